// Lines of «Сегодня»: the institution confirms, the service sees how many have not.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { hasRole } from '../../kernel/ctx.ts';
import type { Duty } from '../../kernel/module.ts';
import { ownInstitutions, staffKeepers } from '../people/index.ts';
import { statesOn } from './confirmation.queries.ts';
import { dueDates } from './due.ts';
import { staffingText as text } from './staffing.text.ts';

const norm = 'staff-confirmation';
/** After that a forgotten date no longer stands among the things of today: the next one will come. */
const shownDays = 60;

export async function staffingDuties(ctx: ReadCtx): Promise<Duty[]> {
  const service = hasRole(ctx, staffKeepers);
  const own = ownInstitutions(ctx);
  if (!service && own.length === 0) return [];
  const { current } = await dueDates(ctx);
  if (!current || Date.parse(ctx.today) - Date.parse(current) > shownDays * 86_400_000) return [];
  const waiting = (await statesOn(ctx, current)).filter((each) => each.confirmedAt === null);
  const mine = waiting
    .filter((each) => own.includes(each.institutionId))
    .map(
      (each): Duty => ({
        text: text.duty(current),
        path: `/staffing/institutions/${each.institutionId}`,
        button: text.confirm,
        due: current,
        norm,
        side: 'mine',
      }),
    );
  if (!service || waiting.length === 0) return mine;
  const who = text.dutyService(waiting.length, current);
  return [
    ...mine,
    {
      text: who,
      path: '/staffing',
      button: text.title,
      due: current,
      norm,
      side: 'waiting',
      who: 'организации',
    },
  ];
}
