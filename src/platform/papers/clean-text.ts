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

/** Keeps «№ 3», «30 мая», «2026 г.», «М.П. Иванова» on one line and a dash off the beginning of one. */
export function bindSpaces(text: string): string {
  return text
    .replace(/([№§]) (?=[^\sп])/g, '$1\u00A0')
    .replace(DAY_AND_MONTH, '$1\u00A0')
    .replace(/(\d{4}) (?=гг?\.)/g, '$1\u00A0')
    .replace(/(?<!\p{L})(\p{Lu}\.) (?=\p{Lu}\p{Ll})/gu, '$1\u00A0')
    .replace(/(\p{Ll}) (?=\p{Lu}\.\p{Lu}\.)/gu, '$1\u00A0')
    .replace(/ (?=[–—] )/g, '\u00A0');
}

/** Lets a hash or a word of 300 letters go on to the next line; links break at their slashes anyway. */
export function breakLongWords(text: string): string {
  return text.replace(/[^\s\u200B/?-]{29,}/gu, (word) => splitEvery(word, LONGEST_WORD).join(BREAK_HERE));
}

/** Lets a number or an address break after its signs, and anywhere when a part is still too long. */
export function breakEvery(word: string, length: number): string {
  const parts = word.split(/(?<=[./@_,:+=&-])(?=.)/u);
  return parts.flatMap((part) => splitEvery(part, Math.max(length, 1))).join(BREAK_HERE);
}

function splitEvery(text: string, length: number): string[] {
  const letters = [...text];
  const count = Math.ceil(letters.length / length);
  return Array.from({ length: count }, (_, index) =>
    letters.slice(index * length, (index + 1) * length).join(''),
  );
}
