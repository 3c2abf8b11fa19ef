// What the page of a report and its parts are drawn from.
import type { HistoryLine } from '../../people/index.ts';
import type { Plan } from '../../planning/index.ts';
import type { Conclusion } from '../conclusion/conclusion.queries.ts';
import type { Given, Report } from '../report/report.queries.ts';

export interface ShownReport {
  readonly found: Report;
  readonly content: Given;
  readonly conclusions: readonly Conclusion[];
  readonly catalogue: Pick<Plan['catalogue'], 'directions' | 'tasks'>;
  readonly history: readonly HistoryLine[];
}
