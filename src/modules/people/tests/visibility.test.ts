// Personal data: who sees contacts, who changes the record, what stays in the journal, relatives for conflicts of interest.
import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../../kernel/perform.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import {
  granted,
  holder,
  kstovo,
  nobody,
  openTwoTerritories,
  openWorld,
  refused,
  type Who,
  type World,
  within,
  yeniseysky,
} from '../../territories/tests/world.ts';
import { generatePeople, insertStaff } from '../demo-staff.ts';
import { peopleModule } from '../module.ts';
import { addPersonWithPost, changePerson, correctForms } from '../person.commands.ts';
import { peopleList, peopleListQuery, personQuery } from '../person.list.ts';
import { fullName, person, personOf } from '../person.queries.ts';
import { declareRelation, withdrawRelation } from '../relation.commands.ts';
import { relativesOf } from '../relation.queries.ts';

const methodist = holder('methodist');
let world: World;
let school = '';
let other = '';
let teacher = '';
let colleague = '';

const addSchool = async (shortName: string) => {
  const blank = { kpp: null, ogrn: null, oktmo: null, address: '', phone: '', email: '', site: '', act: '' };
  const input = {
    kind: 'school' as const,
    shortName,
    fullName: shortName,
    inn: null,
    openedOn: '2001-09-01',
    ...blank,
  };
  return granted<{ id: string }>(await world.write(methodist, (ctx) => addInstitution(ctx, input))).id;
};

const add = async (surname: string, institutionId: string, who: Who = methodist): Promise<unknown> =>
  world.command(who, addPersonWithPost, {
    ...{ surname, given: 'Мария', patronymic: 'Петровна', gender: 'female' },
    ...{ email: 'teacher@school.example', phone: '+7 900 000-00-00', birthDate: '1980-05-30' },
    ...{ place: 'institution', institutionId, position: 'учитель', startsOn: '2025-09-01' },
  });

beforeAll(async () => {
  world = await openWorld([institutionsModule, peopleModule]);
  await openTwoTerritories(world);
  school = await addSchool('СШ № 1');
  other = await addSchool('СШ № 2');
  teacher = granted<{ id: string }>(await add('Иванова', school)).id;
  colleague = granted<{ id: string }>(await add('Петрова', school)).id;
});

const card = async (who: Who, id = teacher) => {
  const answer = await world.read(who, (ctx) => ask(ctx, personQuery, { id }));
  return isRefusal(answer) ? answer.refusal : answer;
};

describe('личные данные видят не все', () => {
  test('методист, своя школа и сам человек видят контакты, чужие — имя и должность', async () => {
    const seen = async (who: Who) => {
      const answer = await card(who);
      return typeof answer === 'object' && 'email' in answer ? answer.email : null;
    };
    expect(await seen(methodist)).toBe('teacher@school.example');
    expect(await seen(within('institution-operator', school))).toBe('teacher@school.example');
    expect(await seen({ roles: [], personId: teacher })).toBe('teacher@school.example');
    expect(await seen(within('institution-operator', other))).toBeNull();
    expect(await seen(nobody)).toBeNull();
    expect(await card(nobody)).toMatchObject({ surname: 'Иванова', posts: [{ title: 'учитель' }] });
  });

  test('список скрывает то же, что карточка', async () => {
    const emails = async (who: Who) =>
      (await world.read(who, (ctx) => peopleList(ctx, { q: 'иванова' }))).rows.map((row) => row.email);
    expect(await emails(methodist)).toEqual(['teacher@school.example']);
    expect(await emails(within('institution-head', other))).toEqual([null]);
  });

  test('ответственный ведёт только сотрудников своей организации', async () => {
    expect(refused(await add('Сидорова', school, within('institution-operator', other)))).toBe(
      'places-staff',
    );
    expect(isRefusal(await add('Сидорова', school, within('institution-operator', school)))).toBe(false);
    const change = {
      id: teacher,
      version: 1,
      surname: 'Иванова',
      given: 'Мария',
      patronymic: 'Петровна',
      gender: 'female',
    };
    expect(refused(await world.command(within('institution-head', other), changePerson, change))).toBe(
      'keeps-person',
    );
  });

  test('в факте нет имён: они лежат отдельно и могут быть удалены', async () => {
    const change = {
      surname: 'Котова',
      given: 'Мария',
      patronymic: 'Петровна',
      gender: 'female',
      email: '',
      phone: '',
    };
    granted(await world.command(methodist, changePerson, { id: colleague, version: 1, ...change }));
    const { rows } = await world.db.owner.query(
      `select f.data, v.before, v.after from journal.facts f join journal.personal_values v
         on v.territory_id = f.territory_id and v.fact_id = f.id where f.name = 'person.changed'`,
    );
    expect(rows).toEqual([
      {
        data: { changed: ['surname', 'birthDate', 'email', 'phone'] },
        before: {
          surname: 'Петрова',
          birthDate: '1980-05-30',
          email: 'teacher@school.example',
          phone: '+7 900 000-00-00',
        },
        after: { surname: 'Котова', birthDate: null, email: '', phone: '' },
      },
    ]);
    expect(
      refused(
        await world.command(methodist, changePerson, { id: colleague, version: 1, ...change, given: 'Мила' }),
      ),
    ).toBe('stale-write');
  });

  test('человек другой территории не найден', async () => {
    world.state.territory = yeniseysky;
    expect(await card(methodist)).toBe('not-found');
    expect((await world.read(methodist, (ctx) => peopleList(ctx))).total).toBe(0);
    world.state.territory = kstovo;
  });

  test('учётная запись приводит к человеку своей территории', async () => {
    await world.db.owner.query(`update people.persons set account_id = 'acc-1' where id = $1`, [teacher]);
    const find = (territoryId: number) => world.read(nobody, (ctx) => personOf(ctx.db, territoryId, 'acc-1'));
    expect(await find(1)).toEqual({ id: teacher, name: 'Иванова\u00a0М.П.' });
    expect(await find(3)).toBeNull();
  });
});

describe('склонение имени', () => {
  test('исправленное запоминается, совпавшее с догадкой не хранится', async () => {
    const id = granted<{ id: string }>(await add('Ганжа', school)).id;
    const surname = {
      genitive: 'Ганжи',
      dative: 'Ганже',
      accusative: 'Ганжу',
      instrumental: 'Ганжой',
      prepositional: 'Ганже',
    };
    const given = {
      genitive: 'Марии',
      dative: 'Марии',
      accusative: 'Марию',
      instrumental: 'Марией',
      prepositional: 'Марии',
    };
    granted(
      await world.command({ roles: [], personId: id }, correctForms, {
        id,
        version: 1,
        surname: { ...surname, instrumental: 'Ганжею' },
        given,
      }),
    );
    const found = await world.read(nobody, (ctx) => person(ctx, id));
    expect(found && fullName(found, 'instrumental')).toBe('Ганжею Марией Петровной');
    expect(found?.caseForms).toEqual({ surname: { instrumental: 'Ганжею' } });
    expect(
      refused(
        await world.command({ roles: [], personId: teacher }, correctForms, {
          id,
          version: 2,
          surname,
          given,
        }),
      ),
    ).toBe('is-this-person');
  });
});

describe('родственники и заинтересованность', () => {
  test('поданное одним видно у обоих; снятое не действует', async () => {
    const self = { roles: [], personId: teacher };
    const relation = { personId: teacher, kind: 'sibling', relativeId: colleague };
    expect(refused(await world.command(methodist, declareRelation, relation))).toBe('declares-own-relations');
    const { id } = granted<{ id: string }>(await world.command(self, declareRelation, relation));
    const of = (personId: string) => world.read(nobody, (ctx) => relativesOf(ctx, personId));
    expect(await of(colleague)).toEqual({ personIds: [teacher], institutionIds: [] });
    expect(refused(await world.command(self, declareRelation, relation))).toBe('declared-already');
    granted(
      await world.command(self, declareRelation, {
        personId: teacher,
        kind: 'interest',
        institutionId: other,
      }),
    );
    expect(await of(teacher)).toEqual({ personIds: [colleague], institutionIds: [other] });
    granted(await world.command(self, withdrawRelation, { id }));
    expect(await of(colleague)).toEqual({ personIds: [], institutionIds: [] });
  });
});

describe('список людей', () => {
  test('страницы без повторов; запросов столько же при одной строке и при многих', async () => {
    await world.write(methodist, (ctx) => insertStaff(ctx, generatePeople(120, [other], 5)));
    const seen: string[] = [];
    let after = '';
    do {
      const page = await world.read(methodist, (ctx) =>
        peopleList(ctx, { institutionId: other, after, limit: 50 }),
      );
      seen.push(...page.rows.map((row) => row.id));
      after = page.after ?? '';
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    const cost = (q: string) => world.costOf(methodist, (ctx) => ask(ctx, peopleListQuery, { q }));
    expect([await cost('Иванова'), await cost('а')]).toEqual([4, 4]);
  });
});
