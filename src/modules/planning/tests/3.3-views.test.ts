// 004 §3.2–3.3: the plan as a timeline, by bodies and by institutions; every count opens its lines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { namesReader } from '../concern/concern.names.ts';
import { columnsOf, dayIn, firstMonth, pieceIn, shapeOf } from '../report/timeline.ts';

let house: TestHouse;
let head: Visitor;
let planId: string;
let school: { id: string; name: string };
let body: { id: string; name: string; institutionId: string };

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await house.db.owner.query<T>(text, values);
  if (!rows[0]) throw new Error(`Nothing found: ${text}`);
  return rows[0];
};
const pageOf = async (path: string, who = head) => {
  const answer = await house.get(path, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ');
const plan = (rest = '') => `/kstovo/planning/plans/${planId}${rest}`;
const titlesIn = (html: string) =>
  ['Семинар лицея', 'Неделя наставников', 'Отчёт объединений', 'Консультации'].filter((title) =>
    html.includes(`>${title}</a>`),
  );

beforeAll(async () => {
  house = await openTestHouse();
  house.at('2025-11-12');
  head = await house.signIn('kstovo-imc');
  ({ id: planId } = await done(house, head, 'planning.plan.start', { schoolYear: 2025 }));
  const { id: responsibleId } = await one<{ id: string }>(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login = 'kstovo-methodist-1'`,
  );
  school = await one(`select i.id, i.short_name as name from institutions.institutions i
    join territories.territories t on t.id = i.territory_id and t.slug = 'kstovo'
   where i.state = 'active' and i.short_name like '%№%'
     and not exists (select from councils.bodies b where b.institution_id = i.id) order by i.short_name limit 1`);
  body = await one(`select b.id, b.name, b.institution_id as "institutionId" from councils.bodies b
    join territories.territories t on t.id = b.territory_id and t.slug = 'kstovo'
   where b.institution_id is not null and b.ends_on is null order by b.name limit 1`);
  const add = async (title: string, term: string, place = '') =>
    (
      await done(house, head, 'planning.line.add', {
        ...{ planId, responsibleId, title, term, place },
        coWorkers: [],
      })
    ).id;
  await add('Семинар лицея', '14 ноября', `${school.name}, актовый зал`);
  const linked = await add('Неделя наставников', '10–20 ноября');
  await done(house, head, 'planning.link.add', { id: linked, subject: `councils.body:${body.id}` });
  await done(house, head, 'planning.link.add', {
    id: linked,
    subject: `institutions.institution:${school.id}`,
  });
  await add('Отчёт объединений', 'до 30 мая');
  await add('Консультации', 'в течение года');
});
afterAll(() => house.close());

describe('лента', () => {
  test('день — точка, «до» — флажок, период — полоса, «в течение года» — без своего места', () => {
    const shape = (termKind: 'day' | 'period' | 'until' | 'year', startsOn: string, endsOn: string) =>
      shapeOf({ termKind, startsOn, endsOn });
    expect(shape('day', '2025-11-14', '2025-11-15')).toBe('point');
    expect(shape('period', '2025-11-14', '2025-11-16')).toBe('point');
    expect(shape('period', '2025-11-14', '2025-11-17')).toBe('bar');
    expect(shape('until', '2025-09-01', '2026-05-31')).toBe('flag');
    expect(shape('year', '2025-09-01', '2026-09-01')).toBe('whole');
    expect(shapeOf({ termKind: 'unknown', startsOn: null, endsOn: null })).toBe('none');
  });

  test('месяцы и недели делят год без пропусков; 29 февраля стоит в своём месяце', () => {
    const months = columnsOf('year', '2027-09-01');
    expect(months.map(({ head: words }) => words).join(' ')).toBe(
      'сен окт ноя дек янв фев мар апр май июн июл авг',
    );
    const february = months[5];
    if (!february) throw new Error('no February');
    expect([february.from, february.after]).toEqual(['2028-02-01', '2028-03-01']);
    expect(dayIn(february, '2028-02-29')).toBe(98.3);
    expect(dayIn(february, '2028-03-01')).toBeNull();
    expect(pieceIn(february, '2028-01-15', '2028-02-15')).toEqual({ at: 0, width: 48.3 });
    expect(pieceIn(february, '2028-03-01', '2028-04-01')).toBeNull();
    const weeks = columnsOf('weeks', '2025-09-01');
    expect([weeks[0]?.from, weeks.at(-1)?.after, weeks.length]).toEqual(['2025-09-01', '2025-12-01', 13]);
    expect(weeks.slice(1).every((week, index) => week.from === weeks[index]?.after)).toBe(true);
    expect(firstMonth(2025, '2026-02-10', null)).toBe('2025-12-01');
    expect(firstMonth(2025, '2030-02-10', null)).toBe('2026-06-01');
    expect(firstMonth(2025, '2020-02-10', '2026-13')).toBe('2025-09-01');
  });

  test('строки сгруппированы, опоздание сказано словом, сегодняшний месяц назван, отбор остаётся', async () => {
    const html = await pageOf(plan('/timeline'));
    expect(titlesIn(html)).toEqual([
      'Семинар лицея',
      'Неделя наставников',
      'Отчёт объединений',
      'Консультации',
    ]);
    expect(wordsOf(html)).toContain('ноя (сегодня)');
    const weeks = await pageOf(plan('/timeline?scale=weeks&from=2025-12'));
    expect(titlesIn(weeks)).toEqual(['Консультации']);
    expect(wordsOf(weeks)).toContain('4 пункта, из них в другие месяцы: 3');
    const found = await pageOf(plan('/timeline?q=семинар&by=person'));
    expect(titlesIn(found)).toEqual(['Семинар лицея']);
    expect(found).toContain(`href="${plan('?q=')}${encodeURIComponent('семинар')}"`);
  });
});

describe('по органам и организациям', () => {
  test('имя организации в месте узнают целиком, чужое и общее — нет', () => {
    const read = namesReader([
      { id: 'three', shortName: 'МБОУ СОШ № 3' },
      { id: 'thirty', shortName: 'МАОУ СОШ № 30' },
      { id: 'twin-1', shortName: 'МБДОУ Детский сад № 1' },
      { id: 'twin-2', shortName: 'МКДОУ Детский сад № 1' },
      { id: 'own', shortName: 'МБУ ДО «Вертикаль»' },
      { id: 'any', shortName: 'Гимназия' },
    ]);
    expect(read('СОШ №3, актовый зал')).toEqual(['three']);
    expect(read('МАОУ «СОШ № 30»')).toEqual(['thirty']);
    expect(read('ЦДТ "Вертикаль"')).toEqual(['own']);
    for (const words of ['СОШ № 31', 'детский сад № 1', 'гимназия № 4', 'учителя школ', ''])
      expect([words, read(words)]).toEqual([words, []]);
  });

  test('числа по органам и организациям открывают именно свои пункты, остальные — «ни с одной»', async () => {
    const bodies = await pageOf(plan('/bodies'));
    expect(wordsOf(bodies)).toContain(`${body.name}: 1 пункт`);
    expect(bodies).toContain(`href="${plan(`?body=${body.id}`)}"`);
    expect(titlesIn(await pageOf(plan(`/timeline?body=${body.id}`)))).toEqual(['Неделя наставников']);
    const institutions = wordsOf(await pageOf(plan('/institutions')));
    expect(institutions).toContain(`${school.name}: 2 пункта`);
    expect(institutions).toMatch(/Неделя наставников 10–20 ноября связан с пунктом/);
    expect(institutions).toMatch(/Семинар лицея 14 ноября место или участники/);
    expect(institutions).toMatch(/Неделя наставников 10–20 ноября через орган/);
    expect(institutions).toMatch(/План не касается: \d+/);
    const of = async (asked: string) => titlesIn(await pageOf(plan(`/timeline?institution=${asked}`)));
    expect(await of(school.id)).toEqual(['Семинар лицея', 'Неделя наставников']);
    expect(await of(body.institutionId)).toEqual(['Неделя наставников']);
    expect(await of('-')).toEqual(['Отчёт объединений', 'Консультации']);
    const report = wordsOf(await pageOf(plan('/report?by=institution')));
    expect(report).toContain('По организациям');
    const sheet = await house.get(plan(`/plan.xlsx?format=csv-utf8&institution=${school.id}`), head);
    const rows = (await sheet.text()).trim().split('\n');
    expect(rows.length).toBe(3);
  });
});
