// The SQL one page needs, read from the server's log and played again on a bare connection.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | null)[];
}

const entry = /^\d{4}-\d\d-\d\d [\d:.]+ \S+ \[(\d+)\] (\w+): {2}(.*)$/;
const value = /\$\d+ = (NULL|'(?:[^']|'')*')/g;

/** Statements of PostgreSQL's log in their order, with the values they ran with. */
export function parseLog(text: string, { writing = false } = {}): Statement[] {
  const found: { pid: string; sql: string; values: (string | null)[]; open: boolean }[] = [];
  let last: (typeof found)[number] | undefined;
  for (const line of text.split('\n')) {
    const [, pid = '', level = '', words = ''] = entry.exec(line) ?? [];
    const said = /^(?:statement|execute [^:]+): ([\s\S]*)$/.exec(words);
    if (level === 'LOG' && said) {
      last = { pid, sql: said[1] ?? '', values: [], open: true };
      found.push(last);
    } else if (level === 'DETAIL' && /^parameters: /i.test(words)) {
      const owner = found.findLast((each) => each.pid === pid);
      if (owner) owner.values = [...words.matchAll(value)].map(([, given = 'NULL']) => textOf(given));
      last = undefined;
    } else if (level) last = undefined;
    else if (last && line.startsWith('\t')) last.sql += `\n${line.slice(1)}`;
  }
  // One connection after another: background work answers between the lines of the page.
  const groups = [...Map.groupBy(found, ({ pid }) => pid).values()];
  return writing ? groups.flat() : groups.flatMap(withoutWriting);
}

/** A page only reads; a transaction that may write is the daily round's or the queue's. */
function withoutWriting(statements: readonly Statement[]): Statement[] {
  const kept: Statement[] = [];
  let isWriting = false;
  for (const { sql, values } of statements) {
    if (/^begin\b/i.test(sql)) isWriting = !/read only/i.test(sql);
    if (!isWriting) kept.push({ sql, values });
    if (/^(commit|rollback)\b/i.test(sql)) isWriting = false;
  }
  return kept;
}

const textOf = (given: string): string | null =>
  given === 'NULL' ? null : given.slice(1, -1).replaceAll("''", "'");

/** What the queue and this tool itself ask. */
const notOfThePage = /pgboss|pg_reload_conf|log_statement/;

/** The statements of one page: the log is opened, the page asked once, the log closed. A deed writes too. */
export async function statementsOf(
  admin: pg.Pool,
  logFile: string,
  ask: () => Promise<unknown>,
  ways: { readonly writing?: boolean } = {},
): Promise<Statement[]> {
  await admin.query(`alter system set log_statement = 'all'`);
  await admin.query('select pg_reload_conf()');
  await sleep(400);
  const from = statSync(logFile).size;
  await ask();
  await sleep(200);
  const length = statSync(logFile).size - from;
  const part = Buffer.alloc(length);
  const file = openSync(logFile, 'r');
  readSync(file, part, 0, length, from);
  closeSync(file);
  await admin.query('alter system reset log_statement');
  await admin.query('select pg_reload_conf()');
  await sleep(200);
  return parseLog(part.toString('utf8'), ways).filter(({ sql }) => !notOfThePage.test(sql));
}

/** Plays the statements as the page does: one connection, one after another. */
export async function replay(client: pg.ClientBase, statements: readonly Statement[]): Promise<void> {
  for (const { sql, values } of statements) await client.query(sql, values.length ? [...values] : undefined);
}

/** The value below which so many hundredths of the measurements lie. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * hundredths) / 100) - 1)] ?? 0;
}
