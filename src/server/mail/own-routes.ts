// Addresses of «who we are», and of what a user keeps out by the sender's marks.
import * as api from '../../shared/mail-own.ts';
import type { Mount } from '../http/mount.ts';
import { chooseKeptOut, keptOutOf, readFolders } from './keep-out.ts';
import {
  addAddress,
  addDomain,
  listAddresses,
  listDomains,
  removeAddress,
  removeDomain,
} from './own-side.ts';

export function mailOwnRoutes(mount: Mount): void {
  mount(api.listMailAddresses, async ({ db, actor }) => ({ items: await listAddresses(db, actor) }));
  mount(api.addMailAddress, ({ tx, body, actor, now }) => addAddress(tx, body, { actor, now }));
  mount(api.removeMailAddress, async ({ tx, params, actor, now }) => {
    await removeAddress(tx, params.address, { actor, now });
    return { ok: true as const };
  });
  mount(api.listMailDomains, ({ db }) => listDomains(db));
  mount(api.addMailDomain, ({ tx, body, actor, now }) => addDomain(tx, body.domain, { actor, now }));
  mount(api.removeMailDomain, ({ tx, params, actor, now }) =>
    removeDomain(tx, params.domain, { actor, now }),
  );
  mount(api.readKeptOut, async ({ db, actor }) => ({ sensitivities: await keptOutOf(db, actor.id) }));
  mount(api.saveKeptOut, async ({ tx, body, actor }) => {
    await chooseKeptOut(tx, actor.id, body.sensitivities);
    return { sensitivities: await keptOutOf(tx, actor.id) };
  });
  mount(api.listMailFolders, async ({ db, actor }) => ({ items: await readFolders(db, actor.id) }));
}
