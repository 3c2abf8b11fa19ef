// Institutions confirm their staff on set dates: who may, what is kept, who is reminded and who learns of the late.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Refusal } from '../../../kernel/refusal.ts';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { noticesModule } from '../../notices/index.ts';
import { insertStaff, peopleModule } from '../../people/index.ts';
import {
  granted,
  holder,
  openTwoTerritories,
  openWorld,
  refused,
  type World,
  within,
} from '../../territories/tests/world.ts';
import { confirmStaff } from '../confirmation.commands.ts';
import { confirmationsOf, statesOn } from '../confirmation.queries.ts';
import { dueOn } from '../due.ts';
import { staffingModule } from '../module.ts';
import { changesBetween } from '../snapshot.ts';
import { remindToConfirm } from '../staffing.daily.ts';
import { staffingDuties } from '../staffing.duties.ts';

const methodist = holder('methodist');
let world: World;
let school = '';
let other = '';
let head = '';

const addSchool = async (shortName: string) => {
  const blank = { kpp: null, ogrn: null, oktmo: null, address: '', phone: '', email: '', site: '', act: '' };
  const input = {
    kind: 'school' as const,
    shortName,
    fullName: shortName,
    inn: null,
    openedOn: '2001-09-01',
  };
  return granted<{ id: string }>(
    await world.write(methodist, (ctx) => addInstitution(ctx, { ...input, ...blank })),
  ).id;
};
const name = (surname: string) => ({
  surname,
  given: 'Анна',
  patronymic: 'Ильинична',
  gender: 'female' as const,
});

beforeAll(async () => {
  world = await openWorld([institutionsModule, peopleModule, noticesModule, staffingModule]);
  await openTwoTerritories(world);
  school = await addSchool('СШ № 1');
  other = await addSchool('СШ № 2');
  const staff = [
    { name: name('Белова'), institutionId: school, position: 'директор', detail: '' },
    { name: name('Волкова'), institutionId: school, position: 'учитель', detail: 'математики' },
    { name: name('Гусева'), institutionId: other, position: 'учитель', detail: 'физики' },
  ];
  const ids = granted<string[]>(await world.write(methodist, (ctx) => insertStaff(ctx, staff)));
  head = ids[0] ?? '';
});

const notices = async () => {
  const { rows } = await world.db.owner.query<{ person_id: string; name: string }>(
    'select person_id, name from notices.notices order by created_at, id',
  );
  return rows.map((row) => [row.person_id, row.name]);
};

test('день открывается за две недели и держится до следующего', () => {
  const days = ['09-05', '01-01'];
  expect(dueOn(days, '2026-04-01')).toBe('2026-01-01');
  expect(dueOn(days, '2026-08-21')).toBe('2026-01-01');
  expect(dueOn(days, '2026-08-22')).toBe('2026-09-05');
  expect(dueOn(days, '2026-12-18')).toBe('2027-01-01');
  expect(dueOn([], '2026-12-18')).toBe(null);
});

describe('подтверждение', () => {
  test('своё — руководитель и ответственный, чужое — нет; сохраняется состав на этот день', async () => {
    const input = { institutionId: school, dueOn: '2026-01-01' };
    const foreign = within('institution-head', other);
    expect(refused(await world.command(foreign, confirmStaff, input))).toBe('confirms-staff');
    const early = await world.command(methodist, confirmStaff, { ...input, dueOn: '2025-09-05' });
    expect([refused(early), (early as Refusal).norm]).toEqual(['wrong-date', 'staff-confirmation']);
    const mine = within('institution-operator', school);
    expect(granted(await world.command(mine, confirmStaff, input))).toEqual({
      institutionId: school,
      people: 2,
    });
    const states = await world.read(methodist, (ctx) => statesOn(ctx, '2026-01-01'));
    expect(states.map((each) => [each.name, each.confirmedAt !== null, each.people])).toEqual([
      ['СШ № 2', false, null],
      ['СШ № 1', true, 2],
    ]);
    expect(
      (await world.read(foreign, (ctx) => statesOn(ctx, '2026-01-01'))).map((each) => each.name),
    ).toEqual(['СШ № 2']);
    const [kept] = await world.read(mine, (ctx) => confirmationsOf(ctx, school));
    expect(kept?.snapshot.posts.map((post) => [post.title, post.load])).toEqual([
      ['директор', 1],
      ['учитель математики', 1],
    ]);
    expect(JSON.stringify(kept?.snapshot)).not.toContain('Волкова');
    expect(await world.brokenInvariants()).toEqual([]);
  });

  test('через полгода видно, кто пришёл, выбыл и у кого изменились условия', () => {
    const post = { title: 'учитель', employment: 'main', load: 1, subjects: ['Физика'], leave: null };
    const of = (posts: object[]) =>
      ({ posts: posts.map((each) => ({ ...post, ...each })), vacancies: [] }) as never;
    const before = of([{ personId: 'a' }, { personId: 'b' }, { personId: 'c' }]);
    const now = of([{ personId: 'b', load: 0.5 }, { personId: 'c' }, { personId: 'd' }]);
    expect(changesBetween(before, now)).toEqual({ added: ['d'], left: ['a'], changed: ['b'] });
  });
});

test('напоминают до, в день и после; на следующий день служба узнаёт, кто остался', async () => {
  const run = (at: string, since: string) => {
    world.state.at = new Date(`${at}T09:00:00Z`);
    return world.write(methodist, (ctx) => remindToConfirm.run(ctx, since));
  };
  await run('2026-08-25', '2026-08-24');
  expect(await notices()).toEqual([]);
  await run('2026-08-29', '2026-08-28');
  expect(await notices()).toEqual([[head, 'staffing.reminder']]);
  await run('2026-08-29', '2026-08-28');
  expect((await notices()).length).toBe(1);
  await run('2026-09-05', '2026-09-04');
  expect((await notices()).length).toBe(2);
  const mine = { ...within('institution-head', school), personId: head };
  const [duty] = await world.read(mine, (ctx) => staffingDuties(ctx));
  expect([duty?.side, duty?.due]).toEqual(['mine', '2026-09-05']);
  granted(await world.command(mine, confirmStaff, { institutionId: school, dueOn: '2026-09-05' }));
  expect(await world.read(mine, (ctx) => staffingDuties(ctx))).toEqual([]);
  await run('2026-09-06', '2026-09-05');
  expect((await notices()).length).toBe(2);
  const service = await world.read(methodist, (ctx) => staffingDuties(ctx));
  expect(service.map((each) => each.side)).toEqual(['waiting']);
});
