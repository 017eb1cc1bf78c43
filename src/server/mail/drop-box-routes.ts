// Addresses of the drop-box's settings; taking mail in is drop-box.ts.
import * as api from '../../shared/drop-box.ts';
import type { Mount } from '../http/mount.ts';
import { changeClients, readDropBox, renewAddress } from './drop-box-addresses.ts';

/** `domain`: what its addresses end with; null when it is not set up. */
export function dropBoxRoutes(mount: Mount, domain: string | null): void {
  mount(api.readDropBox, async ({ db, actor, now }) => readDropBox(db, actor, domain, now));
  mount(api.renewDropBox, async ({ tx, actor, body, now }) => {
    await renewAddress(tx, { ...body, userId: actor.id, domain }, { actorId: actor.id, now });
    return readDropBox(tx, actor, domain, now);
  });
  mount(api.renewJournalAddress, async ({ tx, actor, body, now }) => {
    await renewAddress(tx, { ...body, userId: null, domain }, { actorId: actor.id, now });
    return readDropBox(tx, actor, domain, now);
  });
  mount(api.changeJournalClients, async ({ tx, actor, body, now }) => {
    await changeClients(tx, body.clients, { actorId: actor.id, now });
    return { ok: true as const };
  });
}
