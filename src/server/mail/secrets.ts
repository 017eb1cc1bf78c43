// Secrets of mailboxes: AES-256-GCM with a key that is never in the database, so that a stolen dump opens no mailbox.
// What must always hold: a sealed secret opens only for the account that it was sealed for; anything else is refused.
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../db/database.ts';

export interface SecretBox {
  /** Seals a text for this account. */
  seal(text: string, account: string): Promise<Buffer>;
  /** Opens it again. Throws SecretUnreadable when it was changed, is another account's, or the key is another. */
  open(sealed: Buffer, account: string): Promise<string>;
}

/** The secret cannot be opened: it was tampered with, or the key is not the one that it was sealed with. */
export class SecretUnreadable extends Error {}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What a sealed secret begins with, so that another way of sealing can come later. */
const FORMAT = 1;

/** Seals with the given key, or with the one in `<dataDir>/secret.key`, which is made when first needed. */
export function secretBox(dataDir: string, given: Buffer | undefined): SecretBox {
  let kept: Promise<Buffer> | undefined = given && Promise.resolve(given);
  const key = () => {
    kept ??= keyOf(dataDir).catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
  return {
    async seal(text, account) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', await key(), nonce).setAAD(Buffer.from(account));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), body]);
    },
    async open(sealed, account) {
      const body = 1 + NONCE_BYTES + TAG_BYTES;
      if (sealed[0] !== FORMAT || sealed.length < body) throw new SecretUnreadable();
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', await key(), nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(account))
        .setAuthTag(sealed.subarray(1 + NONCE_BYTES, body));
      try {
        return decipher.update(sealed.subarray(body), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new SecretUnreadable();
      }
    },
  };
}

/** The folder's key. Several programs may start at once: the first one's file counts, and only when it is whole. */
async function keyOf(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'secret.key');
  const key = (await readKey(path)) ?? (await makeKey(dataDir, path));
  if (key.length !== KEY_BYTES) throw new Error(`${path} is damaged: it must hold ${KEY_BYTES} bytes`);
  return key;
}

async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeKey(dataDir: string, path: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(KEY_BYTES));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // Unlike a rename, a link never replaces the key that another program has just made.
    await link(draft, path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path);
}
