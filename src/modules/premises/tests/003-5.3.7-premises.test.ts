// Положение 003, п. 5.3.7 и 6.2: the inventory with who answers, checks, write-off; bookings no two of which overlap.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { freeSlots, minutesWithin, spanWords } from '../booking/free-slots.ts';

let house: TestHouse;
let methodist: Visitor;
let head: Visitor;
let people: { id: string; surname: string }[];

beforeAll(async () => {
  house = await openTestHouse();
  methodist = await house.signIn('kstovo-imc');
  head = await house.signIn('kstovo-director');
  const { rows } = await house.db.owner.query<{ id: string; surname: string }>(
    `select distinct p.id, p.surname from people.persons p
       join people.posts o on o.territory_id = p.territory_id and o.person_id = p.id and o.unit = 'centre'
       join territories.territories t on t.id = p.territory_id
      where t.slug = 'kstovo' and o.ends_on is null order by p.surname limit 2`,
  );
  people = rows;
});
afterAll(() => house.close());

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/[\s\u00a0]+/g, ' ');
const pageOf = async (path: string, who = methodist) => {
  const answer = await house.get(`/kstovo${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return words(await answer.text());
};
const enter = (parts: Record<string, unknown>) =>
  done<{ id: string }>(house, methodist, 'premises.asset.add', {
    ...{ kind: 'room', name: 'Учебный класс', startsOn: '2024-09-01', isBookable: true, ...parts },
  });
const refused = async (name: string, input: unknown, who = methodist) => {
  const answer = await house.command('kstovo', name, input, who);
  const { error } = (await answer.json()) as {
    error: { name: string; text: string; fields: Record<string, string>; details: Record<string, unknown> };
  };
  return { status: answer.status, ...error };
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('опись', () => {
  test('[ORG-17] ответственный по акту, проверка, смена ответственного, списание с причиной', async () => {
    const [first, second] = people;
    if (!first || !second) throw new Error('Two workers of the centre are needed');
    const { id } = await enter({ kind: 'technical', name: 'Документ-камера', inventoryNumber: '10134-777' });
    const hand = (personId: string, since: string, act: string) =>
      done(house, methodist, 'premises.asset.hand-over', { id, personId, since, act });
    await hand(first.id, '2024-09-02', 'акт № 5');
    await hand(second.id, '2026-01-12', 'акт № 9');
    const sameDay = { id, personId: first.id, since: '2026-01-12', act: '' };
    expect(await refused('premises.asset.hand-over', sameDay)).toMatchObject({ name: 'handed-that-day' });
    const check = { id, checkedOn: '2026-03-20', outcome: 'damaged' };
    expect(await refused('premises.asset.check', check)).toMatchObject({
      fields: { note: 'Напишите, что обнаружено' },
    });
    await done(house, methodist, 'premises.asset.check', { ...check, note: 'Разбито стекло.' });
    const card = await pageOf(`/premises/${id}`);
    expect(card).toContain('акт № 5');
    expect(card).toContain('11.01.2026');
    expect(card).toContain('Разбито стекло.');
    expect(card).toMatch(new RegExp(`${first.surname}.*акт № 5`));
    const list = await pageOf('/premises?q=документ');
    expect(list).toMatch(new RegExp(`Документ-камера.*10134-777.*${second.surname}.*Неисправно`));
    const sheet = await house.get('/kstovo/premises.xlsx?q=документ', head);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await sheet.arrayBuffer());
    const row = book.worksheets[0]?.getSheetValues().flat().map(String) ?? [];
    expect(row.find((cell) => cell.includes(second.surname))).toBeDefined();
    const { rows } = await house.db.owner.query<{ id: string }>(
      'select id from premises.handovers where asset_id = $1 order by starts_on desc limit 1',
      [id],
    );
    const act = await house.get(`/kstovo/premises/handovers/${rows[0]?.id}/act.pdf`, methodist);
    expect([act.status, act.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await done(house, methodist, 'premises.asset.write-off', {
      ...{ id, version: 1, on: '2026-03-31', reason: 'Не подлежит ремонту', act: 'акт № 11' },
    });
    expect(await pageOf('/premises?q=документ')).not.toContain('10134-777');
    expect(await pageOf('/premises?q=документ&state=written-off')).toContain('Не подлежит ремонту');
    expect(await refused('premises.asset.check', { ...check, note: 'x' })).toMatchObject({
      name: 'written-off',
    });
    proves('ORG-17', 'Inventory list with responsible person');
  });

  test('[ORG-17] номер в описи один, школа опись не ведёт и не видит', async () => {
    await enter({ name: 'Экран', kind: 'technical', inventoryNumber: '10134-900' });
    const twin = {
      kind: 'technical',
      name: 'Экран второй',
      startsOn: '2025-01-01',
      inventoryNumber: '10134-900',
    };
    expect(await refused('premises.asset.add', twin)).toMatchObject({ status: 422, name: 'number-twice' });
    const school = await house.signIn('kstovo-school-1');
    expect((await house.get('/kstovo/premises', school)).status).toBe(403);
    expect(await refused('premises.asset.add', { ...twin, inventoryNumber: '' }, school)).toMatchObject({
      status: 403,
    });
  });
});

describe('занятость', () => {
  test('[ORG-17] двойную бронь не принимают: кто занял, до какого времени и что свободно', async () => {
    const { id: assetId } = await enter({ name: 'Зал для защиты проектов' });
    const booking = { assetId, on: '2026-04-14', from: '10:00', to: '12:30', title: 'Городской семинар' };
    await done(house, methodist, 'premises.booking.add', booking);
    const late = await refused(
      'premises.booking.add',
      { ...booking, from: '12:00', to: '13:00', title: 'Совещание' },
      head,
    );
    expect(late.status).toBe(409);
    expect(late.name).toBe('booked-already');
    expect(plain(late.text)).toContain('занято до 14.04.2026 12:30: Городской семинар');
    expect(late.details.free).toEqual(['08:00–10:00', '12:30–20:00']);
    const next = { ...booking, from: '12:30', to: '14:00', title: 'Консультация' };
    const { on } = await done<{ on: string }>(house, head, 'premises.booking.add', next);
    expect(on).toBe('2026-04-14');
    const week = await pageOf('/premises/week?from=2026-04-14');
    expect(week).toMatch(/10:00–12:30 Городской семинар.*12:30–14:00 Консультация/);
    proves('ORG-17', 'room/equipment can be reserved for an event and double booking is refused');
  });

  test('[ORG-17] и сама база не принимает двух броней на одно время', async () => {
    const { id: assetId } = await enter({ name: 'Кабинет 7' });
    await done(house, methodist, 'premises.booking.add', {
      ...{ assetId, on: '2026-04-15', from: '10:00', to: '11:00', title: 'Приём' },
    });
    const twice = house.db.owner.query(
      `insert into premises.bookings (territory_id, id, asset_id, starts_at, ends_at, title, person_id)
       select territory_id, gen_random_uuid(), asset_id, starts_at + interval '30 minutes', ends_at + interval '1 hour',
         'мимо команды', person_id from premises.bookings where asset_id = $1`,
      [assetId],
    );
    await expect(twice).rejects.toThrow(/nothing_is_booked_twice/);
  });

  test('[ORG-17] двое нажали сразу: один занял, другому сказали кто', async () => {
    const { id: assetId } = await enter({ name: 'Кабинет 9' });
    const booking = { assetId, on: '2026-04-16', from: '15:00', to: '16:00', title: 'Рабочая группа' };
    const answers = await Promise.all(
      [methodist, head].map((who) => house.command('kstovo', 'premises.booking.add', booking, who)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('[ORG-17] бронь под пункт плана и под заседание видна с обеих сторон; освободить может занявший', async () => {
    const { rows } = await house.db.owner.query<{ id: string }>(
      `select l.id from planning.lines l
         join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id
         join territories.territories t on t.id = l.territory_id
        where t.slug = 'sosnovy-bor' and p.state = 'executing' and l.state = 'open' order by l.id limit 1`,
    );
    const lineId = rows[0]?.id ?? '';
    const keeper = await house.signIn('sosnovy-methodist');
    const gmk = await house.signIn('sosnovy-gmk');
    const { id: assetId } = await done<{ id: string }>(house, keeper, 'premises.asset.add', {
      ...{ kind: 'room', name: 'Зал пленарных заседаний', startsOn: '2024-09-01', isBookable: true },
    });
    const ask = {
      assetId,
      on: '2026-04-20',
      from: '09:00',
      to: '11:00',
      occasion: `planning.line:${lineId}`,
    };
    const { id } = await done<{ id: string }>(house, gmk, 'premises.booking.add', ask);
    const linePage = async () =>
      words(await (await house.get(`/sosnovy-bor/planning/lines/${lineId}`, keeper)).text());
    expect(await linePage()).toMatch(/пн, 20\.04\.2026 09:00–11:00 Зал пленарных заседаний/);
    const vague = await house.command(
      'sosnovy-bor',
      'premises.booking.add',
      { ...ask, occasion: 'нет такого' },
      keeper,
    );
    expect(vague.status).toBe(422);
    const head = await house.signIn('sosnovy-head');
    const free = { id, version: 1 };
    expect((await house.command('sosnovy-bor', 'premises.booking.cancel', free, head)).status).toBe(403);
    await done(house, gmk, 'premises.booking.cancel', free);
    expect(await linePage()).not.toContain('Зал пленарных заседаний');
  });

  test('[ORG-17] списать нельзя, пока впереди занято', async () => {
    const { id } = await enter({ name: 'Кабинет 11' });
    await done(house, methodist, 'premises.booking.add', {
      ...{ assetId: id, on: '2026-05-12', from: '10:00', to: '11:00', title: 'Приём' },
    });
    const off = { id, version: 1, on: '2026-04-01', reason: 'Передан школе', act: '' };
    expect(await refused('premises.asset.write-off', off)).toMatchObject({ name: 'booked-ahead' });
  });
});

describe('свободное время', () => {
  test('промежутки между занятым, короче получаса не предлагаются', () => {
    const taken = [
      { from: 600, to: 660 },
      { from: 480, to: 540 },
      { from: 680, to: 1440 },
    ];
    expect(freeSlots(taken).map(spanWords)).toEqual(['09:00–10:00']);
    expect(freeSlots([]).map(spanWords)).toEqual(['08:00–20:00']);
  });

  test('бронь через полночь занимает остаток одного дня и начало другого', () => {
    const at = (time: string) => new Date(`2026-04-${time}:00Z`);
    const day = [at('14T00:00'), at('15T00:00')] as const;
    expect(minutesWithin(at('13T20:00'), at('14T01:30'), ...day)).toEqual({ from: 0, to: 90 });
    expect(minutesWithin(at('15T00:00'), at('15T01:00'), ...day)).toBeNull();
  });
});
