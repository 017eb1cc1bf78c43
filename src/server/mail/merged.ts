// What a merge means for mail: the lessons and links of the one that went move to the one that stays.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export async function moveMailOfCustomer(tx: Tx, from: number, to: number): Promise<void> {
  // A mail that both had keeps one link; the other activity stays in the history as it is.
  await sql`
    delete from mail_activity gone using mail_activity stays
    where gone.mail_id = stays.mail_id and gone.customer_id = ${from} and stays.customer_id = ${to}`.execute(
    tx,
  );
  await tx.updateTable('mail_activity').set({ customer_id: to }).where('customer_id', '=', from).execute();
  await tx.updateTable('mail_rule').set({ customer_id: to }).where('customer_id', '=', from).execute();
}

export async function moveMailOfContact(tx: Tx, from: number, to: number): Promise<void> {
  await tx.updateTable('mail_party').set({ contact_id: to }).where('contact_id', '=', from).execute();
  await tx.updateTable('mail_rule').set({ contact_id: to }).where('contact_id', '=', from).execute();
}
