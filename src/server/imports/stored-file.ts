// The bytes of an uploaded file, read back whole: at most 50 MB, for as long as it takes to read the rows.
import type { BlobStore } from '../documents/blobs.ts';
import { Problem } from '../errors.ts';

/** Throws 404 `document-bytes-missing`. */
export async function readBlob(blobs: BlobStore, sha256: string): Promise<Buffer> {
  const file = await blobs.open(sha256);
  if (!file) throw new Problem(404, 'document-bytes-missing');
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}
