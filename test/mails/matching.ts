// Matching cases: mails to and from a firm (nordlys.dk) with thirty customers, each with where it belongs; [] waits or is
// left out. Families of ten, in which names, order and spelling change. What is right is written down here by hand for
// each family, from rules 16–18, 20 and 23, and never asked of the program.

export interface MatchCustomer {
  name: string;
  emailDomains: string[];
  email?: string;
  accountingEmail?: string;
  contacts: { name: string; emails: string[] }[];
}

export interface MatchCase {
  family: string;
  raw: string;
  /** by number, in order */
  customers: number[];
  /** what the receiving server said of the sender */
  verified?: boolean | null;
  /** mails that are journalled before this one */
  before?: string[];
}

const TEN = Array.from({ length: 10 }, (_, n) => n);
const WORLD_WIDE = [
  'gmail.com',
  'hotmail.dk',
  'live.dk',
  'outlook.dk',
  'mail.dk',
  'jubii.dk',
  'yahoo.dk',
  'stofanet.dk',
  'icloud.com',
  'hotmail.com',
];

/** Customers 0–9 have everything; 10–19 a free mail domain by mistake, and addresses in Danish letters; 20–29 share. */
export const MATCH_CUSTOMERS: MatchCustomer[] = [
  ...TEN.map((n) => ({
    name: `Firma ${n} A/S`,
    emailDomains: [`firma${n}.dk`],
    email: `post@kontakt${n}.dk`,
    accountingEmail: `regnskab@bogholder${n}.dk`,
    contacts: [
      { name: `Søren ${n}`, emails: [`soeren@firma${n}.dk`, `soeren${n}@${WORLD_WIDE[n]}`] },
      { name: `Åse ${n}`, emails: [`aase@anden${n}.dk`] },
    ],
  })),
  ...TEN.map((n) => ({
    name: `Røgeri ${n} ApS`,
    emailDomains: [`røgeri-nr${n}.dk`, WORLD_WIDE[n]!],
    contacts: [
      { name: `Ærling ${n}`, emails: [`aerling@ærø-fisk${n}.dk`] },
      { name: 'Begge', emails: [`faelles@hus${n}.dk`] },
      { name: 'Den anden', emails: [`faelles@hus${n}.dk`] },
    ],
  })),
  ...TEN.map((n) => ({
    name: `Kæde ${n} I/S`,
    emailDomains: ['kaeden.dk', `dobbelt${Math.floor(n / 2)}.dk`],
    contacts: [
      { name: `Butik ${n}`, emails: [`butik${n}@kaeden.dk`] },
      { name: 'Konsulenten', emails: [`konsulent${Math.floor(n / 2)}@raadgiver.dk`] },
    ],
  })),
];

const US = 'Anne Admin <adm@nordlys.dk>';
const COLLEAGUE = 'bo@nordlys.dk';
const STRANGER = 'Ukendt <nogen@fremmed.example>';

interface Letter {
  from: string;
  to?: string;
  cc?: string;
  subject?: string;
  more?: string[];
  text?: string;
  id?: string;
}

let count = 0;

function letter({ from, to = US, cc, subject = 'Tilbud', more = [], text = 'Hej\r\n', id }: Letter): string {
  count += 1;
  return [
    `From: ${from}`,
    `To: ${to}`,
    ...(cc ? [`Cc: ${cc}`] : []),
    `Subject: ${subject}`,
    `Message-ID: <${id ?? `match-${count}@test.example`}>`,
    'Date: Mon, 23 Nov 2026 09:30:00 +0100',
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
  ].join('\r\n');
}

type Family = (n: number) => Omit<MatchCase, 'family'>;

const soeren = (n: number) => `Soeren <soeren@firma${n}.dk>`;
const next = (n: number) => (n + 1) % 10;
const forwarded = (from: string) =>
  [
    'Se nedenfor.',
    '',
    `Fra: ${from}`,
    'Sendt: 20. november 2026 10:00',
    'Til: Anne Admin <adm@nordlys.dk>',
    'Emne: Forespørgsel',
    '',
    'Kan I levere?',
    '',
  ].join('\r\n');

const FAMILIES: Record<string, Family> = {
  'a contact writes': (n) => ({ raw: letter({ from: soeren(n) }), customers: [n] }),
  'we write to a contact': (n) => ({ raw: letter({ from: US, to: soeren(n) }), customers: [n] }),
  capitals: (n) => ({ raw: letter({ from: `"SØREN" <SOEREN@Firma${n}.DK>` }), customers: [n] }),
  'a contact at a free mail service': (n) => ({
    raw: letter({ from: `Søren <soeren${n}@${WORLD_WIDE[n]}>` }),
    customers: [n],
  }),
  'a contact whose address is at another domain': (n) => ({
    raw: letter({ from: `aase@anden${n}.dk`, cc: COLLEAGUE }),
    customers: [n],
  }),
  'a tagged address': (n) => ({
    raw: letter({ from: US, to: `soeren+nyt${n}@firma${n}.dk` }),
    customers: [n],
  }),
  'a tagged address at a free mail service': (n) => ({
    raw: letter({ from: `soeren${n}+crm@${WORLD_WIDE[n]}` }),
    customers: [n],
  }),
  'the customer’s own address': (n) => ({
    raw: letter({ from: US, to: `post@kontakt${n}.dk` }),
    customers: [n],
  }),
  'the customer’s accounts': (n) => ({ raw: letter({ from: `regnskab@bogholder${n}.dk` }), customers: [n] }),
  'somebody new at the domain': (n) => ({ raw: letter({ from: `ny${n}@firma${n}.dk` }), customers: [n] }),
  'below the domain': (n) => ({ raw: letter({ from: `ny@salg.firma${n}.dk` }), customers: [n] }),
  'Danish letters in a domain': (n) => ({
    raw: letter({ from: `post@${n % 2 ? `røgeri-nr${n}.dk` : new URL(`http://røgeri-nr${n}.dk`).host}` }),
    customers: [10 + n],
  }),
  'Danish letters in a contact’s domain': (n) => ({
    raw: letter({
      from: US,
      to: `aerling@${n % 2 ? `Ærø-Fisk${n}.dk` : new URL(`http://ærø-fisk${n}.dk`).host}`,
    }),
    customers: [10 + n],
  }),
  'two people of one customer with one address': (n) => ({
    raw: letter({ from: `faelles@hus${n}.dk` }),
    customers: [10 + n],
  }),
  'two customers in one mail': (n) => ({
    raw: letter({ from: soeren(n), cc: `aase@anden${next(n)}.dk` }),
    customers: [n, next(n)],
  }),
  'three customers, by three kinds of knowledge': (n) => ({
    raw: letter({
      from: US,
      to: `ny@firma${n}.dk, post@kontakt${next(n)}.dk`,
      cc: `aerling@ærø-fisk${n}.dk`,
    }),
    customers: [n, next(n), 10 + n],
  }),
  'a customer and a stranger': (n) => ({
    raw: letter({ from: STRANGER, to: `${US}, ${soeren(n)}` }),
    customers: [n],
  }),
  'a free mail service says nothing, whoever has it written down': (n) => ({
    raw: letter({ from: `nogen.helt.anden${n}@${WORLD_WIDE[n]}` }),
    customers: [],
  }),
  'a domain of many customers says nothing': (n) => ({
    raw: letter({ from: `hovedkontor${n}@kaeden.dk` }),
    customers: [],
  }),
  'at such a domain a person is still a person': (n) => ({
    raw: letter({ from: `butik${n}@kaeden.dk` }),
    customers: [20 + n],
  }),
  'a domain of two customers': (n) => ({ raw: letter({ from: `ny@dobbelt${n % 5}.dk` }), customers: [] }),
  'a person at two customers': (n) => ({
    raw: letter({ from: `konsulent${n % 5}@raadgiver.dk` }),
    customers: [],
  }),
  'between colleagues': (n) => ({
    raw: letter({ from: US, to: COLLEAGUE, cc: `hold${n}@afdeling.nordlys.dk` }),
    customers: [],
  }),
  'nobody known': (n) => ({ raw: letter({ from: `nogen${n}@ukendt${n}.dk` }), customers: [] }),
  'a colleague forwards a customer’s mail to a colleague': (n) => ({
    raw: letter({ from: US, to: COLLEAGUE, subject: 'VS: Forespørgsel', text: forwarded(soeren(n)) }),
    customers: [n],
  }),
  'a colleague forwards a stranger’s mail': (n) => ({
    raw: letter({
      from: US,
      to: COLLEAGUE,
      subject: 'Fwd: Forespørgsel',
      text: forwarded(`a${n}@ukendt.example`),
    }),
    customers: [],
  }),
  'a customer forwards somebody’s mail: it is the customer’s': (n) => ({
    raw: letter({ from: soeren(n), subject: 'VS: Noget', text: forwarded(soeren(next(n))) }),
    customers: [n],
  }),
  'an unverified sender is placed and marked': (n) => ({
    raw: letter({ from: soeren(n) }),
    customers: [n],
    verified: false,
  }),
  'a name that looks like one of the customer’s': (n) => ({
    raw: letter({ from: `"soeren@firma${n}.dk" <svindel${n}@ondt.example>` }),
    customers: [],
  }),
  'a domain that looks like the customer’s': (n) => ({
    raw: letter({ from: n % 2 ? `soeren@firma${n}.dk.ondt.example` : `soeren@ikke-firma${n}.dk` }),
    customers: [],
  }),
  'answers to go to a customer, from a stranger': (n) => ({
    raw: letter({ from: STRANGER, more: [`Reply-To: soeren@firma${n}.dk`] }),
    customers: [],
  }),
  'the answer of somebody who was in the thread': (n) => ({
    before: [
      letter({ from: US, to: `${soeren(n)}, arkitekt${n}@tegnestue.example`, id: `traad-${n}@nordlys.dk` }),
    ],
    raw: letter({ from: `arkitekt${n}@tegnestue.example`, more: [`In-Reply-To: <traad-${n}@nordlys.dk>`] }),
    customers: [n],
  }),
  'a thread named by a stranger': (n) => ({
    before: [letter({ from: US, to: soeren(n), id: `kapret-${n}@nordlys.dk` })],
    raw: letter({ from: STRANGER, more: [`References: <x@y.example> <kapret-${n}@nordlys.dk>`] }),
    customers: [],
  }),
  'a thread named by another customer': (n) => ({
    before: [letter({ from: US, to: soeren(n), id: `laant-${n}@nordlys.dk` })],
    raw: letter({ from: soeren(next(n)), more: [`In-Reply-To: <laant-${n}@nordlys.dk>`] }),
    customers: [next(n)],
  }),
  'a newsletter from a stranger': (n) => ({
    raw: letter({ from: `nyt${n}@brev.example`, more: ['List-Id: <nyt.brev.example>', 'Precedence: bulk'] }),
    customers: [],
  }),
  'a circular to a dozen customers': (n) => ({
    raw: letter({
      from: US,
      to: [...TEN.map((m) => `aase@anden${m}.dk`), ...TEN.map((m) => `aerling@ærø-fisk${m}.dk`)]
        .slice(n % 3)
        .join(', '),
    }),
    customers: [],
  }),
};

export const MATCH_CASES: MatchCase[] = Object.entries(FAMILIES).flatMap(([family, make]) =>
  TEN.map((n) => ({ family, ...make(n) })),
);
