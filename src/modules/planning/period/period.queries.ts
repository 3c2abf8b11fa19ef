// Looking at plans of periods: those of a year, one with its plan, what a draft would say today.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { personNames } from '../../people/index.ts';
import { deciderOf } from '../correction/correction.policy.ts';
import { type Correction, correctionsOf } from '../correction/correction.queries.ts';
import { linesOf } from '../line/line.queries.ts';
import { anyPlan, type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { seesDrafts } from '../plan/plan.visibility.ts';
import { type Approved, concerns, contentOf, type PeriodContent } from './period.content.ts';
import type { PeriodState } from './period.lifecycle.ts';
import type { Period, PeriodKind } from './period.terms.ts';

export interface PeriodPlan extends Period {
  readonly id: string;
  readonly planId: string;
  readonly state: PeriodState;
  readonly version: number;
  readonly begunOn: CivilDate;
  readonly begunById: string | null;
  readonly content: PeriodContent | null;
  readonly documentId: string | null;
  readonly issuedOn: CivilDate | null;
}

export interface PeriodOfPlan extends PeriodPlan {
  readonly plan: Plan;
}

const periodRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('planning.period_plans as q')
    .select(['q.id', 'q.plan_id as planId', 'q.kind', 'q.starts_on as startsOn', 'q.ends_on as endsOn'])
    .select(['q.state', 'q.version', 'q.begun_on as begunOn', 'q.begun_by_id as begunById', 'q.content'])
    .select(['q.document_id as documentId', 'q.issued_on as issuedOn'])
    .where('q.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof periodRows>['execute']>>[number];
const asPeriod = (row: Row): PeriodPlan => ({
  ...row,
  ...{ kind: row.kind as PeriodKind, state: row.state as PeriodState },
  content: row.content as unknown as PeriodContent | null,
});

/** The service and the authority see drafts; others what was issued. */
export async function periodPlansOf(ctx: ReadCtx, planId: string): Promise<PeriodPlan[]> {
  const rows = await periodRows(ctx)
    .where('q.plan_id', '=', planId)
    .orderBy('q.starts_on')
    .limit(100)
    .execute();
  return rows.map(asPeriod).filter((each) => seesDrafts(ctx) || each.state === 'issued');
}

export async function periodWithPlan(ctx: ReadCtx, id: string): Promise<PeriodOfPlan | null> {
  const row = isId(id) ? await periodRows(ctx).where('q.id', '=', id).executeTakeFirst() : undefined;
  if (!row || (row.state !== 'issued' && !seesDrafts(ctx))) return null;
  const plan = await visiblePlan(ctx, row.planId);
  return plan ? { ...asPeriod(row), plan } : null;
}

export const draftPeriodsAwaiting = async (ctx: ReadCtx): Promise<PeriodOfPlan[]> => {
  const rows = await periodRows(ctx)
    .where('q.state', '=', 'on-approval')
    .orderBy('q.starts_on')
    .limit(50)
    .execute();
  const found: PeriodOfPlan[] = [];
  for (const row of rows) {
    const plan = await anyPlan(ctx, row.planId);
    if (plan) found.push({ ...asPeriod(row), plan });
  }
  return found;
};

async function approvedLines(ctx: ReadCtx, planId: string): Promise<Approved[]> {
  const { rows } = await sql<Approved>`
    select b.line_id as "lineId", b.title, b.term, b.starts_on as "startsOn", b.ends_on as "endsOn",
      coalesce(nullif(b.responsible_words, ''), r.surname || chr(160) || left(r.given, 1) || '.'
        || case when coalesce(r.patronymic, '') = '' then '' else left(r.patronymic, 1) || '.' end) as responsible
    from planning.baseline_lines b
    join people.persons r on r.territory_id = b.territory_id and r.id = b.responsible_id
    where b.territory_id = ${ctx.territory.id} and b.plan_id = ${planId}
    order by b.position, b.line_id limit 5000`.execute(ctx.db);
  return rows;
}

export interface PeriodDraft {
  readonly content: PeriodContent;
  /** Corrections the signature puts in force. */
  readonly waiting: readonly Correction[];
  /** Corrections of the period somebody else decides. */
  readonly others: readonly Correction[];
}

/** What the plan of a period says today, and which waiting corrections go with its one signature. */
export async function periodDraft(ctx: ReadCtx, plan: Plan, period: Period): Promise<PeriodDraft> {
  const order = plan.catalogue.directions.map((each) => each.key);
  const lines = await linesOf(ctx, plan.id, order);
  const corrections = (await correctionsOf(ctx, { planId: plan.id })).toReversed();
  const known = new Map(lines.map((line) => [line.id, line]));
  const own = corrections.filter(
    (each) =>
      each.state === 'proposed' && concerns(each, each.lineId ? known.get(each.lineId) : undefined, period),
  );
  const isOwn = (each: Correction) =>
    deciderOf({ source: each.source, plan }) === plan.catalogue.correctionApprover;
  const people = corrections.flatMap((each) => [
    ...(each.proposedById ? [each.proposedById] : []),
    ...(typeof each.after.line?.responsible_id === 'string' ? [each.after.line.responsible_id] : []),
  ]);
  const waiting = own.filter(isOwn);
  return {
    ...{ waiting, others: own.filter((each) => !isOwn(each)) },
    content: contentOf(period, {
      ...{ lines, waiting, approved: await approvedLines(ctx, plan.id) },
      inForce: corrections.filter((each) => each.state === 'approved'),
      names: await personNames(ctx, [...new Set(people)]),
    }),
  };
}
