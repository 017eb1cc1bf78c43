// No request can make a 500: every endpoint is asked with values that people, programs and attackers send,
// under the names that it knows and under others.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Schema } from '../../src/shared/contract.ts';
import { ENDPOINTS } from '../../src/shared/endpoints.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

beforeAll(async () => {
  const customer = await world.customer('Fuzz & Søn');
  const contact = await world.contact(customer.id, 'Åse Fuzz');
  await world.activity({ typeId: world.types.Tlf, contactId: contact.id, followUpDate: '2026-11-23' });
  await world.activity({ typeId: world.types.Opgave });
});

const odd = fc.constantFrom<unknown>(
  null,
  true,
  false,
  0,
  1,
  2,
  -1,
  1.5,
  1e308,
  2_147_483_647,
  2_147_483_648,
  '',
  ' ',
  '0',
  '1',
  'abc',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '🎄',
  'æøå',
  '%',
  '_',
  '\\',
  "'",
  '";--',
  '2026-11-23',
  '2026-02-31',
  '9999-12-31',
  '0000-00-00',
  '24:00',
  '23:59',
  '2026-11-23T10:00:00Z',
  '+999999-01-01T00:00:00Z',
  '2026-11-23T10:00:00+99:99',
  'mine',
  'all',
  'true',
  '1,2,3',
  ',',
  '1,x',
  'name',
  'W10',
  'WzEsMl0',
  'Lead',
  'a@b.dk',
  'call',
  'created',
  [],
  [1],
  [[]],
  [null],
  {},
  { id: 1 },
  { date: null },
  { date: '2026-12-01' },
  { date: '2026-12-01', time: '10:00', typeId: 1, text: 'x' },
  { kind: 'complete' },
  { kind: 'postpone', date: '2026-12-01' },
  { kind: 'reassign', salespersonId: 1 },
  'x'.repeat(300),
  'ø'.repeat(5000),
);
const value = fc.oneof({ weight: 4, arbitrary: odd }, { weight: 1, arbitrary: fc.jsonValue() });

/** Objects under the schema's own names mostly, some of them left out, now and then a foreign name or no object at all. */
function like(schema: Schema | undefined): fc.Arbitrary<unknown> {
  if (!schema) return value;
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: object;
  };
  const known = Object.fromEntries(Object.keys(properties).map((name) => [name, value]));
  const own = fc.record(known, { requiredKeys: [] });
  const foreign = fc
    .tuple(own, fc.string(), value)
    .map(([object, key, extra]) => ({ ...object, [key]: extra }));
  return fc.oneof(
    { weight: 8, arbitrary: own },
    { weight: 1, arbitrary: foreign },
    { weight: 1, arbitrary: value },
  );
}

const asked = ENDPOINTS.filter(
  ({ name, endpoint }) => endpoint.kind === 'json' && !name.startsWith('signOut'),
);

test.each(asked.map(({ name, endpoint }) => [name, endpoint] as const))(
  '%s',
  async (_name, endpoint) => {
    const id = fc.constantFrom(
      '1',
      '2',
      '0',
      '-1',
      '999999',
      '99999999999',
      'abc',
      '%00',
      '1.5',
      'æ',
      'a.b-c',
    );
    await fc.assert(
      fc.asyncProperty(id, like(endpoint.query), like(endpoint.body), async (param, query, body) => {
        const path = endpoint.path.replace(/:\w+/g, param);
        const pairs: [string, string][] = Object.entries((query ?? {}) as object).map(([key, each]) => [
          key,
          typeof each === 'string' ? each : JSON.stringify(each),
        ]);
        const answer = await world.app.inject({
          method: endpoint.method,
          url: `/api${path}?${new URLSearchParams(pairs)}`,
          headers: {
            cookie: world.admin.cookie,
            ...(endpoint.method !== 'GET' && { 'content-type': 'application/json' }),
          },
          ...(endpoint.method !== 'GET' && { payload: JSON.stringify(body) ?? '' }),
        });
        expect(answer.statusCode, `${endpoint.method} ${path} ${answer.body}`).toBeLessThan(500);
        if (answer.statusCode >= 400) expect(answer.json().error.message).toBeTruthy();
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 60) },
    );
  },
  60_000,
);
