// Addresses of mail journalling, and the journal that works behind them.
import { setTimeout as sleep } from 'node:timers/promises';
import * as api from '../../shared/mail.ts';
import { countMail } from '../../shared/mail-counts.ts';
import type { Database, Reader } from '../db/database.ts';
import { announcedLength, type BlobStore } from '../documents/blobs.ts';
import type { Mount, MountUpload } from '../http/mount.ts';
import { expireHeaders } from './expiry.ts';
import { readMail } from './find.ts';
import { type Journal, mailJournal } from './journal.ts';
import { ignoreMail, stopIgnoring } from './leave-out.ts';
import { countUnplaced, listMail, measureMail } from './list.ts';
import { mailOwnRoutes } from './own-routes.ts';
import { type MailReader, mailParser } from './parser.ts';
import { placeMail } from './place.ts';
import { eraseFiles, makePrivate } from './privacy.ts';
import { mailRuleRoutes } from './rules-routes.ts';
import { showMail } from './show.ts';
import { uploadMail } from './upload.ts';

const SETTLE_MS = 2000;

interface Parts {
  mount: Mount;
  mountUpload: MountUpload;
  blobs: BlobStore;
  database: Database;
  clock: () => Date;
  log: { error(fields: object, message: string): void };
}

export interface MailService extends Journal {
  parser: MailReader;
  /** erases what is to be erased: files of private mails, headers that nobody placed */
  upkeep(): Promise<void>;
}

export function mailRoutes({ mount, mountUpload, ...parts }: Parts): MailService {
  const parser = mailParser();
  const journal = mailJournal({ ...parts, parser });
  // Most often a mail is settled before the answer; whoever acted can then be told where it landed.
  const settled = () => Promise.race([journal.idle(), sleep(SETTLE_MS, undefined, { ref: false })]);
  const upkeep = async () => {
    await expireHeaders(parts.database, parts.clock());
    await eraseFiles(parts.database, parts.blobs);
  };
  const eraseSoon = () => {
    upkeep().catch((error) => parts.log.error({ err: error }, 'erasing waits for the next upkeep'));
  };

  mount(api.listMail, async ({ db, actor, query, company }) => listMail(db, actor, query, company));
  mount(api.measureMail, async ({ db, actor, query, company }) => measureMail(db, actor, query, company));
  mount(countMail, async ({ db, actor }) => ({ unplaced: await countUnplaced(db, actor) }));
  mount(api.readMail, async ({ db, actor, params }) => readMail(db, actor, params.id));
  mount(api.openMailHtml, async ({ db, actor, params, query, reply }) =>
    showMail(db, actor, params.id, query.pictures ?? false, { blobs: parts.blobs, parser }, reply),
  );
  mount(api.placeMail, async ({ tx, actor, params, body, now, answerAfter }) => {
    const others = await placeMail(tx, params.id, body, { actor, now });
    const read = async (db: Reader) => ({ mail: await readMail(db, actor, params.id), others });
    const answer = await read(tx);
    if (answer.mail.state === 'received') answerAfter((db) => settled().then(() => read(db)));
    return answer;
  });
  mount(api.ignoreMail, async ({ tx, actor, params, body, now }) => {
    await ignoreMail(tx, params.id, body.always, { actor, now });
    return readMail(tx, actor, params.id);
  });
  mount(api.stopIgnoringMail, async ({ tx, actor, params, now, answerAfter }) => {
    await stopIgnoring(tx, params.id, { actor, now });
    answerAfter((db) => settled().then(() => readMail(db, actor, params.id)));
    return readMail(tx, actor, params.id);
  });
  mount(api.makeMailPrivate, async ({ tx, actor, params, now, afterCommit }) => {
    await makePrivate(tx, params.id, { actor, now });
    afterCommit(eraseSoon);
    return { ok: true as const };
  });
  mountUpload(
    api.uploadMail,
    async ({ bytes, db, actor, query, request }) => {
      const expected = announcedLength(request.headers);
      const received = await uploadMail({ ...parts, parser }, { bytes, expected, db, actor, asked: query });
      await settled();
      return received;
    },
    async ({ received }) => received,
  );
  mailRuleRoutes(mount, eraseSoon);
  mailOwnRoutes(mount);
  return {
    ...journal,
    parser,
    upkeep,
    async stop() {
      await journal.stop();
      await parser.end();
    },
  };
}
