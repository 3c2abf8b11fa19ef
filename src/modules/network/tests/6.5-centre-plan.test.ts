// Положение ММЦ, п. 6.5: the plan and its dates are brought to every service; each head acknowledges; corrections come again.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { system } from '../../../platform/http/gateway.ts';
import { lookAround } from '../look.ts';
import { openWorld, type World, wordsOf } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

const director = 'buguruslan-mmc';
const members = ['buguruslansky', 'asekeyevsky', 'abdulinsky', 'matveyevsky', 'severny', 'ponomaryovsky'];

const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await world.house.db.owner.query(text, values)).rows[0] as T;
const planId = async () =>
  (await one<{ id: string }>(`select id from planning.plans where territory_id = 2 and state = 'executing'`))
    .id;
const lineOf = (title: string) =>
  one<{ id: string; version: number }>(
    'select id, version from planning.lines where territory_id = 2 and title = $1',
    [title],
  );

/** What the queue does in every member's own territory after the centre has woken it. */
async function everybodyLooks(): Promise<void> {
  const { gateway } = world.house.installation;
  for (const slug of ['buguruslan', ...members]) {
    const territory = await world.house.installation.territoryBySlug(slug);
    if (!territory) throw new Error(slug);
    await gateway.write(territory, system, 'look', async (ctx) => {
      await lookAround(ctx, ctx.today);
      return true;
    });
  }
}

const latest = async () =>
  (
    await one<{ id: string }>(
      'select id from network.publications where territory_id = 2 order by edition desc limit 1',
    )
  ).id;

describe('001 §6.5: план доводится до всех служб сети', () => {
  test('в показательной сети: вторая редакция, отметились шесть из семи, о седьмой службе виден телефон', async () => {
    const sheet = await world.page(director, '/network/plan/sheet');
    expect(sheet).toContain('Ознакомились 6 из 7');
    expect(sheet).toContain('Пономаревский район');
    expect(sheet).toContain('Пономаревского района не ознакомлен 8 (35356) 0-16-26');
    const plan = await world.page('severny-rmk', '/network/plan');
    expect(plan).toContain('Ярмарка методических идей территорий');
    expect(plan).toContain('перенесено было: 23 апреля');
    expect(plan).toContain('Ознакомлен: Дерябин');
    expect(plan).not.toContain('Лист ознакомления');
    expect((await world.house.get('/severny/network/plan/sheet', await world.as('severny-rmk'))).status).toBe(
      403,
    );
  });

  test('доводить нечего, пока план не изменился; доводит только директор центра', async () => {
    const input = { planId: await planId(), note: '' };
    expect((await world.command(director, 'network.plan.publish', input)).status).toBe(409);
    for (const login of ['buguruslan-methodist', 'buguruslan-observer', 'buguruslan-head'])
      expect((await world.command(login, 'network.plan.publish', input)).status).toBe(403);
    expect((await world.command('severny-rmk', 'network.plan.publish', input)).status).toBe(404);
  });

  test('[PLN-06] изменение доводится снова: извещение со сроками каждой службе, отметки семи из семи', async () => {
    const line = await lineOf('Методический десант в Матвеевский район');
    const moved = await world.command(director, 'planning.correction.move', {
      ...{ id: line.id, term: '16 апреля', reason: 'Распутица на дорогах района', source: 'own' },
    });
    expect(moved.status).toBe(200);
    const correction = (moved.result as { id: string }).id;
    await world.command('buguruslan-head', 'planning.correction.approve', { id: correction, version: 1 });
    expect(await world.page(director, '/network/plan')).toContain(
      'После последней публикации в плане изменилось: 1 пункт',
    );
    const published = await world.command(director, 'network.plan.publish', {
      ...{ planId: await planId(), note: 'Обратите внимание на новый день выезда.' },
    });
    expect(published.result).toMatchObject({ edition: 3 });
    const { rows: woken } = await world.house.db.owner.query(
      `select data ->> 'territoryId' as id, data -> 'input' as input from pgboss.job where data ->> 'job' = 'network.look'`,
    );
    expect(woken.map(({ id }) => Number(id)).sort()).toEqual([21, 22, 23, 24, 25, 26]);
    expect(woken.every(({ input }) => JSON.stringify(input) === '{}')).toBe(true);
    await everybodyLooks();
    await everybodyLooks();
    const publicationId = await latest();
    for (const slug of members) {
      const { rows: notices } = await world.house.db.owner.query(
        `select n.text from notices.notices n join auth.memberships m on m.person_id = n.person_id
          join auth.accounts a on a.id = m.account_id where a.login = $1 and n.dedupe_key = $2`,
        [`${slug}-rmk`, `network.plan:${publicationId}`],
      );
      expect([slug, notices.length]).toEqual([slug, 1]);
      expect(notices[0].text).toContain('перенесено «Методический десант в Матвеевский район», 16 апреля');
      expect(await world.page(`${slug}-rmk`, '')).toContain(
        'Ознакомиться с изменениями плана центра, редакция 3',
      );
      const known = await world.command(`${slug}-rmk`, 'network.plan.acknowledge', { publicationId });
      expect(known.status).toBe(200);
      expect((await world.command(`${slug}-rmk`, 'network.plan.acknowledge', { publicationId })).status).toBe(
        409,
      );
    }
    const sheet = await world.page(director, '/network/plan/sheet');
    expect(sheet).toContain('Ознакомились 7 из 7');
    expect(sheet).toContain('Усольцева');
    const who = await world.as('buguruslan-coordinator');
    const file = await world.house.get('/buguruslan/network/plan/sheet.xlsx', who);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await file.arrayBuffer());
    expect(book.worksheets[0]?.rowCount).toBe(8);
    proves('PLN-06', 'Публикация извещает каждую службу с датами, видно ознакомившихся');
  });

  test('отметку ставит руководитель службы и под последней редакцией', async () => {
    const publicationId = await latest();
    for (const login of ['asekeyevsky-methodist', 'asekeyevsky-school'])
      expect((await world.command(login, 'network.plan.acknowledge', { publicationId })).status).toBe(403);
    const old = await one<{ id: string }>(
      'select id from network.publications where territory_id = 2 and edition = 1',
    );
    expect(
      (await world.command('ponomaryovsky-rmk', 'network.plan.acknowledge', { publicationId: old.id }))
        .status,
    ).toBe(409);
    const html = await (
      await world.house.get('/asekeyevsky/network/plan', await world.as('asekeyevsky-methodist'))
    ).text();
    expect(html).not.toContain('Отметить «Ознакомлен»');
    expect(wordsOf(html)).toContain('Ознакомлен: Мордасов');
  });

  test('правила базы о сети держатся', async () => {
    const { networkModule } = await import('../module.ts');
    for (const { name, sql } of networkModule.invariants ?? [])
      expect([name, (await world.house.db.owner.query(sql)).rows]).toEqual([name, []]);
  });
});
