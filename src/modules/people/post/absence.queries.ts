// Who stands in for whom on a date, and who works here no longer: for the tasks people answer for.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { actingPost } from '../../../platform/language/index.ts';
import { holds } from '../post.queries.ts';

/** By the absent person: those who act for that person by an order on a date. */
export async function standInsOf(
  ctx: ReadCtx,
  absentIds: readonly string[],
  on: CivilDate,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (absentIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('people.delegations as d')
    .select(['d.absent_person_id as absent', 'd.acting_person_id as acting'])
    .distinct()
    .where('d.territory_id', '=', ctx.territory.id)
    .where('d.absent_person_id', 'in', [...new Set(absentIds)])
    .where(holds('d', on))
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.absent ?? '')].map(([absent, all]) => [
      absent,
      all.map((row) => row.acting),
    ]),
  );
}

/** For whom a person acts by an order on a date. */
export async function absentFor(ctx: ReadCtx, actingId: string, on: CivilDate): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('people.delegations as d')
    .select('d.absent_person_id as absent')
    .distinct()
    .where('d.territory_id', '=', ctx.territory.id)
    .where('d.acting_person_id', '=', actingId)
    .where('d.absent_person_id', 'is not', null)
    .where(holds('d', on))
    .execute();
  return rows.flatMap((row) => row.absent ?? []);
}

/** By the person: «и. о. директора» of those who act for a head by an order on a date, as papers name them. */
export async function actingTitlesOf(
  ctx: ReadCtx,
  ids: readonly string[],
  on: CivilDate,
): Promise<ReadonlyMap<string, { readonly title: string; readonly institutionId: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('people.delegations as d')
    .select(['d.acting_person_id as personId', 'd.post_title as title', 'd.scope_id as institutionId'])
    .where('d.territory_id', '=', ctx.territory.id)
    .where('d.acting_person_id', 'in', [...new Set(ids)])
    .where('d.role_kind', 'in', ['authority-head', 'centre-head', 'institution-head'])
    .where(holds('d', on))
    .orderBy('d.starts_on', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
  return new Map(
    rows.map(({ personId, title, institutionId }) => [personId, { title: actingPost(title), institutionId }]),
  );
}

/** Those of the people who had posts here and have none on a date: dismissed or gone. */
export async function dismissedAmong(
  ctx: ReadCtx,
  ids: readonly string[],
  on: CivilDate,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom('people.posts as t')
    .select('t.person_id as personId')
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.person_id', 'in', [...new Set(ids)])
    .groupBy('t.person_id')
    .having(sql<boolean>`bool_and(coalesce(t.ends_on, 'infinity') <= ${on}::date)`)
    .execute();
  return new Set(rows.map((row) => row.personId));
}
