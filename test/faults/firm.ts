// A firm for mail: the program on a database of its own, three people, forty customers and their contacts.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CROWD_CUSTOMERS, USERS, type User } from '../helpers/crowd.ts';
import { type Program, program, setUpFirm } from './program.ts';

export interface Firm {
  running: Program;
  client: pg.Client;
  dataDir: string;
  /** kills the program and removes its files */
  end(): Promise<void>;
}

/** The program on an empty database, with three people and the crowd's customers. */
export async function makeFirm(databaseUrl: string, flags: string[] = []): Promise<Firm> {
  const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-faults-'));
  const running = program(databaseUrl, dataDir, flags);
  const client = new pg.Client({ connectionString: databaseUrl });
  const end = async () => {
    await running.kill();
    await client.end();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await running.start();
    await client.connect();
    await setUpFirm(running, USERS);
    await client.query(INSERT_CUSTOMERS, [JSON.stringify(CROWD_CUSTOMERS)]);
    return { running, client, dataDir, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The crowd's customers and contacts; $1 is CROWD_CUSTOMERS as JSON. */
export const INSERT_CUSTOMERS = `
  with given as (
    select c.*, n from jsonb_array_elements($1::jsonb) with ordinality as list(one, n),
      jsonb_to_record(one) as c(name text, domain text, contacts jsonb)
  ), made as (
    insert into customer (account_number, name, status_id, email_domains, created_at, updated_at)
    select (70000 + n)::text, name, (select min(id) from customer_status), array[domain], now(), now() from given
    returning id, name
  )
  insert into contact (customer_id, name, emails, created_at, updated_at)
  select made.id, person.name, array[person.address], now(), now()
  from given join made using (name), jsonb_to_recordset(contacts) as person(name text, address text)`;

/** Connects the mailbox that a user has on this machine; answers its id. */
export async function connectMailbox({ running }: Firm, user: User, port: number): Promise<number> {
  const { id } = await running.ask(user, 'POST', '/api/mailboxes', {
    address: `${user}@nordlys.dk`,
    host: '127.0.0.1',
    port,
    security: 'none',
    username: user,
    password: 'pass',
    since: '2026-11-01',
  });
  return id;
}
