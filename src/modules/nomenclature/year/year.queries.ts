// The set of a school year, checked by what the rooms hold: the regulation, the plan, plans of associations, the analysis, materials.
import { sql } from 'kysely';
import { type CivilDate, dateIn, schoolYearOf } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { planLinkOfYear } from '../../planning/index.ts';
import {
  currentVersion,
  norms,
  parametersOf,
  type RegulationVersion,
  type SetSource,
} from '../../regulations/index.ts';
import { type ItemState, nomenclatureText as text } from '../nomenclature.text.ts';

export interface YearItem {
  readonly key: string;
  readonly title: string;
  readonly clause: string | null;
  readonly dueOn: CivilDate;
  readonly state: ItemState;
  /** «утверждён, 29 августа 2025 г.», «с планом 3 из 5». */
  readonly fact: string;
  readonly path: string | null;
}

interface Found {
  readonly state: 'present' | 'partial' | 'absent';
  readonly fact: string;
  readonly path: string | null;
  /** The day it came into being; null when not one day. */
  readonly on: CivilDate | null;
}

const absent = (fact: string, path: string | null = null): Found => ({
  state: 'absent',
  fact,
  path,
  on: null,
});

interface Asked {
  readonly year: number;
  readonly version: RegulationVersion;
}

const checks: Readonly<Record<SetSource, (ctx: ReadCtx, asked: Asked) => Promise<Found>>> = {
  regulation: async (_ctx, { version }) => {
    const path = `/regulations/${version.slug}`;
    if (version.state !== 'published') return absent(text.found.noRegulation, path);
    const fact = version.effectiveFrom ? text.found.on(version.title, version.effectiveFrom) : version.title;
    return { state: 'present', fact, path, on: version.effectiveFrom };
  },
  'annual-plan': async (ctx, { year }) => {
    const plan = await planLinkOfYear(ctx, year);
    if (!plan?.approvedOn) return absent(text.found.noPlan, plan?.path ?? '/planning');
    const fact = text.found.on(text.found.approved, plan.approvedOn);
    return { state: 'present', fact, path: plan.path, on: plan.approvedOn };
  },
  'association-plans': async (ctx, { year }) => {
    const { rows } = await sql<{ all: number; ready: number }>`
      select count(*)::int as all, count(*) filter (where exists (
        select from planning.links k
        join planning.lines l on l.territory_id = k.territory_id and l.id = k.line_id
        join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id
        where k.territory_id = b.territory_id and k.subject_kind = 'councils.body'
          and k.subject_id = b.id::text and p.school_year = ${year}))::int as ready
      from councils.bodies b
      where b.territory_id = ${ctx.territory.id} and b.institution_id is null
        and b.kind in ('subject-association', 'method-association')
        and b.starts_on <= ${`${year + 1}-08-31`} and (b.ends_on is null or b.ends_on > ${`${year}-09-01`})`.execute(
      ctx.db,
    );
    const { all = 0, ready = 0 } = rows[0] ?? {};
    if (all === 0) return absent(text.found.noBodies, '/councils');
    const state = ready === all ? 'present' : ready > 0 ? 'partial' : 'absent';
    return { state, fact: text.found.bodies(ready, all), path: '/councils', on: null };
  },
  'year-analysis': async (ctx, { year }) => {
    const analysis = await ctx.db
      .selectFrom('reporting.reports')
      .select(['id', 'title', 'approved_on as approvedOn'])
      .where('territory_id', '=', ctx.territory.id)
      .where('kind', '=', 'analysis')
      .where('school_year', '=', year)
      .orderBy('approved_on', (order) => order.desc().nullsLast())
      .limit(1)
      .executeTakeFirst();
    if (!analysis) return absent(text.found.noAnalysis, '/reporting');
    const path = `/reporting/reports/${analysis.id}`;
    if (!analysis.approvedOn) return absent(text.found.analysisDraft, path);
    const fact = text.found.on(analysis.title, analysis.approvedOn);
    return { state: 'present', fact, path, on: analysis.approvedOn };
  },
  materials: async (ctx, { year }) => {
    const { rows } = await sql<{ count: number; first: CivilDate | null }>`
      select count(*)::int as count, min(approved_on) as first from library.materials
      where territory_id = ${ctx.territory.id} and approved_on >= ${`${year}-09-01`}
        and approved_on < ${`${year + 1}-09-01`}`.execute(ctx.db);
    const { count = 0, first = null } = rows[0] ?? {};
    const fact = text.found.materials(count);
    return { state: count > 0 ? 'present' : 'absent', fact, path: '/library/materials', on: first };
  },
};

/** The day of a school year with this month and day: from September on it is the first calendar year. */
const dueIn = (year: number, { month, day }: { month: number; day: number }): CivilDate =>
  `${month >= 9 ? year : year + 1}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function stateOf(found: Found, dueOn: CivilDate, today: CivilDate): ItemState {
  if (found.state === 'present') return found.on && found.on > dueOn ? 'late' : 'present';
  if (found.state === 'partial') return dueOn < today ? 'overdue' : 'partial';
  return dueOn < today ? 'overdue' : 'absent';
}

/** Items of the year in the order of the regulation; empty where it names none. */
export async function yearItems(ctx: ReadCtx, year: number): Promise<YearItem[]> {
  const version = await currentVersion(ctx, norms.yearPapers);
  const { items } = parametersOf(version, norms.yearPapers);
  if (!version) return [];
  const listed: YearItem[] = [];
  for (const { key, text: title, clause, source, ...yearly } of items) {
    const found = await checks[source](ctx, { year, version });
    const dueOn = dueIn(year, yearly);
    const state = source === 'regulation' ? found.state : stateOf(found, dueOn, ctx.today);
    listed.push({ key, title, clause, dueOn, state, fact: found.fact, path: found.path });
  }
  return listed;
}

/** What is not there though its day has passed, of the school year of today. */
export const overdueItems = async (ctx: ReadCtx): Promise<YearItem[]> =>
  (await yearItems(ctx, schoolYearOf(dateIn(ctx.now, ctx.territory.zone)))).filter(
    ({ state }) => state === 'overdue',
  );
