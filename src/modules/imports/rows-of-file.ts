// Which rows of the file are rows of the list: not titles above the heading, totals, numbers of columns, headings repeated.
import type { CivilDate } from '../../kernel/clock.ts';
import { type ReadRow, readDay, tidyText, wordKey } from '../../platform/sheets/index.ts';
import { importText as text } from './import.text.ts';
import type { ListKind } from './list-kind.ts';
import { type Layout, missingOf } from './mapping.ts';

const total = /^(итого|всего|итог|в том числе|общий итог)(?![а-я])/;

/** Why the row is not of the list, in words; null when it is. */
export function asideOf(row: ReadRow, layout: Layout, kind: ListKind): string | null {
  if (row.line <= layout.headerLine) return text.aside.above;
  const filled = row.cells.map(tidyText).filter(Boolean);
  const words = filled.find((cell) => /\p{L}/u.test(cell));
  if (words && total.test(wordKey(words))) return text.aside.total;
  if (filled.length > 2 && filled.every((cell, index) => cell === String(index + Number(filled[0]))))
    return text.aside.numbering;
  const keys = row.cells.map(wordKey);
  const heads = layout.headings.map(wordKey);
  const repeated = keys.filter((key, column) => key !== '' && key === heads[column]).length;
  if (repeated > 1 && repeated >= filled.length / 2) return text.aside.heading;
  const said = layout.mapping.filter((field, column) => field && tidyText(row.cells[column] ?? ''));
  if (said.length === 0) return text.aside.blank;
  // «Начальные классы» alone over a group of rows, in the merged first cell.
  return filled.length === 1 && words && missingOf(kind, said).length > 0 ? text.aside.section : null;
}

/** The day the list speaks of: «на 01.09.2025» in its name, above its heading or in it; null when it says none. */
export function dayOfList(
  fileName: string,
  first: readonly ReadRow[],
  layout: Layout,
  today: CivilDate,
): CivilDate | null {
  const above = first.filter(({ line }) => line <= layout.headerLine).flatMap(({ cells }) => cells);
  for (const words of [...above, ...layout.headings, fileName]) {
    const said =
      /(?:^|\s)(?:на|по состоянию на)\s+(\d{1,2}[.]\d{1,2}[.]\d{4}|\d{1,2}\s+[а-я]+\s+\d{4})/iu.exec(words);
    const day = said ? readDay(said[1] ?? '') : null;
    if (day && day <= today) return day;
  }
  return null;
}
