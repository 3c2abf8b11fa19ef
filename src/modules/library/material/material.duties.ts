// Lines of «Сегодня» about materials: reviews owed, materials to approve, to correct, to place.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { hasRole } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { norms } from '../../regulations/index.ts';
import { isKeeper } from '../library.policy.ts';
import type { MaterialState } from './material.lifecycle.ts';
import { materialText as text } from './material.text.ts';
import { awaitedReviews } from './review.queries.ts';

const norm = norms.materialReview.slug;

export async function materialDuties(ctx: ReadCtx): Promise<Duty[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const owed = await awaitedReviews(ctx, personId);
  const moving = await movingMaterials(ctx, personId);
  const line = (words: string, id: string): Duty => ({
    ...{ text: words, path: `/library/materials/${id}`, button: 'Открыть', due: null, norm, side: 'mine' },
  });
  return [
    ...owed.map(
      (each): Duty => ({
        ...{ text: text.duties.review(each.title), path: `/library/reviews/${each.id}`, button: 'Открыть' },
        ...{ due: each.dueOn, norm, side: 'mine' },
      }),
    ),
    ...moving.flatMap(({ id, title, state, mine }) => {
      if (state === 'reviewed')
        return hasRole(ctx, 'centre-head') ? [line(text.duties.approve(title), id)] : [];
      if (state === 'returned') return mine ? [line(text.duties.returned(title), id)] : [];
      return isKeeper(ctx) && mine ? [line(text.duties.place(title), id)] : [];
    }),
  ];
}

interface Moving {
  readonly id: string;
  readonly title: string;
  readonly state: MaterialState;
  /** Written or brought in by the reader. */
  readonly mine: boolean;
}

async function movingMaterials(ctx: ReadCtx, personId: string): Promise<Moving[]> {
  const rows = await ctx.db
    .selectFrom('library.materials as m')
    .innerJoin('library.editions as e', (join) =>
      join
        .onRef('e.territory_id', '=', 'm.territory_id')
        .onRef('e.material_id', '=', 'm.id')
        .onRef('e.number', '=', 'm.edition'),
    )
    .leftJoin('library.edition_authors as a', (join) =>
      join
        .onRef('a.territory_id', '=', 'm.territory_id')
        .onRef('a.material_id', '=', 'm.id')
        .onRef('a.number', '=', 'm.edition')
        .on('a.person_id', '=', personId),
    )
    .select(['m.id', 'e.title', 'm.state', 'm.made_by_person_id', 'a.person_id'])
    .where('m.territory_id', '=', ctx.territory.id)
    .where('m.state', 'in', ['reviewed', 'returned', 'approved'])
    .orderBy('m.id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, title: row.title, state: row.state as MaterialState },
    mine: row.person_id !== null || row.made_by_person_id === personId,
  }));
}
