// What people meant by a cell: stray spaces, Latin look-alikes inside Russian words, days written every way.
import type { CivilDate } from '../../kernel/clock.ts';

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/** Whether every sign is a plain one and spaces stand alone inside: most cells, told without building anything anew. */
function isTidy(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === 0x20 || first === 0x27) return false;
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign <= 0x20 ? sign !== 0x20 || before === 0x20 : isRare(sign)) return false;
    before = sign;
  }
  return before !== 0x20;
}

/** Outside the Latin, Russian and usual typographic signs: looked at by the slow way. */
const isRare = (sign: number) =>
  (sign >= 0x7f && sign <= 0xaa) ||
  sign === 0xad ||
  sign === 0x1680 ||
  (sign >= 0x2000 && sign <= 0x200f) ||
  (sign >= 0x2028 && sign <= 0x206f) ||
  sign >= 0x3000;

/** One line without stray, no-break and invisible spaces; the apostrophe that only says «this is text» is dropped. */
export const tidyText = (text: string): string => (isTidy(text) ? text : tidied(text));

const tidied = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(/[\s\u00A0\u2007\u202F]+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@\d])/, '');

const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [...'ABCEHKMOPTXYaceopxy'].map((latin, index) => [latin, [...'АВСЕНКМОРТХУасеорху'][index] ?? latin]),
);

/** Whether letters of both alphabets are met. */
function isMixed(text: string): boolean {
  let latin = false;
  let russian = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign >= 0x400 && sign <= 0x4ff) russian = true;
    else if ((sign | 0x20) >= 0x61 && (sign | 0x20) <= 0x7a) latin = true;
    if (latin && russian) return true;
  }
  return false;
}

/** «Cередкина» with a Latin C becomes Russian; words wholly in Latin letters stay as they are. */
export const straightenLetters = (text: string): string =>
  isMixed(text)
    ? text.replace(/[\p{L}]+/gu, (word) =>
        /[А-Яа-яЁё]/.test(word) && /[A-Za-z]/.test(word)
          ? word.replace(/[A-Za-z]/g, (letter) => lookAlikes[letter] ?? letter)
          : word,
      )
    : text;

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

function dayOf(year: number, month: number, day: number): CivilDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : null;
}

/** 80 is 1980, 24 is 2024: no list of teachers reaches further than some years ahead. */
const wholeYear = (year: string) =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) > 40 ? 1900 : 2000);

/** 'YYYY-MM-DD'; null for what is no day at all («31.02.2001», «в 2001 году»). */
export function readDay(text: string): CivilDate | null {
  const plain = tidyText(text)
    .replace(/\s*(г\.?|года?)$/i, '')
    .replace(/ 00?:00(:00)?$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(plain);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})\s*[./,-]\s*(\d{1,2})\s*[./,-]\s*(\d{4}|\d{2})$/.exec(plain);
  if (numbers) return dayOf(wholeYear(numbers[3] ?? ''), Number(numbers[2]), Number(numbers[1]));
  const words = /^(\d{1,2})\s+([а-яё]+)\.?\s+(\d{4})$/i.exec(plain);
  if (words) {
    const month = months.findIndex((each) => words[2]?.toLowerCase().startsWith(each));
    return month < 0 ? null : dayOf(Number(words[3]), month + 1, Number(words[1]));
  }
  const serial = /^\d{5}$/.test(plain) ? Number(plain) : 0;
  return serial >= 3_000 && serial <= 80_000
    ? new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
    : null;
}

/** A number with a comma or a point, with spaces between thousands; null for anything else. */
export function readNumber(text: string): number | null {
  const plain = tidyText(text).replace(/ /g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Heading or name for comparing: case, ё, quotes, dots, numbers' signs and spaces do not matter. */
export const wordKey = (text: string): string =>
  straightenLetters(tidyText(text))
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"'„“”.,:;()№*/\\_–—-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
