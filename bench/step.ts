// A step of filling a database, said when it is done with how long it took.

export type Say = (line: string) => void;

export async function step(say: Say, what: string, act: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await act();
  say(`  ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
