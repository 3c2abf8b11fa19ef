// Порядок (Кстово), п. 5.2: отбор готовит секретарь экспертного совета, а не секретарь какого-нибудь другого органа.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../../tests/setup/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  house.at('2026-04-06', '10:00');
});
afterAll(() => house.close());

const button = 'Подготовить отбор';

test('секретаря методического совета школы о подготовке отбора не просят и не пускают', async () => {
  const who = await house.signIn('kstovo-teacher');
  for (const path of ['/kstovo', '/kstovo/recognition'])
    expect([path, await (await house.get(path, who)).text()]).toEqual([
      path,
      expect.not.stringContaining(button),
    ]);
  const answer = await house.command('kstovo', 'recognition.campaign.prepare', { year: 2026 }, who);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('Отбор готовит секретарь экспертного совета');
});

test('секретарь экспертного совета видит дело и готовит отбор', async () => {
  const who = await house.signIn('kstovo-secretary');
  expect(await (await house.get('/kstovo', who)).text()).toContain(button);
  expect((await house.command('kstovo', 'recognition.campaign.prepare', { year: 2026 }, who)).status).toBe(
    200,
  );
});
