// What the declension library gets wrong about real names, written down as rules and short lists.
import {
  type CaseForms,
  declineFeminineAdjective,
  declineFirst,
  declineMasculine,
  declineMasculineAdjective,
  declineThird,
  unchanged,
  withEndings,
} from './cases.ts';

export type Gender = 'male' | 'female';
/** `unsure` marks a form that families themselves write in two ways: a person should look at it. */
export type Guess = { forms: CaseForms; unsure: boolean };

const sure = (forms: CaseForms): Guess => ({ forms, unsure: false });
const unsure = (forms: CaseForms): Guess => ({ forms, unsure: true });
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const FROZEN_FIRST_PARTS = words(
  'бонч сен сан ван фон нор тер кара абдель абдул аль эль ибн мак де ла ле дер ага грум демут дон о д',
);
const FROZEN_SURNAMES = words('дюма золя петипа дега тома люка моруа франсуа гавальда бенуа');
const STRESSED_FEMININE = words('большая чужая');
const STRESSED_FIRST = words('ганжа ханжа межа левша саранча каланча лапша свеча парча душа');
// Nouns that only look like Иванова, Никитина.
const FEMININE_NOUNS = words(
  'сова корова подкова голова основа дуброва дубина калина малина рябина година былина щетина солонина ' +
    'скотина перина долина картина паутина смородина осина лучина кручина',
);
const FOREIGN_IN = words(
  'грин дарвин чаплин кронин мартин франклин годвин бюлов флотов гершвин гудвин кельвин',
);
const NOUNS_IN_IY = words('топчий кочий бабий палий корний бугрий юрий дмитрий григорий гордий прокопий');
const KOREAN_LIKE_OY = words('цой чой чхой лой ной герой строй бой покой рой');
const STRESSED_EC = /(?:шв|зн|жн|рн|др|рд|бл|дл|льст|мертв|жр|чт)ец$/;
const FLEETING: Readonly<Record<string, [stem: string, stressed: boolean]>> = {
  заяц: ['зайц', false],
  орёл: ['орл', true],
  орел: ['орл', true],
  козёл: ['козл', true],
  козел: ['козл', true],
  пёс: ['пс', true],
  лев: ['льв', true],
};
const FLEETING_EY = words('воробей соловей репей муравей ручей');
const FEMININE_FROZEN = words('мишель николь габриэль изабель даниэль мириэль айгуль гюльжамиль');
const FEMININE_SOFT_SURE = words('любовь нинель юдифь руфь эсфирь гузель рахиль адель жизель');

const likeCase = (model: string, word: string) =>
  model[0] === model[0]?.toUpperCase() ? (word[0]?.toUpperCase() ?? '') + word.slice(1) : word;

/** A part of a surname (no hyphen in it); null leaves the word to the library. */
export function guessSurnamePart(part: string, gender: Gender, isFirstOfTwo: boolean): Guess | null {
  const low = part.toLowerCase();
  if (isFirstOfTwo && FROZEN_FIRST_PARTS.has(low)) return sure(unchanged(part));
  if (FROZEN_SURNAMES.has(low) || /[оеёуыиэю]$/.test(low) || /[ыи]х$/.test(low)) return sure(unchanged(part));
  if (/[аяуоиеэ]а$/.test(low)) return sure(unchanged(part));
  return gender === 'female' ? guessFeminineSurname(part, low) : guessMasculineSurname(part, low);
}

function guessFeminineSurname(part: string, low: string): Guess | null {
  if (/[^аяё]$/.test(low)) return sure(unchanged(part));
  if (/(?:[жшчщ]ая|яя)$/.test(low)) {
    const stressed = STRESSED_FEMININE.has(low);
    const certain = stressed || /(?:[чщ]ая|яя|рыжая|хожая)$/.test(low);
    return { forms: declineFeminineAdjective(part, stressed), unsure: !certain };
  }
  if (FEMININE_NOUNS.has(low)) return unsure(declineFirst(part));
  if (/[жшчщц]а$/.test(low)) return unsure(declineFirst(part, STRESSED_FIRST.has(low)));
  return null;
}

function guessMasculineSurname(part: string, low: string): Guess | null {
  if (/[аяё]$/.test(low)) {
    const sibilant = /[жшчщц]а$/.test(low);
    return { forms: declineFirst(part, STRESSED_FIRST.has(low)), unsure: sibilant || /ая$/.test(low) };
  }
  if (NOUNS_IN_IY.has(low)) return sure(declineMasculine(part));
  if (/[жшчщ]ий$/.test(low)) return { forms: declineMasculineAdjective(part), unsure: /[^дя]чий$/.test(low) };
  if (/[гкхжшчщ]ой$/.test(low) && !KOREAN_LIKE_OY.has(low)) return sure(declineMasculineAdjective(part));
  if (KOREAN_LIKE_OY.has(low)) return sure(declineMasculine(part));
  const fleeting = FLEETING[low];
  if (fleeting) return unsure(declineMasculine(part, fleeting[1], likeCase(part, fleeting[0])));
  if (FLEETING_EY.has(low)) return unsure(declineMasculine(part, false, `${part.slice(0, -2)}ь`));
  if (FOREIGN_IN.has(low)) return sure(declineMasculine(part));
  if (/иец$/.test(low)) return unsure(declineMasculine(part, false, `${part.slice(0, -2)}йц`));
  if (STRESSED_EC.test(low)) return unsure(declineMasculine(part, true));
  if (/[аеёиоуыэюя]лец$/.test(low)) return unsure(declineMasculine(part, true, `${part.slice(0, -2)}ьц`));
  if (/[бвгджзклмнпрстфхцчшщ]ь$/.test(low)) return sure(declineMasculine(part));
  return null;
}

/** A given name (no hyphen in it); null leaves the word to the library. */
export function guessGivenPart(part: string, gender: Gender): Guess | null {
  const low = part.toLowerCase();
  if (FROZEN_SURNAMES.has(low) || /[оеёуыиэю]$/.test(low)) return sure(unchanged(part));
  if (gender === 'male') return null;
  if (low === 'любовь') return sure(withEndings(part, part.slice(0, -1), ['и', 'и', 'ь', 'ью', 'и']));
  if (FEMININE_FROZEN.has(low)) return unsure(unchanged(part));
  if (/ь$/.test(low)) return { forms: declineThird(part), unsure: !FEMININE_SOFT_SURE.has(low) };
  if (/[^аяё]$/.test(low)) return sure(unchanged(part));
  return null;
}

/** «Гасан оглы», «Гасан кызы»: patronymics of the East stay as they are. */
export function isFrozenPatronymic(patronymic: string): boolean {
  return /(?:^|[\s-])(?:оглы|оглу|кызы|гызы|кзы|улы|уулу|зода|заде)$/i.test(patronymic.trim());
}
