// Lines of «Сегодня»: empty and outdated places, papers of the year whose day has passed; for the head and the clerk.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import type { Duty } from '../../kernel/module.ts';
import { norms } from '../regulations/index.ts';
import { nomenclatureText as text } from './nomenclature.text.ts';
import { holesOf, slotsOf } from './slots/slot.queries.ts';
import { overdueItems } from './year/year.queries.ts';

/** Places are named one by one while they are few. */
const fewHoles = 2;

export async function nomenclatureDuties(ctx: ReadCtx): Promise<Duty[]> {
  if (!hasRole(ctx, ['centre-head', 'authority-clerk'])) return [];
  const holes = holesOf(await slotsOf(ctx)).filter(({ source }) => source === 'regulation');
  const own = { button: text.open, side: 'mine' as const };
  const slot = { ...own, path: '/nomenclature', due: null, norm: norms.documentNomenclature.slug };
  const missing =
    holes.length > fewHoles
      ? [{ ...slot, text: text.duties(holes.length) }]
      : holes.map(({ title }) => ({ ...slot, text: text.duty(title) }));
  if (!hasRole(ctx, 'centre-head')) return missing;
  return [
    ...missing,
    ...(await overdueItems(ctx)).map((item) => ({
      ...own,
      ...{ text: text.yearDuty(item.title), path: '/nomenclature/year', due: item.dueOn },
      norm: norms.yearPapers.slug,
    })),
  ];
}
