// Campaigns are known by their folded name; one that several have is never guessed.
import { sql } from 'kysely';
import { todayIn } from '../../shared/days.ts';
import { fold } from '../../shared/fold.ts';
import type { ColumnMapping } from '../../shared/imports.ts';
import { CAMPAIGN_COLUMNS } from '../campaigns/change.ts';
import { selected } from '../customers/columns.ts';
import type { Reader } from '../db/database.ts';
import { readCampaignRow } from './campaign-rows.ts';
import type { ImportFile } from './file.ts';
import type { Lists } from './lists.ts';
import { type Importing, type Plan, Planner } from './plan.ts';
import { withoutRepetitions } from './repeated-rows.ts';
import { asKnown, type Known, type KnownRow } from './settle.ts';

/** What the file would do to the campaigns. */
export async function planCampaigns(
  db: Reader,
  file: ImportFile,
  mapping: ColumnMapping,
  lists: Lists,
  by: Importing,
): Promise<Plan> {
  const planner = new Planner();
  const rows = await planner.readRows(file, mapping, (cell) => readCampaignRow(cell, lists));
  const known = await readKnown(db);
  const good = withoutRepetitions(planner, rows, {
    what: 'campaign',
    field: 'name',
    keyOf: ({ verdict }) => fold(verdict.values.name),
    nameOf: ({ verdict }) => verdict.values.name,
  });
  const today = todayIn(by.timeZone, by.now);
  for (const { row, verdict } of good) {
    const { values, warnings } = verdict;
    const [before, another] = known.get(fold(values.name)) ?? [];
    if (another) {
      planner.fault(row, { field: 'name', id: 'several-campaigns', values: [values.name] });
      continue;
    }
    const startsOn = values.startsOn ?? (before?.fields.startsOn as string | undefined) ?? today;
    if (values.endsOn && values.endsOn < startsOn) {
      planner.fault(row, { field: 'endsOn', id: 'ends-before-start' });
      continue;
    }
    if (!before && values.responsibleId === undefined && by.actorId === null) {
      planner.fault(row, { field: 'responsible', id: 'required' });
      continue;
    }
    planner.warn(row, warnings);
    if (before) planner.settle(before, values);
    else planner.create(values, { ...NEW, startsOn, responsibleId: by.actorId });
  }
  return planner.finish();
}

/** What the table asks for and a file need not say. */
const NEW = { kind: '', status: 'planned', note: '' };

async function readKnown(db: Reader): Promise<Map<string, Known[]>> {
  const found = await sql<KnownRow>`
    select ${selected('k', CAMPAIGN_COLUMNS)}, k.id as "knownId", k.version, coalesce(i.fields, '{}') as seen
    from campaign k left join imported i on i.entity = 'campaign' and i.entity_id = k.id
    order by k.id`.execute(db);
  return Map.groupBy(found.rows.map(asKnown), (known) => fold(known.fields.name as string));
}
