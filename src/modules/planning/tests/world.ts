// A small world for the tests of planning: a service with a head and two methodists, the head of the authority, a draft plan.
import { inject } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { openFileStore, useFileStore } from '../../../platform/files/index.ts';
import { documentsModule } from '../../documents/index.ts';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { noticesModule } from '../../notices/index.ts';
import { addPerson, peopleModule } from '../../people/index.ts';
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
import { planningModule } from '../module.ts';
import { startPlan } from '../plan/plan.commands.ts';
import { anyPlan } from '../plan/plan.queries.ts';

export interface PlanningWorld extends World {
  readonly head: Who;
  readonly methodist: Who;
  readonly colleague: Who;
  readonly chair: Who;
  readonly school: Who;
  readonly personOf: Readonly<Record<'head' | 'methodist' | 'colleague' | 'chair', string>>;
  readonly today: (date: string) => void;
  /** Starts the plan of 2025/26 and answers its id. */
  readonly start: () => Promise<string>;
  readonly version: (planId: string) => Promise<number>;
}

interface HireParts {
  readonly name: readonly [string, string, string];
  readonly unit: 'centre' | 'authority';
  readonly position: string;
}

async function hire(world: World, { name: [surname, given, patronymic], unit, position }: HireParts) {
  return granted<string>(
    await world.write(holder('territory-admin'), async (ctx) => {
      const personId = await addPerson(ctx, {
        ...{ surname, given, patronymic, gender: 'female', birthDate: null, email: '', phone: '' },
      });
      await ctx.db
        .insertInto('people.posts')
        .values({
          ...{ territory_id: ctx.territory.id, id: newId(ctx.now), person_id: personId, unit, position },
          ...{ institution_id: null, detail: '', document: 'приказ', starts_on: '2015-09-01', ends_on: null },
        })
        .execute();
      return personId;
    }),
  );
}

export async function openPlanningWorld(): Promise<PlanningWorld> {
  const world = await openWorld([
    ...[institutionsModule, peopleModule, noticesModule, regulationsModule, documentsModule, planningModule],
  ]);
  await openTwoTerritories(world);
  useFileStore(openFileStore({ kind: 'folder', folder: inject('cluster').files }));
  const school = granted<{ id: string }>(
    await world.write(holder('methodist'), (ctx) =>
      addInstitution(ctx, {
        ...{
          kind: 'school',
          shortName: 'Лицей № 8',
          fullName: 'Лицей № 8',
          inn: null,
          kpp: null,
          ogrn: null,
        },
        ...{ oktmo: null, address: '', phone: '', email: '', site: '', openedOn: '2000-09-01', act: '' },
      }),
    ),
  );
  const personOf = {
    head: await hire(world, {
      name: ['Войтович', 'Наталия', 'Леонидовна'],
      unit: 'centre',
      position: 'директор',
    }),
    methodist: await hire(world, {
      name: ['Шумилина', 'Ольга', 'Глебовна'],
      unit: 'centre',
      position: 'методист',
    }),
    colleague: await hire(world, {
      name: ['Бондарь', 'Ирина', 'Ярославовна'],
      unit: 'centre',
      position: 'методист',
    }),
    chair: await hire(world, {
      name: ['Пылаева', 'Светлана', 'Эдуардовна'],
      unit: 'authority',
      position: 'начальник',
    }),
  };
  const as = (kind: string, personId: string): Who => ({ ...holder(kind), personId });
  const who = {
    head: as('centre-head', personOf.head),
    methodist: as('methodist', personOf.methodist),
    colleague: as('methodist', personOf.colleague),
    chair: as('authority-head', personOf.chair),
    school: within('institution-head', school.id),
  };
  return {
    ...world,
    ...who,
    personOf,
    today: (date) => {
      world.state.at = new Date(`${date}T09:00:00Z`);
    },
    start: async () =>
      granted<{ id: string }>(await world.command(who.methodist, startPlan, { schoolYear: 2025 })).id,
    version: async (planId) => (await world.read(who.head, (ctx) => anyPlan(ctx, planId)))?.version ?? 0,
  };
}
