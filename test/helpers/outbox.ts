// Writing and sending mail in tests: time stands still until a test lets it pass.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { OutboxView } from '../../src/shared/sending.ts';
import type { Person, World } from './world.ts';

export function outboxOf(world: World) {
  const mustBeOk = ({ status, body }: { status: number; body: OutboxView }): OutboxView => {
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const begin = async (by: Person, body: object) => mustBeOk(await by.post('/api/outbox', body));
  const write = async (by: Person, draft: OutboxView, change: object) =>
    mustBeOk(await by.patch(`/api/outbox/${draft.id}`, { ...change, version: draft.version }));
  const read = async (by: Person, id: number): Promise<OutboxView> =>
    (await by.get(`/api/outbox/${id}`)).body;
  const press = (by: Person, { id, version }: OutboxView) =>
    by.post(`/api/outbox/${id}/sending`, { version });

  /** Lets this much time pass, and the outbox look. */
  async function pass(seconds: number): Promise<void> {
    world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000);
    await sql`select pg_notify('opfolg_outbox', '')`.execute(world.database.reader);
  }
  async function until(by: Person, id: number, is: (mail: OutboxView) => boolean): Promise<OutboxView> {
    for (let i = 0; i < 500; i += 1) {
      const mail = await read(by, id);
      if (is(mail)) return mail;
      await sleep(20);
    }
    const { rows } =
      await sql`select state, reason, because, tries from mail where id = (select mail_id from outbox where id = ${id})`.execute(
        world.database.reader,
      );
    throw new Error(`not in time: ${JSON.stringify([rows, await read(by, id)])}`);
  }
  /** Presses «Send» and waits past the time for regret, until it is in this state. */
  async function sendUntil(by: Person, draft: OutboxView, is: (mail: OutboxView) => boolean) {
    mustBeOk(await press(by, draft));
    await pass(11);
    return until(by, draft.id, is);
  }
  const send = (by: Person, draft: OutboxView) =>
    sendUntil(by, draft, (mail) => mail.becameActivityId !== null);
  return { begin, write, read, press, pass, until, sendUntil, send };
}
