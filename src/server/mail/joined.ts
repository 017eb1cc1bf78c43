// One mail, several journal reports: a server that divides its recipients tells of each share by itself. Whoever a later
// report tells of joins the mail, and it is placed at theirs as well; what was placed or decided before stays.
import type { Tx } from '../db/database.ts';
import { type MailFile, placeOn } from './activity.ts';
import { gatherEvidence } from './evidence.ts';
import { judge, type Place } from './match.ts';
import { isOwn, readOwnSide } from './own.ts';

/** Adds recipients that the mail does not know yet; answers whether the journal has to look at it again. */
export async function joinParties(
  tx: Tx,
  mail: { id: number; state: string; reason: string; joined: readonly string[] },
  recipients: readonly string[],
): Promise<boolean> {
  if (recipients.length === 0) return false;
  const known = await tx
    .selectFrom('mail_party')
    .select(['address', 'place'])
    .where('mail_id', '=', mail.id)
    .execute();
  const addresses = new Set(known.map((one) => one.address));
  const ours = await readOwnSide(tx);
  const more = [...new Set(recipients)].filter((one) => !addresses.has(one) && !ours.dropBoxes.has(one));
  if (more.length === 0) return false;
  const next = Math.max(-1, ...known.map((one) => one.place)) + 1;
  const rows = more.map((address, at) => ({
    mail_id: mail.id,
    place: next + at,
    role: 'bcc',
    address,
    name: '',
    own: isOwn(address, ours),
  }));
  await tx.insertInto('mail_party').values(rows).execute();
  const outside = rows.filter(({ own }) => !own).map(({ address }) => address);
  if (outside.length === 0) return false;
  if (mail.state === 'journalled') {
    const joined = [...mail.joined, ...outside];
    await tx.updateTable('mail').set({ joined }).where('id', '=', mail.id).execute();
    return true;
  }
  // What a person decided, and what failed, is left as it is.
  return mail.state === 'unplaced' || (mail.state === 'ignored' && mail.reason === 'internal');
}

interface Joined {
  id: number;
  subject: string;
  sent_at: Date;
  direction: string;
  automatic: string | null;
  verified: boolean | null;
  owner_id: number | null;
  joined: readonly string[];
}

/** Places a journalled mail at the customers of those who joined it; answers where. */
export async function placeJoined(
  tx: Tx,
  mail: Joined,
  files: readonly MailFile[],
  now: Date,
): Promise<Place[]> {
  if (mail.joined.length === 0) return [];
  const evidence = await gatherEvidence(tx, {
    outsiders: mail.joined,
    references: [],
    ownerId: mail.owner_id,
  });
  const { state, places } = judge(mail.joined, evidence);
  if (state !== 'journalled') return [];
  const toPlace = {
    id: mail.id,
    subject: mail.subject,
    sentAt: mail.sent_at,
    direction: mail.direction as 'in' | 'out',
    automatic: mail.automatic,
    verified: mail.verified,
    ownerId: mail.owner_id,
    answersMailId: null,
    files,
    colleagues: [],
  };
  for (const place of places) await placeOn(tx, toPlace, place, { actorId: null, now });
  return places;
}
