// The drop-box: an SMTP server that takes mail for its own addresses, from known senders, and hands it to the journal.
// It sends nothing and forwards nothing: there is no code for it.
// What must always hold: 250 is said only when bytes and row are on disk and committed; at any doubt 451, so that the
// sender keeps the mail and tries again.
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { domainToASCII } from 'node:url';
import type {
  SMTPServerAddress,
  SMTPServerDataStream,
  SMTPServerOptions,
  SMTPServerSession,
} from 'smtp-server';
import { MAX_DOCUMENT_BYTES } from '../../shared/documents.ts';
import type { Database } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { Problem } from '../errors.ts';
import { type Box, findBox, mayJournal } from './drop-box-addresses.ts';
import { REPLIES, Refused } from './drop-box-answers.ts';
import { deliver, isFromUs } from './drop-box-delivery.ts';
import { dropBoxGuard, LIMITS, type Limits } from './drop-box-guard.ts';
import { GuardedServer } from './drop-box-server.ts';
import { isOwn, readOwnSide } from './own.ts';

interface Parts {
  database: Database;
  blobs: BlobStore;
  clock: () => Date;
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}

export interface DropBoxSettings {
  host: string;
  port: number;
  domain: string;
  /** PEM files; without them there is no STARTTLS */
  tls?: { certFile: string; keyFile: string } | undefined;
  limits?: Partial<Limits> | undefined;
}

export interface DropBox {
  port: number;
  close(): Promise<void>;
}

/** What is known of a connection. */
interface Visit {
  /** one of the firm's own mail servers */
  listed: boolean;
  /** the envelope's sender, in lower case; '' is nobody's */
  from: string;
  /** what it was let in to */
  boxes: Map<string, Box>;
}

const CLOSE_MS = 2000;
/** A renewed certificate is taken into use within this time. */
const TLS_MS = 60 * 60_000;

/** Listens until closed. Rejects when it cannot. */
export async function openDropBox(parts: Parts, settings: DropBoxSettings): Promise<DropBox> {
  const { database, clock, log } = parts;
  const limits = { ...LIMITS, ...settings.limits };
  const guard = dropBoxGuard(limits);
  const visits = new WeakMap<SMTPServerSession, Visit>();
  const visitOf = (session: SMTPServerSession): Visit => {
    const visit = visits.get(session) ?? { listed: false, from: '', boxes: new Map() };
    visits.set(session, visit);
    return visit;
  };
  const taking = new Set<Promise<unknown>>();
  let held = 0;

  /** Answers a command by what an act says; whatever is not a refusal of ours is a doubt. */
  function answer(
    act: Promise<string | undefined>,
    callback: (error?: Error | null, reply?: string) => void,
  ) {
    taking.add(act);
    act
      .then(
        (reply) => callback(null, reply),
        (error: unknown) => {
          if (error instanceof Refused) return callback(error);
          log.error({ err: error }, 'the drop-box could not take a mail; its sender keeps it');
          callback(REPLIES.later());
        },
      )
      .finally(() => taking.delete(act));
  }

  async function connect(session: SMTPServerSession): Promise<undefined> {
    const ip = session.remoteAddress;
    const visit = visitOf(session);
    visit.listed = await mayJournal(database.reader, ip);
    if (server.connectionsOf(ip) > limits.connectionsPerClient) throw REPLIES.busy();
    if (visit.listed) return;
    if (guard.exceeded(ip, 'refusals') || !guard.may(ip, 'connects')) throw REPLIES.busy();
  }

  function refuse(session: SMTPServerSession, refusal: Refused): Refused {
    const ip = session.remoteAddress;
    log.info({ client: ip, code: refusal.responseCode, why: refusal.why }, 'refused by the drop-box');
    // Whoever tries one address after the other learns nothing more.
    if (!visitOf(session).listed && !guard.may(ip, 'refusals')) return REPLIES.goAway();
    return refusal;
  }

  async function mailFrom({ address }: SMTPServerAddress, session: SMTPServerSession): Promise<undefined> {
    const visit = visitOf(session);
    if (!visit.listed && !guard.may(session.remoteAddress, 'mails')) throw REPLIES.slower();
    visit.from = address.toLowerCase();
    visit.boxes.clear();
  }

  async function rcptTo({ address }: SMTPServerAddress, session: SMTPServerSession): Promise<undefined> {
    const box = await findBox(database.reader, exact(address), clock());
    if (!box) throw refuse(session, REPLIES.unknownAddress());
    if (box.userId === null && !visitOf(session).listed) {
      throw refuse(session, REPLIES.unknownServer(session.remoteAddress));
    }
    visitOf(session).boxes.set(box.address, box);
  }

  async function data(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const tooSlow = setTimeout(() => server.hangUp(session.id), limits.mailMs);
    const { chunks, forget } = await receive(stream, session).finally(() => clearTimeout(tooSlow));
    try {
      const raw = Buffer.concat(chunks);
      if (raw.length === 0) throw REPLIES.notTaken();
      const { from, boxes } = visitOf(session);
      const ours = await readOwnSide(database.reader);
      const known = (from !== '' && isOwn(from, ours)) || isFromUs(raw, ours);
      const open = [...boxes.values()].filter(({ userId }) => userId === null || known);
      if (open.length === 0) throw refuse(session, REPLIES.unknownSender());
      await deliver(parts, raw, open, ours);
      server.tookMail(session.id);
      log.info({ bytes: raw.length }, 'the drop-box took a mail');
      return 'Modtaget. Taken in.';
    } catch (error) {
      if (error instanceof Problem && error.status === 413) throw REPLIES.tooLarge();
      throw error;
    } finally {
      forget();
    }
  }

  /** Collects a mail in memory, up to what one may weigh, and all of them together. */
  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession) {
    const chunks: Buffer[] = [];
    let [size, kept, crowded] = [0, 0, false];
    const forget = () => {
      held -= kept;
      kept = 0;
    };
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        crowded ||= held + chunk.length > limits.bytes;
        if (size > MAX_DOCUMENT_BYTES || crowded) {
          chunks.length = 0;
          forget();
          // It was told how much it may send.
          if (size > 2 * MAX_DOCUMENT_BYTES) server.hangUp(session.id);
          continue;
        }
        held += chunk.length;
        kept += chunk.length;
        chunks.push(chunk);
      }
    } catch (error) {
      forget();
      throw error;
    }
    if (size > MAX_DOCUMENT_BYTES) throw REPLIES.tooLarge();
    if (crowded) throw REPLIES.later();
    return { chunks, forget };
  }

  const { tls } = settings;
  const options: SMTPServerOptions = {
    name: settings.domain,
    banner: 'Opfolg',
    size: MAX_DOCUMENT_BYTES,
    rejectOversized: true,
    disabledCommands: ['AUTH', 'HELP', 'WIZ', 'SHELL', 'KILL', ...(tls ? [] : ['STARTTLS'])],
    ...(tls && (await readPair(tls))),
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    maxClients: limits.connections,
    maxRecipients: 100,
    maxCommandLength: 2048,
    socketTimeout: limits.idleMs,
    closeTimeout: CLOSE_MS,
    onConnect: (session, callback) => answer(connect(session), callback),
    onMailFrom: (address, session, callback) => answer(mailFrom(address, session), callback),
    onRcptTo: (address, session, callback) => answer(rcptTo(address, session), callback),
    onData: (stream, session, callback) => answer(data(stream, session), callback),
  };
  const server = new GuardedServer(options, limits.commands);
  server.on('error', (error) => log.info({ code: (error as { code?: string }).code }, 'a client broke off'));
  const renewing = setInterval(() => {
    if (!tls) return;
    readPair(tls)
      .then((pair) => server.updateSecureContext(pair))
      .catch((error) => log.error({ err: error }, 'the certificate of the drop-box cannot be read'));
  }, TLS_MS).unref();

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(settings.port, settings.host, () =>
      resolve(server.server.off('error', reject) && undefined),
    );
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    async close() {
      clearInterval(renewing);
      await new Promise<void>((resolve) => server.close(resolve));
      await Promise.allSettled(taking);
    },
  };
}

/** An address as the list holds it: all of it, nothing understood into it; the domain in ASCII. */
function exact(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`.toLowerCase();
}

async function readPair({ certFile, keyFile }: { certFile: string; keyFile: string }) {
  const [cert, key] = await Promise.all([readFile(certFile), readFile(keyFile)]);
  return { cert, key };
}
