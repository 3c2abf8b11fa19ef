// Plans of associations for a year: whose plan stands how, who has none, whose report is in; two statements however many there are.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type BodyKind, bodyLines, familyOf, reportStates } from '../../councils/index.ts';
import { personNames } from '../../people/index.ts';
import type { PlanState } from '../plan/plan.lifecycle.ts';
import { openPlanSql } from '../plan/plan.visibility.ts';

export interface AssociationPlan {
  readonly bodyId: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: BodyKind;
  readonly subject: string;
  readonly institutionId: string | null;
  readonly head: string | null;
  /** Associations, schools and centres of the service are asked for a plan; councils and groups may have one. */
  readonly asked: boolean;
  readonly planId: string | null;
  readonly state: PlanState | null;
  readonly lines: number;
  readonly done: number;
  readonly late: number;
  /** How many lines stand for lines of the annual plan. */
  readonly linked: number;
  readonly report: 'submitted' | 'returned' | 'accepted' | null;
}

interface Figures {
  readonly planId: string;
  readonly bodyId: string;
  readonly state: PlanState;
  readonly lines: number;
  readonly done: number;
  readonly late: number;
  readonly linked: number;
}

async function figuresOf(ctx: ReadCtx, bodyIds: readonly string[], schoolYear: number): Promise<Figures[]> {
  const { rows } = await sql<Figures>`
    select p.id as "planId", p.body_id as "bodyId", p.state,
      count(l.id) filter (where l.state <> 'cancelled')::int as lines,
      count(l.id) filter (where l.state = 'done')::int as done,
      count(l.id) filter (where l.state = 'open' and p.state = 'executing' and l.ends_on <= ${ctx.today})::int as late,
      count(l.id) filter (where exists (select from planning.links k where k.territory_id = l.territory_id
        and k.line_id = l.id and k.subject_kind = 'planning.line'))::int as linked
    from planning.plans p
    left join planning.lines l on l.territory_id = p.territory_id and l.plan_id = p.id
    where p.territory_id = ${ctx.territory.id} and p.school_year = ${schoolYear}
      and p.body_id = any(${[...bodyIds]}::uuid[]) and ${openPlanSql(ctx)}
    group by p.territory_id, p.id`.execute(ctx.db);
  return rows;
}

/**
 * Bodies at work the reader sees, with their plans of the year: those asked for one first, then others that have one.
 * Institutions' own bodies are left out unless `all`.
 */
export async function associationPlans(
  ctx: ReadCtx,
  schoolYear: number = ctx.schoolYear,
  all = false,
): Promise<AssociationPlan[]> {
  const bodies = (await bodyLines(ctx)).filter((body) => all || body.institutionId === null);
  const ids = bodies.map((body) => body.id);
  const figures = new Map((await figuresOf(ctx, ids, schoolYear)).map((each) => [each.bodyId, each]));
  const reports = await reportStates(ctx, ids, schoolYear);
  const names = await personNames(
    ctx,
    bodies.flatMap((body) => (body.chairId ? [body.chairId] : [])),
  );
  return bodies
    .map((body): AssociationPlan => {
      const found = figures.get(body.id);
      return {
        ...{ bodyId: body.id, name: body.name, shortName: body.shortName, kind: body.kind },
        ...{ subject: body.subject, institutionId: body.institutionId },
        head: body.chairId ? (names.get(body.chairId) ?? null) : null,
        asked: ['association', 'centre'].includes(familyOf(body.kind)),
        ...{ planId: found?.planId ?? null, state: found?.state ?? null },
        ...{ lines: found?.lines ?? 0, done: found?.done ?? 0, late: found?.late ?? 0 },
        linked: found?.linked ?? 0,
        report: reports.get(body.id) ?? null,
      };
    })
    .filter((each) => each.asked || each.planId !== null || each.report !== null)
    .sort((a, b) => Number(b.asked) - Number(a.asked) || a.name.localeCompare(b.name, 'ru'));
}
