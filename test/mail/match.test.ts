// Matching as a table of cases (rules 16–18, 20): one answer, or it waits and says why.
import { describe, expect, it } from 'vitest';
import { type Evidence, judge } from '../../src/server/mail/match.ts';

const NOTHING: Evidence = {
  thread: [],
  rules: [],
  contacts: [],
  customers: [],
  domains: [],
  shared: new Set(),
};
const know = (more: Partial<Evidence>): Evidence => ({ ...NOTHING, ...more });
const at = (address: string, customerId: number, contactId: number) => ({ address, customerId, contactId });
const HANS = 'hans@firma.dk';

interface Case {
  name: string;
  outsiders: string[];
  evidence: Partial<Evidence>;
  state: string;
  reason: string;
  places?: [number, number | null][];
}

const CASES: Case[] = [
  { name: 'nobody outside: internal', outsiders: [], evidence: {}, state: 'ignored', reason: 'internal' },
  { name: 'nobody known', outsiders: [HANS], evidence: {}, state: 'unplaced', reason: 'unknown' },
  {
    name: 'a contact’s exact address',
    outsiders: [HANS],
    evidence: { contacts: [at(HANS, 1, 11)] },
    state: 'journalled',
    reason: 'contact-address',
    places: [[1, 11]],
  },
  {
    name: 'without the +tag, after the exact one',
    outsiders: ['hans+crm@firma.dk'],
    evidence: { contacts: [at(HANS, 1, 11)] },
    state: 'journalled',
    reason: 'contact-address',
    places: [[1, 11]],
  },
  {
    name: 'two people of one customer share the address: the customer, nobody named',
    outsiders: [HANS],
    evidence: { contacts: [at(HANS, 1, 11), at(HANS, 1, 12)] },
    state: 'journalled',
    reason: 'contact-address',
    places: [[1, null]],
  },
  {
    name: 'people of two customers share the address: never guess',
    outsiders: [HANS],
    evidence: { contacts: [at(HANS, 1, 11), at(HANS, 2, 21)] },
    state: 'unplaced',
    reason: 'ambiguous',
  },
  {
    name: 'the customer’s own address',
    outsiders: ['post@firma.dk'],
    evidence: { customers: [{ address: 'post@firma.dk', customerId: 3 }] },
    state: 'journalled',
    reason: 'customer-address',
    places: [[3, null]],
  },
  {
    name: 'the customer’s mail domain, and what lies below it',
    outsiders: ['ny@salg.firma.dk'],
    evidence: { domains: [{ domain: 'firma.dk', customerId: 4 }] },
    state: 'journalled',
    reason: 'domain',
    places: [[4, null]],
  },
  {
    name: 'a domain of two customers: never guess',
    outsiders: [HANS],
    evidence: {
      domains: [
        { domain: 'firma.dk', customerId: 4 },
        { domain: 'firma.dk', customerId: 5 },
      ],
    },
    state: 'unplaced',
    reason: 'ambiguous',
  },
  {
    name: 'a free-mail domain says nothing, whoever has it written down',
    outsiders: ['hans@hotmail.dk'],
    evidence: { domains: [{ domain: 'hotmail.dk', customerId: 4 }], shared: new Set(['hotmail.dk']) },
    state: 'unplaced',
    reason: 'unknown',
  },
  {
    name: 'several customers in one mail: one place each',
    outsiders: [HANS, 'mette@andet.dk'],
    evidence: { contacts: [at(HANS, 1, 11), at('mette@andet.dk', 2, 21)] },
    state: 'journalled',
    reason: 'contact-address',
    places: [
      [1, 11],
      [2, 21],
    ],
  },
  {
    name: 'the thread goes before the address',
    outsiders: [HANS],
    evidence: {
      thread: [{ mailId: 9, outsiders: [HANS], places: [{ customerId: 7, contactId: 71 }] }],
      contacts: [at(HANS, 1, 11)],
    },
    state: 'journalled',
    reason: 'thread',
    places: [[7, 71]],
  },
  {
    name: 'a forged reference attaches nothing: nobody of that thread is here',
    outsiders: ['fremmed@ondt.example'],
    evidence: { thread: [{ mailId: 9, outsiders: [HANS], places: [{ customerId: 7, contactId: 71 }] }] },
    state: 'unplaced',
    reason: 'unknown',
  },
  {
    name: 'somebody of another customer joins the thread',
    outsiders: [HANS, 'mette@andet.dk'],
    evidence: {
      thread: [{ mailId: 9, outsiders: [HANS], places: [{ customerId: 7, contactId: 71 }] }],
      contacts: [at('mette@andet.dk', 2, 21)],
    },
    state: 'journalled',
    reason: 'thread',
    places: [
      [7, 71],
      [2, 21],
    ],
  },
  {
    name: 'what was taught',
    outsiders: ['info@ukendt.dk'],
    evidence: {
      rules: [{ pattern: '@ukendt.dk', action: 'place', place: { customerId: 8, contactId: null } }],
    },
    state: 'journalled',
    reason: 'rule',
    places: [[8, null]],
  },
  {
    name: 'private goes before everything',
    outsiders: [HANS, 'laege@klinik.dk'],
    evidence: {
      contacts: [at(HANS, 1, 11)],
      rules: [{ pattern: '@klinik.dk', action: 'private', place: null }],
    },
    state: 'private',
    reason: 'private',
  },
  {
    name: 'ignored only when every outsider is',
    outsiders: [HANS, 'nyhed@brev.dk'],
    evidence: {
      contacts: [at(HANS, 1, 11)],
      rules: [{ pattern: 'nyhed@brev.dk', action: 'ignore', place: null }],
    },
    state: 'journalled',
    reason: 'contact-address',
    places: [[1, 11]],
  },
  {
    name: 'a circular to a dozen customers is nobody’s dialogue',
    outsiders: Array.from({ length: 12 }, (_, i) => `a${i}@b.dk`),
    evidence: { contacts: Array.from({ length: 12 }, (_, i) => at(`a${i}@b.dk`, i + 1, i + 100)) },
    state: 'unplaced',
    reason: 'ambiguous',
  },
];

describe('which customers a mail belongs to', () => {
  it.each(CASES)('$name', ({ outsiders, evidence, state, reason, places = [] }) => {
    const verdict = judge(outsiders, know(evidence));
    expect([verdict.state, verdict.reason]).toEqual([state, reason]);
    expect(verdict.places.map((place) => [place.customerId, place.contactId])).toEqual(places);
  });
});
