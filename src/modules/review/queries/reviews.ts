// Looking at reviews: everything goes through visibleTo(actor), which bars a person in conflict before anything else.
import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { bodiesRun, bodiesSatIn, readsAll } from '../review.policy.ts';
import type { Review, Subject } from '../review.schema.ts';
import { conflictsToday, reviewNotInConflict } from './conflicts.ts';

const ownAssignment = (personId: string | null) => sql<boolean>`exists (
  select from review.assignments a where a.territory_id = r.territory_id and a.review_id = r.id
    and a.person_id = ${personId} and a.ended_at is null)`;

const ownSubmittedSheet = (personId: string | null) => sql<boolean>`exists (
  select from review.sheets s where s.territory_id = r.territory_id and s.review_id = r.id
    and s.person_id = ${personId} and s.state = 'submitted')`;

/**
 * Condition on `review.reviews as r`: staff and the body's office see all, an expert what is assigned to him, other
 * members what is completed. Nobody in conflict sees anything of it.
 */
export function visibleTo(ctx: ReadCtx): RawBuilder<boolean> {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`;
  const { personId } = ctx.actor;
  if (!personId) return sql<boolean>`false`;
  const grounds = [ownAssignment(personId)];
  if (readsAll(ctx)) grounds.push(sql<boolean>`true`);
  const run = bodiesRun(ctx);
  if (run.length > 0) grounds.push(sql<boolean>`r.body_id = any(${run}::uuid[])`);
  const satIn = bodiesSatIn(ctx);
  if (satIn.length > 0)
    grounds.push(sql<boolean>`(r.body_id = any(${satIn}::uuid[]) and r.state = 'completed')`);
  return sql<boolean>`((${sql.join(grounds, sql` or `)}) and ${reviewNotInConflict(ctx)})`;
}

const reviews = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('review.reviews as r')
    .select([
      'r.id',
      'r.version',
      'r.subject_kind as subjectKind',
      'r.subject_id as subjectId',
      'r.title',
      'r.path',
      'r.body_id as bodyId',
      'r.regulation_version_id as versionId',
      'r.institution_id as institutionId',
      'r.state',
      'r.max_total as maxTotal',
      'r.due_on as dueOn',
      'r.opened_at as openedAt',
      'r.completed_at as completedAt',
      ownAssignment(ctx.actor.personId).as('mine'),
      ownSubmittedSheet(ctx.actor.personId).as('mineSubmitted'),
    ])
    .where('r.territory_id', '=', ctx.territory.id);

type ReviewRow = Awaited<ReturnType<ReturnType<typeof reviews>['executeTakeFirstOrThrow']>>;

const typed = (row: ReviewRow): Review => ({ ...row, state: row.state as Review['state'] });

/** One review the actor may see, or null. */
export async function visibleReview(ctx: ReadCtx, id: string): Promise<Review | null> {
  const row = await reviews(ctx).where('r.id', '=', id).where(visibleTo(ctx)).executeTakeFirst();
  return row ? typed(row) : null;
}

/** For commands: the row is locked, so that assignments, conflicts and sheets of a review wait for one another. */
export async function lockedReview(ctx: WriteCtx, id: string): Promise<Review | null> {
  await sql`select from review.reviews where territory_id = ${ctx.territory.id} and id = ${id} for update`.execute(
    ctx.db,
  );
  const row = await reviews(ctx).where('r.id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

/** For the house's own work (owners of subjects, jobs): not filtered by the actor. */
export async function reviewOfSubject(ctx: ReadCtx, subject: Subject): Promise<Review | null> {
  const row = await reviews(ctx)
    .where('r.subject_kind', '=', subject.kind)
    .where('r.subject_id', '=', subject.id)
    .executeTakeFirst();
  return row ? typed(row) : null;
}

export interface ReviewFilter {
  readonly bodyId?: string;
  /** Calendar year of the term: one campaign. */
  readonly year?: number;
  readonly subjects?: { readonly kind?: string; readonly ids: readonly string[] };
  readonly states?: readonly Review['state'][];
}

/** Visible reviews in Russian order of titles. */
export async function visibleReviews(ctx: ReadCtx, filter: ReviewFilter): Promise<Review[]> {
  let select = reviews(ctx).where(visibleTo(ctx));
  if (filter.bodyId) select = select.where('r.body_id', '=', filter.bodyId);
  if (filter.year) {
    select = select
      .where('r.due_on', '>=', `${filter.year}-01-01`)
      .where('r.due_on', '<', `${filter.year + 1}-01-01`);
  }
  if (filter.subjects) {
    if (filter.subjects.ids.length === 0) return [];
    select = select.where('r.subject_id', 'in', [...filter.subjects.ids]);
    if (filter.subjects.kind) select = select.where('r.subject_kind', '=', filter.subjects.kind);
  }
  if (filter.states) select = select.where('r.state', 'in', [...filter.states]);
  const rows = await select.orderBy(sql`r.title collate "ru-x-icu"`).orderBy('r.id').limit(1000).execute();
  return rows.map(typed);
}

/** Whether a sheet was ever submitted: after that a withdrawal starts the embargo, reopened or not (decision 25). */
export async function hasSubmittedSheet(ctx: ReadCtx, subject: Subject): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('review.sheets as s')
    .innerJoin('review.reviews as r', (join) =>
      join.onRef('r.territory_id', '=', 's.territory_id').onRef('r.id', '=', 's.review_id'),
    )
    .select('s.id')
    .where('s.territory_id', '=', ctx.territory.id)
    .where('r.subject_kind', '=', subject.kind)
    .where('r.subject_id', '=', subject.id)
    .where('s.submitted_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A review whose title a member of its body may be shown to declare a conflict; closed once he is in conflict. */
export async function declarableReview(ctx: ReadCtx, id: string): Promise<Review | null> {
  const row = await declarable(ctx).where('r.id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

const declarable = (ctx: ReadCtx) =>
  reviews(ctx)
    .where(sql<boolean>`r.body_id = any(${bodiesSatIn(ctx)}::uuid[])`)
    .where('r.state', '=', 'open')
    .where(reviewNotInConflict(ctx));

/** Titles of open reviews of the actor's bodies: only what is needed to say «this one is not for me». */
export async function declarableReviews(ctx: ReadCtx): Promise<{ id: string; title: string }[]> {
  if (bodiesSatIn(ctx).length === 0) return [];
  const rows = await declarable(ctx).orderBy(sql`r.title collate "ru-x-icu"`).limit(500).execute();
  return rows.map(({ id, title }) => ({ id, title }));
}

/**
 * Open reviews with live experts in conflict today. A person's new post or relative concerns the own assignments and
 * those where the person is among the persons concerned.
 */
export async function openReviewsConcerning(
  ctx: ReadCtx,
  personId: string | null,
): Promise<{ reviewId: string; experts: string[] }[]> {
  const concerned = personId
    ? sql`and (a.person_id = ${personId} or a.person_id in (
        select q.person_id from people.relations q where q.territory_id = a.territory_id and q.relative_id = ${personId}
        union select q.relative_id from people.relations q where q.territory_id = a.territory_id
          and q.person_id = ${personId} and q.relative_id is not null))`
    : sql``;
  const { rows } = await sql<{ reviewId: string; experts: string[] }>`
    select a.review_id as "reviewId", array_agg(distinct a.person_id) as experts
      from review.assignments a
      join review.reviews r on r.territory_id = a.territory_id and r.id = a.review_id and r.state = 'open'
     where a.territory_id = ${ctx.territory.id} and a.ended_at is null ${concerned}
       and exists (select from ${conflictsToday(ctx)} c where c.review_id = a.review_id and c.person_id = a.person_id)
     group by a.review_id order by a.review_id`.execute(ctx.db);
  return rows;
}

/** Totals of submitted sheets of live experts over a whole campaign: what strictness is evened out over. */
export async function batchTotals(
  ctx: ReadCtx,
  bodyId: string,
  subjectKind: string,
  year: number,
): Promise<{ reviewId: string; personId: string; total: number }[]> {
  const rows = await ctx.db
    .selectFrom('review.sheets as s')
    .innerJoin('review.reviews as r', (join) =>
      join.onRef('r.territory_id', '=', 's.territory_id').onRef('r.id', '=', 's.review_id'),
    )
    .innerJoin('review.assignments as a', (join) =>
      join
        .onRef('a.territory_id', '=', 's.territory_id')
        .onRef('a.review_id', '=', 's.review_id')
        .onRef('a.person_id', '=', 's.person_id')
        .on('a.ended_at', 'is', null),
    )
    .select(['s.review_id as reviewId', 's.person_id as personId', 's.total'])
    .where('s.territory_id', '=', ctx.territory.id)
    .where('s.state', '=', 'submitted')
    .where('r.body_id', '=', bodyId)
    .where('r.subject_kind', '=', subjectKind)
    .where('r.due_on', '>=', `${year}-01-01`)
    .where('r.due_on', '<', `${year + 1}-01-01`)
    .where('r.state', '<>', 'withdrawn')
    .execute();
  return rows.map((row) => ({ ...row, total: row.total ?? 0 }));
}

/** What the actor judges or has judged, the nearest term first, unfinished before submitted. */
export async function myReviews(ctx: ReadCtx): Promise<Review[]> {
  if (!ctx.actor.personId) return [];
  const rows = await reviews(ctx)
    .where(ownAssignment(ctx.actor.personId))
    .where(visibleTo(ctx))
    .orderBy('r.due_on')
    .orderBy(sql`r.title collate "ru-x-icu"`)
    .orderBy('r.id')
    .limit(500)
    .execute();
  const rank = (review: Review) => (review.state === 'open' && !review.mineSubmitted ? 0 : 1);
  return rows.map(typed).toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Bodies and years that have reviews the actor may see, the latest year first: the choice above matrix and ranking.
 * Terms are few and reviews many: the recursion steps from one term to the next by the index, not over the reviews.
 */
export async function visibleCampaigns(ctx: ReadCtx): Promise<{ bodyId: string; year: number }[]> {
  const { rows } = await sql<{ bodyId: string; year: number }>`
    with recursive terms as (
      (select body_id, due_on from review.reviews where territory_id = ${ctx.territory.id}
        order by body_id, due_on limit 1)
      union all
      select later.body_id, later.due_on from terms cross join lateral (
        select n.body_id, n.due_on from review.reviews n
         where n.territory_id = ${ctx.territory.id} and (n.body_id, n.due_on) > (terms.body_id, terms.due_on)
         order by n.body_id, n.due_on limit 1) later
    )
    select distinct terms.body_id as "bodyId", extract(year from terms.due_on)::int as year
      from terms cross join lateral (
        select r.id from review.reviews r where r.territory_id = ${ctx.territory.id}
           and r.body_id = terms.body_id and r.due_on = terms.due_on and ${visibleTo(ctx)} limit 1) seen
     order by 2 desc, 1`.execute(ctx.db);
  return rows;
}
