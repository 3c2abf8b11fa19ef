// 002 §4.3: whom attestation awaits for years ahead: conformity, categories of the old law that end, a new try.
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { qualificationModule } from '../../qualification/index.ts';
import { addCategory } from '../../qualification/record.commands.ts';
import { addRule } from '../../qualification/rule.commands.ts';
import { granted, holder } from '../../territories/tests/world.ts';
import { duePeople, forecast } from '../forecast.queries.ts';
import { forecastCell, forecastFilter } from '../forecast.schema.ts';
import { type DevelopmentWorld, methodist, openDevelopmentWorld } from './world.ts';

let world: DevelopmentWorld;

const held = async (personId: string, kind: string, grantedOn: string) =>
  granted(
    await world.command(methodist, addCategory, {
      ...{ personId, kind, grantedOn, position: 'учитель', document: `приказ от ${grantedOn} № 7` },
    }),
  );

const asked = (parts: object) => forecastFilter.parse({ about: 'attestation', ...parts });

/** «Surname ground period: day» of everybody in the forecast. */
const turns = (parts: object = {}, who = methodist) =>
  world.read(who, async (ctx) => {
    const filter = asked(parts);
    const { periods } = await forecast(ctx, filter);
    const found: string[] = [];
    for (const period of periods) {
      const { rows } = await duePeople(ctx, filter, forecastCell.parse({ period }));
      const day = (row: (typeof rows)[number]) => (row.ground === 'unknown' ? '' : `: ${row.turnOn}`);
      found.push(...rows.map((row) => `${row.surname} ${row.ground} ${period}${day(row)}`));
    }
    return found.sort();
  });

const about = (surname: string, lines: readonly string[]) =>
  lines.filter((line) => line.startsWith(surname)).map((line) => line.slice(surname.length + 1));

const hire = (surname: string, startsOn = '2010-09-01', birthDate: string | null = null) =>
  world.hire({ surname, institutionId: world.school, startsOn, birthDate });

const write = (run: Parameters<DevelopmentWorld['write']>[1]) => world.write(methodist, run);

async function refusedApplication(personId: string) {
  await write((ctx) =>
    ctx.db
      .insertInto('qualification.applications')
      .values({
        ...{ territory_id: 1, id: newId(ctx.now), person_id: personId, institution_id: world.school },
        ...{ position: 'учитель', kind: 'first', way: 'portal', filed_on: '2026-01-12', act: 'приказ № 196' },
        ...{ consider_by: '2026-02-11', examined_from: '2026-01-20', decide_by: '2026-03-21' },
        ...{ decided_on: '2026-02-20', decision_body: 'министерство', decision_number: '5' },
        ...{ decision_date: '2026-02-20', reason: 'мало сведений', state: 'refused' },
      })
      .execute(),
  );
}

async function onLeave(personId: string, endsOn: string | null) {
  await write(async (ctx) => {
    const post = await ctx.db
      .selectFrom('people.posts')
      .select(['id', 'during'])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    return ctx.db
      .insertInto('people.leaves')
      .values({
        ...{ territory_id: 1, id: newId(ctx.now), post_id: post.id, post_during: post.during },
        ...{ kind: 'childcare', starts_on: '2024-02-01', ends_on: endsOn },
      })
      .execute();
  });
}

beforeAll(async () => {
  world = await openDevelopmentWorld([qualificationModule]);
  world.today('2026-04-01');
  await held(await hire('Бессрочная'), 'first', '2023-09-01');
  await held(await hire('Старая'), 'highest', '2023-08-31');
  await held(await hire('Кончившаяся'), 'first', '2020-12-24');
  await held(await hire('Соответствующая'), 'conformity', '2022-05-12');
  await hire('Новенькая', '2025-01-15');
  await hire('Неизвестная');
  await refusedApplication(await hire('Отказная', '2025-09-01'));
  await onLeave(await hire('Вернувшаяся'), '2026-03-01');
  await onLeave(await hire('Отпускная'), null);
  await held(await hire('Пенсионная', '2000-09-01', '1966-06-01'), 'conformity', '2023-02-10');
});

describe('002 §4.3: прогноз аттестации', () => {
  test('категория до 1 сентября 2023 года кончается через пять лет, новая — никогда', async () => {
    const found = await turns();
    expect(about('Старая', found)).toEqual(['ends 2028: 2028-08-31']);
    expect(about('Бессрочная', found)).toEqual([]);
  });

  test('кончившаяся категория: пора на соответствие, и заявление можно подать снова', async () => {
    expect(about('Кончившаяся', await turns())).toEqual([
      ...['again 0: 2025-12-25', 'conformity 0: 2025-12-24'],
    ]);
  });

  test('соответствие — раз в пять лет: следующее в срок прежнего', async () => {
    expect(about('Соответствующая', await turns({ years: 10 }))).toEqual([
      ...['conformity 2027: 2027-05-12', 'conformity 2032: 2032-05-12'],
    ]);
    expect(about('Соответствующая', await turns({ step: 'quarter' }))).toEqual([
      'conformity 20272: 2027-05-12',
    ]);
  });

  test('не аттестуют первые два года в должности и два года после отпуска по уходу за ребёнком', async () => {
    const found = await turns();
    expect(about('Новенькая', found)).toEqual(['conformity 2027: 2027-01-15']);
    expect(about('Вернувшаяся', found)).toEqual(['conformity 2028: 2028-03-01']);
    expect(about('Отпускная', found)).toEqual([]);
  });

  test('после отказа подают снова через год', async () => {
    expect(about('Отказная', await turns())).toContain('again 2027: 2027-02-20');
  });

  test('кто работает давно, а об аттестации ничего нет, стоит отдельно', async () => {
    expect(about('Неизвестная', await turns())).toEqual(['unknown ?']);
  });

  test('возраст: достигший его к сроку уходит из прогноза', async () => {
    expect(about('Пенсионная', await turns())).toEqual(['conformity 2028: 2028-02-10']);
    expect(about('Пенсионная', await turns({ retirement: 60 }))).toEqual([]);
  });

  test('числа таблицы — те же люди; основание отбирает; организация видит своих', async () => {
    const { total, grounds } = await world.read(methodist, (ctx) => forecast(ctx, asked({ by: 'position' })));
    expect(total.people.get('0')).toBe(1);
    expect(grounds.get('ends')?.people.get('2028')).toBe(1);
    expect(total.people.get('2028')).toBe(3);
    expect(await turns({ ground: 'ends' })).toEqual(['Старая ends 2028: 2028-08-31']);
    const educator = (lines: readonly string[]) => lines.filter((line) => line.startsWith('Зимина'));
    expect(educator(await turns())).toEqual(['Зимина unknown ?']);
    expect(educator(await turns({}, world.operator))).toEqual([]);
    expect(about('Старая', await turns({}, world.operator))).toHaveLength(1);
  });

  test('число запросов не растёт с числом людей', async () => {
    const cost = () => world.costOf(methodist, (ctx) => forecast(ctx, asked({})));
    const before = await cost();
    await held(await hire('Яшина'), 'conformity', '2024-01-10');
    expect(await cost()).toBe(before);
  });

  test('[CAD-02] новая строка порядка пересчитывает прогноз', async () => {
    granted(
      await world.command(holder('centre-head'), addRule, {
        ...{ kind: 'conformity', act: 'приказ министерства № 12', from: '2022-01-01', validityMonths: 36 },
      }),
    );
    expect(about('Соответствующая', await turns({ years: 1 }))).toEqual(['conformity 0: 2025-05-12']);
    granted(
      await world.command(holder('centre-head'), addRule, {
        ...{ kind: 'first', act: 'приказ министерства № 13', from: '2023-09-01', validityMonths: 60 },
      }),
    );
    expect(about('Бессрочная', await turns())).toEqual(['ends 2028: 2028-09-01']);
  });
});
