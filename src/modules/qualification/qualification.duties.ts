// Lines of «Сегодня»: applications whose term is near, for the methodist; categories that end soon, for the institution.
import { addDays } from '../../kernel/clock.ts';
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import type { Duty } from '../../kernel/module.ts';
import { countOf } from '../../platform/language/index.ts';
import { ownInstitutions, staffKeepers, whoAnswersFor } from '../people/index.ts';
import { applicationFilter, applicationList } from './application.queries.ts';
import { dueOf } from './application.schema.ts';
import { staffFilter } from './staff.filter.ts';
import { countStaff } from './staff.list.ts';

/** Terms further off than this wait for their day. */
const near = 14;

export async function qualificationDuties(ctx: ReadCtx): Promise<Duty[]> {
  if (hasRole(ctx, staffKeepers)) return termDuties(ctx);
  return ownInstitutions(ctx).length > 0 ? endingDuties(ctx) : [];
}

/** They come to whoever answers for attestation; the head sees them as waited for; to everybody while nobody is named. */
async function termDuties(ctx: ReadCtx): Promise<Duty[]> {
  const answering = await whoAnswersFor(ctx, 'attestation');
  const isMine = answering.length === 0 || answering.some((each) => each.personId === ctx.actor.personId);
  if (!isMine && !hasRole(ctx, 'centre-head')) return [];
  const who = answering.map((each) => each.name).join(', ');
  const { rows } = await applicationList(ctx, applicationFilter.parse({ state: 'open', limit: 20 }));
  return rows.flatMap((row): Duty[] => {
    const due = dueOf(row);
    if (due === null || due > addDays(ctx.today, near)) return [];
    return [
      {
        text: `${row.name}: ${row.state === 'filed' ? 'назначить срок аттестации' : 'внести решение аттестационной комиссии'}`,
        path: `/qualification/applications/${row.id}`,
        button: 'Открыть',
        due,
        norm: 'attestation-terms',
        ...(isMine ? { side: 'mine' as const } : { side: 'waiting' as const, who }),
      },
    ];
  });
}

async function endingDuties(ctx: ReadCtx): Promise<Duty[]> {
  const ending = await countStaff(ctx, staffFilter.parse({ term: 'ending' }));
  if (ending === 0) return [];
  return [
    {
      text: `За полгода истекает категория или соответствие должности: ${countOf(ending, 'работник', 'работника', 'работников')}`,
      path: '/qualification?term=ending',
      button: 'Посмотреть',
      due: null,
      norm: 'attestation-support',
      side: 'mine',
    },
  ];
}
