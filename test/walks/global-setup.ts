// One program with the demo world for each of those who walk at the same time, so that none walks into another's work;
// walks that need an empty one start their own.
import type { FullConfig } from '@playwright/test';
import { startProgram } from './program.ts';

export default async function setUp({ workers }: FullConfig): Promise<() => Promise<void>> {
  const programs = await Promise.all(Array.from({ length: workers }, () => startProgram({ demo: true })));
  process.env.WALK_URLS = programs.map(({ url }) => url).join(' ');
  return async () => {
    await Promise.all(programs.map((program) => program.stop()));
  };
}
