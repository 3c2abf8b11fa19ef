// Reading sheets under blindness: drafts only by their author, others' submitted sheets only after the own one.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Criterion, type Listed, norms, parametersOf, versionById } from '../../regulations/index.ts';
import type { SheetState } from '../review.lifecycle.ts';
import { seesScores } from '../review.policy.ts';
import type { Review, Sheet, SheetScore, Subject } from '../review.schema.ts';
import { reviewOfSubject, visibleReview } from './reviews.ts';

export interface SheetForm {
  readonly criteria: readonly Criterion[];
  readonly conclusions: readonly Pick<Listed, 'key' | 'text'>[];
}

/** Criteria and conclusions of the version the review keeps. */
export async function sheetFormOf(ctx: ReadCtx, review: Pick<Review, 'versionId'>): Promise<SheetForm> {
  return parametersOf(await versionById(ctx, review.versionId), norms.expertSheet);
}

const sheets = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('review.sheets as s')
    .select([
      's.id',
      's.version',
      's.review_id as reviewId',
      's.person_id as personId',
      's.revision',
      's.state',
      's.conclusion',
      's.comment',
      's.total',
      's.saved_at as savedAt',
      's.submitted_at as submittedAt',
      's.reopen_reason as reopenReason',
      sql<
        SheetScore[]
      >`coalesce((select jsonb_agg(jsonb_build_object('criterion', c.criterion, 'score', c.score,
        'justification', c.justification) order by c.criterion) from review.sheet_scores c
        where c.territory_id = s.territory_id and c.sheet_id = s.id), '[]')`.as('scores'),
    ])
    .where('s.territory_id', '=', ctx.territory.id);

type SheetRow = Awaited<ReturnType<ReturnType<typeof sheets>['executeTakeFirstOrThrow']>>;

const typed = (row: SheetRow): Sheet => ({ ...row, state: row.state as SheetState });

/** The live sheet of an expert: the draft being filled or the submitted one. */
export async function liveSheet(ctx: ReadCtx, reviewId: string, personId: string): Promise<Sheet | null> {
  const row = await sheets(ctx)
    .where('s.review_id', '=', reviewId)
    .where('s.person_id', '=', personId)
    .where('s.state', '<>', 'reopened')
    .executeTakeFirst();
  return row ? typed(row) : null;
}

/** All revisions of an expert's sheet, the latest first. */
export async function revisionsOf(ctx: ReadCtx, reviewId: string, personId: string): Promise<Sheet[]> {
  const rows = await sheets(ctx)
    .where('s.review_id', '=', reviewId)
    .where('s.person_id', '=', personId)
    .orderBy('s.revision', 'desc')
    .execute();
  return rows.map(typed);
}

/** Submitted sheets of live experts: what counts. Not filtered by the actor. */
export async function submittedSheets(ctx: ReadCtx, reviewIds: readonly string[]): Promise<Sheet[]> {
  if (reviewIds.length === 0) return [];
  const rows = await sheets(ctx)
    .innerJoin('review.assignments as a', (join) =>
      join
        .onRef('a.territory_id', '=', 's.territory_id')
        .onRef('a.review_id', '=', 's.review_id')
        .onRef('a.person_id', '=', 's.person_id')
        .on('a.ended_at', 'is', null),
    )
    .where(sql<boolean>`s.review_id = any(${[...reviewIds]}::uuid[])`)
    .where('s.state', '=', 'submitted')
    .orderBy('s.submitted_at')
    .orderBy('s.id')
    .execute();
  return rows.map(typed);
}

/** Sheets of a visible review the actor may read: own in any state, others' submitted ones once the own is in. */
export async function readableSheets(ctx: ReadCtx, review: Review): Promise<Sheet[]> {
  const own = ctx.actor.personId ? await liveSheet(ctx, review.id, ctx.actor.personId) : null;
  if (!seesScores(review)) return own ? [own] : [];
  const submitted = await submittedSheets(ctx, [review.id]);
  return own && !submitted.some((sheet) => sheet.id === own.id) && review.mine
    ? [own, ...submitted]
    : submitted;
}

/** Sheets of a subject for its owner's pages and papers, under the same blindness and conflict barrier. */
export async function sheetsOf(ctx: ReadCtx, subject: Subject): Promise<Sheet[]> {
  const known = await reviewOfSubject(ctx, subject);
  const review = known && (await visibleReview(ctx, known.id));
  return review ? readableSheets(ctx, review) : [];
}

/** State and total of the actor's own live sheets by review. */
export async function ownSheets(
  ctx: ReadCtx,
): Promise<Map<string, { state: SheetState; total: number | null }>> {
  if (!ctx.actor.personId) return new Map();
  const rows = await ctx.db
    .selectFrom('review.sheets')
    .select(['review_id as reviewId', 'state', 'total', 'revision'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', ctx.actor.personId)
    .where('state', '<>', 'reopened')
    .execute();
  const stateOf = (row: (typeof rows)[number]): SheetState =>
    row.state === 'draft' && row.revision > 1 ? 'reopened' : (row.state as SheetState);
  return new Map(rows.map((row) => [row.reviewId, { state: stateOf(row), total: row.total }]));
}

/** Every revision of every expert's sheet of a review. */
export async function sheetIdsOf(ctx: ReadCtx, reviewId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('review.sheets')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('review_id', '=', reviewId)
    .execute();
  return rows.map((row) => row.id);
}
