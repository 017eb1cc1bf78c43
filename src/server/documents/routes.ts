import type { Mount, MountUpload } from '../http/mount.ts';
import type { BlobStore } from './blobs.ts';
export function documentRoutes(_parts: { mount: Mount; mountUpload: MountUpload; blobs: BlobStore }): void {}
