// Customers and contacts as rows, numbered in the order in which they were created, and their own lines of history.
import { addDays, type Day, todayIn } from '../src/shared/days.ts';
import type { Account } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import type { Chronicle, Trace } from './chronicle.ts';
import type { Person } from './contacts.ts';
import { landline } from './firms.ts';
import type { Matter } from './matter.ts';
import { ADMINISTRATOR, FIRM, SELLERS } from './people.ts';
import type { Random } from './random.ts';
import type { Lists } from './settings.ts';
import type { Stage } from './stories/story.ts';
import { STREETS } from './words/places.ts';

const FIRST_ACCOUNT_NUMBER = 10_000;

export interface Register {
  accounts: { account: Account; id: number; createdAt: Date }[];
  people: { person: Person; id: number; account: Account; createdAt: Date; primary: boolean }[];
  customer(account: Account | null): number | null;
  contact(person: Person | null): number | null;
}

/** Numbers all of them. Old customers came with the firm's first list; leads came shortly before their first activity. */
export function register(
  accounts: readonly Account[],
  matters: readonly Matter[],
  random: Random,
  calendar: Calendar,
): Register {
  const firsts = new Map<Account, Date>();
  for (const { account, steps } of matters) {
    const begun = steps[0]!.begun;
    if (account && begun < (firsts.get(account) ?? calendar.now)) firsts.set(account, begun);
  }
  const opening = calendar.at(calendar.first, 7 * 60).getTime() - 86_400_000;
  const created = (account: Account, index: number) => {
    const first = firsts.get(account) ?? calendar.at(calendar.latest.day, 9 * 60);
    const fromTheStart = new Date(opening + index * 20_000);
    return account.firm.begins === 'Lead'
      ? new Date(first.getTime() - random.int(2, 50) * 60_000)
      : fromTheStart;
  };
  const numbered = accounts
    .map((account, index) => ({ account, createdAt: created(account, index) }))
    .sort((left, right) => left.createdAt.getTime() - right.createdAt.getTime())
    .map((each, index) => ({ ...each, id: index + 1 }));
  const people = numbered
    .flatMap(({ account, createdAt }) =>
      account.people.map((person, index) => ({ person, account, createdAt, primary: index === 0, id: 0 })),
    )
    .map((each, index) => ({ ...each, id: index + 1 }));
  const customerIds = new Map(numbered.map(({ account, id }) => [account, id]));
  const contactIds = new Map(people.map(({ person, id }) => [person, id]));
  return {
    accounts: numbered,
    people,
    customer: (account) => (account ? customerIds.get(account)! : null),
    contact: (person) => (person ? contactIds.get(person)! : null),
  };
}

/** Created, and for some: moved, a new number, another salesperson, people who left. */
export function tellRegister(
  { accounts, people }: Register,
  lists: Lists,
  log: Chronicle,
  random: Random,
  calendar: Calendar,
): void {
  const administrator = lists.user(ADMINISTRATOR);
  for (const { account, id, createdAt } of accounts) {
    const { firm } = account;
    const seller = lists.user(firm.seller);
    const event = { entity: 'customer' as const, entityId: id };
    log.tell({
      ...event,
      actorId: firm.begins === 'Lead' ? seller : administrator,
      verb: 'created',
      at: createdAt,
    });
    if (!random.chance(0.3)) continue;
    const days = calendar.distance(todayIn(FIRM.timeZone, createdAt), calendar.latest.day);
    if (days < 10) continue;
    const at = calendar.at(
      calendar.shift(calendar.latest.day, -random.int(1, days - 1)),
      random.int(480, 960),
    );
    const [changes, actorId] = random.pick<() => [Record<string, [unknown, unknown]>, number]>([
      () => [{ phone: [landline(random, firm.postcode), firm.phone] }, seller],
      () => [{ address1: [`${random.pick(STREETS)} ${random.int(1, 90)}`, firm.address1] }, seller],
      () => [{ responsibleId: [lists.user(random.pick(SELLERS.slice(1))), seller] }, lists.user(SELLERS[0]!)],
      () => [
        { advertisingProtected: [!firm.advertisingProtected, firm.advertisingProtected] },
        administrator,
      ],
    ])();
    const [[from, to]] = Object.values(changes) as [[unknown, unknown]];
    if (from !== to) log.tell({ ...event, actorId, verb: 'changed', at, changes });
  }
  for (const { person, id, account, createdAt } of people) {
    const actorId = lists.user(account.firm.seller);
    log.tell({ entity: 'contact', entityId: id, actorId, verb: 'created', at: createdAt });
    const left = person.left && calendar.at(person.left, 10 * 60);
    if (left && left > createdAt) {
      const changes: Record<string, [unknown, unknown]> = { hasLeft: [false, true], note: ['', person.note] };
      log.tell({ entity: 'contact', entityId: id, actorId, verb: 'changed', at: left, changes });
    }
  }
}

/** How closely customers are followed: A, B, C; whoever is none yet, or no more, has no class. */
export function classify(
  accounts: readonly Account[],
  stageOf: Map<Account, Stage>,
  random: Random,
): (account: Account) => string | null {
  const classes = new Map<Account, string | null>();
  for (const account of accounts) {
    const drawn = random.weighted(CLASSES);
    if (stageOf.get(account) === 'Kunde') classes.set(account, drawn);
  }
  return (account) => classes.get(account) ?? null;
}

const CLASSES: readonly (readonly [string | null, number])[] = [
  ['A', 18],
  ['B', 26],
  ['C', 38],
  [null, 18],
];

type TraceOf = (entity: string, id: number) => Trace;

export function customerRows(
  { accounts }: Register,
  lists: Lists,
  { stageOf, classOf }: { stageOf: Map<Account, Stage>; classOf: (account: Account) => string | null },
  traceOf: TraceOf,
): object[] {
  return accounts.map(({ account, id, createdAt }) => {
    const { firm, people } = account;
    return {
      id,
      account_number: String(FIRST_ACCOUNT_NUMBER + id - 1),
      name: firm.name,
      address1: firm.address1,
      postcode: firm.postcode,
      city: firm.city,
      country: firm.country,
      cvr: firm.cvr,
      p_numbers: firm.pNumbers,
      attention: firm.country === 'DK' ? null : people[0]!.name,
      phone: firm.phone,
      mobile: firm.mobile,
      email: firm.email,
      accounting_email: firm.accountingEmail,
      email_domains: [firm.domain],
      industry: firm.industry?.name ?? null,
      target_group: firm.industry?.targetGroup ?? null,
      interests: firm.interests,
      responsible_id: lists.user(firm.seller),
      note: firm.note,
      status_id: lists.status(stageOf.get(account)!),
      class: classOf(account),
      advertising_protected: firm.advertisingProtected,
      no_contact: firm.noContact,
      created_at: createdAt,
      created_by: lists.user(firm.begins === 'Lead' ? firm.seller : ADMINISTRATOR),
      ...traceOf('customer', id),
    };
  });
}

export function contactRows(
  { people, customer }: Register,
  lists: Lists,
  today: Day,
  traceOf: TraceOf,
): { id: number }[] {
  return people.map(({ person, account, id, createdAt }) => ({
    id,
    customer_id: customer(account),
    name: person.name,
    title: person.title,
    phone: person.phone,
    mobile: person.mobile,
    emails: person.emails,
    note: person.note,
    consent: person.consent,
    consent_date: person.consentDate,
    consent_source: person.consentSource,
    has_left: person.left !== null && person.left < addDays(today, 1),
    created_at: createdAt,
    created_by: lists.user(account.firm.seller),
    ...traceOf('contact', id),
  }));
}
