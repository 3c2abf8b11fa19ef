// A person's name in six cases and in the forms documents want; every guess gives way to a stored correction.
import { inclineFirstname, inclineLastname, inclineMiddlename } from 'lvovich';
import {
  CASES,
  type CaseForms,
  declineMasculine,
  type GrammaticalCase,
  mapCases,
  unchanged,
} from './cases.ts';
import {
  type Gender,
  type Guess,
  guessGivenPart,
  guessSurnamePart,
  isFrozenPatronymic,
} from './name-exceptions.ts';

export type { Gender } from './name-exceptions.ts';

export type PersonName = {
  surname: string;
  given: string;
  patronymic: string | null;
  /** null: nobody told us, and we do not guess (Саша, Женя, Ким Мин). */
  gender: Gender | null;
};
export type NamePart = 'surname' | 'given' | 'patronymic';
/** What a person has put right by hand; kept by whoever keeps the person. */
export type NameCorrections = { readonly [Part in NamePart]?: Partial<CaseForms> };
export type DeclinedName = {
  surname: CaseForms;
  given: CaseForms;
  patronymic: CaseForms | null;
  /** true: show the forms to somebody before printing (unknown gender, or families differ). */
  needsCheck: boolean;
};
export type NameForm = 'full' | 'surname-initials' | 'initials-surname';

const NBSP = '\u00A0';

export function declinePersonName(name: PersonName, corrections: NameCorrections = {}): DeclinedName {
  const surname = correct(guessSurname(name), corrections.surname);
  const given = correct(guessGiven(name), corrections.given);
  const patronymic = name.patronymic?.trim()
    ? correct(guessPatronymic(name.patronymic.trim(), name.gender), corrections.patronymic)
    : null;
  return {
    surname: surname.forms,
    given: given.forms,
    patronymic: patronymic?.forms ?? null,
    needsCheck: surname.unsure || given.unsure || (patronymic?.unsure ?? false),
  };
}

/** «Иванова Мария Петровна», «Иванова М.П.», «М.П. Иванова» in the case asked for. */
export function writePersonName(
  name: DeclinedName,
  form: NameForm = 'full',
  grammaticalCase: GrammaticalCase = 'nominative',
): string {
  const surname = name.surname[grammaticalCase];
  if (form === 'full') {
    return [surname, name.given[grammaticalCase], name.patronymic?.[grammaticalCase]]
      .filter(Boolean)
      .join(' ');
  }
  const initials = initialsOf(name.given.nominative) + initialsOf(name.patronymic?.nominative ?? '');
  if (!initials) return surname;
  return form === 'surname-initials' ? `${surname}${NBSP}${initials}` : `${initials}${NBSP}${surname}`;
}

function initialsOf(word: string): string {
  const first = word.trim().split(/\s+/)[0] ?? '';
  return first
    .split('-')
    .filter((part) => part && !/^(?:оглы|кызы)$/i.test(part))
    .map((part) => `${part[0]?.toUpperCase()}.`)
    .join('-');
}

function guessSurname({ surname, gender }: PersonName): Guess {
  if (!gender) return { forms: unchanged(surname.trim()), unsure: true };
  const parts = surname.trim().split('-');
  return joinParts(
    parts.map(
      (part, index) =>
        guessSurnamePart(part, gender, index === 0 && parts.length > 1) ??
        askLibrary(inclineLastname, part, gender),
    ),
  );
}

function guessGiven({ given, gender }: PersonName): Guess {
  if (!gender) return { forms: unchanged(given.trim()), unsure: true };
  return joinParts(
    given
      .trim()
      .split('-')
      .map((part) => guessGivenPart(part, gender) ?? askLibrary(inclineFirstname, part, gender)),
  );
}

function guessPatronymic(patronymic: string, gender: Gender | null): Guess {
  if (isFrozenPatronymic(patronymic)) return { forms: unchanged(patronymic), unsure: false };
  if (!gender) return { forms: unchanged(patronymic), unsure: true };
  return askLibrary(inclineMiddlename, patronymic, gender);
}

// Part by part: asked about a whole surname the library forgets the gender it was given.
function askLibrary(incline: typeof inclineLastname, word: string, gender: Gender): Guess {
  const forms = mapCases((one) => incline(word, one, gender));
  const isStuck = gender === 'male' && /[бвгджзйклмнпрстфхцчшщ]$/i.test(word) && forms.genitive === word;
  if (isStuck) return { forms: declineMasculine(word), unsure: true };
  // Швец and Кравец, Сенек and Пинчук: the vowel before the last letter is a matter of the family.
  return { forms, unsure: incline === inclineLastname && gender === 'male' && /(?:ец|[оеё]к)$/i.test(word) };
}

function joinParts(guesses: readonly Guess[]): Guess {
  return {
    forms: mapCases((one) => guesses.map((guess) => guess.forms[one]).join('-')),
    unsure: guesses.some((guess) => guess.unsure),
  };
}

function correct(guess: Guess, corrections: Partial<CaseForms> | undefined): Guess {
  if (!corrections) return guess;
  const forms = mapCases((one) => corrections[one]?.trim() || guess.forms[one]);
  const isWhole = CASES.every((one) => one === 'nominative' || corrections[one]?.trim());
  return { forms, unsure: guess.unsure && !isWhole };
}
