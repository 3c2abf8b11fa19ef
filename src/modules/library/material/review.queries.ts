// Looking at reviews of materials: those of an edition, one with what it is about, those awaited.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import type { MarkLine } from './material.schema.ts';
import type { Verdict } from './material.text.ts';

interface Criterion {
  readonly key: string;
  readonly text: string;
}

export interface MaterialReview {
  readonly id: string;
  readonly materialId: string;
  readonly edition: number;
  readonly title: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly askedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** As the regulation had them on the day of asking. */
  readonly criteria: readonly Criterion[];
  readonly marks: readonly MarkLine[] | null;
  readonly verdict: Verdict | null;
  readonly remarks: string;
  readonly givenOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly endedWhy: string;
}

const reviews = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('library.reviews as r')
    .innerJoin('library.editions as e', (join) =>
      join
        .onRef('e.territory_id', '=', 'r.territory_id')
        .onRef('e.material_id', '=', 'r.material_id')
        .onRef('e.number', '=', 'r.edition'),
    )
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'r.territory_id').onRef('p.id', '=', 'r.reviewer_id'),
    )
    .select(['r.id', 'r.material_id as materialId', 'r.edition', 'e.title', 'r.reviewer_id as reviewerId'])
    .select(['r.asked_on as askedOn', 'r.due_on as dueOn', 'r.criteria', 'r.marks', 'r.verdict', 'r.remarks'])
    .select(['r.given_on as givenOn', 'r.ended_on as endedOn', 'r.ended_why as endedWhy'])
    .select(
      sql<string>`p.surname || ' ' || left(p.given, 1) || '.' || coalesce(left(p.patronymic, 1) || '.', '')`.as(
        'reviewer',
      ),
    )
    .where('r.territory_id', '=', ctx.territory.id);

/** Every review of a material, the latest edition first. */
export async function reviewsOf(ctx: ReadCtx, materialId: string): Promise<MaterialReview[]> {
  const rows = await reviews(ctx)
    .where('r.material_id', '=', materialId)
    .orderBy('r.edition', 'desc')
    .orderBy('r.id')
    .execute();
  return rows as unknown as MaterialReview[];
}

export async function oneReview(ctx: ReadCtx, id: string): Promise<MaterialReview | null> {
  if (!isId(id)) return null;
  const row = await reviews(ctx).where('r.id', '=', id).executeTakeFirst();
  return (row as unknown as MaterialReview | undefined) ?? null;
}

/** Reviews somebody still owes; of one person, or of all. */
export async function awaitedReviews(ctx: ReadCtx, personId: string | null): Promise<MaterialReview[]> {
  let rows = reviews(ctx).where('r.verdict', 'is', null).where('r.ended_on', 'is', null);
  if (personId) rows = rows.where('r.reviewer_id', '=', personId);
  return (await rows.orderBy('r.due_on').orderBy('r.id').limit(500).execute()) as unknown as MaterialReview[];
}

/** Criteria and the usual term by the service's regulation today. */
export const materialReviewRule = async (ctx: ReadCtx) =>
  parametersOf(await currentVersion(ctx, norms.materialReview.slug), norms.materialReview);
