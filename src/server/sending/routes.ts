// Addresses of sending, and the outbox that works behind them.
import * as api from '../../shared/sending.ts';
import { announcedLength } from '../documents/blobs.ts';
import type { Mount, MountUpload, MountVisit } from '../http/mount.ts';
import { readAccounts, removeAccount, saveAccount, tryAccount } from './accounts.ts';
import type { SendingParts } from './attempt.ts';
import { beginMail } from './begin.ts';
import { attachDocument, attachFile, changeDraft, detachFile, discardMail } from './drafts.ts';
import { holdDraft, listOutbox, readOutbox } from './outbox.ts';
import { quoteOf } from './prepare.ts';
import { sendMail, takeBack } from './queue.ts';
import { type OutboxWorker, outboxWorker } from './worker.ts';

interface Parts extends SendingParts {
  mount: Mount;
  mountVisit: MountVisit;
  mountUpload: MountUpload;
}

/** Mounts them; answers the worker, which the caller wakes and stops. */
export function sendingRoutes({ mount, mountVisit, mountUpload, ...parts }: Parts): OutboxWorker {
  accountRoutes({ mount, mountVisit, secrets: parts.secrets });

  mount(api.listOutbox, async ({ db, actor, query }) => ({ items: await listOutbox(db, actor, query) }));
  mount(api.beginMail, async ({ tx, actor, body, now }) =>
    readOutbox(tx, actor, await beginMail(tx, body, { actor, now })),
  );
  mount(api.readOutbox, async ({ db, actor, params }) => readOutbox(db, actor, params.id));
  mount(api.readQuote, async ({ db, actor, params }) => {
    const { kind, quotes } = await readOutbox(db, actor, params.id);
    return {
      quote:
        quotes === null ? '' : await quoteOf(db, parts, { kind, about_mail_id: quotes, user_id: actor.id }),
    };
  });
  mount(api.changeDraft, async ({ tx, actor, params, body, now }) => {
    await changeDraft(tx, params.id, body, { actor, now });
    return readOutbox(tx, actor, params.id);
  });
  mount(api.discardMail, async ({ tx, actor, params, now }) => {
    await discardMail(tx, params.id, { actor, now });
    return { ok: true as const };
  });
  mountUpload(
    api.attachToDraft,
    async ({ bytes, db, actor, params, request }) => {
      await readOutbox(db, actor, params.id);
      return parts.blobs.put(bytes, announcedLength(request.headers));
    },
    async ({ tx, actor, params, query, now, received }) => {
      await attachFile(tx, params.id, { name: query.name, stored: received }, { actor, now });
      return readOutbox(tx, actor, params.id);
    },
  );
  mount(api.attachDocumentToDraft, async ({ tx, actor, params, body, now }) => {
    await holdDraft(tx, actor, params.id);
    await attachDocument(tx, params.id, body.documentId, { actor, now });
    return readOutbox(tx, actor, params.id);
  });
  mount(api.detachFromDraft, async ({ tx, actor, params, now }) => {
    await detachFile(tx, params.id, params.fileId, { actor, now });
    return readOutbox(tx, actor, params.id);
  });
  mount(api.sendMail, async ({ tx, actor, params, body, now }) => {
    await sendMail(tx, params.id, body.version, { actor, now });
    return readOutbox(tx, actor, params.id);
  });
  mount(api.takeBackMail, async ({ tx, actor, params, now }) => {
    await takeBack(tx, params.id, { actor, now });
    return readOutbox(tx, actor, params.id);
  });
  return outboxWorker(parts);
}

function accountRoutes({
  mount,
  mountVisit,
  secrets,
}: Pick<Parts, 'mount' | 'mountVisit' | 'secrets'>): void {
  mount(api.readSendingAccounts, ({ db, actor }) => readAccounts(db, actor));
  mountVisit(
    api.saveOwnSendingAccount,
    ({ db, actor, body }) => tryAccount(db, secrets, actor.id, body),
    ({ tx, actor, body, now, visited }) => saveAccount(tx, actor.id, body, visited, { actor, now }),
  );
  mount(api.removeOwnSendingAccount, async ({ tx, actor, now }) => {
    await removeAccount(tx, actor.id, { actor, now });
    return { ok: true as const };
  });
  mountVisit(
    api.saveCompanySendingAccount,
    ({ db, body }) => tryAccount(db, secrets, null, body),
    ({ tx, actor, body, now, visited }) => saveAccount(tx, null, body, visited, { actor, now }),
  );
  mount(api.removeCompanySendingAccount, async ({ tx, actor, now }) => {
    await removeAccount(tx, null, { actor, now });
    return { ok: true as const };
  });
}
