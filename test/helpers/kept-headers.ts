// A mail of which a mailbox reader kept the headers, as it does with an unknown outsider's.
import { blobStore } from '../../src/server/documents/blobs.ts';
import { receiveHeaders } from '../../src/server/mail/receive.ts';
import type { World } from './world.ts';

/** Answers the mail's id; null when it is to leave nothing. */
export async function keepHeaders(world: World, raw: string, ownerId: number): Promise<number | null> {
  const { mailId } = await receiveHeaders(
    {
      database: world.database,
      blobs: blobStore(`${world.dataDir}/documents`),
      clock: () => world.clock.now,
    },
    {
      headers: Buffer.from(raw.slice(0, raw.indexOf('\r\n\r\n') + 4)),
      size: raw.length,
      ownerId,
      receivedAt: world.clock.now,
    },
  );
  return mailId;
}
