import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import type { Mount, MountUpload } from '../http/mount.ts';
export function importRoutes(_parts: {
  mount: Mount;
  mountUpload: MountUpload;
  blobs: BlobStore;
  database: Database;
  clock: () => Date;
  log: FastifyBaseLogger;
}): void {}
