// The words of a term as the file means them: a bare day or «в течение месяца» under «Октябрь», last year's years in this year's plan.
import { monthGenitive, monthName } from '../../../platform/language/index.ts';
import { readTerm } from '../line/term.ts';
import { readingText as text } from './reading.text.ts';

/** «Октябрь, 2016 год» over a group of rows. */
export interface MonthOver {
  readonly month: number;
  readonly year: number | null;
  readonly words: string;
}

const names = Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLocaleLowerCase('ru'));

/** The month a heading names and what else it says: «Декабрь, 2016 год финансовая деятельность». */
export function monthIn(words: string): (MonthOver & { readonly rest: string }) | null {
  const [, name = '', year, rest = ''] =
    /^([а-яё]+)\s*,?\s*(20\d{2})?\s*(?:год[ау]?|г\.?)?\s*[.:,]?\s*(.*)$/i.exec(words.trim()) ?? [];
  const month = names.indexOf(name.toLocaleLowerCase('ru')) + 1;
  if (month === 0 || (rest !== '' && !year)) return null;
  return {
    month,
    year: year ? Number(year) : null,
    words: words.slice(0, words.length - rest.length).trim(),
    rest,
  };
}

/** The school year the file is for, by its title («на 2016-2017 учебный год») or by its months. */
export function yearOfFile(words: readonly string[]): number | null {
  for (const each of words) {
    const [, first, second] = /(20\d{2})\s*[-–—/]\s*(20\d{2}|\d{2})(?!\d)/.exec(each) ?? [];
    if (first && second && Number(second) % 100 === (Number(first) + 1) % 100) return Number(first);
  }
  for (const each of words) {
    const over = monthIn(each);
    if (over?.year) return over.month >= 9 ? over.year : over.year - 1;
  }
  return null;
}

export interface TermReading {
  readonly words: string;
  readonly notes: readonly string[];
}

const wholeMonth = /^(?:в течени[еи]|на протяжении|весь)\s*(?:всего\s+)?месяца?$|^месяц$/;
const bareDays = /^(?:с\s+)?\d{1,2}(?:\s*(?:[-–—,и]|по)\s*\d{1,2})*(?:\s*числа)?$/;

/** «октябрь», «до 15 октября», «первая неделя октября» from what stands in the row and over it. */
function underMonth(tidy: string, over: MonthOver, shift: number): string | null {
  const year = over.year === null ? '' : ` ${over.year + shift}`;
  const of = `${monthGenitive(over.month)}${year}`;
  if (tidy === '' || wholeMonth.test(tidy)) return `${monthName(over.month).toLocaleLowerCase('ru')}${year}`;
  const [, before = '', days = tidy] = /^((?:до|к)\s+)?(\d{1,2})$/.exec(tidy) ?? [];
  if (before || bareDays.test(days)) return `${before}${days.replace(/\s*числа$/, '')} ${of}`;
  const part = /^(.*(?:недел|декад|половин|начал|середин|кон)[а-яё]*)(?:\s+месяца)?$/.exec(tidy);
  return part && readTerm(`${part[1]} ${of}`, 2000).kind !== 'unknown' ? `${part[1]} ${of}` : null;
}

/** What the term of a row says in this plan; years move with the plan unless the days are somebody else's facts. */
export function termOfRow(given: string, over: MonthOver | null, shift: number): TermReading {
  const words = given.replace(/\s+/g, ' ').trim();
  const meant = over ? underMonth(words.toLocaleLowerCase('ru'), over, shift) : null;
  if (meant && over) return { words: meant, notes: [text.notes.fromMonth(over.words)] };
  if (words === '') return { words: text.noTerm, notes: [text.notes.noTerm] };
  if (shift === 0) return { words, notes: [] };
  const moved = words.replace(/(?<!\d)20\d{2}(?!\d)/g, (year) => String(Number(year) + shift));
  return moved === words ? { words, notes: [] } : { words: moved, notes: [text.notes.shifted(words, moved)] };
}
