// Everything that can be set from outside, read once at start. A wrong value stops the start with a clear line.
import { resolve } from 'node:path';
import { z } from 'zod';
import type { DropBoxSettings } from './mail/drop-box.ts';

/** The program cannot start as it is set up; the message says what to mend. */
export class ConfigError extends Error {}

const settings = z.object({
  PORT: z.coerce.number().pipe(z.int().min(0).max(65_535)).default(4280),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  /** https in front of us: cookies are then sent over https only */
  SECURE_COOKIES: z.enum(['true', 'false']).default('false'),
  /** a proxy in front of us tells the caller's address */
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  /** seals the passwords of mailboxes */
  SECRET_KEY: z
    .base64('must be base64')
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes in base64: openssl rand -base64 32')
    .optional(),
  /** the drop-box: mail sent to addresses at this domain is journalled */
  DROP_BOX_DOMAIN: z
    .string()
    .toLowerCase()
    .max(200)
    .regex(
      /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
      'must be a domain, such as post.firma.dk',
    )
    .optional(),
  /** where it listens for SMTP; without a port it does not, and another program of the same firm does */
  DROP_BOX_PORT: z.coerce.number().pipe(z.int().min(0).max(65_535)).optional(),
  DROP_BOX_HOST: z.string().min(1).default('127.0.0.1'),
  /** PEM files for STARTTLS */
  DROP_BOX_TLS_CERT: z.string().optional(),
  DROP_BOX_TLS_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** What one variable needs besides itself. */
const NEEDS = [
  ['DROP_BOX_PORT', 'DROP_BOX_DOMAIN'],
  ['DROP_BOX_TLS_CERT', 'DROP_BOX_TLS_KEY'],
  ['DROP_BOX_TLS_KEY', 'DROP_BOX_TLS_CERT'],
] as const;

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  secureCookies: boolean;
  trustProxy: boolean;
  secretKey: Buffer | undefined;
  logLevel: string;
  dropBoxDomain: string | undefined;
  /** where the drop-box listens, if it does */
  dropBox: DropBoxSettings | undefined;
}

/** Reads the environment. Throws ConfigError naming each wrong variable; empty ones count as absent. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      // An address may hold a password: it is never repeated, nor is a key.
      const value = name === 'DATABASE_URL' || name === 'SECRET_KEY' ? '…' : given[name];
      return `${name}=${value}: ${issue.message}`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  const values = result.data;
  for (const [name, other] of NEEDS) {
    if (values[name] !== undefined && values[other] === undefined) {
      throw new ConfigError(`${name}=${values[name]}: needs ${other} as well`);
    }
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    secureCookies: values.SECURE_COOKIES === 'true',
    trustProxy: values.TRUST_PROXY === 'true',
    secretKey: values.SECRET_KEY,
    logLevel: values.LOG_LEVEL,
    dropBoxDomain: values.DROP_BOX_DOMAIN,
    dropBox: dropBoxOf(values),
  };
}

function dropBoxOf(values: z.output<typeof settings>): DropBoxSettings | undefined {
  const { DROP_BOX_DOMAIN: domain, DROP_BOX_PORT: port, DROP_BOX_HOST: host } = values;
  if (domain === undefined || port === undefined) return undefined;
  const { DROP_BOX_TLS_CERT: certFile, DROP_BOX_TLS_KEY: keyFile } = values;
  return { domain, port, host, ...(certFile && keyFile && { tls: { certFile, keyFile } }) };
}
