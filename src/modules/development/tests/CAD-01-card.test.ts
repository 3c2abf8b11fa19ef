// CAD-01: one card of a teacher, every part entered through its own form; two records of one person meet in it and part.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { sendForm } from '../../../../tests/setup/page-form.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
let methodist: Visitor;
let school = '';
let colleague = '';

beforeAll(async () => {
  house = await openTestHouse();
  methodist = await house.signIn('kstovo-methodist-1');
  const { rows } = await house.db.owner.query<{ person: string; institution: string }>(
    `select t.person_id as person, t.institution_id as institution from people.posts t
       join territories.territories k on k.id = t.territory_id and k.slug = 'kstovo'
       join institutions.institutions i on i.territory_id = t.territory_id and i.id = t.institution_id
      where i.kind = 'school' and t.position = 'учитель' and t.ends_on is null
      order by t.id limit 1`,
  );
  school = rows[0]?.institution ?? '';
  colleague = rows[0]?.person ?? '';
});
afterAll(() => house.close());

/** What a refused form says beside its fields. */
const faultsIn = (html: string) =>
  [...html.matchAll(/class="o-error"[^>]*>([\s\S]*?)<\/p>/g)].map(([, words = '']) =>
    words.replaceAll(/<[^>]*>/g, ''),
  );

const fill = async (path: string, command: string, values: Record<string, string>) => {
  const sent = await sendForm(house, methodist, `/kstovo${path}`, command, values);
  expect([command, sent.status, faultsIn(sent.html)]).toEqual([command, 200, []]);
  return sent;
};

const idIn = (location: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(location)?.[0] ?? '';
/** The card as it is read: one space between words. */
const cardOf = async (id: string, who = methodist) => {
  const answer = await house.get(`/kstovo/people/${id}`, who);
  const words = (await answer.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' ');
  return { status: answer.status, words };
};

async function enter(parts: Record<string, string> = {}): Promise<string> {
  const { location } = await fill('/people/new', 'people.add', {
    ...{ surname: 'Рябинина', given: 'Евгения', patronymic: 'Олеговна', gender: 'female' },
    ...{ place: 'institution', institutionId: school, position: 'учитель', subjects: 'математика' },
    ...{ startsOn: '2019-09-02', document: 'трудовой договор', ...parts },
  });
  return idIn(location);
}

const train = (personId: string, title: string, endsOn: string) =>
  fill(`/development/records/new?personId=${personId}`, 'development.record.add', {
    ...{ title, provider: 'ИРО', kind: 'advanced', form: 'mixed', hours: '36' },
    ...{ startsOn: '2025-02-03', endsOn, documentNumber: `УПК-${title}`, documentDate: endsOn },
  });

const pairUp = (mentorId: string, menteeId: string, startsOn: string, endsOn: string) =>
  fill(`/development/pairs/new?menteeId=${menteeId}`, 'development.pair.make', {
    // The picker finds an id by words; the words typed are kept beside it.
    ...{ mentorId, 'mentorId@text': 'наставник', startsOn, endsOn, goal: 'Уверенный урок геометрии' },
  });

describe('карточка педагога', () => {
  test('каждая часть внесена своей формой и видна в одной карточке, на пути — по дням', async () => {
    const id = await enter();
    const room = `/qualification/people/${id}`;
    await fill(`${room}/education`, 'qualification.education.add', {
      ...{ level: 'higher', place: 'НГПУ им. К. Минина', year: '2012', speciality: 'математика' },
    });
    await fill(`${room}/category`, 'qualification.category.add', {
      ...{ kind: 'first', position: 'учитель', grantedOn: '2024-02-28', document: 'приказ № 14' },
    });
    await fill(`${room}/distinction`, 'qualification.distinction.add', {
      ...{ kind: 'award', name: 'Благодарность управления образования', givenOn: '2023-10-05' },
    });
    await train(id, 'Задачи с параметром', '2025-03-14');
    await pairUp(id, colleague, '2026-04-02', '2026-12-30');
    const { words } = await cardOf(id);
    for (const part of [
      'учитель',
      'Математика',
      'первая категория, действует бессрочно',
      '28 февраля 2024',
      'НГПУ им. К. Минина, 2012',
      'Благодарность управления образования',
      'Задачи с параметром',
      'УПК-Задачи с параметром',
      'Уверенный урок геометрии',
      'наставник, сопровождает',
      'обучение «Задачи с параметром», 36 ч: завершено',
    ])
      expect(words).toContain(part);
    for (const [title, count] of [
      ['Категория и аттестация', 1],
      ['Образование и стаж', 1],
      ['Награды и публикации', 1],
      ['Обучение', 1],
      ['Наставничество', 1],
    ])
      expect(words).toContain(`${title} ${count} `);
    const stranger = await cardOf(id, await house.signIn('kstovo-expert-1'));
    expect([stranger.status, stranger.words.includes('УПК-Задачи')]).toEqual([200, false]);
    proves(
      'CAD-01',
      'Запись человека — должности, предмет, образование, категория с датами, обучение, награды, наставничество',
    );
  });

  test('двойник находится, всё переходит к одной записи и в течение 30 дней возвращается', async () => {
    const kept = await enter({ surname: 'Снежина' });
    const twin = await enter({ surname: 'Снежина', startsOn: '2018-09-03', another: 'true' });
    await train(kept, 'Функциональная грамотность', '2025-03-14');
    await train(twin, 'Подготовка к ОГЭ', '2025-04-11');
    await fill(`/qualification/people/${twin}/category`, 'qualification.category.add', {
      ...{ kind: 'highest', position: 'учитель', grantedOn: '2019-05-30', document: 'приказ № 7' },
    });
    await pairUp(twin, colleague, '2027-01-11', '2027-05-28');
    const listed = await (await house.get('/kstovo/people/duplicates', methodist)).text();
    expect(listed).toContain('Снежина');
    await fill(`/people/${twin}/merge?keptId=${kept}`, 'people.merge', {});
    const { words } = await cardOf(kept);
    for (const part of ['Подготовка к ОГЭ', 'Функциональная грамотность', 'приказ № 7', 'Уверенный урок'])
      expect(words).toContain(part);
    expect((await cardOf(twin)).status).toBe(404);
    const holds = async () => {
      const { rows } = await house.db.owner.query<{ mentor: string; holder: string }>(
        `select m.mentor_id as mentor, t.person_id as holder from development.mentor_pairs m
           join people.posts t on t.territory_id = m.territory_id and t.id = m.mentor_post_id
          where m.starts_on = '2027-01-11'`,
      );
      return rows;
    };
    expect(await holds()).toEqual([{ mentor: kept, holder: kept }]);
    await fill(`/people/${kept}`, 'people.merge.part', {});
    const [first, second] = [await cardOf(kept), await cardOf(twin)];
    expect(await holds()).toEqual([{ mentor: twin, holder: twin }]);
    expect([first.words.includes('Подготовка к ОГЭ'), second.words.includes('Подготовка к ОГЭ')]).toEqual([
      false,
      true,
    ]);
    expect([first.words.includes('приказ № 7'), second.words.includes('приказ № 7')]).toEqual([false, true]);
    proves('CAD-01', 'Двойники находятся и объединяются');
  });

  test('участие в Школе молодого педагога и посещения переходят и возвращаются', async () => {
    const [kept, twin] = [
      await enter({ surname: 'Яблокова' }),
      await enter({ surname: 'Яблокова', another: 'true', subjects: 'Физика' }),
    ];
    const { rows } = await house.db.owner.query<{ territory: number; meeting: string; group: string }>(
      `select g.territory_id as territory, g.id as meeting, g.group_id as "group" from development.group_meetings g
         join territories.territories k on k.id = g.territory_id and k.slug = 'kstovo' limit 1`,
    );
    const [{ territory = 0, meeting = '', group = '' } = {}] = rows;
    await house.db.owner.query(`insert into development.group_members values ($1, $2, $3, '2026-03-01')`, [
      territory,
      group,
      twin,
    ]);
    await house.db.owner.query('insert into development.attendances values ($1, $2, $3)', [
      territory,
      meeting,
      twin,
    ]);
    const whose = async () => {
      const found = await house.db.owner.query<{ id: string }>(
        `select person_id as id from development.group_members where person_id = any ($1)
         union all select person_id from development.attendances where person_id = any ($1)`,
        [[kept, twin]],
      );
      return found.rows.map(({ id }) => id);
    };
    await fill(`/people/${twin}/merge?keptId=${kept}`, 'people.merge', {});
    expect(await whose()).toEqual([kept, kept]);
    const subjects = await cardOf(kept);
    expect(subjects.words).toContain('Физика');
    await fill(`/people/${kept}`, 'people.merge.part', {});
    expect(await whose()).toEqual([twin, twin]);
    expect((await cardOf(kept)).words).not.toContain('Физика');
  });
});
