// Looking at plans: one by id or year with its catalogue of directions and tasks, and the list with figures.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import {
  type AskedOfLine,
  currentVersion,
  type Listed,
  norms,
  parametersOf,
  type RegulationVersion,
  versionById,
} from '../../regulations/index.ts';
import type { PlanState } from './plan.lifecycle.ts';
import type { Approver } from './plan.policy.ts';
import { maySeePlan, type PlanBody, seesDrafts } from './plan.visibility.ts';

/** What the plan's regulation says: its sections, tasks, who approves, what a line must tell. */
export interface Catalogue {
  readonly version: RegulationVersion | null;
  readonly directions: readonly Listed[];
  readonly tasks: readonly Listed[];
  readonly asked: readonly AskedOfLine[];
  readonly approver: 'authority-head' | 'centre-head';
  readonly correctionApprover: 'authority-head' | 'centre-head';
  readonly reminders: readonly number[];
}

export interface Plan {
  readonly id: string;
  readonly schoolYear: number;
  readonly regulationVersionId: string | null;
  readonly analysis: string;
  readonly goal: string;
  readonly tasks: string;
  readonly state: PlanState;
  readonly version: number;
  readonly documentId: string | null;
  /** The cyclogram approved together with it. */
  readonly cyclogramDocumentId: string | null;
  readonly approvedOn: CivilDate | null;
  readonly approvedById: string | null;
  readonly approver: Approver;
  readonly catalogue: Catalogue;
  /** Whose plan it is; null: the service's own. */
  readonly body: PlanBody | null;
}

/** The catalogue of a version; of the regulation in force when none is pinned. */
export async function catalogueOf(ctx: ReadCtx, versionId: string | null): Promise<Catalogue> {
  const pinned = versionId ? await versionById(ctx, versionId) : null;
  const of = async (
    norm: (typeof norms)['annualPlan' | 'planDirections' | 'planTasks' | 'planCorrections' | 'planExecution'],
  ) => pinned ?? (await currentVersion(ctx, norm));
  const version = pinned ?? (await currentVersion(ctx, norms.annualPlan));
  const plan = parametersOf(version, norms.annualPlan);
  return {
    version,
    directions: parametersOf(await of(norms.planDirections), norms.planDirections).directions,
    tasks: parametersOf(await of(norms.planTasks), norms.planTasks).tasks,
    asked: plan.asked,
    approver: plan.approver,
    correctionApprover: parametersOf(await of(norms.planCorrections), norms.planCorrections).approver,
    reminders: parametersOf(await of(norms.planExecution), norms.planExecution).reminders,
  };
}

const planRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('planning.plans as p')
    .select(['p.id', 'p.school_year as schoolYear', 'p.regulation_version_id as regulationVersionId'])
    .select(['p.analysis', 'p.goal', 'p.tasks', 'p.state', 'p.version'])
    .select([
      'p.document_id as documentId',
      'p.cyclogram_document_id as cyclogramDocumentId',
      'p.approved_on as approvedOn',
      'p.approved_by_id as approvedById',
    ])
    .leftJoin('councils.bodies as b', (join) =>
      join.onRef('b.territory_id', '=', 'p.territory_id').onRef('b.id', '=', 'p.body_id'),
    )
    .select(['p.body_id as bodyId', 'b.name as bodyName', 'b.name_genitive as bodyGenitive'])
    .select(['b.short_name as bodyShort', 'b.institution_id as institutionId', 'b.curator_id as curatorId'])
    .where('p.territory_id', '=', ctx.territory.id);

const bodyOf = (row: Row): PlanBody | null =>
  row.bodyId === null
    ? null
    : {
        ...{ id: row.bodyId, name: row.bodyName ?? '', nameGenitive: row.bodyGenitive ?? '' },
        ...{ shortName: row.bodyShort ?? '', institutionId: row.institutionId, curatorId: row.curatorId },
      };

/** Plans of bodies are approved by whom the norm of their plans names; an institution's body by its head. */
async function approverOf(ctx: ReadCtx, body: PlanBody | null, catalogue: Catalogue): Promise<Approver> {
  if (!body) return catalogue.approver;
  if (body.institutionId !== null) return 'institution-head';
  return parametersOf(await currentVersion(ctx, norms.bodyPlan), norms.bodyPlan).approver;
}

type Row = Awaited<ReturnType<ReturnType<typeof planRows>['execute']>>[number];

async function withCatalogue(ctx: ReadCtx, row: Row | undefined): Promise<Plan | null> {
  if (!row) return null;
  const catalogue = await catalogueOf(ctx, row.regulationVersionId);
  const body = bodyOf(row);
  const approver = await approverOf(ctx, body, catalogue);
  return { ...row, state: row.state as PlanState, approver, catalogue, body };
}

/** Whatever its state: for commands that ask the right themselves. */
export async function anyPlan(ctx: ReadCtx, id: string): Promise<Plan | null> {
  return isId(id) ? withCatalogue(ctx, await planRows(ctx).where('p.id', '=', id).executeTakeFirst()) : null;
}

export async function visiblePlan(ctx: ReadCtx, id: string): Promise<Plan | null> {
  const plan = await anyPlan(ctx, id);
  return plan && maySeePlan(ctx, plan) ? plan : null;
}

/** The plan of a school year, if the reader may see it. */
export async function planOfYear(ctx: ReadCtx, schoolYear: number): Promise<Plan | null> {
  const row = await planRows(ctx)
    .where('p.school_year', '=', schoolYear)
    .where('p.body_id', 'is', null)
    .executeTakeFirst();
  const plan = await withCatalogue(ctx, row);
  return plan && maySeePlan(ctx, plan) ? plan : null;
}

/** A body's plan of a school year, if the reader may see it. */
export async function planOfBody(ctx: ReadCtx, bodyId: string, schoolYear: number): Promise<Plan | null> {
  const row = await planRows(ctx)
    .where('p.school_year', '=', schoolYear)
    .where('p.body_id', '=', bodyId)
    .executeTakeFirst();
  const plan = await withCatalogue(ctx, row);
  return plan && maySeePlan(ctx, plan) ? plan : null;
}

/** Directions and tasks as the plan of a year has them; without a plan, as the regulation in force. */
export const catalogueOfYear = async (ctx: ReadCtx, schoolYear: number): Promise<Catalogue> =>
  (await planOfYear(ctx, schoolYear))?.catalogue ?? catalogueOf(ctx, null);

export interface PlanFigures {
  readonly id: string;
  readonly schoolYear: number;
  readonly state: PlanState;
  readonly approvedOn: CivilDate | null;
  readonly lines: number;
  readonly done: number;
  readonly late: number;
}

/** Plans the reader may see, the latest year first, with their figures in one statement. */
export async function plansList(ctx: ReadCtx): Promise<PlanFigures[]> {
  const { rows } = await sql<PlanFigures>`
    select p.id, p.school_year as "schoolYear", p.state, p.approved_on as "approvedOn",
      count(l.id) filter (where l.state <> 'cancelled')::int as lines,
      count(l.id) filter (where l.state = 'done')::int as done,
      count(l.id) filter (where l.state = 'open' and p.state = 'executing' and l.ends_on <= ${ctx.today})::int as late
    from planning.plans p
    left join planning.lines l on l.territory_id = p.territory_id and l.plan_id = p.id
    where p.territory_id = ${ctx.territory.id} and p.body_id is null
      and (${seesDrafts(ctx)} or p.state in ('approved', 'executing', 'closed'))
    group by p.territory_id, p.id order by p.school_year desc limit 100`.execute(ctx.db);
  return rows;
}
