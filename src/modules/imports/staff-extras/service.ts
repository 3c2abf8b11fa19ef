// Length of service as a list states it on its day: «12», «12 лет 3 мес.»; what the register counts the same is left alone.
import type { CivilDate } from '../../../kernel/clock.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { type ListedHeld, type StatedKind, statedKinds } from '../../qualification/index.ts';
import type { ListField, Values } from '../list-kind.ts';
import {
  asWritten,
  isNothing,
  joined,
  type Known,
  none,
  question,
  type StaffExtra,
  said,
  type Understood,
} from './extra.ts';

/** Whole months, and whether the list told months at all. */
export function readService(text: string): { months: number; exact: boolean } | null {
  const words = text
    .toLowerCase()
    .replace(/[.,]0+$/, '')
    .trim();
  const found =
    /^(\d{1,2})\s*(?:лет|год[а]?|г|л)?\.?(?:[\s,]*(?:и\s+)?(\d{1,2})\s*(?:месяц[а-я]*|мес|м)\.?)?(?:[\s,]*\d{1,2}\s*(?:д|дн|дней|дня|день)\.?)?$/.exec(
      words,
    );
  const alone = /^(\d{1,2})\s*(?:месяц[а-я]*|мес|м)\.?$/.exec(words);
  if (alone) return { months: Number(alone[1]), exact: true };
  if (!found) return null;
  const [years, months] = [Number(found[1]), found[2] === undefined ? null : Number(found[2])];
  if (years > 79 || (months ?? 0) > 11) return null;
  return { months: years * 12 + (months ?? 0), exact: months !== null };
}

const fieldKeys = {
  general: 'serviceGeneral',
  pedagogical: 'servicePedagogical',
  here: 'serviceHere',
} as const;

export const serviceWords = (months: number): string =>
  [
    Math.floor(months / 12) > 0 || months === 0 ? `${Math.floor(months / 12)} л.` : '',
    months % 12 > 0 ? `${months % 12} мес.` : '',
  ]
    .filter(Boolean)
    .join(' ');

const monthsBetween = (from: string, to: string): number => {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number);
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
};

/** What the register says on the day of the list; null: nothing. */
function countedOn(kind: StatedKind, known: Known): number | null {
  if (kind !== 'here') return known.service && known.service[kind] > 0 ? known.service[kind] : null;
  return serviceHereOn(known.held, known.institutionId, known.listedOn);
}

/** The latest statement of service in the institution and the time since; null: nobody has stated it. */
export function serviceHereOn(held: ListedHeld, institutionId: string, on: CivilDate): number | null {
  const stated = held.statement
    .filter((each) => each.kind === 'here' && each.institution_id === institutionId && each.on_date <= on)
    .sort((a, b) => b.on_date.localeCompare(a.on_date))[0];
  return stated ? stated.months + monthsBetween(stated.on_date, on) : null;
}

function one(kind: StatedKind, values: Values, known: Known): Understood {
  const field = fieldKeys[kind];
  const text = said(values, field);
  if (!text || (isNothing(text) && text !== '0')) return none;
  const ask = (reason: string) => question(field, `«${text}»: ${reason}`);
  const read = readService(text);
  if (!read) return ask('стаж пишут полными годами или годами и месяцами: «12» или «12 лет 3 мес.».');
  if (known.birthDate && monthsBetween(known.birthDate, known.listedOn) - read.months < 14 * 12)
    return ask('столько не могло быть при такой дате рождения. Проверьте стаж и дату.');
  const general = kind === 'pedagogical' ? readService(said(values, fieldKeys.general)) : null;
  if (general && Math.floor(general.months / 12) < Math.floor(read.months / 12))
    return ask('педагогический стаж больше общего. Проверьте оба столбца.');
  const counted = countedOn(kind, known);
  const isSame =
    counted !== null &&
    (read.exact ? counted === read.months : Math.floor(counted / 12) === read.months / 12);
  if (isSame) return none;
  const institution_id = kind === 'here' ? known.institutionId : null;
  const thatDay = known.held.statement.find(
    (each) => each.kind === kind && each.on_date === known.listedOn && each.institution_id === institution_id,
  );
  const row = thatDay
    ? { months: read.months }
    : { kind, on_date: known.listedOn, months: read.months, institution_id, document: '' };
  const was = counted === null ? '' : serviceWords(counted);
  const now = `${serviceWords(read.months)} на ${formatDate(known.listedOn)}`;
  return { claims: [{ field, kind: 'statement', id: thatDay?.id ?? null, row, was, now }], questions: [] };
}

const title = (kind: StatedKind) => statedKinds[kind].replace(/^./, (letter) => letter.toUpperCase());
const column = (kind: StatedKind, synonyms: readonly string[]): ListField => ({
  ...{ key: fieldKeys[kind], title: title(kind), synonyms, read: asWritten, width: 14 },
});

export const serviceExtra: StaffExtra = {
  fields: [
    column('general', [
      'общий трудовой стаж',
      'стаж общий',
      'стаж работы общий',
      'общий стаж работы',
      'трудовой стаж',
    ]),
    column('pedagogical', [
      ...['стаж педагогический', 'пед стаж', 'стаж пед', 'педстаж', 'стаж педагогической работы'],
      ...['стаж работы педагогический', 'стаж работы по специальности', 'стаж по специальности'],
      ...['педагогический стаж работы', 'стаж работы в профессиональной сфере'],
    ]),
    column('here', [
      ...['стаж в данной организации', 'стаж в данном учреждении', 'стаж в учреждении', 'стаж в школе'],
      ...['стаж в оо', 'стаж в данной оо', 'стаж в оу', 'стаж в данном оу'],
    ]),
  ],
  understand: (values, known) =>
    joined((['general', 'pedagogical', 'here'] as const).map((kind) => one(kind, values, known))),
};
