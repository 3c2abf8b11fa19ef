// Положение ММЦ, п. 1.4: the centre unites seven territories; names, zones and calendars are data.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { readIn, writeIn } from '../../../platform/db/transaction.ts';
import { calendarIsApproved, calendarYear, workingCalendar } from '../calendar.queries.ts';
import { loadTerritoriesDemo } from '../demo.ts';
import { territoriesModule } from '../module.ts';
import { setRegionalDays } from '../regional-days.ts';
import { describeService } from '../territory.commands.ts';
import { networkOf, territoryBySlug, territoryCard } from '../territory.queries.ts';
import { holder, openWorld, refused, type World } from './world.ts';

const demoFolder = join(import.meta.dirname, '../../../../demo');
let world: World;

beforeAll(async () => {
  world = await openWorld([territoriesModule]);
  await writeIn(
    world.db.app,
    0,
    (db) => loadTerritoriesDemo(db, demoFolder),
    () => true,
  );
});

const read = <T>(run: Parameters<typeof readIn<T>>[2]) => readIn(world.db.app, [1], run);

describe('001 §1.4: состав межмуниципального центра', () => {
  test('[NET-01] в сети семь территорий, город — территория центра', async () => {
    const network = await read((db) => networkOf(db, 21, '2026-04-01'));
    expect(network?.members.map((member) => member.name)).toEqual([
      'г. Бугуруслан',
      'Бугурусланский район',
      'Асекеевский район',
      'Абдулинский район',
      'Матвеевский район',
      'Северный район',
      'Пономаревский район',
    ]);
    expect(network?.hostTerritoryId).toBe(2);
    proves('NET-01', 'Territory tree with 7 members');
  });

  test('[NET-01] до вступления территория в сети не состоит; самостоятельная не состоит никогда', async () => {
    expect(await read((db) => networkOf(db, 21, '2017-11-21'))).toBeNull();
    expect(await read((db) => networkOf(db, 1, '2026-04-01'))).toBeNull();
    expect(await world.brokenInvariants()).toEqual([]);
  });
});

describe('наименование и подчинённость службы — данные', () => {
  test('[ORG-01] четыре службы называются по-своему и подчинены по-разному', async () => {
    const cards = await read(async (db) => [
      await territoryCard(db, 3),
      await territoryCard(db, 4),
      await territoryCard(db, 5),
      await territoryCard(db, 2),
    ]);
    expect(cards.map((card) => [card.service.shortName, card.service.legalForm])).toEqual([
      ['ИМЦ', 'структурное подразделение Управления образования'],
      ['ОМС', 'структурное подразделение Отдела образования'],
      ['ГМК', 'структурное подразделение муниципального учреждения «МОУДО ЦРТ»'],
      ['ММЦ', 'центр при Управлении образованием без образования юридического лица'],
    ]);
  });

  test('[ORG-01] карточку меняет администратор, след остаётся; методисту отказано', async () => {
    const card = await read((db) => territoryCard(db, 1));
    const changed = { ...card.service, shortName: 'РИМЦ' };
    expect(refused(await world.command(holder('methodist'), describeService, changed))).toBe(
      'is-territory-admin',
    );
    const answer = await world.command(holder('territory-admin'), describeService, changed);
    expect(isRefusal(answer)).toBe(false);
    expect(answer).toEqual({ changed: ['shortName'] });
    expect((await read((db) => territoryCard(db, 1))).service.shortName).toBe('РИМЦ');
    expect(await world.factsOf('1')).toEqual(['territory.service-described']);
  });

  test('неизвестный адрес территории — пусто', async () => {
    expect(await read((db) => territoryBySlug(db, 'nowhere'))).toBeNull();
    expect((await read((db) => territoryBySlug(db, 'kurchaloy')))?.zone).toBe('Europe/Moscow');
  });
});

describe('производственный календарь', () => {
  const isWorking = (date: string) =>
    world.read(holder('methodist'), async (ctx) => (await workingCalendar(ctx))(date));

  test.each([
    ['2026-01-09', false, 'перенос с 3 января'],
    ['2026-03-09', false, 'перенос с 8 марта'],
    ['2026-05-08', true, 'сокращённый день — рабочий'],
    ['2026-05-11', false, 'перенос с 9 мая'],
    ['2026-05-30', false, 'суббота'],
    ['2026-06-01', true, 'обычный понедельник'],
    ['2025-11-01', true, 'рабочая суббота'],
    ['2026-12-31', false, 'перенос с 4 января'],
  ])('%s: рабочий — %s (%s)', async (date, working) => {
    expect(await isWorking(date)).toBe(working);
  });

  test('неизвестный год: выходные и праздники по закону, «не утверждён»', async () => {
    const year = (of: number) => world.read(holder('methodist'), (ctx) => calendarIsApproved(ctx, of));
    expect([await year(2026), await year(2027)]).toEqual([true, false]);
    expect(await isWorking('2027-11-04')).toBe(false);
    expect(await isWorking('2027-01-08')).toBe(false);
    expect(await isWorking('2027-05-31')).toBe(true);
  });
});

describe('праздники региона', () => {
  const enter = (who: ReturnType<typeof holder>, days: unknown, year = 2026) =>
    world.command(who, setRegionalDays, { year, days, act: 'Указ Главы республики от 02.03.2026 № 21' });
  const regionalOf = (year: number) =>
    world.read(holder('methodist'), async (ctx) => (await calendarYear(ctx, year)).regional);

  test('пока не внесены — «не заполнены»; пустой список — «дополнительных нет»', async () => {
    expect(await regionalOf(2026)).toBeNull();
    expect(await enter(holder('territory-admin'), [], 2027)).toEqual({ year: 2027, days: 0 });
    expect((await regionalOf(2027))?.days).toEqual([]);
  });

  test('внесённый день нерабочий для сроков; чужой год и повтор не принимаются; методисту отказано', async () => {
    const isWorking = (date: string) =>
      world.read(holder('methodist'), async (ctx) => (await workingCalendar(ctx))(date));
    const day = { date: '2026-05-27', title: 'Курбан-байрам' };
    expect(await isWorking(day.date)).toBe(true);
    expect(refused(await enter(holder('methodist'), [day]))).toBe('is-territory-admin');
    expect(refused(await enter(holder('territory-admin'), [{ ...day, date: '2027-05-27' }]))).toBe(
      'wrong-regional-day',
    );
    expect(refused(await enter(holder('territory-admin'), [day, day]))).toBe('wrong-regional-day');
    expect(await enter(holder('territory-admin'), [day])).toEqual({ year: 2026, days: 1 });
    expect(await isWorking(day.date)).toBe(false);
    expect((await regionalOf(2026))?.days).toEqual([day]);
    const other = { ...world.state.territory };
    world.state.territory = { id: 4, slug: 'kurchaloy', name: 'Курчалоевский район', zone: 'Europe/Moscow' };
    expect(await regionalOf(2026)).toBeNull();
    expect(await isWorking(day.date)).toBe(true);
    world.state.territory = other;
  });
});
