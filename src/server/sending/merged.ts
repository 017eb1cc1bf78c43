// What a merge means for mail that is being written: it is with the one that stays.
import type { Tx } from '../db/database.ts';

export async function moveOutboxOfCustomer(tx: Tx, from: number, to: number): Promise<void> {
  await tx.updateTable('outbox').set({ customer_id: to }).where('customer_id', '=', from).execute();
}

export async function moveOutboxOfContact(tx: Tx, from: number, to: number): Promise<void> {
  await tx.updateTable('outbox').set({ contact_id: to }).where('contact_id', '=', from).execute();
}
