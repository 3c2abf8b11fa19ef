// Положение ММЦ, п. 1.3, 6.2: the centre coordinates services by assignments; the board shows who took, who did and how it is proven.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallPdf } from '../../../../tests/journeys/browser.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

const coordinator = 'buguruslan-coordinator';
const title = 'Расписание консультаций тьюторов на апрель';
const give = (login: string, input: Record<string, unknown> = {}) =>
  world.command(login, 'network.assignment.give', {
    ...{ title, dueOn: '2026-04-03', members: ['asekeyevsky', 'severny'], details: '', ...input },
  });
const personOf = async (login: string): Promise<string> =>
  (
    await world.house.db.owner.query(
      `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1`,
      [login],
    )
  ).rows[0].id;
let id = '';

describe('001 §1.3, §6.2: поручения территориям', () => {
  test('даёт центр, своим территориям, не задним числом', async () => {
    for (const login of ['buguruslan-observer', 'buguruslan-school', 'buguruslan-head'])
      expect([login, (await give(login)).status]).toEqual([login, 403]);
    expect((await give('severny-rmk')).status).toBe(409);
    expect((await give(coordinator, { dueOn: '2026-03-01' })).status).toBe(422);
    expect((await give(coordinator, { members: ['kstovo'] })).status).toBe(422);
    expect((await give(coordinator, { members: [] })).status).toBe(422);
    const given = await give(coordinator);
    expect(given.status).toBe(200);
    id = (given.result as { id: string }).id;
  });

  test('[NET-02] служба принимает, исполнитель подтверждает, опоздание требует причины; доска показывает всё', async () => {
    const take = (login: string, executorId: string) =>
      world.command(login, 'network.assignment.take', { id, executorId });
    expect((await take('matveyevsky-rmk', await personOf('matveyevsky-methodist'))).status).toBe(404);
    const executorId = await personOf('asekeyevsky-methodist');
    expect((await take('asekeyevsky-methodist', executorId)).status).toBe(403);
    expect((await take('asekeyevsky-rmk', executorId)).status).toBe(200);
    expect((await take('asekeyevsky-rmk', executorId)).status).toBe(409);
    expect(await world.page('asekeyevsky-methodist', '')).toContain(`Поручение центра: ${title}`);
    const report = (login: string, input: Record<string, unknown>) =>
      world.command(login, 'network.assignment.report', { id, outcome: 'Расписание составлено', ...input });
    expect((await report('asekeyevsky-methodist', {})).status).toBe(422);
    const file = { name: 'Расписание.pdf', base64: smallPdf().toString('base64') };
    expect((await report('asekeyevsky-school', { evidence: 'приказ' })).status).toBe(403);
    expect(
      (await report('asekeyevsky-methodist', { evidence: 'письмо от 02.04.2026 № 5', file })).status,
    ).toBe(200);
    const card = await world.page(coordinator, `/network/assignments/${id}`);
    expect(card).toContain('Асекеевский район');
    expect(card).toContain('Расписание составлено');
    expect(card).toContain('Расписание.pdf');
    const evidence = `/buguruslan/network/assignments/${id}/evidence/asekeyevsky`;
    const opened = await world.house.get(evidence, await world.as(coordinator));
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(smallPdf());
    expect((await world.house.get(evidence, await world.as('buguruslan-school'))).status).toBe(404);

    world.house.at('2026-04-06', '10:00');
    const board = await world.page(coordinator, '/network/assignments?standing=overdue');
    expect(board).toContain(title);
    expect((await take('severny-rmk', await personOf('severny-methodist'))).status).toBe(200);
    expect((await report('severny-rmk', { evidence: 'письмо' })).status).toBe(422);
    expect((await report('severny-rmk', { evidence: 'письмо', lateReason: 'Тьютор болел' })).status).toBe(
      200,
    );
    const late = await world.page(coordinator, '/network/assignments?standing=late&territory=severny');
    expect(late).toContain('выполнено с опозданием: Тьютор болел');
    const { rows } = await world.house.db.owner.query(
      `select territory_id as id, state, due_on < done_on as late from network.answers where id = $1 order by 1`,
      [id],
    );
    expect(rows).toEqual([
      { id: 22, state: 'done', late: false },
      { id: 25, state: 'done', late: true },
    ]);
    proves('NET-02', 'Поручения территориям с доской состояния');
  });

  test('центр снимает поручение с причиной; снятое не исполняют', async () => {
    const { result } = await give(coordinator, { title: 'Ошибочное поручение', dueOn: '2026-04-20' });
    const other = (result as { id: string }).id;
    const input = { id: other, version: 1, reason: 'Дано по ошибке' };
    expect((await world.command('buguruslan-observer', 'network.assignment.withdraw', input)).status).toBe(
      403,
    );
    expect((await world.command(coordinator, 'network.assignment.withdraw', input)).status).toBe(200);
    const executorId = await personOf('severny-methodist');
    const taken = await world.command('severny-rmk', 'network.assignment.take', { id: other, executorId });
    expect(taken.status).toBe(409);
    expect(await world.page('severny-rmk', `/network/assignments/${other}`)).toContain('Дано по ошибке');
  });
});
