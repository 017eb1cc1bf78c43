// Large acts on a campaign in the background: whole or not at all, with progress that everybody sees, and a stop.
// What must always hold: the act is one transaction, whose last statement turns the job from running to done; so a job
// that was stopped, or whose process died, has left nothing behind. Whoever works holds the job's advisory lock.
import { sql } from 'kysely';
import type { CampaignJob } from '../../shared/campaigns.ts';
import { type Database, errorCode, type Reader, type Tx } from '../db/database.ts';
import type { ErrorId } from '../errors.texts.ts';
import { Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import type { LeftOut } from './audience.ts';
import { JOB_LOCK } from './job-list.ts';

/** What a job does. `tell` shows progress, and throws when the job is to stop. */
export type Work = (tx: Tx, tell: Tell) => Promise<{ done: number; leftOut: LeftOut }>;
export type Tell = (done: number, total: number) => Promise<void>;

export interface JobRunner {
  /** Begins a job whose row is committed. */
  begin(id: number, job: Job, work: Work): void;
  /** Waits for the jobs of this process to end. */
  idle(): Promise<void>;
  /** Breaks off what runs; nothing of it is kept. */
  stop(): Promise<void>;
}

interface Job {
  campaignId: number;
  kind: CampaignJob['kind'];
  actorId: number;
}

interface Parts {
  database: Database;
  clock: () => Date;
  log: { error(fields: object, message: string): void };
}

const PROGRESS_MS = 250;
const MOST_TRIES = 3;
/** Somebody wrote the same records at the same time: done again, it fits. */
const COLLISIONS = new Set(['23505', '40001', '40P01']);

class Stopped extends Error {}

export function jobRunner({ database, clock, log }: Parts): JobRunner {
  const working = new Set<Promise<void>>();
  const stopping = new AbortController();

  function begin(id: number, job: Job, work: Work): void {
    const run: Promise<void> = database.reader
      .connection()
      .execute(async (connection) => {
        await sql`select pg_advisory_lock(${JOB_LOCK}, ${id})`.execute(connection);
        try {
          await workOn(connection, id, job, work);
        } finally {
          await sql`select pg_advisory_unlock(${JOB_LOCK}, ${id})`.execute(connection);
        }
      })
      .catch((error: unknown) => log.error({ err: error, jobId: id }, 'a campaign job broke off'))
      .finally(() => working.delete(run));
    working.add(run);
  }

  async function workOn(connection: Reader, id: number, job: Job, work: Work): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await connection.transaction().execute((tx) => whole(tx, id, job, work));
        return;
      } catch (error) {
        // What a stop broke off is neither failed nor done: without its lock it shows as broken off.
        if (error instanceof Stopped || stopping.signal.aborted) return;
        if (COLLISIONS.has(errorCode(error) ?? '') && attempt < MOST_TRIES) continue;
        log.error({ err: error, jobId: id }, 'a campaign job failed');
        await fail(id, job, error instanceof Problem ? error.id : 'job-failed');
        return;
      }
    }
  }

  async function whole(tx: Tx, id: number, job: Job, work: Work): Promise<void> {
    let told = 0;
    const { done, leftOut } = await work(tx, async (done, total) => {
      if (stopping.signal.aborted) throw new Stopped();
      if (performance.now() - told < PROGRESS_MS) return;
      told = performance.now();
      // Through another connection, where others see it before the act is committed.
      const row = await database.reader
        .updateTable('campaign_job')
        .set({ done, total })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .executeTakeFirst();
      if (row.numUpdatedRows === 0n) throw new Stopped();
    });
    const ended = await tx
      .updateTable('campaign_job')
      .set({ state: 'done', done, total: done, left_out: JSON.stringify(leftOut), finished_at: clock() })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) throw new Stopped();
    await tell(tx, job, `${job.kind}-added`, { jobId: id, count: done, leftOut });
  }

  async function fail(id: number, job: Job, message: ErrorId): Promise<void> {
    await database.transaction(async (tx) => {
      await tx
        .updateTable('campaign_job')
        .set({ state: 'failed', message, done: 0, finished_at: clock() })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute();
      await tell(tx, job, 'job-failed', { jobId: id, message });
    });
  }

  function tell(tx: Tx, job: Job, verb: string, details: Record<string, unknown>): Promise<void> {
    const { campaignId, actorId } = job;
    return recordEvent(tx, { entity: 'campaign', entityId: campaignId, verb, actorId, at: clock(), details });
  }

  const idle = async () => void (await Promise.all(working));
  return {
    begin,
    idle,
    async stop() {
      stopping.abort();
      await idle();
    },
  };
}
