// Looking at corrections: those of a plan or a line, one with its plan, those that wait for a decision.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import type { LineSource } from '../line/line.text.ts';
import { anyPlan, type Plan } from '../plan/plan.queries.ts';
import { maySeePlan } from '../plan/plan.visibility.ts';
import { type Strategy, strategyOf } from '../plan/strategy.ts';
import type { CorrectionState } from './correction.lifecycle.ts';
import type { CorrectionKind } from './correction.text.ts';

/** What a correction changes, as it is shown: «Срок: октябрь → ноябрь». */
export interface Sides {
  readonly term?: string;
  readonly startsOn?: CivilDate | null;
  readonly endsOn?: CivilDate | null;
  readonly termKind?: string;
  readonly times?: number | null;
  readonly responsibleId?: string;
  readonly responsible?: string;
  /** Columns of a line to add. */
  readonly line?: Readonly<Record<string, unknown>>;
  readonly title?: string;
}

export interface Correction {
  readonly id: string;
  readonly planId: string;
  readonly lineId: string | null;
  readonly kind: CorrectionKind;
  readonly reason: string;
  readonly source: LineSource;
  readonly sourceDocument: string;
  readonly proposedOn: CivilDate;
  readonly proposedById: string | null;
  readonly before: Sides;
  readonly after: Sides;
  readonly state: CorrectionState;
  readonly version: number;
  readonly decidedOn: CivilDate | null;
  readonly decidedById: string | null;
  readonly decisionWords: string;
  /** Title of the line it is about. */
  readonly title: string;
  /** Its line is of a direction the authority has declared strategic. */
  readonly strategic: boolean;
}

const correctionRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('planning.corrections as c')
    .leftJoin('planning.lines as l', (join) =>
      join.onRef('l.territory_id', '=', 'c.territory_id').onRef('l.id', '=', 'c.line_id'),
    )
    .select(['c.id', 'c.plan_id as planId', 'c.line_id as lineId', 'c.kind', 'c.reason', 'c.source'])
    .select(['c.source_document as sourceDocument', 'c.proposed_on as proposedOn'])
    .select(['c.proposed_by_id as proposedById', 'c.before', 'c.after', 'c.state', 'c.version'])
    .select(['c.decided_on as decidedOn', 'c.decided_by_id as decidedById'])
    .select('c.decision_words as decisionWords')
    .select(sql<string>`coalesce(l.title, c.after ->> 'title', '')`.as('title'))
    .select(sql<string>`coalesce(l.direction, c.after -> 'line' ->> 'direction', '')`.as('direction'))
    .where('c.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof correctionRows>['execute']>>[number];
const asCorrection = (row: Row, { directions }: Strategy): Correction =>
  ({ ...row, strategic: directions.includes(row.direction) }) as unknown as Correction;

export async function correctionsOf(
  ctx: ReadCtx,
  of: { readonly planId?: string; readonly lineId?: string; readonly state?: CorrectionState },
): Promise<Correction[]> {
  let rows = correctionRows(ctx);
  if (of.planId) rows = rows.where('c.plan_id', '=', of.planId);
  if (of.lineId) rows = rows.where('c.line_id', '=', of.lineId);
  if (of.state) rows = rows.where('c.state', '=', of.state);
  const found = await rows.orderBy('c.proposed_on', 'desc').orderBy('c.id', 'desc').limit(2000).execute();
  const strategy = await strategyOf(ctx);
  return found.map((row) => asCorrection(row, strategy));
}

export interface CorrectionOfPlan extends Correction {
  readonly plan: Plan;
}

export async function correctionWithPlan(ctx: ReadCtx, id: string): Promise<CorrectionOfPlan | null> {
  const row = isId(id) ? await correctionRows(ctx).where('c.id', '=', id).executeTakeFirst() : undefined;
  const plan = row ? await anyPlan(ctx, row.planId) : null;
  if (!row || !plan || !maySeePlan(ctx, plan)) return null;
  return { ...asCorrection(row, await strategyOf(ctx)), plan };
}

/** «октябрь» and «ноябрь», «Бондарь И.Я.» and «Шумилина О.Г.»: what was and what is now. */
export function sides(row: Pick<Correction, 'kind' | 'before' | 'after'>): { was: string; now: string } {
  if (row.kind === 'reassigned')
    return { was: row.before.responsible ?? '', now: row.after.responsible ?? '' };
  if (row.kind === 'cancelled') return { was: row.before.term ?? '', now: 'отменено' };
  return { was: row.before.term ?? '', now: row.after.term ?? '' };
}
