// Splitting a pasted text into clauses: printed numbers are kept, bullets and loose paragraphs belong to the last number.
import type { Clause } from './version.ts';

const NUMBER = /^(\d{1,3}(?:\.\d{1,3})*)(\.?\)?)\s+(\S.*)$/;
const ROMAN = /^([IVX]{1,6})\.\s+(\S.*)$/;
const BULLET = /^([-–—•·*]|[а-я]\)|\d{1,2}\))\s*(\S.*)$/;
const ANNEX = /^(приложение)\s*№?\s*(\d{1,3})?\s*(.*)$/i;

const romanDigits: Record<string, number> = { I: 1, V: 5, X: 10 };

function romanNumber(text: string): number {
  const digits = [...text].map((sign) => romanDigits[sign] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

/**
 * «5.2. Заявка подаётся…» → key '5.2', printed '5.2.'; «– опыт» under 1.4 → '1.4/1'; a loose paragraph under 5.7 →
 * '5.7/p2'; text before the first number → 'header'; «Приложение 4» → 'annex-4'. Gaps stay gaps; a number met twice
 * gets a suffix, because a key must name one clause.
 */
export function splitText(text: string): Clause[] {
  const clauses: Clause[] = [];
  const used = new Set<string>();
  const inner = new Map<string, { bullets: number; paragraphs: number }>();
  let parent = '';
  const add = (key: string, printed: string, words: string, heading = false) => {
    let free = key;
    for (let n = 2; used.has(free); n += 1) free = `${key}-${n}`;
    used.add(free);
    clauses.push({ key: free, printed, heading, text: words.trim(), rows: [], norms: [] });
    return free;
  };
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') continue;
    const bullet = parent === '' ? null : BULLET.exec(line);
    const numbered = bullet && /^\d/.test(bullet[1] ?? '') ? null : NUMBER.exec(line);
    const roman = ROMAN.exec(line);
    const annex = ANNEX.exec(line);
    if (annex) parent = add(`annex-${annex[2] ?? '1'}`, line.slice(0, 40), line);
    else if (roman) parent = add(String(romanNumber(roman[1] ?? '')), `${roman[1]}.`, roman[2] ?? '', true);
    else if (numbered) {
      const [, key = '', tail = '', words = ''] = numbered;
      parent = add(key, key + tail, words, !key.includes('.') && !/[.;:]$/.test(words));
    } else if (bullet) {
      const count = counted(inner, parent);
      count.bullets += 1;
      add(`${parent}/${count.bullets}`, bullet[1] ?? '', bullet[2] ?? '');
    } else if (parent === '') add('header', '', line);
    else {
      const count = counted(inner, parent);
      count.paragraphs += 1;
      add(`${parent}/p${count.paragraphs + 1}`, '', line);
    }
  }
  return clauses;
}

function counted(inner: Map<string, { bullets: number; paragraphs: number }>, parent: string) {
  const count = inner.get(parent) ?? { bullets: 0, paragraphs: 0 };
  inner.set(parent, count);
  return count;
}
