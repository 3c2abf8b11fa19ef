// Looking at notices: each with its lines and how those lines stand today, in two statements however many there are.
import { sql } from 'kysely';
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { type Line, linesOfPlan, type Plan, planOfYear } from '../planning/index.ts';
import type { NoticeState } from './notice.lifecycle.ts';

export type Trouble = 'late' | 'risk' | 'not-done';

export interface NoticeLine {
  readonly noticeId: string;
  readonly lineId: string;
  readonly title: string;
  readonly term: string;
  readonly trouble: Trouble;
  readonly reason: string;
  readonly newDay: CivilDate;
  readonly measures: string;
  /** State of the line today. */
  readonly state: string;
  readonly endsOn: CivilDate | null;
}

export interface Notice {
  readonly id: string;
  readonly planId: string;
  readonly schoolYear: number;
  readonly addressee: string;
  readonly state: NoticeState;
  readonly version: number;
  /** Null when the notice was given up. */
  readonly documentId: string | null;
  readonly number: string | null;
  readonly sentOn: CivilDate | null;
  readonly drawnOn: CivilDate;
  readonly lines: readonly NoticeLine[];
}

const noticeRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('ministry.notices')
    .select(['id', 'plan_id as planId', 'school_year as schoolYear', 'addressee', 'state', 'version'])
    .select(['document_id as documentId', 'number', 'sent_on as sentOn', 'drawn_on as drawnOn'])
    .where('territory_id', '=', ctx.territory.id);

async function linesOf(ctx: ReadCtx, noticeIds: readonly string[]): Promise<NoticeLine[]> {
  if (noticeIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('ministry.notice_lines as n')
    .innerJoin('planning.lines as l', (join) =>
      join.onRef('l.territory_id', '=', 'n.territory_id').onRef('l.id', '=', 'n.line_id'),
    )
    .select(['n.notice_id as noticeId', 'n.line_id as lineId', 'n.title', 'n.term', 'n.trouble', 'n.reason'])
    .select(['n.new_day as newDay', 'n.measures', 'l.state', 'l.ends_on as endsOn'])
    .where('n.territory_id', '=', ctx.territory.id)
    .where('n.notice_id', 'in', [...noticeIds])
    .orderBy('n.notice_id')
    .orderBy('n.position')
    .execute();
  return rows as NoticeLine[];
}

type Row = Awaited<ReturnType<ReturnType<typeof noticeRows>['execute']>>[number];

async function withLines(ctx: ReadCtx, rows: readonly Row[]): Promise<Notice[]> {
  const lines = Map.groupBy(
    await linesOf(
      ctx,
      rows.map(({ id }) => id),
    ),
    (line) => line.noticeId,
  );
  return rows.map((row) => ({ ...row, state: row.state as NoticeState, lines: lines.get(row.id) ?? [] }));
}

/** What a reader may see: those who only observe see what was sent. */
export async function noticesOf(
  ctx: ReadCtx,
  of: { readonly schoolYear?: number | undefined; readonly state?: NoticeState | undefined },
): Promise<Notice[]> {
  let rows = noticeRows(ctx);
  if (of.schoolYear !== undefined) rows = rows.where('school_year', '=', of.schoolYear);
  if (of.state) rows = rows.where('state', '=', of.state);
  const found = await rows.orderBy(sql`sent_on desc nulls first`).orderBy('id', 'desc').limit(500).execute();
  return withLines(ctx, found);
}

export async function oneNotice(ctx: ReadCtx, id: string): Promise<Notice | null> {
  if (!isId(id)) return null;
  const [notice] = await withLines(ctx, await noticeRows(ctx).where('id', '=', id).execute());
  return notice ?? null;
}

/** The notice a letter carries, for the fact of its registration. */
export async function noticeOfDocument(ctx: ReadCtx, documentId: string): Promise<Notice | null> {
  const [notice] = await withLines(
    ctx,
    await noticeRows(ctx).where('document_id', '=', documentId).execute(),
  );
  return notice ?? null;
}

export interface Troubled {
  readonly line: Line;
  readonly trouble: Trouble;
}

/** How far ahead a line may be called risky. */
const ahead = 92;

export const troubleOf = (line: Pick<Line, 'state' | 'endsOn'>, today: CivilDate): Trouble | null => {
  if (line.state === 'not-done') return 'not-done';
  if (line.state !== 'open' || line.endsOn === null) return null;
  if (line.endsOn <= today) return 'late';
  return line.endsOn <= addDays(today, ahead) ? 'risk' : null;
};

/** The plan of the reader's year with its lines that are late, not done, or near enough to be at risk. */
export async function troubledLines(ctx: ReadCtx): Promise<{
  readonly plan: Plan;
  readonly rows: readonly Troubled[];
  readonly lines: readonly Line[];
} | null> {
  const plan = await planOfYear(ctx, ctx.schoolYear);
  if (!plan || plan.state === 'draft' || plan.state === 'on-approval') return null;
  const lines = await linesOfPlan(ctx, plan);
  const rows = lines.flatMap((line): Troubled[] => {
    const trouble = troubleOf(line, ctx.today);
    return trouble ? [{ line, trouble }] : [];
  });
  return {
    plan,
    lines,
    rows: rows.toSorted((a, b) => (a.line.endsOn ?? '').localeCompare(b.line.endsOn ?? '')),
  };
}
