// Links between records, asked of the catalogue: moving every reference from one record to another forgets no table.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';

/**
 * A column that points at a record; `keys` are the columns of its table's primary key besides the territory,
 * `carried` those the same foreign key copies from the record pointed at (the days of a post, its person).
 */
export interface LinkColumn {
  readonly table: string;
  readonly column: string;
  readonly keys: readonly string[];
  readonly target: string;
  readonly carried: readonly { readonly column: string; readonly from: string }[];
}

export interface MovedLink {
  readonly table: string;
  readonly column: string;
  readonly key: Readonly<Record<string, unknown>>;
}

/** Columns of foreign keys (territory, id) that point at the table and that the application may change. */
export async function linksTo(
  db: Pick<Kysely<Database>, 'getExecutor'>,
  table: string,
): Promise<LinkColumn[]> {
  const { rows } = await sql<LinkColumn>`
    select format('%s.%s', n.nspname, c.relname) as "table", a.attname as "column",
           array(select k.attname::text from pg_index i
                   cross join unnest(i.indkey) as at (num)
                   join pg_attribute k on k.attrelid = c.oid and k.attnum = at.num
                  where i.indrelid = c.oid and i.indisprimary and k.attname <> 'territory_id') as keys,
           ${table} as target,
           coalesce(jsonb_agg(distinct jsonb_build_object('column', x.attname, 'from', y.attname))
             filter (where y.attname is not null), '[]') as carried
      from pg_constraint f
      join pg_class c on c.oid = f.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(f.conkey, f.confkey) as key (num, target)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = key.num
      join pg_attribute b on b.attrelid = f.confrelid and b.attnum = key.target and b.attname = 'id'
      left join lateral unnest(f.conkey, f.confkey) as other (num, target) on other.target <> key.target
      left join pg_attribute x on x.attrelid = f.conrelid and x.attnum = other.num
      left join pg_attribute y on y.attrelid = f.confrelid and y.attnum = other.target
        and y.attname <> 'territory_id'
     where f.contype = 'f' and f.confrelid = ${table}::regclass
       and has_table_privilege(c.oid, 'update')
     group by n.nspname, c.relname, c.oid, a.attname
     order by 1, 2`.execute(db);
  return rows;
}

interface Move {
  readonly territoryId: number;
  readonly from: string;
  readonly to: string;
}

const keyOf = ({ keys }: LinkColumn) =>
  sql`jsonb_build_object(${sql.join(keys.flatMap((key) => [sql.lit(key), sql.ref(key)]))})`;

/**
 * Points every link of one record at another; where the other already has the same, or the row holds on to something
 * that stays (a unique, exclusion or foreign key constraint says so), it stays where it was. Answers what was moved and how much stayed.
 */
export async function moveLinks(
  db: Kysely<Database>,
  links: readonly LinkColumn[],
  { territoryId, from, to }: Move,
): Promise<{ moved: MovedLink[]; stayed: number }> {
  const moved: MovedLink[] = [];
  let stayed = 0;
  for (const link of links) {
    const { table, column } = link;
    const found = await sql<{ key: Record<string, unknown> }>`
      select ${keyOf(link)} as key from ${sql.table(table)}
       where territory_id = ${territoryId} and ${sql.ref(column)} = ${from}`.execute(db);
    for (const { key } of found.rows) {
      if (await moveOne(db, { ...link, key }, { territoryId, from, to })) moved.push({ table, column, key });
      else stayed += 1;
    }
  }
  return { moved, stayed };
}

/** Moves one link back or forth; false when the same is there already or the link points elsewhere by now. */
export async function moveOne(
  db: Kysely<Database>,
  link: MovedLink & Partial<Pick<LinkColumn, 'target' | 'carried'>>,
  move: Move,
): Promise<boolean> {
  const key = sql.join(
    Object.entries(link.key)
      // The link itself may be part of the key: it says where the row was, and the row has moved since.
      .filter(([name]) => name !== link.column)
      .map(([name, value]) => sql`${sql.ref(name)}::text = ${String(value)}`)
      .concat(sql`true`),
    sql` and `,
  );
  const taken = (link.carried ?? []).map(
    ({ column, from }) => sql`, ${sql.ref(column)} = (select target.${sql.ref(from)} from
      ${sql.table(link.target ?? '')} as target
      where target.territory_id = ${move.territoryId} and target.id = ${move.to})`,
  );
  await sql`savepoint link`.execute(db);
  try {
    const { numAffectedRows } = await sql`
      update ${sql.table(link.table)} set ${sql.ref(link.column)} = ${move.to}${sql.join(taken, sql``)}
       where territory_id = ${move.territoryId} and ${sql.ref(link.column)} = ${move.from} and ${key}`.execute(
      db,
    );
    await sql`release savepoint link`.execute(db);
    return numAffectedRows === 1n;
  } catch (error) {
    if (!['23503', '23505', '23P01', '23514'].includes((error as { code?: string }).code ?? '')) throw error;
    await sql`rollback to savepoint link`.execute(db);
    return false;
  }
}

/** Which of the records something points at, and from which tables: what could not be erased without loss. */
export async function linkedRecords(
  db: Pick<Kysely<Database>, 'getExecutor'>,
  links: readonly LinkColumn[],
  territoryId: number,
  ids: RawBuilder<unknown>,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { table, column } of links) {
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)}
       where territory_id = ${territoryId} and ${sql.ref(column)} in (${ids})`.execute(db);
    for (const { id } of rows) found.set(id, [...(found.get(id) ?? []), table]);
  }
  return found;
}
