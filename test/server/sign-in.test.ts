// Signing in and out, set-up, own password and language: through HTTP, as a browser would.
import { expect, test } from 'vitest';
import { MONDAY, PASSWORD, personOf, useWorld } from '../helpers/world.ts';

const world = useWorld();

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  world.app.inject({ method: 'POST', url, payload, headers });
const signIn = (email: string, password = PASSWORD) => post('/api/session', { email, password });

test('set-up works exactly once', async () => {
  expect((await world.app.inject('/api/setup')).json()).toEqual({ needed: false });
  const again = await post('/api/setup', {
    companyName: 'En anden',
    name: 'Ole',
    initials: 'OL',
    email: 'ole@anden.dk',
    password: PASSWORD,
  });
  expect([again.statusCode, again.json().error.id]).toEqual([409, 'already-set-up']);
  expect((await signIn('ole@anden.dk')).statusCode).toBe(401);
});

test('set-up names every faulty field with a sentence', async () => {
  const answer = await post('/api/setup', {
    companyName: ' ',
    timeZone: 'Mars/Olympus',
    name: '',
    initials: 'A-B',
    email: 'ikke en adresse',
    password: 'kort',
  });
  expect(answer.statusCode).toBe(422);
  const faults = answer.json().error.fields as { field: string; id: string; message: string }[];
  expect(Object.fromEntries(faults.map(({ field, id }) => [field, id]))).toEqual({
    companyName: 'required',
    timeZone: 'invalid-time-zone',
    name: 'required',
    initials: 'invalid-initials',
    email: 'invalid-email',
    password: 'password-too-short',
  });
  expect(faults.find(({ field }) => field === 'password')?.message).toBe(
    'Adgangskoden skal have mindst 10 tegn.',
  );
});

test('what is left empty is said to be missing, not to be wrong', async () => {
  const answer = await post('/api/setup', {
    companyName: '',
    name: '',
    initials: '',
    email: '',
    password: PASSWORD,
  });
  expect(answer.json().error.fields.map(({ id }: { id: string }) => id)).toEqual(Array(4).fill('required'));
});

test('signing in answers who one is, and keeps the token out of reach of scripts and of the database', async () => {
  const answer = await signIn('  ADM@Nordlys.dk ');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    user: { initials: 'ADM', role: 'administrator', language: 'da' },
    company: { name: 'Nordlys A/S', timeZone: 'Europe/Copenhagen' },
    today: '2026-11-23',
  });
  expect(answer.body).not.toMatch(/password|argon2/);
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).toMatch(/Max-Age=2592000/);
  const token = /opfolg=([^;]+)/.exec(cookie)?.[1] ?? '';
  const stored = await world.database.reader.selectFrom('session').selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain(token);
  expect(stored.some((row) => row.token_hash.toString().includes(token))).toBe(false);
});

test('every reason not to let somebody in gives the same answer', async () => {
  const left = await world.person('LEFT');
  await world.admin.patch(`/api/users/${left.id}`, { active: false, version: 1 });
  const answers = await Promise.all([
    signIn('adm@nordlys.dk', 'forkert adgangskode'),
    signIn('ingen@nordlys.dk'),
    signIn('left@nordlys.dk'),
    signIn('adm@nordlys.dk', ''),
  ]);
  for (const answer of answers) {
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error).toEqual({
      id: 'wrong-credentials',
      message: 'E-mail eller adgangskode er forkert.',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
});

test('æ, ø and å in a password fit however the keyboard composes them', async () => {
  const jdp = await world.person('JDP');
  const composed = 'blåbærgrød på fløde'.normalize('NFC');
  await jdp.put('/api/me/password', { current: PASSWORD, next: composed });
  expect((await signIn('jdp@nordlys.dk', composed.normalize('NFD'))).statusCode).toBe(200);
});

test('signing out ends this session only, and twice is harmless', async () => {
  const here = await world.person('TWO');
  const there = await world.signIn('two@nordlys.dk');
  const out = await here.delete('/api/session');
  expect(out.status).toBe(200);
  expect(String(out.headers['set-cookie'])).toMatch(/opfolg=;.*Expires=Thu, 01 Jan 1970/);
  expect((await here.get('/api/me')).body.error.id).toBe('not-signed-in');
  expect((await here.delete('/api/session')).status).toBe(200);
  expect((await there.get('/api/me')).status).toBe(200);
});

test('«Log ud alle steder» ends every session of this user and nobody else’s', async () => {
  const here = await world.person('ALL');
  const there = await world.signIn('all@nordlys.dk');
  expect((await there.get('/api/me')).status).toBe(200);
  await here.delete('/api/sessions');
  expect((await here.get('/api/me')).status).toBe(401);
  expect((await there.get('/api/me')).status).toBe(401);
  expect((await world.admin.get('/api/me')).status).toBe(200);
});

test('a new password needs the present one, and ends the other sessions', async () => {
  const here = await world.person('PWD');
  const there = await world.signIn('pwd@nordlys.dk');
  const wrong = await here.put('/api/me/password', { current: 'gættet forkert', next: 'en helt ny kode' });
  expect([wrong.status, wrong.body.error.fields]).toEqual([
    422,
    [{ field: 'current', id: 'wrong-credentials', message: 'E-mail eller adgangskode er forkert.' }],
  ]);
  expect(
    (await here.put('/api/me/password', { current: PASSWORD, next: 'kort' })).body.error.fields[0].id,
  ).toBe('password-too-short');
  expect((await there.get('/api/me')).status).toBe(200);
  expect((await here.put('/api/me/password', { current: PASSWORD, next: 'en helt ny kode' })).status).toBe(
    200,
  );
  expect((await here.get('/api/me')).status).toBe(200);
  expect((await there.get('/api/me')).status).toBe(401);
  expect((await signIn('pwd@nordlys.dk')).statusCode).toBe(401);
  expect((await signIn('pwd@nordlys.dk', 'en helt ny kode')).statusCode).toBe(200);
});

test('a session lasts 30 days and not a moment longer', async () => {
  const jdp = await world.person('EXP');
  try {
    world.clock.now = new Date(MONDAY.getTime() + 30 * 86_400_000 - 1000);
    expect((await jdp.get('/api/me')).status).toBe(200);
    world.clock.now = new Date(MONDAY.getTime() + 30 * 86_400_000);
    expect((await jdp.get('/api/me')).status).toBe(401);
  } finally {
    world.clock.now = MONDAY;
  }
});

test('a user sees where he is signed in, himself only', async () => {
  const here = await world.person('SES');
  await post(
    '/api/session',
    { email: 'ses@nordlys.dk', password: PASSWORD },
    { 'user-agent': 'Min telefon' },
  );
  const { items } = (await here.get('/api/sessions')).body;
  expect(items).toHaveLength(2);
  expect(items.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
  expect(items.find((one: { current: boolean }) => !one.current).userAgent).toBe('Min telefon');
  expect(JSON.stringify(items)).not.toContain('hash');
});

test('answers speak the language of the user, and before sign-in that of the browser', async () => {
  const english = await post(
    '/api/session',
    { email: 'x', password: 'x' },
    { 'accept-language': 'en-GB,da' },
  );
  expect(english.json().error.message).toBe('E-mail or password is wrong.');
  const danish = await post('/api/session', { email: 'x', password: 'x' }, { 'accept-language': 'sv-SE' });
  expect(danish.json().error.message).toBe('E-mail eller adgangskode er forkert.');

  const person = await world.person('LANG');
  const changed = await person.patch('/api/me', { language: 'en' });
  expect(changed.body.user.language).toBe('en');
  const refused = await person.get('/api/activities/999999', { 'accept-language': 'da' });
  expect(refused.body.error.message).toBe('It does not exist, or you have no access to it.');
});

test('own name and phone are changed without an administrator; role and e-mail are not', async () => {
  const person = await world.person('OWN');
  const changed = await person.patch('/api/me', { name: ' Åse Øst ', phone: '12 34 56 78' });
  expect(changed.body.user).toMatchObject({ name: 'Åse Øst', phone: '12 34 56 78', version: 2 });
  expect((await person.patch('/api/me', { phone: ' ' })).body.user.phone).toBe(null);
  const refused = await person.patch('/api/me', { role: 'administrator' });
  expect([refused.status, refused.body.error.fields[0]]).toMatchObject([
    422,
    { field: 'role', id: 'unknown-field' },
  ]);
});

test('choices are remembered per user', async () => {
  const one = await world.person('PRF1');
  const other = await world.person('PRF2');
  const columns = { order: ['followUp', 'note'], widths: { note: 240 } };
  expect((await one.put('/api/me/preferences/todo.columns', { value: columns })).status).toBe(200);
  await one.put('/api/me/preferences/todo.views', { value: [] });
  await one.put('/api/me/preferences/todo.views', { value: [{ name: 'Ørsted', search: '?q=ø' }] });
  expect((await one.get('/api/me')).body.preferences).toEqual({
    'todo.columns': columns,
    'todo.views': [{ name: 'Ørsted', search: '?q=ø' }],
  });
  expect((await other.get('/api/me')).body.preferences).toEqual({});
});

test.each([
  ['a bad key', 'Todo Columns', 1, 'invalid-key'],
  ['too much', 'big', 'x'.repeat(20_001), 'too-long'],
  ['a NUL', 'nul', { deep: ['a\0b'] }, 'unreadable-character'],
])('a choice with %s is refused', async (_, key, value, fault) => {
  const answer = await world.admin.put(`/api/me/preferences/${encodeURIComponent(key)}`, { value });
  expect(answer.status).toBe(422);
  expect([answer.body.error.id, answer.body.error.fields?.[0]?.id]).toContain(fault);
});

test('choices have a bound, so that signing in stays quick', async () => {
  const person = await world.person('MANY');
  for (let i = 0; i < 200; i++) await person.put(`/api/me/preferences/view.${i}`, { value: i });
  const beyond = await person.put('/api/me/preferences/view.200', { value: 1 });
  expect([beyond.status, beyond.body.error.id]).toEqual([422, 'too-many']);
  expect((await person.put('/api/me/preferences/view.7', { value: 'ny' })).status).toBe(200);
});

test('an invented or foreign cookie is nobody', async () => {
  for (const cookie of ['opfolg=abc', 'opfolg=', 'opfolg=%00', `opfolg=${'x'.repeat(3000)}`]) {
    const stranger = personOf(world.app, { id: 0, initials: '', cookie });
    expect((await stranger.get('/api/me')).body.error.id).toBe('not-signed-in');
  }
});
