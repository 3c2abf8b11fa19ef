// `npm run bench`: what pages cost beside the SQL they need, with more and more applications and more and more people.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startServer } from '../src/platform/db/server.ts';
import { benchImports } from './bench-imports.ts';
import { count, headOf, linesOf, type Measured, measure, shown, withPart } from './bench-measure.ts';
import { benchPeople } from './bench-people-pages.ts';
import { type RunningOpora, startOpora, throughput } from './bench-server.ts';
import { growTo } from './bench-world.ts';
import { benchYear } from './bench-year.ts';
import { buildIfStale, root } from './prepare.mjs';

const { values: given } = parseArgs({
  options: {
    small: { type: 'string', default: '100' },
    large: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '60' },
    idle: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '5' },
    out: { type: 'string', default: 'docs/generated/bench.md' },
    /** Only the part about applications, or only the one about people; without any all are run. */
    applications: { type: 'boolean', default: false },
    people: { type: 'boolean', default: false },
    /** Only the part about lists that are loaded and given out; so many rows. */
    imports: { type: 'boolean', default: false },
    rows: { type: 'string', default: '100000' },
    /** Only the part about the plan of a year, its network and its report. */
    year: { type: 'boolean', default: false },
    /** Two million people too: minutes to make, about ten gigabytes. */
    country: { type: 'boolean', default: false },
    /** Where the worlds of people are kept between runs. */
    worlds: { type: 'string', default: join(tmpdir(), 'opora-bench-people') },
    /** Only the pages of people whose name holds these words. */
    only: { type: 'string', default: '' },
    /** Shows the slowest statements of each page: where to look with EXPLAIN. */
    slowest: { type: 'string', default: '0' },
  },
});
const sizes = [Number(given.small), Number(given.large)];
const data = join(root, 'node_modules/.cache/opora-bench');

const ways = { rounds: Number(given.rounds), slowest: Number(given.slowest) };

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

async function benchApplications(): Promise<string> {
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
      for (const [page, path] of pagesOf(id))
        measured.push(
          await measure(
            opora,
            pools,
            { ...ways, log: join(data, 'database/postgres.log') },
            { page, path, size },
          ),
        );
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
  const large = count(sizes.at(-1) ?? 0);
  return `## Заявки

Сто заявок в отборе этого года; остальные — в отборах прошлых лет, у каждой экспертиза и два листа.

${headOf('Заявок')}
${linesOf(measured)}

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

const head = `# Измерения

Прогон \`npm run bench\`: ${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, ${Math.round(totalmem() / 2 ** 30)} ГБ памяти.
Страница и её SQL измерены по очереди в одном прогоне; время зависит от машины, отношение — нет.
Части запускаются и отдельно: \`npm run bench -- --applications\`, \`-- --people\`, \`-- --imports\`, \`-- --year\`; \`--country\` добавляет два миллиона человек.
`;

const out = join(root, given.out);
mkdirSync(join(out, '..'), { recursive: true });
const all = !given.applications && !given.people && !given.imports && !given.year;
const before = existsSync(out) ? readFileSync(out, 'utf8') : '';
const parts = before.indexOf('<!-- ');
let report = `${head}\n${parts < 0 ? '' : before.slice(parts)}`;

function write(mark: string, part: string): void {
  console.log(part);
  report = withPart(report, mark, part);
  writeFileSync(out, report);
}

await buildIfStale({ report: (line: string) => console.log(line) });
if (all || given.applications) write('applications', await benchApplications());
if (all || given.people) {
  const worlds = ['district', 'large', ...(given.country ? (['country'] as const) : [])] as const;
  write('people', await benchPeople({ folder: given.worlds, worlds, ways, only: given.only }));
}
if (all || given.imports) write('imports', await benchImports(`${data}-imports`, Number(given.rows)));
if (all || given.year) write('year', await benchYear(`${data}-year`, ways));
