// Categories at the beginning and at the end of the year: shares as the register of teachers itself counts them on a day.
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  listBehind,
  type StandingKey,
  staffFilter,
  staffTotals,
  standings,
} from '../../qualification/index.ts';
import type { Cell, Gather } from './figure.ts';

const keys = Object.keys(standings) as StandingKey[];

async function standingOn(ctx: ReadCtx, on: CivilDate): Promise<{ cells: Cell[]; all: Cell }> {
  const filter = staffFilter.parse({ on });
  const { total, standing } = await staffTotals(ctx, filter, 'standing');
  const cell = (value: number, of: number | null, narrowed: Record<string, string>): Cell => ({
    ...{ value, of, items: null, path: listBehind(filter, on, narrowed) },
  });
  return {
    cells: keys.map((category) => cell(standing[category] ?? 0, total, { category })),
    all: cell(total, null, {}),
  };
}

/** The second day is the last of the year or, while it goes on, today. */
export const categories: Gather = async (ctx, { from, to }) => {
  const end = ctx.today < to ? ctx.today : addDays(to, -1);
  const [before, after] = [await standingOn(ctx, from), await standingOn(ctx, end)];
  if (before.all.value === 0 && after.all.value === 0) return null;
  return {
    ...{ block: 'categories', title: 'Категории педагогов', corner: 'Категория' },
    columns: [formatDate(from), formatDate(end)],
    rows: keys.flatMap((key, index) => {
      const [first, second] = [before.cells[index], after.cells[index]];
      return first && second ? [{ title: standings[key], cells: [first, second] }] : [];
    }),
    total: [before.all, after.all],
    chart: [1],
    items: [],
  };
};
