// The six grammatical cases of Russian and the endings this house declines words with.

export const CASES = [
  'nominative',
  'genitive',
  'dative',
  'accusative',
  'instrumental',
  'prepositional',
] as const;
export type GrammaticalCase = (typeof CASES)[number];
export type CaseForms = Record<GrammaticalCase, string>;

/** Endings in the order genitive, dative, accusative, instrumental, prepositional. */
export type Endings = readonly [string, string, string, string, string];

export function withEndings(nominative: string, stem: string, endings: Endings): CaseForms {
  return {
    nominative,
    genitive: stem + endings[0],
    dative: stem + endings[1],
    accusative: stem + endings[2],
    instrumental: stem + endings[3],
    prepositional: stem + endings[4],
  };
}

export function unchanged(word: string): CaseForms {
  return withEndings(word, word, ['', '', '', '', '']);
}

export function mapCases(write: (grammaticalCase: GrammaticalCase) => string): CaseForms {
  return Object.fromEntries(CASES.map((one) => [one, write(one)])) as CaseForms;
}

const HUSHING = /[гкхжшчщ]$/i;
const SIBILANT = /[жшчщц]$/i;

/** Горячий, Сухой, старший: a word in the shape of an adjective, masculine. */
export function declineMasculineAdjective(word: string): CaseForms {
  const stem = word.slice(0, -2);
  const soft = /(?:[жшчщ]ий|ний)$/i.test(word);
  if (soft) return withEndings(word, stem, ['его', 'ему', 'его', 'им', 'ем']);
  return withEndings(word, stem, ['ого', 'ому', 'ого', HUSHING.test(stem) ? 'им' : 'ым', 'ом']);
}

/** Толстая, Осадчая, заведующая; `stressed` for Большая → Большой. */
export function declineFeminineAdjective(word: string, stressed = false): CaseForms {
  const stem = word.slice(0, -2);
  const soft = /яя$/i.test(word) || (/[жшчщ]ая$/i.test(word) && !stressed);
  const accusative = /яя$/i.test(word) ? 'юю' : 'ую';
  return soft
    ? withEndings(word, stem, ['ей', 'ей', accusative, 'ей', 'ей'])
    : withEndings(word, stem, ['ой', 'ой', accusative, 'ой', 'ой']);
}

/** Кваша, Сова, глава: the first declension; `stressed` for Ганжа → Ганжой. */
export function declineFirst(word: string, stressed = false): CaseForms {
  const stem = word.slice(0, -1);
  if (/ия$/i.test(word)) return withEndings(word, stem, ['и', 'и', 'ю', 'ей', 'и']);
  if (/я$/i.test(word)) return withEndings(word, stem, ['и', 'е', 'ю', 'ей', 'е']);
  const genitive = HUSHING.test(stem) ? 'и' : 'ы';
  const instrumental = SIBILANT.test(stem) && !stressed ? 'ей' : 'ой';
  return withEndings(word, stem, [genitive, 'е', 'у', instrumental, 'е']);
}

/** Кузнец, методист, учитель, Водолей: an animate masculine noun. */
export function declineMasculine(word: string, stressed = false, stem?: string): CaseForms {
  if (/ий$/i.test(word)) return withEndings(word, stem ?? word.slice(0, -1), ['я', 'ю', 'я', 'ем', 'и']);
  if (/[йь]$/i.test(word)) return withEndings(word, stem ?? word.slice(0, -1), ['я', 'ю', 'я', 'ем', 'е']);
  const own = stem ?? word;
  const instrumental = SIBILANT.test(own) && !stressed ? 'ем' : 'ом';
  return withEndings(word, own, ['а', 'у', 'а', instrumental, 'е']);
}

/** Любовь, Нинель: the third declension. */
export function declineThird(word: string): CaseForms {
  return withEndings(word, word.slice(0, -1), ['и', 'и', 'ь', 'ью', 'и']);
}
