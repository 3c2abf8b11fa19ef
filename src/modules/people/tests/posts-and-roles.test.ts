// Posts, roles and acting appointments as periods: what they give, who may record them, what the database refuses.
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { mergeInstitution, reregisterInstitution } from '../../institutions/succession.commands.ts';
import {
  granted,
  holder,
  nobody,
  openTwoTerritories,
  openWorld,
  refused,
  type World,
  within,
} from '../../territories/tests/world.ts';
import { peopleModule } from '../module.ts';
import { addPersonWithPost } from '../person.commands.ts';
import { appoint, endPost } from '../post.commands.ts';
import { actingFor, headOf, postsOn, staffOf } from '../post.queries.ts';
import { appointActing, endRole, grantRole } from '../role.commands.ts';
import { peopleRoles, peopleWithRole } from '../role.queries.ts';

const methodist = holder('methodist');
/** Enters people of the service itself, whose posts give roles of the whole territory. */
const keeper = holder('territory-admin');
let world: World;
let school = '';
let garden = '';

const addSchool = async (shortName: string, kind: 'school' | 'kindergarten' = 'school') => {
  const blank = { kpp: null, ogrn: null, oktmo: null, address: '', phone: '', email: '', site: '', act: '' };
  const input = { kind, shortName, fullName: shortName, inn: null, openedOn: '2001-09-01', ...blank };
  return granted<{ id: string }>(await world.write(methodist, (ctx) => addInstitution(ctx, input))).id;
};

beforeAll(async () => {
  world = await openWorld([institutionsModule, peopleModule]);
  await openTwoTerritories(world);
  school = await addSchool('СШ № 1');
  garden = await addSchool('Детский сад № 7', 'kindergarten');
});

let serial = 0;
const add = async (parts: Record<string, unknown> = {}, who = keeper): Promise<unknown> => {
  serial += 1;
  const name = {
    surname: `Петров${'абвгдежзиклмнопрст'[serial % 18]}`,
    given: `Иван${'абвгдеж'[Math.floor(serial / 18)]}`,
  };
  const post = { place: 'institution', institutionId: school, position: 'учитель', detail: 'физики' };
  return world.command(who, addPersonWithPost, {
    ...name,
    patronymic: 'Сергеевич',
    gender: 'male',
    ...post,
    startsOn: '2025-09-01',
    ...parts,
  });
};
const added = async (parts: Record<string, unknown> = {}) => granted<{ id: string }>(await add(parts)).id;

const rolesOf = (personId: string, on = '2026-04-01') =>
  world.read(nobody, async (ctx) => {
    const { rows } = await sql<{ kind: string; scope_id: string | null }>`
      ${peopleRoles.select({ territoryId: ctx.territory.id, personId, on })} order by kind`.execute(ctx.db);
    return rows.map((row) => [row.kind, row.scope_id]);
  });

describe('должность — период', () => {
  test('новый человек входит с первой должностью; тёзку надо подтвердить', async () => {
    const name = { surname: 'Клюев', given: 'Олег', patronymic: 'Ильич' };
    const id = await added(name);
    const posts = await world.read(nobody, (ctx) => postsOn(ctx, id, '2026-04-01'));
    expect(posts.map((post) => [post.title, post.institutionId, post.startsOn])).toEqual([
      ['учитель физики', school, '2025-09-01'],
    ]);
    const again = await add(name);
    expect(isRefusal(again) && [again.refusal, Object.keys(again.fields)]).toEqual(['namesake', ['another']]);
    expect(isRefusal(await add({ ...name, another: true }))).toBe(false);
  });

  test('та же должность в те же дни второй раз — отказ словами', async () => {
    const personId = await added();
    const post = {
      personId,
      place: 'institution',
      institutionId: school,
      position: 'учитель',
      detail: 'физики',
    };
    const twice = await world.command(methodist, appoint, { ...post, startsOn: '2026-01-01' });
    expect(refused(twice)).toBe('post-held-twice');
    const other = await world.command(methodist, appoint, {
      ...post,
      detail: 'химии',
      startsOn: '2026-01-01',
    });
    expect(isRefusal(other)).toBe(false);
  });

  test('последний день включается; назавтра должности нет', async () => {
    const id = await added();
    const [post] = await world.read(nobody, (ctx) => postsOn(ctx, id, '2026-04-01'));
    const end = { id: post?.id, on: '2026-03-31' };
    expect(refused(await world.command(methodist, endPost, { ...end, on: '2025-08-31' }))).toBe(
      'not-started',
    );
    granted(await world.command(methodist, endPost, end));
    const on = (date: string) => world.read(nobody, async (ctx) => (await postsOn(ctx, id, date)).length);
    expect([await on('2026-03-31'), await on('2026-04-01')]).toEqual([1, 0]);
    expect(refused(await world.command(methodist, endPost, end))).toBe('already-ended');
  });

  test('сотрудники в русском порядке, должность вне перечня не принимается', async () => {
    await added({ surname: 'Ёлкин', institutionId: garden, position: 'воспитатель', detail: '' });
    await added({ surname: 'Еремин', institutionId: garden, position: 'воспитатель', detail: '' });
    await added({ surname: 'Жуков', institutionId: garden, position: 'заведующий', detail: '' });
    const staff = await world.read(nobody, (ctx) => staffOf(ctx, garden, '2026-04-01'));
    expect(staff.map((each) => each.name.split('\u00a0')[0])).toEqual(['Ёлкин', 'Еремин', 'Жуков']);
    const answer = await add({ position: 'царь' });
    expect(isRefusal(answer) && Object.keys(answer.fields)).toEqual(['position']);
  });
});

describe('роль даёт должность, документ или приказ', () => {
  test('методист службы, директор школы и заведующий получают роли по должности', async () => {
    const unit = { place: 'centre', institutionId: null, detail: '' };
    const one = await added({ ...unit, position: 'методист' });
    const head = await added({ position: 'директор', detail: '' });
    const teacher = await added();
    expect(await rolesOf(one)).toEqual([['methodist', null]]);
    expect(await rolesOf(head)).toEqual([['institution-head', school]]);
    expect(await rolesOf(head, '2025-08-31')).toEqual([]);
    expect(await rolesOf(teacher)).toEqual([]);
  });

  test('роль назначает тот, кто назван в перечне ролей, и только на срок', async () => {
    const personId = await added();
    const role = { personId, kind: 'institution-operator', institutionId: school, document: 'приказ № 5' };
    const grant = { ...role, startsOn: '2026-01-01', endsOn: '2026-06-30' };
    expect(refused(await world.command(within('institution-head', garden), grantRole, grant))).toBe(
      'may-not-grant',
    );
    const { id } = granted<{ id: string }>(
      await world.command(within('institution-head', school), grantRole, grant),
    );
    expect(await rolesOf(personId, '2026-06-30')).toEqual([['institution-operator', school]]);
    expect(await rolesOf(personId, '2026-07-01')).toEqual([]);
    expect(refused(await world.command(keeper, grantRole, grant))).toBe('role-held-twice');
    granted(await world.command(within('institution-head', school), endRole, { id, on: '2026-04-01' }));
    expect(await rolesOf(personId, '2026-04-02')).toEqual([]);
  });

  test('методист не делает себя администратором', async () => {
    const personId = await added();
    const role = { personId, kind: 'territory-admin', document: 'приказ № 6', startsOn: '2026-01-01' };
    expect(refused(await world.command(methodist, grantRole, role))).toBe('may-not-grant');
    expect(refused(await world.command(holder('centre-head'), grantRole, role))).toBe('may-not-grant');
    expect(isRefusal(await world.command(keeper, grantRole, role))).toBe(false);
  });

  test('через должность тоже: методист не назначает руководителя органа, ответственный — директора', async () => {
    const chief = { place: 'authority', institutionId: null, position: 'директор', detail: '' };
    expect(refused(await add(chief, methodist))).toBe('may-not-grant');
    const personId = await added();
    const post = {
      personId,
      place: 'institution',
      institutionId: school,
      position: 'директор',
      startsOn: '2026-01-01',
    };
    expect(refused(await world.command(within('institution-operator', school), appoint, post))).toBe(
      'may-not-grant',
    );
    expect(isRefusal(await world.command(methodist, appoint, post))).toBe(false);
    const [now] = await world.read(nobody, async (ctx) =>
      (await postsOn(ctx, personId, ctx.today)).filter((each) => each.position === 'директор'),
    );
    const end = { id: now?.id, on: '2026-04-01' };
    expect(refused(await world.command(within('institution-operator', school), endPost, end))).toBe(
      'may-not-grant',
    );
  });

  test('«И. о.»: роль на время приказа, должность печатается в родительном', async () => {
    const absent = await added({
      place: 'authority',
      institutionId: null,
      position: 'директор',
      detail: 'департамента образования',
    });
    const actingPersonId = await added();
    const order = {
      orderNumber: '17-к',
      orderDate: '2026-03-27',
      startsOn: '2026-04-01',
      endsOn: '2026-04-14',
    };
    const input = {
      actingPersonId,
      absentPersonId: absent,
      roleKind: 'authority-head',
      postTitle: 'директор департамента образования',
      ...order,
    };
    expect(refused(await world.command(methodist, appointActing, input))).toBe('appoints-acting');
    granted(await world.command(holder('authority-clerk'), appointActing, input));
    expect(await rolesOf(actingPersonId)).toEqual([['authority-head', null]]);
    expect(await rolesOf(actingPersonId, '2026-04-15')).toEqual([]);
    const acting = await world.read(nobody, (ctx) => actingFor(ctx, 'authority-head', '2026-04-14'));
    expect([acting?.title, acting?.orderNumber]).toEqual([
      'и.\u00a0о.\u00a0директора департамента образования',
      '17-к',
    ]);
    const second = { ...input, actingPersonId: await added(), startsOn: '2026-04-10' };
    expect(refused(await world.command(keeper, appointActing, second))).toBe('somebody-acts-already');
    const held = await world.read(nobody, (ctx) => peopleWithRole(ctx, 'authority-head'));
    expect(held.map((each) => [each.personId, each.ground]).sort()).toEqual(
      [
        [absent, 'post'],
        [actingPersonId, 'acting'],
      ].sort(),
    );
  });

  test('за организацию подписывает исполняющий обязанности, потом снова руководитель', async () => {
    const place = await addSchool('СШ № 99');
    const head = await added({ institutionId: place, position: 'директор', detail: '' });
    const deputy = await added({ institutionId: place, position: 'заместитель директора', detail: 'по УВР' });
    const order = { orderNumber: '3', orderDate: '2026-03-30', startsOn: '2026-04-01', endsOn: '2026-04-05' };
    const input = {
      actingPersonId: deputy,
      absentPersonId: head,
      roleKind: 'institution-head',
      institutionId: place,
      postTitle: 'директор',
      ...order,
    };
    granted(await world.command(within('institution-head', place), appointActing, input));
    const on = (date: string) => world.read(nobody, (ctx) => headOf(ctx, place, date));
    expect(await on('2026-04-05')).toEqual({
      personId: deputy,
      title: 'и.\u00a0о.\u00a0директора',
      acting: true,
    });
    expect(await on('2026-04-06')).toEqual({ personId: head, title: 'директор', acting: false });
  });
});

describe('преемник организации принимает людей и роли', () => {
  test('перерегистрация: должности и роли продолжаются в новой записи с того же дня', async () => {
    const old = await addSchool('СШ № 50');
    const head = await added({ institutionId: old, position: 'директор', detail: '' });
    const operator = await added({ institutionId: old });
    const role = {
      personId: operator,
      kind: 'institution-operator',
      institutionId: old,
      document: 'приказ № 1',
      startsOn: '2025-09-01',
    };
    granted(await world.command(keeper, grantRole, role));
    const names = { shortName: 'Лицей № 50', fullName: 'Лицей № 50' };
    const input = { id: old, ...names, on: '2026-03-20', act: 'постановление от 10.03.2026 № 9' };
    const { id } = granted<{ id: string }>(await world.command(methodist, reregisterInstitution, input));
    expect(await rolesOf(head, '2026-03-19')).toEqual([['institution-head', old]]);
    expect(await rolesOf(head, '2026-03-20')).toEqual([['institution-head', id]]);
    expect(await rolesOf(operator, '2026-03-20')).toEqual([['institution-operator', id]]);
  });

  test('присоединение: совместитель не получает ту же должность дважды', async () => {
    const [small, large] = [await addSchool('Малая'), await addSchool('Большая')];
    const id = await added({ institutionId: small });
    const post = { place: 'institution', institutionId: large, position: 'учитель', detail: 'физики' };
    granted(
      await world.command(methodist, appoint, {
        personId: id,
        ...post,
        employment: 'outer-part-time',
        startsOn: '2025-09-01',
      }),
    );
    const input = { id: small, intoId: large, on: '2026-03-20', act: 'постановление от 10.03.2026 № 10' };
    granted(await world.command(methodist, mergeInstitution, input));
    const posts = await world.read(nobody, (ctx) => postsOn(ctx, id, '2026-03-20'));
    expect(posts.map((each) => each.institutionId)).toEqual([large]);
    expect(await world.brokenInvariants()).toEqual([]);
  });
});
