// Addresses of documents.
import * as api from '../../shared/documents.ts';
import type { Mount, MountUpload } from '../http/mount.ts';
import { attachDocument, removeDocument, restoreDocument } from './attach.ts';
import { announcedLength, type BlobStore } from './blobs.ts';
import { listDocuments } from './list.ts';
import { openDocument } from './open.ts';
import { findOwner } from './owner.ts';

interface Parts {
  mount: Mount;
  mountUpload: MountUpload;
  blobs: BlobStore;
}

export function documentRoutes({ mount, mountUpload, blobs }: Parts): void {
  mountUpload(
    api.attachDocument,
    async ({ db, query, bytes, request }) => {
      // Asked before the bytes come: nobody should wait through 50 MB to hear that there is no such customer.
      await findOwner(db, query, false);
      return blobs.put(bytes, announcedLength(request.headers));
    },
    async ({ tx, query, actor, now, received }) =>
      attachDocument(tx, query, received, { actorId: actor.id, now }),
  );
  mount(api.listDocuments, async ({ db, query }) => ({ items: await listDocuments(db, query) }));
  mount(api.openDocument, async ({ db, params, request, reply }) =>
    openDocument(db, blobs, { id: params.id, request, reply }),
  );
  mount(api.removeDocument, async ({ tx, params, actor, now }) => {
    await removeDocument(tx, params.id, { actorId: actor.id, now });
    return { ok: true } as const;
  });
  mount(api.restoreDocument, async ({ tx, params, actor, now }) =>
    restoreDocument(tx, params.id, { actorId: actor.id, now }),
  );
}
