// Everybody who works somewhere on a day with what lists carry of them; read part by part in Russian order of names.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Employment } from '../person.text.ts';
import { holds, subjectsOfPost } from '../post.queries.ts';

export interface PlacedPost {
  readonly id: string;
  readonly personId: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly birthDate: CivilDate | null;
  readonly email: string;
  readonly phone: string;
  readonly institutionId: string;
  /** Its short name, and its code of the region where it has one. */
  readonly place: string;
  readonly placeCode: string | null;
  readonly position: string;
  readonly detail: string;
  readonly positionText: string;
  readonly subjects: readonly string[];
  readonly employment: Employment;
  readonly load: number | null;
  readonly hoursPerWeek: number | null;
  readonly startsOn: CivilDate;
}

const PART = 2000;
const russian = sql`collate "ru-x-icu"`;

/** Posts of one institution or of all; the caller has asked whether the reader may see personal columns. */
export async function* staffOfPlace(
  ctx: ReadCtx,
  institutionId: string | null,
  on: CivilDate,
): AsyncGenerator<readonly PlacedPost[]> {
  let last: PlacedPost | undefined;
  do {
    let part = ctx.db
      .selectFrom('people.posts as t')
      .innerJoin('people.persons as p', (join) =>
        join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
      )
      .innerJoin('institutions.institutions as i', (join) =>
        join.onRef('i.territory_id', '=', 't.territory_id').onRef('i.id', '=', 't.institution_id'),
      )
      .select(['t.id', 't.person_id as personId', 'p.surname', 'p.given', 'p.patronymic'])
      .select(['p.birth_date as birthDate', 'p.email', 'p.phone', 't.institution_id as institutionId'])
      .select(['i.short_name as place', 'i.region_code as placeCode', 't.position', 't.detail'])
      .select(['t.position_text as positionText', 't.employment', 't.load', 't.starts_on as startsOn'])
      .select(['t.hours_per_week as hoursPerWeek', subjectsOfPost.as('subjects')])
      .where('t.territory_id', '=', ctx.territory.id)
      .where(holds('t', on))
      .where('p.anonymised_at', 'is', null)
      .where('p.merged_into_id', 'is', null)
      .orderBy(sql`p.surname ${russian}`)
      .orderBy(sql`p.given ${russian}`)
      .orderBy('t.id')
      .limit(PART);
    if (institutionId) part = part.where('t.institution_id', '=', institutionId);
    if (last)
      part = part.where(
        sql<boolean>`(p.surname ${russian}, p.given ${russian}, t.id) > (${last.surname}::text ${russian}, ${last.given}::text ${russian}, ${last.id}::uuid)`,
      );
    const rows = (await part.execute()) as unknown as PlacedPost[];
    if (rows.length === 0) return;
    yield rows;
    last = rows.length < PART ? undefined : rows.at(-1);
  } while (last);
}
