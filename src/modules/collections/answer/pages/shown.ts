// What the page of an answer and its table are drawn from.
import type { AnswerRecord } from '../answer.queries.ts';
import type { AnswerRow, CellFault, CellHelp } from '../cells.ts';

export interface ShownAnswer {
  readonly record: AnswerRecord;
  readonly rows: readonly AnswerRow[];
  readonly help: CellHelp;
  readonly faults: readonly CellFault[];
  readonly mayFill: boolean;
}
