// Which customers a mail belongs to: a pure judgement over what the database knows (evidence.ts). Rules 16–18, 20, 23.
// What must always hold: it never guesses. One answer, or it waits and says why.
import type { MailReason } from '../../shared/mail.ts';
import { domainsOf } from './own.ts';

export interface Place {
  customerId: number;
  contactId: number | null;
}

/** What is known about the outsiders of one mail. */
export interface Evidence {
  /** journalled mails that this one answers, nearest first */
  thread: { mailId: number; outsiders: readonly string[]; places: readonly Place[] }[];
  /** what people taught: '@firma.dk' or an address */
  rules: { pattern: string; action: 'place' | 'ignore' | 'private'; place: Place | null }[];
  contacts: (Place & { address: string; contactId: number })[];
  customers: { address: string; customerId: number }[];
  domains: { domain: string; customerId: number }[];
  /** domains that say nothing about a firm: free mail, providers, and those of people at several customers */
  shared: ReadonlySet<string>;
}

export interface Because {
  address?: string;
  pattern?: string;
  answersMailId?: number;
  userId?: number;
  fault?: string;
}

export interface Verdict {
  state: 'journalled' | 'unplaced' | 'ignored' | 'private';
  reason: MailReason;
  because: Because;
  places: Place[];
}

/** More customers than this in one mail is a circular: nobody's dialogue. */
const MOST_CUSTOMERS = 10;

/** Judges a mail by its outsiders, the sender first. */
export function judge(outsiders: readonly string[], evidence: Evidence): Verdict {
  if (outsiders.length === 0) return verdict('ignored', 'internal');
  const left = leftOut(outsiders, evidence);
  if (left) return left;

  const thread = evidence.thread.find(
    (mail) => mail.places.length > 0 && mail.outsiders.some((address) => outsiders.includes(address)),
  );
  // Without a participant in common anybody could hang a mail onto a thread by naming it.
  const found: (Found | 'ambiguous' | null)[] = outsiders.map((address) =>
    thread?.outsiders.includes(address) ? null : placeOf(address, evidence),
  );
  const places = new Map<number, Place>();
  for (const place of thread?.places ?? []) places.set(place.customerId, place);
  for (const one of found) {
    if (one === null || one === 'ambiguous') continue;
    const known = places.get(one.place.customerId);
    if (!known || known.contactId === null) places.set(one.place.customerId, one.place);
  }
  if (places.size > MOST_CUSTOMERS) return verdict('unplaced', 'ambiguous');
  if (thread) {
    return verdict('journalled', 'thread', { answersMailId: thread.mailId }, [...places.values()]);
  }
  const first = found.find((one): one is Found => one !== null && one !== 'ambiguous');
  if (first) return verdict('journalled', first.reason, first.because, [...places.values()]);
  const address = outsiders[found.indexOf('ambiguous')];
  return address ? verdict('unplaced', 'ambiguous', { address }) : verdict('unplaced', 'unknown');
}

interface Found {
  place: Place;
  reason: MailReason;
  because: Because;
}

/** Where one outsider belongs: what was taught, then the exact address, then without a +tag, then the domain. */
function placeOf(address: string, evidence: Evidence): Found | 'ambiguous' | null {
  const spellings = [address, withoutTag(address)].filter((one, i, all) => all.indexOf(one) === i);
  for (const spelling of spellings) {
    const taught = evidence.rules.find((rule) => rule.action === 'place' && rule.pattern === spelling);
    if (taught?.place) return { place: taught.place, reason: 'rule', because: { pattern: taught.pattern } };
    const contacts = evidence.contacts.filter((contact) => contact.address === spelling);
    const person = onlyOne(contacts);
    if (person) return { place: person, reason: 'contact-address', because: { address: spelling } };
    if (contacts.length > 0) return 'ambiguous';
    const customers = evidence.customers.filter((customer) => customer.address === spelling);
    const customer = onlyOne(customers.map(({ customerId }) => ({ customerId, contactId: null })));
    if (customer) return { place: customer, reason: 'customer-address', because: { address: spelling } };
    if (customers.length > 0) return 'ambiguous';
  }
  for (const domain of domainsOf(address)) {
    const taught = evidence.rules.find((rule) => rule.action === 'place' && rule.pattern === `@${domain}`);
    if (taught?.place) return { place: taught.place, reason: 'rule', because: { pattern: taught.pattern } };
    if (evidence.shared.has(domain)) return null;
    const customers = evidence.domains.filter((one) => one.domain === domain);
    const customer = onlyOne(customers.map(({ customerId }) => ({ customerId, contactId: null })));
    if (customer) return { place: customer, reason: 'domain', because: { pattern: `@${domain}` } };
    if (customers.length > 0) return 'ambiguous';
  }
  return null;
}

/** The one place that all of them mean; two people of one customer mean the customer. */
function onlyOne(places: readonly Place[]): Place | null {
  const [first, ...others] = places;
  if (!first || others.some((other) => other.customerId !== first.customerId)) return null;
  return others.some((other) => other.contactId !== first.contactId)
    ? { customerId: first.customerId, contactId: null }
    : { customerId: first.customerId, contactId: first.contactId };
}

/** Private before all else: such a mail leaves nothing. Ignored only if every outsider is. */
function leftOut(outsiders: readonly string[], { rules }: Evidence): Verdict | null {
  const ruleFor = (address: string, action: 'ignore' | 'private') =>
    rules.find(
      (rule) =>
        rule.action === action &&
        [address, ...domainsOf(address).map((domain) => `@${domain}`)].includes(rule.pattern),
    );
  for (const address of outsiders) {
    const rule = ruleFor(address, 'private');
    if (rule) return verdict('private', 'private', { pattern: rule.pattern });
  }
  const ignored = outsiders.map((address) => ruleFor(address, 'ignore'));
  const [rule] = ignored;
  return rule && ignored.every(Boolean)
    ? verdict('ignored', 'ignored-always', { pattern: rule.pattern })
    : null;
}

/** hans+crm@firma.dk reaches hans@firma.dk (rule 16). */
export function withoutTag(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}

function verdict(
  state: Verdict['state'],
  reason: MailReason,
  because: Because = {},
  places: Place[] = [],
): Verdict {
  return { state, reason, because, places };
}
