// The law of the day a category was granted: приказы 276 and 196 as dated lines, and a line the service adds itself.
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { addPerson } from '../../people/index.ts';
import { holder, nobody, openTwoTerritories, openWorld, type World } from '../../territories/tests/world.ts';
import { federalRules, lastDaySql, ruleOn, standingOn } from '../category.rules.ts';
import { qualificationModule } from '../module.ts';
import { addCategory, removeRecord } from '../record.commands.ts';
import { heldBy } from '../record.queries.ts';
import { addRule, removeRule } from '../rule.commands.ts';

const methodist = holder('methodist');
const head = holder('centre-head');
const order196 = 'приказ Минпросвещения России от 24.03.2023 № 196';
const order276 = 'приказ Минобрнауки России от 07.04.2014 № 276';
let world: World;
let personId: string;

const teacher = {
  surname: 'Ларина',
  given: 'Ольга',
  patronymic: 'Дмитриевна',
  gender: 'female' as const,
  birthDate: '1980-05-04',
  email: '',
  phone: '',
};

beforeAll(async () => {
  world = await openWorld([qualificationModule]);
  await openTwoTerritories(world);
  personId = (await world.write(methodist, (ctx) => addPerson(ctx, teacher))) as string;
});

const category = (kind: string, grantedOn: string, position = 'учитель') => ({
  ...{ personId, kind, grantedOn, position },
  document: `приказ министерства от ${grantedOn} № 1187`,
});

describe('срок категории — по порядку дня, когда её установили', () => {
  test('до 1 сентября 2023 года — пять лет, последний день — то же число последнего года', () => {
    const granted = { kind: 'highest', grantedOn: '2023-08-31' } as const;
    expect(standingOn(federalRules, granted, '2026-04-01')).toEqual({
      ...{ act: order276, validUntil: '2028-08-31', endedOn: null, inForce: true },
    });
    expect(standingOn(federalRules, granted, '2028-08-31').inForce).toBe(true);
    expect(standingOn(federalRules, granted, '2028-09-01')).toMatchObject({
      ...{ endedOn: '2028-08-31', inForce: false },
    });
  });

  test('с 1 сентября 2023 года — без срока; соответствие должности — всегда пять лет', () => {
    expect(standingOn(federalRules, { kind: 'first', grantedOn: '2023-09-01' }, '2040-01-01')).toEqual({
      ...{ act: order196, validUntil: null, endedOn: null, inForce: true },
    });
    expect(
      standingOn(federalRules, { kind: 'conformity', grantedOn: '2024-02-29' }, '2026-04-01'),
    ).toMatchObject({
      ...{ validUntil: '2029-02-28', inForce: true },
    });
  });

  test('день, для которого порядка нет, не угадывается', async () => {
    expect(ruleOn(federalRules, 'methodist', '2022-05-01')).toBeNull();
    expect(ruleOn(federalRules, 'first', '2029-09-01')).toBeNull();
    const answer = await world.command(methodist, addCategory, category('methodist', '2022-05-01'));
    expect(answer).toMatchObject({
      refusal: 'no-rule',
      norm: 'attestation-support',
      fields: { grantedOn: expect.stringContaining('нет порядка') },
    });
  });

  test('запрос к базе и карточка считают срок одинаково', async () => {
    const days = ['2012-03-01', '2020-02-29', '2023-08-31', '2023-09-01', '2025-12-25'];
    for (const day of days) await world.command(methodist, addCategory, category('first', day));
    const inSql = await world.read(methodist, async (ctx) => {
      const { rows } = await sql<{ day: string; last: string | null }>`select c.granted_on as day,
        ${lastDaySql('c', federalRules)} as last from qualification.categories c
        where c.territory_id = ${ctx.territory.id} and c.person_id = ${personId} order by c.granted_on`.execute(
        ctx.db,
      );
      return rows;
    });
    expect(inSql).toEqual([
      { day: '2012-03-01', last: '2017-03-01' },
      { day: '2020-02-29', last: '2025-02-28' },
      { day: '2023-08-31', last: '2028-08-31' },
      { day: '2023-09-01', last: null },
      { day: '2025-12-25', last: null },
    ]);
    const held = await world.read(methodist, (ctx) => heldBy(ctx, personId, ctx.today));
    expect(held.categories.map((each) => [each.grantedOn, each.validUntil]).reverse()).toEqual(
      inSql.map(({ day, last }) => [day, last]),
    );
  });

  test('изменился закон — служба добавляет строку, и сроки пересчитываются', async () => {
    const line = {
      ...{ kind: 'first', act: 'приказ Минпросвещения России от 01.11.2025 № 900', from: '2025-12-01' },
      ...{ validityMonths: 36, considerDays: 20, examineDays: 40, repeatMonths: 6 },
    };
    expect(await world.command(methodist, addRule, line)).toMatchObject({ refusal: 'sets-category-rules' });
    const added = (await world.command(head, addRule, line)) as { id: string };
    const validUntil = async () =>
      (await world.read(methodist, (ctx) => heldBy(ctx, personId, ctx.today))).categories.find(
        (each) => each.grantedOn === '2025-12-25',
      );
    expect(await validUntil()).toMatchObject({ validUntil: '2028-12-25', act: line.act });
    expect(await world.command(head, addRule, line)).toMatchObject({ refusal: 'rule-of-that-day' });
    await world.command(head, removeRule, { id: added.id });
    expect(await validUntil()).toMatchObject({ validUntil: null, act: order196 });
  });
});

describe('что вносят', () => {
  test('директора на категорию не аттестуют; будущего и повтора не бывает', async () => {
    const add = (parts: object) =>
      world.command(methodist, addCategory, { ...category('first', '2024-05-30'), ...parts });
    expect(await add({ position: 'директор' })).toMatchObject({ refusal: 'not-attested' });
    expect(await add({ grantedOn: '2026-04-02' })).toMatchObject({ refusal: 'future-date' });
    expect(isRefusal(await add({}))).toBe(false);
    expect(await add({})).toMatchObject({ refusal: 'entered-twice' });
  });

  test('посторонний не вносит и не убирает; убранное остаётся в истории с причиной', async () => {
    const found = await world.read(methodist, (ctx) => heldBy(ctx, personId, ctx.today));
    const id = found.categories[0]?.id ?? '';
    const gone = { personId, kind: 'category', id, reason: 'внесена дважды' };
    expect(await world.command(nobody, addCategory, category('first', '2025-01-30'))).toMatchObject({
      refusal: 'keeps-qualification',
    });
    expect(await world.command(nobody, removeRecord, gone)).toMatchObject({ refusal: 'keeps-qualification' });
    await world.command(methodist, removeRecord, gone);
    expect((await world.factsOf(personId)).at(-1)).toBe('qualification.removed');
    expect(await world.command(methodist, removeRecord, gone)).toMatchObject({ kind: 'not-found' });
  });
});
