// Staff set by set, for lists: people found by name and birth date with their posts, and a written list taken back.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFacts } from '../../../kernel/journal.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { linkedRecords, linksTo } from '../../../platform/db/index.ts';
import { placementPolicy } from '../person.policy.ts';
import { personSubject } from '../person.queries.ts';
import type { Employment } from '../person.text.ts';
import { roleGivenBy } from '../positions.ts';
import type { StaffOutcome } from './staff-rows.ts';

export interface KnownPost {
  readonly id: string;
  readonly institutionId: string | null;
  readonly position: string;
  readonly detail: string;
  readonly positionText: string;
  readonly employment: Employment;
  readonly load: number | null;
  readonly hoursPerWeek: number | null;
  readonly startsOn: CivilDate;
  readonly subjects: readonly string[];
  readonly version: number;
}

export interface KnownPerson {
  readonly id: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly birthDate: CivilDate | null;
  readonly email: string;
  readonly phone: string;
  readonly version: number;
  /** Posts of the day. */
  readonly posts: readonly KnownPost[];
}

export interface PersonSigns {
  readonly name: string;
  readonly birthDate: CivilDate | null;
  readonly institutionId: string | null;
}

/**
 * People of these full names, and those of the same institutions born on the same days (a surname may have changed).
 * A fixed number of questions whatever the batch.
 */
export async function staffBySigns(ctx: ReadCtx, signs: readonly PersonSigns[]): Promise<KnownPerson[]> {
  const names = [...new Set(signs.map(({ name }) => name))];
  const births = [...new Set(signs.flatMap(({ birthDate }) => birthDate ?? []))];
  const places = [...new Set(signs.flatMap(({ institutionId }) => institutionId ?? []))];
  const during = sql`t.starts_on <= ${ctx.today} and (t.ends_on is null or t.ends_on > ${ctx.today})`;
  const { rows } = await sql<KnownPerson>`
    with wanted as (select public.search_key(name) as key from unnest(${names}::text[]) as given (name)),
    found as (
      select p.id from people.persons p join wanted on p.search collate "C" = wanted.key collate "C"
       where p.territory_id = ${ctx.territory.id}
      union
      select t.person_id from people.posts t
        join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id
       where t.territory_id = ${ctx.territory.id} and t.institution_id = any(${places}::uuid[]) and ${during}
         and p.birth_date = any(${births}::date[]))
    select p.id, p.surname, p.given, p.patronymic, p.birth_date as "birthDate", p.email, p.phone, p.version,
           coalesce(posts.list, '[]') as posts
      from people.persons p
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', t.id, 'institutionId', t.institution_id, 'position', t.position,
                 'detail', t.detail, 'positionText', t.position_text, 'employment', t.employment, 'load', t.load,
                 'hoursPerWeek', t.hours_per_week, 'startsOn', t.starts_on, 'version', t.version, 'subjects',
                 array(select s.subject from people.post_subjects s
                        where s.territory_id = t.territory_id and s.post_id = t.id order by s.subject))
                 order by t.starts_on, t.id) as list
          from people.posts t where t.territory_id = p.territory_id and t.person_id = p.id and ${during}) posts on true
     where p.territory_id = ${ctx.territory.id} and p.id in (select id from found)
       and p.anonymised_at is null and p.merged_into_id is null
     order by p.id`.execute(ctx.db);
  return rows;
}

/** Why the actor may not put somebody into this position there: a position that gives a role is for those who grant it. */
export function refusePlacing(ctx: ReadCtx, institutionId: string, position: string): Refusal | null {
  const gives = roleGivenBy('institution', position);
  // A job comparing a list anew has no roles of its own: it lets nobody become a head by it.
  if (ctx.actor.roles.length === 0 && gives === null) return null;
  return placementPolicy.rules.place.check(ctx, { institutionId, gives });
}

export interface Versions {
  readonly people: ReadonlyMap<string, number>;
  readonly posts: ReadonlyMap<string, number>;
}

/** Present versions of people and posts: what was judged, and what was written, are compared with them. */
export async function staffVersions(
  ctx: ReadCtx,
  personIds: readonly string[],
  postIds: readonly string[],
): Promise<Versions> {
  const read = async (table: 'people.persons' | 'people.posts', ids: readonly string[]) => {
    const { rows } = await sql<{ id: string; version: number }>`
      select id, version from ${sql.table(table)}
       where territory_id = ${ctx.territory.id} and id = any(${[...ids]}::uuid[])`.execute(ctx.db);
    return new Map(rows.map(({ id, version }) => [id, version]));
  };
  return { people: await read('people.persons', personIds), posts: await read('people.posts', postIds) };
}

/** People added by a list whom something else points at by now: other posts, roles, records of other rooms. */
export async function peopleInUse(
  ctx: WriteCtx,
  personIds: readonly string[],
  postIds: readonly string[],
): Promise<string[]> {
  const ids = sql`select unnest(${[...personIds]}::uuid[])`;
  const own = sql`select unnest(${[...postIds]}::uuid[])`;
  const ofPeople = (await linksTo(ctx.db, 'people.persons')).filter(({ table }) => table !== 'people.posts');
  const ofPosts = (await linksTo(ctx.db, 'people.posts')).filter(
    ({ table }) => table !== 'people.post_subjects',
  );
  const used = await linkedRecords(ctx.db, ofPeople, ctx.territory.id, ids);
  const usedPosts = await linkedRecords(ctx.db, ofPosts, ctx.territory.id, own);
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.posts where territory_id = ${ctx.territory.id}
       and (id = any(${[...usedPosts.keys()]}::uuid[]) or (person_id in (${ids}) and id not in (${own})))`.execute(
    ctx.db,
  );
  return [...new Set([...used.keys(), ...rows.map(({ id }) => id)])];
}

type Columns = Readonly<Record<string, unknown>>;

async function restore(ctx: WriteCtx, table: 'people.persons' | 'people.posts', id: string, before: Columns) {
  const sets = sql.join(Object.keys(before).map((column) => sql`${sql.ref(column)} = n.${sql.ref(column)}`));
  await sql`update ${sql.table(table)} t set ${sets}, version = t.version + 1
      from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(before)}::jsonb) n
     where t.territory_id = ${ctx.territory.id} and t.id = ${id}`.execute(ctx.db);
}

/** Erases the people and posts a list added and brings back what it changed; one fact a person. */
export async function takeStaffBack(
  ctx: WriteCtx,
  outcomes: readonly StaffOutcome[],
  act: string,
): Promise<void> {
  const territory = ctx.territory.id;
  for (const { personId, postId, person, post, before } of outcomes) {
    if (post === 'changed' && before.post) await restore(ctx, 'people.posts', postId, before.post);
    if (post === 'changed' && before.subjects) await restoreSubjects(ctx, postId, before.subjects);
    if (person === 'changed' && before.person) await restore(ctx, 'people.persons', personId, before.person);
  }
  const posts = outcomes.flatMap(({ post, postId }) => (post === 'added' ? [postId] : []));
  const people = outcomes.flatMap(({ person, personId }) => (person === 'added' ? [personId] : []));
  await sql`delete from people.posts where territory_id = ${territory} and id = any(${posts}::uuid[])`.execute(
    ctx.db,
  );
  await sql`delete from people.persons where territory_id = ${territory} and id = any(${people}::uuid[])`.execute(
    ctx.db,
  );
  await recordFacts(
    ctx,
    [...new Set(outcomes.map(({ personId }) => personId))].map((id) => ({
      name: 'person.list-undone',
      subject: personSubject(id),
      data: { act },
    })),
  );
}

async function restoreSubjects(ctx: WriteCtx, postId: string, subjects: readonly string[]): Promise<void> {
  await sql`delete from people.post_subjects where territory_id = ${ctx.territory.id} and post_id = ${postId}`.execute(
    ctx.db,
  );
  await sql`insert into people.post_subjects (territory_id, post_id, subject)
    select ${ctx.territory.id}, ${postId}::uuid, unnest(${[...subjects]}::text[])`.execute(ctx.db);
}
