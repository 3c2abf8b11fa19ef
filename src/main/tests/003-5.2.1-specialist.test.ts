// 003 §4.2, §5.2.1; 004 §3.7: what the service's own people have in the house as a whole, through its pages.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../tests/setup/house.ts';
import { proves } from '../../../tests/setup/proof.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const pageOf = async (path: string, who: Visitor) => {
  const answer = await house.get(`/${who.territory}${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.text()).replaceAll('\u00a0', ' ');
};

/** Links of a page within the territory that begin so, each once. */
const linksTo = (page: string, who: Visitor, start: string): string[] => [
  ...new Set(
    [...page.matchAll(new RegExp(`href="/${who.territory}(${start}[^"?#]+)"`, 'g'))].map(
      ([, path = '']) => path,
    ),
  ),
];

test('[ORG-06] у руководителя службы на одной странице — план, контроль и кадры', async () => {
  const head = await house.signIn('sosnovy-gmk');
  const shown = await pageOf('/centre/head', head);
  for (const part of ['План', 'Контроль: нарушенные сроки по людям', 'Кадры: кому из службы пора учиться'])
    expect([part, shown.includes(part)]).toEqual([part, true]);
  // The number of overdue lines is the plan's own, and opens them.
  const [plan = ''] = linksTo(shown, head, '/planning/plans/').map((path) => path.replace(/\/report$/, ''));
  const { rows } = await house.db.owner.query<{ late: number }>(
    `select count(*)::int as late from planning.lines l
      where l.plan_id = $1 and l.state = 'open' and l.ends_on <= '2026-04-01'`,
    [plan.split('/').at(-1)],
  );
  const overdue = await pageOf(`${plan}?standing=overdue`, head);
  expect(linksTo(overdue, head, '/planning/lines/').length).toBe(rows[0]?.late);
  expect(rows[0]?.late).toBeGreaterThan(0);
  proves('ORG-06', 'У руководителя есть сводки по плану, контролю и кадрам');
});

test('[ORG-11] специалист видит запись о своём обучении и заказывает издание из фонда', async () => {
  const methodist = await house.signIn('kstovo-methodist-1');
  const home = await pageOf('', methodist);
  const [own = ''] = linksTo(home, methodist, '/development/people/');
  const { rows } = await house.db.owner.query<{ title: string }>(
    `select r.title from development.records r where r.person_id = $1 and r.state = 'certified'`,
    [own.split('/').at(-1)],
  );
  const record = await pageOf(own, methodist);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ title }) => !record.includes(title))).toEqual([]);
  const catalogue = await pageOf('/library/items', methodist);
  const items = linksTo(catalogue, methodist, '/library/items/0');
  expect(items.length).toBeGreaterThan(0);
  const asked = await house.command(
    'kstovo',
    'library.request.ask',
    { id: items[0]?.split('/').at(-1) },
    methodist,
  );
  expect(asked.status).toBe(200);
  const mine = await pageOf('/library/mine', methodist);
  expect(mine).toContain(items[0] ?? '');
  proves('ORG-11', 'У специалиста есть запись о своём обучении и доступ к фондам');
});
