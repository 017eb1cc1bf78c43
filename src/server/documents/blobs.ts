export interface BlobStore {
  folder: string;
}
export function blobStore(folder: string): BlobStore {
  return { folder };
}
