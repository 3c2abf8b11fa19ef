// Leaves and vacancies as the card, the staff list and other modules ask for them.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { LeaveKind } from '../person.text.ts';
import { holds } from '../post.queries.ts';

export interface Leave {
  readonly id: string;
  readonly postId: string;
  readonly kind: LeaveKind;
  readonly document: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** Every leave of a person's posts, the latest first. */
export async function leavesOf(ctx: ReadCtx, personId: string): Promise<Leave[]> {
  const rows = await ctx.db
    .selectFrom('people.leaves as l')
    .innerJoin('people.posts as t', (join) =>
      join.onRef('t.territory_id', '=', 'l.territory_id').onRef('t.id', '=', 'l.post_id'),
    )
    .select(['l.id', 'l.post_id as postId', 'l.kind', 'l.document'])
    .select(['l.starts_on as startsOn', 'l.ends_on as endsOn'])
    .where('l.territory_id', '=', ctx.territory.id)
    .where('t.person_id', '=', personId)
    .orderBy('l.starts_on', 'desc')
    .execute();
  return rows as Leave[];
}

export interface Vacancy {
  readonly id: string;
  readonly institutionId: string;
  readonly position: string;
  readonly subject: string;
  readonly load: number;
  readonly note: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** What is vacant on a date, in one institution or everywhere. */
export async function vacanciesOn(
  ctx: ReadCtx,
  date: CivilDate,
  institutionId: string | null = null,
): Promise<Vacancy[]> {
  let rows = ctx.db
    .selectFrom('people.vacancies as v')
    .select(['v.id', 'v.institution_id as institutionId', 'v.position', 'v.subject', 'v.load', 'v.note'])
    .select(['v.starts_on as startsOn', 'v.ends_on as endsOn'])
    .where('v.territory_id', '=', ctx.territory.id)
    .where(holds('v', date));
  if (institutionId) rows = rows.where('v.institution_id', '=', institutionId);
  return rows
    .orderBy('v.institution_id')
    .orderBy(sql`v.position collate "ru-x-icu"`)
    .orderBy('v.id')
    .limit(2000)
    .execute();
}
