// Every endpoint there is, by domain word. The server mounts this list, OpenAPI prints it, tests walk it.
import * as activities from './activities.ts';
import * as campaigns from './campaigns.ts';
import * as contacts from './contacts.ts';
import type { Endpoint } from './contract.ts';
import * as customers from './customers.ts';
import * as documents from './documents.ts';
import * as dropBox from './drop-box.ts';
import * as everything from './everything.ts';
import * as exports from './exports.ts';
import * as forgotten from './forgotten.ts';
import * as forgottenCounts from './forgotten-counts.ts';
import * as imports from './imports.ts';
import * as live from './live.ts';
import * as mail from './mail.ts';
import * as mailConsent from './mail-consent.ts';
import * as mailCounts from './mail-counts.ts';
import * as mailOwn from './mail-own.ts';
import * as mailRules from './mail-rules.ts';
import * as mailboxes from './mailboxes.ts';
import * as overview from './overview.ts';
import * as projects from './projects.ts';
import * as reports from './reports.ts';
import * as savedViews from './saved-views.ts';
import * as sending from './sending.ts';
import * as settings from './settings.ts';
import * as tags from './tags.ts';
import * as todo from './todo.ts';
import * as users from './users.ts';

const modules = {
  users,
  settings,
  customers,
  contacts,
  activities,
  tags,
  todo,
  projects,
  campaigns,
  forgotten: { ...forgotten, ...forgottenCounts },
  documents,
  imports,
  exports,
  overview,
  everything,
  reports,
  savedViews,
  mail: { ...mail, ...mailCounts },
  mailRules,
  mailOwn,
  mailboxes,
  sending,
  dropBox,
  mailConsent,
  live,
};

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'may' in value
  );
}

/** All endpoints with the domain word (OpenAPI tag) that they belong to. */
export const ENDPOINTS: readonly { name: string; tag: string; endpoint: Endpoint }[] = Object.entries(
  modules,
).flatMap(([tag, module]) =>
  Object.entries(module).flatMap(([name, value]) =>
    isEndpoint(value) ? [{ name, tag, endpoint: value }] : [],
  ),
);
