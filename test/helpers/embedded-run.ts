// Runs embedded-program.ts as a child process, and clears away whatever a trial leaves: folders and processes.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeRunFolder } from './run-folders.ts';

const ENTRY = fileURLToPath(new URL('./embedded-program.ts', import.meta.url));

type Ready = { url: string; adopted: boolean };
type Refusal = { code: string; message: string };

export type Program = {
  process: ChildProcess;
  /** Resolves when the program is up; null when it was refused or killed before. */
  ready: Promise<Ready | null>;
  /** What it said when it could not start or go on. */
  refusal(): Refusal | undefined;
  /** The rows whose commit it was told of. */
  acknowledged: string[];
  ended: Promise<number | null>;
};

type How = { writers?: number; account?: { uid: number; gid: number } | undefined; entry?: string };

const folders: string[] = [];
const programs: Program[] = [];

/** A fresh folder that `clearAway` removes. */
export async function freshFolder(): Promise<string> {
  const folder = await makeRunFolder();
  folders.push(folder);
  return folder;
}

export function startProgram(dataDir: string, { writers = 0, account, entry = ENTRY }: How = {}): Program {
  const child = spawn(process.execPath, [entry, dataDir, `${writers}`], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  let refusal: Refusal | undefined;
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ready = new Promise<Ready | null>((resolve) => {
    void ended.then(() => resolve(null));
    createInterface(child.stdout).on('line', (line) => {
      if (!line.startsWith('{')) return acknowledged.push(line);
      const said = JSON.parse(line);
      if (said.url) resolve(said);
      else refusal = said;
    });
  });
  const program = { process: child, ready, refusal: () => refusal, acknowledged, ended };
  programs.push(program);
  return program;
}

/** The pid of the database server of a data folder. */
export async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);
}

/** Every process that works inside a folder: the server and its children (Linux). */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`).startsWith(folder);
      } catch {
        return false; // gone meanwhile
      }
    })
    .map(Number);
}

/** Kills what still runs of this file's trials, and removes their folders. */
export async function clearAway(): Promise<void> {
  for (const program of programs.splice(0)) program.process.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    while (killAll(processesIn(folder))) await sleep(20);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Kills them at once; returns how many there were. */
export function killAll(pids: number[]): number {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // ended by itself
    }
  }
  return pids.length;
}
