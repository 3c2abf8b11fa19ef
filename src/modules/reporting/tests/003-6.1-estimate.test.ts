// Положение 003, п. 6.1: costs of the plan's lines by source beside the approved estimate of the year.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { bySource } from '../estimate/estimate.queries.ts';

let house: TestHouse;
let head: Visitor;
const base = '/sosnovy-bor';

beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('sosnovy-gmk');
});
afterAll(() => house.close());

const pageOf = async (path: string) => {
  const answer = await house.get(`${base}${path}`, head);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
};
const sums = async () => {
  const { rows } = await house.db.owner.query<{ planned: number; actual: number }>(
    `select coalesce(sum(l.cost_planned) filter (where l.state <> 'cancelled'), 0)::float8 as planned,
        coalesce(sum(l.cost_actual), 0)::float8 as actual
       from planning.lines l join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id
       join territories.territories t on t.id = l.territory_id
      where t.slug = 'sosnovy-bor' and p.approved_on is not null and l.funding = 'муниципальный бюджет'
        and l.ends_on > '2026-01-01' and l.ends_on <= '2027-01-01'`,
  );
  return rows[0] ?? { planned: 0, actual: 0 };
};
const number = (value: number) => value.toLocaleString('ru-RU').replace(/[\s\u00a0\u202f]/g, ' ');
const item = (amount: number) => ({ title: 'Городские мероприятия', source: 'Муниципальный бюджет', amount });

test('[ORG-18] стоимость и источник пунктов сложены по источникам и стоят рядом со сметой', async () => {
  const { planned, actual } = await sums();
  expect(planned).toBeGreaterThan(0);
  const page = await pageOf('/reporting/estimate?year=2026');
  expect(page).toContain('распоряжение от 26.12.2025 № 310');
  expect(page).toContain(`90 000 ${number(planned)} ${number(actual)}`);
  const lines = await pageOf(
    `/reporting/estimate/lines?year=2026&source=${encodeURIComponent('муниципальный бюджет')}`,
  );
  expect(lines).toContain('муниципальный бюджет');
  proves('ORG-18', 'Plan items/events carry planned and actual cost and funding source');
  const sheet = await house.get(`${base}/reporting/estimate.xlsx?year=2026`, head);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await sheet.arrayBuffer());
  expect(book.worksheets[0]?.getRow(2).getCell(4).value).toBe(planned);
});

test('[ORG-18] утверждённую смету меняет только другой акт; превышение названо', async () => {
  const input = { year: 2026, version: 1, approvedOn: '2026-03-02', items: [item(10)] };
  const same = { ...input, act: 'распоряжение от 26.12.2025 № 310' };
  expect((await house.command('sosnovy-bor', 'reporting.estimate.save', same, head)).status).toBe(422);
  const methodist = await house.signIn('sosnovy-methodist');
  const other = { ...input, act: 'распоряжение от 02.03.2026 № 41' };
  expect((await house.command('sosnovy-bor', 'reporting.estimate.save', other, methodist)).status).toBe(403);
  await done(house, head, 'reporting.estimate.save', other);
  expect(
    (await house.command('sosnovy-bor', 'reporting.estimate.save', { ...other, act: 'ещё один' }, head))
      .status,
  ).toBe(409);
  const page = await pageOf('/reporting/estimate?year=2026');
  expect(page).toContain('Расходы больше сметы: Муниципальный бюджет');
  expect(page).toContain('сверх сметы');
  proves('ORG-18', 'total against the estimate is reported');
});

test('источник, которого нет в смете, виден отдельно; без сметы превышения нет', () => {
  const line = {
    id: '1',
    title: 'Конкурс',
    term: 'май',
    source: 'спонсор',
    responsible: 'Я',
    planned: 5,
    actual: 0.1,
  };
  const estimate = { id: '1', year: 2026, act: '', approvedOn: null, version: 1, items: [item(7)] };
  expect(bySource(estimate, [line]).map(({ amount, isOver }) => [amount, isOver])).toEqual([
    [7, false],
    [null, true],
  ]);
  expect(bySource(null, [line]).map(({ isOver }) => isOver)).toEqual([false]);
});
