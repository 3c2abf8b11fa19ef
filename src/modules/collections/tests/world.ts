// A small world for the tests of collections: a methodist, the head, three schools with heads and operators.
import { inject } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { openFileStore, useFileStore } from '../../../platform/files/index.ts';
import { documentsModule } from '../../documents/index.ts';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { noticesModule } from '../../notices/index.ts';
import { addPerson, peopleModule } from '../../people/index.ts';
import { qualificationModule } from '../../qualification/index.ts';
import { regulationsModule } from '../../regulations/index.ts';
import {
  granted,
  holder,
  openTwoTerritories,
  openWorld,
  type Who,
  type World,
  within,
} from '../../territories/tests/world.ts';
import { answersOf } from '../answer/answer.queries.ts';
import { saveForm, sendCollection, startCollection } from '../collection/collection.commands.ts';
import { anyCollection } from '../collection/collection.queries.ts';
import type { TypedColumn, TypedForm } from '../collection/form.ts';
import { collectionsModule } from '../module.ts';

export interface School {
  readonly id: string;
  readonly name: string;
  readonly head: Who;
  readonly headId: string;
}

export interface CollectionsWorld extends World {
  readonly methodist: Who;
  readonly colleague: Who;
  readonly centreHead: Who;
  readonly schools: readonly [School, School, School];
  readonly at: (day: string, time?: string) => void;
  /** A collection sent to all schools; answers by the school's id. */
  readonly collect: (
    form: Partial<TypedForm>,
    more?: { title?: string; copyOf?: string },
  ) => Promise<{
    readonly id: string;
    readonly answerOf: (school: School) => string;
  }>;
  readonly version: (answerId: string) => Promise<number>;
}

interface Hire {
  readonly name: readonly [string, string, string];
  readonly institutionId?: string;
  readonly position: string;
  readonly phone?: string;
}

async function hire(
  world: World,
  { name: [surname, given, patronymic], institutionId, position, phone }: Hire,
) {
  return granted<string>(
    await world.write(holder('territory-admin'), async (ctx) => {
      const personId = await addPerson(ctx, {
        ...{ surname, given, patronymic, gender: 'female', birthDate: null, email: '', phone: phone ?? '' },
      });
      await ctx.db
        .insertInto('people.posts')
        .values({
          ...{
            territory_id: ctx.territory.id,
            id: newId(ctx.now),
            person_id: personId,
            position,
            detail: '',
          },
          ...{ institution_id: institutionId ?? null, unit: institutionId ? null : 'centre' },
          ...{ document: 'приказ', starts_on: '2015-09-01', ends_on: null },
        })
        .execute();
      return personId;
    }),
  );
}

async function openSchool(
  world: World,
  number: number,
  name: readonly [string, string, string],
): Promise<School> {
  const shortName = `Школа № ${number}`;
  const { id } = granted<{ id: string }>(
    await world.write(holder('methodist'), (ctx) =>
      addInstitution(ctx, {
        ...{ kind: 'school', shortName, fullName: shortName, inn: null, kpp: null, ogrn: null, oktmo: null },
        ...{
          address: '',
          phone: `8 (83145) 2-00-0${number}`,
          email: '',
          site: '',
          openedOn: '2000-09-01',
          act: '',
        },
      }),
    ),
  );
  const headId = await hire(world, {
    name,
    institutionId: id,
    position: 'директор',
    phone: `+7 900 000-00-0${number}`,
  });
  return { id, name: shortName, headId, head: { ...within('institution-head', id), personId: headId } };
}

export const column = (title: string, more: Partial<TypedColumn> = {}): TypedColumn => ({
  ...{
    title,
    kind: 'number',
    required: true,
    hint: '',
    min: null,
    max: null,
    choices: '',
    of: '',
    source: '',
  },
  ...more,
});

export async function openCollectionsWorld(): Promise<CollectionsWorld> {
  const world = await openWorld([
    ...[institutionsModule, peopleModule, noticesModule, regulationsModule, documentsModule],
    ...[qualificationModule, collectionsModule],
  ]);
  await openTwoTerritories(world);
  useFileStore(openFileStore({ kind: 'folder', folder: inject('cluster').files }));
  const schools = [
    await openSchool(world, 1, ['Вершинина', 'Алла', 'Константиновна']),
    await openSchool(world, 2, ['Авдеева', 'Раиса', 'Павловна']),
    await openSchool(world, 10, ['Полянская', 'Ольга', 'Борисовна']),
  ] as const;
  const teacher = {
    name: ['Юдина', 'Лариса', 'Олеговна'],
    institutionId: schools[1].id,
    position: 'учитель',
  } as const;
  await hire(world, teacher);
  const as = (kind: string, personId: string): Who => ({ ...holder(kind), personId });
  const methodist = as(
    'methodist',
    await hire(world, { name: ['Ивлева', 'Мария', 'Петровна'], position: 'методист' }),
  );
  const colleague = as(
    'methodist',
    await hire(world, { name: ['Бондарь', 'Ирина', 'Львовна'], position: 'методист' }),
  );
  const centreHead = as(
    'centre-head',
    await hire(world, { name: ['Белозерова', 'Елена', 'Юрьевна'], position: 'директор' }),
  );
  const at = (day: string, time = '12:00') => {
    world.state.at = new Date(`${day}T${time}:00+03:00`);
  };
  at('2026-04-01', '09:00');
  const collect: CollectionsWorld['collect'] = async (form, more = {}) => {
    const words = { title: more.title ?? 'Сведения', purpose: '', basis: '' };
    const run = (command: Parameters<World['command']>[1], input: unknown) =>
      world.command(methodist, command, input);
    const { id } = granted<{ id: string }>(
      await run(startCollection, { ...words, copyOf: more.copyOf ?? '' }),
    );
    if (!more.copyOf)
      granted(
        await run(saveForm, {
          id,
          version: 1,
          ...words,
          rows: 'one',
          titles: '',
          columns: [],
          checks: '',
          ...form,
        }),
      );
    const collection = await world.read(methodist, (ctx) => anyCollection(ctx, id));
    const term = { dueOn: '2026-04-03', dueTime: '15:00', sets: ['kind:school'] };
    granted(await run(sendCollection, { id, version: collection?.version, ...term }));
    const answers = await world.read(methodist, (ctx) => answersOf(ctx, id));
    const byPlace = new Map(answers.map((answer) => [answer.institutionId, answer.id]));
    return { id, answerOf: (school) => byPlace.get(school.id) ?? '' };
  };
  return {
    ...world,
    ...{ methodist, colleague, centreHead, schools, at, collect },
    version: async (answerId) => {
      const { rows } = await world.db.owner.query<{ version: number }>(
        'select version from collections.answers where id = $1',
        [answerId],
      );
      return Number(rows[0]?.version);
    },
  };
}
