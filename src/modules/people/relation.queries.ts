// Declared relatives and interests: what the conflict of interest is asked about.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';

export interface Relatives {
  readonly personIds: readonly string[];
  readonly institutionIds: readonly string[];
}

/** People a person is declared to be related to, whichever of the two declared it, and institutions of interest. */
export async function relativesOf(ctx: ReadCtx, personId: string): Promise<Relatives> {
  const rows = await ctx.db
    .selectFrom('people.relations')
    .select(['person_id', 'relative_id', 'institution_id'])
    .where('territory_id', '=', ctx.territory.id)
    .where('withdrawn_on', 'is', null)
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('relative_id', '=', personId)]))
    .execute();
  const other = (row: (typeof rows)[number]) =>
    row.person_id === personId ? row.relative_id : row.person_id;
  return {
    personIds: [...new Set(rows.flatMap((row) => (row.institution_id ? [] : [other(row) ?? []].flat())))],
    institutionIds: [...new Set(rows.flatMap((row) => (row.institution_id ? [row.institution_id] : [])))],
  };
}

export interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly relativeId: string | null;
  readonly institutionId: string | null;
  readonly declaredOn: string;
}

/** What a person declared and has not withdrawn. */
export async function relationsOf(ctx: ReadCtx, personId: string): Promise<Relation[]> {
  return ctx.db
    .selectFrom('people.relations')
    .select([
      'id',
      'kind',
      'relative_id as relativeId',
      'institution_id as institutionId',
      'declared_on as declaredOn',
    ])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', personId)
    .where('withdrawn_on', 'is', null)
    .orderBy(sql`declared_on`)
    .execute();
}
