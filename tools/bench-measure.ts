// One page beside its own SQL: both timed by turns in one run, so that they meet the same neighbours on the machine.
import type pg from 'pg';
import type { RunningOpora } from './bench-server.ts';
import { percentile, replay, type Statement, statementsOf } from './bench-statements.ts';

export interface Measured {
  readonly page: string;
  readonly size: number;
  readonly queries: number;
  readonly median: number;
  readonly p95: number;
  readonly rawMedian: number;
  readonly rawP95: number;
}

export interface Pools {
  readonly admin: pg.Pool;
  readonly app: pg.Pool;
}

export interface Ways {
  readonly rounds: number;
  /** How many of the slowest statements of a page are shown: where to look with EXPLAIN. */
  readonly slowest: number;
  /** The server's log. */
  readonly log: string;
}

export const shown = (n: number, digits = 1) => n.toFixed(digits).replace('.', ',');
export const count = (n: number) => n.toLocaleString('ru-RU');

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** Ten requests to warm up, then rounds of the page and of its statements on a bare connection of the application. */
export async function measure(
  opora: RunningOpora,
  pools: Pools,
  ways: Ways,
  { page, path, size }: { page: string; path: string; size: number },
): Promise<Measured> {
  const get = async () => {
    const answer = await opora.ask(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  };
  for (let warm = 0; warm < 10; warm += 1) await get();
  const statements = await statementsOf(pools.admin, ways.log, get);
  const client = await pools.app.connect();
  const pages: number[] = [];
  const raw: number[] = [];
  try {
    for (let warm = 0; warm < 5; warm += 1) await replay(client, statements);
    for (let round = 0; round < ways.rounds; round += 1) {
      pages.push(await timed(get));
      raw.push(await timed(() => replay(client, statements)));
    }
    if (ways.slowest > 0) await showSlowest(client, page, statements, ways.slowest);
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
  most: number,
): Promise<void> {
  const times: { ms: number; sql: string }[] = [];
  for (const statement of statements)
    times.push({ ms: await timed(() => replay(client, [statement])), sql: statement.sql });
  console.log(`  ${page}: ${shown(times.reduce((sum, { ms }) => sum + ms, 0))} мс, запросов ${times.length}`);
  for (const { ms, sql } of times.sort((a, b) => b.ms - a.ms).slice(0, most))
    console.log(`    ${shown(ms)} мс  ${sql.replace(/\s+/g, ' ').slice(0, 600)}`);
}

/** The lines of a table; growth is against the same page at its smallest size. */
export function linesOf(measured: readonly Measured[]): string {
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
  return lines.join('\n');
}

export const headOf = (what: string) =>
  `| Страница | ${what} | Запросов | SQL, мс | Страница, мс | Отношение | p95, мс | Отношение p95 | Предел 2 × SQL + 3 мс | Рост |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|`;

/** A part of the report between its marks; a part that was not run this time stays as it was. */
export function withPart(report: string, mark: string, part: string): string {
  const [from, to] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const whole = `${from}\n\n${part.trim()}\n\n${to}`;
  const [start, end] = [report.indexOf(from), report.indexOf(to)];
  return start < 0 || end < start
    ? `${report.trim()}\n\n${whole}\n`
    : report.slice(0, start) + whole + report.slice(end + to.length);
}
