// Looking at nominations: the list by course, institution and state; what a proposal would meet.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { shownList } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { people, postsOfPeople } from '../people/index.ts';
import { enrols, type ListedCourse, quotasOf } from './course.queries.ts';
import { type Belonging, developmentPolicy, visibleRows } from './development.policy.ts';
import type { NominationState } from './nomination.lifecycle.ts';
import { type NominationFilter, nominationFilter } from './nomination.schema.ts';
import { nominationText as text } from './nomination.text.ts';

export interface Nomination extends Belonging {
  readonly id: string;
  readonly courseId: string;
  readonly course: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly institutionId: string | null;
  readonly institution: string | null;
  readonly position: string;
  readonly subject: string;
  readonly state: NominationState;
  readonly version: number;
  readonly proposedOn: CivilDate;
  readonly confirmation: string;
  readonly reason: string;
  readonly requestDocumentId: string | null;
  readonly orderDocumentId: string | null;
}

const nominationRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('development.nominations as n')
    .innerJoin('development.courses as c', (join) =>
      join.onRef('c.territory_id', '=', 'n.territory_id').onRef('c.id', '=', 'n.course_id'),
    )
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'n.territory_id').onRef('p.id', '=', 'n.person_id'),
    )
    .leftJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 'n.territory_id').onRef('i.id', '=', 'n.institution_id'),
    )
    .where('n.territory_id', '=', ctx.territory.id)
    .where(visibleRows(ctx, 'n'));

const shown = (rows: ReturnType<typeof nominationRows>) =>
  rows
    .select(['n.id', 'n.course_id as courseId', 'c.title as course', 'n.person_id as personId'])
    .select(['p.surname', 'p.given', 'p.patronymic', 'n.institution_id as institutionId'])
    .select(['i.short_name as institution', 'n.position', 'n.subject', 'n.state', 'n.version'])
    .select(['n.proposed_on as proposedOn', 'n.confirmation', 'n.reason'])
    .select(['n.request_document_id as requestDocumentId', 'n.order_document_id as orderDocumentId']);

type Row = Omit<Nomination, 'institutionIds' | 'state'> & { state: string };
const asNomination = (row: Row): Nomination => ({
  ...row,
  state: row.state as NominationState,
  institutionIds: [row.institutionId],
});

function filtered(ctx: ReadCtx, filter: z.output<typeof nominationFilter>) {
  let rows = nominationRows(ctx);
  if (filter.q) rows = rows.where(sql<boolean>`strpos(p.search, public.search_key(${filter.q})) > 0`);
  if (filter.courseId) rows = rows.where('n.course_id', '=', filter.courseId);
  if (filter.institutionId) rows = rows.where('n.institution_id', '=', filter.institutionId);
  if (filter.personId) rows = rows.where('n.person_id', '=', filter.personId);
  if (filter.state) rows = rows.where('n.state', '=', filter.state);
  return rows;
}

export interface NominationPage {
  readonly rows: readonly Nomination[];
  readonly total: number;
  readonly after: string | undefined;
}

/** A page of nominations, the newest first. */
export async function nominationsPage(ctx: ReadCtx, input: NominationFilter = {}): Promise<NominationPage> {
  const filter = nominationFilter.parse(input);
  let page = shown(filtered(ctx, filter));
  if (isId(filter.after)) page = page.where('n.id', '<', filter.after);
  const found = await page
    .orderBy('n.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const { total } = await ctx.db
    .selectFrom(filtered(ctx, filter).select('n.id').limit(10_000).as('counted'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = found.slice(0, filter.limit).map(asNomination);
  return { rows, total: Number(total), after: found.length > filter.limit ? rows.at(-1)?.id : undefined };
}

export async function nomination(ctx: ReadCtx, id: string): Promise<Nomination | null> {
  if (!isId(id)) return null;
  const row = await shown(nominationRows(ctx)).where('n.id', '=', id).executeTakeFirst();
  return row ? asNomination(row) : null;
}

/** What would happen to one person of a proposal. */
export interface Candidate {
  readonly personId: string;
  readonly name: string;
  readonly institutionId: string | null;
  readonly position: string;
  readonly subject: string;
  /** Why he cannot be proposed; null when he can. */
  readonly complaint: string | null;
  /** What the proposer should know and may still decide. */
  readonly warning: string | null;
}

/** Whom a course is for: nothing said means everybody. */
function mismatch(course: ListedCourse, position: string, subjects: readonly string[]): string | null {
  if (course.positions.length > 0 && !course.positions.includes(position))
    return text.refusals.position(course.positions.join(', '));
  if (course.subjects.length > 0 && !subjects.some((each) => course.subjects.includes(each)))
    return text.refusals.subject(course.subjects.join(', '));
  return null;
}

async function activeOf(ctx: ReadCtx, courseId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('development.nominations')
    .select('person_id')
    .where('territory_id', '=', ctx.territory.id)
    .where('course_id', '=', courseId)
    .where('state', 'in', ['proposed', 'sent', 'confirmed'])
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** The preview and the judgement of a proposal alike: rights, repeats, places of the quotas, whom the course is for. */
export async function candidatesFor(
  ctx: ReadCtx,
  course: ListedCourse,
  personIds: readonly string[],
): Promise<Candidate[]> {
  const known = await people(ctx, personIds);
  const posts = await postsOfPeople(ctx, personIds, ctx.today);
  const active = await activeOf(ctx, course.id);
  const quotas = await quotasOf(ctx, course.id);
  const left = new Map(quotas.map((quota) => [quota.institutionId, quota.seats - quota.taken]));
  const closed = enrols(course, ctx.today) ? null : text.refusals.closed;
  return [...new Set(personIds)].flatMap((personId) => {
    const person = known.get(personId);
    if (!person || person.anonymisedAt) return [];
    const held = posts.get(personId) ?? [];
    const post = held.find(({ employment }) => employment === 'main') ?? held[0];
    const institutionId = post?.institutionId ?? null;
    const belonging = { personId, institutionIds: held.map((each) => each.institutionId) };
    const forbidden = developmentPolicy.rules.keep.check(ctx, belonging)?.text ?? null;
    const repeated = active.has(personId) ? text.refusals.twice : null;
    const full = quotas.find(
      (quota) =>
        (quota.institutionId === null || quota.institutionId === institutionId) &&
        (left.get(quota.institutionId) ?? 0) <= 0,
    );
    const noSeat = full ? text.refusals.quota(full.institution ?? 'вся территория', full.seats) : null;
    const complaint = forbidden ?? closed ?? repeated ?? noSeat;
    if (!complaint)
      for (const key of [null, institutionId]) if (left.has(key)) left.set(key, (left.get(key) ?? 0) - 1);
    const subjects = post?.subjects ?? [];
    return {
      ...{ personId, name: person.fullName, institutionId, complaint },
      position: post?.position ?? '',
      subject: subjects.join(', '),
      warning: mismatch(course, post?.position ?? '', subjects),
    };
  });
}

export const nominationsQuery = query({
  name: 'development.nominations',
  ru: 'Направления на курсы',
  input: nominationFilter,
  ability: signedIn,
  run: nominationsPage,
  shows: (_found, address) => shownList(address),
});
