// The arrows of the house, kept by reading every import; and that every endpoint is mounted, documented and guarded.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ENDPOINTS } from '../src/shared/endpoints.ts';
import { useWorld } from './helpers/world.ts';

const src = join(import.meta.dirname, '../src');
const world = useWorld();

/** Server slices in one line: each imports only itself and what stands to its left. */
const LINE = [
  'db',
  'history',
  'settings',
  'users',
  'customers',
  'activities',
  'documents',
  'projects',
  'campaigns',
  'forgotten',
  'mail',
  'sending',
  'overview',
  'merge',
  'imports',
  'exports',
];
/** Files of src/server that every slice may use. */
const GROUND = ['errors.ts', 'errors.texts.ts', 'actor.ts', 'http'];

interface Import {
  from: string;
  to: string;
}

async function imports(): Promise<Import[]> {
  const entries = await readdir(src, { recursive: true });
  const files = entries.filter((name) => /\.tsx?$/.test(name));
  const found = await Promise.all(
    files.map(async (from) => {
      const text = await readFile(join(src, from), 'utf8');
      const targets = [
        ...text.matchAll(
          /^(?:import |(?:import|export)\b[^'\n]* from |\} from )'([^'\n]+)';|\bimport\('([^']+)'\)/gm,
        ),
      ].map((match) => match[1] ?? match[2]!);
      return targets.map((target) => ({
        from: from.replaceAll('\\', '/'),
        to: target.startsWith('.')
          ? relative(src, resolve(dirname(join(src, from)), target)).replaceAll('\\', '/')
          : target,
      }));
    }),
  );
  return found.flat();
}

const all = await imports();
const faults = (wrong: (each: Import) => boolean) =>
  all.filter(wrong).map(({ from, to }) => `${from} → ${to}`);

test('shared imports nothing of ours and no Node', () => {
  expect(
    faults(({ from, to }) => from.startsWith('shared/') && !to.startsWith('shared/') && to !== 'zod'),
  ).toEqual([]);
});

test('web and server never meet', () => {
  expect(
    faults(({ from, to }) => from.startsWith('web/') && (to.startsWith('server/') || to.startsWith('node:'))),
  ).toEqual([]);
  expect(faults(({ from, to }) => from.startsWith('server/') && to.startsWith('web/'))).toEqual([]);
});

test('server slices import only to their left', () => {
  const rank = (path: string) => LINE.indexOf(path.split('/')[1] ?? '');
  const wrong = faults(({ from, to }) => {
    if (!from.startsWith('server/') || !to.startsWith('server/') || rank(from) < 0) return false;
    if (GROUND.includes(to.split('/')[1] ?? '')) return false;
    return rank(to) < 0 || rank(to) > rank(from);
  });
  expect(wrong).toEqual([]);
});

test('only db/ knows the driver', () => {
  expect(
    faults(({ from, to }) => (to === 'pg' || to.startsWith('pg-')) && !from.startsWith('server/db/')),
  ).toEqual([]);
});

test('the user interface kit knows no domain word', () => {
  const domains = [
    'todo',
    'customers',
    'contacts',
    'activities',
    'import',
    'settings',
    'users',
    'history',
    'data',
  ];
  expect(
    faults(
      ({ from, to }) => from.startsWith('web/ui/') && domains.some((word) => to.startsWith(`web/${word}/`)),
    ),
  ).toEqual([]);
});

test('every endpoint answers, refuses strangers, and is in the documentation', async () => {
  const documented = (await world.admin.get('/api/openapi.json')).body;
  for (const { name, endpoint } of ENDPOINTS) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    expect(documented.paths[path]?.[endpoint.method.toLowerCase()]?.operationId, name).toBe(name);
    if (endpoint.may === 'public') continue;
    const url = `/api${endpoint.path.replace(/:\w+/g, '1')}`;
    const stranger = await world.app.inject({ method: endpoint.method, url });
    expect([stranger.statusCode, stranger.json().error?.id], `${endpoint.method} ${url}`).toEqual([
      401,
      'not-signed-in',
    ]);
  }
});
