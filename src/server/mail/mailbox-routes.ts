// Addresses of a user's own mailboxes, and the reading of all of them in the background.
import * as api from '../../shared/mailboxes.ts';
import type { Mount, MountVisit } from '../http/mount.ts';
import { tellReaders } from './mailbox-news.ts';
import { type MailboxReader, mailboxReader } from './mailbox-reader.ts';
import { compareMailbox, foldersThere, tryReading } from './mailbox-visit.ts';
import {
  changeMailbox,
  connectMailbox,
  findMailbox,
  listMailboxes,
  removeMailbox,
  setPaused,
  tryAccount,
  tryChanges,
} from './mailboxes.ts';
import type { SecretBox } from './secrets.ts';
import { PACE, type Pace } from './sync.ts';
import type { WindowParts } from './window.ts';

interface Parts extends WindowParts {
  mount: Mount;
  mountVisit: MountVisit;
  secrets: SecretBox;
  pace?: Pace | undefined;
}

/** Mounts them; answers the reader, which the caller starts, tells of news, and stops. */
export function mailboxRoutes({ mount, mountVisit, secrets, pace = PACE, ...parts }: Parts): MailboxReader {
  mount(api.listMailboxes, async ({ db, actor }) => ({ items: await listMailboxes(db, actor) }));

  mountVisit(
    api.connectMailbox,
    ({ db, body, actor }) => tryAccount(db, body, actor),
    ({ tx, body, actor, now }) => connectMailbox(tx, secrets, body, { actor, now }),
  );

  mountVisit(
    api.tryMailbox,
    ({ db, body, actor }) => tryReading(db, actor.id, body),
    async ({ visited }) => visited,
  );

  mountVisit(
    api.changeMailbox,
    ({ db, params, body, actor }) => tryChanges(db, secrets, params.id, body, actor),
    ({ tx, params, body, actor, now }) => changeMailbox(tx, secrets, params.id, body, { actor, now }),
  );

  mount(api.pauseMailbox, ({ tx, params, actor, now }) => setPaused(tx, params.id, true, { actor, now }));
  mount(api.resumeMailbox, ({ tx, params, actor, now }) => setPaused(tx, params.id, false, { actor, now }));

  mount(api.removeMailbox, async ({ tx, params, actor, now }) => {
    await removeMailbox(tx, params.id, { actor, now });
    return { ok: true as const };
  });

  mount(api.fetchMailbox, async ({ tx, params, actor }) => {
    const { id } = await findMailbox(tx, params.id, actor);
    await tellReaders(tx, { id, fetch: 'compare' });
    return { ok: true as const };
  });

  mount(api.auditMailbox, async ({ db, params, actor }) =>
    compareMailbox(db, secrets, await findMailbox(db, params.id, actor)),
  );

  mount(api.listMailboxFolders, async ({ db, params, actor }) => ({
    items: await foldersThere(db, secrets, await findMailbox(db, params.id, actor)),
  }));

  return mailboxReader({ ...parts, secrets, pace });
}
