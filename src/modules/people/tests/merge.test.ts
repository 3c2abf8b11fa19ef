// Two records of one person put together and apart: links go over, nobody gains a right, 30 days to change one's mind.
import { beforeAll, describe, expect, test } from 'vitest';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
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
import { likelyPairs } from '../merge/duplicates.queries.ts';
import { mergePeople, mergesOf, partPeople } from '../merge/merge.commands.ts';
import { peopleModule } from '../module.ts';
import { addPersonWithPost } from '../person.commands.ts';
import { peopleList } from '../person.list.ts';
import { appoint } from '../post.commands.ts';
import { postsOf, staffOf } from '../post.queries.ts';
import { grantRole } from '../role.commands.ts';

const methodist = holder('methodist');
const admin = holder('territory-admin');
let world: World;
let school = '';

beforeAll(async () => {
  world = await openWorld([institutionsModule, peopleModule]);
  await openTwoTerritories(world);
  const blank = { kpp: null, ogrn: null, oktmo: null, address: '', phone: '', email: '', site: '', act: '' };
  const input = {
    kind: 'school' as const,
    shortName: 'СШ № 1',
    fullName: 'СШ № 1',
    inn: null,
    openedOn: '2001-09-01',
  };
  school = granted<{ id: string }>(
    await world.write(methodist, (ctx) => addInstitution(ctx, { ...input, ...blank })),
  ).id;
});

const add = async (surname: string, parts: Record<string, unknown> = {}) => {
  const input = {
    ...{
      surname,
      given: 'Вера',
      patronymic: 'Ивановна',
      gender: 'female',
      place: 'institution',
      another: true,
    },
    ...{ institutionId: school, position: 'учитель', detail: 'химии', startsOn: '2025-09-01', ...parts },
  };
  return granted<{ id: string }>(await world.command(admin, addPersonWithPost, input)).id;
};
const pairs = () => world.read(methodist, (ctx) => likelyPairs(ctx));
const titles = (id: string) =>
  world.read(nobody, async (ctx) => (await postsOf(ctx, id)).map((post) => post.title).sort());

describe('двойники', () => {
  test('подсказаны по имени, дате рождения и должности; тёзки с разными датами — разные люди', async () => {
    const a = await add('Астахова', { birthDate: '1980-02-03' });
    const b = await add('Астахова', { birthDate: '1980-02-03', detail: 'физики' });
    await add('Астахова', { birthDate: '1991-01-01', detail: 'биологии' });
    const married = await add('Яровая', { birthDate: '1980-02-03', given: 'Вера' });
    const found = (await pairs()).map((pair) => [[pair.a, pair.b].sort().join(), pair.reason]);
    expect(found).toContainEqual([[a, b].sort().join(), 'birth']);
    expect(found).toContainEqual([[a, married].sort().join(), 'surname']);
    expect(found.filter(([, reason]) => reason === 'name')).toEqual([]);
    const [c, d] = [await add('Белкина'), await add('Белкина')];
    expect(await pairs()).toContainEqual(expect.objectContaining({ a: c, b: d, reason: 'post' }));
  });

  test('связи переходят, такие же остаются; журнал помнит обе; отмена возвращает', async () => {
    const kept = await add('Ветрова');
    const merged = await add('Ветрова');
    const second = { personId: merged, place: 'institution', institutionId: school, position: 'методист' };
    granted(await world.command(methodist, appoint, { ...second, startsOn: '2025-09-01' }));
    const { id } = granted<{ id: string }>(
      await world.command(methodist, mergePeople, { id: merged, keptId: kept }),
    );
    expect(await titles(kept)).toEqual(['методист', 'учитель химии']);
    expect(await titles(merged)).toEqual(['учитель химии']);
    const staff = await world.read(nobody, (ctx) => staffOf(ctx, school, '2026-04-01'));
    expect(staff.filter((each) => each.personId === merged)).toEqual([]);
    const { rows } = await world.read(methodist, (ctx) => peopleList(ctx, { q: 'Ветрова' }));
    expect(rows.map((row) => row.id)).toEqual([kept]);
    expect(refused(await world.command(methodist, mergePeople, { id: merged, keptId: kept }))).toBe(
      'not-found',
    );
    expect(await world.factsOf(merged)).toContain('person.merged');
    expect(await world.factsOf(kept)).toContain('person.merge-taken');
    expect(await world.brokenInvariants()).toEqual([]);
    const [taken] = await world.read(methodist, (ctx) => mergesOf(ctx, kept));
    expect([taken?.id, taken?.until]).toEqual([id, '2026-05-01']);
    granted(await world.command(methodist, partPeople, { id }));
    expect([await titles(kept), await titles(merged)]).toEqual([
      ['учитель химии'],
      ['методист', 'учитель химии'],
    ]);
    expect(await world.brokenInvariants()).toEqual([]);
    expect(refused(await world.command(methodist, partPeople, { id }))).toBe('not-found');
  });

  test('через 30 дней отменить нельзя', async () => {
    const [kept, merged] = [await add('Громова'), await add('Громова', { detail: 'музыки' })];
    const { id } = granted<{ id: string }>(
      await world.command(methodist, mergePeople, { id: merged, keptId: kept }),
    );
    world.state.at = new Date('2026-05-02T09:00:00Z');
    expect(refused(await world.command(methodist, partPeople, { id }))).toBe('part-too-late');
    world.state.at = new Date('2026-04-01T09:00:00Z');
  });
});

describe('через объединение никто не получает чужого права', () => {
  test('запись со входом в систему не исчезает, роли переходят только у того, кто мог бы их дать', async () => {
    const [kept, merged] = [await add('Дронова'), await add('Дронова', { detail: 'музыки' })];
    const ids = { id: merged, keptId: kept };
    const role = { personId: merged, kind: 'territory-admin', institutionId: null, document: 'приказ № 1' };
    granted(await world.command(admin, grantRole, { ...role, startsOn: '2026-03-01', endsOn: null }));
    expect(refused(await world.command(methodist, mergePeople, ids))).toBe('may-not-grant');
    granted(await world.command(admin, mergePeople, ids));
    const [one, two] = [await add('Ежова'), await add('Ежова', { detail: 'музыки' })];
    await world.db.owner.query(`update people.persons set account_id = 'account-1' where id = $1`, [two]);
    expect(refused(await world.command(admin, mergePeople, { id: two, keptId: one }))).toBe('has-account');
    granted(await world.command(admin, mergePeople, { id: one, keptId: two }));
  });

  test('директор и будущая роль: учитываются и должности, дающие роль, и сроки впереди', async () => {
    const [kept, merged] = [await add('Жилина'), await add('Жилина', { detail: 'музыки' })];
    const post = { personId: merged, place: 'centre', institutionId: null, position: 'директор' };
    granted(await world.command(admin, appoint, { ...post, startsOn: '2026-09-01' }));
    expect(refused(await world.command(methodist, mergePeople, { id: merged, keptId: kept }))).toBe(
      'may-not-grant',
    );
  });

  test('чужой, сам себе и с другой датой рождения — отказ', async () => {
    const [kept, merged] = [
      await add('Зуева', { birthDate: '1980-01-01' }),
      await add('Зуева', { birthDate: '1981-01-01', detail: 'музыки' }),
    ];
    const ids = { id: merged, keptId: kept };
    expect(refused(await world.command(within('institution-head', school), mergePeople, ids))).toBe(
      'merges-people',
    );
    expect(refused(await world.command(methodist, mergePeople, { id: kept, keptId: kept }))).toBe(
      'wrong-person',
    );
    expect(refused(await world.command(methodist, mergePeople, ids))).toBe('another-birth-date');
  });
});
