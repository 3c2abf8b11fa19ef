// Положение ММЦ, п. 8.1–8.3, 8.6, 7.1: three roles with their own rights; who took part in the centre's work.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

const [adviser, chief, director] = ['buguruslan-adviser', 'buguruslan-head', 'buguruslan-mmc'];
const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await world.house.db.owner.query(text, values)).rows[0] as T;
const planId = async () =>
  (await one<{ id: string }>(`select id from planning.plans where territory_id = 2 and state = 'executing'`))
    .id;
const personOf = async (login: string) =>
  (
    await one<{ id: string }>(
      `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1`,
      [login],
    )
  ).id;

describe('001 §8.1–8.3: управление центром', () => {
  test('[NET-04] советует, утверждает, исполняет: у каждого своё право и ни одного чужого', async () => {
    const next = (await world.command(director, 'planning.plan.start', { schoolYear: 2026, copy: true }))
      .result as { id: string };
    await world.command(director, 'planning.plan.submit', { id: next.id, version: 1 });
    const line = await one<{ id: string }>(
      `select id from planning.lines where territory_id = 2 and title = 'Методический десант в Матвеевский район' and plan_id <> $1`,
      [next.id],
    );
    const moved = await world.command(director, 'planning.correction.move', {
      ...{ id: line.id, term: '16 апреля', reason: 'Распутица в районе', source: 'own' },
    });
    const correction = (moved.result as { id: string }).id;
    const acts = {
      advise: ['network.advice.give', { planId: next.id, words: 'Добавить стажировки на площадках' }],
      change: ['planning.correction.approve', { id: correction, version: 1 }],
      approve: ['planning.plan.approve', { id: next.id, version: 2 }],
      assign: [
        'network.assignment.give',
        { title: 'Прислать списки', dueOn: '2026-05-01', members: ['severny'], details: '' },
      ],
      publish: ['network.plan.publish', { planId: await planId(), note: '' }],
    } as const;
    const own = { [adviser]: ['advise'], [chief]: ['change', 'approve'], [director]: ['assign', 'publish'] };
    for (const login of Object.keys(own))
      for (const [act, [name, input]] of Object.entries(acts)) {
        if (own[login]?.includes(act)) continue;
        expect([login, act, (await world.command(login, name, input)).status]).toEqual([login, act, 403]);
      }
    for (const [login, mine] of Object.entries(own))
      for (const act of mine) {
        const [name, input] = acts[act as keyof typeof acts];
        const answer = await world.command(login, name, input);
        expect([login, act, answer.status, answer.status === 200 ? '' : answer.result]).toEqual([
          login,
          act,
          200,
          '',
        ]);
      }
    const page = await world.page(chief, '/network/governance');
    expect(page).toContain('Советует Научно-методический руководитель сети Пастернацкая В.Н.');
    expect(page).toContain('Дать рекомендацию к плану да – –');
    expect(page).toContain('Утвердить план – да –');
    expect(page).toContain('Довести план до служб – – да');
    expect((await world.house.get('/severny/network/governance', await world.as('severny-rmk'))).status).toBe(
      403,
    );
    proves('NET-04', 'Три роли с разными правами — советовать, утверждать, исполнять');
  });

  test('рекомендация ждёт ответа директора; отказ — с причиной', async () => {
    const advice = await one<{ id: string }>(
      `select id from network.advice where state = 'given' order by given_on limit 1`,
    );
    const answer = (login: string, decision: string, words: string) =>
      world.command(login, 'network.advice.answer', { id: advice.id, version: 1, decision, answer: words });
    expect((await answer(adviser, 'accept', '')).status).toBe(403);
    expect((await answer(director, 'decline', '')).status).toBe(422);
    expect((await answer(director, 'decline', 'Запись уроков требует согласий')).status).toBe(200);
    expect(await world.page(adviser, '/network/governance')).toContain(
      'не принята Запись уроков требует согласий',
    );
  });
});

describe('001 §8.6, §7.1: участие в делах центра', () => {
  test('[NET-05] службы называют своих, центр видит отчёт по людям и территориям', async () => {
    const line = await one<{ id: string }>(
      `select id from planning.lines where territory_id = 2 and title = 'Межмуниципальная сетевая школа: зимняя сессия'
        order by id limit 1`,
    );
    const personId = await personOf('matveyevsky-school');
    const name = (login: string, more: Record<string, unknown> = {}) =>
      world.command(login, 'network.participant.name', {
        ...{ lineId: line.id, personId, part: 'tutor', heldOn: '2026-01-16' },
        ...more,
      });
    expect((await name('matveyevsky-school')).status).toBe(403);
    expect((await name('severny-methodist')).status).toBe(422);
    expect((await name('matveyevsky-methodist', { heldOn: '2026-04-20' })).status).toBe(422);
    expect((await name('matveyevsky-methodist')).status).toBe(200);
    expect((await name('matveyevsky-methodist')).status).toBe(422);
    expect((await name('kstovo-imc')).status).toBe(404);
    const report = await world.page(director, '/network/participation');
    expect(report).toMatch(/Матвеевский район 4 \d+\s?% 3 4 2 12\.02\.2026/);
    expect(report).toMatch(/Шарипов Р\.Ф\. Матвеевский район 1 1 1 16\.01\.2026/);
    expect(report).toMatch(/Пономаревский район 1 /);
    const tutors = await world.page(director, '/network/participation?part=tutor&territory=matveyevsky');
    expect(tutors).toContain('1 участие');
    const mine = await world.page('asekeyevsky-rmk', '/network/participation');
    expect(mine).not.toContain('Шарипов');
    const csv = await world.house.get(
      '/buguruslan/network/participation.xlsx?format=csv-utf8',
      await world.as(director),
    );
    expect((await csv.text()).split('\n').length).toBeGreaterThan(12);
    proves('NET-05', 'Отчёт об участии по людям и территориям');
  });
});
