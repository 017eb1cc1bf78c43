// What a firm has said and agreed over the years, small enough to know by heart: every activity has a short key. Made as
// people make it, through HTTP.
import { indexed } from './indexed.ts';
import { keepHeaders } from './kept-headers.ts';
import { letter, sendIn } from './sent-mail.ts';
import type { Person, World } from './world.ts';

/** Name, and what else is known of it. */
const CUSTOMERS = {
  kolding: ['Kolding Kommune', { accountNumber: '20001' }],
  smedje: [
    'Århus Smedje A/S',
    { accountNumber: '20417', cvr: '13748136', phone: '86 12 34 56', email: 'post@smedje.dk' },
  ],
  snedker: [
    'Nørgaard Snedker & Søn ApS',
    { accountNumber: '20003', cvr: '24256790', mobile: '+45 40 11 22 33' },
  ],
  muller: ['Müller GmbH', { accountNumber: '20004', country: 'DE', phone: '+49 40 123456' }],
  nordbyg: ['Nord-Byg', { accountNumber: '20005' }],
  abildgaard: ['Abildgård I/S', { accountNumber: '20006' }],
} as const;
type CustomerKey = keyof typeof CUSTOMERS;

const CONTACTS = {
  oster: ['smedje', 'Søren Øster', { emails: ['soren@smedje.dk'], mobile: '28 90 12 34' }],
  aase: ['snedker', 'Åse Friis', { emails: ['aase.friis@norgaard-snedker.dk'] }],
  jensen: ['kolding', 'Lars Jensen', { emails: ['lj@kolding-kommune.dk'] }],
  jens: ['kolding', 'Jens Krog', {}],
  clausen: ['nordbyg', 'Grete Clausen', {}],
  claus: ['nordbyg', 'Claus Holm', {}],
} as const;

/** By customer, unless it is Kolding: key, note. */
const NOTES: Partial<Record<CustomerKey, Record<string, string>>> = {
  kolding: {
    tilbudsopf: 'Tilbudsopfølgning på portanlæg',
    opf: 'Opfølgning efter messen',
    rammekontrakt: 'Rammekontraktforhandling er i gang',
    kontrakt: 'Kontrakten er underskrevet',
    loen: 'Lønforhandling udskudt',
    serviceaftale: 'Serviceaftale fornyet for tre år',
    aftale: 'Ny aftale vedrørende levering',
    aftaler: 'Alle aftaler gennemgået',
    aftalerne: 'Aftalerne ligger i skuffen',
    aftalte: 'Vi aftalte en betalingsfrist',
    mode: 'Møde flyttet til fredag',
    modet: 'Mødet gik fint',
    moder: 'To møder mere',
    referat: 'Salgsmødereferat udsendt',
    tilbud: 'Tilbud på kran sendt',
    tilbuddet: 'Tilbuddet blev afslået',
    tilbuddene: 'Begge tilbuddene sammenlignet',
    pris: 'Pris på stålplader',
    prisen: 'Prisen er for høj',
    priser: 'Nye priser gælder fra april',
    prisliste: 'Prislisten hænger på tavlen',
    bil: 'Kommer i egen bil',
    bilen: 'Bilen står på værksted',
    biler: 'Tre biler købt',
    firmabil: 'Firmabil til chefen',
    sag: 'Sagen er lukket',
    sager: 'Fire sager åbne',
    ordrenummer: 'Ordrenummer mangler',
    ordrenumre: 'Ordrenumrene sendt retur',
    konto: 'Konto spærret',
    konti: 'To konti lagt sammen',
    kontor: 'Kontoret flytter',
    kursus: 'Kursus i svejsning',
    kurser: 'Kurser for montører',
    haandvaerker: 'Håndværksmænd efterlyst',
    hand: 'En håndværksmand til opgaven',
    bog: 'Bogen er læst',
    boger: 'Bøger til biblioteket',
    bestilling: 'Bestillingen er modtaget',
    bestilt: 'Har bestilt ti paller',
    ydelse: 'Ydelsen er justeret',
    ydelser: 'Flere ydelser i pakken',
    klage: 'Kunden klager over støj',
    kunder: 'Andre kunder er tilfredse',
    lager: 'Lageret er tomt',
    medarbejder: 'Medarbejderne er på ferie',
    adresse: 'Adressen er ændret',
    leveringsadr: 'Leveringsadresser samles i arket',
    rabat: 'Rabat ved forudbetaling',
    rabatten: 'Rabatten bortfalder',
    juli: 'Holder lukket i juli',
    julie: 'Julie overtager opgaven',
    andet: 'Anderledes farve ønskes',
    anders: 'Anders Bo er ny direktør',
    kran: 'Kranen er for lille, sagde kranføreren',
    aarhusA: 'Kører til Århus torsdag',
    aarhusB: 'Afhenter i Aarhus',
    aarhusC: 'Filial i Arhus nævnt',
    soerenB: 'Talte med Soeren Lind',
    soerenC: 'Soren Krag ringede',
    osterA: 'Øster Allé spærret',
    osterB: 'Containeren står i Oester Hornum',
    aero: 'Færgen fra Ærø er forsinket',
    cafe: 'Frokost på café',
    cafeen: 'Cafeen er booket',
    grod: 'Æblegrød til alle',
    aalborg: 'A\u030alborg Havn ønsker besøg',
    naeste: 'Blåbær & rødgrød',
    emailA: 'Sender en e-mail straks',
    emailB: 'Har fået email retur',
    abbsiemens: 'Valget står mellem ABB/Siemens',
    vagt: 'Vagtordning 24/7 ønskes',
    pcer: 'Fem pc’er udskiftes',
    bogo: 'Højttaler fra B&O',
    moms: 'Beløb er ex. moms, dvs. netto',
    rente: 'Rente 4,5 % p.a.',
    emoji: 'God stemning 👍🎉',
    lofte: '”Intet løfte” – sagde indkøberen',
    wild: 'Mappe a_b\\c er 100% klar',
    halv: '½ palle søm',
    tlfA: 'Ring på 87 65 43 21',
    tlfB: 'Mobil +45 22334455',
    tlfC: 'Fastnet 0045 33-44-55-66',
    tlfD: 'Direkte 98 123 456, ellers 97112233',
    tlfE: 'Svensk +46 (0)8-123 456 78',
    cvrnote: 'Skifter til CVR DK 25 31 37 63',
    ordre: 'Ordre 4711 afsendt',
    po: 'PO-77315 er modtaget',
    fak: 'Faktura 2026-0815 rykket',
    fakturaer: 'Fakturaerne krediteret',
    belobA: 'Samlet 125.000 kr.',
    belobB: 'Budget 125000 inkl. fragt',
    belobC: 'I alt 1.250.000,50',
    datoA: 'Afleveres 24-12-2026',
    datoB: 'Senest 24.12',
    datoC: 'Leveres den 24/12-2026',
    klokken: 'Kl. 14.30 i kantinen',
    ean: 'EAN 5790000123456',
    uge: 'Uge 48 passer bedst',
    ugen: 'I ugen efter påske',
    postnr: '5970 Marstal',
    fast: 'Der er givet\nfast\npris til nytår',
    fastB: 'Hvis prisen holdes, er den fast hele året',
    fastC: 'Fast prisliste følger',
    reklame: 'Ønsker ingen reklamer',
    reklameB: 'Reklame er i orden, fast samarbejde',
    it: 'IT afdelingen skal godkende',
    eu: 'EU-udbud på vej',
    tal: 'Bygning 7 har 3 porte',
    nul: 'Ramme-aftale drøftet',
    gammel: 'Garanti på gear givet mundtligt',
    gearA: 'Gear',
    gearB: 'Reservedele til gearkasse',
    gearC: 'Sidegear',
  },
  nordbyg: { nord: 'Stillads', nordB: 'Nedrivning' },
  muller: { muller: 'Termin for montage' },
  abildgaard: { abild: 'Pærer i kasser' },
};

/** All that the notes do not say: people, projects, campaigns, follow-ups, documents. */
const MORE: [
  key: string,
  customer: CustomerKey,
  note: string,
  with_: { contact?: keyof typeof CONTACTS; [more: string]: unknown },
][] = [
  ['smedjeA', 'smedje', 'Gelænder målt op', { contact: 'oster', sale: true }],
  ['smedjeB', 'smedje', 'Trappe svejses', { occurredAt: '2009-05-06T08:00:00Z', complete: true }],
  ['snedkerA', 'snedker', 'Vinduer bestemmes', { contact: 'aase' }],
  ['lars', 'kolding', 'Tag over cykelskur', { contact: 'jensen' }],
  ['jens', 'kolding', 'Hegn om parken', { contact: 'jens' }],
  ['clausen', 'nordbyg', 'Beton', { contact: 'clausen' }],
  ['claus', 'nordbyg', 'Asfalt', { contact: 'claus' }],
  ['messe', 'muller', 'Talte ved standen', { fair: true }],
  ['ringop', 'kolding', 'Afventer', { followUpDate: '2026-12-01', followUpText: 'Ring om betonprøver' }],
  ['docA', 'kolding', 'Se vedlagte', { files: ['Tegning_havneport_v2.pdf'] }],
  ['docB', 'kolding', 'Bilag', { files: ['Målskitse – tårn.dwg', 'Oversigt_gear.xlsx'] }],
  ['docC', 'kolding', 'Bilag fjernet', { files: ['Hemmelig plan.docx'], removed: true }],
];

const MAILS: [key: string, given: Parameters<typeof letter>[0] & { private?: true }][] = [
  [
    'mailA',
    {
      from: '"Øster, Søren" <soren@smedje.dk>',
      subject: 'SV: Altanværn',
      body: 'Vi vælger de galvaniserede\r\nhulprofiler. Ring på 61 62 63 64.\r\n\r\nVh Søren\r\n\r\nDen 26. okt. 2026 kl. 14.25 skrev Nordlys <sæl@nordlys.dk>:\r\n> gammeltord',
      more: ['Cc: "Ole Trediepart" <ole@arkitekt-holst.dk>'],
    },
  ],
  [
    'mailB',
    {
      from: 'sæl@nordlys.dk',
      to: 'lj@kolding-kommune.dk',
      subject: 'VS: Støjmåling',
      body: 'Målt til 55 dB.',
      file: 'Støjrapport_2026.pdf',
    },
  ],
  ['mailP', { from: 'lj@kolding-kommune.dk', subject: 'Blodprøve', body: 'Kolesteroltal', private: true }],
];

export interface Corpus {
  /** the keys by activity id */
  keys: Map<number, string>;
}

export async function makeCorpus(world: World): Promise<Corpus> {
  const keys = new Map<number, string>();
  const seller = await world.person('SÆL');
  const customers = new Map<string, number>();
  for (const [key, [name, more]] of Object.entries(CUSTOMERS))
    customers.set(key, (await world.customer(name, more)).id);
  const contacts = new Map<string, number>();
  for (const [key, [customer, name, more]] of Object.entries(CONTACTS))
    contacts.set(key, (await world.contact(customers.get(customer)!, name, more)).id);
  const sale = await made(world.admin, '/api/projects', {
    name: 'Drejebænk til værkstedet',
    number: 'S-1042',
    customerId: customers.get('smedje'),
  });
  const fair = await made(world.admin, '/api/campaigns', { name: 'Forårsmesse Herning' });

  let minute = 0;
  const make = async (key: string, customer: string, input: object) => {
    // Each a minute after the other, so that «newest first» is known.
    minute += 1;
    const occurredAt = new Date(Date.UTC(2026, 9, 1, 8, minute)).toISOString();
    const { activity } = await world.activity({
      customerId: customers.get(customer),
      typeId: world.types.Notat,
      occurredAt,
      ...input,
    });
    keys.set(activity.id, key);
    return activity.id as number;
  };
  for (const [customer, notes] of Object.entries(NOTES))
    for (const [key, note] of Object.entries(notes)) await make(key, customer, { note });
  for (const [
    key,
    customer,
    note,
    { contact, sale: ofSale, fair: ofFair, files, removed, ...input },
  ] of MORE) {
    const id = await make(key, customer, {
      note,
      ...input,
      ...(contact && { contactId: contacts.get(contact) }),
      ...(ofSale ? { projectId: sale.project.id } : {}),
      ...(ofFair ? { campaignId: fair.id } : {}),
    });
    for (const name of (files as string[] | undefined) ?? [])
      await attach(world.admin, id, name, Boolean(removed));
  }
  for (const [key, { private: isPrivate, ...given }] of MAILS) {
    const { body: mail } = await sendIn(seller, given);
    for (const { activityId } of mail.placements) keys.set(activityId, key);
    if (isPrivate) await made(seller, `/api/mail/${mail.id}/privacy`, undefined);
  }
  await keepHeaders(
    world,
    letter({ from: 'ukendt@fremmed.dk', subject: 'Hovedord', body: 'Kropsord' }),
    seller.id,
  );
  await indexed(world);
  return { keys };
}

async function attach(by: Person, activityId: number, name: string, removed: boolean): Promise<void> {
  const { status, body } = await by.upload(
    `/api/documents?activityId=${activityId}&name=${encodeURIComponent(name)}`,
    Buffer.from(name),
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  if (removed) await by.delete(`/api/documents/${body.id}`);
}

async function made(by: Person, path: string, input: unknown) {
  const { status, body } = await by.post(path, input);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}
