// Names of uploaded files, made safe to show, to save and to send in a header.

const LONGEST = 120;

// Controls, direction overrides, zero-width signs: «договорfdp.exe» must not look like «договорexe.pdf».
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Cs}/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The last part of a path without hidden characters, signs Windows forbids and the extension. */
export function plainStem(given: string): string {
  const last = given.normalize('NFC').replace(HIDDEN, '').split(/[\\/]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.]{1,8}$/u, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const whole = RESERVED.test(stem) ? `_${stem}` : stem;
  return [...whole].slice(0, LONGEST).join('').trim() || 'файл';
}

/** The safe name with the extension its content deserves. */
export const fileName = (given: string, extension: string): string => `${plainStem(given)}.${extension}`;
