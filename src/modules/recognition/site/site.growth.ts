// Growth of a site's teachers during its life (000 §4.4): category, training, publications and needs on the first day and now, from facts by date.
import { addDays, addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Growth, growthOfMany, rulesOn } from '../../development/index.ts';
import { type StaffMember, staffOf } from '../../people/index.ts';
import {
  type Category,
  categoriesOf,
  categoryShort,
  isAttested,
  publicationsOf,
} from '../../qualification/index.ts';
import { growthWords as words } from './site.growth.text.ts';
import { termsOfSite } from './site.periods.ts';

/** How a teacher stands on a day. */
export interface Standing {
  /** «высшая», or nothing. */
  readonly category: string;
  readonly hasCategory: boolean;
  readonly trainedOn: CivilDate | null;
  readonly isTrained: boolean;
  readonly needs: readonly string[];
}

export interface SiteTeacher {
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  /** null: did not work here on that day. */
  readonly atStart: Standing | null;
  readonly now: Standing | null;
  /** Hours of courses and between them since the first day. */
  readonly courseHours: number;
  readonly betweenHours: number;
  readonly publications: readonly string[];
}

export interface SiteGrowth {
  readonly startsOn: CivilDate;
  /** Today, or the last day of a status that has ended. */
  readonly until: CivilDate;
  readonly teachers: readonly SiteTeacher[];
}

/** Months before the last day of a category when it counts as a need. */
const endingMonths = 6;

function standingOf(
  post: StaffMember,
  on: CivilDate,
  years: number,
  known: { readonly categories: readonly Category[]; readonly growth: Growth | undefined },
): Standing {
  const mine = known.categories.filter((each) => each.inForce && each.position === post.position);
  const best = (['highest', 'first', 'conformity'] as const)
    .map((kind) => mine.find((each) => each.kind === kind))
    .find(Boolean);
  const trainedOn = known.growth?.trainings.find(({ endsOn }) => endsOn <= on)?.endsOn ?? null;
  const isTrained = trainedOn !== null && trainedOn > addMonths(on, -12 * years);
  const ends = best?.validUntil ?? null;
  return {
    category: best ? categoryShort[best.kind] : '',
    hasCategory: best !== undefined && best.kind !== 'conformity',
    ...{ trainedOn, isTrained },
    needs: [
      ...(isTrained ? [] : [words.needs.training]),
      ...(best ? [] : [words.needs.category]),
      ...(ends !== null && ends <= addMonths(on, endingMonths) ? [words.needs.ending] : []),
    ],
  };
}

/** Teachers by post: one of several posts speaks for the person, the first attested one. */
const teachersOn = async (ctx: ReadCtx, institutionId: string, on: CivilDate) => {
  const posts = (await staffOf(ctx, institutionId, on)).filter((each) => isAttested(each.position));
  return new Map(posts.toReversed().map((each) => [each.personId, each]));
};

/** The dashboard of a site; null while it has no term yet. The number of queries does not follow the number of teachers. */
export async function growthOfSite(
  ctx: ReadCtx,
  site: { readonly siteId: string; readonly institutionId: string },
): Promise<SiteGrowth | null> {
  const terms = await termsOfSite(ctx, site.siteId);
  const days = terms.map(({ startsOn }) => startsOn).sort();
  const ends = terms.map(({ endsOn, endedEarlyOn }) => endedEarlyOn ?? endsOn).sort();
  const [startsOn] = days;
  if (!startsOn || startsOn > ctx.today) return null;
  const last = addDays(ends.at(-1) ?? ctx.today, -1);
  const [until = ctx.today] = [last, ctx.today].sort();
  const before = await teachersOn(ctx, site.institutionId, startsOn);
  const after = await teachersOn(ctx, site.institutionId, until);
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  const growth = await growthOfMany(ctx, ids);
  const publications = await publicationsOf(ctx, ids);
  const years = async (on: CivilDate) => (await rulesOn(ctx, on)).training.years;
  const sides = [
    {
      on: startsOn,
      posts: before,
      years: await years(startsOn),
      held: await categoriesOf(ctx, ids, startsOn),
    },
    { on: until, posts: after, years: await years(until), held: await categoriesOf(ctx, ids, until) },
  ];
  const since = (day: CivilDate) => day >= startsOn && day <= until;
  const sum = (hours: readonly number[]) => hours.reduce((all, each) => all + each, 0);
  const teachers = ids.flatMap((personId): SiteTeacher[] => {
    const post = after.get(personId) ?? before.get(personId);
    if (!post) return [];
    const known = growth.get(personId);
    const [atStart = null, now = null] = sides.map(({ on, posts, years: term, held }) => {
      const then = posts.get(personId);
      return then
        ? standingOf(then, on, term, { categories: held.get(personId) ?? [], growth: known })
        : null;
    });
    return [
      {
        ...{ personId, name: post.name, title: post.title, atStart, now },
        courseHours: sum(
          (known?.trainings ?? []).filter(({ endsOn }) => since(endsOn)).map(({ hours }) => hours),
        ),
        betweenHours: sum(
          (known?.activities ?? []).filter(({ heldOn }) => since(heldOn)).map(({ hours }) => hours),
        ),
        publications: (publications.get(personId) ?? [])
          .filter(({ year }) => year >= Number(startsOn.slice(0, 4)) && year <= Number(until.slice(0, 4)))
          .map(({ title, year }) => `${title}, ${year}`),
      },
    ];
  });
  return { startsOn, until, teachers };
}

/** «С категорией: было 4 из 10, стало 6 из 11»: what is compared of two days. */
export interface GrowthFigure {
  readonly label: string;
  readonly atStart: number;
  readonly now: number;
  /** Of how many: teachers of that day. */
  readonly ofStart: number;
  readonly ofNow: number;
}

export function figuresOf({ teachers }: SiteGrowth): GrowthFigure[] {
  const side = (key: 'atStart' | 'now') => teachers.flatMap((each) => each[key] ?? []);
  const [before, after] = [side('atStart'), side('now')];
  const figure = (label: string, fits: (one: Standing) => boolean): GrowthFigure => ({
    ...{ label, atStart: before.filter(fits).length, now: after.filter(fits).length },
    ...{ ofStart: before.length, ofNow: after.length },
  });
  return [
    figure(words.figures.category, ({ hasCategory }) => hasCategory),
    figure(words.figures.trained, ({ isTrained }) => isTrained),
    figure(words.figures.needs, ({ needs }) => needs.length > 0),
  ];
}
