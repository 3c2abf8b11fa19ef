// `kill -9` in the middle of writing a list: not a row of it is left, «Записать» again finishes; two people write the same list at once.
import { expect } from 'vitest';
import { command, type MortalOpora, until } from './mortal-opora.ts';

const rows = 300;
const codes = (first: number) => Array.from({ length: rows }, (_, at) => String(first + at));
const listOf = (first: number) =>
  ['Код;Краткое наименование', ...codes(first).map((code) => `${code};Школа под кодом ${code}`)].join('\n');

/** The keeper gives the file; nothing of the register changes yet. */
async function read(opora: MortalOpora, name: string, first: number): Promise<string> {
  const file = { name, base64: Buffer.from(listOf(first)).toString('base64') };
  const given = await command(opora.now(), 'imports.read', { kind: 'institutions', file });
  expect(given.status).toBe(200);
  return given.result.id;
}

const apply = (opora: MortalOpora, id: string) => command(opora.now(), 'imports.apply', { id });

/** Everything a written list leaves, counted. */
const left = (opora: MortalOpora, first: number) =>
  opora.one<Record<string, number>>(
    `with mine as (select id from institutions.institutions where region_code = any($1))
     select json_build_object(
       'institutions', (select count(*) from mine),
       'names', (select count(*) from institutions.names where institution_id in (select id from mine)),
       'facts', (select count(*) from journal.facts where name = 'institution.registered'
         and data ->> 'name' = any(select 'Школа под кодом ' || code from unnest($1::text[]) code))) as left`,
    [codes(first)],
  );

const stateOf = (opora: MortalOpora, id: string) =>
  opora.one('select state from imports.imports where id = $1', [id]);

const none = { institutions: 0, names: 0, facts: 0 };
const whole = { institutions: rows, names: rows, facts: rows };

async function dieWriting(opora: MortalOpora, id: string): Promise<void> {
  await opora.asAdmin(async (db) => {
    // The writer waits here: the institutions are in by now, their names are not.
    await db.query('begin; lock table institutions.names in access exclusive mode');
    expect((await apply(opora, id)).status).toBe(200);
    await until(async () => {
      const { rows: waiting } = await db.query(
        `select from pg_locks where not granted and relation = 'institutions.names'::regclass`,
      );
      return waiting.length > 0;
    }, 'the list at the lock');
    await opora.kill();
  });
  await opora.start();
}

export async function killedInImport(opora: MortalOpora): Promise<void> {
  await opora.now().signIn('kstovo-imc');
  const id = await read(opora, 'список.csv', 910_001);
  await dieWriting(opora, id);
  expect([await stateOf(opora, id), await left(opora, 910_001)]).toEqual(['applying', none]);

  await opora.now().signIn('kstovo-imc');
  expect((await apply(opora, id)).status).toBe(200);
  await until(async () => (await stateOf(opora, id)) === 'applied', 'the list written');
  expect(await left(opora, 910_001)).toEqual(whole);
}

export async function twoWriteOneList(opora: MortalOpora): Promise<void> {
  await opora.now().signIn('kstovo-imc');
  const ids = [await read(opora, 'первый.csv', 920_001), await read(opora, 'второй.csv', 920_001)];
  await Promise.all(ids.map((id) => apply(opora, id)));
  const states = () => Promise.all(ids.map((id) => stateOf(opora, id)));
  await until(async () => !(await states()).includes('applying'), 'both lists done');
  expect((await states()).sort()).toEqual(['applied', 'ready']);
  expect(await left(opora, 920_001)).toEqual(whole);
}
