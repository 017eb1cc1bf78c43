// What stands twice in one file. The very same row again is no contradiction, another one is a fault; and a row from a
// file of faulty rows that still says so is refused, since alone in that file nothing would contradict it any more.
import type { Verdict } from './cells.ts';
import { isSameRow } from './file.ts';
import type { GoodRow, Planner } from './plan.ts';
import { type Repeated, stillRefused } from './reasons.ts';

interface Rule<V extends Verdict<object>> {
  /** what is not to stand twice, as its reasons are called: «account» for `account-twice` */
  what: Repeated;
  field: string;
  /** the same for two rows about one thing */
  keyOf: (good: GoodRow<V>) => string;
  /** as the sentence calls it */
  nameOf: (good: GoodRow<V>) => string;
}

/** The first row about each thing. */
export function withoutRepetitions<V extends Verdict<object>>(
  planner: Planner,
  rows: readonly GoodRow<V>[],
  { what, field, keyOf, nameOf }: Rule<V>,
): GoodRow<V>[] {
  const first = new Map<string, GoodRow<V>>();
  return rows.filter((good) => {
    const name = nameOf(good);
    if (stillRefused(good.row.refusal, what, name)) {
      planner.fault(good.row, { field, id: `${what}-not-mended`, values: [name] });
      return false;
    }
    const key = keyOf(good);
    const earlier = first.get(key);
    if (!earlier) first.set(key, good);
    else if (isSameRow(earlier.row, good.row)) planner.plan.unchanged += 1;
    else {
      planner.fault(good.row, { field, id: `${what}-twice`, values: [name, String(earlier.row.line)] });
    }
    return !earlier;
  });
}
