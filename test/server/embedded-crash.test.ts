// Whatever is killed, and whenever: no acknowledged commit is lost, and the next start is up again by itself.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import {
  clearAway,
  freshFolder,
  killAll,
  processesIn,
  serverPid,
  startProgram,
} from '../helpers/embedded-run.ts';

afterEach(clearAway);

const VICTIMS = ['program', 'server', 'program and server', 'every process'] as const;

test.runIf(process.platform === 'linux')(
  '12 kills in mid-write lose no acknowledged commit',
  async () => {
    const dataDir = await freshFolder();
    const acknowledged: string[] = [];
    let previous: (typeof VICTIMS)[number] | undefined;
    for (const victim of [...VICTIMS, ...VICTIMS, ...VICTIMS]) {
      const began = Date.now();
      const program = startProgram(dataDir, { writers: 4 });
      const ready = await program.ready;
      expect(program.refusal()).toBeUndefined();
      if (previous) expect(Date.now() - began, 'milliseconds to be up again').toBeLessThan(10_000);
      expect(ready?.adopted, `after the kill of ${previous}`).toBe(previous === 'program');
      await expectKept(ready!.url, acknowledged);

      while (program.acknowledged.length < 20) await sleep(5);
      await sleep(Math.random() * 60);
      const server = await serverPid(dataDir);
      const everybody = processesIn(dataDir);
      if (victim !== 'server') program.process.kill('SIGKILL');
      if (victim === 'every process') killAll(everybody);
      else if (victim !== 'program') killAll([server]);
      await program.ended;
      acknowledged.push(...program.acknowledged);
      previous = victim;
    }
    const last = startProgram(dataDir);
    await expectKept((await last.ready)!.url, acknowledged);
    last.process.kill('SIGTERM');
    expect(await last.ended).toBe(0);
    expect(processesIn(dataDir)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(240);
  },
  120_000,
);

test.runIf(process.platform === 'linux')(
  'kills during the very first start leave nothing half-made',
  async () => {
    const dataDir = await freshFolder();
    for (const patience of [150, 300, 450, 600, 750]) {
      const program = startProgram(dataDir);
      await Promise.race([sleep(patience), program.ready]);
      program.process.kill('SIGKILL');
      await program.ended;
    }
    const program = startProgram(dataDir);
    expect(await program.ready, JSON.stringify(program.refusal())).not.toBeNull();
  },
);

test.runIf(process.platform === 'linux')(
  'a lock left behind is free, whoever has its number now',
  async () => {
    const dataDir = await freshFolder();
    const killed = startProgram(dataDir);
    await killed.ready;
    killed.process.kill('SIGKILL');
    await killed.ended;
    await writeFile(path.join(dataDir, 'instance.pid'), `${process.pid}\n`);
    const next = startProgram(dataDir);
    expect(await next.ready).toMatchObject({ adopted: true });
    expect(await readFile(path.join(dataDir, 'instance.pid'), 'utf8')).toBe(`${next.process.pid}\n`);
  },
);

test.runIf(process.platform === 'linux')(
  'a start waits for children that outlive their killed server',
  async () => {
    const dataDir = await freshFolder();
    const killed = startProgram(dataDir, { writers: 1 });
    await killed.ready;
    const server = await serverPid(dataDir);
    const child = processesIn(dataDir).find((pid) => pid !== server)!;
    process.kill(child, 'SIGSTOP');
    killAll([killed.process.pid!, server]);
    await killed.ended;
    setTimeout(() => killAll([child]), 1_500);
    const warnings: object[] = [];
    const log = { info() {}, warn: (fields: object) => warnings.push(fields) };
    const next = await startEmbedded({ dataDir, log });
    await expectKept(next.url, killed.acknowledged);
    expect(warnings[0]).toMatchObject({ reason: expect.stringContaining('still in use') });
    await next.stop();
  },
);

async function expectKept(url: string, acknowledged: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // its server is killed later
  await client.connect();
  const { rows } = await client.query(
    'SELECT n FROM unnest($1::bigint[]) AS n WHERE NOT EXISTS (SELECT FROM written WHERE written.n = n.n)',
    [acknowledged],
  );
  await client.end();
  expect(rows, 'acknowledged, but lost').toEqual([]);
}
