// The firm itself: company, lists, users and rules, made by the program's own set-up; and whether it is there already.
import { sql } from 'kysely';
import type { Reader, Tx } from '../src/server/db/database.ts';
import { createRule as createRhythm } from '../src/server/forgotten/rules.ts';
import { createRule } from '../src/server/settings/status-rules.ts';
import { createAccount } from '../src/server/users/accounts.ts';
import { setUpCompany } from '../src/server/users/set-up.ts';
import { ADMINISTRATOR, DEMO_PASSWORD, type DemoPerson, emailOf, FIRM, SELLERS } from './people.ts';
import { RHYTHMS, RULES } from './statuses.ts';
import type { Stage, TypeName } from './stories/story.ts';

export type StageKind = 'prospect' | 'quote' | 'order' | 'closed';
interface ProjectStage {
  id: number;
  kind: string;
  probability: number;
}

export interface Lists {
  user(person: DemoPerson): number;
  type(name: TypeName): number;
  bornCompleted(name: TypeName): boolean;
  status(stage: Stage): number;
  /** the stages of sales projects, and the one of each kind */
  stages: readonly ProjectStage[];
  stage(kind: StageKind): ProjectStage;
  /** why projects are won and lost */
  reason(name: string): number;
  /** the ids of the rules, in the order of RULES */
  rules: readonly number[];
}

/** The day on which the demo was filled, or «other» when the database belongs to a real company; null when it is new. */
export async function whoIsThere(db: Reader): Promise<{ demoOf: Date } | 'other' | null> {
  const company = await db.selectFrom('company').select(['name', 'created_at']).executeTakeFirst();
  if (!company) return null;
  const recommended = await db
    .selectFrom('app_user')
    .select('id')
    .where('email', '=', emailOf(SELLERS[0]!))
    .executeTakeFirst();
  return company.name === FIRM.name && recommended ? { demoOf: company.created_at } : 'other';
}

export async function setUpFirm(tx: Tx, now: Date): Promise<Lists> {
  const sameForAll = ({ initials, name, phone }: DemoPerson) => ({
    name,
    initials,
    phone,
    email: emailOf({ initials }),
    password: DEMO_PASSWORD,
  });
  const { phone, ...first } = sameForAll(ADMINISTRATOR);
  const administrator = await setUpCompany(
    tx,
    { ...first, companyName: FIRM.name, timeZone: FIRM.timeZone, language: 'da' },
    now,
  );
  await tx
    .updateTable('app_user')
    .set({ is_salesperson: ADMINISTRATOR.isSalesperson, phone })
    .where('id', '=', administrator)
    .execute();
  const users = new Map([[ADMINISTRATOR.initials, administrator]]);
  for (const person of SELLERS) {
    const { role, isSalesperson } = person;
    const who = { actorId: administrator, now };
    const { id } = await createAccount(tx, { ...sameForAll(person), role, isSalesperson }, who);
    users.set(person.initials, id);
  }
  // An order is the one word that this firm has added to the usual list; it stands beside the quote.
  await sql`
    insert into activity_type (name, kind, position)
    select 'Ordre', 'task', position from activity_type where kind = 'quote'`.execute(tx);
  const types = await tx.selectFrom('activity_type').select(['id', 'name', 'born_completed']).execute();
  const statuses = await tx.selectFrom('customer_status').select(['id', 'name']).execute();
  const type = (name: string) => types.find((each) => each.name === name)!;
  const status = (name: string) => statuses.find((each) => each.name === name)!.id;
  const stages = await tx.selectFrom('project_stage').select(['id', 'kind', 'probability']).execute();
  const stage = (kind: string) => stages.find((each) => each.kind === kind)!;
  const reasons = await tx.selectFrom('close_reason').select(['id', 'name']).execute();
  const rules: number[] = [];
  for (const rule of RULES) {
    const { id } = await createRule(
      tx,
      {
        ...(rule.on === 'stage'
          ? { stageId: stage(rule.stage).id }
          : { typeId: type(rule.type).id, outcome: rule.outcome }),
        on: rule.on,
        fromStatusId: status(rule.from),
        toStatusId: status(rule.to),
        active: rule.active,
      },
      { actorId: administrator, now },
    );
    rules.push(id);
  }
  for (const { status: name, ...rhythm } of RHYTHMS) {
    await createRhythm(
      tx,
      { ...rhythm, ...(name && { statusId: status(name) }) },
      { actorId: administrator, now },
    );
  }
  return {
    user: ({ initials }) => users.get(initials)!,
    type: (name) => type(name).id,
    bornCompleted: (name) => type(name).born_completed,
    status,
    stages,
    stage,
    reason: (name) => reasons.find((each) => each.name === name)!.id,
    rules,
  };
}
