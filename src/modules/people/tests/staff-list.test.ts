// «Кадры на дату»: who worked where on a day, filters together, pages both ways, leaves and vacancies apart, contributed parts.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import {
  granted,
  holder,
  nobody,
  openTwoTerritories,
  openWorld,
  refused,
  type Who,
  type World,
  within,
  yeniseysky,
} from '../../territories/tests/world.ts';
import { peopleModule } from '../module.ts';
import { addPersonWithPost } from '../person.commands.ts';
import { endPosts } from '../post/end-many.commands.ts';
import { grantLeave } from '../post/leave.commands.ts';
import { openVacancy } from '../post/vacancy.commands.ts';
import { postsOn } from '../post.queries.ts';
import { filterFrom, seesStaffList } from '../staff/staff.filter.ts';
import { staffFigures, staffList } from '../staff/staff.list.ts';
import { useStaffParts } from '../staff/staff-parts.ts';
import { removeView, savedViews, saveView } from '../staff/view.commands.ts';

const methodist = holder('methodist');
let world: World;
let first = '';
let second = '';

const addSchool = async (shortName: string) => {
  const blank = { kpp: null, ogrn: null, oktmo: null, address: '', phone: '', email: '', site: '', act: '' };
  const input = {
    kind: 'school' as const,
    shortName,
    fullName: shortName,
    inn: null,
    openedOn: '2001-09-01',
  };
  const { id } = granted<{ id: string }>(
    await world.write(methodist, (ctx) => addInstitution(ctx, { ...input, ...blank })),
  );
  return id;
};
const add = async (surname: string, parts: Record<string, unknown> = {}) => {
  const input = {
    ...{ surname, given: 'Анна', patronymic: null, gender: 'female', place: 'institution', another: true },
    ...{ institutionId: first, position: 'учитель', detail: '', startsOn: '2025-09-01', load: 1, ...parts },
  };
  return granted<{ id: string }>(await world.command(methodist, addPersonWithPost, input)).id;
};
const filter = (words: Record<string, string>) => filterFrom(new URLSearchParams(words));
const list = (words: Record<string, string>, who: Who = methodist) =>
  world.read(who, (ctx) => staffList(ctx, filter(words)));
const names = async (words: Record<string, string>, who?: Who) =>
  (await list(words, who)).rows.map((row) => row.surname);

beforeAll(async () => {
  world = await openWorld([institutionsModule, peopleModule]);
  await openTwoTerritories(world);
  first = await addSchool('СШ № 2');
  second = await addSchool('СШ № 10');
  await add('Ёжикова', { subjects: ['математика'], birthDate: '1990-05-01' });
  await add('Егорова', { subjects: ['физика'], birthDate: '1963-01-01', load: 1.5 });
  await add('Жукова', { institutionId: second, employment: 'outer-part-time', load: 0.5 });
  await add('Ершова', { institutionId: second, position: 'младший воспитатель', startsOn: '2026-02-01' });
  const leaving = await add('Зимина', { institutionId: second, subjects: ['математика'] });
  const [post] = await world.read(nobody, (ctx) => postsOn(ctx, leaving, '2026-04-01'));
  const leave = { postId: post?.id, kind: 'childcare', startsOn: '2026-01-15', endsOn: '2027-01-14' };
  granted(await world.command(methodist, grantLeave, leave));
  const vacancy = { institutionId: second, position: 'учитель', subject: 'физика', load: 1.5 };
  granted(await world.command(methodist, openVacancy, { ...vacancy, startsOn: '2026-01-10' }));
});
afterAll(() => useStaffParts([]));

describe('список на дату', () => {
  test('русский порядок, ё рядом с е; по организациям — с номерами как числами', async () => {
    expect(await names({})).toEqual(['Егорова', 'Ёжикова', 'Ершова', 'Жукова', 'Зимина']);
    const byPlace = await list({ sort: 'place' });
    expect(byPlace.rows.map((row) => row.place)).toEqual([
      'СШ № 2',
      'СШ № 2',
      'СШ № 10',
      'СШ № 10',
      'СШ № 10',
    ]);
  });

  test('ответ зависит от даты и через год тот же', async () => {
    const asked = { on: '2026-01-01', subject: 'Математика', leave: 'without' };
    expect(await names(asked)).toEqual(['Ёжикова', 'Зимина']);
    expect(await names({ ...asked, on: '2026-01-15' })).toEqual(['Ёжикова']);
    world.state.at = new Date('2027-06-01T09:00:00Z');
    expect(await names(asked)).toEqual(['Ёжикова', 'Зимина']);
    world.state.at = new Date('2026-04-01T09:00:00Z');
    expect(await names({ on: '2026-01-31', institutionId: second })).toEqual(['Жукова', 'Зимина']);
  });

  test('отборы сочетаются: должность, группа должностей, вид работы, возраст, отпуск, слова', async () => {
    expect(await names({ position: 'group:Учебно-вспомогательный персонал' })).toEqual(['Ершова']);
    expect(await names({ employment: 'own', institutionId: second })).toEqual(['Ершова', 'Зимина']);
    expect(await names({ employment: 'outer-part-time' })).toEqual(['Жукова']);
    expect(await names({ age: 'over-60' })).toEqual(['Егорова']);
    expect(await names({ age: '35-44' })).toEqual(['Ёжикова']);
    expect(await names({ leave: 'childcare' })).toEqual(['Зимина']);
    expect(await names({ q: 'ёжи' })).toEqual(['Ёжикова']);
    expect(await names({ subject: 'Математика', institutionId: first, age: 'over-60' })).toEqual([]);
  });

  test('совместители, отпуск и вакансии посчитаны отдельно', async () => {
    const figures = await world.read(methodist, (ctx) => staffFigures(ctx, filter({})));
    expect(figures).toEqual({ people: 5, posts: 5, load: 5, external: 1, onLeave: 1, vacantLoad: 1.5 });
    const before = await world.read(methodist, (ctx) => staffFigures(ctx, filter({ on: '2026-01-01' })));
    expect(before).toEqual({ people: 4, posts: 4, load: 4, external: 1, onLeave: 0, vacantLoad: 0 });
  });

  test('страницы в обе стороны без повторов; запросов столько же при любом числе строк', async () => {
    const page = (words: Record<string, string>) =>
      world.read(methodist, (ctx) => staffList(ctx, { ...filter(words), limit: 2 }));
    for (const sort of ['name', 'place', 'since']) {
      const whole = (await list({ sort })).rows.map((row) => row.id);
      const one = await page({ sort });
      const two = await page({ sort, after: one.after ?? '' });
      const three = await page({ sort, after: two.after ?? '' });
      expect([...one.rows, ...two.rows, ...three.rows].map((row) => row.id)).toEqual(whole);
      const back = await page({ sort, before: three.before ?? '' });
      expect(back.rows.map((row) => row.id)).toEqual(two.rows.map((row) => row.id));
      expect([one.before, three.after]).toEqual([undefined, undefined]);
    }
    const cost = (limit: number) =>
      world.costOf(methodist, (ctx) => staffList(ctx, { ...filter({}), limit }));
    expect([await cost(1), await cost(50)]).toEqual([3, 3]);
    expect((await page({ after: 'выдумано' })).rows.length).toBe(2);
  });

  test('руководитель организации видит свою, остальным список закрыт', async () => {
    expect(await names({}, within('institution-head', first))).toEqual(['Егорова', 'Ёжикова']);
    expect(await names({ institutionId: second }, within('institution-operator', first))).toEqual([]);
    const answer = await world.read(nobody, async (ctx) => seesStaffList.check(ctx, undefined));
    expect(refused(answer)).toBe('sees-staff-list');
    world.state.territory = yeniseysky;
    expect(await names({})).toEqual([]);
    world.state.territory = { ...world.state.territory, id: 1, slug: 'kstovo', zone: 'Europe/Moscow' };
  });

  test('верхние этажи добавляют свой отбор и свой столбец', async () => {
    useStaffParts([
      {
        key: 'category',
        title: 'Категория',
        options: [{ value: 'none', label: 'без категории' }],
        where: (_ctx, value) => sql<boolean>`(${value} = 'none' and p.surname <> 'Егорова')`,
        words: async (_ctx, rows) => (row) => `${rows.length} ${row.position}`,
      },
    ]);
    const page = await list({ category: 'none', institutionId: first });
    expect(page.rows.map((row) => [row.surname, row.more.category])).toEqual([['Ёжикова', '1 учитель']]);
    useStaffParts([]);
  });
});

describe('действия со списком', () => {
  test('сохранённый отбор — свой у каждого, без страницы', async () => {
    const me = { ...methodist, personId: await add('Первая') };
    const other = { ...methodist, personId: await add('Вторая') };
    const view = { name: 'Математики', query: 'subject=Математика&after=x' };
    const { id } = granted<{ id: string }>(await world.command(me, saveView, view));
    expect(refused(await world.command(me, saveView, view))).toBe('view-named-twice');
    const mine = await world.read(me, (ctx) => savedViews(ctx, 'staff'));
    expect(mine.map((each) => [each.name, new URLSearchParams(each.query).get('subject')])).toEqual([
      ['Математики', 'Математика'],
    ]);
    expect(mine[0]?.query).not.toContain('after');
    expect(await world.read(other, (ctx) => savedViews(ctx, 'staff'))).toEqual([]);
    expect(refused(await world.command(other, removeView, { id }))).toBe('not-found');
    const acting = { list: 'institutions', name: 'Математики', query: 'kind=school&columns=inn' };
    granted(await world.command(me, saveView, acting));
    expect(
      (await world.read(me, (ctx) => savedViews(ctx, 'institutions'))).map(({ query }) => query),
    ).toEqual([acting.query]);
    granted(await world.command(me, removeView, { id }));
    expect(await world.read(me, (ctx) => savedViews(ctx, 'staff'))).toEqual([]);
  });

  test('завершение выбранных: чужие и уже завершённые остаются и посчитаны', async () => {
    const own = await add('Третья');
    const foreign = await add('Четвёртая', { institutionId: second });
    const ids = await world.read(nobody, async (ctx) =>
      (await Promise.all([own, foreign].map((id) => postsOn(ctx, id, '2026-04-01'))))
        .flat()
        .map((each) => each.id),
    );
    const head = within('institution-head', first);
    expect(granted(await world.command(head, endPosts, { ids, on: '2026-05-31' }))).toEqual({
      ended: 1,
      left: 1,
    });
    expect(granted(await world.command(head, endPosts, { ids, on: '2026-05-31' }))).toEqual({
      ended: 0,
      left: 2,
    });
    expect(refused(await world.command(nobody, endPosts, { ids, on: '2026-05-31' }))).toBe('keeps-staff');
  });
});
