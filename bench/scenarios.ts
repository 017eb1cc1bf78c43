// What a salesperson does all day, as one request each.
import { isSales, SALES_READS, type SalesScenario } from './sales.ts';

export const SCENARIOS = {
  todo: 'own To-Do, first 100',
  history: 'customer history, first 50',
  counters: 'counters',
  complete: 'complete + follow-up',
} as const;
export type ScenarioName = keyof typeof SCENARIOS;
/** All that can be measured: of the day, or one of bench/sales.ts. */
export type Scenario = ScenarioName | SalesScenario;
export const labelOf = (scenario: Scenario): string =>
  isSales(scenario) ? SALES_READS[scenario].label : SCENARIOS[scenario];
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
}
