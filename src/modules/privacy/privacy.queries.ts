// Who looked at a card, whose term of keeping has passed, and everything the system keeps of one person.
import { sql } from 'kysely';
import { addMonths, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { privacyText as text } from './privacy.text.ts';

export interface View {
  readonly at: Date;
  readonly personId: string | null;
  readonly name: string;
}

/** The latest views of a person's card by others; the person's own are left out. */
export async function viewsOf(ctx: ReadCtx, personId: string): Promise<View[]> {
  const { rows } = await sql<View>`
    select v.at, v.person_id as "personId", concat_ws(' ', p.surname, p.given, p.patronymic) as name
      from journal.views v
      left join people.persons p on p.territory_id = v.territory_id and p.id = v.person_id
     where v.territory_id = ${ctx.territory.id} and v.subject_kind = 'people.person' and v.subject_id = ${personId}
       and v.person_id is distinct from ${personId}
     order by v.id desc limit 200`.execute(ctx.db);
  return rows;
}

const yearsKept = 3;

export interface Expired {
  readonly id: string;
  readonly name: string;
  readonly lastDay: CivilDate;
}

/** People without a post for three years and without a sign-in, by the last day of work. */
export async function expiredPeople(ctx: ReadCtx): Promise<Expired[]> {
  const since = addMonths(ctx.today, -12 * yearsKept);
  const { rows } = await sql<Expired>`
    select p.id, concat_ws(' ', p.surname, p.given, p.patronymic) as name, (max(t.ends_on) - 1)::text as "lastDay"
      from people.persons p join people.posts t on t.territory_id = p.territory_id and t.person_id = p.id
     where p.territory_id = ${ctx.territory.id} and p.anonymised_at is null and p.account_id is null
     group by p.id, p.surname, p.given, p.patronymic
    having bool_and(t.ends_on is not null) and max(t.ends_on) <= ${since}
     order by max(t.ends_on), p.id limit 200`.execute(ctx.db);
  return rows;
}

export interface KeptRows {
  readonly table: string;
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Everything that points at the person: the record itself and the rows of every foreign key to it, asked of the
 * catalogue, so that a new room cannot be forgotten; then the personal side of the journal and the views.
 */
export async function keptOf(ctx: ReadCtx, personId: string): Promise<KeptRows[]> {
  const { rows: links } = await sql<{ table: string; column: string }>`
    select distinct format('%s.%s', n.nspname, c.relname) as "table", a.attname as "column"
      from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(f.conkey) as key (num)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = key.num and a.attname <> 'territory_id'
     where f.contype = 'f' and f.confrelid = 'people.persons'::regclass
     order by 1, 2`.execute(ctx.db);
  const own = [
    { table: 'people.persons', column: 'id' },
    { table: 'journal.personal_values', column: 'person_id' },
    ...links,
  ];
  const kept = new Map<string, Map<string, Record<string, unknown>>>();
  for (const { table, column } of own) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) - 'territory_id' - 'search' - 'during' - 'post_during' as row from ${sql.table(table)} t
       where t.territory_id = ${ctx.territory.id} and t.${sql.ref(column)} = ${personId} limit 5000`.execute(
      ctx.db,
    );
    const known = kept.get(table) ?? new Map<string, Record<string, unknown>>();
    for (const { row } of rows) known.set(JSON.stringify(row), row);
    kept.set(table, known);
  }
  const views = await viewsOf(ctx, personId);
  return [
    ...[...kept].map(([table, rows]) => ({
      table,
      title: text.tables[table] ?? table,
      rows: [...rows.values()],
    })),
    {
      table: 'journal.views',
      title: text.tables['journal.views'] ?? '',
      rows: views.map(({ at, name }) => ({ at: at.toISOString(), name })),
    },
  ].filter((each) => each.rows.length > 0);
}
