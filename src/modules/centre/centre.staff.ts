// People of the service on a day, for choices: «Ивлева Мария Петровна, методист по начальной школе».
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { postTitle } from '../people/index.ts';

export async function centreStaff(
  ctx: ReadCtx,
  on: CivilDate,
): Promise<{ readonly value: string; readonly label: string }[]> {
  const rows = await ctx.db
    .selectFrom('people.posts as t')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
    )
    .select(['p.id', 'p.surname', 'p.given', 'p.patronymic', 't.position', 't.detail'])
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.unit', '=', 'centre')
    .where('p.merged_into_id', 'is', null)
    .where('p.anonymised_at', 'is', null)
    .where('t.starts_on', '<=', on)
    .where((eb) => eb.or([eb('t.ends_on', 'is', null), eb('t.ends_on', '>', on)]))
    .orderBy(sql`p.surname collate "ru-x-icu"`)
    .orderBy(sql`p.given collate "ru-x-icu"`)
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.id);
  return [...byPerson].map(([value, [row]]) => ({
    value,
    label: row
      ? `${[row.surname, row.given, row.patronymic].filter(Boolean).join(' ')}, ${postTitle(row)}`
      : '',
  }));
}
