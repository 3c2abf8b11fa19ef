// A line of last year in this year's draft: the same words, days moved into the new school year.

import { termColumns } from '../line/line.cells.ts';
import type { Line } from '../line/line.queries.ts';
import type { LineColumns } from '../line/line.schema.ts';
import { columnsOfLine } from '../line/line.writing.ts';

/** «15.10.2025» and «октябрь 2025» become the same day and month a year later; words without a year stay. */
export function copiedLine(line: Line, schoolYear: number): LineColumns {
  const shift = schoolYear - line.schoolYear;
  const term = line.term.replace(/\b20\d{2}\b/g, (year) => String(Number(year) + shift));
  const columns = { ...columnsOfLine(line), ...termColumns(term, schoolYear) };
  return { ...columns, times: columns.times ?? line.times };
}
