// Imports as a person makes them: upload, look at the preview, run, wait for the end.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind, ImportView } from '../../src/shared/imports.ts';
import type { Answer, World } from './world.ts';

/** The firm's own exports, where they lie beside the repository. */
export const EXPORTS = join(import.meta.dirname, '../../../shared/data');
export const hasExports = existsSync(EXPORTS);

export interface Importing {
  upload(kind: ImportKind, content: Buffer | string, name?: string): Promise<Answer>;
  read(id: number): Promise<ImportView>;
  /** Starts a run and waits for its end. */
  run(id: number): Promise<ImportView>;
  /** Uploads and runs. */
  take(kind: ImportKind, content: Buffer | string): Promise<ImportView>;
}

export function importing(world: World): Importing {
  const upload: Importing['upload'] = (kind, content, name = 'fil.csv') =>
    world.admin.upload(`/api/imports?kind=${kind}&name=${encodeURIComponent(name)}`, content);
  const read = async (id: number): Promise<ImportView> => (await world.admin.get(`/api/imports/${id}`)).body;
  async function run(id: number): Promise<ImportView> {
    const started = await world.admin.post(`/api/imports/${id}/run`);
    if (started.status !== 200) throw new Error(JSON.stringify(started.body));
    for (;;) {
      const view = await read(id);
      if (view.state !== 'running') return view;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return {
    upload,
    read,
    run,
    async take(kind, content) {
      const { status, body } = await upload(kind, content);
      if (status !== 200) throw new Error(JSON.stringify(body));
      return run(body.id);
    },
  };
}

/** Rows under a heading, as a file with semicolons. */
export const csv = (heading: string, ...rows: string[]): string => [heading, ...rows].join('\r\n');

/** What an import came to, in one line of figures. */
export const figures = ({ state, created, updated, unchanged, faulty, warned }: ImportView) => ({
  state,
  created,
  updated,
  unchanged,
  faulty,
  warned,
});

/** Each marked row as its line and its reasons: [402, 'accountNumber account-twice']. */
export const marked = (rows: ImportView['faults']): (string | number)[][] =>
  rows.map((row) => [row.line, ...row.reasons.map((reason) => `${reason.field ?? 'row'} ${reason.id}`)]);
