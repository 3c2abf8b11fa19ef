// Training still to be arranged, by position: who is due by the end of a year and has no place yet.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { forecast } from './forecast.queries.ts';
import { forecastFilter } from './forecast.schema.ts';

export interface TrainingNeed {
  readonly key: string;
  /** «учитель математики» */
  readonly words: string;
  readonly people: number;
}

/** People due by the end of a calendar year without a place, most needed first; empty for who sees no territory. */
export async function trainingNeeds(ctx: ReadCtx, year: number): Promise<TrainingNeed[]> {
  const { rows } = await forecast(ctx, forecastFilter.parse({ by: 'position' }));
  const counts = (of: ReadonlyMap<string, number>) =>
    [...of].reduce(
      (sum, [period, count]) => (period === '0' || Number(period) <= year ? sum + count : sum),
      0,
    );
  return rows
    .map(({ key, words, people, placed }) => ({ key, words, people: counts(people) - counts(placed) }))
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => b.people - a.people || a.words.localeCompare(b.words, 'ru'));
}
