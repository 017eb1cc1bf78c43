// The floor: the very statements that the server sends, replayed through the driver alone. They are caught by running
// the server's own functions once, so that floor and server can never drift apart.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { changeActivity } from '../src/server/activities/change.ts';
import { readActivity } from '../src/server/activities/find.ts';
import { listActivities } from '../src/server/activities/list.ts';
import type { Moment } from '../src/server/activities/moment.ts';
import { countTodo, listTodo } from '../src/server/activities/todo.ts';
import type { Actor } from '../src/server/actor.ts';
import type { Tx } from '../src/server/db/database.ts';
import type { DB } from '../src/server/db/tables.gen.ts';
import { readCompany } from '../src/server/settings/company.ts';
import { listActivities as historyEndpoint } from '../src/shared/activities.ts';
import { todayIn } from '../src/shared/days.ts';
import { listTodo as todoEndpoint } from '../src/shared/todo.ts';
import type { Busy } from './generate.ts';
import { askedIn } from './read.ts';
import { isRead, READS, type Scenario } from './scenarios.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

/** What the server asks of the database for one request of a read scenario, for each of the busy ones. */
export async function catchReads(
  url: string,
  scenario: Exclude<Scenario, 'complete'>,
  busy: Busy,
): Promise<Statement[][]> {
  const { db, caught, end } = listening(url);
  const moment = await momentFor(db);
  const turns: Statement[][] = [];
  const whom = scenario === 'history' ? busy.customers : busy.salespeople;
  for (const id of whom) {
    caught.length = 0;
    const actor = actorOf(scenario === 'history' ? (busy.salespeople[0] ?? 0) : id);
    if (scenario === 'todo') await listTodo(db, todoEndpoint.query.parse({}), { ...moment, actor });
    if (scenario === 'counters') await countTodo(db, 'mine', { ...moment, actor });
    if (scenario === 'history')
      await listActivities(db, actor, historyEndpoint.query.parse({ customerId: String(id) }));
    if (isRead(scenario)) {
      const { path, ask } = READS[scenario];
      await ask(db, { ...moment, actor }, askedIn(path(id)));
    }
    turns.push([...caught]);
  }
  await end();
  return turns;
}

/** The statements of one «complete and follow up», with the ids that stood in them. */
export interface CaughtWrite {
  statements: Statement[];
  activityId: number;
  customerId: number;
  successorId: number;
}

/** Catches one write and undoes it. */
export async function catchWrite(url: string, activityId: number): Promise<CaughtWrite> {
  const { db, caught, end } = listening(url);
  const moment = { ...(await momentFor(db)), actor: actorOf(2) };
  let successorId = 0;
  let customerId = 0;
  await db
    .transaction()
    .execute(async (tx) => {
      const before = await readActivity(tx, moment.actor, activityId);
      customerId = before.customerId ?? 0;
      caught.length = 0;
      const next = { date: '2030-01-07', time: null, typeId: null, text: 'Ring igen' };
      const done = await changeActivity(
        tx as Tx,
        activityId,
        { version: before.version, next, complete: true },
        moment,
      );
      await readActivity(tx, moment.actor, activityId);
      successorId = done.followUp?.id ?? 0;
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  // The undoing is ours, not the server's.
  const statements = caught.filter(({ text }) => text !== 'rollback');
  await end();
  return { statements, activityId, customerId, successorId };
}

class Undo extends Error {}

function listening(url: string): { db: Kysely<DB>; caught: Statement[]; end: () => Promise<void> } {
  const caught: Statement[] = [];
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) }),
    log: (event) => {
      caught.push({ text: event.query.sql, values: [...event.query.parameters] });
    },
  });
  return { db, caught, end: () => db.destroy() };
}

const actorOf = (id: number): Actor => ({
  id,
  initials: 'S1',
  role: 'salesperson',
  isSalesperson: true,
  language: 'da',
});

async function momentFor(db: Kysely<DB>): Promise<Omit<Moment, 'actor'>> {
  const company = await readCompany(db);
  const now = new Date();
  return { now, company, today: todayIn(company.timeZone, now) };
}
