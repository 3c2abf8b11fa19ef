// Which rows of the file are rows of the list: not titles above the heading, totals, numbers of columns, headings repeated.
import type { CivilDate } from '../../kernel/clock.ts';
import {
  type Layout,
  missingOf,
  type ReadRow,
  readDay,
  straightenLetters,
  tidyText,
} from '../../platform/sheets/index.ts';
import { importText as text } from './import.text.ts';
import type { ListKind } from './list-kind.ts';

const total = /^\P{L}*(итого|всего|итог|в том числе|общий итог)(?![а-я])/iu;

/** Who signs under a list. */
const signed = /^(директор|заведующ|руководител|начальник|исполнител|исп\.|составил|подпись|м\.\s?п\.)/i;

/**
 * Says of every row why it is not of the list, in words; null when it is. What is asked of the heading is asked once:
 * a list of a hundred thousand rows has one.
 */
export function asideIn(layout: Layout, kind: ListKind): (row: ReadRow) => string | null {
  const heads = layout.headings.map((heading) => tidyText(heading).toLowerCase());
  return ({ line, cells: given }) => {
    if (line <= layout.headerLine) return text.aside.above;
    const cells = given.map(tidyText);
    const filled = cells.filter(Boolean);
    const words = filled.find((cell) => /\p{L}/u.test(cell));
    if (words && total.test(straightenLetters(words))) return text.aside.total;
    if (filled.length > 2 && filled.every((cell, index) => cell === String(index + Number(filled[0]))))
      return text.aside.numbering;
    const isHead = (cell: string, column: number) =>
      cell !== '' && cell.length === heads[column]?.length && cell.toLowerCase() === heads[column];
    const repeated = cells.filter(isHead).length;
    if (repeated > 1 && repeated >= filled.length / 2) return text.aside.heading;
    const isSaid = (field: string, column: number) => field && cells[column];
    if (!layout.mapping.some(isSaid)) return text.aside.blank;
    const said = layout.mapping.filter(isSaid);
    if (words && filled.length < 5 && signed.test(words)) {
      // «Директор … П. П. Сомов»: no name in its column, or the post stands there.
      const place = layout.mapping[cells.findIndex((cell) => signed.test(cell))] ?? '';
      if (['fullName', 'surname'].includes(place) || missingOf(kind, said).length > 0)
        return text.aside.signature;
    }
    // «Начальные классы» alone over a group of rows, in the merged first cell.
    return filled.length === 1 && words && missingOf(kind, said).length > 0 ? text.aside.section : null;
  };
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
