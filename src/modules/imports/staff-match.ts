// Who and which post a row of a staff list means: the one known, or those it could mean, for the operator to choose from.
import { wordKey } from '../../platform/sheets/index.ts';
import { type KnownPerson, type KnownPost, postTitle } from '../people/index.ts';
import type { Candidate, ReadValues, Values } from './list-kind.ts';
import { answerOf } from './staff-extras/index.ts';

export const word = (values: Values, key: string): string | null =>
  (values[key] as string | null | undefined) ?? null;
export const nameOf = (values: Values) =>
  [word(values, 'surname'), word(values, 'given'), word(values, 'patronymic')].filter(Boolean).join(' ');

export const described = (person: KnownPerson): Candidate => ({
  id: person.id,
  label: [person.surname, person.given, person.patronymic].filter(Boolean).join(' '),
  hint: [
    person.birthDate && `род. ${person.birthDate.split('-').reverse().join('.')}`,
    ...person.posts.map((post) => postTitle(post)),
  ]
    .filter(Boolean)
    .join('; '),
});

/** The one person a row means; or those it could mean, for the operator to choose from. */
export function meantBy(
  { values, choice: answer }: ReadValues,
  known: readonly KnownPerson[],
  institutionId: string,
): { person: KnownPerson | null } | { doubtful: KnownPerson[]; note: string } {
  const choice = answerOf(answer);
  if (choice === 'new') return { person: null };
  const chosen = known.find(({ id }) => id === choice);
  if (chosen) return { person: chosen };
  const birth = word(values, 'birthDate');
  const key = wordKey(nameOf(values));
  const named = known.filter((each) => wordKey(nameOf({ ...each } as unknown as Values)) === key);
  const possible = named.filter(({ birthDate }) => !birth || !birthDate || birthDate === birth);
  const sure = possible.filter(
    ({ birthDate, posts }) =>
      (birth && birthDate === birth) || posts.some((post) => post.institutionId === institutionId),
  );
  if (sure.length === 1) return { person: sure[0] ?? null };
  if (sure.length > 1) return { doubtful: sure, note: 'В реестре несколько таких людей: выберите, кто это.' };
  if (possible.length > 0)
    return { doubtful: possible, note: 'Человек с таким именем уже есть в реестре: он это или однофамилец?' };
  const renamed = known.filter(
    ({ given, patronymic, birthDate }) =>
      birth !== null &&
      birthDate === birth &&
      given === word(values, 'given') &&
      patronymic === word(values, 'patronymic'),
  );
  if (renamed.length > 0)
    return {
      doubtful: renamed,
      note: 'Имя, отчество и дата рождения те же, фамилия другая: этот человек сменил фамилию?',
    };
  const former = known.filter(
    (each) => formerKey(values) === wordKey(nameOf({ ...each } as unknown as Values)),
  );
  return former.length > 0
    ? { doubtful: former, note: 'Под прежней фамилией такой человек в реестре есть: это он?' }
    : { person: null };
}

/** The full name with the former surname the list tells; '' when it tells none. */
export const formerName = (values: Values): string =>
  word(values, 'formerSurname') ? nameOf({ ...values, surname: word(values, 'formerSurname') }) : '';
export const formerKey = (values: Values): string | null => wordKey(formerName(values)) || null;

/** The post of today the row speaks about; null when it is another one. */
export function postMeant(
  posts: readonly KnownPost[],
  values: Values,
  institutionId: string,
): KnownPost | null {
  const here = posts.filter(
    (post) => post.institutionId === institutionId && post.position === word(values, 'position'),
  );
  const exact = here.find(
    (post) =>
      post.detail === (word(values, 'detail') ?? '') &&
      post.positionText === (word(values, 'positionText') ?? ''),
  );
  return exact ?? (here.length === 1 ? (here[0] ?? null) : null);
}
