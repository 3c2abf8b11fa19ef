// Looking at lines: the whole plan in one statement, filtered; one line; lines linked to a record of another room.
import { sql } from 'kysely';
import { addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { concerned, concernsOf } from '../concern/concern.queries.ts';
import { concernKinds } from '../concern/concern.text.ts';
import type { PlanState } from '../plan/plan.lifecycle.ts';
import { openPlanSql } from '../plan/plan.visibility.ts';
import type { LineState } from './line.lifecycle.ts';
import { isMovedSql, type Standing, standingSql } from './line.standing.ts';
import type { LineSource } from './line.text.ts';
import type { TermKind } from './term.ts';

export interface Line {
  readonly id: string;
  readonly planId: string;
  readonly planState: PlanState;
  /** Whose plan it is; null: the service's own. */
  readonly bodyId: string | null;
  readonly schoolYear: number;
  readonly position: number;
  readonly direction: string;
  readonly task: string;
  readonly title: string;
  readonly form: string;
  readonly audience: string;
  readonly subjects: string;
  readonly term: string;
  readonly termKind: TermKind;
  readonly startsOn: CivilDate | null;
  /** The day after the last one. */
  readonly endsOn: CivilDate | null;
  readonly times: number | null;
  readonly responsibleId: string;
  /** «Шумилина О.Г.» */
  readonly responsible: string;
  readonly responsibleWords: string;
  readonly coWorkerIds: readonly string[];
  readonly place: string;
  readonly result: string;
  readonly programme: string;
  readonly costPlanned: number | null;
  readonly costActual: number | null;
  readonly funding: string;
  readonly source: LineSource;
  readonly sourceWords: string;
  readonly state: LineState;
  readonly version: number;
  readonly outcome: string;
  readonly doneOn: CivilDate | null;
  readonly lateSince: CivilDate | null;
  readonly reason: string;
  readonly confirmedOn: CivilDate | null;
  /** The rule of the cyclogram that gave it, the period it stands for, its version when given. */
  readonly ruleId: string | null;
  readonly ruleKey: string | null;
  readonly ruleVersion: number | null;
  readonly isMoved: boolean;
  readonly isAdded: boolean;
  readonly standing: Standing;
  /** Facts linked so far. */
  readonly facts: number;
}

/** «Шумилина О.Г.» in SQL, so that no list asks row by row. */
const initials = sql<string>`r.surname || chr(160) || left(r.given, 1) || '.'
  || case when coalesce(r.patronymic, '') = '' then '' else left(r.patronymic, 1) || '.' end`;

const lineRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('planning.lines as l')
    .innerJoin('planning.plans as p', (join) =>
      join.onRef('p.territory_id', '=', 'l.territory_id').onRef('p.id', '=', 'l.plan_id'),
    )
    .innerJoin('people.persons as r', (join) =>
      join.onRef('r.territory_id', '=', 'l.territory_id').onRef('r.id', '=', 'l.responsible_id'),
    )
    .select(['l.id', 'l.plan_id as planId', 'p.state as planState', 'p.school_year as schoolYear'])
    .select([
      'l.position',
      'l.direction',
      'l.task',
      'l.title',
      'l.form',
      'l.audience',
      'l.subjects',
      'l.term',
    ])
    .select(['l.term_kind as termKind', 'l.starts_on as startsOn', 'l.ends_on as endsOn', 'l.times'])
    .select(['l.responsible_id as responsibleId', 'l.responsible_words as responsibleWords', 'l.place'])
    .select(['l.result', 'l.programme', 'l.cost_planned as costPlanned', 'l.cost_actual as costActual'])
    .select(['l.funding', 'l.source', 'l.source_words as sourceWords', 'l.state', 'l.version', 'l.outcome'])
    .select(['l.done_on as doneOn', 'l.late_since as lateSince', 'l.reason', 'l.confirmed_on as confirmedOn'])
    .select(['l.rule_id as ruleId', 'l.rule_key as ruleKey', 'l.rule_version as ruleVersion'])
    .select('p.body_id as bodyId')
    .select(initials.as('responsible'))
    .select(
      sql<string[]>`array(select w.person_id::text from planning.co_workers w
        where w.territory_id = l.territory_id and w.line_id = l.id)`.as('coWorkerIds'),
    )
    .select(isMovedSql.as('isMoved'))
    .select(
      sql<boolean>`p.approved_on is not null and not exists (select from planning.baseline_lines b
        where b.territory_id = l.territory_id and b.line_id = l.id)`.as('isAdded'),
    )
    .select(
      sql<number>`(select count(*)::int from planning.evidence e
        where e.territory_id = l.territory_id and e.line_id = l.id)`.as('facts'),
    )
    .select(standingSql(ctx.today).as('standing'))
    .where('l.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof lineRows>['execute']>>[number];
const asLine = (row: Row): Line => row as unknown as Line;

export interface LineFilter {
  /** Only these lines. */
  readonly ids?: readonly string[] | undefined;
  readonly direction?: string | undefined;
  readonly task?: string | undefined;
  readonly programme?: string | undefined;
  readonly person?: string | undefined;
  readonly standing?: string | undefined;
  /** Lines that concern this body or institution; '-': none of them. */
  readonly body?: string | undefined;
  readonly institution?: string | undefined;
  readonly q?: string | undefined;
  /** Lines that touch the days from the first to the one before the second. */
  readonly days?: readonly [CivilDate, CivilDate] | undefined;
  /** '2025-10': the term ends in this month; 'year': the term is the whole year or is counted over it. */
  readonly due?: string | undefined;
}

/** Terms that are no point of the year: «в течение года», «1 раз в четверть», «по плану». */
export const wholeYearKinds: readonly TermKind[] = ['year', 'times', 'by-plan'];

/** Late: overdue now, done late or not done at all. */
export const troubles: readonly Standing[] = ['overdue', 'done-late', 'not-done'];

/**
 * Every line of a plan that fits, in the order of the printed plan: by direction as the regulation lists them, then by
 * place. A plan is a few hundred lines, so search looks through them in memory of one statement's result.
 */
export async function linesOf(
  ctx: ReadCtx,
  planId: string,
  directions: readonly string[],
  filter: LineFilter = {},
): Promise<Line[]> {
  let rows = lineRows(ctx).where('l.plan_id', '=', planId);
  if (filter.ids) rows = rows.where(sql<boolean>`l.id = any(${filter.ids}::uuid[])`);
  if (filter.direction !== undefined) rows = rows.where('l.direction', '=', filter.direction);
  if (filter.task !== undefined) rows = rows.where('l.task', '=', filter.task);
  if (filter.programme !== undefined) rows = rows.where('l.programme', '=', filter.programme);
  if (filter.person && isId(filter.person)) rows = rows.where('l.responsible_id', '=', filter.person);
  if (filter.days) {
    const [from, after] = filter.days;
    rows = rows.where('l.starts_on', '<', after).where('l.ends_on', '>', from);
  }
  if (filter.due === 'year') rows = rows.where('l.term_kind', 'in', [...wholeYearKinds]);
  else if (filter.due && /^20\d{2}-(0[1-9]|1[0-2])$/.test(filter.due)) {
    const first = `${filter.due}-01`;
    rows = rows
      .where('l.term_kind', 'not in', [...wholeYearKinds])
      .where('l.ends_on', '>', first)
      .where('l.ends_on', '<=', addMonths(first, 1));
  }
  const found = await rows
    .orderBy(sql`coalesce(array_position(${[...directions]}::text[], l.direction), 1000)`)
    .orderBy('l.position')
    .orderBy('l.id')
    .limit(5000)
    .execute();
  let lines = found.map(asLine);
  for (const kind of concernKinds) {
    const asked = filter[kind];
    if (!asked) continue;
    const ids = lines.map(({ id }) => id);
    const kept = concerned(await concernsOf(ctx, planId, kind), asked, ids);
    lines = lines.filter(({ id }) => kept.has(id));
  }
  const standing = filter.standing;
  const stands = (line: Line) =>
    !standing || (standing === 'late' ? troubles.includes(line.standing) : line.standing === standing);
  const words = filter.q?.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е');
  const says = (line: Line) =>
    !words ||
    [line.title, line.form, line.audience, line.responsible, line.result, line.place, line.term]
      .join(' ')
      .toLocaleLowerCase('ru')
      .replaceAll('ё', 'е')
      .includes(words);
  return lines.filter((line) => stands(line) && says(line));
}

/** One line of a plan the reader may see. */
export async function visibleLine(ctx: ReadCtx, id: string): Promise<Line | null> {
  if (!isId(id)) return null;
  const row = await lineRows(ctx).where('l.id', '=', id).where(openPlanSql(ctx)).executeTakeFirst();
  return row ? asLine(row) : null;
}

/** Lines of one person: responsible for, or taking part in; of plans being carried out, unfinished, the nearest first. */
export async function openLinesOf(ctx: ReadCtx, personId: string, until: CivilDate): Promise<Line[]> {
  const rows = await lineRows(ctx)
    .where('p.state', '=', 'executing')
    .where('l.state', '=', 'open')
    .where('l.responsible_id', '=', personId)
    .where('l.ends_on', '<=', until)
    .orderBy('l.ends_on')
    .orderBy('l.id')
    .limit(200)
    .execute();
  return rows.map(asLine);
}

/** Lines of plans being carried out in one state, the earliest term first: of the service and of bodies, or the service's own. */
export async function executingLines(
  ctx: ReadCtx,
  state: LineState,
  until: CivilDate | null = null,
  of: 'all' | 'service' = 'all',
): Promise<Line[]> {
  let rows = lineRows(ctx).where('p.state', '=', 'executing').where('l.state', '=', state);
  if (of === 'service') rows = rows.where('p.body_id', 'is', null);
  if (until) rows = rows.where('l.ends_on', '<=', until);
  const found = await rows.orderBy('l.ends_on').orderBy('l.id').limit(2000).execute();
  return found.map(asLine);
}

/** A line as seen from the record it is linked with. */
export interface LinkedLine extends Line {
  /** What that record was called when linked. */
  readonly linkTitle: string;
}

/**
 * Lines linked to a record of another room or to a part of it: a partner, a site, a body, a site's plan by its lines —
 * {kind, id} — over all plans the reader may see, the latest year first.
 */
export async function planLinesOf(
  ctx: ReadCtx,
  subject: { kind: string; id: string },
): Promise<LinkedLine[]> {
  if (ctx.actor.kind === 'visitor') return [];
  const rows = await lineRows(ctx)
    .innerJoin('planning.links as k', (join) =>
      join.onRef('k.territory_id', '=', 'l.territory_id').onRef('k.line_id', '=', 'l.id'),
    )
    .select('k.title as linkTitle')
    .where('k.subject_kind', '=', subject.kind)
    .where(sql<boolean>`(k.subject_id = ${subject.id} or starts_with(k.subject_id, ${`${subject.id}:`}))`)
    .where(openPlanSql(ctx))
    .orderBy('p.school_year', 'desc')
    .orderBy('l.ends_on')
    .orderBy('l.id')
    .orderBy('k.subject_id')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...asLine(row), linkTitle: row.linkTitle }));
}
