// Links between records, asked of the catalogue: moving every reference from one record to another forgets no table.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';

/** A column that points at a record; `keys` are the columns of its table's primary key besides the territory. */
export interface LinkColumn {
  readonly table: string;
  readonly column: string;
  readonly keys: readonly string[];
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
                  where i.indrelid = c.oid and i.indisprimary and k.attname <> 'territory_id') as keys
      from pg_constraint f
      join pg_class c on c.oid = f.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(f.conkey, f.confkey) as key (num, target)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = key.num
      join pg_attribute b on b.attrelid = f.confrelid and b.attnum = key.target and b.attname = 'id'
     where f.contype = 'f' and f.confrelid = ${table}::regclass
       and has_table_privilege(c.oid, 'update')
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
 * Points every link of one record at another; where the other already has the same (a unique or exclusion
 * constraint says so) the row stays where it was. Answers what was moved and how much stayed.
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
      if (await moveOne(db, { table, column, key }, { territoryId, from, to }))
        moved.push({ table, column, key });
      else stayed += 1;
    }
  }
  return { moved, stayed };
}

/** Moves one link back or forth; false when the same is there already or the link points elsewhere by now. */
export async function moveOne(db: Kysely<Database>, link: MovedLink, move: Move): Promise<boolean> {
  const key = sql.join(
    Object.entries(link.key).map(([name, value]) => sql`${sql.ref(name)}::text = ${String(value)}`),
    sql` and `,
  );
  await sql`savepoint link`.execute(db);
  try {
    const { numAffectedRows } = await sql`
      update ${sql.table(link.table)} set ${sql.ref(link.column)} = ${move.to}
       where territory_id = ${move.territoryId} and ${sql.ref(link.column)} = ${move.from} and ${key}`.execute(
      db,
    );
    await sql`release savepoint link`.execute(db);
    return numAffectedRows === 1n;
  } catch (error) {
    if (!['23505', '23P01', '23514'].includes((error as { code?: string }).code ?? '')) throw error;
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
