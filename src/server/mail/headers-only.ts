// «Gem kun mailens hoved»: of a customer's mail subject, participants and date are journalled, and nothing else is kept
// (decision 018). One customer that is set so decides for the whole mail, whoever else is in it.
import type { Reader, Tx } from '../db/database.ts';

export async function keepsHeadersOnly(db: Reader, customerIds: readonly number[]): Promise<boolean> {
  if (customerIds.length === 0) return false;
  const row = await db
    .selectFrom('customer')
    .select('id')
    .where('id', 'in', [...customerIds])
    .where('mail_headers_only', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes files to be erased from disk, unless something else needs the same content (privacy.ts). */
export async function eraseLater(tx: Tx, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('blob_erasure')
    .values([...new Set(files)].map((sha256) => ({ sha256 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
