// A firm's mail as it is: thousands of Danish-looking mails in three mailboxes, of every kind that is treated
// differently, each with what must become of it. The same number gives the same mails.
// What must become of a mail never depends on the order in which mailboxes are read.

export const USERS = ['adm', 'bo', 'eva'] as const;
export type User = (typeof USERS)[number];
export type Box = 'INBOX' | 'Sent';

/** What must become of a mail: at these customers, waiting in an owner's list, or left out. */
export type Fate = { customers: number[] } | 'waits' | 'left out' | 'internal';

export interface CrowdMail {
  /** stands in its subject, alone of all mails */
  key: string;
  raw: string;
  /** every copy of it */
  copies: { user: User; box: Box }[];
  fate: Fate;
}

export interface CrowdCustomer {
  name: string;
  domain: string;
  contacts: { name: string; address: string }[];
}

const FIRST = ['Søren', 'Åse', 'Jens', 'Mette', 'Bjørn', 'Kirsten', 'Ærling', 'Pia'];
const LAST = ['Bæk', 'Løvgren', 'Holm', 'Ågård', 'Kjær', 'Østergaard', 'Müller'];
const GOODS = ['vinduer', 'tagrender', 'køkkenlåger', 'æblekasser', 'rør', 'skærme', 'gulvbrædder'];
const CUSTOMERS = 40;

export const CROWD_CUSTOMERS: CrowdCustomer[] = Array.from({ length: CUSTOMERS }, (_, n) => ({
  name: `${LAST[n % 7]} ${GOODS[n % 7]} ${n} A/S`,
  domain: `kunde${n}.dk`,
  contacts: [0, 1, 2].map((m) => ({
    name: `${FIRST[(n + m) % 8]} ${LAST[(n * 3 + m) % 7]}`,
    // Every third writes from a free mail address.
    address: m === 2 ? `kunde${n}.person@hotmail.dk` : `person${m}@kunde${n}.dk`,
  })),
}));

interface Letter {
  from: string;
  to: string;
  cc?: string | undefined;
  subject: string;
  /** null: it has none */
  id: string | null;
  answers?: string | undefined;
  more?: string[];
  file?: boolean;
  html?: boolean;
}

/** This many different mails; there are more copies. */
export function crowd(count: number): CrowdMail[] {
  const mails: CrowdMail[] = [];
  for (let n = 0; n < count; n += 1) mails.push(mailOf(n));
  return mails;
}

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const party = (name: string, address: string) => `${word(name)} <${address}>`;
const own = (user: User) => party(`Kollega ${user.toUpperCase()}`, `${user}@nordlys.dk`);

function mailOf(n: number): CrowdMail {
  const c = (n * 7) % CUSTOMERS;
  const customer = CROWD_CUSTOMERS[c]!;
  const contact = customer.contacts[n % 3]!;
  const user = USERS[n % 3]!;
  const colleague = USERS[(n + 1) % 3]!;
  const key = `nr. ${n}`;
  const subject = `Tilbud på ${GOODS[n % 7]} (${key})`;
  const at = (...copies: [User, Box][]) => copies.map(([who, box]) => ({ user: who, box }));
  const contactParty = party(contact.name, contact.address);
  const inbound = { from: contactParty, to: own(user), subject, id: `m${n}@${customer.domain}` };
  const make = (letter: Letter, copies: CrowdMail['copies'], fate: Fate): CrowdMail => ({
    key,
    raw: write(n, letter),
    copies,
    fate,
  });
  const here: Fate = { customers: [c] };
  switch (n % 20) {
    case 0:
    case 1:
    case 2:
    case 3:
      return make({ ...inbound, html: n % 2 === 0, file: n % 8 === 1 }, at([user, 'INBOX']), here);
    case 4:
    case 5:
    case 6:
      return make(
        { from: own(user), to: contactParty, subject, id: `ud${n}@nordlys.dk`, file: n % 3 === 0 },
        at([user, 'Sent']),
        here,
      );
    case 7: // somebody new at the customer's domain
      return make(
        { ...inbound, from: party('Ny Mand', `ny${n}@salg.${customer.domain}`) },
        at([user, 'INBOX']),
        here,
      );
    case 8: // ours to a contact and to a stranger; what the stranger answers belongs to the thread
      return make(
        {
          from: own(user),
          to: `${contactParty}, ${party('Arkitekten', `arkitekt${n}@tegnestue.dk`)}`,
          subject,
          id: `traad${n}@nordlys.dk`,
        },
        at([user, 'Sent']),
        here,
      );
    case 9: {
      const before = n - 1;
      const answer = `SV: Tilbud (${key})`;
      return make(
        {
          from: party('Arkitekten', `arkitekt${before}@tegnestue.dk`),
          to: own(USERS[before % 3]!),
          subject: answer,
          id: `svar${n}@tegnestue.dk`,
          answers: `traad${before}@nordlys.dk`,
        },
        at([USERS[before % 3]!, 'INBOX']),
        { customers: [(before * 7) % CUSTOMERS] },
      );
    }
    case 10: {
      const second = (c + 1) % CUSTOMERS;
      const other = CROWD_CUSTOMERS[second]!.contacts[0]!;
      return make({ ...inbound, cc: party(other.name, other.address) }, at([user, 'INBOX']), {
        customers: [c, second],
      });
    }
    case 11: // to two colleagues: two copies of one mail
      return make(
        { ...inbound, to: `${own(user)}, ${own(colleague)}` },
        at([user, 'INBOX'], [colleague, 'INBOX']),
        here,
      );
    case 12: // sent to the customer, and met at the colleague who got a copy
      return make(
        { from: own(user), to: contactParty, cc: own(colleague), subject, id: `kopi${n}@nordlys.dk` },
        at([user, 'Sent'], [colleague, 'INBOX']),
        here,
      );
    case 13:
    case 14:
      return make(
        { from: own(colleague), to: own(user), subject: `Frokost (${key})`, id: `intern${n}@nordlys.dk` },
        at([user, 'INBOX'], [colleague, 'Sent']),
        'internal',
      );
    case 15:
      return make(
        { ...inbound, from: party('Ukendt Mand', `ukendt${n}@andetsted${n % 50}.dk`) },
        at([user, 'INBOX']),
        'waits',
      );
    case 16:
      return make(
        {
          ...inbound,
          from: party('Nyhedsbrevet', `nyt${n % 10}@brevdue.dk`),
          more: ['List-Id: <nyt.brevdue.dk>', 'Precedence: bulk'],
          html: true,
        },
        at([user, 'INBOX']),
        'left out',
      );
    case 17:
      return make({ ...inbound, id: null }, at([user, 'INBOX']), here);
    case 18: // a program that gives everything the same Message-ID
      return make({ ...inbound, id: 'genbrug@system.dk' }, at([user, 'INBOX']), here);
    default:
      return make(
        { ...inbound, from: party('Ukendt Kunde', `privat${n}@gmail.com`), html: true },
        at([user, 'INBOX']),
        'waits',
      );
  }
}

const FIRST_SECOND = Date.UTC(2026, 10, 2, 7) / 1000;

function write(n: number, letter: Letter): string {
  const lines = Array.from(
    { length: 3 + (n % 25) },
    (_, i) => `Linje ${i}: blåbærgrød på Ærø, ${n * 31 + i} stk.`,
  );
  const text = `Hej\r\n\r\n${lines.join('\r\n')}\r\n\r\nVenlig hilsen\r\nDen der skriver\r\n`;
  const boundary = `=_del_${n}`;
  const part = letter.html
    ? `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>${lines.join('</p>\r\n<p>')}</p>\r\n`
    : `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`;
  const file = Buffer.from(`%PDF-1.4 tilbud ${n}`.padEnd(4000 + (n % 7) * 3000, `${n} `)).toString('base64');
  const body = letter.file
    ? `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${part}\r\n--${boundary}\r\nContent-Type: application/pdf; name="tilbud ${n}.pdf"\r\nContent-Disposition: attachment; filename="tilbud ${n}.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${file.replace(/.{76}/g, '$&\r\n')}\r\n--${boundary}--\r\n`
    : part;
  const date = new Date((FIRST_SECOND + n * 97) * 1000).toUTCString().replace('GMT', '+0000');
  return [
    `From: ${letter.from}`,
    `To: ${letter.to}`,
    ...(letter.cc ? [`Cc: ${letter.cc}`] : []),
    `Subject: ${word(letter.subject)}`,
    ...(letter.id === null ? [] : [`Message-ID: <${letter.id}>`]),
    ...(letter.answers ? [`In-Reply-To: <${letter.answers}>`, `References: <${letter.answers}>`] : []),
    `Date: ${date}`,
    ...(letter.more ?? []),
    'MIME-Version: 1.0',
    body,
  ].join('\r\n');
}
