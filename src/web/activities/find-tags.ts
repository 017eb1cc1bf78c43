// Finding tags for the pickers: all of them are known already.
import { fold } from '../../shared/fold.ts';
import type { TagView } from '../../shared/settings.ts';
import type { Pick } from '../ui/async-picker.tsx';

const MOST = 20;

export const findTags =
  (tags: readonly TagView[]) =>
  async (q: string): Promise<Pick[]> =>
    tags
      .filter(({ name }) => fold(name).includes(fold(q)))
      .slice(0, MOST)
      .map(({ id, name }) => ({ id: String(id), name }));
