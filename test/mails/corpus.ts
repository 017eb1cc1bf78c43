// The corpus: every mail with what must be read out of it. Real mails are nobody's to keep here; these are built.
import type { CorpusMail } from './build.ts';
import { CHARSETS } from './charsets.ts';
import { FILES } from './files.ts';
import { FORWARDS } from './forwards.ts';
import { HOSTILE } from './hostile.ts';
import { MACHINES } from './machines.ts';
import { SHAPES } from './shapes.ts';
import { THREADS } from './threads.ts';
import { WRAPPED } from './wrapped.ts';

export type { CorpusMail, Expectation } from './build.ts';

export const CORPUS: CorpusMail[] = [
  ...CHARSETS,
  ...SHAPES,
  ...THREADS,
  ...FORWARDS,
  ...MACHINES,
  ...FILES,
  ...WRAPPED,
  ...HOSTILE,
];
