// Users, sign-in, the company and what each user has chosen.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, done, email, id, instant, line, optionalLine, storedEmail, text, version } from './fields.ts';

export const role = z.enum(['salesperson', 'manager', 'administrator']);
export const language = z.enum(['da', 'en']);
export type Language = z.infer<typeof language>;

/** At least 10 characters; longer beats odder (NIST SP 800-63B). */
const password = z.string().min(10, 'password-too-short').max(200, 'too-long');
const initials = z
  .string()
  .trim()
  .min(1, { error: 'required', abort: true })
  .regex(/^[\p{L}\d]{1,6}$/u, 'invalid-initials')
  .toUpperCase();

const timeZone = z.string().refine((value) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}, 'invalid-time-zone');

const daysOff = z.strictObject({
  may1: z.boolean(),
  june5: z.boolean(),
  dec24: z.boolean(),
  dec31: z.boolean(),
});

export const userView = z.strictObject({
  id,
  initials: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  role,
  isSalesperson: z.boolean(),
  active: z.boolean(),
  version,
});
export type UserView = z.infer<typeof userView>;

export const companyView = z.strictObject({
  name: z.string(),
  timeZone: z.string(),
  daysOff,
  defaultNextTypeId: id.nullable(),
  version,
});
export type CompanyView = z.infer<typeof companyView>;

/** Who is asking, and what the screen needs before it can draw anything. */
export const meView = z.strictObject({
  user: userView.extend({ language }),
  company: companyView,
  /** the present day in the company's time zone; the browser never computes it from its own zone */
  today: z.string(),
  permissions: z.array(z.string()),
  preferences: z.record(z.string(), z.unknown()),
});
export type Me = z.infer<typeof meView>;

export const readSetup = endpoint({
  method: 'GET',
  path: '/setup',
  summary: 'Whether this installation still waits for its company and first administrator.',
  may: 'public',
  response: z.strictObject({ needed: z.boolean() }),
});

export const setUp = endpoint({
  method: 'POST',
  path: '/setup',
  summary: 'Create the company and its first administrator, and sign that person in. Works exactly once.',
  may: 'public',
  body: z.strictObject({
    companyName: line(120),
    timeZone: timeZone.default('Europe/Copenhagen'),
    name: line(120),
    initials,
    email,
    password,
    language: language.default('da'),
  }),
  response: meView,
  errors: ['already-set-up'],
});

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in with e-mail and password; answers with a session cookie.',
  may: 'public',
  // Anything may be typed here: what is no address fits nobody.
  body: z.strictObject({
    email: z.string().max(254).trim().toLowerCase().transform(storedEmail),
    password: z.string().max(200),
  }),
  response: meView,
  errors: ['wrong-credentials', 'too-many-attempts'],
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'End this session; harmless when there is none.',
  may: 'public',
  response: done,
});

export const signOutEverywhere = endpoint({
  method: 'DELETE',
  path: '/sessions',
  summary: 'End all sessions of the signed-in user, this one too.',
  may: 'signed-in',
  response: done,
});

export const readMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'The signed-in user, the company, today and the remembered choices.',
  may: 'signed-in',
  response: meView,
});

export const changeMe = endpoint({
  method: 'PATCH',
  path: '/me',
  summary: 'Change own name, phone or language.',
  may: 'signed-in',
  body: z.strictObject({ name: line(120), phone: optionalLine(40), language }).partial(),
  response: meView,
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  summary: 'Choose a new password; ends all other sessions.',
  may: 'signed-in',
  body: z.strictObject({ current: z.string().max(200), next: password }),
  response: done,
  errors: ['wrong-credentials'],
});

export const savePreference = endpoint({
  method: 'PUT',
  path: '/me/preferences/:key',
  summary: 'Remember a choice of the signed-in user, such as the columns of a list (at most 20 kB).',
  may: 'signed-in',
  params: z.strictObject({ key: z.string().regex(/^[a-z0-9.-]{1,60}$/, 'invalid-key') }),
  body: z.strictObject({
    value: z.json().refine((value) => JSON.stringify(value).length <= 20_000, 'too-long'),
  }),
  response: done,
});

export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  summary: 'All users, inactive ones too, by initials.',
  may: 'read users',
  response: z.strictObject({ items: z.array(userView) }),
});

const userInput = {
  name: line(120),
  initials,
  email,
  phone: optionalLine(40),
  role,
  isSalesperson: z.boolean(),
};

export const createUser = endpoint({
  method: 'POST',
  path: '/users',
  summary: 'Create a user with a first password.',
  may: 'manage users',
  body: z.strictObject({ ...userInput, password }).partial({ phone: true, isSalesperson: true }),
  response: userView,
  errors: ['initials-taken', 'email-taken'],
});

export const changeUser = endpoint({
  method: 'PATCH',
  path: '/users/:id',
  summary: 'Change a user; a new password or «inactive» ends all of that user’s sessions.',
  may: 'manage users',
  params: byId,
  body: z
    .strictObject({ ...userInput, active: z.boolean(), password })
    .partial()
    .extend({ version }),
  response: userView,
  errors: ['initials-taken', 'email-taken', 'stale-version', 'last-administrator'],
});

export const changeCompany = endpoint({
  method: 'PATCH',
  path: '/company',
  summary: 'Change the company’s name, time zone, extra days off or default type of the next follow-up.',
  may: 'manage settings',
  body: z
    .strictObject({ name: line(120), timeZone, daysOff: daysOff.partial(), defaultNextTypeId: id.nullable() })
    .partial()
    .extend({ version }),
  response: companyView,
  errors: ['unknown-type', 'stale-version'],
});

export const sessionView = z.strictObject({
  createdAt: instant,
  lastSeenAt: instant,
  userAgent: text(400).nullable(),
  current: z.boolean(),
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/sessions',
  summary: 'Where the signed-in user is signed in.',
  may: 'signed-in',
  response: z.strictObject({ items: z.array(sessionView) }),
});
