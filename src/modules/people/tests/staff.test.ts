// Posts in full: terms from a day, leaves inside the post, vacancies, former names, many rows at once, search by three letters.
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { closeInstitution, reregisterInstitution } from '../../institutions/succession.commands.ts';
import {
  granted,
  holder,
  kstovo,
  nobody,
  openTwoTerritories,
  openWorld,
  refused,
  type World,
  within,
  yeniseysky,
} from '../../territories/tests/world.ts';
import { peopleModule } from '../module.ts';
import { previousNames, renamePerson } from '../person/rename.commands.ts';
import { addPersonWithPost } from '../person.commands.ts';
import { endLeave, grantLeave } from '../post/leave.commands.ts';
import { leavesOf, vacanciesOn } from '../post/leave.queries.ts';
import { upsertStaff } from '../post/staff-rows.ts';
import { changeTerms, correctPost } from '../post/terms.commands.ts';
import { closeVacancy, openVacancy } from '../post/vacancy.commands.ts';
import { appoint, endPost } from '../post.commands.ts';
import { postsOf, postsOn } from '../post.queries.ts';

const methodist = holder('methodist');
let world: World;
let school = '';

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

beforeAll(async () => {
  world = await openWorld([institutionsModule, peopleModule]);
  await openTwoTerritories(world);
  school = await addSchool('СШ № 1');
});

const add = async (surname: string, parts: Record<string, unknown> = {}) => {
  const input = {
    ...{ surname, given: 'Мария', patronymic: 'Петровна', gender: 'female', place: 'institution' },
    ...{ institutionId: school, position: 'учитель', detail: 'математики', startsOn: '2025-09-01' },
    ...{ subjects: ['математика, ОБЖ'], load: 1, ...parts },
  };
  return granted<{ id: string }>(await world.command(methodist, addPersonWithPost, input)).id;
};
const postOf = async (personId: string, date = '2026-04-01') => {
  const [post] = await world.read(nobody, (ctx) => postsOn(ctx, personId, date));
  if (!post) throw new Error('No post');
  return post;
};
const found = (words: string, most = 20) =>
  world.read(nobody, async (ctx: ReadCtx) => {
    const { rows } = await sql<{ id: string }>`select id from people.found(${words}, ${most}) as id`.execute(
      ctx.db,
    );
    return rows.map((row) => row.id);
  });

describe('условия работы', () => {
  test('основная работа в одной организации, внешнее совместительство и почасовая в других', async () => {
    const id = await add('Авилова', { load: 1 });
    const second = await addSchool('СШ № 12');
    const post = { personId: id, place: 'institution', institutionId: second, position: 'педагог-психолог' };
    const part = { ...post, employment: 'outer-part-time', load: 0.5, startsOn: '2025-10-01' };
    granted(await world.command(methodist, appoint, part));
    const hourly = { ...part, position: 'преподаватель', employment: 'hourly', load: null, hoursPerWeek: 4 };
    granted(await world.command(methodist, appoint, hourly));
    const posts = await world.read(nobody, (ctx) => postsOn(ctx, id, '2026-04-01'));
    expect(posts.map((each) => [each.institutionId, each.employment, each.load, each.hoursPerWeek])).toEqual([
      [school, 'main', 1, null],
      [second, 'outer-part-time', 0.5, null],
      [second, 'hourly', null, 4],
    ]);
    proves('ORG-10', 'У человека может быть несколько должностей с видом занятости');
  });

  test('предметы берут имена перечня; новые условия действуют с дня, прежние остаются', async () => {
    const id = await add('Белова');
    const post = await postOf(id);
    expect(post.subjects).toEqual(['Математика', 'Основы безопасности и защиты Родины']);
    const terms = { id: post.id, version: 1, employment: 'main', load: 0.5, subjects: ['физика'] };
    expect(refused(await world.command(methodist, changeTerms, { ...terms, from: '2025-09-01' }))).toBe(
      'outside-the-post',
    );
    granted(await world.command(methodist, changeTerms, { ...terms, from: '2026-01-01' }));
    const [before, after] = [await postOf(id, '2025-12-31'), await postOf(id, '2026-01-01')];
    expect([before.load, before.subjects.length, after.load, after.subjects]).toEqual([
      1,
      2,
      0.5,
      ['Физика'],
    ]);
    expect(refused(await world.command(methodist, changeTerms, { ...terms, from: '2026-02-01' }))).toBe(
      'stale-write',
    );
  });

  test('исправляет только тот, кто ведёт сведения; устаревшая страница отказывает', async () => {
    const post = await postOf(await add('Волкова'));
    const fix = { id: post.id, version: 1, employment: 'hourly', load: null, startsOn: '2025-08-25' };
    const other = within('institution-head', await addSchool('СШ № 9'));
    expect(refused(await world.command(other, correctPost, fix))).toBe('places-staff');
    granted(await world.command(within('institution-operator', school), correctPost, fix));
    expect(refused(await world.command(methodist, correctPost, fix))).toBe('stale-write');
    const now = await postOf(post.personId);
    expect([now.employment, now.load, now.startsOn, now.version]).toEqual(['hourly', null, '2025-08-25', 2]);
  });
});

describe('отпуск лежит внутри должности', () => {
  test('за её пределами и поверх другого — отказ; конец должности обрывает отпуск', async () => {
    const id = await add('Гусева');
    const post = await postOf(id);
    const leave = { postId: post.id, kind: 'childcare', startsOn: '2026-02-01', endsOn: '2027-06-30' };
    expect(refused(await world.command(methodist, grantLeave, { ...leave, startsOn: '2025-08-01' }))).toBe(
      'leave-outside-post',
    );
    granted(await world.command(methodist, grantLeave, leave));
    expect(refused(await world.command(methodist, grantLeave, { ...leave, kind: 'long' }))).toBe(
      'leave-recorded-twice',
    );
    granted(await world.command(methodist, endPost, { id: post.id, on: '2026-05-31' }));
    const [now] = await world.read(nobody, (ctx) => leavesOf(ctx, id));
    expect([now?.startsOn, now?.endsOn]).toEqual(['2026-02-01', '2026-06-01']);
    granted(await world.command(methodist, endLeave, { id: now?.id, on: '2026-04-30' }));
    expect((await world.read(nobody, (ctx) => leavesOf(ctx, id)))[0]?.endsOn).toBe('2026-05-01');
  });

  test('с новыми условиями и с преемником организации отпуск идёт дальше', async () => {
    const old = await addSchool('СШ № 5');
    const id = await add('Дёмина', { institutionId: old });
    const post = await postOf(id);
    const leave = { postId: post.id, kind: 'maternity', startsOn: '2026-02-01', endsOn: '2026-12-31' };
    granted(await world.command(methodist, grantLeave, leave));
    const terms = { id: post.id, version: 1, from: '2026-03-01', load: 0.5, subjects: ['химия'] };
    granted(await world.command(methodist, changeTerms, terms));
    const renewed = { id: old, on: '2026-04-01', act: 'приказ № 1', shortName: 'Лицей', fullName: 'Лицей' };
    granted(await world.command(methodist, reregisterInstitution, renewed));
    const leaves = await world.read(nobody, (ctx) => leavesOf(ctx, id));
    expect(leaves.map((each) => [each.startsOn, each.endsOn])).toEqual([
      ['2026-04-01', '2027-01-01'],
      ['2026-03-01', '2026-04-01'],
      ['2026-02-01', '2026-03-01'],
    ]);
    const now = await postOf(id);
    expect([now.load, now.subjects]).toEqual([0.5, ['Химия']]);
  });
});

test('вакансия видна в свои дни и закрывается вместе с организацией', async () => {
  const closing = await addSchool('СШ № 6');
  const vacancy = {
    institutionId: closing,
    position: 'учитель',
    subject: 'ОБЖ',
    load: 1.5,
    startsOn: '2026-01-10',
  };
  const { id } = granted<{ id: string }>(await world.command(methodist, openVacancy, vacancy));
  granted(await world.command(methodist, openVacancy, { ...vacancy, load: 0.5 }));
  const on = (date: string) =>
    world.read(nobody, async (ctx) =>
      (await vacanciesOn(ctx, date, closing)).map((each) => each.load).sort(),
    );
  expect([await on('2026-01-09'), await on('2026-01-10')]).toEqual([[], [0.5, 1.5]]);
  granted(await world.command(methodist, closeVacancy, { id, on: '2026-02-28' }));
  expect(refused(await world.command(methodist, closeVacancy, { id, on: '2026-02-28' }))).toBe(
    'already-ended',
  );
  granted(
    await world.command(methodist, closeInstitution, { id: closing, on: '2026-04-01', act: 'приказ № 8' }),
  );
  expect([await on('2026-03-31'), await on('2026-04-01')]).toEqual([[0.5], []]);
});

describe('имя и поиск', () => {
  test('три буквы фамилии, прежняя фамилия и слова в любом порядке находят человека', async () => {
    const id = await add('Жаркова', { given: 'Ульяна', patronymic: 'Львовна' });
    const rename = { id, version: 1, surname: 'Ершова', given: 'Ульяна', patronymic: 'Львовна' };
    granted(await world.command(methodist, renamePerson, { ...rename, from: '2026-02-14', reason: 'брак' }));
    const names = await world.read(nobody, (ctx) => previousNames(ctx, id));
    expect(names.map((name) => [name.surname, name.endsOn, name.reason])).toEqual([
      ['Жаркова', '2026-02-14', 'брак'],
    ]);
    for (const words of ['ерш', 'Ёрш', 'жарк', 'ульяна ершова', 'льв уль'])
      expect([words, await found(words)]).toEqual([words, [id]]);
    expect(await found('%')).toEqual([]);
    expect(await found('кова%')).toEqual([]);
    const again = { ...rename, version: 2, surname: 'Жаркова', from: '2026-02-01' };
    expect(refused(await world.command(methodist, renamePerson, again))).toBe('name-too-early');
  });

  test('поиск не видит другой территории и ничего без территории', async () => {
    const id = await add('Юсупова');
    expect(await found('юсу')).toEqual([id]);
    world.state.territory = yeniseysky;
    expect(await found('юсу')).toEqual([]);
    world.state.territory = kstovo;
    const { rows } = await world.db.app.query(`select people.found('юсу', 5)`);
    expect(rows).toEqual([]);
  });
});

test('много строк разом: новые, изменённые, прежние; повтор ничего не меняет', async () => {
  const known = await add('Яхонтова');
  const post = await postOf(known);
  const rows = [
    {
      ...{ personId: known, postId: post.id },
      person: { surname: 'Яхонтова', given: 'Мария', patronymic: 'Петровна', phone: '+7 900 000-00-01' },
      post: {
        institutionId: school,
        position: 'учитель',
        detail: 'математики',
        load: 1.25,
        subjects: ['Физика'],
      },
    },
    {
      ...{ personId: null, postId: null },
      person: { surname: 'Яшин', given: 'Лев', patronymic: null, gender: 'male' as const },
      post: { institutionId: school, position: 'воспитатель', startsOn: '2025-10-01', load: 0.5 },
    },
  ];
  const first = granted<Awaited<ReturnType<typeof upsertStaff>>>(
    await world.write(methodist, (ctx) => upsertStaff(ctx, rows)),
  );
  expect(first.map((each) => [each.person, each.post, each.before])).toEqual([
    [
      'changed',
      'changed',
      {
        person: { phone: '' },
        post: { load: 1 },
        subjects: ['Математика', 'Основы безопасности и защиты Родины'],
      },
    ],
    ['added', 'added', {}],
  ]);
  expect((await postOf(known)).subjects).toEqual(['Физика']);
  expect(await world.factsOf(known)).toEqual(
    expect.arrayContaining(['person.added', 'post.appointed', 'person.changed', 'post.corrected']),
  );
  const again = rows
    .map((row, index) => ({ ...row, ...first[index] }) as (typeof rows)[number])
    .map((row, index) => ({
      ...row,
      person: rows[index]?.person ?? row.person,
      post: rows[index]?.post ?? row.post,
    }));
  const second = granted<Awaited<ReturnType<typeof upsertStaff>>>(
    await world.write(methodist, (ctx) => upsertStaff(ctx, again)),
  );
  expect(second.map((each) => [each.person, each.post])).toEqual([
    ['same', 'same'],
    ['same', 'same'],
  ]);
  const career = await world.read(nobody, (ctx) => postsOf(ctx, first[1]?.personId ?? ''));
  expect(career.map((each) => [each.title, each.load, each.employment])).toEqual([
    ['воспитатель', 0.5, 'main'],
  ]);
  expect(isRefusal(first)).toBe(false);
});

test('истины держатся', async () => {
  expect(await world.brokenInvariants()).toEqual([]);
});
