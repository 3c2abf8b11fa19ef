// What users typed, made fit for paper: no control characters, no hidden directions, no endless words.

// Controls, lone halves of characters, direction overrides, non-characters: invisible, and XML refuses most.
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF0-\uFFFB\uFFFE\uFFFF]|\p{Cs}/gu;
const LONGEST_WORD = 28;
const BREAK_HERE = '\u200B';

export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNPRINTABLE, '');
}

const DAY_AND_MONTH =
  /(\d) (?=января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)/g;

/** Keeps «№ 3», «30 мая», «2026 г.» on one line and a dash off the beginning of one. */
export function bindSpaces(text: string): string {
  return text
    .replace(/([№§]) (?=[^\sп])/g, '$1\u00A0')
    .replace(DAY_AND_MONTH, '$1\u00A0')
    .replace(/(\d{4}) (?=гг?\.)/g, '$1\u00A0')
    .replace(/ (?=[–—] )/g, '\u00A0');
}

/** Lets a hash or a word of 300 letters go on to the next line; links break at their slashes anyway. */
export function breakLongWords(text: string): string {
  return text.replace(/[^\s\u200B/?-]{29,}/gu, (word) =>
    [...splitEvery([...word], LONGEST_WORD)].join(BREAK_HERE),
  );
}

function* splitEvery(letters: string[], length: number): Generator<string> {
  for (let from = 0; from < letters.length; from += length) yield letters.slice(from, from + length).join('');
}
