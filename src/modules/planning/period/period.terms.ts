// Periods of a school year: halves, quarters of the calendar cut by the year, months; their days and their names.
import { addMonths, type CivilDate } from '../../../kernel/clock.ts';
import { monthName } from '../../../platform/language/index.ts';

export const periodKindKeys = ['half', 'quarter', 'month'] as const;
export type PeriodKind = (typeof periodKindKeys)[number];

export interface Period {
  readonly kind: PeriodKind;
  readonly startsOn: CivilDate;
  /** The day after the last one. */
  readonly endsOn: CivilDate;
}

/** First month from September, length in months: the third quarter of the calendar is begun and ended by the school year. */
const parts: Readonly<Record<PeriodKind, readonly (readonly [number, number])[]>> = {
  half: [
    [0, 4],
    [4, 8],
  ],
  quarter: [
    [0, 1],
    [1, 3],
    [4, 3],
    [7, 3],
    [10, 2],
  ],
  month: Array.from({ length: 12 }, (_, index) => [index, 1] as const),
};

export const periodsOfYear = (schoolYear: number, kind: PeriodKind): Period[] =>
  parts[kind].map(([from, length]) => {
    const startsOn = addMonths(`${schoolYear}-09-01`, from);
    return { kind, startsOn, endsOn: addMonths(startsOn, length) };
  });

const romans = ['I', 'II', 'III', 'IV'];
const monthOf = (date: CivilDate) => Number(date.slice(5, 7));

/** «октябрь 2025 года», «IV квартал 2025 года», «II полугодие 2025/2026 учебного года». */
export function periodName({ kind, startsOn, endsOn }: Period): string {
  const year = Number(startsOn.slice(0, 4));
  if (kind === 'month') return `${monthName(monthOf(startsOn))} ${year} года`;
  if (kind === 'half') {
    const first = monthOf(startsOn) === 9;
    const begun = first ? year : year - 1;
    return `${first ? 'I' : 'II'} полугодие ${begun}/${begun + 1} учебного года`;
  }
  const quarter = romans[Math.floor((monthOf(startsOn) - 1) / 3)];
  const isCut = monthOf(startsOn) === 9 || monthOf(endsOn) === 9;
  const months = monthOf(startsOn) === 9 ? 'сентябрь' : 'июль – август';
  return `${quarter} квартал ${year} года${isCut ? ` (${months})` : ''}`;
}
