// Pages of the register of people measured in a district, in a large territory, and in both among two million.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startServer } from '../src/platform/db/server.ts';
import { headOf, linesOf, type Measured, measure, type Ways } from './bench-measure.ts';
import { type PeopleWorldName, peopleWorld, peopleWorlds } from './bench-people.ts';
import { type RunningOpora, startOpora } from './bench-server.ts';

/** Who looks: the methodist of the district, and of the large territory of the country. */
const lookers = { kstovo: 'kstovo-methodist-1', buguruslan: 'buguruslan-methodist' } as const;
type Slug = keyof typeof lookers;

/** The day the worlds begin. */
const firstDay = `date '2026-04-01'`;

/** Filters together: teachers of mathematics of middle age at their main work. */
const combined = 'position=учитель&subject=Математика&employment=own&age=35-44';

/** The third page of the combined filters, by its own links; the last there is where there are fewer. */
async function thirdPage(opora: RunningOpora, path: string): Promise<string> {
  let at = path;
  for (let page = 1; page < 3; page += 1) {
    const { text } = await opora.ask(at);
    const next = [...text.matchAll(/href="([^"]*[?&;]after=[^"]+)"/g)].at(-1)?.[1];
    if (!next) break;
    at = next.replaceAll('&amp;', '&');
  }
  return at;
}

/** The daily round makes the numbers kept ready in every territory; pages are measured when it is through. */
async function waitForCounts(admin: pg.Pool): Promise<void> {
  console.log('Готовятся числа дня…');
  for (;;) {
    const { rows } = await admin.query<{ ready: boolean }>(
      `select not exists (select from territories.territories t where not exists (select from journal.daily_runs d
         where d.territory_id = t.id and d.job = 'people.count' and d.last_on >= ${firstDay})) as ready`,
    );
    if (rows[0]?.ready) return;
    await sleep(1000);
  }
}

async function pagesOf(opora: RunningOpora, admin: pg.Pool, slug: Slug) {
  const { rows } = await admin.query<{ person: string; place: string }>(
    `select p.person_id as person, p.institution_id as place from people.posts p
       join territories.territories t on t.id = p.territory_id
      where t.slug = $1 and p.position = 'учитель' and p.ends_on is null and p.employment = 'main'
      order by p.id desc limit 1`,
    [slug],
  );
  const { person = '', place = '' } = rows[0] ?? {};
  return [
    ['Список людей', `/${slug}/people`],
    ['Кадры на дату', `/${slug}/people/staff`],
    ['Кадры, отборы, страница 3', await thirdPage(opora, `/${slug}/people/staff?${combined}`)],
    ['Квалификация, список', `/${slug}/qualification`],
    ['Поиск по трём буквам', `/${slug}/people?q=зим`],
    ['Подсказка по трём буквам', `/${slug}/search.json?q=зим`],
    ['Карточка человека', `/${slug}/people/${person}`],
    ['Карточка организации', `/${slug}/institutions/${place}`],
    ['Сотрудники организации', `/${slug}/institutions/${place}/staff`],
    ['Доля категорий', `/${slug}/qualification/report`],
    ['Количественный анализ', `/${slug}/qualification/analysis`],
    ['Прогноз обучения', `/${slug}/development/forecast`],
    ['Сегодня', `/${slug}`],
  ] as const;
}

async function measureWorld(
  folder: string,
  name: PeopleWorldName,
  ways: Omit<Ways, 'log'>,
  only: string,
): Promise<Measured[]> {
  const data = await peopleWorld(folder, name, console.log);
  const world = peopleWorlds[name];
  const opora = await startOpora(data, 600);
  const server = await startServer({ folder: join(data, 'database'), manner: 'attach' });
  const adminUrl = new URL(server.adminUrl);
  adminUrl.pathname = '/opora';
  const pools = {
    admin: new pg.Pool({ connectionString: adminUrl.href, max: 2 }),
    app: new pg.Pool({ connectionString: server.appUrl, max: 1 }),
  };
  try {
    await waitForCounts(pools.admin);
    await pools.admin.query('vacuum analyze');
    const measured: Measured[] = [];
    for (const [slug, people] of Object.entries(world.named) as [Slug, number][]) {
      const label =
        name === 'country' ? ` (${people === 3000 ? 'округ' : 'большая территория'} в стране)` : '';
      console.log(`${world.size.toLocaleString('ru-RU')} человек${label}…`);
      await opora.signIn(lookers[slug]);
      for (const [page, path] of await pagesOf(opora, pools.admin, slug))
        if (page.includes(only))
          measured.push(
            await measure(
              opora,
              pools,
              { ...ways, log: join(data, 'database/postgres.log') },
              { page: page + label, path, size: world.size },
            ),
          );
    }
    return measured;
  } finally {
    await Promise.all([pools.admin.end(), pools.app.end()]);
    await opora.stop();
  }
}

/** The part of the report about people; the country is asked for by name: it takes minutes and gigabytes. */
export async function benchPeople(parts: {
  folder: string;
  worlds: readonly PeopleWorldName[];
  ways: Omit<Ways, 'log'>;
  only: string;
}): Promise<string> {
  const measured: Measured[] = [];
  for (const name of parts.worlds)
    measured.push(...(await measureWorld(parts.folder, name, parts.ways, parts.only)));
  return `## Люди

3 000 человек — округ; 100 000 — одна большая территория; 2 000 000 — страна: тот же округ и такая же большая
территория среди ${peopleWorlds.country.districts} других округов. У каждого должности, образование, категории, обучение и история.

${headOf('Людей')}
${linesOf(measured)}
`;
}
