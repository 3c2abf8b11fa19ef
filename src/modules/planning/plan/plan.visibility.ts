// Who sees a plan: the service's draft the service and the authority; a body's plan its people, its institution, who coordinates it.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { readableBodies } from '../../councils/index.ts';
import type { PlanState } from './plan.lifecycle.ts';

/** The body whose plan it is; an institution's body stays among its own people and the municipal level. */
export interface PlanBody {
  readonly id: string;
  readonly name: string;
  readonly nameGenitive: string;
  readonly shortName: string;
  readonly institutionId: string | null;
  readonly curatorId: string | null;
}

const staff = [
  ...['methodist', 'centre-head', 'territory-admin'],
  ...['authority-head', 'authority-clerk', 'observer', 'network-adviser'],
];

/** The service and the authority see every state; others who work here see what was approved. */
export const seesDrafts = (ctx: ReadCtx): boolean => ctx.actor.kind === 'system' || hasRole(ctx, staff);

const approved: readonly PlanState[] = ['approved', 'executing', 'closed'];

export function maySeePlan(ctx: ReadCtx, plan: { state: PlanState; body?: PlanBody | null }): boolean {
  if (seesDrafts(ctx)) return true;
  if (ctx.actor.kind !== 'person') return false;
  const { body } = plan;
  if (!body) return approved.includes(plan.state);
  const { coordinates, bodyIds, institutionIds } = readableBodies(ctx);
  if (bodyIds.includes(body.id)) return true;
  return body.institutionId === null
    ? coordinates || approved.includes(plan.state)
    : institutionIds.includes(body.institutionId);
}

/** The same over `planning.plans as p`; a test holds the two together. */
export function openPlanSql(ctx: ReadCtx): RawBuilder<SqlBool> {
  if (seesDrafts(ctx)) return sql<SqlBool>`true`;
  if (ctx.actor.kind !== 'person') return sql<SqlBool>`false`;
  const { coordinates, bodyIds, institutionIds } = readableBodies(ctx);
  const isApproved = sql`p.state in ('approved', 'executing', 'closed')`;
  return sql<SqlBool>`case when p.body_id is null then ${isApproved}
    else p.body_id = any(${bodyIds}::uuid[]) or exists (
      select from councils.bodies pb where pb.territory_id = p.territory_id and pb.id = p.body_id
        and case when pb.institution_id is null then ${coordinates}::boolean or ${isApproved}
            else pb.institution_id = any(${institutionIds}::uuid[]) end) end`;
}
