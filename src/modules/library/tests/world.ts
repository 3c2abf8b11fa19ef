// A small world for the tests of the fund: the service's head, methodists and a teacher; files kept in a folder of their own.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore, uploadOf, useFileStore } from '../../../platform/files/index.ts';
import { documentsModule } from '../../documents/index.ts';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { noticesModule } from '../../notices/index.ts';
import { addPerson, peopleModule } from '../../people/index.ts';
import {
  granted,
  holder,
  nobody,
  openTwoTerritories,
  openWorld,
  type Who,
  type World,
} from '../../territories/tests/world.ts';
import { libraryModule } from '../module.ts';

export interface LibraryWorld extends World {
  readonly head: Who;
  readonly methodist: Who;
  readonly colleague: Who;
  readonly teacher: Who;
  readonly school: string;
  readonly folder: string;
  readonly today: (date: string) => void;
  readonly noticesOf: (who: Who) => Promise<string[]>;
}

const admin = holder('territory-admin');

async function someone(world: World, surname: string, role: string | null): Promise<Who> {
  const personId = granted<string>(
    await world.write(admin, (ctx) =>
      addPerson(ctx, {
        ...{ surname, given: 'Мария', patronymic: 'Петровна', gender: 'female' },
        ...{ birthDate: null, email: '', phone: '' },
      }),
    ),
  );
  if (role)
    await world.db.owner.query(
      `insert into people.roles (territory_id, id, person_id, kind, scope_kind, document, starts_on)
       values (1, gen_random_uuid(), $1, $2, 'territory', 'приказ', '2020-01-01')`,
      [personId, role],
    );
  return { ...(role ? holder(role) : nobody), personId };
}

export async function openLibraryWorld(): Promise<LibraryWorld> {
  const world = await openWorld([
    institutionsModule,
    peopleModule,
    noticesModule,
    documentsModule,
    libraryModule,
  ]);
  await openTwoTerritories(world);
  const folder = mkdtempSync(join(tmpdir(), 'opora-library-'));
  useFileStore(openFileStore({ kind: 'folder', folder: join(folder, 'files') }));
  const { id: school } = granted<{ id: string }>(
    await world.write(admin, (ctx) =>
      addInstitution(ctx, {
        ...{ kind: 'school', shortName: 'СШ № 1', fullName: 'СШ № 1', inn: null, kpp: null, ogrn: null },
        ...{ oktmo: null, address: '', phone: '', email: '', site: '', openedOn: '2000-09-01', act: '' },
      }),
    ),
  );
  return {
    ...world,
    ...{ school, folder },
    head: await someone(world, 'Белозерова', 'centre-head'),
    methodist: await someone(world, 'Ивлева', 'methodist'),
    colleague: await someone(world, 'Тарасенко', 'methodist'),
    teacher: await someone(world, 'Одинцова', null),
    today: (date) => {
      world.state.at = new Date(`${date}T09:00:00Z`);
    },
    noticesOf: async (who) => {
      const { rows } = await world.db.owner.query<{ text: string }>(
        'select text from notices.notices where person_id = $1 order by created_at, id',
        [who.personId],
      );
      return rows.map(({ text }) => text.replaceAll('\u00a0', ' '));
    },
  };
}

/** A file as a browser sends it. */
export const textFile = (name = 'Материал.pdf') =>
  uploadOf(name, new TextEncoder().encode(`%PDF-1.4\n${name}\n1 0 obj\nendobj\ntrailer\n<<>>\n%%EOF\n`));
