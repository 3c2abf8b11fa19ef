// What the walks of the security tests share: every address of the house, ids of real records, a print of the whole database.
import type { Module } from '../../src/kernel/module.ts';
import { house as rooms } from '../../src/main/modules.ts';
import type { TestHouse } from '../setup/house.ts';

export interface Address {
  readonly path: string;
  readonly kind: 'page' | 'download';
  readonly module: Module;
}

/** Every page and download inside a territory. */
export const addresses: readonly Address[] = rooms.modules.flatMap((module) => [
  ...(module.pages ?? []).map(({ path }) => ({ path, kind: 'page' as const, module })),
  ...(module.downloads ?? []).map(({ path }) => ({ path, kind: 'download' as const, module })),
]);

interface Key {
  readonly table: string;
  readonly column: string;
  readonly value: string;
}

/** Every uuid and slug-like key of one territory's rows, by table: what an address could be asked with. */
export async function keysOf(house: TestHouse, territoryId: number): Promise<Key[]> {
  const { rows: columns } = await house.db.owner.query<{ table: string; column: string }>(
    `select c.table_schema || '.' || c.table_name as table, c.column_name as column
       from information_schema.columns c
      where c.table_schema not in ('pg_catalog', 'information_schema', 'auth', 'pgboss', 'journal', 'public')
        and c.column_name in ('id', 'slug', 'key', 'year', 'number', 'norm')
        and exists (select from information_schema.columns t where t.table_schema = c.table_schema
          and t.table_name = c.table_name and t.column_name = 'territory_id')
      order by 1, 2`,
  );
  const keys: Key[] = [];
  for (const { table, column } of columns) {
    const { rows } = await house.db.owner.query<{ value: string }>(
      `select distinct ${column}::text as value from ${table} where territory_id = $1 and ${column} is not null
        order by 1 limit 1`,
      [territoryId],
    );
    for (const { value } of rows) keys.push({ table, column, value });
  }
  return keys;
}

/** Words of an address that stand for a record of some table: '/people/:id' → people. */
function fitting(path: string, module: Module, parameter: string, keys: readonly Key[]): string[] {
  const column = /id$/i.test(parameter) ? 'id' : parameter;
  const own = keys.filter((key) => key.table.startsWith(`${module.name}.`) && key.column === column);
  const any = keys.filter((key) => key.column === column);
  const word = path.split('/')[1] ?? '';
  const named = any.filter((key) => key.table.startsWith(`${word}.`));
  return [...new Set([...own, ...named].map((key) => key.value))];
}

/** The addresses with real keys put in; a parameter that is not a key (a step, a slug of a norm) keeps sample words. */
export function filled(address: Address, keys: readonly Key[]): string[] {
  const { path, module } = address;
  let made = [path];
  for (const [word, name = ''] of path.matchAll(/:(\w+)(?:\{[^}]*\})?/g)) {
    const values = fitting(path, module, name, keys);
    const given = values.length > 0 ? values : ['1', 'theme'];
    made = made.flatMap((each) => given.map((value) => each.replace(word, encodeURIComponent(value))));
  }
  return made;
}

/** Ways to fill an address shared out: each of the people takes his share, together they take all of them. */
export const shareOf = (fillings: readonly string[], place: number, people: number): string[] =>
  fillings.filter((_, at) => at % people === place % Math.min(people, fillings.length));

/** Tables whose rows are the house's own records of reading, not of changing. */
const traces = ['journal.views', 'auth.sessions', 'auth.attempts', 'auth.tokens'];

/** A print of every row of the database but the traces of reading: equal prints mean nothing was written. */
export async function printOf(house: TestHouse, slug?: string): Promise<Record<string, string>> {
  const { rows: tables } = await house.db.owner.query<{ name: string; tenant: boolean }>(
    `select n.nspname || '.' || c.relname as name, exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'territory_id') as tenant
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('information_schema', 'pgboss')
        and n.nspname not like 'pg\\_%' order by 1`,
  );
  const parts = tables
    .filter(({ name, tenant }) => !traces.includes(name) && (tenant || !slug))
    .map(({ name }) => {
      const only = slug
        ? `where t.territory_id = (select id from territories.territories where slug = '${slug}')`
        : '';
      return `select '${name}' as name, count(*) || ' ' || coalesce(bit_xor(hashtextextended(t::text, 0)), 0) as print from ${name} t ${only}`;
    });
  const { rows } = await house.db.owner.query<{ name: string; print: string }>(parts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

/** What of a territory no stranger may read: unfinished themes, contacts, names of people who hold no public office. */
export async function secretsOf(house: TestHouse, territoryId: number): Promise<string[]> {
  const { rows } = await house.db.owner.query<{ secret: string }>(
    `select theme as secret from recognition.applications where territory_id = $1 and state not in ('recognised')
     union select email from people.persons where territory_id = $1
     union select phone from people.persons where territory_id = $1
     union (select surname || ' ' || given from people.persons p where territory_id = $1
        and not exists (select from people.persons o where o.territory_id <> $1 and o.surname = p.surname)
        order by 1 limit 60)
     order by 1`,
    [territoryId],
  );
  return rows.map(({ secret }) => secret).filter((secret) => secret.length > 6);
}

/** Which table a field of an input speaks of: personId → people.persons. */
const owners: readonly (readonly [RegExp, string])[] = [
  [/person|head|signer|expert|member|chair|secretary/i, 'people.persons'],
  [/institution|predecessor|successor/i, 'institutions.institutions'],
  [/pair/i, 'development.mentor_pairs'],
  [/group/i, 'development.groups'],
  [/course/i, 'development.courses'],
  [/provider/i, 'development.providers'],
  [/record/i, 'development.records'],
  [/campaign/i, 'recognition.campaigns'],
  [/application/i, 'recognition.applications'],
  [/site/i, 'recognition.sites'],
  [/report/i, 'recognition.reports'],
  [/session/i, 'councils.sessions'],
  [/item/i, 'councils.items'],
  [/body/i, 'councils.bodies'],
  [/review/i, 'review.reviews'],
  [/document|order/i, 'documents.documents'],
  [/file|attachment/i, 'documents.files'],
  [/act/i, 'regulations.acts'],
  [/regulation/i, 'regulations.regulations'],
  [/version/i, 'regulations.versions'],
];

/** Gives a real id of a territory for a field's name; the last application for a bare `id`. */
export async function idsByField(house: TestHouse, territoryId: number): Promise<(field: string) => string> {
  const ids = new Map<string, string>();
  for (const table of new Set(owners.map(([, table]) => table))) {
    const { rows } = await house.db.owner.query<{ id: string }>(
      `select id from ${table} where territory_id = $1 order by id desc limit 1`,
      [territoryId],
    );
    if (rows[0]) ids.set(table, rows[0].id);
  }
  const bare = ids.get('recognition.applications') ?? '';
  return (field) => ids.get(owners.find(([shape]) => shape.test(field))?.[1] ?? '') ?? bare;
}
