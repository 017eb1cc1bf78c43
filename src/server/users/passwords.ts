// Passwords as argon2id hashes in PHC form. Parameters: OWASP's minimum for argon2id (19 MiB, 2 passes, 1 lane).
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const MEMORY = 19_456;
const PASSES = 2;
const run = promisify(argon2);

function hash(password: string, salt: Buffer, memory: number, passes: number): Promise<Buffer> {
  return run('argon2id', {
    message: password.normalize('NFC'),
    nonce: salt,
    memory,
    passes,
    parallelism: 1,
    tagLength: 32,
  });
}

/** A salted hash, ready to be stored. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await hash(password, salt, MEMORY, PASSES);
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=1$${salt.toString('base64')}$${tag.toString('base64')}`;
}

/** Whether the password fits the stored hash, in constant time. */
export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [, , , parameters, salt, tag] = stored.split('$');
  const memory = Number(/m=(\d+)/.exec(parameters ?? '')?.[1]);
  const passes = Number(/t=(\d+)/.exec(parameters ?? '')?.[1]);
  if (!salt || !tag || !memory || !passes) return false;
  const expected = Buffer.from(tag, 'base64');
  return timingSafeEqual(await hash(password, Buffer.from(salt, 'base64'), memory, passes), expected);
}
