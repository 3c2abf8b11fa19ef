// «Семинар для наставников 15 октября, Бондарь И.Я.»: what, when and who in one line as people say it on the move.
import { namesIn } from '../line/line.cells.ts';
import { readTerm, type Term } from '../line/term.ts';

export interface QuickWords {
  readonly title: string;
  readonly term: string;
  /** A name after the last comma; '' when none is written. */
  readonly person: string;
}

/** «Бондарь И.Я.», «Бондарь Ирина» */
const named = /^\p{Lu}[\p{Ll}-]+(?:\s+\p{Lu}(?:\.|[\p{Ll}]+))?(?:\s*\p{Lu}(?:\.|[\p{Ll}]+))?$/u;

const ends = (words: string): string => words.replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '');

const understood = (words: string, schoolYear: number): Term | null => {
  const term = readTerm(words, schoolYear);
  return term.kind === 'unknown' ? null : term;
};

/** The longest run of words that is a term is the term; the rest is what will be done. */
export function quickWords(text: string, schoolYear: number): QuickWords {
  const parts = namesIn(text.replace(/\n/g, ' '));
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  const person = named.test(last) && !understood(last, schoolYear) ? last : '';
  const said = person ? ends(text.slice(0, text.lastIndexOf(last))) : ends(text);
  if (understood(said, schoolYear)) return { title: '', term: said, person };
  const words = said.split(/\s+/);
  for (let length = Math.min(words.length - 1, 8); length > 0; length -= 1)
    for (let from = words.length - length; from >= 0; from -= 1) {
      const term = ends(words.slice(from, from + length).join(' '));
      if (!understood(term, schoolYear)) continue;
      const title = ends([...words.slice(0, from), ...words.slice(from + length)].join(' '));
      if (title !== '') return { title, term, person };
    }
  return { title: said, term: '', person };
}
