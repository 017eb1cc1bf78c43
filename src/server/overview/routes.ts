// Addresses of CRM Overblik, and what works behind them: reading documents, keeping the index.
import { findEverything as everythingEndpoint } from '../../shared/everything.ts';
import * as api from '../../shared/overview.ts';
import { readReport as reportEndpoint } from '../../shared/reports.ts';
import * as views from '../../shared/saved-views.ts';
import * as tags from '../../shared/tags.ts';
import type { Mount } from '../http/mount.ts';
import type { Background } from './background.ts';
import { type DocumentTextParts, documentText } from './document-text.ts';
import { findEverything } from './everything.ts';
import { searchIndexer } from './indexer.ts';
import { countFound, listFound, listOverview } from './list.ts';
import { readReport } from './report.ts';
import { listViews, removeView, saveView } from './saved-views.ts';
import { countTags, mergeTag, removeTag } from './tags.ts';

interface Parts extends DocumentTextParts {
  mount: Mount;
}

/** Answers who work behind it; stop them when the app closes. */
export function overviewRoutes({ mount, ...parts }: Parts): Background {
  mount(api.listOverview, ({ db, actor, query, company }) =>
    listOverview(db, query, { actor, timeZone: company.timeZone }),
  );
  mount(api.countOverview, ({ db, actor, query, company }) =>
    countFound(db, query, { actor, timeZone: company.timeZone }),
  );
  mount(api.listFound, ({ db, actor, query, company }) =>
    listFound(db, query, { actor, timeZone: company.timeZone }),
  );
  mount(everythingEndpoint, ({ db, actor, query, company }) =>
    findEverything(db, query.q, { actor, timeZone: company.timeZone }),
  );
  mount(reportEndpoint, ({ db, actor, query, company }) =>
    readReport(db, query, { actor, timeZone: company.timeZone }),
  );
  mount(views.listViews, async ({ db, actor }) => ({ items: await listViews(db, actor) }));
  mount(views.saveView, ({ tx, body, actor, now }) => saveView(tx, body, { actor, now }));
  mount(views.removeView, async ({ tx, params, actor }) => {
    await removeView(tx, params.id, actor);
    return { ok: true as const };
  });
  mount(tags.listTags, async ({ db }) => ({ items: await countTags(db) }));
  mount(tags.mergeTag, ({ tx, params, body, actor, now }) =>
    mergeTag(tx, params.id, body.into, { actorId: actor.id, now }),
  );
  mount(tags.removeTag, async ({ tx, params, actor, now }) => {
    await removeTag(tx, params.id, { actorId: actor.id, now });
    return { ok: true as const };
  });
  const workers = [documentText(parts), searchIndexer(parts)];
  return {
    wake() {
      for (const worker of workers) worker.wake();
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
