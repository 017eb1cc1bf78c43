// The table that the bench prints: throughput beside the floor, and what a hundred times the history costs.
import { type Figure, SCENARIOS, type ScenarioName } from './scenarios.ts';

export interface Line {
  activities: number;
  scenario: ScenarioName;
  clients: number;
  floor: Figure;
  http: Figure;
}

/** What must be reached: reads at half of the floor, at most 1.5 times the cost with a hundred times the history. */
const HALF = 0.5;
const GROWTH = 1.5;
const MEMORY_MB = 300;

/** Prints the table in Markdown and says for each target whether it was reached. */
export function printReport(lines: Line[], memory: [number, number][], machine: string): void {
  const out = (text: string) => process.stdout.write(`${text}\n`);
  out(`\nMachine: ${machine}\n`);
  out(
    '| scenario | clients | activities | HTTP/s | floor/s | ratio | median ms | p95 ms | cost to smallest |',
  );
  out('|---|---|---|---|---|---|---|---|---|');
  const missed: string[] = [];
  for (const line of lines) {
    const smallest = lines.find(
      (other) => other.scenario === line.scenario && other.clients === line.clients,
    )!;
    const ratio = line.http.perSecond / line.floor.perSecond;
    const growth = smallest.http.perSecond / line.http.perSecond;
    const cells = [
      SCENARIOS[line.scenario],
      line.clients,
      line.activities,
      line.http.perSecond.toFixed(0),
      line.floor.perSecond.toFixed(0),
      ratio.toFixed(2),
      line.http.median.toFixed(2),
      line.http.p95.toFixed(2),
      growth.toFixed(2),
    ];
    out(`| ${cells.join(' | ')} |`);
    const what = `${SCENARIOS[line.scenario]}, ${line.clients} clients, ${line.activities} activities`;
    if (line.scenario !== 'complete' && ratio < HALF)
      missed.push(`${what}: ratio ${ratio.toFixed(2)} < ${HALF}`);
    if (growth > GROWTH) missed.push(`${what}: cost ${growth.toFixed(2)} > ${GROWTH}`);
  }
  out('');
  for (const [size, megabytes] of memory) {
    out(`Server memory at its highest with ${size} activities: ${megabytes.toFixed(0)} MB`);
    if (megabytes > MEMORY_MB) missed.push(`memory ${megabytes.toFixed(0)} MB > ${MEMORY_MB} MB`);
  }
  out(
    missed.length === 0
      ? '\nAll targets reached.'
      : `\nMissed:\n${missed.map((each) => `- ${each}`).join('\n')}`,
  );
}
