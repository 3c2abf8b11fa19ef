// The demonstration's people: named characters from demo/people.yaml; the rest of the staff is invented.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import type { Gender } from '../../platform/language/index.ts';
import type { DemoInstitution } from '../institutions/index.ts';
import { inventStaff, startedOn } from './demo-staff.ts';
import { addPerson } from './person.commands.ts';
import { personSubject } from './person.queries.ts';
import { subjectsIn } from './post/subjects.ts';
import { addPost } from './post.commands.ts';
import { addRole } from './role.commands.ts';

interface Character {
  login: string;
  name: [surname: string, given: string, patronymic: string | null, gender: Gender];
  posts: [where: string, position: string, detail: string][];
  roles?: { kind: string; institution?: string; document: string }[];
  named?: boolean;
  why: string;
}

interface DemoPeople {
  territories: Record<string, Character[]>;
  relations: { territory: string; person: string; kind: string; relative?: string; institution?: string }[];
}

export interface DemoCharacter {
  readonly login: string;
  readonly territory: string;
  /** «Ладыгин Виктор Андреевич» */
  readonly name: string;
  /** «директор департамента образования» */
  readonly post: string;
  readonly why: string;
  /** Stands in the sign-in list. */
  readonly named: boolean;
}

const readPeople = async (folder: string): Promise<DemoPeople> =>
  parse(await readFile(join(folder, 'people.yaml'), 'utf8')) as DemoPeople;

/** Everybody with a login, for making accounts and for the sign-in list. */
export async function demoCharacters(folder: string): Promise<DemoCharacter[]> {
  const { territories } = await readPeople(folder);
  return Object.entries(territories).flatMap(([territory, characters]) =>
    characters.map(({ login, name, posts, why, named = false }) => ({
      login,
      territory,
      name: name.slice(0, 3).filter(Boolean).join(' '),
      post: (posts[0] ?? []).slice(1).filter(Boolean).join(' '),
      why,
      named,
    })),
  );
}

const sure = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`Demonstration: ${answer.text} ${JSON.stringify(answer.fields)}`);
  return answer;
};

/** Enters the people of the context's territory; answers their ids by login. Accounts are made before, by the caller. */
export async function loadPeopleDemo(
  ctx: WriteCtx,
  folder: string,
  institutions: ReadonlyMap<string, DemoInstitution>,
  accountOf: (login: string) => string | null,
): Promise<Map<string, string>> {
  const demo = await readPeople(folder);
  const idOf = (key: string): string => {
    const found = institutions.get(key);
    if (!found) throw new Error(`Demonstration: unknown institution ${key} in ${ctx.territory.slug}`);
    return found.id;
  };
  const byLogin = new Map<string, string>();
  const headed = new Set<string>();
  for (const character of demo.territories[ctx.territory.slug] ?? []) {
    byLogin.set(character.login, await loadCharacter(ctx, character, idOf, accountOf(character.login)));
    for (const [where, position] of character.posts)
      if (/^(директор|заведующий)$/.test(position)) headed.add(where);
  }
  await inventStaff(ctx, [...institutions.values()], headed);
  for (const relation of demo.relations.filter((each) => each.territory === ctx.territory.slug)) {
    const personId = byLogin.get(relation.person);
    if (personId) await declare(ctx, personId, relation, byLogin, idOf);
  }
  return byLogin;
}

async function loadCharacter(
  ctx: WriteCtx,
  { login, name, posts, roles }: Character,
  idOf: (key: string) => string,
  accountId: string | null,
): Promise<string> {
  const [surname, given, patronymic, gender] = name;
  const email = `${login}@opora.example`;
  const person = { surname, given, patronymic, gender, email, phone: '', birthDate: null, accountId };
  const personId = await addPerson(ctx, person);
  for (const [where, position, detail] of posts) {
    const place = where === 'centre' || where === 'authority' ? where : 'institution';
    const institutionId = place === 'institution' ? idOf(where) : null;
    sure(
      await addPost(ctx, {
        ...{
          personId,
          place,
          institutionId,
          position,
          detail,
          document: 'трудовой договор',
        },
        ...{
          positionText: '',
          subjects: position === 'учитель' ? subjectsIn(detail) : [],
          employment: 'main',
          load: 1,
          hoursPerWeek: null,
        },
        ...{ startsOn: startedOn, endsOn: null },
      }),
    );
  }
  for (const { kind, institution, document } of roles ?? []) {
    const institutionId = institution ? idOf(institution) : null;
    sure(await addRole(ctx, { personId, kind, institutionId, document, startsOn: startedOn, endsOn: null }));
  }
  return personId;
}

async function declare(
  ctx: WriteCtx,
  personId: string,
  relation: DemoPeople['relations'][number],
  byLogin: ReadonlyMap<string, string>,
  idOf: (key: string) => string,
): Promise<void> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('people.relations')
    .values({
      territory_id: ctx.territory.id,
      id,
      person_id: personId,
      relative_id: relation.relative ? (byLogin.get(relation.relative) ?? null) : null,
      institution_id: relation.institution ? idOf(relation.institution) : null,
      kind: relation.kind,
      declared_on: ctx.today,
    })
    .execute();
  await recordFact(ctx, {
    name: 'relation.declared',
    subject: personSubject(personId),
    data: { relationId: id },
  });
}
