// «Педагогический состав» for the institution's own site: the columns the rules of sites ask for, in their order, with their marks.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDateShort } from '../../platform/language/index.ts';
import { type Institution, programmeKinds } from '../institutions/index.ts';
import { type PlacedPost, pedagogicalPositions, postTitle, staffOfPlace } from '../people/index.ts';
import { categoryNames, educationLevels } from '../qualification/index.ts';
import { ofThreeYears, type StaffCard, staffCards } from './staff-cards.ts';
import { websiteText as text } from './website.text.ts';

/** One person of the table. */
export interface WebsiteTeacher {
  readonly personId: string;
  readonly cells: Readonly<Record<WebsiteColumn, string>>;
}

/** itemprop of the cell → heading (Требования к структуре сайта, приказ Рособрнадзора № 1493, п. 12). */
export const websiteColumns = text.columns;
export type WebsiteColumn = keyof typeof websiteColumns;
export const columnKeys = Object.keys(websiteColumns) as WebsiteColumn[];

const joined = (parts: readonly (string | number | null | undefined)[], by = ', ') =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(by);
const lines = (parts: readonly string[]) => [...new Set(parts.filter(Boolean))].join('; ');

function cellsOf(
  posts: readonly PlacedPost[],
  { held, categories, service, training }: StaffCard,
  place: Institution,
  on: CivilDate,
): Record<WebsiteColumn, string> {
  const [one] = posts as [PlacedPost];
  const named = (kind: string) =>
    lines(held.distinction.filter((each) => each.kind === kind).map(({ name }) => name));
  const courses = ofThreeYears(training, on);
  const course = ({ title, hours, endsOn }: (typeof courses)[number]) =>
    `${title}, ${hours} ч, ${formatDateShort(endsOn)}`;
  const of = (isRetraining: boolean, from: typeof training) =>
    lines(from.filter(({ kind }) => (kind === 'retraining') === isRetraining).map(course));
  const years = Math.floor((service?.pedagogical ?? 0) / 12);
  return {
    fio: joined([one.surname, one.given, one.patronymic], ' '),
    post: lines(
      posts.map((post) =>
        joined([
          postTitle(post),
          ...categories
            .filter(({ position }) => position === post.position)
            .map(({ kind }) => categoryNames[kind]),
        ]),
      ),
    ),
    teachingDiscipline: lines(posts.flatMap(({ subjects }) => subjects)),
    teachingLevel: lines(
      held.education.map(({ level, speciality, qualification }) =>
        joined([educationLevels[level], speciality, qualification]),
      ),
    ),
    degree: named('degree'),
    academStat: named('title'),
    qualification: of(false, courses),
    profDevelopment: of(true, training),
    specExperience: service && service.pedagogical > 0 ? text.years(years) : '',
    teachingOp: place.programmes.map((each) => programmeKinds[each]).join('; '),
  };
}

/** Pedagogical workers of the institution on the day, each once, in Russian order; what is missing is said so. */
export async function websiteTeachers(
  ctx: ReadCtx,
  place: Institution,
  on: CivilDate,
): Promise<WebsiteTeacher[]> {
  const posts: PlacedPost[] = [];
  for await (const part of staffOfPlace(ctx, place.id, on))
    posts.push(...part.filter(({ position }) => pedagogicalPositions.includes(position)));
  const byPerson = Map.groupBy(posts, ({ personId }) => personId);
  const cardOf = await staffCards(ctx, [...byPerson.keys()], on);
  return [...byPerson].map(([personId, own]) => {
    const cells = cellsOf(own, cardOf(personId), place, on);
    return {
      personId,
      cells: Object.fromEntries(columnKeys.map((key) => [key, cells[key] || text.absent])) as never,
    };
  });
}

/** What a site would publish as «отсутствует» though the law asks for it: who and which columns. */
export const gapsOf = (teachers: readonly WebsiteTeacher[]) =>
  (['teachingLevel', 'qualification', 'specExperience'] as const)
    .map((key) => ({ key, count: teachers.filter(({ cells }) => cells[key] === text.absent).length }))
    .filter(({ count }) => count > 0);
