// What no person wrote: answers of machines, lists, bounces, answers to invitations (rule 20).
// Decided on headers, never on words: «Automatisk svar» in a subject is what a colleague may write about.
import type { HeaderBlock } from './headers-scan.ts';
import { structured } from './headers-scan.ts';

export type Automatic = 'auto-reply' | 'list' | 'bounce' | 'calendar';

/** Answers to an invitation (RFC 5546 1.4); an invitation itself is a person's doing. */
const CALENDAR_ANSWERS = new Set(['reply', 'counter', 'declinecounter', 'refresh']);

/**
 * What kind of machine sent this, or null for a person.
 * @param partsText the mail's first part as latin1, to find an answer to an invitation in: Outlook wraps it
 */
export function automaticKind(
  headers: HeaderBlock,
  fromAddress: string | null,
  partsText: string,
): Automatic | null {
  const said = (name: string) => headers.first(name)?.toLowerCase() ?? null;
  const sender = fromAddress?.split('@')[0] ?? '';
  const type = structured(headers.first('content-type'));
  if (type.value === 'multipart/report') {
    // A read receipt and a complaint are reports too, but nothing failed to arrive (RFC 6522, RFC 8098, RFC 5965).
    const report = (type.params['report-type'] ?? '').toLowerCase();
    return report === 'disposition-notification' || report === 'feedback-report' ? 'auto-reply' : 'bounce';
  }
  const nullPath = /^<\s*>$/.test(said('return-path') ?? '');
  if (headers.has('x-failed-recipients') || sender === 'mailer-daemon') return 'bounce';
  if (nullPath && sender === 'postmaster') return 'bounce';
  if (CALENDAR_ANSWERS.has(calendarMethod(type, partsText))) return 'calendar';

  // RFC 3834 5. Lists and newsletters say auto-generated as well, and are asked first.
  const submitted = (said('auto-submitted') ?? 'no').split(/[\s;(]/, 1)[0]!;
  const precedence = said('precedence') ?? '';
  if (submitted === 'auto-replied' || precedence === 'auto_reply') return 'auto-reply';
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => (said(name) ?? 'no') !== 'no')) {
    return 'auto-reply';
  }
  // RFC 2369, RFC 2919. X-Auto-Response-Suppress alone only asks others not to answer: Exchange sets it on people's mail.
  if (['list-id', 'list-unsubscribe', 'list-post'].some((name) => headers.has(name))) return 'list';
  if (['bulk', 'list', 'junk'].includes(precedence)) return 'list';
  return submitted === 'no' || submitted === '' ? null : 'auto-reply';
}

function calendarMethod(type: { value: string; params: Record<string, string> }, partsText: string): string {
  if (type.value === 'text/calendar') return (type.params.method ?? '').toLowerCase();
  if (!type.value.startsWith('multipart/')) return '';
  const part = /^content-type:[ \t]*text\/calendar\b/im.exec(partsText);
  if (!part) return '';
  const around = partsText.slice(part.index, part.index + 600).replace(/\r?\n[ \t]+/g, ' ');
  return (
    structured(
      around.split(/\r?\n/, 1)[0]!.slice('content-type:'.length).trim(),
    ).params.method?.toLowerCase() ?? ''
  );
}
