// Looking at young specialists and mentor pairs; the rule of the day decides who is young.
import { sql } from 'kysely';
import { addDays, addMonths, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { pedagogicalPositions, seenInstitutions } from '../people/index.ts';
import { seesTerritory } from './development.policy.ts';
import type { PairOutcome } from './mentoring.text.ts';
import type { PairState } from './pair.lifecycle.ts';
import type { ProgrammeLine } from './pair.schema.ts';
import { rulesOn } from './rule.queries.ts';

export interface YoungSpecialist {
  readonly personId: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly institution: string | null;
  readonly position: string;
  readonly beganOn: CivilDate;
  readonly until: CivilDate;
  readonly pairId: string | null;
  readonly mentor: string | null;
}

/** The register: in the first years of a pedagogical post and not older than the rule says; age unknown is counted apart. One asked for alone sees himself. */
export async function youngSpecialists(
  ctx: ReadCtx,
  personId: string | null = null,
): Promise<{ rows: YoungSpecialist[]; unknownAge: number }> {
  const { 'young-specialist': rule } = await rulesOn(ctx);
  const { today } = ctx;
  const since = addMonths(today, -12 * rule.years);
  const bornAfter = addMonths(today, -12 * (rule.maxAge + 1));
  const own = seesTerritory(ctx) ? null : seenInstitutions(ctx);
  const { rows } = await sql<YoungSpecialist & { isAgeKnown: boolean }>`
    with began as (
      select t.person_id, min(t.starts_on) as began_on from people.posts t
      where t.territory_id = ${ctx.territory.id} and t.position = any(${pedagogicalPositions}::text[])
        and (${personId === null} or t.person_id = ${personId})
      group by t.person_id having min(t.starts_on) > ${since}::date)
    select distinct on (p.surname collate "ru-x-icu", p.given collate "ru-x-icu", p.id)
      p.id as "personId", p.surname, p.given, p.patronymic, i.short_name as institution, t.position,
      b.began_on as "beganOn", (b.began_on + make_interval(years => ${rule.years}))::date as until,
      p.birth_date is not null as "isAgeKnown", m.id as "pairId",
      case when o.id is not null then o.surname || ' ' || left(o.given, 1) || '.' end as mentor
    from began b
    join people.posts t on t.territory_id = ${ctx.territory.id} and t.person_id = b.person_id
      and t.starts_on <= ${today}::date and (t.ends_on is null or t.ends_on > ${today}::date)
      and t.position = any(${pedagogicalPositions}::text[]) and t.employment <> 'outer-part-time'
    join people.persons p on p.territory_id = ${ctx.territory.id} and p.id = b.person_id
      and p.anonymised_at is null and p.merged_into_id is null
    left join institutions.institutions i on i.territory_id = ${ctx.territory.id} and i.id = t.institution_id
    left join development.mentor_pairs m on m.territory_id = ${ctx.territory.id} and m.mentee_id = p.id
      and m.state in ('proposed', 'active') and m.starts_on <= ${today}::date and m.ends_on > ${today}::date
    left join people.persons o on o.territory_id = ${ctx.territory.id} and o.id = m.mentor_id
    where (p.birth_date is null or p.birth_date > ${bornAfter}::date)
      and (${own === null} or t.institution_id = any(${own ?? []}::uuid[]) or p.id = ${ctx.actor.personId})
      and (${personId === null} or p.id = ${personId})
    order by p.surname collate "ru-x-icu", p.given collate "ru-x-icu", p.id`.execute(ctx.db);
  return {
    rows: rows.filter((row) => row.isAgeKnown),
    unknownAge: rows.filter((row) => !row.isAgeKnown).length,
  };
}

interface Name {
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
}

export interface Pair {
  readonly id: string;
  readonly institutionId: string;
  readonly institution: string;
  readonly mentorId: string;
  readonly mentor: Name;
  readonly menteeId: string;
  readonly mentee: Name;
  readonly goal: string;
  readonly programme: readonly ProgrammeLine[];
  readonly startsOn: CivilDate;
  /** The last day of the pair. */
  readonly lastDay: CivilDate;
  readonly state: PairState;
  readonly version: number;
  readonly outcome: PairOutcome | null;
  readonly outcomeText: string;
  readonly meetings: number;
}

const nameOf = (alias: string) =>
  sql<Name>`jsonb_build_object('surname', ${sql.ref(`${alias}.surname`)}, 'given', ${sql.ref(`${alias}.given`)},
    'patronymic', ${sql.ref(`${alias}.patronymic`)})`;

/** The service all, an institution its own, the two of a pair theirs. */
const visiblePairs = (ctx: ReadCtx) =>
  seesTerritory(ctx)
    ? sql<boolean>`true`
    : sql<boolean>`(m.institution_id = any(${seenInstitutions(ctx)}::uuid[])
        or ${ctx.actor.personId} in (m.mentor_id, m.mentee_id))`;

const pairRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('development.mentor_pairs as m')
    .innerJoin('people.persons as a', (join) =>
      join.onRef('a.territory_id', '=', 'm.territory_id').onRef('a.id', '=', 'm.mentor_id'),
    )
    .innerJoin('people.persons as b', (join) =>
      join.onRef('b.territory_id', '=', 'm.territory_id').onRef('b.id', '=', 'm.mentee_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 'm.territory_id').onRef('i.id', '=', 'm.institution_id'),
    )
    .select(['m.id', 'm.institution_id as institutionId', 'i.short_name as institution'])
    .select(['m.mentor_id as mentorId', 'm.mentee_id as menteeId', 'm.goal', 'm.programme', 'm.state'])
    .select(['m.starts_on as startsOn', 'm.ends_on as endsOn', 'm.version', 'm.outcome'])
    .select(['m.outcome_text as outcomeText', nameOf('a').as('mentor'), nameOf('b').as('mentee')])
    .select(
      sql<number>`(select count(*)::int from development.pair_meetings g
        where g.territory_id = m.territory_id and g.pair_id = m.id)`.as('meetings'),
    )
    .where('m.territory_id', '=', ctx.territory.id)
    .where(visiblePairs(ctx));

type Row = Awaited<ReturnType<ReturnType<typeof pairRows>['execute']>>[number];
const asPair = ({ endsOn, ...row }: Row): Pair =>
  ({ ...row, lastDay: addDays(endsOn, -1) }) as unknown as Pair;

/** Pairs the reader may see, the working ones first. */
export async function pairsList(ctx: ReadCtx, personId: string | null = null): Promise<Pair[]> {
  let rows = pairRows(ctx);
  if (personId)
    rows = rows.where((eb) => eb.or([eb('m.mentor_id', '=', personId), eb('m.mentee_id', '=', personId)]));
  const found = await rows
    .orderBy(sql`m.state in ('proposed', 'active')`, 'desc')
    .orderBy('m.starts_on', 'desc')
    .orderBy('m.id')
    .limit(2000)
    .execute();
  return found.map(asPair);
}

export async function pair(ctx: ReadCtx, id: string): Promise<Pair | null> {
  if (!isId(id)) return null;
  const row = await pairRows(ctx).where('m.id', '=', id).executeTakeFirst();
  return row ? asPair(row) : null;
}

export async function pairMeetings(ctx: ReadCtx, pairId: string) {
  return ctx.db
    .selectFrom('development.pair_meetings')
    .select(['id', 'held_on as heldOn', 'topic', 'text'])
    .where('territory_id', '=', ctx.territory.id)
    .where('pair_id', '=', pairId)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function pairFeedbacks(ctx: ReadCtx, pairId: string) {
  return ctx.db
    .selectFrom('development.pair_feedbacks')
    .select(['side', 'mark', 'text', 'given_on as givenOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('pair_id', '=', pairId)
    .orderBy('side')
    .execute();
}
