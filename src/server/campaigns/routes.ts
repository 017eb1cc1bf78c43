// Addresses of campaigns.
import * as api from '../../shared/campaigns.ts';
import { readCustomer } from '../customers/find.ts';
import type { Database } from '../db/database.ts';
import { readHistory } from '../history/read.ts';
import type { Mount } from '../http/mount.ts';
import { addMembers } from './add-members.ts';
import { previewAudience } from './audience.ts';
import { changeCampaign, createCampaign } from './change.ts';
import { findForChange, mustBeThere, readCampaign } from './find.ts';
import { createJob, listJobs, stopJob } from './job-list.ts';
import { jobRunner } from './jobs.ts';
import { compareCampaigns, listCampaigns } from './list.ts';
import { makeActivities, mustBePossible, previewActivities } from './make-activities.ts';
import { campaignsOf, listMembers, removeMembers, respond } from './members.ts';

interface Parts {
  mount: Mount;
  database: Database;
  clock: () => Date;
  log: { error(fields: object, message: string): void };
}

/** Answers how to stop: what runs is then broken off, and nothing of it is kept. */
export function campaignRoutes({ mount, ...parts }: Parts): () => Promise<void> {
  const runner = jobRunner(parts);

  mount(api.listCampaigns, ({ db, actor, query }) => listCampaigns(db, actor, query));
  mount(api.compareCampaigns, async ({ db, actor, query }) => ({
    items: await compareCampaigns(db, actor, query.ids ?? []),
  }));
  mount(api.readCampaign, ({ db, actor, params }) => readCampaign(db, actor, params.id));
  mount(api.createCampaign, async (asked) =>
    readCampaign(asked.tx, asked.actor, await createCampaign(asked.tx, asked.body, asked)),
  );
  mount(api.changeCampaign, async (asked) => {
    await changeCampaign(asked.tx, asked.params.id, asked.body, asked);
    return readCampaign(asked.tx, asked.actor, asked.params.id);
  });
  mount(api.readCampaignHistory, async ({ db, actor, params, query }) => {
    await mustBeThere(db, actor, params.id);
    return readHistory(db, { entity: 'campaign', id: params.id, cursor: query.cursor, limit: query.limit });
  });

  mount(api.listMembers, async ({ db, actor, params, query }) => {
    await mustBeThere(db, actor, params.id);
    return listMembers(db, actor, params.id, query);
  });
  mount(api.listCampaignsOfCustomer, async ({ db, actor, params, query }) => {
    await readCustomer(db, actor, params.id);
    return { items: await campaignsOf(db, actor, params.id, query.contactId) };
  });
  mount(api.previewMembers, async ({ tx, actor, params, body, company }) => {
    await findForChange(tx, actor, params.id);
    return previewAudience(tx, params.id, body, company.timeZone);
  });
  mount(api.removeMembers, async (asked) => {
    await removeMembers(asked.tx, asked.params.id, asked.body.memberIds, asked);
    return { ok: true as const };
  });
  mount(api.respond, async (asked) => ({
    changed: await respond(asked.tx, asked.params.id, asked.body, asked),
  }));

  mount(api.listCampaignJobs, async ({ db, actor, params }) => {
    await mustBeThere(db, actor, params.id);
    return { items: await listJobs(db, actor, params.id) };
  });
  mount(api.addMembers, async (asked) => {
    const { tx, actor, params, body, now, company, afterCommit } = asked;
    const campaignId = params.id;
    const job = await createJob(tx, { campaignId, kind: 'members', asked: body }, asked);
    const work = addMembers(campaignId, body, { actorId: actor.id, now, timeZone: company.timeZone });
    afterCommit(() => runner.begin(job.id, { campaignId, kind: 'members', actorId: actor.id }, work));
    return job;
  });
  mount(api.previewCampaignActivities, async ({ tx, actor, params, body, company }) => {
    await findForChange(tx, actor, params.id);
    return previewActivities(tx, params.id, body, company.daysOff);
  });
  mount(api.createCampaignActivities, async (asked) => {
    const { tx, actor, params, body, afterCommit } = asked;
    const campaignId = params.id;
    await mustBePossible(tx, body);
    const job = await createJob(tx, { campaignId, kind: 'activities', asked: body }, asked);
    const work = makeActivities(campaignId, body, asked);
    afterCommit(() => runner.begin(job.id, { campaignId, kind: 'activities', actorId: actor.id }, work));
    return job;
  });
  mount(api.stopCampaignJob, (asked) => stopJob(asked.tx, asked.params.id, asked));

  return runner.stop;
}
