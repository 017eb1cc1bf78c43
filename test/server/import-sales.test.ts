// Sales projects, campaigns and their members from files, and activities that name them.
import { beforeAll, describe, expect, it } from 'vitest';
import { csv, figures, importing, marked } from '../helpers/importing.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
const { upload, take } = importing(world);
let seller: Person;
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Body = any;

beforeAll(async () => {
  seller = await world.person('JDP');
  await world.person('PØ');
});

const PROJECTS =
  'Projektnummer;Kort beskrivelse;Kontonummer;Kontaktperson;Sælger;Fase;TilbudKr;Sandsynlighed;TilbudDB;Forventet afslutning;Startet;Kampagne;Note;Resultat;Årsag;Lukket';

async function projectOf(number: string): Promise<Body> {
  const { body } = await world.admin.get(`/api/projects?state=all&q=${number}`);
  return (await world.admin.get(`/api/projects/${body.items[0].id}`)).body;
}
const historyOf = async (id: number): Promise<Body[]> =>
  (await world.admin.get(`/api/projects/${id}/history`)).body.items;
const stages = async (): Promise<Record<string, Body>> => {
  const { body } = await world.admin.get('/api/reference');
  return Object.fromEntries(body.stages.map((stage: Body) => [stage.name, stage]));
};

describe('sales projects from a file', () => {
  it('come in as Danish Excel writes them; the same file again changes nothing', async () => {
    const customer = await world.customer('Nordbyg A/S', {
      accountNumber: '40001',
      responsibleId: seller.id,
    });
    const person = await world.contact(customer.id, 'Søren Åberg');
    await world.admin.post('/api/campaigns', { name: 'Forårsmessen' });
    const file = csv(
      PROJECTS,
      '"P5001";"Nyt pakkeanlæg; fase 2";40001;Soeren Aaberg;PØ;Tilbud;125.000,50;35 %;40.000,25;24-12-2026;01-10-2026 14:30;forårsmessen;Haster;;;',
      'P5002;Reservedele;40001;;;;;;;;;;;;;',
    );
    const { body } = await upload('projects', `\ufeff${file}`, 'salgsprojekter.csv');
    expect(body.mapping).toMatchObject({ amount: 6, margin: 8, probability: 7, reason: 14 });
    expect(figures(await take('projects', file))).toEqual({
      ...{ state: 'done', created: 2, updated: 0, unchanged: 0, faulty: 0, warned: 0 },
    });
    expect(await projectOf('P5001')).toMatchObject({
      name: 'Nyt pakkeanlæg; fase 2',
      contactId: person.id,
      stageId: (await stages()).Tilbud.id,
      amount: 12_500_050,
      probability: 35,
      value: 4_375_018,
      margin: 4_000_025,
      expectedClose: '2026-12-24',
      startedAt: '2026-10-01T12:30:00.000Z',
      campaignName: 'Forårsmessen',
      note: 'Haster',
      result: null,
    });
    expect(await projectOf('P5002')).toMatchObject({
      salespersonId: seller.id,
      stageId: (await stages()).Prospekt.id,
      amount: 0,
      probability: 10,
      margin: null,
      startedAt: world.clock.now.toISOString(),
    });
    expect(figures(await take('projects', file))).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('says in Danish what is wrong with which row, and brings in the others', async () => {
    const other = await world.customer('Sydbyg A/S', { accountNumber: '40002' });
    await world.admin.post('/api/projects', { number: 'P5100', name: 'Deres', customerId: other.id });
    await world.customer('Tvilling ApS', { accountNumber: '40003' });
    await world.customer('Tvilling ApS', { accountNumber: '40004' });
    const heading = `${PROJECTS};Firmanavn`;
    const rows = [
      'P5101;God;40001;;;;;;;;;;;;;;',
      ';Uden nummer;40001;;;;;;;;;;;;;;',
      'P5103;;40001;;;;;;;;;;;;;;',
      'P5104;Ukendt;99999;;;;;;;;;;;;;;',
      'P5105;Ord;40001;;XYZ;Drøm;mange penge;120;;31-02-2026;;Ukendt;;måske;;;',
      'P5101;God igen;40001;;;;;;;;;;;;;;',
      'P5100;Flyttet;40001;;;;;;;;;;;;;;',
      'P5106;Lukket uden resultat;40001;;;Lukket;;;;;;;;;;;',
      'P5107;Begrundelse;40001;;;;;;;;;;;tabt;Kvalitet;;',
      'P5108;Ved navn;;;;;;;;;;;;;;;sydbyg a/s',
      'P5109;To af dem;;;;;;;;;;;;;;;Tvilling ApS',
      'P5110;Mindre end intet;40001;;;;-5;;-5;;;;;;;;',
    ];
    const done = await take('projects', csv(heading, ...rows));
    expect(marked(done.faults)).toEqual([
      [3, 'number required'],
      [4, 'name required'],
      [5, 'accountNumber unknown-customer'],
      [
        6,
        'salesperson unknown-user',
        'campaign unknown-campaign',
        'stage unknown-stage',
        'result unknown-result',
        'amount invalid-amount',
        'probability invalid-probability',
        'expectedClose invalid-date',
      ],
      [7, 'number number-twice'],
      [8, 'number project-of-another'],
      [9, 'result result-missing'],
      [10, 'reason unknown-reason'],
      [12, 'company several-companies'],
      [13, 'amount invalid-amount'],
    ]);
    for (const reason of done.faults.flatMap((fault) => fault.reasons)) expect(reason.message).toMatch(/\.$/);
    expect(done.faults[5]?.reasons[0]?.message).toBe('Projekt P5100 hører til kunde 40002.');
    expect(done.created).toBe(2);
    expect((await projectOf('P5108')).customerId).toBe(other.id);
  });

  it('are updated by number; what people changed since stands, and another stage brings its probability', async () => {
    const row = (stage: string, name: string) =>
      csv('Nummer;Navn;Konto;Fase;Beløb', `P5200;${name};40001;${stage};1.000`);
    await take('projects', row('Prospekt', 'Først'));
    const made = await projectOf('P5200');
    await world.admin.patch(`/api/projects/${made.id}`, { version: made.version, name: 'Rettet i hånden' });
    expect(figures(await take('projects', row('Tilbud', 'Først')))).toMatchObject({ updated: 1 });
    expect(await projectOf('P5200')).toMatchObject({ name: 'Rettet i hånden', probability: 40 });
    const [last] = await historyOf(made.id);
    expect(last).toMatchObject({ verb: 'changed', details: { importId: expect.any(Number) } });
    expect(Object.keys(last.changes).sort()).toEqual(['probability', 'stageId']);
    const now = await projectOf('P5200');
    await world.admin.patch(`/api/projects/${made.id}`, { version: now.version, probability: 55 });
    await take('projects', row('Ordre', 'Først'));
    expect((await projectOf('P5200')).probability).toBe(55);
  });

  it('are closed as closing does, keep their open follow-ups, and can be reopened where they were', async () => {
    const file = (result: string, reason: string) =>
      csv(PROJECTS, `P5300;Lukkes;40001;;JDP;Tilbud;500;60;;;;;;${result};${reason};20-11-2026`);
    await take('projects', csv(PROJECTS, 'P5300;Lukkes;40001;;JDP;Tilbud;500;60;;;;;;;;'));
    const made = await projectOf('P5300');
    await world.admin.put(`/api/projects/${made.id}/follow-up`, { date: '2026-12-01', text: 'Ring' });
    const done = await take('projects', file('Vundet', 'kvalitet'));
    expect(figures(done)).toMatchObject({ updated: 1, warned: 1 });
    expect(done.warnings[0]?.reasons[0]?.message).toBe(
      'Projektet bliver lukket. Dets åbne opfølgninger (1) bliver stående i To-Do.',
    );
    const closed = await projectOf('P5300');
    expect(closed).toMatchObject({
      result: 'won',
      probability: 100,
      stageId: (await stages()).Lukket.id,
      closedAt: '2026-11-19T23:00:00.000Z',
      openActivities: 1,
    });
    expect((await historyOf(made.id))[0]).toMatchObject({
      verb: 'won',
      details: { stageId: made.stageId, probability: 60 },
    });
    const again = await take('projects', file('Tabt', 'For dyr'));
    expect(marked(again.warnings)).toEqual([[2, 'result closed-stands']]);
    expect(await projectOf('P5300')).toMatchObject({ result: 'won', version: closed.version });
    await world.admin.delete(`/api/projects/${made.id}/closing`);
    expect(await projectOf('P5300')).toMatchObject({
      stageId: made.stageId,
      probability: 60,
      closedAt: null,
    });
  });

  it('come in closed on their day, with a history that says so, and no rule of status fires', async () => {
    const lead = await world.customer('Gammel kunde', {
      accountNumber: '40010',
      statusId: world.statuses.Lead,
    });
    await take('projects', csv(PROJECTS, 'P5400;Historie;40010;;JDP;;900;;;;;;;tabt;For dyr;05-03-2024'));
    const project = await projectOf('P5400');
    expect(project).toMatchObject({
      result: 'lost',
      probability: 0,
      closedAt: '2024-03-04T23:00:00.000Z',
      startedAt: '2024-03-04T23:00:00.000Z',
    });
    expect((await historyOf(project.id)).map((event) => event.verb).sort()).toEqual(['created', 'lost']);
    expect((await world.admin.get(`/api/customers/${lead.id}`)).body.statusId).toBe(world.statuses.Lead);
    const reopened = await world.admin.delete(`/api/projects/${project.id}/closing`);
    expect(reopened.body.project).toMatchObject({ result: null, stageId: (await stages()).Prospekt.id });
  });
});

describe('campaigns and their members from files', () => {
  const campaignOf = async (name: string): Promise<Body> =>
    (await world.admin.get(`/api/campaigns?q=${encodeURIComponent(name)}`)).body.items[0];
  const membersOf = async (id: number): Promise<Body[]> =>
    (await world.admin.get(`/api/campaigns/${id}/members`)).body.items;

  it('a campaign is known by its name, new ones belong to whoever imports', async () => {
    const heading = 'Kampagne;Start;Slut;Ansvarlig;Type;Status;Note';
    const file = csv(
      heading,
      'Efterårsmesse;01-09-2026;30-11-2026;JDP;Messe;Aktiv;Stand 4',
      'Julebrev;;;;;;',
      'Baglæns;02-01-2027;01-01-2027;;;;',
      'Umulig;;;;;måske;',
    );
    const done = await take('campaigns', file);
    expect(figures(done)).toMatchObject({ created: 2, faulty: 2 });
    expect(marked(done.faults)).toEqual([
      [4, 'endsOn ends-before-start'],
      [5, 'status unknown-campaign-status'],
    ]);
    expect(await campaignOf('Efterårsmesse')).toMatchObject({
      ...{ startsOn: '2026-09-01', endsOn: '2026-11-30', kind: 'Messe', status: 'active' },
      responsibleId: seller.id,
    });
    expect(await campaignOf('Julebrev')).toMatchObject({
      ...{ startsOn: '2026-11-23', status: 'planned', responsibleId: world.admin.id },
    });
    const again = csv(heading, 'EFTERAARSMESSE;01-09-2026;01-08-2026;JDP;Messe;Aktiv;Stand 4');
    expect(marked((await take('campaigns', again)).faults)).toEqual([[2, 'endsOn ends-before-start']]);
    const ended = csv(heading, 'Efterårsmesse;01-09-2026;30-11-2026;JDP;Messe;Afsluttet;Stand 4');
    expect(figures(await take('campaigns', ended))).toMatchObject({ created: 0, updated: 1 });
    expect((await campaignOf('Efterårsmesse')).status).toBe('ended');
  });

  it('members are found by account, CVR or address; who may not be written to is left out, with the reason', async () => {
    const { id } = (await world.admin.post('/api/campaigns', { name: 'Medlemmer' })).body;
    await world.customer('Alfa', { accountNumber: '41001' });
    await world.customer('Beta', { accountNumber: '41002', cvr: '13748136' });
    const gamma = await world.customer('Gamma', { accountNumber: '41003' });
    const person = await world.contact(gamma.id, 'Gerda', { emails: ['gerda@gamma.dk'] });
    await world.contact(gamma.id, 'Nils Nej', { emails: ['nils@gamma.dk'], consent: false });
    await world.customer('Skærmet', { accountNumber: '41004', advertisingProtected: true });
    await world.customer('Frabedt', { accountNumber: '41005', noContact: true });
    const file = csv(
      'Kampagne;Kontonummer;CVR-nr.;E-mail;Kontaktperson;Reaktion;Svardato',
      'Medlemmer;41001;;;;Interesseret;20-11-2026',
      'Medlemmer;;13 74 81 36;;;;',
      'medlemmer;;;Gerda@Gamma.dk;;Møde;',
      'Medlemmer;41003;;;Nils Nej;;',
      'Medlemmer;41004;;;;;',
      'Medlemmer;41005;;;;;',
      'Medlemmer;;;ukendt@ingen.dk;;;',
      'Medlemmer;41001;;;;Ordre;',
      'Ukendt;41001;;;;;',
    );
    const done = await take('members', file);
    expect(figures(done)).toMatchObject({ created: 3, unchanged: 3, faulty: 3, warned: 3 });
    expect(marked(done.warnings)).toEqual([
      [5, 'row left-out-declined'],
      [6, 'row left-out-advertisingProtected'],
      [7, 'row left-out-noContact'],
    ]);
    expect(marked(done.faults)).toEqual([
      [8, 'email customer-not-found'],
      [9, 'accountNumber member-twice'],
      [10, 'campaign unknown-campaign'],
    ]);
    expect((await membersOf(id)).map((row) => [row.accountNumber, row.contactId, row.response])).toEqual([
      ['41001', null, 'interested'],
      ['41002', null, 'none'],
      ['41003', person.id, 'meeting'],
    ]);
    const [alfa] = await membersOf(id);
    expect(alfa.respondedAt).toBe('2026-11-19T23:00:00.000Z');
    const history = (await world.admin.get(`/api/campaigns/${id}/history`)).body.items;
    expect(history.map((event: Body) => event.verb)).toEqual([
      'responded',
      'responded',
      'members-added',
      'created',
    ]);
    expect(figures(await take('members', file))).toMatchObject({ created: 0, updated: 0, unchanged: 6 });
  });

  it('an answer in a later file is an answer; one that was given since on the screen stands', async () => {
    const { id } = (await world.admin.post('/api/campaigns', { name: 'Svar' })).body;
    const row = (response: string) => csv('Kampagne;Kontonummer;Reaktion', `Svar;41001;${response}`);
    await take('members', row('Ingen'));
    const [member] = await membersOf(id);
    await world.admin.put(`/api/campaigns/${id}/members/responses`, {
      memberIds: [member.id],
      response: 'order',
    });
    expect(figures(await take('members', row('ingen')))).toMatchObject({ unchanged: 1 });
    expect((await membersOf(id))[0].response).toBe('order');
    expect(figures(await take('members', row('ikke interesseret')))).toMatchObject({ updated: 1 });
    expect((await membersOf(id))[0]).toMatchObject({
      response: 'not-interested',
      respondedAt: world.clock.now.toISOString(),
    });
  });
});

describe('activities that name a project, a campaign or a quote', () => {
  const heading = 'Kontonummer;Aktivitetstype;Sælger;Dato;Opfølg;Projektnummer;Kampagne;Beløb;Udløber';

  it('are bound, and the project shows their follow-up; the project alone fills the customer', async () => {
    const customer = await world.customer('Bundet A/S', { accountNumber: '42001' });
    const made = await world.admin.post('/api/projects', {
      ...{ number: 'P6001', name: 'Bundet', customerId: customer.id },
    });
    await world.admin.post('/api/campaigns', { name: 'Bindinger' });
    const other = await world.customer('Anden A/S', { accountNumber: '42002' });
    await world.admin.post('/api/projects', { number: 'P6002', name: 'Anden', customerId: other.id });
    const file = csv(
      heading,
      '42001;Tilbud;JDP;01-11-2026;01-12-2026;P6001;Bindinger;12.500,50;31-12-2026',
      ';Tlf;JDP;02-11-2026;;P6001;;;',
      '42001;Tlf;JDP;03-11-2026;;P6002;;;',
      '42001;Tlf;JDP;04-11-2026;;P9999;;;',
    );
    const done = await take('activities', file);
    expect(figures(done)).toMatchObject({ created: 2, faulty: 2 });
    expect(marked(done.faults)).toEqual([
      [4, 'project project-of-another'],
      [5, 'project unknown-project'],
    ]);
    const { id } = made.body.project;
    const { items } = (await world.admin.get(`/api/activities?projectId=${id}`)).body;
    expect(items.map((one: Body) => [one.customerId, one.amount, one.expiresOn, one.campaignName])).toEqual([
      [customer.id, null, null, null],
      [customer.id, 1_250_050, '2026-12-31', 'Bindinger'],
    ]);
    expect(await projectOf('P6001')).toMatchObject({
      nextFollowUpDate: '2026-12-01',
      openActivities: 1,
      closedActivities: 1,
    });
    expect(figures(await take('activities', file))).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('a file that binds to another project lets go of the first', async () => {
    const [from, to] = ['P6003', 'P6004'];
    for (const number of [from, to]) {
      const { id } = (await world.admin.get('/api/customers?q=42001')).body.items[0];
      await world.admin.post('/api/projects', { number, name: number, customerId: id });
    }
    const row = (project: string) => csv(heading, `42001;Møde;JDP;05-11-2026;03-12-2026;${project};;;`);
    await take('activities', row(from ?? ''));
    expect((await projectOf('P6003')).nextFollowUpDate).toBe('2026-12-03');
    await take('activities', row(to ?? ''));
    expect((await projectOf('P6003')).nextFollowUpDate).toBeNull();
    expect((await projectOf('P6004')).nextFollowUpDate).toBe('2026-12-03');
  });
});
