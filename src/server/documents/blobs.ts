// Content-addressed bytes under <dataDir>/documents: one file per content, ab/cd/<sha256>, never rewritten.
// What must always hold: a file has its name only when it is whole and on disk. Until then it is a draft in tmp/,
// which a crash may leave behind and the next start sweeps away.
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { MAX_DOCUMENT_BYTES } from '../../shared/documents.ts';
import { errorCode, type Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';

export interface StoredBlob {
  sha256: string;
  /** bytes */
  size: number;
  /** the first bytes, enough to know what kind of file it is */
  head: Buffer;
}

export interface BlobStore {
  /**
   * Takes a stream in; memory stays flat. `expected` is the announced length, if any.
   * Throws 413 `file-too-large`, 422 `empty-file`, 400 `upload-cut-off`, 507 `storage-full`; nothing is left then.
   */
  put(bytes: Readable, expected?: number): Promise<StoredBlob>;
  /** Opens the bytes for reading, for the caller to close; null when they are not there. */
  open(sha256: string): Promise<FileHandle | null>;
  /** Where the bytes lie, for a thread that reads them itself. */
  placeOf(sha256: string): string;
  /** Erases the bytes for good; harmless when they are not there. Whether anything still needs them is the caller's to know. */
  remove(sha256: string): Promise<void>;
  /** Removes drafts that an interrupted upload left. One that still grows belongs to a living process. */
  sweep(): Promise<void>;
}

const HEAD_BYTES = 64 * 1024;
const ABANDONED_AFTER_MS = 10 * 60_000;
/** How long a refused upload may go on arriving, so that its sender comes to reading the refusal. */
const DRAIN_MS = 60_000;

/** The store in this folder; it is created when the first bytes come. */
export function blobStore(folder: string): BlobStore {
  const drafts = join(folder, 'tmp');
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  return {
    async put(bytes, expected) {
      const draft = join(drafts, randomUUID());
      try {
        if (expected !== undefined && expected > MAX_DOCUMENT_BYTES) throw new Problem(413, 'file-too-large');
        await mkdir(drafts, { recursive: true, mode: 0o700 });
        const stored = await writeDraft(draft, bytes, expected);
        await settle(draft, placeOf(stored.sha256));
        return stored;
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        drain(bytes);
        throw asProblem(error);
      }
    },

    async open(sha256) {
      try {
        return await open(placeOf(sha256));
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return null;
        throw error;
      }
    },

    placeOf,

    async remove(sha256) {
      await rm(placeOf(sha256), { force: true });
    },

    async sweep() {
      for (const name of await readdir(drafts).catch(() => [])) {
        const draft = join(drafts, name);
        const age = await stat(draft).then(
          (file) => Date.now() - file.mtimeMs,
          () => 0,
        );
        if (age > ABANDONED_AFTER_MS) await rm(draft, { force: true });
      }
    },
  };
}

async function writeDraft(draft: string, bytes: Readable, expected: number | undefined): Promise<StoredBlob> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let size = 0;
  const file = await open(draft, 'wx', 0o600);
  try {
    // Leaving the loop early must not destroy the stream: with it would go the connection, and the answer.
    for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (size < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - size));
      size += chunk.length;
      if (size > MAX_DOCUMENT_BYTES) throw new Problem(413, 'file-too-large');
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (expected !== undefined && size !== expected) throw new Problem(400, 'upload-cut-off');
    if (size === 0) throw new Problem(422, 'empty-file');
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size, head: Buffer.concat(head) };
}

/** Gives a finished draft its name; the same content is already there when it was stored before. */
async function settle(draft: string, place: string): Promise<void> {
  const known = await stat(place).catch(() => null);
  if (known) return rm(draft);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await rename(draft, place);
  // The name, and the folders above it, must survive a power cut as well. Windows neither needs nor allows it.
  if (process.platform === 'win32') return;
  const folders = [dirname(place), dirname(dirname(place)), dirname(dirname(dirname(place)))];
  await Promise.all(
    folders.map(async (folder) => {
      const handle = await open(folder);
      await handle.sync().finally(() => handle.close());
    }),
  );
}

/** Lets the rest of a refused upload run into nothing for a while. */
function drain(bytes: Readable): void {
  if (bytes.readableEnded || bytes.destroyed) return;
  const tooLong = setTimeout(() => bytes.destroy(), DRAIN_MS).unref();
  bytes.once('close', () => clearTimeout(tooLong)).on('error', () => undefined);
  bytes.resume();
}

function asProblem(error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new Problem(400, 'upload-cut-off');
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Problem(507, 'storage-full');
  return error;
}

/** How many bytes an upload says it has; undefined when it does not say (chunked). */
export function announcedLength(headers: { 'content-length'?: string | undefined }): number | undefined {
  const length = headers['content-length'];
  return length === undefined ? undefined : Number(length);
}

/** Makes the bytes known to the database; again is harmless. */
export async function recordBlob(tx: Tx, { sha256, size }: StoredBlob, now: Date): Promise<void> {
  await tx
    .insertInto('blob')
    .values({ sha256, size, stored_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
