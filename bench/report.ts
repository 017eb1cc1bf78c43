// The table that the bench prints: throughput beside the floor, and what a hundred times the history costs.
import type { MailFigures } from './mail.ts';
import { type Figure, labelOf, type Scenario } from './scenarios.ts';

export interface Line {
  /** of activities, or of projects */
  size: number;
  scenario: Scenario;
  clients: number;
  floor: Figure;
  http: Figure;
}

/** What must be reached. */
export interface Targets {
  /** reads, of the floor */
  ratio?: number;
  /** cost to that of the smallest size */
  growth?: number;
  /** milliseconds */
  p95?: number;
  slowest?: number;
}
const MEMORY_MB = 300;

const out = (text: string) => process.stdout.write(`${text}\n`);

/** Prints the table in Markdown and says for each target whether it was reached. */
export function printReport(
  lines: Line[],
  memory: [number, number][],
  { machine, unit, targets, told }: { machine: string; unit: string; targets: Targets; told: string[] },
): void {
  out(`\nMachine: ${machine}\n`);
  out(
    `| scenario | clients | ${unit} | HTTP/s | floor/s | ratio | median ms | p95 ms | slowest ms | cost to smallest |`,
  );
  out('|---|---|---|---|---|---|---|---|---|---|');
  const missed: string[] = [];
  for (const line of lines) {
    const smallest = lines.find(
      (other) => other.scenario === line.scenario && other.clients === line.clients,
    )!;
    const ratio = line.http.perSecond / line.floor.perSecond;
    const growth = smallest.http.perSecond / line.http.perSecond;
    const cells = [
      labelOf(line.scenario),
      line.clients,
      line.size,
      line.http.perSecond.toFixed(0),
      line.floor.perSecond.toFixed(0),
      ratio.toFixed(2),
      line.http.median.toFixed(2),
      line.http.p95.toFixed(2),
      line.http.slowest.toFixed(2),
      growth.toFixed(2),
    ];
    out(`| ${cells.join(' | ')} |`);
    const what = `${labelOf(line.scenario)}, ${line.clients} clients, ${line.size} ${unit}`;
    const { p95, slowest } = line.http;
    if (targets.ratio && line.scenario !== 'complete' && ratio < targets.ratio)
      missed.push(`${what}: ratio ${ratio.toFixed(2)} < ${targets.ratio}`);
    if (targets.growth && growth > targets.growth)
      missed.push(`${what}: cost ${growth.toFixed(2)} > ${targets.growth}`);
    if (targets.p95 && p95 > targets.p95)
      missed.push(`${what}: p95 ${p95.toFixed(0)} ms > ${targets.p95} ms`);
    if (targets.slowest && slowest > targets.slowest)
      missed.push(`${what}: slowest ${slowest.toFixed(0)} ms > ${targets.slowest} ms`);
  }
  out('');
  for (const line of told) out(line);
  for (const [size, megabytes] of memory) {
    out(`Server memory at its highest with ${size} ${unit}: ${megabytes.toFixed(0)} MB`);
    if (megabytes > MEMORY_MB) missed.push(`memory ${megabytes.toFixed(0)} MB > ${MEMORY_MB} MB`);
  }
  sayMissed(missed);
}

/** A first reading may hold no more at its end than after a fifth, but for what the heap has room for anyway. */
const GROWTH_MB = 60;

export function printMail({ journal, firstSync, large }: MailFigures, machine: string): void {
  out(`\nMail. Machine: ${machine}\n`);
  const missed: string[] = [];
  const must = (what: string, figure: number, most: number) => {
    if (!(figure <= most)) missed.push(`${what}: ${figure.toFixed(0)} MB > ${most} MB`);
  };
  const { parser, journalled, ratio } = journal;
  out(
    `Journalled, from the door to the activity: ${journalled.toFixed(0)} mails/s; parsed alone: ${parser.toFixed(0)}/s; ratio ${ratio.toFixed(2)}`,
  );
  if (typeof firstSync === 'string') out(`First reading of a mailbox not measured: ${firstSync}`);
  else {
    const { mails, readSeconds, settledSeconds, peakMb, growthMb } = firstSync;
    out(
      `First reading of ${mails} mails: taken in after ${readSeconds.toFixed(0)} s, settled after ${settledSeconds.toFixed(0)} s (${(mails / settledSeconds).toFixed(0)}/s); memory at its highest ${peakMb.toFixed(0)} MB, from a fifth to the end ${growthMb.toFixed(0)} MB more`,
    );
    must('memory of the first reading', peakMb, MEMORY_MB);
    must('growth of the first reading', growthMb, GROWTH_MB);
  }
  for (const { megabytes, seconds, peakMb } of large) {
    out(`A mail of ${megabytes} MB: ${seconds.toFixed(1)} s, memory at its highest ${peakMb.toFixed(0)} MB`);
    must(`a mail of ${megabytes} MB`, peakMb, MEMORY_MB);
  }
  sayMissed(missed);
}

function sayMissed(missed: readonly string[]): void {
  out(
    missed.length === 0
      ? '\nAll targets reached.'
      : `\nMissed:\n${missed.map((each) => `- ${each}`).join('\n')}`,
  );
}
