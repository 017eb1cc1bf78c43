// What one does to a project from its page or its card: another stage, closing, reopening; each told, each undone by one
// click where it can be.
import { useQueryClient } from '@tanstack/react-query';
import type { InputOf } from '../../shared/contract.ts';
import { undoStatusChange } from '../../shared/customers.ts';
import {
  closeProject,
  moveProject,
  type ProjectOutcome,
  type ProjectRow,
  reopenProject,
} from '../../shared/projects.ts';
import { call, Refusal } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { refreshRecords } from '../records/refresh.ts';
import { useTexts } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { useNotices } from '../ui/notices.tsx';
import { projectQuery } from './queries.ts';

type Project = Pick<ProjectRow, 'id' | 'name' | 'stageId'>;

export function useProjectActs() {
  const { common } = useTexts();
  const words = useProjectTexts();
  const { notify } = useNotices();
  const names = useReference();
  const client = useQueryClient();

  /** Sends, tells what was refused, and shows what is now; undefined when nothing was done. */
  async function act<Answer>(send: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notify(Object.values(error.fields)[0] ?? (error.message || common.errors.offline), { tone: 'danger' });
      return undefined;
    } finally {
      refreshRecords(client);
    }
  }

  const keep = ({ project }: ProjectOutcome) =>
    client.setQueryData(projectQuery(project.id).queryKey, project);

  const tellStatus = ({ statusChange }: ProjectOutcome) => {
    if (!statusChange) return;
    const { id, fromStatusId, toStatusId } = statusChange;
    const nameOf = (status: number) => names.status(status)?.name ?? '';
    notify(words.statusChanged(nameOf(fromStatusId), nameOf(toStatusId)), {
      undo: async () => void (await act(() => call(undoStatusChange, { params: { id } }))),
    });
  };

  async function move({ id, name, stageId: from }: Project, stageId: number): Promise<void> {
    if (stageId === from) return;
    const send = (to: number) => call(moveProject, { params: { id }, body: { stageId: to } });
    const moved = await act(() => send(stageId));
    if (!moved) return;
    keep(moved);
    notify(words.board.moved(name, names.stage(stageId)?.name ?? ''), {
      undo: async () => {
        const back = await act(() => send(from));
        if (back) keep(back);
      },
    });
    tellStatus(moved);
  }

  async function reopen({ id, name }: Project): Promise<void> {
    const opened = await act(() => call(reopenProject, { params: { id } }));
    if (!opened) return;
    keep(opened);
    notify(words.reopened(name), { tone: 'good' });
  }

  /** Answers whether it was closed. */
  async function close(
    project: Project,
    body: NonNullable<InputOf<(typeof closeProject)['body']>>,
  ): Promise<boolean> {
    const closed = await act(() => call(closeProject, { params: { id: project.id }, body }));
    if (!closed) return false;
    keep(closed);
    const { completed, kept } = closed;
    const told = [
      words.close.closed(project.name, words.closedAs[body.result]),
      completed > 0 && words.close.completed(completed),
      kept > 0 && words.close.kept(kept),
    ];
    notify(told.filter(Boolean).join(' '), { tone: 'good', undo: () => reopen(project) });
    tellStatus(closed);
    return true;
  }

  return { move, reopen, close };
}
