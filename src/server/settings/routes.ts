// Addresses of the company's settings and lists.
import * as api from '../../shared/settings.ts';
import * as tags from '../../shared/tags.ts';
import { changeCompany as changeCompanyEndpoint } from '../../shared/users.ts';
import type { Mount } from '../http/mount.ts';
import { changeCompany } from './company.ts';
import { changeStatus, changeType, createStatus, createType } from './lists.ts';
import { changeReason, changeStage, createReason, createStage } from './stages.ts';
import { changeRule, createRule } from './status-rules.ts';
import { createTag, renameTag } from './tags.ts';

interface Parts {
  /** makes this process forget the company it remembers; the others hear it from the database */
  forgetCompany: () => void;
}

export function settingRoutes(mount: Mount, { forgetCompany }: Parts): void {
  mount(changeCompanyEndpoint, async ({ tx, afterCommit, actor, body, now }) => {
    afterCommit(forgetCompany);
    return changeCompany(tx, body, { actorId: actor.id, now });
  });
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
  mount(api.createStage, async ({ tx, actor, body, now }) =>
    createStage(tx, body, { actorId: actor.id, now }),
  );
  mount(api.changeStage, async ({ tx, actor, params, body, now }) =>
    changeStage(tx, params.id, body, { actorId: actor.id, now }),
  );
  mount(api.createReason, async ({ tx, actor, body, now }) =>
    createReason(tx, body, { actorId: actor.id, now }),
  );
  mount(api.changeReason, async ({ tx, actor, params, body, now }) =>
    changeReason(tx, params.id, body, { actorId: actor.id, now }),
  );
  mount(tags.createTag, async ({ tx, actor, body, now }) =>
    createTag(tx, body.name, { actorId: actor.id, now }),
  );
  mount(tags.renameTag, async ({ tx, actor, params, body, now }) =>
    renameTag(tx, params.id, body, { actorId: actor.id, now }),
  );
  mount(api.createRule, async ({ tx, actor, body, now }) => createRule(tx, body, { actorId: actor.id, now }));
  mount(api.changeRule, async ({ tx, actor, params, body, now }) =>
    changeRule(tx, params.id, body, { actorId: actor.id, now }),
  );
}
