// What is done with the marked rows, with words for all that came of it: how many changed, which were left and why, and how it
// is taken back. Many are sent in pieces, each whole or not at all; it shows how far it is, and can be stopped.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { bulkChange, type UndoStep, undoBulk } from '../../shared/activities.ts';
import type { CallInput, OutputOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/days.ts';
import { exportMarked, type FileFormat } from '../../shared/exports.ts';
import { formatDayLong } from '../../shared/format.ts';
import { useRefused } from '../activities/consequences.ts';
import { refreshActivities } from '../activities/remember.ts';
import { call } from '../data/call.ts';
import { download } from '../data/download.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useTagTexts } from '../texts/tags.ts';
import { useNotices } from '../ui/notices.tsx';

type Action = CallInput<typeof bulkChange>['body']['action'];
type Done = OutputOf<(typeof bulkChange)['response']>;

/** So many at a time take about a second; a thousand at once would be a long wait with nothing to see. */
const PIECE = 200;

export function useMarkedActs() {
  const words = useTagTexts().done;
  const { language } = useLanguage();
  const names = useReference();
  const client = useQueryClient();
  const { notify } = useNotices();
  const refused = useRefused();
  /** how far a large act is; null when none is under way */
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const stopped = useRef(false);

  const refresh = async () => {
    await Promise.all([refreshActivities(client), client.invalidateQueries({ queryKey: ['overview'] })]);
  };

  /** Sends piece after piece, until all is done, somebody stops it, or the server refuses one. */
  const inPieces = async <Part>(parts: readonly Part[], send: (piece: Part[]) => Promise<unknown>) => {
    stopped.current = false;
    let done = 0;
    try {
      while (done < parts.length && !stopped.current) {
        setProgress({ done, of: parts.length });
        await send(parts.slice(done, done + PIECE));
        done = Math.min(parts.length, done + PIECE);
      }
    } catch (error) {
      refused(error);
    }
    setProgress(null);
    await refresh();
    return parts.length - done;
  };

  const act = async (
    ids: readonly number[],
    action: Action,
    { said, undo }: { said: (n: number) => string; undo: (done: Done) => void },
  ) => {
    const done: Done = {
      changed: [],
      skipped: [],
      why: { already: 0, completed: 0, followed: 0 },
      statusChanges: [],
      taken: [],
      undo: [],
    };
    const left = await inPieces(ids, async (piece) => {
      const answer = await call(bulkChange, { body: { ids: piece, action } });
      done.changed.push(...answer.changed);
      done.why.already += answer.why.already;
      done.why.followed += answer.why.followed;
      done.taken.push(...answer.taken);
      done.undo.push(...answer.undo);
    });
    const n = done.changed.length;
    const reached = left < ids.length;
    const sentences = [
      n > 0 ? said(n) : reached && words.nothing,
      done.why.already > 0 && words.already(done.why.already),
      done.why.followed > 0 && words.followed(done.why.followed),
      done.taken.length > 0 && words.taken(done.taken.length),
      left > 0 && words.stopped(left),
    ].filter(Boolean);
    if (sentences.length === 0) return;
    notify(sentences.join(' '), {
      seconds: 12,
      ...(n > 0 && { tone: 'good' as const, undo: () => undo(done) }),
    });
  };

  const takeBack = async (steps: readonly UndoStep[]) => {
    let back = 0;
    let kept = 0;
    await inPieces(steps, async (piece) => {
      const { changed, skipped } = await call(undoBulk, { body: { steps: piece } });
      back += changed.length;
      kept += skipped.length;
    });
    notify([words.undone(back), kept > 0 && words.changedSince(kept)].filter(Boolean).join(' '));
  };
  const bySteps = ({ undo }: Done) => void takeBack(undo);

  return {
    progress,
    stop: () => {
      stopped.current = true;
    },
    followUp: (ids: readonly number[], date: Day, text: string) =>
      act(
        ids,
        { kind: 'follow-up', date, text },
        { said: (n) => words.followUp(n, formatDayLong(date, language)), undo: bySteps },
      ),
    assign: (ids: readonly number[], salespersonId: number) =>
      act(
        ids,
        { kind: 'reassign', salespersonId },
        { said: (n) => words.assigned(n, names.user(salespersonId)?.name ?? ''), undo: bySteps },
      ),
    tag: (ids: readonly number[], tag: { id: number; name: string }, kind: 'tag' | 'untag') =>
      act(
        ids,
        { kind, tagId: tag.id },
        {
          said: (n) => (kind === 'tag' ? words.tagged : words.untagged)(n, tag.name),
          undo: ({ changed }) => {
            const opposite = { kind: kind === 'tag' ? 'untag' : 'tag', tagId: tag.id } as const;
            void inPieces(changed, (piece) => call(bulkChange, { body: { ids: piece, action: opposite } }));
          },
        },
      ),
    exportThem: (ids: readonly number[], format: FileFormat) =>
      download(exportMarked, { query: { format }, body: { ids: [...ids] } }).catch(refused),
  };
}
