// What names things on every screen: users, activity types, statuses, rules, and the words in use for suggestions.
import { type RawBuilder, sql } from 'kysely';
import type { Reference } from '../../shared/settings.ts';
import type { Reader } from '../db/database.ts';
import { listStatuses, listTypes } from '../settings/lists.ts';
import { listReasons, listStages } from '../settings/stages.ts';
import { listRules } from '../settings/status-rules.ts';
import { listTags } from '../settings/tags.ts';
import { listUsers } from '../users/accounts.ts';

/** More words than this are no help while typing. */
const MOST_WORDS = 500;

export async function readReference(db: Reader): Promise<Reference> {
  const [users, types, statuses, rules, stages, reasons, tags, industries, targetGroups, classes, interests] =
    await Promise.all([
      listUsers(db),
      listTypes(db),
      listStatuses(db),
      listRules(db),
      listStages(db),
      listReasons(db),
      listTags(db),
      wordsInUse(db, sql`industry`),
      wordsInUse(db, sql`target_group`),
      wordsInUse(db, sql`class`),
      wordsInUse(db, sql`unnest(interests)`),
    ]);
  return {
    users,
    types,
    statuses,
    rules,
    stages,
    reasons,
    tags,
    industries,
    targetGroups,
    classes,
    interests,
  };
}

async function wordsInUse(db: Reader, word: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from (select distinct ${word} as word from customer where merged_into_id is null) used
    where word is not null
    order by word collate danish
    limit ${MOST_WORDS}`.execute(db);
  return rows.map((row) => row.word);
}
