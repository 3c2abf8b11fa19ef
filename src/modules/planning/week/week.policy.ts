// Who sees the service's week: its people and the authority; absences are no concern of others.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { rule } from '../../../kernel/policy.ts';
import { keepers } from '../plan/plan.policy.ts';
import { seesDrafts } from '../plan/plan.visibility.ts';

export const servicePeople = rule<unknown>(
  'service-people',
  { text: 'Лист недели видят служба и орган управления.' },
  (ctx) => hasRole(ctx, [...keepers, 'authority-head', 'authority-clerk']),
);

/** A person's own month, or anybody's for the service and the authority. */
export const seesMonthOf = (ctx: ReadCtx, personId: string): boolean =>
  seesDrafts(ctx) || (ctx.actor.personId !== null && ctx.actor.personId === personId);
