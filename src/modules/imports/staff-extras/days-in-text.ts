// Days, years and papers inside a cell that says several things at once: «высшая, пр. № 12 от 25.02.2021».
import type { CivilDate } from '../../../kernel/clock.ts';
import { readDay } from '../../../platform/sheets/index.ts';

const months =
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|янв|фев|апр|авг|сен|окт|ноя|дек';
const dayPattern = new RegExp(
  `(до|по)?\\s*(\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})(?!\\d)|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\s+(?:${months})\\.?\\s+\\d{4})(?:\\s*г(?:ода|\\.)?)?`,
  'giu',
);

export interface Dated {
  readonly days: readonly CivilDate[];
  /** The last days told by «до», «по» or the second of two days. */
  readonly until: CivilDate | null;
  /** A year standing alone; «до 2024» is an end. */
  readonly year: number | null;
  readonly untilYear: number | null;
  /** Something that looks like a day and is none: «31.02.2021». */
  readonly wrong: string | null;
  /** The words without the days and years. */
  readonly rest: string;
}

export function datesIn(text: string): Dated {
  const days: CivilDate[] = [];
  let until: CivilDate | null = null;
  let wrong: string | null = null;
  let rest = text.replace(dayPattern, (_, before: string | undefined, words: string) => {
    const day = readDay(words);
    if (!day) wrong = words;
    else if (before) until = day;
    else days.push(day);
    return ' ';
  });
  let [year, untilYear]: [number | null, number | null] = [null, null];
  rest = rest.replace(
    /(до|по)?\s*(?<!\d)((?:19|20)\d{2})(?!\d)(?:\s*г(?:од[ау]?|\.)?(?![а-яё]))?/giu,
    (_, before: string | undefined, digits: string) => {
      if (before) untilYear = Number(digits);
      else year ??= Number(digits);
      return ' ';
    },
  );
  if (days.length > 1 && until === null && (days[1] ?? '') > (days[0] ?? '')) until = days[1] ?? null;
  return { days, until, year, untilYear, wrong, rest: trimmed(rest) };
}

/** Without the commas and dashes that stood between what was taken out. */
export const trimmed = (text: string): string =>
  text
    .replace(/\(\s*\)/g, '')
    .replace(/(\s*[,;]\s*){2,}/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;.:–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/(^|\s)(от|с|г\.?)$/i, '')
    .replace(/^[\s,;.:–—-]+|[\s,;:–—-]+$/g, '');

export const yearOf = (day: CivilDate): number => Number(day.slice(0, 4));

/** A day a spreadsheet gave as its number, in people's form. */
export const serialDay = (text: string): string | null => {
  const day = readDay(text);
  return day ? day.split('-').reverse().join('.') : null;
};
