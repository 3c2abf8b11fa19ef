// What one person has, read together for the card.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { attestedPositions } from './attested.ts';
import { type CategoryRule, type Standing, standingOn } from './category.rules.ts';
import type { CategoryKind, EducationLevel, ServiceKind, StatedKind } from './qualification.text.ts';
import { rulesOf } from './rule.queries.ts';

export interface Category extends Standing {
  readonly id: string;
  readonly personId: string;
  readonly kind: CategoryKind;
  readonly position: string;
  readonly grantedOn: CivilDate;
  readonly body: string;
  readonly document: string;
  readonly applicationId: string | null;
}

/** Categories of people granted by a day and how each stands on it, newest first. */
export async function categoriesOf(
  ctx: ReadCtx,
  personIds: readonly string[],
  on: CivilDate,
  known?: readonly CategoryRule[],
): Promise<Map<string, Category[]>> {
  if (personIds.length === 0) return new Map();
  const rules = known ?? (await rulesOf(ctx));
  const rows = await ctx.db
    .selectFrom('qualification.categories as c')
    .select(['c.id', 'c.person_id as personId', 'c.kind', 'c.position', 'c.granted_on as grantedOn'])
    .select(['c.body', 'c.document', 'c.application_id as applicationId'])
    .where('c.territory_id', '=', ctx.territory.id)
    .where('c.person_id', 'in', [...new Set(personIds)])
    .where('c.granted_on', '<=', on)
    .orderBy('c.granted_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  const standing = rows.map((row): Category => {
    const kind = row.kind as CategoryKind;
    return { ...row, kind, ...standingOn(rules, { kind, grantedOn: row.grantedOn }, on) };
  });
  return Map.groupBy(standing, (category) => category.personId);
}

/** Whole months of service of people on a day, by person and kind. */
export async function serviceOf(
  ctx: ReadCtx,
  personIds: readonly string[],
  on: CivilDate,
): Promise<Map<string, Record<ServiceKind, number>>> {
  if (personIds.length === 0) return new Map();
  const months = (kind: ServiceKind) =>
    sql<number>`qualification.service_months(${ctx.territory.id}::int, p.id, ${kind}, ${on}::date, ${[...attestedPositions]}::text[])`;
  const { rows } = await sql<{ id: string; general: number; pedagogical: number }>`
    select p.id, ${months('general')} as general, ${months('pedagogical')} as pedagogical
      from unnest(${[...new Set(personIds)]}::uuid[]) as p(id)`.execute(ctx.db);
  // A statement of pedagogical service alone says the least the general one can be.
  return new Map(
    rows.map((row) => [
      row.id,
      { general: Math.max(row.general, row.pedagogical), pedagogical: row.pedagogical },
    ]),
  );
}

export interface Held {
  readonly categories: readonly Category[];
  readonly educations: readonly {
    readonly id: string;
    readonly level: EducationLevel;
    readonly pedagogical: boolean;
    readonly place: string;
    readonly year: number | null;
    readonly speciality: string;
    readonly qualification: string;
    readonly document: string;
  }[];
  readonly distinctions: readonly {
    readonly id: string;
    readonly kind: 'degree' | 'title' | 'award';
    readonly name: string;
    /** null: the day is not known. */
    readonly givenOn: CivilDate | null;
    readonly document: string;
  }[];
  readonly publications: readonly {
    readonly id: string;
    readonly title: string;
    readonly imprint: string;
    readonly year: number;
    readonly link: string;
  }[];
  readonly periods: readonly {
    readonly id: string;
    readonly place: string;
    readonly position: string;
    readonly pedagogical: boolean;
    readonly document: string;
    readonly startsOn: CivilDate;
    readonly endsOn: CivilDate;
  }[];
  readonly statements: readonly {
    readonly id: string;
    readonly kind: StatedKind;
    readonly onDate: CivilDate;
    readonly months: number;
    readonly document: string;
  }[];
  /** Whole months on the day asked. */
  readonly service: Record<ServiceKind, number>;
}

/** Everything one person has on a day. */
export async function heldBy(ctx: ReadCtx, personId: string, on: CivilDate): Promise<Held> {
  const mine = { territory_id: ctx.territory.id, person_id: personId };
  const educations = await ctx.db
    .selectFrom('qualification.educations')
    .select(['id', 'level', 'pedagogical', 'place', 'year', 'speciality', 'qualification', 'document'])
    .where((eb) => eb.and(mine))
    .orderBy(sql`year desc nulls last`)
    .execute();
  const distinctions = await ctx.db
    .selectFrom('qualification.distinctions')
    .select(['id', 'kind', 'name', 'given_on as givenOn', 'document'])
    .where((eb) => eb.and(mine))
    .where((eb) => eb.or([eb('given_on', 'is', null), eb('given_on', '<=', on)]))
    .orderBy(sql`given_on desc nulls last`)
    .execute();
  const publications = await ctx.db
    .selectFrom('qualification.publications')
    .select(['id', 'title', 'imprint', 'year', 'link'])
    .where((eb) => eb.and(mine))
    .orderBy('year', 'desc')
    .execute();
  const periods = await ctx.db
    .selectFrom('qualification.service_periods')
    .select(['id', 'place', 'position', 'pedagogical', 'document'])
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where((eb) => eb.and(mine))
    .orderBy('starts_on', 'desc')
    .execute();
  const statements = await ctx.db
    .selectFrom('qualification.service_statements')
    .select(['id', 'kind', 'on_date as onDate', 'months', 'document'])
    .where((eb) => eb.and(mine))
    .orderBy('on_date', 'desc')
    .execute();
  return {
    categories: (await categoriesOf(ctx, [personId], on)).get(personId) ?? [],
    ...({ educations, distinctions, publications, periods, statements } as Pick<
      Held,
      'educations' | 'distinctions' | 'publications' | 'periods' | 'statements'
    >),
    service: (await serviceOf(ctx, [personId], on)).get(personId) ?? { general: 0, pedagogical: 0 },
  };
}

/** Publications of many people in one query, the latest first. */
export async function publicationsOf(
  ctx: ReadCtx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly title: string; readonly year: number }[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('qualification.publications')
    .select(['person_id as personId', 'title', 'year'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', 'in', [...new Set(personIds)])
    .orderBy('year', 'desc')
    .orderBy('title')
    .execute();
  return Map.groupBy(rows, (row) => row.personId);
}
