// Ways of reading cells that kinds of lists share: words, codes, numbers with check digits, choices, days.
import { readDay, readNumber, tidyText, wordKey } from '../../platform/sheets/index.ts';
import type { FieldValue, ReadField } from './list-kind.ts';

export const plain =
  (max: number) =>
  (text: string): ReadField =>
    text.length > max ? { fault: `Слишком длинно: не больше ${max} знаков.` } : { value: text || null };

/** A number of the state: spaces, dashes and the «.0» of a spreadsheet are dropped; leading zeros may have been lost. */
export const numbered =
  (isRight: (value: string) => boolean, widths: readonly number[], fault: string) =>
  (text: string): ReadField => {
    const digits = text.replace(/[\s\u00A0-]/g, '').replace(/[.,]0+$/, '');
    if (digits === '') return { value: null };
    if (isRight(digits)) return { value: digits };
    for (const width of widths) {
      const padded = digits.padStart(width, '0');
      if (/^\d+$/.test(digits) && digits.length < width && width - digits.length < 2 && isRight(padded))
        return { value: padded, note: `Возвращён ноль, который таблица потеряла: ${padded}` };
    }
    return { fault };
  };

/** A code of a list: digits and letters, as they stand. */
export const coded =
  (fault: string) =>
  (text: string): ReadField => {
    const code = text.replace(/\s/g, '').replace(/[.,]0+$/, '');
    return /^[\dA-Za-zА-Яа-я-]{0,20}$/.test(code) ? { value: code || null } : { fault };
  };

/** One of a few values by the words people use for it. */
export const chosen =
  (words: Readonly<Record<string, readonly string[]>>, what: string) =>
  (text: string): ReadField => {
    const key = wordKey(text);
    if (key === '') return { value: null };
    const found = Object.entries(words).find(([, list]) => list.some((each) => wordKey(each) === key));
    if (found) return { value: found[0] };
    const offered = Object.values(words).flatMap((list) => list[0] ?? []);
    return { fault: `${what} «${text}» не знаем. Напишите одно из: ${offered.join('; ')}.` };
  };

export const day = (text: string): ReadField => {
  const words = tidyText(text);
  if (words === '') return { value: null };
  const date = readDay(words);
  return date
    ? { value: date }
    : { fault: `Такой даты нет: «${words}». Напишите день, месяц и год: 17.05.1980.` };
};

export const showDay = (value: FieldValue): string =>
  typeof value === 'string' ? value.split('-').reverse().join('.') : '';

export const number = (text: string): ReadField => {
  if (text === '') return { value: null };
  const value = readNumber(text);
  return value === null ? { fault: `Здесь нужно число, а в файле «${text}».` } : { value };
};

export const showWords = (value: FieldValue): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join('; ') : String(value);
