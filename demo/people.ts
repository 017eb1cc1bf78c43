// The demo firm and the people who work there. The firm does not exist.
import type { Role } from '../src/shared/permissions.ts';

export const FIRM = {
  name: 'Havbro Pakketeknik A/S',
  domain: 'havbropak.dk',
  timeZone: 'Europe/Copenhagen',
} as const;

/** One password for all of them: the demo is for trying, and it says so at start. */
export const DEMO_PASSWORD = 'demo-adgang';

export interface DemoPerson {
  initials: string;
  name: string;
  role: Role;
  isSalesperson: boolean;
  phone: string;
  /** where this salesperson's customers are, as postcodes; empty: key accounts all over the country */
  district: readonly [from: number, to: number][];
  does: string;
}

/** The administrator is created by the company's set-up, the others after. */
export const ADMINISTRATOR: DemoPerson = {
  initials: 'BLU',
  name: 'Birthe Lund',
  role: 'administrator',
  isSalesperson: false,
  phone: '+4596171010',
  district: [],
  does: 'administrator',
};

/** The recommended one first. */
export const SELLERS: readonly DemoPerson[] = [
  {
    initials: 'JDP',
    name: 'Jens Dahl Poulsen',
    role: 'manager',
    isSalesperson: true,
    phone: '+4596171011',
    district: [],
    does: 'sales manager with customers of his own – start here',
  },
  {
    initials: 'MKH',
    name: 'Maria Kjær Holm',
    role: 'salesperson',
    isSalesperson: true,
    phone: '+4596171012',
    district: [[1000, 3999]],
    does: 'salesperson, Copenhagen and North Zealand',
  },
  {
    initials: 'PØ',
    name: 'Peter Østergaard',
    role: 'salesperson',
    isSalesperson: true,
    phone: '+4596171013',
    district: [[4000, 5499]],
    does: 'salesperson, Zealand and Odense',
  },
  {
    initials: 'SØR',
    name: 'Søren Ørsted Ravn',
    role: 'salesperson',
    isSalesperson: true,
    phone: '+4596171014',
    district: [[5500, 6599]],
    does: 'salesperson, Funen and South Jutland',
  },
  {
    initials: 'ANJ',
    name: 'Anne Nørgaard Juhl',
    role: 'salesperson',
    isSalesperson: true,
    phone: '+4596171015',
    district: [[6600, 7399]],
    does: 'salesperson, West Jutland and the Triangle',
  },
  {
    initials: 'LBA',
    name: 'Lars Bach Andersen',
    role: 'salesperson',
    isSalesperson: true,
    phone: '+4596171016',
    district: [
      [7400, 7999],
      [8600, 8899],
    ],
    does: 'salesperson, Central Jutland',
  },
  {
    initials: 'CMN',
    name: 'Camilla Mørk Nielsen',
    role: 'salesperson',
    isSalesperson: true,
    phone: '+4596171017',
    district: [
      [8000, 8599],
      [8900, 9999],
    ],
    does: 'salesperson, East and North Jutland',
  },
];

/** jdp@havbropak.dk; ø becomes oe, as in most Danish firms. */
export function emailOf({ initials }: Pick<DemoPerson, 'initials'>): string {
  return `${initials.toLowerCase().replace('ø', 'oe')}@${FIRM.domain}`;
}

const width = 22;

/** What is printed when the demo starts: how to sign in, the recommended one first. */
export const DEMO_LOGINS: string[] = [
  `Sign in with the password ${DEMO_PASSWORD} as`,
  ...[...SELLERS, ADMINISTRATOR].map(
    (person) => `  ${emailOf(person).padEnd(width)}${person.name}, ${person.does}`,
  ),
];
