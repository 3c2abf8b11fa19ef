// Writes the row types of every table from a freshly migrated database; with --check only says whether they are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { migrations } from '../src/migrations/index.ts';
import { withScratchDatabase } from '../src/platform/db/scratch.ts';

interface Column {
  table: string;
  name: string;
  type: string;
  array: boolean;
  nullable: boolean;
  filled: 'always' | 'default' | 'no';
}

const TARGET = fileURLToPath(new URL('../src/platform/db/database.generated.ts', import.meta.url));

/** What `pg` gives for a type under our parsers (src/platform/db/pools.ts); anything unnamed arrives as text. */
const NUMBERS = ['int2', 'int4', 'int8', 'float4', 'float8', 'numeric'];
const MOMENTS = ['timestamptz', 'timestamp'];
const JSON_TYPES = ['json', 'jsonb'];

async function readColumns(owner: pg.Pool): Promise<Column[]> {
  const { rows } = await owner.query<Column>(`
    select n.nspname || '.' || c.relname as table, a.attname as name,
           case when t.typcategory = 'A' then e.typname else coalesce(b.typname, t.typname) end as type,
           t.typcategory = 'A' as array,
           not a.attnotnull and c.relkind in ('r', 'p', 'v', 'm') as nullable,
           case when a.attgenerated <> '' or a.attidentity = 'a' then 'always'
                when a.atthasdef or a.attidentity = 'd' then 'default' else 'no' end as filled
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      left join pg_type e on e.oid = t.typelem
      left join pg_type b on b.oid = t.typbasetype
     where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped
       and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'pgboss', 'public')
     order by n.nspname, c.relname, a.attnum`);
  return rows;
}

function typeOf(column: Column): string {
  const or = column.nullable ? ' | null' : '';
  const plain = NUMBERS.includes(column.type)
    ? 'number'
    : column.type === 'bool'
      ? 'boolean'
      : column.type === 'bytea'
        ? 'Buffer'
        : 'string';
  if (JSON_TYPES.includes(column.type) && !column.array)
    return wrap(column, `Json${column.nullable ? 'OrNull' : ''}`);
  if (MOMENTS.includes(column.type) && !column.array)
    return wrap(column, `Moment${column.nullable ? 'OrNull' : ''}`);
  return wrap(column, (column.array ? `${plain}[]` : plain) + or);
}

function wrap(column: Column, type: string): string {
  if (column.filled === 'always') return `GeneratedAlways<${type}>`;
  if (column.filled === 'no') return type;
  return type.startsWith('Json') || type.startsWith('Moment') ? `Filled<${type}>` : `Generated<${type}>`;
}

const interfaceName = (table: string) =>
  table.replace(/(^|[._])([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());

function write(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  const rows = [...tables].map(
    ([table, members]) =>
      `interface ${interfaceName(table)} {\n${members.map((each) => `  ${each.name}: ${typeOf(each)};`).join('\n')}\n}\n`,
  );
  const keys = [...tables.keys()].map((table) => `    '${table}': ${interfaceName(table)};`);
  const named = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((each) =>
    [...rows, 'ColumnType<'].some((text) => text.includes(`${each}<`)),
  );
  return `// Row types of the whole database, made by \`npm run db:types\` from the migrated schema. Do not edit.
import type { ${named.join(', ')} } from 'kysely';

/** Written as text (JSON.stringify), because \`pg\` would turn a bare array into a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>;
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>;
type Moment = ColumnType<Date, Date | string, Date | string>;
type MomentOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Filled<C> = C extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : never;

${rows.join('\n')}
declare module '../../kernel/database.ts' {
  interface Database {
${keys.join('\n')}
  }
}
`;
}

const made = write(await withScratchDatabase(migrations, readColumns));
const kept = (() => {
  try {
    return readFileSync(TARGET, 'utf8');
  } catch {
    return '';
  }
})();
if (made === kept) console.log('Типы таблиц соответствуют миграциям.');
else if (process.argv.includes('--check')) {
  console.error('Типы таблиц устарели: выполните npm run db:types и сохраните изменения.');
  process.exitCode = 1;
} else {
  writeFileSync(TARGET, made);
  console.log('Типы таблиц записаны.');
}
