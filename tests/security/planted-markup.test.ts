// Markup planted into every word the base keeps: no page of any role gives one of them back as markup.
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { httpParts } from '../../src/main/http-parts.ts';
import { mistakeOf, openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { playSpring } from '../setup/played-world.ts';
import { addresses, filled, keysOf } from './territories.ts';

let house: TestHouse;
let planted = 0;

const bait = `"'><img src=x onerror=alert(1)>`;
/** What may never be seen in the source of a page: a tag of ours, or the way out of an attribute. */
const raw = /<img src=x|["']'?><img/;
const escaped = '&lt;img src=x onerror';

beforeAll(async () => {
  house = await openTestHouse();
  await playSpring(house);
  planted = await plant();
});
afterAll(() => house.close());

/** Adds the bait to every text and every string of JSON that people read: whatever has Russian letters. */
async function plant(): Promise<number> {
  const admin = new pg.Client(
    Object.assign(new URL(inject('cluster').adminUrl), { pathname: `/${house.db.name}` }).href,
  );
  await admin.connect();
  // Immutable records too, and without the rules that other tests keep.
  await admin.query(`set session_replication_role = replica`);
  const { rows } = await admin.query<{ place: string; name: string; type: string }>(
    `select c.oid::regclass::text as place, quote_ident(a.attname) as name, t.typname as type
       from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
       join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and t.typname in ('text', 'jsonb')
        and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'public')`,
  );
  let columns = 0;
  for (const { place, name, type } of rows) {
    const next =
      type === 'text'
        ? `${name} || $1`
        : `regexp_replace(${name}::text, '([а-яё.!?»])"(\\s*[,}\\]])', '\\1' || $1 || '"\\2', 'gi')::jsonb`;
    const value = type === 'text' ? bait : JSON.stringify(bait).slice(1, -1);
    // A column whose rule lets no such word in needs no test.
    const went = await admin
      .query(`update ${place} set ${name} = ${next} where ${name}::text ~* '[а-яё]'`, [value])
      .catch(() => null);
    if (went?.rowCount) columns += 1;
  }
  await admin.end();
  return columns;
}

test('подложено почти во все слова базы', () => {
  expect(planted).toBeGreaterThan(60);
});

test('ни одна страница ни для кого не отдаёт подложенное разметкой', async () => {
  const kstovo = await house.installation.territoryBySlug('kstovo');
  const keys = await keysOf(house, kstovo?.id ?? 0);
  const logins = [
    'kstovo-secretary',
    'kstovo-director',
    'kstovo-school-1',
    'kstovo-expert-1',
    'kstovo-admin',
  ];
  const people: (Visitor | null)[] = [null];
  for (const login of logins) people.push(await house.signIn(login).catch(() => null));
  const globals = httpParts(house.installation, '.')
    .globals.filter(({ method, path }) => method === 'GET' && !path.includes(':'))
    .map(({ path }) => path);
  const pages = addresses.filter(({ kind }) => kind === 'page');
  const broken: unknown[] = [];
  let shown = 0;
  for (const who of people) {
    const paths = [
      ...globals,
      ...pages.flatMap((address) =>
        filled(address, keys)
          .slice(0, 2)
          .map((path) => `/kstovo${path}`),
      ),
    ];
    for (const path of paths) {
      const answer = await house.get(path, who);
      const html = await answer.text();
      if (answer.status >= 500)
        broken.push([who?.login, path, answer.status, mistakeOf(answer).slice(0, 400)]);
      if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
      if (html.includes(escaped)) shown += 1;
      const found = raw.exec(html);
      if (found)
        broken.push([who?.login, path, html.slice(Math.max(0, found.index - 160), found.index + 60)]);
    }
  }
  expect(broken).toEqual([]);
  expect(shown).toBeGreaterThan(60);
});
