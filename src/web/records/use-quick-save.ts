// Saving one fact with one click. When somebody changed other facts meanwhile, the click is meant all the same and
// is saved on top; when it was this very fact, the user is told and the page shows what it is now.
import { useRef, useState } from 'react';
import { staleDetails } from '../../shared/history.ts';
import { Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';

export function useQuickSave() {
  const { common } = useTexts();
  const { notify } = useNotices();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);

  async function onTop<T>(
    facts: string[],
    version: number,
    send: (version: number) => Promise<T>,
  ): Promise<T> {
    try {
      return await send(version);
    } catch (error) {
      if (!(error instanceof Refusal) || error.id !== 'stale-version') throw error;
      const late = staleDetails.parse(error.details);
      const same = late.changes.some(({ changes }) => facts.some((fact) => fact in changes));
      if (same) throw error;
      return send(late.currentVersion);
    }
  }

  /** Sends unless a save is under way; undefined when nothing was saved, which the user has then been told. */
  async function save<T>(
    facts: string[],
    version: number,
    send: (version: number) => Promise<T>,
  ): Promise<T | undefined> {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    try {
      return await onTop(facts, version, send);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notify(error.message || common.errors.offline, { tone: 'danger' });
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return { save, busy };
}
