// The name of a person as papers print it: declined by gender, put right by hand where the guess is wrong.
import { expect, test } from 'vitest';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { granted, holder, openTwoTerritories, openWorld } from '../../territories/tests/world.ts';
import { peopleModule } from '../module.ts';
import { addPersonWithPost } from '../person.commands.ts';
import { nameIn, person } from '../person.queries.ts';

test('имя склоняется по полу', async () => {
  const world = await openWorld([institutionsModule, peopleModule]);
  await openTwoTerritories(world);
  const blank = { kpp: null, ogrn: null, oktmo: null, address: '', phone: '', email: '', site: '', act: '' };
  const named = { kind: 'school' as const, shortName: 'СШ № 1', fullName: 'СШ № 1', inn: null };
  const school = granted<{ id: string }>(
    await world.write(holder('methodist'), (ctx) =>
      addInstitution(ctx, { ...named, openedOn: '2001-09-01', ...blank }),
    ),
  ).id;
  const teacher = { surname: 'Осадчая', given: 'Вера', patronymic: 'Степановна', gender: 'female' };
  const post = { place: 'institution', institutionId: school, position: 'учитель', detail: 'физики' };
  const { id } = granted<{ id: string }>(
    await world.command(holder('territory-admin'), addPersonWithPost, {
      ...{ ...teacher, ...post, startsOn: '2025-09-01' },
    }),
  );
  const found = await world.read(holder('methodist'), (ctx) => person(ctx, id));
  expect(found && nameIn(found, 'full', 'dative')).toBe('Осадчей Вере Степановне');
  expect(found && nameIn(found, 'initials-surname', 'genitive')).toBe('В.С.\u00a0Осадчей');
});
