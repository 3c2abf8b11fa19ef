// Vacancies on a date in all institutions the reader sees, by institution and position.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { institutionNames } from '../../institutions/index.ts';
import type { Vacancy } from '../post/leave.queries.ts';
import { openVacancies, type StaffFilter } from './staff.filter.ts';

export interface ListedVacancy extends Vacancy {
  readonly place: string;
}

const most = 2000;

export async function vacancyList(ctx: ReadCtx, filter: StaffFilter): Promise<ListedVacancy[]> {
  const rows = await openVacancies(ctx, filter)
    .leftJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 'v.territory_id').onRef('i.id', '=', 'v.institution_id'),
    )
    .select(['v.id', 'v.institution_id as institutionId', 'v.position', 'v.subject', 'v.load', 'v.note'])
    .select(['v.starts_on as startsOn', 'v.ends_on as endsOn'])
    .orderBy(sql`i.short_name collate public.ru_natural`)
    .orderBy(sql`v.position collate "ru-x-icu"`)
    .orderBy('v.id')
    .limit(most)
    .execute();
  const names = await institutionNames(
    ctx,
    rows.map((row) => row.institutionId),
  );
  return rows.map((row) => ({ ...row, place: names.get(row.institutionId)?.short ?? '' }));
}
