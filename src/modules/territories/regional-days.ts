// Days off a region adds by its own act: each territory enters them for a year; until then the calendar says so.
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { refuse } from '../../kernel/refusal.ts';
import { territoryPolicy } from './territory.policy.ts';
import { territoryText as text } from './territory.text.ts';

export interface RegionalDay {
  readonly date: CivilDate;
  readonly title: string;
}

export interface RegionalYear {
  readonly year: number;
  readonly days: readonly RegionalDay[];
  readonly act: string;
}

/** Years whose regional days are entered, the empty ones too. */
export async function regionalYears(ctx: ReadCtx): Promise<RegionalYear[]> {
  const rows = await ctx.db
    .selectFrom('territories.regional_years')
    .select(['year', 'days', 'act'])
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('year')
    .execute();
  return rows.map((row) => ({ ...row, days: row.days as unknown as RegionalDay[] }));
}

const day = z.object({
  date: z.iso.date('Укажите день').meta({ label: 'День', widget: 'date' }),
  title: z.string().trim().min(2, 'Назовите праздник').max(120).meta({ label: 'Праздник' }),
});

/**
 * The administrator enters the region's days off of a year, or that there are none; terms in working days count them
 * from now on. Refuses a day of another year and a day entered twice.
 */
export const setRegionalDays = command({
  name: 'territories.calendar.set-regional-days',
  ru: 'Сохранить праздники',
  norm: null,
  input: z.object({
    year: z.coerce.number().int().min(2000).max(2100).meta({ label: 'Год', widget: 'hidden' }),
    days: z.array(day).max(30).default([]).meta({ label: text.regional, widget: 'table', spareRows: 3 }),
    act: z.string().trim().max(300).default('').meta({ label: text.regionalAct, hint: text.regionalActHint }),
  }),
  ability: territoryPolicy.rules.describe,
  run: async (ctx, { year, days, act }) => {
    const fault = days.findIndex(
      ({ date }, index) =>
        !date.startsWith(`${year}-`) || days.findIndex((other) => other.date === date) < index,
    );
    if (fault >= 0) {
      const words = text.regionalWrongDay(year);
      return refuse('wrong-regional-day', words, {
        kind: 'invalid',
        fields: { [`days[${fault}].date`]: words },
      });
    }
    const sorted = days.toSorted((a, b) => a.date.localeCompare(b.date));
    const row = { days: JSON.stringify(sorted), act };
    await ctx.db
      .insertInto('territories.regional_years')
      .values({ territory_id: ctx.territory.id, year, ...row })
      .onConflict((conflict) => conflict.columns(['territory_id', 'year']).doUpdateSet(row))
      .execute();
    await recordFact(ctx, {
      name: 'territory.regional-days-set',
      subject: { kind: 'territories.territory', id: String(ctx.territory.id) },
      data: { year, dates: sorted.map(({ date }) => date), act },
    });
    return { year, days: sorted.length };
  },
});
