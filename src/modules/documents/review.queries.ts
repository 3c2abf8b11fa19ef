// Who was asked to review a draft and what was said; whether the present text may be registered.

import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { hashOf } from '../../platform/papers/index.ts';
import { personNames } from '../people/index.ts';
import { currentVersion, norms, parametersOf } from '../regulations/index.ts';
import type { DocumentRecord } from './document.schema.ts';
import { type DocumentVerdict, reviewText as text } from './review.text.ts';

export interface DocumentReview {
  readonly id: string;
  readonly documentId: string;
  readonly authorId: string;
  readonly author: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly askedAt: Date;
  readonly dueOn: CivilDate;
  readonly verdict: DocumentVerdict | null;
  readonly remarks: string;
  readonly givenAt: Date | null;
  readonly paperHash: string | null;
}

const columns = [
  'r.id',
  'r.document_id as documentId',
  'r.author_id as authorId',
  'r.reviewer_id as reviewerId',
  'r.asked_at as askedAt',
  'r.due_on as dueOn',
  'r.verdict',
  'r.remarks',
  'r.given_at as givenAt',
  'r.paper_hash as paperHash',
] as const;

const rowsOf = (ctx: ReadCtx) =>
  ctx.db.selectFrom('documents.reviews as r').select(columns).where('r.territory_id', '=', ctx.territory.id);

/** Every review of a document in the order of asking; the caller has shown that the document is visible. */
export async function reviewsOf(ctx: ReadCtx, documentId: string): Promise<DocumentReview[]> {
  const rows = await rowsOf(ctx)
    .where('r.document_id', '=', documentId)
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .execute();
  const names = await personNames(
    ctx,
    rows.flatMap((row) => [row.authorId, row.reviewerId]),
  );
  return rows.map((row) => ({
    ...row,
    verdict: row.verdict as DocumentVerdict | null,
    author: names.get(row.authorId) ?? '',
    reviewer: names.get(row.reviewerId) ?? '',
  }));
}

export async function oneReview(ctx: ReadCtx, id: string): Promise<DocumentReview | null> {
  if (!isId(id)) return null;
  const row = await rowsOf(ctx).where('r.id', '=', id).executeTakeFirst();
  return (row && (await reviewsOf(ctx, row.documentId)).find((each) => each.id === id)) ?? null;
}

/** What the service's regulation says today: which kinds wait for a review, and how long a review takes. */
export const reviewRule = async (ctx: ReadCtx) =>
  parametersOf(await currentVersion(ctx, norms.documentReview.slug), norms.documentReview);

const latestByReviewer = (reviews: readonly DocumentReview[]): DocumentReview[] => [
  ...new Map(
    reviews.filter((each) => each.verdict !== null).map((each) => [each.reviewerId, each] as const),
  ).values(),
];

/** Why the present text may not be registered yet; null when its kind waits for no review or the review is there. */
export async function reviewComplaint(ctx: ReadCtx, document: DocumentRecord): Promise<Refusal | null> {
  const { kinds } = await reviewRule(ctx);
  if (!(kinds as readonly string[]).includes(document.kind)) return null;
  const said = latestByReviewer(await reviewsOf(ctx, document.id));
  const no = (name: string, words: string) => refuse(name, words, { norm: norms.documentReview.slug });
  if (said.some(({ verdict }) => verdict === 'refused')) return no('review-refused', text.refusals.refused);
  const agreed = said.filter(({ verdict }) => verdict === 'agreed');
  if (agreed.length === 0) return no('review-needed', text.refusals.needed);
  const now = hashOf(document.paper);
  return agreed.some(({ paperHash }) => paperHash === now)
    ? null
    : no('review-outdated', text.refusals.changed);
}

export interface ReviewDuty {
  readonly documentId: string;
  readonly title: string;
  readonly dueOn: CivilDate;
  readonly side: 'reviewer' | 'author';
}

/** Drafts that wait for my word, and mine that came back with remarks and were not sent again. */
export async function reviewDuties(ctx: ReadCtx): Promise<ReviewDuty[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const rows = await rowsOf(ctx)
    .innerJoin('documents.documents as d', (join) =>
      join.onRef('d.territory_id', '=', 'r.territory_id').onRef('d.id', '=', 'r.document_id'),
    )
    .select('d.title')
    .where('d.state', '=', 'draft')
    .where((eb) =>
      eb.or([
        eb.and([eb('r.reviewer_id', '=', personId), eb('r.verdict', 'is', null)]),
        eb.and([
          eb('r.author_id', '=', personId),
          eb('r.verdict', '=', 'refused'),
          eb.not(
            eb.exists(
              eb
                .selectFrom('documents.reviews as later')
                .select('later.id')
                .whereRef('later.territory_id', '=', 'r.territory_id')
                .whereRef('later.document_id', '=', 'r.document_id')
                .whereRef('later.id', '>', 'r.id'),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('r.due_on')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    ...{ documentId: row.documentId, title: row.title, dueOn: row.dueOn },
    side: row.verdict === null ? ('reviewer' as const) : ('author' as const),
  }));
}
