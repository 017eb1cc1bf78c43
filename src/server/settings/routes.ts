// Addresses of the company's settings and lists.
import * as api from '../../shared/settings.ts';
import { changeCompany as changeCompanyEndpoint } from '../../shared/users.ts';
import type { Mount } from '../http/mount.ts';
import { changeCompany } from './company.ts';
import { changeStatus, changeType, createStatus, createType } from './lists.ts';
import { changeRule, createRule } from './status-rules.ts';

export function settingRoutes(mount: Mount): void {
  mount(changeCompanyEndpoint, async ({ tx, actor, body, now }) =>
    changeCompany(tx, body, { actorId: actor.id, now }),
  );
  mount(api.createType, async ({ tx, actor, body, now }) => createType(tx, body, { actorId: actor.id, now }));
  mount(api.changeType, async ({ tx, actor, params, body, now }) =>
    changeType(tx, params.id, body, { actorId: actor.id, now }),
  );
  mount(api.createStatus, async ({ tx, actor, body, now }) =>
    createStatus(tx, body, { actorId: actor.id, now }),
  );
  mount(api.changeStatus, async ({ tx, actor, params, body, now }) =>
    changeStatus(tx, params.id, body, { actorId: actor.id, now }),
  );
  mount(api.createRule, async ({ tx, actor, body, now }) => createRule(tx, body, { actorId: actor.id, now }));
  mount(api.changeRule, async ({ tx, actor, params, body, now }) =>
    changeRule(tx, params.id, body, { actorId: actor.id, now }),
  );
}
