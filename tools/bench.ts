// `npm run bench`: what pages cost beside the SQL they need, at a hundred and at a hundred thousand applications.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startServer } from '../src/platform/db/server.ts';
import { type RunningOpora, startOpora, throughput } from './bench-server.ts';
import { percentile, replay, type Statement, statementsOf } from './bench-statements.ts';
import { growTo } from './bench-world.ts';
import { buildIfStale, root } from './prepare.mjs';

const { values: given } = parseArgs({
  options: {
    small: { type: 'string', default: '100' },
    large: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '60' },
    idle: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '5' },
    out: { type: 'string', default: 'docs/generated/bench.md' },
    /** Shows the slowest statements of each page: where to look with EXPLAIN. */
    slowest: { type: 'string', default: '0' },
  },
});
const sizes = [Number(given.small), Number(given.large)];
const data = join(root, 'node_modules/.cache/opora-bench');

const shown = (n: number, digits = 1) => n.toFixed(digits).replace('.', ',');
const count = (n: number) => n.toLocaleString('ru-RU');

interface Measured {
  readonly page: string;
  readonly size: number;
  readonly queries: number;
  readonly median: number;
  readonly p95: number;
  readonly rawMedian: number;
  readonly rawP95: number;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** A page and its SQL by turns, so that both meet the same neighbours on the machine. */
async function measure(
  opora: RunningOpora,
  pools: Pools,
  page: string,
  path: string,
  size: number,
): Promise<Measured> {
  const get = async () => {
    const answer = await opora.ask(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  };
  for (let warm = 0; warm < 10; warm += 1) await get();
  const statements = await statementsOf(pools.admin, join(data, 'database/postgres.log'), get);
  const client = await pools.app.connect();
  const pages: number[] = [];
  const raw: number[] = [];
  try {
    for (let warm = 0; warm < 5; warm += 1) await replay(client, statements);
    for (let round = 0; round < Number(given.rounds); round += 1) {
      pages.push(await timed(get));
      raw.push(await timed(() => replay(client, statements)));
    }
    await showSlowest(client, page, statements);
  } finally {
    client.release();
  }
  // `begin` and `rollback` are messages, not questions.
  const queries = statements.filter(({ sql }) => !/^(begin|commit|rollback)\b/i.test(sql)).length;
  return {
    page,
    size,
    queries,
    median: percentile(pages, 50),
    p95: percentile(pages, 95),
    rawMedian: percentile(raw, 50),
    rawP95: percentile(raw, 95),
  };
}

async function showSlowest(
  client: pg.ClientBase,
  page: string,
  statements: readonly Statement[],
): Promise<void> {
  const times: { ms: number; sql: string }[] = [];
  for (const statement of statements)
    times.push({ ms: await timed(() => replay(client, [statement])), sql: statement.sql });
  for (const { ms, sql } of times.sort((a, b) => b.ms - a.ms).slice(0, Number(given.slowest)))
    console.log(`  ${page}: ${shown(ms)} мс  ${sql.replace(/\s+/g, ' ').slice(0, 600)}`);
}

interface Pools {
  readonly admin: pg.Pool;
  readonly app: pg.Pool;
}

async function papersPerSecond(opora: RunningOpora, path: string): Promise<number> {
  await opora.ask(path);
  const until = performance.now() + Number(given.seconds) * 1000;
  let drawn = 0;
  for (; performance.now() < until; drawn += 1) {
    const answer = await opora.ask(path);
    if (answer.status !== 200 || !answer.text.startsWith('%PDF'))
      throw new Error(`${path}: ${answer.status}`);
  }
  return drawn / Number(given.seconds);
}

const pagesOf = (id: string): readonly (readonly [string, string])[] => [
  ['Список заявок', '/kstovo/recognition/applications'],
  ['Карточка заявки', `/kstovo/recognition/applications/${id}`],
  ['Рейтинг', '/kstovo/review/ranking'],
  ['Сегодня', '/kstovo'],
];

async function run(): Promise<string> {
  await buildIfStale({ report: (line: string) => console.log(line) });
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  console.log('Первый запуск…');
  const first = await startOpora(data);
  const cold = first.startedInSeconds;
  await first.stop();
  const opora = await startOpora(data);
  const server = await startServer({ folder: join(data, 'database'), manner: 'attach' });
  const adminUrl = new URL(server.adminUrl);
  adminUrl.pathname = '/opora';
  const pools = {
    admin: new pg.Pool({ connectionString: adminUrl.href, max: 2 }),
    app: new pg.Pool({ connectionString: server.appUrl, max: 1 }),
  };
  try {
    console.log(`Память через ${given.idle} с покоя…`);
    await sleep(Number(given.idle) * 1000);
    const idle = opora.residentMegabytes();
    await opora.signIn('kstovo-secretary');
    const measured: Measured[] = [];
    let perSecond = 0;
    let papers = 0;
    for (const size of sizes) {
      console.log(`${count(size)} заявок…`);
      await growTo(pools.admin, size);
      const { rows } = await pools.admin.query<{ id: string }>(
        `select a.id from recognition.applications a join recognition.campaigns c on c.territory_id = a.territory_id and c.id = a.campaign_id
          where c.year = 2026 and a.theme like 'Тема площадки %' order by a.number limit 1`,
      );
      const id = rows[0]?.id ?? '';
      for (const [page, path] of pagesOf(id)) measured.push(await measure(opora, pools, page, path, size));
      perSecond = await throughput(opora, '/kstovo/recognition/applications', 16, Number(given.seconds));
      papers = await papersPerSecond(opora, `/kstovo/recognition/applications/${id}/form.pdf`);
    }
    const loaded = opora.residentMegabytes();
    console.log('Память через минуту после прогона…');
    await sleep(70_000);
    const rested = opora.residentMegabytes();
    return table(measured, { cold, second: opora.startedInSeconds, idle, loaded, rested, papers, perSecond });
  } finally {
    await Promise.all([pools.admin.end(), pools.app.end()]);
    await opora.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function table(
  measured: readonly Measured[],
  once: Record<'cold' | 'second' | 'idle' | 'loaded' | 'rested' | 'papers' | 'perSecond', number>,
): string {
  const lines = measured.map((each) => {
    const small = measured.find((other) => other.page === each.page);
    const budget = 2 * each.rawMedian + 3;
    const cells = [
      each.page,
      count(each.size),
      String(each.queries),
      shown(each.rawMedian),
      shown(each.median),
      shown(each.median / each.rawMedian),
      shown(each.p95),
      shown(each.p95 / each.rawP95),
      `${shown(budget)} ${each.median <= budget ? '✓' : '✗'}`,
      each === small ? '—' : `${shown(each.median / (small?.median ?? 1), 2)}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const large = count(sizes.at(-1) ?? 0);
  return `# Измерения

Один прогон \`npm run bench\`: ${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, ${Math.round(totalmem() / 2 ** 30)} ГБ памяти.
Страница и её SQL измерены по очереди в одном прогоне; время зависит от машины, отношение — нет.
Сто заявок в отборе этого года; остальные — в отборах прошлых лет, у каждой экспертиза и два листа.

| Страница | Заявок | Запросов | SQL, мс | Страница, мс | Отношение | p95, мс | Отношение p95 | Предел 2 × SQL + 3 мс | Рост |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${lines.join('\n')}

| Что | Сколько |
|---|---:|
| Первый запуск (база, демонстрация) | ${shown(once.cold)} с |
| Повторный запуск | ${shown(once.second)} с |
| Память в покое | ${shown(once.idle, 0)} МБ |
| Память сразу после прогона | ${shown(once.loaded, 0)} МБ |
| Память через минуту покоя после него | ${shown(once.rested, 0)} МБ |
| PDF заявки, в секунду | ${shown(once.papers)} |
| Список, 16 соединений, ${large} заявок | ${shown(once.perSecond, 0)} страниц/с |
`;
}

const report = await run();
console.log(report);
const out = join(root, given.out);
mkdirSync(join(out, '..'), { recursive: true });
writeFileSync(out, report);
