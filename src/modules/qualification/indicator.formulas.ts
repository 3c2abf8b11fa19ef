// What an indicator may be computed from: facts of this room.
import type { CivilDate } from '../../kernel/clock.ts';
import { addMonths } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Held } from './record.queries.ts';

export interface IndicatorFormula {
  /** Stays in the edition: never renamed. */
  readonly key: string;
  readonly title: string;
  /** Where the value comes from, in words for the profile. */
  readonly source: string;
  readonly value: (
    ctx: ReadCtx,
    person: { readonly id: string; readonly held: Held; readonly on: CivilDate },
  ) => Promise<number> | number;
}

const has = (held: Held, kind: string) => held.categories.some((each) => each.kind === kind && each.inForce);

export const indicatorFormulas: readonly IndicatorFormula[] = [
  {
    key: 'pedagogical-years',
    title: 'педагогический стаж, полных лет',
    source: 'стаж по реестру и справкам',
    value: (_ctx, { held }) => Math.floor(held.service.pedagogical / 12),
  },
  {
    key: 'category-level',
    title: 'уровень категории: 0 — нет, 1 — соответствие, 2 — первая, 3 — высшая',
    source: 'действующие категории',
    value: (_ctx, { held }) =>
      has(held, 'highest') ? 3 : has(held, 'first') ? 2 : has(held, 'conformity') ? 1 : 0,
  },
  {
    key: 'publications-5-years',
    title: 'публикаций за пять лет',
    source: 'публикации в карточке',
    value: (_ctx, { held, on }) =>
      held.publications.filter(
        ({ year }) => year > Number(on.slice(0, 4)) - 5 && year <= Number(on.slice(0, 4)),
      ).length,
  },
  {
    key: 'distinctions',
    title: 'степеней, званий и наград',
    source: 'степени, звания, награды в карточке',
    value: (_ctx, { held }) => held.distinctions.length,
  },
  {
    key: 'help-year',
    title: 'обращений за методической помощью за год',
    source: 'журнал помощи аттестуемым',
    value: async (ctx, { id, on }) => {
      const { count } = await ctx.db
        .selectFrom('qualification.help_entries')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('territory_id', '=', ctx.territory.id)
        .where('person_id', '=', id)
        .where('on_date', '<=', on)
        .where('on_date', '>', addMonths(on, -12))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  },
];

export const formulaOf = (key: string | null): IndicatorFormula | null =>
  indicatorFormulas.find((each) => each.key === key) ?? null;
