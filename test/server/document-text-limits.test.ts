// A document that takes more than it may is given up in the end, and takes nothing with it.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { pdf } from '../../demo/papers.ts';
import { textReader } from '../../src/server/overview/text-reader.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld({ textLimits: { timeoutMs: 1, memoryMb: 512 } });

const eventually = (see: () => Promise<void>) => vi.waitFor(see, { timeout: 20_000, interval: 20 });

const rowOf = (sha256: string) =>
  world.database.reader
    .selectFrom('document_text')
    .select(['state', 'tries', 'reason', 'try_after'])
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();

async function attached(): Promise<{ id: number; sha256: string }> {
  const { id } = await world.customer('Langsom A/S');
  const { body } = await world.admin.upload(
    `/api/documents?customerId=${id}&name=langsom.pdf`,
    pdf([`Langsom ${Math.random()}`]),
  );
  return body;
}

it('three times, some minutes apart', async () => {
  const { sha256 } = await attached();
  for (const [tries, minutes] of [
    [1, 1],
    [2, 10],
  ] as const) {
    const after = new Date(world.clock.now.getTime() + minutes * 60_000);
    await eventually(async () =>
      expect(await rowOf(sha256)).toEqual({ state: 'waiting', tries, reason: 'too-slow', try_after: after }),
    );
    world.clock.now = after;
    await attached();
  }
  await eventually(async () =>
    expect(await rowOf(sha256)).toEqual({
      state: 'unreadable',
      tries: 3,
      reason: 'too-slow',
      try_after: null,
    }),
  );
});

it('also when the program itself ended with it, three times', async () => {
  const { sha256 } = await attached();
  await eventually(async () => expect((await rowOf(sha256)).reason).toBe('too-slow'));
  await world.database.transaction((tx) =>
    tx
      .updateTable('document_text')
      .set({ tries: 3, try_after: null, reason: null })
      .where('sha256', '=', sha256)
      .execute(),
  );
  await attached();
  await eventually(async () =>
    expect(await rowOf(sha256)).toMatchObject({ state: 'unreadable', tries: 4, reason: 'crashed' }),
  );
});

it('too much memory ends the thread, and the next document finds another', async () => {
  const { sha256 } = await attached();
  const task = {
    path: `${world.dataDir}/documents/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`,
    mediaType: 'application/pdf',
  };
  const small = textReader({ timeoutMs: 20_000, memoryMb: 8 });
  expect(await small.read(task)).toEqual({ state: 'failed', reason: 'too-much-memory' });
  expect(await small.read(task)).toEqual({ state: 'failed', reason: 'too-much-memory' });
  const large = textReader();
  onTestFinished(() => large.end());
  const reading = large.read(task);
  await sleep(10);
  await large.end();
  expect(await reading).toEqual({ state: 'failed', reason: 'crashed' });
  expect(await large.read(task)).toMatchObject({ state: 'read', text: expect.stringMatching(/^Langsom/) });
  expect(await large.read({ ...task, path: '/nowhere' })).toEqual({
    state: 'unreadable',
    text: '',
    reason: 'missing',
  });
});
