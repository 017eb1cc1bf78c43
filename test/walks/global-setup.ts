// One program with the demo world serves all walks; those that need an empty one start their own.
import { startProgram } from './program.ts';

export default async function setUp(): Promise<() => Promise<void>> {
  const program = await startProgram({ demo: true });
  process.env.WALK_URL = program.url;
  return () => program.stop();
}
