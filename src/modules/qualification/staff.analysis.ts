// The quantitative analysis of the staff: what is counted in which tables, for the page, the paper and the sheet alike.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatPercent } from '../../platform/language/index.ts';
import type { StaffFilter } from './staff.filter.ts';
import { ageGroups, educationGroups, serviceGroups, standings } from './staff.groups.ts';
import { type StaffNumbers, staffNumbers, staffTotals } from './staff.numbers.ts';

export interface AnalysisTable {
  readonly title: string;
  /** Filter of the list behind a number. */
  readonly filter: 'category' | 'education' | 'service' | 'age';
  readonly groups: Readonly<Record<string, string>>;
  readonly countsOf: (numbers: StaffNumbers) => Readonly<Record<string, number>>;
}

export const analysisTables: readonly AnalysisTable[] = [
  { title: 'По категориям', filter: 'category', groups: standings, countsOf: (line) => line.standing },
  {
    title: 'По образованию',
    filter: 'education',
    groups: educationGroups,
    countsOf: (line) => line.education,
  },
  {
    title: 'По педагогическому стажу',
    filter: 'service',
    groups: serviceGroups,
    countsOf: (line) => line.service,
  },
  { title: 'По возрасту', filter: 'age', groups: ageGroups, countsOf: (line) => line.age },
];

export interface InstitutionColumn {
  readonly title: string;
  readonly value: (line: StaffNumbers) => number;
  readonly asked: Readonly<Record<string, string>>;
}

const column = (
  title: string,
  part: 'standing' | 'education' | 'service' | 'age',
  group: string,
): InstitutionColumn => ({
  title,
  value: (line) => line[part][group] ?? 0,
  asked: { [part === 'standing' ? 'category' : part]: group },
});

/** One line an institution; the rest of the groups is on the totals. */
export const institutionColumns: readonly InstitutionColumn[] = [
  { title: 'Педагогов', value: (line) => line.total, asked: {} },
  column('Высшая', 'standing', 'highest'),
  column('Первая', 'standing', 'first'),
  column('Соответствие', 'standing', 'conformity'),
  column('Без категории', 'standing', 'none'),
  column('Стаж до 3', 'service', 's0'),
];

export interface Analysis {
  readonly totals: StaffNumbers;
  readonly institutions: readonly StaffNumbers[];
}

export const analysisOf = async (ctx: ReadCtx, filter: StaffFilter): Promise<Analysis> => ({
  totals: await staffTotals(ctx, filter),
  institutions: await staffNumbers(ctx, filter, 'institution'),
});

export const shareOf = (count: number, total: number): string =>
  total > 0 ? formatPercent((100 * count) / total) : '—';
