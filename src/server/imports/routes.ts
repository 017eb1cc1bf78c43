// Addresses of imports: upload → preview with mapping → run → result and the file of faulty rows.
import type { FastifyBaseLogger } from 'fastify';
import * as api from '../../shared/imports.ts';
import type { Database } from '../db/database.ts';
import { announcedLength, type BlobStore, recordBlob } from '../documents/blobs.ts';
import { contentDisposition, safeName } from '../documents/names.ts';
import { Problem } from '../errors.ts';
import type { Mount, MountUpload } from '../http/mount.ts';
import { guessMapping } from './columns.ts';
import { faultsCsv } from './faults-csv.ts';
import { readFile } from './file.ts';
import { importRunner } from './runner.ts';
import {
  createRun,
  findRunForChange,
  listRuns,
  mustFit,
  previewImport,
  readFaults,
  readRun,
  stored,
} from './runs.ts';
import { readBlob } from './stored-file.ts';

interface Parts {
  mount: Mount;
  mountUpload: MountUpload;
  blobs: BlobStore;
  database: Database;
  clock: () => Date;
  log: FastifyBaseLogger;
}

/** Answers how to stop: what runs is then broken off, and nothing of it is kept. */
export function importRoutes({ mount, mountUpload, blobs, ...parts }: Parts): () => Promise<void> {
  const runner = importRunner({ blobs, ...parts });

  mountUpload(
    api.uploadImport,
    async ({ db, query, bytes, request, actor, now, company }) => {
      const blob = await blobs.put(bytes, announcedLength(request.headers));
      const file = await readFile(await readBlob(blobs, blob.sha256));
      const mapping = guessMapping(query.kind, file.columns);
      const by = { actorId: actor.id, now, timeZone: company.timeZone };
      return { blob, file, mapping, by, counts: await previewImport(db, query.kind, file, mapping, by) };
    },
    async ({ tx, query, actor, now, received: { blob, by, ...preview } }) => {
      await recordBlob(tx, blob, now);
      const fileName = safeName(query.name);
      const id = await createRun(tx, { kind: query.kind, fileName, sha256: blob.sha256, ...preview }, by);
      return readRun(tx, id, actor.language);
    },
  );

  mount(api.listImports, async ({ db, actor }) => ({ items: await listRuns(db, actor.language) }));
  mount(api.readImport, async ({ db, params, actor }) => readRun(db, params.id, actor.language));

  mount(api.remapImport, async ({ tx, params, body: { mapping }, actor, now, company }) => {
    const run = await findRunForChange(tx, params.id);
    if (run.state === 'running' || run.state === 'done') throw new Problem(409, 'import-started');
    mustFit(run.kind, mapping, run.columns);
    const file = await readFile(await readBlob(blobs, run.sha256));
    const by = { actorId: actor.id, now, timeZone: company.timeZone };
    const counts = await previewImport(tx, run.kind, file, mapping, by);
    await tx
      .updateTable('import_run')
      .set({ state: 'preview', message: null, mapping: JSON.stringify(mapping), ...stored(counts) })
      .where('id', '=', run.id)
      .execute();
    return readRun(tx, run.id, actor.language);
  });

  mount(api.runImport, async ({ tx, params, actor }) => {
    await runner.start(tx, params.id, actor.id);
    return readRun(tx, params.id, actor.language);
  });

  mount(api.downloadFaults, async ({ db, params, actor, reply }) => {
    const faulty = await readFaults(db, params.id);
    const name = `${faulty.fileName.replace(/\.[^.]*$/, '')} - ${actor.language === 'en' ? 'errors' : 'fejl'}.csv`;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', contentDisposition('attachment', name))
      .send(faultsCsv(faulty, actor.language));
  });

  return () => runner.stop();
}
