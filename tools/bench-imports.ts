// The part of `npm run bench` about lists: a hundred thousand rows read, looked through, written and given out again.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startServer } from '../src/platform/db/server.ts';
import { openSheet, type SheetColumn, writeXlsx } from '../src/platform/sheets/index.ts';
import { count, shown } from './bench-measure.ts';
import { type RunningOpora, startOpora } from './bench-server.ts';

const columns: readonly SheetColumn<number>[] = [
  { title: 'Код', value: (n) => String(1_000_000 + n) },
  {
    title: 'Полное наименование',
    value: (n) => `Муниципальное бюджетное общеобразовательное учреждение «Школа № ${n}» Ивового района`,
  },
  { title: 'Краткое наименование', value: (n) => `МБОУ «Школа № ${n}»` },
  { title: 'Уровень образования', value: (n) => String((n % 3) + 1) },
  { title: 'АТЕ', value: (n) => String(n % 60) },
  { title: 'Адрес', value: (n) => `г. Ивовый, ул. Школьная, д. ${n % 300}` },
  { title: 'Телефон', value: (n) => `8 (831) 45-${n}` },
  { title: 'Электронная почта', value: (n) => `school${n}@example.ru` },
];

async function listOf(rows: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const numbers = Array.from({ length: rows }, (_, at) => at + 1);
  for await (const piece of writeXlsx('Список', columns, numbers)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A territory of the demonstration that the list is not loaded into. */
const BARE_TERRITORY = 22;

interface Taken {
  readonly seconds: number;
  /** The largest memory of the process meanwhile, MB. */
  readonly peak: number;
}

async function taken(opora: RunningOpora | null, run: () => Promise<unknown>): Promise<Taken> {
  const memory = () => opora?.residentMegabytes() ?? process.memoryUsage().rss / 2 ** 20;
  let peak = memory();
  const watch = setInterval(() => {
    peak = Math.max(peak, memory());
  }, 100);
  const began = performance.now();
  try {
    await run();
  } finally {
    clearInterval(watch);
  }
  return { seconds: (performance.now() - began) / 1000, peak };
}

/** The file read, and every row copied into a bare table: the least any import does. */
async function readAndCopy(file: Uint8Array, client: pg.Client | null): Promise<void> {
  const sheet = await openSheet(file);
  const names = columns.map((_, at) => `c${at}`);
  if (client)
    await client.query(`create temp table bare (${names.map((name) => `${name} text`).join(', ')})`);
  const stream = client?.query(copyFrom('copy bare from stdin'));
  for await (const { cells } of sheet.rows()) stream?.write(`${cells.join('\t')}\n`);
  if (!stream) return;
  await new Promise((ready, failed) => stream.on('finish', ready).on('error', failed).end());
}

/** The rows an import wrote, once more into another territory by bare SQL: what the records themselves cost. */
async function writtenBare(admin: pg.Client): Promise<void> {
  const tables = [
    ['institutions', 'institutions', "state = 'active'"],
    ['institutions', 'names', 'true'],
    ['journal', 'facts', "name = 'institution.registered'"],
  ];
  for (const [schema, table, which] of tables) {
    const { rows } = await admin.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
        where attrelid = '${schema}.${table}'::regclass and attnum > 0 and not attisdropped
          and attgenerated = '' and attname not in ('territory_id', 'during')`,
    );
    const names = rows[0]?.names;
    await admin.query(`insert into ${schema}.${table} (territory_id, ${names})
      select ${BARE_TERRITORY}, ${names} from ${schema}.${table} where territory_id = 1 and ${which}`);
  }
}

async function command(opora: RunningOpora, name: string, input: unknown): Promise<{ id: string }> {
  const answer = await opora.ask(`/api/v1/kstovo/${name.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return JSON.parse(answer.text).result;
}

export async function benchImports(folder: string, rows: number): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const opora = await startOpora(folder);
  const server = await startServer({ folder: join(folder, 'database'), manner: 'attach' });
  const admin = new pg.Client(Object.assign(new URL(server.adminUrl), { pathname: '/opora' }).href);
  await admin.connect();
  const until = async (id: string, state: string) => {
    for (;;) {
      const found = await admin.query('select state, note from imports.imports where id = $1', [id]);
      if (found.rows[0]?.state === state) return;
      if (['unread', 'dropped'].includes(found.rows[0]?.state)) throw new Error(found.rows[0].note);
      await sleep(50);
    }
  };
  const get = async (path: string) => {
    const answer = await fetch(opora.url + path, { headers: { cookie: opora.cookie() } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    for await (const _piece of answer.body ?? []);
  };
  try {
    await opora.signIn('kstovo-imc');
    const file = await listOf(rows);
    const measured: [string, Taken][] = [];
    const add = async (what: string, who: RunningOpora | null, run: () => Promise<unknown>) => {
      measured.push([what, await taken(who, run)]);
    };
    await add('Чтение файла', null, () => readAndCopy(file, null));
    await add('Чтение и COPY', null, () => readAndCopy(file, admin));
    let id = '';
    await add('Разбор и сверка', opora, async () => {
      const given = { name: 'Список.xlsx', base64: Buffer.from(file).toString('base64') };
      id = (await command(opora, 'imports.read', { kind: 'institutions', file: given })).id;
      await until(id, 'ready');
    });
    await add('Запись', opora, async () => {
      await command(opora, 'imports.apply', { id });
      await until(id, 'applied');
    });
    await admin.query('begin');
    await add('Те же записи голым SQL', null, () => writtenBare(admin));
    await admin.query('rollback');
    await add('Выгрузка XLSX', opora, () => get('/kstovo/institutions.xlsx'));
    await add('Выгрузка CSV', opora, () => get('/kstovo/institutions.xlsx?format=csv'));
    return table(measured, rows);
  } finally {
    await admin.end();
    await opora.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function table(measured: readonly [string, Taken][], rows: number): string {
  const floor = measured.find(([what]) => what === 'Чтение и COPY')?.[1].seconds ?? 1;
  const lines = measured.map(
    ([what, { seconds, peak }]) =>
      `| ${what} | ${shown(seconds)} | ${shown(seconds / floor)} | ${shown(peak, 0)} |`,
  );
  return `## Списки

Реестр организаций, ${count(rows)} строк, XLSX. Предел разбора — четыре времени чтения и COPY, предел записи — два времени тех же записей голым SQL (решение 26). Память первых двух строк и голого SQL — самого измерителя.

| Что | Секунд | К чтению и COPY | Память, МБ |
|---|---:|---:|---:|
${lines.join('\n')}
`;
}
