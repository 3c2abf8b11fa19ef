// The part of `npm run bench` about the year: a plan of four hundred lines, a region of forty territories, a cyclogram, the report.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startServer } from '../src/platform/db/server.ts';
import {
  count,
  headOf,
  linesOf,
  type Measured,
  measure,
  type Pools,
  shown,
  type Ways,
} from './bench-measure.ts';
import { type RunningOpora, startOpora } from './bench-server.ts';
import { percentile, statementsOf } from './bench-statements.ts';
import { fillNetwork, fillPlan, linesOfPlan, territories } from './bench-year-world.ts';

interface Bench {
  readonly opora: RunningOpora;
  readonly pools: Pools;
  readonly ways: Ways;
}

/** Something that is done, not looked at: beside it the least a program could ask of the database for the same. */
interface Deed {
  readonly what: string;
  readonly queries: number;
  readonly rawMs: number;
  readonly ms: number;
  readonly more: string;
}

async function perform<T>(opora: RunningOpora, slug: string, name: string, input: unknown): Promise<T> {
  const answer = await opora.ask(`/api/v1/${slug}/${name.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(input),
  });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return JSON.parse(answer.text).result;
}

async function idOf(admin: pg.Pool, sql: string): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(sql);
  return rows[0]?.id ?? '';
}

const planOf = (state: string) =>
  `select p.id from planning.plans p join territories.territories t on t.id = p.territory_id
    where t.slug = 'sosnovy-bor' and p.body_id is null and p.state = '${state}'`;

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

const median = (values: readonly number[]) => percentile(values, 50);

/** Runs one after the other by turns; the statements are those of one run more. */
async function deed(
  { pools, ways }: Bench,
  what: string,
  run: () => Promise<unknown>,
  raw: () => Promise<unknown>,
  { rounds = ways.rounds, more = () => '' }: { rounds?: number; more?: (ms: number) => string } = {},
): Promise<Deed> {
  await run();
  await raw();
  const asked = await statementsOf(pools.admin, ways.log, run, { writing: true });
  const [own, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timed(run));
    bare.push(await timed(raw));
  }
  const queries = asked.filter(({ sql }) => !/^(begin|commit|rollback)\b/i.test(sql)).length;
  return { what, queries, rawMs: median(bare), ms: median(own), more: more(median(own)) };
}

/** The bare way to write: one transaction of the application's login, with the policy in force. */
async function barely(
  app: pg.Pool,
  statements: readonly (readonly [string, readonly unknown[]])[],
): Promise<void> {
  const client = await app.connect();
  try {
    await client.query(
      `begin; select set_config('app.territories', '{' || id || '}', true), set_config('app.territory', id::text, true)
         from territories.territories where slug = 'sosnovy-bor'`,
    );
    for (const [sql, values] of statements) await client.query(sql, [...values]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const own = `(select id from territories.territories where slug = 'sosnovy-bor')`;

async function saveOfACell(bench: Bench): Promise<Deed> {
  const { opora, pools } = bench;
  const planId = await idOf(pools.admin, planOf('draft'));
  const line = await idOf(
    pools.admin,
    `select id from planning.lines where plan_id = '${planId}' order by position desc limit 1`,
  );
  const { rows } = await pools.admin.query('select audience from planning.lines where id = $1', [line]);
  let was = rows[0]?.audience ?? '';
  let turn = 0;
  const save = async () => {
    turn += 1;
    const value = `педагоги города, группа ${turn}`;
    const edits = [{ line, row: 0, field: 'audience', value, was }];
    await perform(opora, 'sosnovy-bor', 'planning.grid.save', { planId, edits });
    was = value;
  };
  const bare = async () => {
    turn += 1;
    was = `педагоги города, группа ${turn}`;
    await barely(pools.app, [
      [`select state from planning.plans where territory_id = ${own} and id = $1 for update`, [planId]],
      [`select * from planning.lines where territory_id = ${own} and id = $1`, [line]],
      [
        `update planning.lines set audience = $2, version = version + 1 where territory_id = ${own} and id = $1`,
        [line, was],
      ],
      [
        `insert into journal.facts (territory_id, id, at, name, subject_kind, subject_id, actor_kind, data, request_id)
         values (${own}, gen_random_uuid(), '2026-04-01', 'line.changed', 'planning.line', $1, 'system', '{}', 'bench')`,
        [line],
      ],
    ]);
  };
  return deed(bench, `Сохранение ячейки, ${count(linesOfPlan)} пунктов`, save, bare);
}

/** Months of lessons, every second Tuesday and the like: four hundred dates of forty things. */
const spots = ['первый', 'второй', 'третий', 'четвёртый'];
const days = ['понедельник', 'вторник', 'четверг'];

async function generation(bench: Bench): Promise<Deed> {
  const { opora, pools } = bench;
  const { admin } = pools;
  await opora.signIn('kurchaloy-methodist');
  const slug = 'kurchaloy';
  const { id: planId } = await perform<{ id: string }>(opora, slug, 'planning.plan.start', {
    schoolYear: 2026,
  });
  const responsibleId = await idOf(
    admin,
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = 'kurchaloy-methodist'`,
  );
  for (let thing = 0; thing < 40; thing += 1)
    await perform(opora, slug, 'planning.cyclogram.add', {
      ...{ planId, title: `Повторяющееся дело № ${thing + 1}`, responsibleId, gives: 'each' },
      words: `${spots[thing % spots.length]} ${days[thing % days.length]} месяца`,
      months: [9, 10, 11, 12, 1, 2, 3, 4, 5, 6],
    });
  const clear = () => admin.query('delete from planning.lines where plan_id = $1', [planId]);
  let made = 0;
  const own: number[] = [];
  const bare: number[] = [];
  const generate = async () => {
    const { added } = await perform<{ added: number }>(opora, slug, 'planning.cyclogram.generate', {
      planId,
    });
    made = added;
  };
  const asked = await statementsOf(admin, bench.ways.log, generate, { writing: true });
  const columns = `territory_id, plan_id, position, direction, task, title, form, audience, term, term_kind, starts_on, ends_on,
    responsible_id, state, source_words, rule_id, rule_key, rule_version`;
  await admin.query(
    `create table if not exists public.bench_lines as select * from planning.lines where plan_id = $1`,
    [planId],
  );
  for (let round = 0; round < 7; round += 1) {
    await clear();
    own.push(await timed(generate));
    await clear();
    bare.push(
      await timed(() =>
        admin.query(
          `insert into planning.lines (id, ${columns}) select gen_random_uuid(), ${columns} from public.bench_lines`,
        ),
      ),
    );
  }
  await admin.query('drop table public.bench_lines');
  const queries = asked.filter(({ sql }) => !/^(begin|commit|rollback)\b/i.test(sql)).length;
  const ms = median(own);
  return {
    ...{ what: `Год из циклограммы: 40 дел, ${count(made)} пунктов`, queries, rawMs: median(bare), ms },
    more: `${count(Math.round((made / ms) * 1000))} пунктов/с`,
  };
}

async function pagesOf(
  bench: Bench,
  pages: readonly (readonly [string, string])[],
  size: number,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [page, path] of pages)
    measured.push(await measure(bench.opora, bench.pools, bench.ways, { page, path, size }));
  return measured;
}

async function plansAndReport(bench: Bench, size: number, report: string): Promise<Measured[]> {
  const { admin } = bench.pools;
  const [going, draft] = [await idOf(admin, planOf('executing')), await idOf(admin, planOf('draft'))];
  const plan = `/sosnovy-bor/planning/plans/${going}`;
  return pagesOf(
    bench,
    [
      ['План', plan],
      ['План, отбор', `${plan}?direction=organisational&standing=done&q=семинар`],
      ['Проект, сетка', `/sosnovy-bor/planning/plans/${draft}`],
      ['Месяц', `${plan}/month?month=2026-02`],
      ['Исполнение', `${plan}/report`],
      ['Неделя', '/sosnovy-bor/planning/week'],
      ['Итоговый отчёт', report],
      ['Сегодня', '/sosnovy-bor'],
    ],
    size,
  );
}

const networkPages = [
  ['План центра у службы', '/buguruslan/network/plan'],
  ['Лист ознакомления', '/buguruslan/network/plan/sheet'],
  ['Планы сети за месяц', '/buguruslan/calendar?month=2026-04'],
  ['Планы сети, поиск', '/buguruslan/calendar?month=2026-04&q=семинар'],
] as const;

/** The report of the year, given out as a file: how long one takes. */
async function papers(bench: Bench, path: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, file] of [
    ['Итоговый отчёт, DOCX', 'report.docx'],
    ['Итоговый отчёт, PDF', 'report.pdf'],
  ] as const) {
    const get = async () => {
      const answer = await bench.opora.ask(`${path}/${file}`);
      if (answer.status !== 200) throw new Error(`${path}/${file}: ${answer.status}`);
    };
    await get();
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1) times.push(await timed(get));
    lines.push(`| ${name} | ${shown(median(times), 0)} мс |`);
  }
  return lines;
}

export async function benchYear(folder: string, ways: Omit<Ways, 'log'>): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const opora = await startOpora(folder);
  const server = await startServer({ folder: join(folder, 'database'), manner: 'attach' });
  const adminUrl = Object.assign(new URL(server.adminUrl), { pathname: '/opora' });
  const pools = {
    admin: new pg.Pool({ connectionString: adminUrl.href, max: 2 }),
    app: new pg.Pool({ connectionString: server.appUrl, max: 1 }),
  };
  const bench: Bench = { opora, pools, ways: { ...ways, log: join(folder, 'database/postgres.log') } };
  try {
    await opora.signIn('sosnovy-gmk');
    const { id } = await perform<{ id: string }>(opora, 'sosnovy-bor', 'reporting.report.start', {
      ...{ kind: 'annual', schoolYear: 2025 },
    });
    const report = `/sosnovy-bor/reporting/reports/${id}`;
    const lines = `select count(*)::int as id from planning.lines where plan_id = (${planOf('executing')})`;
    const small = Number(await idOf(pools.admin, lines));
    console.log(`План, ${small} пунктов…`);
    const plans = await plansAndReport(bench, small, report);
    console.log(`План, ${linesOfPlan} пунктов…`);
    await fillPlan(pools.admin, linesOfPlan);
    plans.push(...(await plansAndReport(bench, linesOfPlan, report)));
    const deeds = [await saveOfACell(bench)];
    const given = await papers(bench, report);
    console.log('Циклограмма…');
    deeds.push(await generation(bench));
    await opora.signIn('buguruslan-coordinator');
    console.log('Сеть…');
    const network = await pagesOf(bench, networkPages, 7);
    await fillNetwork(pools.admin, territories);
    network.push(...(await pagesOf(bench, networkPages, territories)));
    return table({ plans, network, deeds, given });
  } finally {
    await Promise.all([pools.admin.end(), pools.app.end()]);
    await opora.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function table(parts: {
  plans: readonly Measured[];
  network: readonly Measured[];
  deeds: readonly Deed[];
  given: readonly string[];
}): string {
  const deeds = parts.deeds.map(
    ({ what, queries, rawMs, ms, more }) =>
      `| ${[what, queries, shown(rawMs), shown(ms), shown(ms / rawMs), more].join(' | ')} |`,
  );
  return `## Год

План службы: сколько пунктов в нём в демонстрации и ${count(linesOfPlan)}; у исполненных подтверждения. Сеть: 7 территорий
демонстрации и ${territories}, у каждой открытый всем план, вместе ${count(territories * linesOfPlan)} пунктов.

${headOf('Пунктов')}
${linesOf(parts.plans)}

${headOf('Территорий')}
${linesOf(parts.network)}

Рядом с действием — наименьшее, что для него нужно от базы: проверка состояния, запись, факт; для циклограммы — одна вставка.

| Действие | Запросов | SQL, мс | Действие, мс | Отношение | Скорость |
|---|---:|---:|---:|---:|---:|
${deeds.join('\n')}

| Что | Сколько |
|---|---:|
${parts.given.join('\n')}
`;
}
