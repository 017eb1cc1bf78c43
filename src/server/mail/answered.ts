// «Svar modtaget»: a person's incoming mail raises the open follow-ups of that contact to their salespeople's notice.
// It completes nothing (rule 24), and what no person wrote raises nothing (rule 20).
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';

export async function raiseFollowUps(tx: Tx, contactId: number, wroteAt: Date, now: Date): Promise<void> {
  const raised = await tx
    .updateTable('activity')
    .set({ answered_at: wroteAt })
    .where('contact_id', '=', contactId)
    .where('completed_at', 'is', null)
    // An old mail that is only now brought in answers nothing that was written after it.
    .where('created_at', '<=', wroteAt)
    .where((eb) => eb.or([eb('answered_at', 'is', null), eb('answered_at', '<', wroteAt)]))
    .returning(['id', 'customer_id as customerId'])
    .execute();
  for (const { id, customerId } of raised) {
    await recordEvent(tx, {
      entity: 'activity',
      entityId: id,
      verb: 'answered',
      actorId: null,
      at: now,
      customerId,
    });
  }
}
