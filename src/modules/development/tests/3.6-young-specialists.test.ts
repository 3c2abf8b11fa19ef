// 002 §4.3, 004 §3.6: young specialists by the rule, mentor pairs with integrity in the database, the School; the profile.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { documentsOf } from '../../documents/index.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { holdGroupMeeting, makeGroup, meetingsOfGroup } from '../group.commands.ts';
import { addActivity, addInitiative } from '../growth.commands.ts';
import { pairPapers } from '../mentoring.text.ts';
import {
  addMeeting,
  beginPair,
  draftPairPaper,
  finishPair,
  makePair,
  pairSubject,
  sayOfPair,
} from '../pair.commands.ts';
import { pair, pairFeedbacks, pairMeetings, pairsList, youngSpecialists } from '../pair.queries.ts';
import { profileOf, useProfileSources } from '../profile.queries.ts';
import { setYoungRule } from '../rule.commands.ts';
import { type DevelopmentWorld, methodist, openDevelopmentWorld } from './world.ts';

let world: DevelopmentWorld;
let novice: string;
let asNovice: { roles: []; personId: string };

beforeAll(async () => {
  world = await openDevelopmentWorld();
  novice = await world.hire({
    ...{ surname: 'Птицына', institutionId: world.school, startsOn: '2025-09-01', birthDate: '2002-04-17' },
  });
  await world.hire({
    surname: 'Мостовая',
    institutionId: world.garden,
    startsOn: '2025-09-01',
    birthDate: '1980-01-01',
  });
  await world.hire({ surname: 'Неизвестная', institutionId: world.garden, startsOn: '2025-09-01' });
  asNovice = { roles: [], personId: novice };
});

const make = (parts: Record<string, unknown> = {}, who = world.operator) =>
  world.command(who, makePair, {
    ...{ mentorId: world.teacher, menteeId: novice, startsOn: '2026-04-01', endsOn: '2027-03-31' },
    ...{
      goal: 'Уверенно вести урок в пятых классах',
      programme: [{ what: 'Посещать уроки друг друга', term: 'раз в месяц', result: 'листы наблюдения' }],
    },
    ...parts,
  });
const names = () =>
  world.read(methodist, async (ctx) => (await youngSpecialists(ctx)).rows.map((row) => row.surname));

describe('004 §3.6: молодые специалисты и наставники', () => {
  test('[CAD-09] реестр по правилу, пара, программа, встречи, отзыв, итог, документы', async () => {
    expect(await names()).toEqual(['Птицына']);
    expect((await world.read(methodist, (ctx) => youngSpecialists(ctx))).unknownAge).toBe(1);
    granted(
      await world.command(methodist, setYoungRule, {
        years: 3,
        maxAge: 50,
        startsOn: '2026-04-01',
        basis: 'положение района',
      }),
    );
    expect(await names()).toEqual(['Мостовая', 'Птицына']);
    const { id } = granted<{ id: string }>(await make());
    const version = async () => (await world.read(methodist, (ctx) => pair(ctx, id)))?.version;
    granted(await world.command(world.operator, beginPair, { id, version: await version() }));
    world.today('2026-05-20');
    const meeting = {
      pairId: id,
      heldOn: '2026-05-15',
      topic: 'Разбор урока',
      text: 'Больше работать в парах',
    };
    granted(await world.command(asNovice, addMeeting, meeting));
    expect(refused(await world.command(asNovice, addMeeting, { ...meeting, heldOn: '2026-03-01' }))).toBe(
      'outside-the-pair',
    );
    granted(await world.command(asNovice, sayOfPair, { pairId: id, mark: 5, text: 'Спокойнее веду урок' }));
    expect(refused(await world.command(methodist, sayOfPair, { pairId: id, mark: 5 }))).toBe(
      'is-of-the-pair',
    );
    for (const paper of Object.keys(pairPapers))
      granted(await world.command(world.operator, draftPairPaper, { pairId: id, paper }));
    const documents = await world.read(methodist, (ctx) => documentsOf(ctx, pairSubject(id)));
    expect(documents.map(({ kind }) => kind).sort()).toEqual(['notice', 'notice', 'order', 'report']);
    granted(
      await world.command(world.operator, finishPair, {
        id,
        version: await version(),
        outcome: 'reached',
        outcomeText: 'Ведёт сама',
      }),
    );
    const [found] = await world.read(methodist, (ctx) => pairsList(ctx));
    expect([found?.state, found?.outcome, found?.lastDay, found?.programme.length, found?.meetings]).toEqual([
      ...['finished', 'reached', '2026-05-20', 1, 1],
    ]);
    const said = await world.read(methodist, (ctx) => pairFeedbacks(ctx, id));
    expect(said.map(({ side, mark }) => [side, mark])).toEqual([['mentee', 5]]);
    expect(await world.read(methodist, (ctx) => pairMeetings(ctx, id))).toHaveLength(1);
    proves('CAD-09', 'Реестр, пары с наставником, программа, встречи, отзыв, итог');
  });

  test('база не пускает: себе наставник, два наставника сразу, дни вне должности', async () => {
    world.today('2026-06-01');
    const days = { startsOn: '2026-06-01', endsOn: '2027-05-31' };
    expect(refused(await make({ ...days, mentorId: novice }))).toBe('mentors-himself');
    const { id } = granted<{ id: string }>(await make(days));
    expect(refused(await make({ ...days, mentorId: world.colleague, startsOn: '2027-01-01' }))).toBe(
      'mentored-already',
    );
    const direct = (set: string) =>
      world.db.owner.query(`update development.mentor_pairs set ${set} where id = $1`, [id]);
    await expect(direct('mentor_id = mentee_id')).rejects.toThrow(/nobody_mentors_himself/);
    await expect(direct("starts_on = '2020-01-01'")).rejects.toThrow(/pair_is_inside_the_mentees_post/);
    await world.db.owner.query(`update people.posts set ends_on = '2026-12-01' where person_id = $1`, [
      world.teacher,
    ]);
    const cut = await world.read(methodist, (ctx) => pair(ctx, id));
    expect(cut?.lastDay).toBe('2026-11-30');
    const brief = await world.hire({ surname: 'Уходова', institutionId: world.school, endsOn: '2026-09-01' });
    expect(refused(await make({ startsOn: '2026-12-05', endsOn: '2026-12-20', mentorId: brief }))).toBe(
      'no-common-post',
    );
    expect(refused(await make({ ...days, mentorId: brief, menteeId: world.colleague }))).toBe(
      'outside-the-post',
    );
    expect(refused(await make({ menteeId: world.educator }))).toBe('keeps-pairs');
    expect(await world.brokenInvariants()).toEqual([]);
  });

  test('Школа молодого педагога: группа, занятие, кто был', async () => {
    const { id } = granted<{ id: string }>(
      await world.command(methodist, makeGroup, {
        title: 'Школа молодого педагога',
        schoolYear: 2025,
        memberIds: [novice, world.colleague],
      }),
    );
    granted(
      await world.command(methodist, holdGroupMeeting, {
        ...{
          groupId: id,
          heldOn: '2026-05-30',
          topic: 'Первый класс',
          hours: 2,
          presentIds: [novice, world.educator],
        },
      }),
    );
    const meetings = await world.read(methodist, (ctx) => meetingsOfGroup(ctx, id));
    expect(meetings.map(({ topic, present }) => [topic, present])).toEqual([['Первый класс', [novice]]]);
    expect(
      refused(await world.command(world.operator, makeGroup, { title: 'Своя школа', schoolYear: 2025 })),
    ).toBe('keeps-young-school');
  });
});

describe('002 §2.2: профиль развития', () => {
  test('[CAD-10] инициативы и проекты в записи развития; [CAD-06] часы с источником складываются по годам', async () => {
    granted(
      await world.command(asNovice, addInitiative, {
        personId: novice,
        kind: 'project',
        title: 'Клуб решения задач',
        startsOn: '2026-02-01',
      }),
    );
    expect(
      refused(
        await world.command(asNovice, addInitiative, {
          personId: world.teacher,
          title: 'Чужая',
          startsOn: '2026-02-01',
        }),
      ),
    ).toBe('is-this-person');
    const hours = {
      personId: novice,
      title: 'Вебинар об оценивании',
      heldOn: '2026-03-12',
      hours: 4,
      source: 'сертификат № 7',
    };
    granted(await world.command(world.operator, addActivity, hours));
    expect(refused(await world.command(world.operator, addActivity, hours))).toBe('hours-twice');
    expect(refused(await world.command(asNovice, addActivity, { ...hours, title: 'Ещё' }))).toBe(
      'keeps-development',
    );
    useProfileSources([
      {
        title: 'Работа на площадках',
        lines: async () => [{ title: 'Чтение', detail: 'руководитель', on: null, path: null }],
      },
    ]);
    const profile = await world.read(asNovice, (ctx) => profileOf(ctx, novice));
    useProfileSources([]);
    expect(profile?.initiatives.map(({ kind, title }) => [kind, title])).toEqual([
      ['project', 'Клуб решения задач'],
    ]);
    expect(profile?.years.map(({ year, betweenHours }) => [year, betweenHours])).toEqual([[2026, 6]]);
    expect(profile?.pairs.length).toBe(2);
    expect(profile?.contributed.map(({ title }) => title)).toEqual(['Работа на площадках']);
    expect(await world.read(asNovice, (ctx) => profileOf(ctx, world.educator))).toBeNull();
    proves('CAD-10', 'Запись развития включает инициативы и проекты');
  });
});
