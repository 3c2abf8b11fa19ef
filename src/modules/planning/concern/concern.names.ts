// An institution named in a line's place or audience: by its whole name beside the form of ownership, never by a guess.
import { wordKey } from '../../../platform/sheets/index.ts';

/** «МБОУ», «МАДОУ»: a plan writes the name without it. */
const ownership = /^(?:[мгчк][абк]?д?оу|[мг][абк]?у(?:до|дпо)?|до|дпо)$/;

interface Named {
  readonly id: string;
  readonly words: readonly string[];
}

/** The words a name is known by: «МБОУ СОШ № 3» is «сош 3»; one word is a name only when it is the school's own. */
function wordsOf(shortName: string): string[] | null {
  const words = wordKey(shortName)
    .split(' ')
    .filter((word) => word !== '' && !ownership.test(word));
  if (words.length > 1) return words;
  return words.length === 1 && /«[^»]{4,}»/.test(shortName) ? words : null;
}

const holds = (text: readonly string[], words: readonly string[]): boolean =>
  text.some((_, at) => words.every((word, index) => text[at + index] === word));

/** Ids of institutions a text names; a name two of them share names neither. */
export function namesReader(
  institutions: readonly { readonly id: string; readonly shortName: string }[],
): (text: string) => readonly string[] {
  const known = Map.groupBy(
    institutions.flatMap(({ id, shortName }): Named[] => {
      const words = wordsOf(shortName);
      return words ? [{ id, words }] : [];
    }),
    ({ words }) => words.join(' '),
  );
  const single = [...known.values()].flatMap((named) => (named.length === 1 ? named : []));
  return (text) => {
    const read = wordKey(text).split(' ');
    return single.filter(({ words }) => holds(read, words)).map(({ id }) => id);
  };
}
