// A post in six cases: the head word changes, what follows it already stands in its own case and stays.
import {
  type CaseForms,
  declineFeminineAdjective,
  declineFirst,
  declineMasculine,
  declineMasculineAdjective,
  mapCases,
  unchanged,
} from './cases.ts';

export type DeclinedPost = { forms: CaseForms; needsCheck: boolean };

const MASCULINE_HEADS = new Set(
  (
    'директор ректор проректор декан начальник заместитель помощник советник методист учитель преподаватель ' +
    'воспитатель педагог психолог логопед дефектолог библиотекарь секретарь председатель руководитель ' +
    'сопредседатель соруководитель специалист эксперт инспектор консультант инженер программист ' +
    'бухгалтер экономист юрист юрисконсульт тьютор наставник куратор координатор тренер инструктор ' +
    'концертмейстер мастер организатор администратор референт аналитик министр мэр губернатор депутат ' +
    'вожатый член представитель ответственный делопроизводитель архивариус менеджер оператор техник ' +
    'лаборант врач работник сотрудник модератор магистр доцент профессор ассистент'
  ).split(' '),
);
const ADJECTIVE_HEADS = /^(?:заведующ|управляющ|исполняющ|вожат|ответственн|обучающ)(?:ий|ый|ая)$/i;
const FIRST_HEADS = /^(?:глава|старшина|судья)$/i;
const FEMININE_NOUNS = /^(?:учительница|воспитательница|секретарша)$/i;
const ADJECTIVE = /(?:ый|ий|ой|ая|яя)$/i;
const ACTING = /^(?:вр\.\s?)?и\.\s?о\.(?:\s|$)/i;

const NBSP = '\u00A0';

/** «директор департамента образования» → «директору департамента образования» and so on. */
export function declinePost(post: string, corrections: Partial<CaseForms> = {}): DeclinedPost {
  const { forms, isKnown } = guessPost(post.trim());
  const corrected = mapCases((one) => corrections[one]?.trim() || forms[one]);
  const isWhole = Object.keys(corrections).length >= 5;
  return { forms: corrected, needsCheck: !isKnown && !isWhole };
}

/** «и. о. директора департамента образования»: the same in every case. */
export function actingPost(post: string, corrections: Partial<CaseForms> = {}): string {
  if (ACTING.test(post.trim())) return post.trim();
  return `и.${NBSP}о.${NBSP}${lowerFirst(declinePost(post, corrections).forms.genitive)}`;
}

/** The first letter as a line of its own wants it: «Директор …», «И. о. директора …». */
export function upperFirst(text: string): string {
  return (text[0]?.toUpperCase() ?? '') + text.slice(1);
}

export function lowerFirst(text: string): string {
  // ИМЦ, РЭС: an abbreviation keeps its letters.
  return /^\p{Lu}{2}/u.test(text) ? text : (text[0]?.toLowerCase() ?? '') + text.slice(1);
}

function guessPost(post: string): { forms: CaseForms; isKnown: boolean } {
  if (ACTING.test(post)) return { forms: unchanged(post), isKnown: true };
  const words = post.split(' ');
  const changed: CaseForms[] = [];
  for (const [index, word] of words.entries()) {
    const head = declineHead(word);
    if (head) {
      const rest = words.slice(index + 1);
      const forms = mapCases((one) => [...changed.map((c) => c[one]), head[one], ...rest].join(' '));
      return { forms, isKnown: true };
    }
    if (!ADJECTIVE.test(word)) break;
    changed.push(declineAdjective(word));
  }
  return { forms: unchanged(post), isKnown: false };
}

function declineHead(word: string): CaseForms | null {
  const parts = word.split('-');
  const declined = parts.map(declineHeadPart);
  if (declined.some((part) => part === null)) return null;
  return mapCases((one) => declined.map((part) => part?.[one]).join('-'));
}

function declineHeadPart(part: string): CaseForms | null {
  if (ADJECTIVE_HEADS.test(part)) return declineAdjective(part);
  if (FIRST_HEADS.test(part) || FEMININE_NOUNS.test(part)) return declineFirst(part);
  return MASCULINE_HEADS.has(part.toLowerCase()) ? declineMasculine(part) : null;
}

function declineAdjective(word: string): CaseForms {
  return /(?:ая|яя)$/i.test(word) ? declineFeminineAdjective(word) : declineMasculineAdjective(word);
}
