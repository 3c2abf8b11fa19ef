// What is kept in the fund is never erased: the application's own login has no right to (003 §5.3.6).
import { beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../setup/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase('empty');
});

test('[ORG-16] ни одной строки фонда программа удалить не может, редакцию — и переписать', async () => {
  const { rows } = await db.app.query<{ name: string; erase: boolean; rewrite: boolean }>(
    `select c.relname as name, has_table_privilege(c.oid, 'delete') or has_table_privilege(c.oid, 'truncate') as erase,
            has_table_privilege(c.oid, 'update') as rewrite
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'library' and c.relkind = 'r' order by 1`,
  );
  expect(rows.length).toBe(11);
  expect(rows.filter(({ erase }) => erase)).toEqual([]);
  expect(rows.filter(({ rewrite }) => !rewrite).map(({ name }) => name)).toEqual([
    'edition_files',
    'editions',
  ]);
});
