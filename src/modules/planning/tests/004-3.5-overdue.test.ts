// 004 §3.3, §3.5: the week sheet answers for the service's plan; what a body has not done stands by its own plan.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';

let house: TestHouse;
const title = 'Практикум воспитателей по наблюдению за ребёнком';

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house?.close());

const one = async (sql: string): Promise<string> =>
  (await house.db.owner.query<{ id: string }>(sql)).rows[0]?.id ?? '';
const act = async <T = { id: string }>(login: string, name: string, input: unknown) =>
  done<T>(house, await house.signIn(login), name, input);
const read = async (path: string): Promise<string> =>
  (await (await house.get(path, await house.signIn('sosnovy-gmk'))).text())
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
const overdueOfWeek = async () => /Просрочено: (\d+)/.exec(await read('/sosnovy-bor/planning/week'))?.[1];
/** What the head's «Сегодня» says is late with others. */
const overdueOf = async (words: string) =>
  Number(new RegExp(`${words}: (\\d+)`).exec(await read('/sosnovy-bor'))?.[1] ?? 0);

test('просроченный пункт объединения не числится за службой: ни на листе недели, ни среди её пунктов', async () => {
  const before = await overdueOfWeek();
  expect(before).toMatch(/^\d+$/);
  const duties = await overdueOf('Просрочено по плану');
  const bodies = await overdueOf('Просрочено в планах объединений');
  const bodyId = await one(
    `select b.id from councils.bodies b join territories.territories t on t.id = b.territory_id
      where t.slug = 'sosnovy-bor' and b.kind = 'subject-association' and b.institution_id is null and b.ends_on is null
        and not exists (select from planning.plans p where p.body_id = b.id) order by b.name limit 1`,
  );
  const responsibleId = await one(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login = 'sosnovy-methodist'`,
  );
  const { id } = await act('sosnovy-methodist', 'planning.body-plan.start', { bodyId, schoolYear: 2025 });
  await act('sosnovy-methodist', 'planning.line.add', {
    ...{ planId: id, title, term: '20 марта', responsibleId, form: 'практикум', result: 'памятка' },
    ...{ direction: 'organisational', task: 'policy', audience: 'воспитатели', place: '' },
  });
  await act('sosnovy-methodist', 'planning.plan.submit', { id, version: 1 });
  await act('sosnovy-gmk', 'planning.plan.approve', { id, version: 2 });
  expect(await read(`/sosnovy-bor/planning/plans/${id}`)).toMatch(new RegExp(`${title}.*просрочено`));

  expect(await overdueOfWeek()).toBe(before);
  expect(await read('/sosnovy-bor/planning/week')).not.toContain(title);
  expect(await overdueOf('Просрочено по плану')).toBe(duties);
  expect(await overdueOf('Просрочено в планах объединений')).toBe(bodies + 1);
});
