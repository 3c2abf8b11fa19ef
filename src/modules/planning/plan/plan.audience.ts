// Who hears of what happens to a plan: the service's people; of a body's plan its head and curator, and who approves it.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { membersOn } from '../../councils/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import type { Plan } from './plan.queries.ts';

/** Ids of the people in these roles as they stand to this plan; the actor is not told of the own act. */
export async function hearersOf(ctx: ReadCtx, roles: readonly string[], plan: Plan): Promise<string[]> {
  const { body } = plan;
  const approves = roles.includes(plan.approver);
  if (body && !approves) {
    const office = (await membersOn(ctx, body.id, ctx.today)).filter((each) => each.role !== 'member');
    const people = [...office.map((each) => each.personId), ...(body.curatorId ? [body.curatorId] : [])];
    return people.filter((id) => id !== ctx.actor.personId);
  }
  const people = await peopleWithRole(
    ctx,
    roles,
    body?.institutionId ? { kind: 'institution', id: body.institutionId } : { kind: 'territory' },
  );
  return people.map((each) => each.personId).filter((id) => id !== ctx.actor.personId);
}
