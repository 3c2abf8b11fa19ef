// The demonstration's people: named characters from demo/people.yaml, invented heads and teachers, any number for benches.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { addDays } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import type { Gender } from '../../platform/language/index.ts';
import type { DemoInstitution } from '../institutions/index.ts';
import { type InventedName, inventName, seededNumbers } from './invented-names.ts';
import { addPerson } from './person.commands.ts';
import { personSubject } from './person.queries.ts';
import type { Employment } from './person.text.ts';
import { subjectsIn } from './post/subjects.ts';
import { addPost, writeSubjects } from './post.commands.ts';
import { postsOf } from './post.queries.ts';
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

const startedOn = '2025-09-01';

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

const subjects = [
  'начальных классов',
  'математики',
  'русского языка и литературы',
  'английского языка',
  'истории',
];

const loads = [1, 1, 1.25, 1, 0.75, 1.5];
/** Every third institution shares a psychologist, every fourth has a vacancy, every fifth somebody on leave. */
const every = { partTimer: 3, vacancy: 4, leave: 5 };

/** A head where no character heads, and colleagues in every institution; part-timers, leaves and vacancies here and there. */
async function inventStaff(
  ctx: WriteCtx,
  institutions: readonly DemoInstitution[],
  headed: ReadonlySet<string>,
): Promise<void> {
  const next = seededNumbers(ctx.territory.id * 7919);
  // Another stream, so that what is added here changes nobody's name.
  const more = seededNumbers(ctx.territory.id * 6007);
  const staff: InventedPost[] = [];
  const away: number[] = [];
  const free: { institutionId: string; position: string; subject: string; load: number }[] = [];
  for (const [index, { id, key, kind }] of institutions.entries()) {
    const isGarden = kind === 'kindergarten';
    if (!headed.has(key)) {
      staff.push({
        ...{ name: inventName(next), birthDate: inventBirth(more), institutionId: id, load: 1 },
        ...{ position: isGarden ? 'заведующий' : 'директор', detail: '' },
      });
    }
    for (let colleague = 0; colleague < 2; colleague += 1) {
      const position = isGarden
        ? 'воспитатель'
        : kind === 'additional'
          ? 'педагог дополнительного образования'
          : 'учитель';
      const detail = position === 'учитель' ? (subjects[next(subjects.length)] ?? '') : '';
      const load = loads[more(loads.length)] ?? 1;
      staff.push({
        ...{
          name: inventName(next),
          birthDate: inventBirth(more),
          institutionId: id,
          position,
          detail,
          load,
        },
      });
      if (colleague === 1 && index % every.leave === 0) away.push(staff.length - 1);
    }
    if (index % every.partTimer === 0)
      staff.push({
        ...{ name: inventName(more), birthDate: inventBirth(more), institutionId: id, load: 0.5 },
        ...{
          position: isGarden ? 'младший воспитатель' : 'педагог-психолог',
          detail: '',
          ...(isGarden ? {} : { employment: 'outer-part-time' as const }),
        },
      });
    if (index % every.vacancy === 1)
      free.push({
        ...{ institutionId: id, position: isGarden ? 'учитель-логопед' : 'учитель' },
        ...{
          subject: isGarden ? '' : (subjectsIn(subjects[more(subjects.length)] ?? '')[0] ?? ''),
          load: 0.5 + more(3) / 2,
        },
      });
  }
  const ids = await insertStaff(ctx, staff);
  for (const index of away) await inventLeave(ctx, ids[index] ?? '');
  for (const vacancy of free) await inventVacancy(ctx, vacancy);
}

const inventBirth = (next: (below: number) => number): string => addDays('1961-01-01', next(14_800));

async function inventLeave(ctx: WriteCtx, personId: string): Promise<void> {
  const posts = await postsOf(ctx, personId);
  for (const { id } of posts) {
    const { during } = await ctx.db
      .selectFrom('people.posts')
      .select('during')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('people.leaves')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), post_id: id, post_during: during },
        ...{ kind: 'childcare', document: 'приказ по личному составу' },
        ...{ starts_on: addDays(startedOn, 45), ends_on: addDays(startedOn, 560) },
      })
      .execute();
  }
}

async function inventVacancy(
  ctx: WriteCtx,
  { institutionId, ...vacancy }: { institutionId: string; position: string; subject: string; load: number },
): Promise<void> {
  await ctx.db
    .insertInto('people.vacancies')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), institution_id: institutionId },
      ...{ ...vacancy, starts_on: startedOn },
    })
    .execute();
}

interface InventedPost {
  readonly name: InventedName;
  readonly institutionId: string;
  readonly position: string;
  readonly detail: string;
  readonly birthDate?: string;
  readonly load?: number;
  readonly employment?: Employment;
}

/** Invented teachers of the given institutions, the same for the same seed. */
export function generatePeople(count: number, institutionIds: readonly string[], seed = 1): InventedPost[] {
  const next = seededNumbers(seed);
  return Array.from({ length: count }, () => ({
    name: inventName(next),
    institutionId: institutionIds[next(institutionIds.length)] ?? '',
    position: 'учитель',
    detail: subjects[next(subjects.length)] ?? '',
  }));
}

/** Writes many people with their posts, a thousand a statement; returns their ids in the given order. */
export async function insertStaff(ctx: WriteCtx, staff: readonly InventedPost[]): Promise<string[]> {
  const territory_id = ctx.territory.id;
  const ids: string[] = [];
  for (let from = 0; from < staff.length; from += 1000) {
    const part = staff
      .slice(from, from + 1000)
      .map((each) => ({ ...each, id: newId(ctx.now), postId: newId(ctx.now) }));
    await ctx.db
      .insertInto('people.persons')
      .values(
        part.map(({ id, name, birthDate = null }) => ({ territory_id, id, ...name, birth_date: birthDate })),
      )
      .execute();
    const posts = part.map(
      ({ id, postId, institutionId, position, detail, load = 1, employment = 'main' }) => ({
        ...{ territory_id, id: postId, person_id: id, institution_id: institutionId },
        ...{ position, detail, load, employment, document: 'трудовой договор' },
        starts_on: addDays(startedOn, -365),
      }),
    );
    await ctx.db.insertInto('people.posts').values(posts).execute();
    await writeSubjects(
      ctx,
      posts.map(({ id, position, detail }) => ({
        postId: id,
        subjects: position === 'учитель' ? subjectsIn(detail) : [],
      })),
    );
    ids.push(...part.map((each) => each.id));
  }
  return ids;
}
