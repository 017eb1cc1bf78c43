// The little that a note says of an invitation (RFC 5545): what, when, and whether it is asked, changed or called off.
import { cleanLine, decodeBytes } from './headers-charset.ts';

export interface CalendarPart {
  /** REQUEST, CANCEL, REPLY, …; '' when it does not say */
  method: string;
  summary: string;
  /** as written: 2026-12-24, 2026-12-24T14:30 in the time zone of whoever wrote it, or with a Z in UTC */
  start: string | null;
}

/** The first event of a calendar part; null when there is none. */
export function readCalendar(content: Buffer): CalendarPart | null {
  const text = decodeBytes(content.subarray(0, 256 * 1024)).replace(/\r?\n[ \t]/g, '');
  const event = text.search(/^BEGIN:VEVENT/im);
  if (event < 0) return null;
  const value = (name: string, from: string) =>
    new RegExp(`^${name}(?:;[^:\\r\\n]{0,300})?:([^\\r\\n]*)`, 'im').exec(from)?.[1] ?? '';
  const summary = value('SUMMARY', text.slice(event))
    .replace(/\\n/gi, ' ')
    .replace(/\\([,;\\])/g, '$1');
  const start = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?/.exec(
    value('DTSTART', text.slice(event)).trim(),
  );
  return {
    method: cleanLine(value('METHOD', text), 20).toUpperCase(),
    summary: cleanLine(summary, 250),
    start:
      start && `${start[1]}-${start[2]}-${start[3]}${start[4] ? `T${start[4]}:${start[5]}${start[6]}` : ''}`,
  };
}
