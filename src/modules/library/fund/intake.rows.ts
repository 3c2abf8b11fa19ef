// Reading a list of items: what each column is, by its heading; each row as an item with copies, or why it cannot be one.
import { readNumber, tidyText, wordKey } from '../../../platform/sheets/index.ts';
import { type ItemKind, itemKinds, fundText as text } from './fund.text.ts';
import type { CopiesInput, ItemInput } from './item.schema.ts';

/** A column of the list may be one of these, or nothing. */
export const intakeFields = {
  ...{
    title: text.fields.title,
    authors: text.fields.authors,
    kind: text.fields.kind,
    year: text.fields.year,
  },
  ...{ subjects: text.fields.subjects, place: text.fields.place, publisher: text.fields.publisher },
  ...{
    issue: text.fields.issue,
    pages: text.fields.pages,
    isbn: text.fields.isbn,
    annotation: text.fields.annotation,
  },
  ...{ number: text.fields.number, copies: text.fields.copies, shelf: text.fields.shelf },
  ...{ source: text.fields.source, price: text.fields.price },
} as const;
export type IntakeField = keyof typeof intakeFields;

/** Headings people use, as they are compared. */
const headings: Readonly<Record<IntakeField, readonly string[]>> = {
  title: ['заглавие', 'название', 'наименование', 'книга'],
  authors: ['автор', 'авторы'],
  kind: ['вид', 'тип', 'вид издания'],
  year: ['год', 'год издания'],
  subjects: ['предмет', 'предметы', 'направление', 'рубрика'],
  place: ['город', 'место издания'],
  publisher: ['издательство', 'издатель'],
  issue: ['номер выпуска', 'выпуск'],
  pages: ['страниц', 'страницы', 'объем'],
  isbn: ['isbn'],
  annotation: ['аннотация', 'о чем', 'описание'],
  number: ['инвентарный номер', 'инв номер', 'инв'],
  copies: ['экземпляров', 'количество', 'кол во', 'экз', 'сколько экземпляров'],
  shelf: ['место хранения', 'место', 'полка', 'шкаф'],
  source: ['откуда поступило', 'источник', 'поставщик'],
  price: ['цена', 'стоимость', 'цена руб'],
};

/** What the columns seem to be: each field once, the first heading that says it. */
export function guessMapping(head: readonly string[]): string[] {
  const used = new Set<string>();
  return head.map((cell) => {
    const key = wordKey(cell);
    const found = (Object.keys(headings) as IntakeField[]).find(
      (field) => !used.has(field) && headings[field].includes(key),
    );
    if (found) used.add(found);
    return found ?? '';
  });
}

/** Cells of text copied from a table: tabs between, or semicolons. */
export const pastedRows = (pasted: string): string[][] =>
  pasted
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(line.includes('\t') ? '\t' : ';').map(tidyText));

const kindKeys = new Map(
  (Object.keys(itemKinds) as ItemKind[]).map((kind) => [wordKey(itemKinds[kind]), kind]),
);
const kindWords: readonly (readonly [RegExp, ItemKind])[] = [
  [/журнал|газет|период/i, 'periodical'],
  [/диск|cd|dvd/i, 'disc'],
  [/электрон/i, 'electronic'],
  [/опыт/i, 'experience'],
  [/инструк|приказ|письмо|норматив/i, 'instructive'],
];
const kindOf = (words: string): ItemKind =>
  kindKeys.get(wordKey(words)) ?? kindWords.find(([sign]) => sign.test(words))?.[1] ?? 'literature';

export interface IntakeRow {
  readonly line: number;
  readonly item: ItemInput | null;
  readonly copies: CopiesInput;
  readonly faults: readonly string[];
}

/** One row under a mapping. */
export function readRow(cells: readonly string[], mapping: readonly string[], line: number): IntakeRow {
  const at = (field: IntakeField) => tidyText(cells[mapping.indexOf(field)] ?? '').slice(0, 2000);
  const faults: string[] = [];
  const number = (field: IntakeField, complaint: string): number | null => {
    const said = at(field);
    if (said === '') return null;
    const read = readNumber(said);
    if (read === null || read < 0) faults.push(`${complaint} «${said}»`);
    return read;
  };
  const title = at('title').slice(0, 400);
  if (title.length < 2) faults.push(text.refusals.title);
  const year = number('year', text.refusals.year);
  if (year !== null && (year < 1800 || year > 2200 || !Number.isInteger(year)))
    faults.push(text.refusals.year);
  const copies = number('copies', text.refusals.copies) ?? 1;
  if (copies > 200 || !Number.isInteger(copies)) faults.push(text.refusals.copies);
  const price = number('price', text.refusals.price);
  const item: ItemInput = {
    ...{ kind: kindOf(at('kind')), title, subtitle: '', authors: at('authors').slice(0, 400) },
    subjects: at('subjects').split(/[,;]+/).map(tidyText).filter(Boolean).slice(0, 20),
    ...{
      annotation: at('annotation'),
      place: at('place').slice(0, 100),
      publisher: at('publisher').slice(0, 200),
    },
    ...{
      year,
      issue: at('issue').slice(0, 60),
      pages: at('pages').slice(0, 40),
      isbn: at('isbn').slice(0, 40),
    },
    ...{ url: '', description: '' },
  };
  return {
    ...{ line, item: faults.length > 0 ? null : item, faults },
    copies: {
      number: at('number').slice(0, 40),
      copies,
      shelf: at('shelf').slice(0, 100),
      source: at('source').slice(0, 200),
      price,
    },
  };
}
