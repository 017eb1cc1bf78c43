// Addresses of what must not be forgotten.
import * as api from '../../shared/forgotten.ts';
import { countForgotten as counts } from '../../shared/forgotten-counts.ts';
import type { Mount } from '../http/mount.ts';
import { followUpCustomer } from './follow-up.ts';
import { countByRule, countForgotten, listForgotten } from './list.ts';
import { changeRule, createRule, listRules, removeRule } from './rules.ts';

export function forgottenRoutes(mount: Mount): void {
  mount(api.listForgotten, ({ db, actor, query, today, company }) =>
    listForgotten(db, query, { actor, today, timeZone: company.timeZone }),
  );
  mount(counts, ({ db, actor, query, today, company }) =>
    countForgotten(db, query, { actor, today, timeZone: company.timeZone }),
  );
  mount(api.followUpCustomer, async (asked) => ({
    followUp: await followUpCustomer(asked.tx, asked.params.id, asked.body, asked),
  }));
  mount(api.countRhythmRules, async ({ db, actor, today, company }) => ({
    items: await countByRule(db, { actor, today, timeZone: company.timeZone }),
  }));
  mount(api.listRhythmRules, async ({ db }) => ({ items: await listRules(db) }));
  mount(api.createRhythmRule, async ({ tx, actor, body, now }) =>
    createRule(tx, body, { actorId: actor.id, now }),
  );
  mount(api.changeRhythmRule, async ({ tx, actor, params, body, now }) =>
    changeRule(tx, params.id, body, { actorId: actor.id, now }),
  );
  mount(api.removeRhythmRule, async ({ tx, actor, params, now }) => {
    await removeRule(tx, params.id, { actorId: actor.id, now });
    return { ok: true as const };
  });
}
