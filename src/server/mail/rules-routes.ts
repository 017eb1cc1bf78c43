// Addresses of the rules of mail.
import * as api from '../../shared/mail-rules.ts';
import type { Mount } from '../http/mount.ts';
import { addRule, changeRule, listRules, removeRule } from './rules.ts';
import { previewRule } from './rules-preview.ts';
import { runRule } from './rules-run.ts';

/** `eraseFiles`: erases from disk what private mails left to be erased. */
export function mailRuleRoutes(mount: Mount, eraseFiles: () => void): void {
  mount(api.listMailRules, async ({ db, actor }) => ({ items: await listRules(db, actor) }));
  mount(api.previewMailRule, ({ db, actor, query }) => previewRule(db, actor, query));
  mount(api.addMailRule, ({ tx, actor, body, now }) => addRule(tx, body, { actor, now }));
  mount(api.changeMailRule, ({ tx, actor, params, body, now }) =>
    changeRule(tx, params.id, body, { actor, now }),
  );
  mount(api.removeMailRule, async ({ tx, actor, params }) => {
    await removeRule(tx, params.id, actor);
    return { ok: true as const };
  });
  mount(api.runMailRule, async ({ tx, actor, params, body, now, afterCommit }) => {
    afterCommit(eraseFiles);
    return runRule(tx, params.id, body, { actor, now });
  });
}
