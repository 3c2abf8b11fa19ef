/** What a database is made of, asked from its catalogue: for backups, restores and comparisons. */
import type pg from 'pg';

export interface TableShape {
  /** Quoted as SQL wants it: journal.facts. */
  readonly name: string;
  /** Quoted columns that hold data; generated ones are computed anew. */
  readonly columns: readonly string[];
  readonly tenant: boolean;
}

export interface SequenceState {
  readonly name: string;
  readonly value: string;
  readonly called: boolean;
}

const OURS = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;

/** Every table that holds rows, the list of migrations apart. */
export async function readTables(db: pg.ClientBase | pg.Pool): Promise<TableShape[]> {
  const { rows } = await db.query<TableShape>(`
    select format('%I.%I', n.nspname, c.relname) as name,
           array_agg(quote_ident(a.attname)::text order by a.attnum) filter (where a.attgenerated = '') as columns,
           bool_or(a.attname = 'territory_id') and n.nspname not in ('auth', 'pgboss') as tenant
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relpersistence = 'p' and ${OURS}
       and (n.nspname, c.relname) <> ('public', 'migrations')
     group by n.nspname, c.relname
     order by 1`);
  return rows;
}

export async function readSequences(db: pg.ClientBase | pg.Pool): Promise<SequenceState[]> {
  const { rows: names } = await db.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${OURS} order by 1`);
  const states: SequenceState[] = [];
  for (const { name } of names) {
    const { rows } = await db.query(`select last_value::text as value, is_called as called from ${name}`);
    states.push({ name, ...rows[0] });
  }
  return states;
}

export async function readMigrations(db: pg.ClientBase | pg.Pool): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>('select name from public.migrations order by name');
  return rows.map((row) => row.name);
}

/** Foreign keys as statements that take them away and put them back. */
export async function readForeignKeys(db: pg.ClientBase): Promise<{ drop: string; add: string }[]> {
  const { rows } = await db.query<{ table: string; name: string; definition: string }>(`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
           pg_get_constraintdef(k.oid) as definition
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and ${OURS}`);
  return rows.map(({ table, name, definition }) => ({
    drop: `alter table ${table} drop constraint ${name}`,
    add: `alter table ${table} add constraint ${name} ${definition}`,
  }));
}

/** Values must read the same whatever the server's settings and version are. */
export const PLAIN_TEXT = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;
