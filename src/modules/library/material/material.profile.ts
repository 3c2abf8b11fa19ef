// Approved materials as lines of their authors' development profiles.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { ProfileLine, ProfileSource } from '../../development/index.ts';
import { type MaterialKind, materialKinds } from './material.text.ts';

async function lines(ctx: ReadCtx, personId: string): Promise<ProfileLine[]> {
  const rows = await ctx.db
    .selectFrom('library.materials as m')
    .innerJoin('library.editions as e', (join) =>
      join
        .onRef('e.territory_id', '=', 'm.territory_id')
        .onRef('e.material_id', '=', 'm.id')
        .onRef('e.number', '=', 'm.approved_edition'),
    )
    .innerJoin('library.edition_authors as a', (join) =>
      join
        .onRef('a.territory_id', '=', 'm.territory_id')
        .onRef('a.material_id', '=', 'm.id')
        .onRef('a.number', '=', 'm.approved_edition'),
    )
    .select(['m.id', 'm.approved_on as on', 'e.title', 'e.kind'])
    .where('m.territory_id', '=', ctx.territory.id)
    .where('a.person_id', '=', personId)
    .orderBy('m.approved_on', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ title: row.title, detail: materialKinds[row.kind as MaterialKind], on: row.on },
    path: `/library/materials/${row.id}`,
  }));
}

export const materialWork: ProfileSource = { title: 'Методические материалы', lines };
