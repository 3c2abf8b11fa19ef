// What the register says of a post, in the words its own reader understands: read back, nothing changes.
import type { CivilDate } from '../../../kernel/clock.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import type { CellValue } from '../../../platform/sheets/index.ts';
import type { ListedTraining, StaffCard } from '../../development/index.ts';
import { employments, otherPosition, type PlacedPost } from '../../people/index.ts';
import { type CategoryKind, type EducationLevel, isAttested } from '../../qualification/index.ts';
import { serviceHereOn } from '../staff-extras/service.ts';

export interface Told {
  readonly post: PlacedPost;
  readonly card: StaffCard;
  readonly former: readonly string[];
  readonly on: CivilDate;
}
type Cell = (told: Told, has: (field: string) => boolean) => CellValue;

const day = (date: string | null | undefined): string => (date ? formatDateShort(date) : '');
const years = (months: number | null | undefined): number | null =>
  months === null || months === undefined || months <= 0 ? null : Math.floor(months / 12);

/** Short enough for a cell, and each read back as the same level. */
const levels: Readonly<Record<EducationLevel, string>> = {
  secondary: 'среднее общее',
  vocational: 'среднее профессиональное',
  university: 'высшее',
  bachelor: 'высшее (бакалавриат)',
  higher: 'высшее (специалитет)',
  highest: 'высшее (аспирантура)',
};
const levelOrder = Object.keys(levels);
const categories: Readonly<Partial<Record<CategoryKind, string>>> = {
  highest: 'высшая',
  first: 'первая',
  conformity: 'соответствие',
};

/** The best in force for the position of the row. */
const categoryOf = ({ post, card }: Told) =>
  Object.keys(categories)
    .map((kind) => card.categories.find((each) => each.kind === kind && each.position === post.position))
    .find(Boolean);

const educationsOf = ({ card }: Told) =>
  [...card.held.education].sort(
    (a, b) => levelOrder.indexOf(b.level) - levelOrder.indexOf(a.level) || (b.year ?? 0) - (a.year ?? 0),
  );
/** A comma parts the pieces of an education: inside a piece it would be read as one more. */
const piece = (text: string): string => text.replace(/\s*[,;]\s*/g, ' / ');
const educationWords = (each: ReturnType<typeof educationsOf>[number]): string =>
  [levels[each.level], each.place.replaceAll(';', ','), each.year, piece(each.qualification)]
    .filter(Boolean)
    .join(', ');

const courseOf = ({ card }: Told): ListedTraining | undefined =>
  card.training.find(({ kind }) => kind !== 'retraining');
const retrainingOf = ({ card }: Told): ListedTraining | undefined =>
  card.training.find(({ kind }) => kind === 'retraining');
const courseWords = ({ title, hours, endsOn, provider }: ListedTraining): string =>
  [`«${title}»`, `${hours} ч`, day(endsOn), provider.replace(/[«»"“”]/g, '')].filter(Boolean).join(', ');

const named = (kind: 'degree' | 'title' | 'award', { card }: Told): string =>
  card.held.distinction
    .filter((each) => each.kind === kind)
    .map((each) => [each.name, day(each.given_on)].filter(Boolean).join(', '))
    .join('; ');

const positionWords: Cell = ({ post }, has) => {
  if (post.position === otherPosition && post.positionText) return post.positionText;
  if (post.detail || has('subjects') || post.subjects.length === 0)
    return [post.position, post.detail].filter(Boolean).join(' ');
  return `${post.position} (${post.subjects.join(', ').toLowerCase()})`;
};

const cells: Readonly<Record<string, Cell>> = {
  fullName: ({ post }) => [post.surname, post.given, post.patronymic].filter(Boolean).join(' '),
  surname: ({ post }) => post.surname,
  given: ({ post }) => post.given,
  patronymic: ({ post }) => post.patronymic,
  birthDate: ({ post }) => day(post.birthDate),
  institution: ({ post }) => post.placeCode ?? post.place,
  position: positionWords,
  subjects: ({ post }) => post.subjects.join('; '),
  employment: ({ post }) => employments[post.employment],
  load: ({ post }) => post.load,
  hoursPerWeek: ({ post }) => post.hoursPerWeek,
  startsOn: ({ post }) => day(post.startsOn),
  email: ({ post }) => post.email,
  phone: ({ post }) => post.phone,
  category: (told, has) => {
    const held = categoryOf(told);
    if (!held) return isAttested(told.post.position) ? 'б/к' : '';
    const words = categories[held.kind] ?? '';
    return has('categoryDate') ? words : `${words}, ${day(held.grantedOn)}`;
  },
  categoryDate: (told) => day(categoryOf(told)?.grantedOn),
  categoryDocument: (told) => categoryOf(told)?.document,
  education: (told, has) => {
    const all = educationsOf(told);
    const [best] = all;
    if (!best) return '';
    const apart = ['educationPlace', 'educationYear', 'educationQualification'].some(has);
    return apart ? levels[best.level] : all.map(educationWords).join('; ');
  },
  educationPlace: (told) => educationsOf(told)[0]?.place,
  educationYear: (told) => educationsOf(told)[0]?.year,
  educationQualification: (told) => educationsOf(told)[0]?.qualification,
  educationSpeciality: (told) => educationsOf(told)[0]?.speciality,
  serviceGeneral: ({ card }) => years(card.service?.general),
  servicePedagogical: ({ card }) => years(card.service?.pedagogical),
  serviceHere: ({ card, post, on }) => years(serviceHereOn(card.held, post.institutionId, on)),
  course: (told, has) => {
    const course = courseOf(told);
    return course && (has('courseDate') ? course.title : courseWords(course));
  },
  courseHours: (told) => courseOf(told)?.hours,
  courseDate: (told) => day(courseOf(told)?.endsOn),
  courseProvider: (told) => courseOf(told)?.provider,
  courseDocument: (told) => courseOf(told)?.documentNumber,
  retraining: (told) => {
    const course = retrainingOf(told);
    return course && courseWords(course);
  },
  degree: (told) => named('degree', told),
  academicTitle: (told) => named('title', told),
  awards: (told) => named('award', told),
  formerSurname: ({ former }) => former.at(-1),
};

/** The cell of a field; '' for a column the register knows nothing of. */
export const staffCell = (field: string, told: Told, has: (field: string) => boolean): CellValue =>
  cells[field]?.(told, has) ?? '';
