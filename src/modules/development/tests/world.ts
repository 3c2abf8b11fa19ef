// A small world for the tests of development: two schools with teachers, a methodist, an operator; provider and course.

import { newId } from '../../../kernel/ids.ts';
import type { Module } from '../../../kernel/module.ts';
import { documentsModule } from '../../documents/index.ts';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { addPerson, peopleModule } from '../../people/index.ts';
import type { Who } from '../../territories/tests/world.ts';
import { granted, holder, openTwoTerritories, openWorld, type World } from '../../territories/tests/world.ts';
import { addCourse, addProvider } from '../course.commands.ts';
import { developmentModule } from '../module.ts';

export const methodist: Who = holder('methodist');

export interface DevelopmentWorld extends World {
  readonly school: string;
  readonly garden: string;
  readonly teacher: string;
  readonly colleague: string;
  readonly educator: string;
  readonly operator: Who;
  readonly courseId: string;
  readonly providerId: string;
  /** Enters a person with a post in an institution since a day. */
  readonly hire: (parts: HireParts) => Promise<string>;
  readonly today: (date: string) => void;
}

interface HireParts {
  readonly surname: string;
  readonly institutionId?: string | null;
  readonly unit?: 'centre' | 'authority' | null;
  readonly position?: string;
  readonly detail?: string;
  readonly startsOn?: string;
  readonly endsOn?: string | null;
  readonly birthDate?: string | null;
}

async function hire(world: World, parts: HireParts): Promise<string> {
  return granted(
    await world.write(methodist, async (ctx) => {
      const personId = await addPerson(ctx, {
        surname: parts.surname,
        given: 'Мария',
        patronymic: 'Петровна',
        gender: 'female',
        birthDate: parts.birthDate ?? null,
        email: '',
        phone: '',
      });
      await ctx.db
        .insertInto('people.posts')
        .values({
          territory_id: ctx.territory.id,
          id: newId(ctx.now),
          person_id: personId,
          institution_id: parts.unit ? null : (parts.institutionId ?? null),
          unit: parts.unit ?? null,
          position: parts.position ?? 'учитель',
          detail: parts.detail ?? 'математики',
          document: 'договор',
          starts_on: parts.startsOn ?? '2015-09-01',
          ends_on: parts.endsOn ?? null,
        })
        .execute();
      return personId;
    }),
  );
}

async function openInstitution(world: World, shortName: string, kind: 'school' | 'kindergarten') {
  const added = await world.write(methodist, (ctx) =>
    addInstitution(ctx, {
      ...{ kind, shortName, fullName: shortName, inn: null, kpp: null, ogrn: null, oktmo: null },
      ...{ address: '', phone: '', email: '', site: '', openedOn: '2000-09-01', act: '' },
    }),
  );
  return granted<{ id: string }>(added).id;
}

export async function openDevelopmentWorld(more: readonly Module[] = []): Promise<DevelopmentWorld> {
  const world = await openWorld([
    institutionsModule,
    peopleModule,
    documentsModule,
    developmentModule,
    ...more,
  ]);
  await openTwoTerritories(world);
  const school = await openInstitution(world, 'СШ № 1', 'school');
  const garden = await openInstitution(world, 'Детский сад № 2', 'kindergarten');
  const teacher = await hire(world, { surname: 'Ломова', institutionId: school });
  const colleague = await hire(world, { surname: 'Ветрова', institutionId: school, detail: 'физики' });
  const educator = await hire(world, {
    surname: 'Зимина',
    institutionId: garden,
    position: 'воспитатель',
    detail: '',
  });
  const operatorPerson = await hire(world, {
    surname: 'Пешкова',
    institutionId: school,
    position: 'заместитель директора',
    detail: '',
  });
  const { id: providerId } = granted<{ id: string }>(
    await world.command(methodist, addProvider, { name: 'Институт развития образования', shortName: 'ИРО' }),
  );
  const { id: courseId } = granted<{ id: string }>(
    await world.command(methodist, addCourse, {
      ...{ providerId, title: 'Оценивание на уроке', kind: 'advanced', form: 'mixed', hours: 36 },
      ...{ startsOn: '2026-04-13', endsOn: '2026-05-08' },
    }),
  );
  return {
    ...world,
    ...{ school, garden, teacher, colleague, educator, courseId, providerId },
    operator: {
      personId: operatorPerson,
      roles: [{ kind: 'institution-operator', scope: { kind: 'institution', id: school } }],
    },
    hire: (parts) => hire(world, parts),
    today: (date) => {
      world.state.at = new Date(`${date}T09:00:00Z`);
    },
  };
}
