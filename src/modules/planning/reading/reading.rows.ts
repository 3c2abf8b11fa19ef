// Which rows of the file are points of the plan, and under which section and month each of them stands.
import { type ReadRow, straightenLetters, tidyText, wordKey } from '../../../platform/sheets/index.ts';
import { type MonthOver, monthIn } from './reading.terms.ts';
import type { readingText as text } from './reading.text.ts';

export type Aside = keyof typeof text.aside;

export interface PlacedRow {
  readonly line: number;
  /** Null for a point of the plan. */
  readonly aside: Aside | null;
  readonly section: string;
  readonly over: MonthOver | null;
  readonly texts: Readonly<Record<string, string>>;
}

export interface GivenRow extends ReadRow {
  readonly edits: Readonly<Record<string, string>>;
}

export interface Layout {
  readonly headerLine: number;
  readonly headings: readonly string[];
  readonly mapping: readonly string[];
}

const total = /^\P{L}*(итого|всего)(?![а-я])/iu;
const signed =
  /^(директор|заведующ|руководител|начальник|исполнитель|исп\.|составил|подпись|м\.\s?п\.|согласовано|утвержд)/i;

const tidy = (cell: string): string => straightenLetters(tidyText(cell));

/** Words of every known column; what was typed in the preview stands over the file. */
function textsOf(mapping: readonly string[], { cells, edits }: GivenRow): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [column, field] of mapping.entries()) if (field) texts[field] = tidy(cells[column] ?? '');
  for (const [field, typed] of Object.entries(edits))
    if (!field.startsWith('_')) texts[field] = tidyText(typed);
  return texts;
}

/** Why the row is no point of the plan. */
function asideOf(row: GivenRow, layout: Layout, texts: Readonly<Record<string, string>>): Aside | null {
  if (row.line <= layout.headerLine) return 'above';
  const cells = row.cells.map(tidy);
  const filled = cells.filter(Boolean);
  const [first = ''] = filled;
  const repeated = cells.filter(
    (cell, at) => cell !== '' && wordKey(cell) === wordKey(layout.headings[at] ?? ''),
  );
  if (repeated.length > 1 && repeated.length >= filled.length / 2) return 'heading';
  if (filled.length > 2 && filled.every((cell, at) => cell === String(at + Number(first))))
    return 'numbering';
  if (total.test(first)) return 'total';
  const said = filled.filter((cell) => /\p{L}/u.test(cell));
  if (said.length <= 1) {
    const [words = ''] = said;
    if (words === '') return 'blank';
    if (monthIn(words)) return 'month';
    return signed.test(words) && words.length < 120 && /_{3}|\/|\s\p{Lu}\.\s?\p{Lu}\./u.test(words)
      ? 'signature'
      : 'section';
  }
  return texts.title ? null : 'blank';
}

/** Every row with the section and the month over it. A heading repeated begins another table: its months begin anew. */
export function placeRows(rows: readonly GivenRow[], layout: Layout): PlacedRow[] {
  let section = '';
  let over: MonthOver | null = null;
  return rows.map((row): PlacedRow => {
    const texts = textsOf(layout.mapping, row);
    const isTaken = row.edits._take === 'yes' && Boolean(texts.title);
    const aside = isTaken ? null : asideOf(row, layout, texts);
    const words = row.cells.map(tidy).find((cell) => /\p{L}/u.test(cell)) ?? '';
    if (aside === 'heading') [over, section] = [null, ''];
    if (aside === 'section') section = words.replace(/^[\dIVX]+[.)]\s*/, '').replace(/[.:]$/, '');
    if (aside === 'month') {
      const found = monthIn(words);
      over = found;
      section = found?.rest ?? '';
    }
    return { line: row.line, aside, section: aside ? '' : section, over: aside ? null : over, texts };
  });
}
