// The part of `npm run bench` about the year: a plan of four hundred lines, a region of forty territories, a cyclogram, the report.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startServer } from '../src/platform/db/server.ts';
import { count, headOf, linesOf, type Measured, measure, shown, type Ways } from './bench-measure.ts';
import { startOpora } from './bench-server.ts';
import { type Deed, generation, saveOfACell } from './bench-year-deeds.ts';
import { type Bench, idOf, median, perform, planOf, timed } from './bench-year-ground.ts';
import { fillNetwork, fillPlan, linesOfPlan, territories } from './bench-year-world.ts';

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
