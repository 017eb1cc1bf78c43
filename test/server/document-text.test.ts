// What stands in documents is found in CRM Overblik: whatever they were written with, and whatever is done to them.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { eml, pdf } from '../../demo/papers.ts';
import { makePrivate } from '../../src/server/mail/privacy.ts';
import { hostilePapers } from '../helpers/hostile-papers.ts';
import { indexed, wronglyIndexed } from '../helpers/indexed.ts';
import { letter, sendMail } from '../helpers/letters.ts';
import { docx, openDocument, pptx, rtf, xlsx } from '../helpers/papers.ts';
import { type Answer, useWorld } from '../helpers/world.ts';
import { msgFile } from '../mails/msg-file.ts';

const world = useWorld();
let customerId: number;

beforeAll(async () => {
  customerId = (await world.customer('Nordlys Bageri A/S', { email: 'post@nordlysbageri.dk' })).id;
});

const activity = async (note = 'Aftale'): Promise<number> =>
  (await world.activity({ customerId, typeId: world.types.Notat, note })).activity.id;

async function attach(activityId: number, name: string, bytes: Buffer | string): Promise<Answer['body']> {
  const { status, body } = await world.admin.upload(
    `/api/documents?activityId=${activityId}&name=${encodeURIComponent(name)}`,
    bytes,
  );
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

interface Row {
  id: number;
  hit?: { in: string; text: string; document?: { id: number; name: string } };
}
async function found(q: string): Promise<Row[]> {
  await indexed(world);
  const { status, body } = await world.admin.get(`/api/overview/activities?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body.items;
}
const ids = async (q: string) => (await found(q)).map(({ id }) => id);

const rowOf = (sha256: string) =>
  world.database.reader
    .selectFrom('document_text')
    .selectAll()
    .where('sha256', '=', sha256)
    .executeTakeFirst();

describe('a word that stands in a document', () => {
  const MAIL = {
    from: 'Bodil Bager <bodil@bageri.dk>',
    to: 'sæl@nordlys.dk',
    at: new Date('2026-11-20T09:00:00Z'),
    subject: 'Svar på brevet',
    id: 'vedlagt@bageri.dk',
    body: 'Vi ønsker kanelsnegle hver lørdag.',
  };
  const within = (name: string, content: Buffer) =>
    [
      'From: Bodil Bager <bodil@bageri.dk>',
      'Subject: Med bilag',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="x"',
      '',
      `--x\r\nContent-Type: text/plain\r\n\r\nSe bilaget.`,
      `--x\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"`,
      `Content-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}\r\n--x--`,
    ].join('\r\n');
  test.each<[string, Buffer | string, string, string]>([
    [
      'tilbud.pdf',
      pdf(['Tilbud 4711', 'Vi leverer rugbrødsæltere på søndag', 'hos Bager Åkjær']),
      'rugbrødsælter',
      'på søndag hos Bager Åkjær',
    ],
    [
      'delt.pdf',
      pdf(['Om', 'aftalen af en vedlige-', 'holdelseskontrakt og salgs-', 'og leveringsvilkår']),
      'vedligeholdelse',
      'salgs- og',
    ],
    [
      'aftale.docx',
      docx(['Aftale om ovnrensning', 'Fast pris & fri levering']),
      'ovnrens',
      'Fast pris & fri levering',
    ],
    [
      'hoved.docx',
      docx(['Tekst'], { header1: 'Brevhovedet', footer1: 'Sidefoden', footnotes: 'Fodnoten' }),
      'brevhoved sidefod fodnote',
      'Tekst',
    ],
    [
      'priser.xlsx',
      xlsx([['Hvedemel', 12500.5, { here: 'pr. ton' }, { day: 46357 }]]),
      'hvedemel',
      'Hvedemel 12500,5 pr. ton 01-12-2026',
    ],
    ['tal.xlsx', xlsx([[8734521]]), '8734521', 'Prisark 8734521'],
    ['oplæg.pptx', pptx(['Velkommen', 'Surdejskursus i marts']), 'surdej', 'Surdejskursus'],
    ['brev.odt', openDocument(['Kære Søren', 'Dejskraberne er på vej']), 'dejskraber', 'Kære Søren'],
    ['note.rtf', rtf('Hævekurve af plast, i alt 40 stk.'), 'hævekurv', '40 stk'],
    ['utf8.txt', 'Husk bageplader til æblekagen', 'bageplade', 'æblekagen'],
    ['ansi.txt', Buffer.from('Husk kagespåner på bordet', 'latin1'), 'kagespån', 'på bordet'],
    [
      'excel.csv',
      Buffer.from('\ufeffVare;Antal\r\nMarcipanstænger;4', 'utf16le'),
      'marcipanstæng',
      'Vare;Antal',
    ],
    ['side.html', '<html><head><title>x</title></head><p>Flødeboller &aelig;kte</p>', 'flødebolle', 'ækte'],
    [
      'faktura.xml',
      '<?xml version="1.0"?><Invoice><Name>Smørrebrød</Name><Note>Haster</Note></Invoice>',
      'smørrebrød',
      'Smørrebrød Haster',
    ],
    ['mail.eml', eml(MAIL), 'brevet kanelsnegl bodil@bageri.dk', 'Vi ønsker kanelsnegle'],
    ['bilag.eml', within('kontrakt.docx', docx(['Brunsviger efter aftale'])), 'brunsviger', 'kontrakt.docx'],
    [
      'outlook.msg',
      msgFile({
        subject: 'Fra Outlook',
        body: 'Tebirkes i morgen',
        attachments: [{ name: 'liste.txt', content: Buffer.from('Wienerbrød') }],
      }),
      'tebirkes wienerbrød',
      'liste.txt',
    ],
    ['uden-endelse', pdf(['Hindbærsnitter']), 'hindbærsnit', 'Hindbærsnitter'],
    ['forkert.txt', docx(['Napoleonshatte']), 'napoleonshat', 'Napoleonshatte'],
  ])('%s', async (name, bytes, q, context) => {
    const id = await activity();
    const document = await attach(id, name, bytes);
    const hits = await found(q);
    expect(hits.map((each) => each.id)).toEqual([id]);
    expect(hits[0]!.hit?.in).toBe('document');
    expect(hits[0]!.hit?.document).toEqual({ id: document.id, name });
    expect(hits[0]!.hit?.text.replace(/\s+/g, ' ')).toContain(context);
  });

  it('is found as long as the document is there', async () => {
    const id = await activity();
    const document = await attach(id, 'aftale.docx', docx(['Opsigelsesvarslet er tre måneder']));
    expect(await ids('opsigelsesvarsel')).toEqual([]);
    expect(await ids('opsigelsesvarslet')).toEqual([id]);
    await world.admin.delete(`/api/documents/${document.id}`);
    expect(await ids('opsigelsesvarslet')).toEqual([]);
    await world.admin.post(`/api/documents/${document.id}/restoration`);
    expect(await ids('opsigelsesvarslet')).toEqual([id]);
  });

  it('is read once for the same bytes, and found wherever they are', async () => {
    const [one, two] = [await activity(), await activity()];
    const bytes = docx(['Leasingydelsen betales forud']);
    const { sha256 } = await attach(one, 'leasing.docx', bytes);
    expect(await ids('leasingydelsen')).toEqual([one]);
    await attach(two, 'kopi.docx', bytes);
    expect((await ids('leasingydelsen')).sort()).toEqual([one, two].sort());
    expect(await rowOf(sha256)).toMatchObject({ state: 'read', tries: 1 });
  });

  it('is found by whichever of several processes reads it, and read by one', async () => {
    const other = await world.sibling();
    const id = await activity();
    const files: string[] = [];
    for (let count = 0; count < 8; count += 1)
      files.push((await attach(id, 'del.docx', docx([`Delleverance ${count}`]))).sha256);
    for (let count = 0; count < 8; count += 1) expect(await ids(`"delleverance ${count}"`)).toEqual([id]);
    for (const sha256 of files) expect(await rowOf(sha256)).toMatchObject({ state: 'read', tries: 1 });
    await other.close();
  });

  it('is shown in the document that says most of it, and named when its name says it', async () => {
    const id = await activity('Prisaftalen ligger ved');
    await attach(id, 'Følgebrev.txt', 'Hermed hvidevarer');
    const list = await attach(id, 'Prisliste.txt', 'Hvidevarer: tørretumblere og emhætter');
    const named = await attach(id, 'Gulvvarme i stuen.txt', 'x');
    const hitOf = async (q: string) => (await found(q))[0]?.hit;
    expect(await hitOf('prisaftale hvidevarer emhætte')).toEqual({
      in: 'document',
      text: 'Hvidevarer: tørretumblere og emhætter',
      document: { id: list.id, name: 'Prisliste.txt' },
    });
    expect(await hitOf('gulvvarme')).toEqual({
      in: 'file',
      text: 'Gulvvarme i stuen.txt',
      document: { id: named.id, name: 'Gulvvarme i stuen.txt' },
    });
  });

  it('is looked for neither in pictures nor in sound', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const { sha256 } = await attach(await activity(), 'billede.png', png);
    expect(await rowOf(sha256)).toBeUndefined();
  });
});

describe('mails', () => {
  const withFile = (file: Buffer) =>
    letter({
      from: 'Bodil <post@nordlysbageri.dk>',
      subject: 'Vores betingelser',
      type: 'multipart/mixed; boundary=z',
      body: [
        '--z\r\nContent-Type: text/plain\r\n\r\nHermed.',
        '--z\r\nContent-Type: application/pdf; name=vilkaar.pdf\r\nContent-Disposition: attachment; filename=vilkaar.pdf',
        `Content-Transfer-Encoding: base64\r\n\r\n${file.toString('base64')}\r\n--z--`,
      ].join('\r\n'),
    });
  const textOf = async (id: number) =>
    (
      await world.database.reader
        .selectFrom('activity_search')
        .select('text')
        .where('activity_id', '=', id)
        .executeTakeFirst()
    )?.text;

  it('are found by what is attached; the mail itself is not read twice', async () => {
    const raw = withFile(pdf(['Morarenter beregnes efter loven']));
    const mail = await sendMail(world.admin, raw);
    const activityId = mail.placements[0]!.activityId;
    const [hit] = await found('morarenter');
    expect(hit).toMatchObject({ id: activityId, hit: { in: 'document' } });
    const files = await world.database.reader
      .selectFrom('document')
      .leftJoin('document_text', 'document_text.sha256', 'document.sha256')
      .select(['document.media_type', 'document_text.state'])
      .where('activity_id', '=', activityId)
      .orderBy('document.id')
      .execute();
    expect(files).toEqual([
      { media_type: 'message/rfc822', state: null },
      { media_type: 'application/pdf', state: 'read' },
    ]);
    // The same file, dropped on another activity by hand, is read there, and only there.
    const other = await activity();
    await attach(other, 'fra-kunden.eml', Buffer.from(raw));
    expect((await ids('morarenter')).sort()).toEqual([activityId, other].sort());
    await world.admin.patch(`/api/activities/${activityId}`, { note: 'Nye betingelser', version: 1 });
    await indexed(world);
    expect((await textOf(activityId))?.match(/nye betingelser|morarenter/g)).toEqual([
      'nye betingelser',
      'morarenter',
    ]);
    expect(await wronglyIndexed(world)).toEqual([]);
  });

  test.each([
    ['alone', false],
    ['that something follows from', true],
  ])('that are made private take their words along at once: one %s', async (_, followed) => {
    const kept = docx([`Fortrolighedsklausul ${followed}`]);
    const other = await activity();
    await attach(other, 'kopi.docx', kept);
    const mail = await sendMail(world.admin, withFile(pdf([`Skilsmissepapirer ${followed}`])));
    const { activityId } = mail.placements[0]!;
    await attach(activityId, 'klausul.docx', kept);
    if (followed) {
      const next = { date: '2026-12-24', time: null, typeId: null, text: '' };
      await world.admin.patch(`/api/activities/${activityId}`, { version: 1, next });
    }
    expect(await ids('skilsmisse')).toEqual([activityId]);
    expect((await ids('fortrolighedsklausul')).sort()).toEqual([activityId, other].sort());
    const { id, initials } = world.admin;
    const actor = { id, initials, role: 'administrator', isSalesperson: true, language: 'da' } as const;
    // From within: the files themselves are erased after the commit, and must not be what takes the words along.
    await world.database.transaction(async (tx) => {
      await makePrivate(tx, mail.id, { actor, now: world.clock.now });
      for (const table of ['document_text', 'activity_search'] as const) {
        const left = tx.selectFrom(table).select('text').where('text', 'ilike', '%skilsmisse%');
        expect(await left.execute()).toEqual([]);
      }
      const words = tx.selectFrom('document_search').select('words').where('words', 'like', '%skilsmisse%');
      expect(await words.execute()).toEqual([]);
    });
    expect((await textOf(activityId)) ?? '').not.toContain('klausul');
    expect(await ids('skilsmisse')).toEqual([]);
    expect(await ids('fortrolighedsklausul')).toEqual([other]);
    await world.admin.delete(
      `/api/documents/${(await world.admin.get(`/api/documents?activityId=${other}`)).body.items[0].id}`,
    );
    await indexed(world);
  });
});

describe('what is broken, wrong or meant to harm', () => {
  test.each(hostilePapers())(
    '$what',
    async ({ name, bytes, ends, reason }) => {
      const { sha256 } = await attach(await activity(), name, bytes);
      const row = await vi.waitFor(
        async () => {
          const read = await rowOf(sha256);
          expect(read?.state).not.toBe('waiting');
          return read!;
        },
        { timeout: 30_000, interval: 50 },
      );
      expect(ends).toContain(row.state);
      expect(row.tries).toBe(1);
      expect(row.text.length).toBeLessThanOrEqual(200_000);
      if (reason) expect(row.reason).toBe(reason);
      expect((await world.admin.get('/api/overview/activities')).status).toBe(200);
    },
    40_000,
  );

  it('and the next document is read', async () => {
    const id = await activity();
    await attach(id, 'efter.docx', docx(['Fredeligt brev']));
    expect(await ids('fredeligt')).toEqual([id]);
    expect(await wronglyIndexed(world)).toEqual([]);
  });
});

it('what is being read when the program ends is read by the next, and counts no try', async () => {
  const { sha256 } = await attach(await activity(), 'afbrudt.rtf', `{\\rtf1 ${'{'.repeat(3_000_000)}`);
  while ((await rowOf(sha256))?.tries === 0) await sleep(5);
  await world.app.close();
  expect(await rowOf(sha256)).toMatchObject({ state: 'waiting', tries: 0, try_after: null });
});
