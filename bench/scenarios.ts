// What a salesperson does all day, as one request each.
import { OVERVIEW_READS, type OverviewScenario } from './overview.ts';
import { SALES_READS, type SalesScenario } from './sales.ts';

export const SCENARIOS = {
  todo: 'own To-Do, first 100',
  history: 'customer history, first 50',
  counters: 'counters',
  complete: 'complete + follow-up',
} as const;
export type ScenarioName = keyof typeof SCENARIOS;
/** What only reads, beside the day: see bench/sales.ts and bench/overview.ts. */
export const READS = { ...SALES_READS, ...OVERVIEW_READS };
type ReadScenario = SalesScenario | OverviewScenario;
export const isRead = (scenario: string): scenario is ReadScenario => scenario in READS;
/** All that can be measured. */
export type Scenario = ScenarioName | ReadScenario;
export const labelOf = (scenario: Scenario): string =>
  isRead(scenario) ? READS[scenario].label : SCENARIOS[scenario];
export const CLIENTS = [1, 16] as const;

/** What one measurement is told; it runs in a process of its own. */
export interface Job {
  mode: 'http' | 'floor';
  scenario: Scenario;
  clients: number;
  seconds: number;
  databaseUrl: string;
  port: number;
  /** a session for each busy salesperson */
  cookies: string[];
  salespeople: number[];
  customers: number[];
  /** open activities to complete, one for each client */
  starts: number[];
}

export interface Figure {
  /** finished requests a second */
  perSecond: number;
  /** milliseconds */
  median: number;
  p95: number;
  slowest: number;
}
