// Looking at answers given: the reader's own, for the service and the authority all; one with its rows.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { formatDate, upperFirst } from '../../platform/language/index.ts';
import { institutionNames } from '../institutions/index.ts';
import { personNames } from '../people/index.ts';
import { sightOf } from './qualification.policy.ts';
import { categoryFilters, dayOf, employmentFilters, type StaffFilter, termFilters } from './staff.filter.ts';
import { ageGroups, educationGroups, serviceGroups } from './staff.groups.ts';
import type { StaffWords } from './staff.words.ts';

export interface Answer {
  readonly id: string;
  readonly title: string;
  readonly askedBy: string;
  readonly onDate: CivilDate;
  readonly query: string;
  readonly total: number;
  readonly givenAt: Date;
  readonly giver: string;
}

export interface AnswerRow {
  readonly personId: string;
  readonly words: StaffWords;
}

const most = 200;

function visible(ctx: ReadCtx) {
  const rows = ctx.db
    .selectFrom('qualification.answers as a')
    .select(['a.id', 'a.title', 'a.asked_by as askedBy', 'a.on_date as onDate', 'a.query', 'a.total'])
    .select(['a.given_at as givenAt', 'a.given_by as givenBy'])
    .where('a.territory_id', '=', ctx.territory.id);
  return sightOf(ctx).kind === 'all' ? rows : rows.where('a.given_by', '=', ctx.actor.personId);
}

async function named(
  ctx: ReadCtx,
  rows: readonly (Omit<Answer, 'giver'> & { readonly givenBy: string | null })[],
): Promise<Answer[]> {
  const names = await personNames(
    ctx,
    rows.flatMap(({ givenBy }) => givenBy ?? []),
  );
  return rows.map(({ givenBy, ...row }) => ({ ...row, giver: names.get(givenBy ?? '') ?? '' }));
}

/** The latest first. */
export const answersList = async (ctx: ReadCtx): Promise<Answer[]> =>
  named(ctx, await visible(ctx).orderBy('a.given_at', 'desc').orderBy('a.id', 'desc').limit(most).execute());

export async function oneAnswer(ctx: ReadCtx, id: string): Promise<Answer | null> {
  if (!isId(id)) return null;
  const row = await visible(ctx).where('a.id', '=', id).executeTakeFirst();
  return row ? ((await named(ctx, [row]))[0] ?? null) : null;
}

/** The rows as they were given, by organisation and name. */
export async function answerRows(ctx: ReadCtx, id: string): Promise<AnswerRow[]> {
  const rows = await ctx.db
    .selectFrom('qualification.answer_rows')
    .select(['person_id as personId', 'words'])
    .where('territory_id', '=', ctx.territory.id)
    .where('answer_id', '=', id)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ personId, words }) => ({ personId, words: words as unknown as StaffWords }));
}

/** «Учитель, математика, без первой и высшей, на 1 января 2026 г.»: the filter said in words. */
export async function questionOf(ctx: ReadCtx, filter: StaffFilter): Promise<string> {
  const places = await institutionNames(ctx, filter.institutionId ? [filter.institutionId] : []);
  const words = [
    filter.position || 'педагогические работники',
    filter.subject,
    filter.category ? categoryFilters[filter.category] : '',
    filter.term ? `категория: ${termFilters[filter.term]}` : '',
    filter.education ? educationGroups[filter.education] : '',
    filter.service ? `стаж ${serviceGroups[filter.service]}` : '',
    filter.age ? `возраст ${ageGroups[filter.age]}` : '',
    filter.employment ? employmentFilters[filter.employment] : '',
    filter.q ? `«${filter.q}»` : '',
    places.get(filter.institutionId)?.short ?? '',
    `на ${formatDate(dayOf(ctx, filter))}`,
  ];
  return upperFirst(words.filter(Boolean).join(', '));
}
