// The rows of large acts: making one, reading how it goes, stopping it.
import { type RawBuilder, sql } from 'kysely';
import type { CampaignJob } from '../../shared/campaigns.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { nobodyWorksOn, settledRows } from '../db/worked-on.ts';
import { errorText, isErrorId } from '../errors.texts.ts';
import { notFound, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { nobodyLeftOut } from './audience.ts';
import { findForChange, visibleTo } from './find.ts';

/** The class of the advisory locks that workers hold, by job id. */
export const JOB_LOCK = 4283;

const MOST_LISTED = 20;

// A running one that nobody works on broke off with its process; it gets a moment to be taken up first.
const ROW = sql`
  j.id, j.campaign_id as "campaignId", j.kind, j.total, j.done, j.left_out as "leftOut", j.created_at as "createdAt",
  j.created_by as "createdBy", j.finished_at as "finishedAt",
  j.state = 'running' and j.created_at < clock_timestamp() - interval '10 seconds'
    and ${nobodyWorksOn(JOB_LOCK, sql`j.id`)} as "isBroken",
  j.state, j.message`;

interface Row extends Omit<CampaignJob, 'leftOut'> {
  leftOut: Partial<CampaignJob['leftOut']>;
  isBroken: boolean;
}

const settled = (db: Reader, query: RawBuilder<Row>) => settledRows(db, query, (row) => row.isBroken);

function present({ isBroken, leftOut, message, ...row }: Row, { language }: Actor): CampaignJob {
  const id = isBroken ? 'job-broke-off' : message;
  return {
    ...row,
    state: isBroken ? 'failed' : row.state,
    leftOut: { ...nobodyLeftOut(), ...leftOut },
    message: id !== null && isErrorId(id) ? errorText(id, language) : null,
  };
}

/** Writes down a job that is about to begin, with its campaign held. Throws 404, 409 `job-running`. */
export async function createJob(
  tx: Tx,
  job: { campaignId: number; kind: CampaignJob['kind']; asked: object },
  { actor }: { actor: Actor },
): Promise<CampaignJob> {
  await findForChange(tx, actor, job.campaignId);
  const jobs = await listJobs(tx, actor, job.campaignId);
  if (jobs.some((each) => each.state === 'running')) throw new Problem(409, 'job-running');
  const { id } = await tx
    .insertInto('campaign_job')
    .values({
      campaign_id: job.campaignId,
      kind: job.kind,
      asked: JSON.stringify(job.asked),
      state: 'running',
      total: 0,
      // By the clock that tells others whether it has had its moment to be taken up.
      created_at: sql`clock_timestamp()`,
      created_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return readJob(tx, actor, id);
}

/** The latest ones of a campaign, newest first. */
export async function listJobs(db: Reader, actor: Actor, campaignId: number): Promise<CampaignJob[]> {
  const rows = await settled(
    db,
    sql<Row>`
    select ${ROW} from campaign_job j where j.campaign_id = ${campaignId} and ${visibleTo(actor)}
    order by j.id desc limit ${MOST_LISTED}`,
  );
  return rows.map((row) => present(row, actor));
}

async function readJob(db: Reader, actor: Actor, id: number): Promise<CampaignJob> {
  const [row] = await settled(
    db,
    sql<Row>`select ${ROW} from campaign_job j where j.id = ${id} and ${visibleTo(actor)}`,
  );
  if (!row) throw notFound();
  return present(row, actor);
}

/** Stops a running job; whoever works on it finds out, and nothing of it is kept. Twice is harmless. Throws 404. */
export async function stopJob(
  tx: Tx,
  id: number,
  { actor, now }: { actor: Actor; now: Date },
): Promise<CampaignJob> {
  mustBeAllowed(actor, 'write campaigns');
  const job = await readJob(tx, actor, id);
  const stopped = await tx
    .updateTable('campaign_job')
    .set({ state: 'stopped', done: 0, finished_at: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (stopped.numUpdatedRows > 0n) {
    await recordEvent(tx, {
      entity: 'campaign',
      entityId: job.campaignId,
      verb: 'job-stopped',
      actorId: actor.id,
      at: now,
      details: { jobId: id },
    });
  }
  return readJob(tx, actor, id);
}
