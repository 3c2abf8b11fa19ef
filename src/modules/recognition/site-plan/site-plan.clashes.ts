// Days of a site's plan that something else takes: its own lines, other sites of the year, sessions of councils (OMP-16).
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { monthGenitive } from '../../../platform/language/index.ts';
import { sessionDays } from '../../councils/index.ts';
import type { SitePlan } from './site-plan.queries.ts';

export interface Clash {
  readonly day: CivilDate;
  /** The event of this plan. */
  readonly title: string;
  /** «МБДОУ № 7: Практикум», «РЭС: заседание», or another event of the same plan. */
  readonly other: string;
}

const months = Array.from({ length: 12 }, (_, index) => monthGenitive(index + 1));

/**
 * The day a written term names in a school year: «15.10.2026», «15.10», «15 октября»; null for «октябрь» and for
 * anything that names more than one day. Without a year the day lies between 1 September and 31 August.
 */
export function dayOf(term: string, schoolYear: number): CivilDate | null {
  const text = term.trim().toLocaleLowerCase('ru');
  const [, day, inFigures, inWords, year] =
    /^(\d{1,2})(?:\.(\d{1,2})|\s+([а-яё]+))(?:[.\s]\s*(\d{4}|\d{2})?\s*г?(?:ода|\.)?)?$/.exec(text) ?? [];
  const month = inFigures ? Number(inFigures) : months.indexOf(inWords ?? '') + 1;
  if (!day || month < 1 || month > 12) return null;
  const usual = month >= 9 ? schoolYear : schoolYear + 1;
  const wanted = year ? Number(year.length === 2 ? `20${year}` : year) : usual;
  const date = new Date(Date.UTC(wanted, month - 1, Number(day)));
  return date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : null;
}

interface Dated {
  readonly title: string;
  readonly term: string;
}

/** Pairs of events of one plan on one day; each pair once. */
function ownClashes(lines: readonly Dated[], schoolYear: number): Clash[] {
  const dated = lines.map((line) => ({ ...line, day: dayOf(line.term, schoolYear) }));
  return dated.flatMap(({ day, title }, index) =>
    day === null
      ? []
      : dated
          .slice(index + 1)
          .filter((later) => later.day === day)
          .map((later) => ({ day, title, other: later.title })),
  );
}

/** What else happens on the days this plan names, in three statements. */
export async function clashesOf(
  ctx: ReadCtx,
  plan: Pick<SitePlan, 'id' | 'schoolYear' | 'lines'>,
): Promise<Clash[]> {
  const titles = new Map(
    plan.lines.flatMap((line) => {
      const day = dayOf(line.term, plan.schoolYear);
      return day ? [[day, line.title] as const] : [];
    }),
  );
  if (titles.size === 0) return [];
  const others = await otherLines(ctx, plan);
  const sessions = await sessionDays(ctx, [...titles.keys()]);
  const found = [
    ...others.flatMap(({ institution, title, term }) => {
      const day = dayOf(term, plan.schoolYear);
      return day && titles.has(day) ? [{ day, other: `${institution}: ${title}` }] : [];
    }),
    ...sessions.map(({ on, body }) => ({ day: on, other: `${body}: заседание` })),
  ];
  return [
    ...ownClashes(plan.lines, plan.schoolYear),
    ...found.map((each) => ({ ...each, title: titles.get(each.day) ?? '' })),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
}

/** Lines of other sites' plans of the year that could name a day. */
async function otherLines(ctx: ReadCtx, plan: Pick<SitePlan, 'id' | 'schoolYear'>) {
  return ctx.db
    .selectFrom('recognition.site_plan_lines as l')
    .innerJoin('recognition.site_plans as p', (join) =>
      join.onRef('p.territory_id', '=', 'l.territory_id').onRef('p.id', '=', 'l.plan_id'),
    )
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 'p.territory_id').onRef('s.id', '=', 'p.site_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .select(['l.term', 'i.short_name as institution', 'l.title'])
    .where('l.territory_id', '=', ctx.territory.id)
    .where('p.school_year', '=', plan.schoolYear)
    .where('p.id', '<>', plan.id)
    .where('l.term', '<>', '')
    .where('l.fulfilment', 'not in', ['moved', 'cancelled'])
    .orderBy('l.plan_id')
    .orderBy('l.position')
    .limit(5000)
    .execute();
}
