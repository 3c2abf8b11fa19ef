// Education as lists write it, in one cell or in several: «высшее, НГПУ, 2005, учитель математики».
import { wordKey } from '../../../platform/sheets/index.ts';
import { type EducationLevel, educationLevels, type ListedHeld } from '../../qualification/index.ts';
import type { Values } from '../list-kind.ts';
import { datesIn, trimmed } from './days-in-text.ts';
import {
  asWritten,
  type Claim,
  isNothing,
  joined,
  type Known,
  question,
  type StaffExtra,
  said,
  type Understood,
} from './extra.ts';

const levelSigns: readonly (readonly [RegExp, EducationLevel])[] = [
  [/аспирантур|ординатур|докторантур|высшей квалификации/i, 'highest'],
  [/бакалавр/i, 'bachelor'],
  [/магистр|специалитет/i, 'higher'],
  [/(средн|ср)[а-я.]*[\s-]*(проф|спец)|с\/с(пец)?|(^|\s)спо(\s|$)|ср[\s./-]*спец/i, 'vocational'],
  [/высш|(^|\s)во(\s|$)/i, 'university'],
  [/среднее( \(?полное\)?)? общее|^среднее$|основное общее/i, 'secondary'],
];
const qualificationSign =
  /^(квалификация|учитель|воспитатель|педагог|преподаватель|психолог|логопед|дефектолог|инженер|экономист|методист|менеджер|бакалавр|магистр|юрист|филолог|историк|математик|физик|химик|биолог|географ|тренер|музыкальный руководитель|социальный|специалист)(?![а-яё]*(ическ|енск|ный))/i;
const specialitySign = /^(специальность|по специальности|направление|профиль|спец\.)/i;
const pedagogicalSign = /пед|учител|воспитател|преподавател|дошкольн|начальн.* класс|логопед|дефектолог/i;

export interface ReadEducation {
  readonly level: EducationLevel | null;
  readonly place: string;
  readonly year: number | null;
  readonly speciality: string;
  readonly qualification: string;
  readonly pedagogical: boolean;
}

/** One education of a cell; a comma parts its pieces. */
export function readEducation(text: string): ReadEducation {
  const { year, days, rest } = datesIn(text);
  let level: EducationLevel | null = null;
  const found = { speciality: '', qualification: '' };
  const place: string[] = [];
  for (const piece of rest.split(/[,\n]|\.\s+(?=[А-ЯЁ])/).map(trimmed)) {
    const sign: (typeof levelSigns)[number] | undefined =
      level === null ? levelSigns.find(([pattern]) => pattern.test(piece)) : undefined;
    if (sign) level = sign[1];
    const words = sign ? trimmed(withoutLevel(piece)) : piece;
    if (!words) continue;
    if (specialitySign.test(words)) found.speciality = trimmed(words.replace(specialitySign, ''));
    else if (qualificationSign.test(words) && !found.qualification)
      found.qualification = trimmed(words.replace(/^квалификация/i, ''));
    else place.push(words);
  }
  return {
    ...{ level, place: place.join(', '), ...found },
    year: year ?? (days[0] ? Number(days[0].slice(0, 4)) : null),
    pedagogical: pedagogicalSign.test(text),
  };
}

/** «Высшее педагогическое» is a level; «высшее НГПУ» is a level and a place. */
const withoutLevel = (piece: string): string =>
  /^[а-яё\s()./-]+$/i.test(piece) && !/университет|институт|колледж|училищ|техникум|[А-ЯЁ]{3}/.test(piece)
    ? ''
    : piece.replace(
        /^(высшее|среднее|ср\.?)[\s-]*(профессиональное|специальное|проф\.?|спец\.?)?\s*(педагогическое)?/i,
        '',
      );

type Listed = ListedHeld['education'][number];
const fits = (known: EducationLevel, level: EducationLevel): boolean =>
  known === level ||
  (level === 'university' && ['bachelor', 'higher', 'highest'].includes(known)) ||
  (known === 'university' && ['bachelor', 'higher', 'highest'].includes(level));
const samePlace = (one: string, other: string): boolean =>
  one === '' || other === '' || wordKey(one) === wordKey(other);

function compared(read: ReadEducation & { level: EducationLevel }, known: Known): Claim | null {
  const same = known.held.education
    .filter(
      (each) =>
        fits(each.level, read.level) &&
        samePlace(each.place, read.place) &&
        (each.year === null || read.year === null || each.year === read.year),
    )
    .sort((a, b) => Number(b.year === read.year) - Number(a.year === read.year))[0];
  if (!same) {
    const row = { ...read, document: '' };
    return { field: 'education', kind: 'education', id: null, row, was: '', now: words(read) };
  }
  const filled: Partial<Record<keyof Listed, unknown>> = {
    ...(same.level === 'university' && read.level !== 'university' ? { level: read.level } : {}),
    ...(same.place === '' && read.place ? { place: read.place } : {}),
    ...(same.year === null && read.year ? { year: read.year } : {}),
    ...(read.qualification && wordKey(read.qualification) !== wordKey(same.qualification)
      ? { qualification: read.qualification }
      : {}),
    ...(read.speciality && wordKey(read.speciality) !== wordKey(same.speciality)
      ? { speciality: read.speciality }
      : {}),
  };
  if (Object.keys(filled).length === 0) return null;
  const now = { ...same, ...filled } as Listed;
  return {
    field: 'education',
    kind: 'education',
    id: same.id,
    row: filled,
    was: words(same),
    now: words(now),
  };
}

const words = (each: Pick<Listed, 'level' | 'place' | 'year' | 'speciality' | 'qualification'>): string =>
  [educationLevels[each.level], each.place, each.year, each.speciality, each.qualification]
    .filter(Boolean)
    .join(', ');

function understand(values: Values, known: Known): Understood {
  const [text, place, year] = ['education', 'educationPlace', 'educationYear'].map((key) =>
    said(values, key),
  );
  const [qualification, speciality] = ['educationQualification', 'educationSpeciality'].map((key) =>
    said(values, key),
  );
  const apart = [place, year, qualification, speciality].some((each) => each && !isNothing(each));
  if ((!text || isNothing(text)) && !apart) return joined([]);
  const cells = (text ?? '').split(';').map(trimmed).filter(Boolean);
  // Several educations in one cell carry their own places; the columns beside belong to the only one.
  const several = cells.length > 1;
  return joined(
    (cells.length > 0 ? cells : ['']).map((cell) => {
      const own = readEducation(cell);
      const read = several
        ? own
        : {
            ...own,
            place: place && !isNothing(place) ? datesIn(place).rest || own.place : own.place,
            year: own.year ?? datesIn(year ?? '').year ?? datesIn(place ?? '').year ?? yearOfDay(year ?? ''),
            qualification: (qualification && trimmed(qualification)) || own.qualification,
            speciality: (speciality && trimmed(speciality)) || own.speciality,
            pedagogical: own.pedagogical || pedagogicalSign.test(`${place} ${qualification} ${speciality}`),
          };
      const field = text ? 'education' : 'educationPlace';
      if (/н[/е]?\s*(оконч|законч|\/?\s*в)|неполн/i.test(cell))
        return question(field, `«${cell}»: незаконченное образование не вносят. Укажите завершённое.`);
      if (!read.level)
        return question(
          field,
          `«${cell || place || qualification}»: не сказан уровень. Напишите: высшее, среднее профессиональное или среднее общее.`,
        );
      if (read.year && (read.year < 1940 || read.year > Number(known.today.slice(0, 4))))
        return question('educationYear', `Год окончания ${read.year} невозможен. Проверьте.`);
      const claim = compared({ ...read, level: read.level }, known);
      return { claims: claim ? [claim] : [], questions: [] };
    }),
  );
}

const yearOfDay = (text: string): number | null => {
  const [day] = datesIn(text).days;
  return day ? Number(day.slice(0, 4)) : null;
};

export const educationExtra: StaffExtra = {
  fields: [
    {
      key: 'education',
      title: 'Образование',
      synonyms: [
        'уровень образования',
        'образование уровень',
        'образование что и когда окончил',
        'сведения об образовании',
      ],
      read: asWritten,
      width: 36,
    },
    {
      key: 'educationPlace',
      title: 'Учебное заведение',
      synonyms: [
        ...['наименование учебного заведения', 'что окончил', 'какое учебное заведение окончил', 'вуз'],
        ...['образовательное учреждение которое окончил', 'какой вуз окончил', 'окончил'],
      ],
      read: asWritten,
      width: 36,
    },
    {
      key: 'educationYear',
      title: 'Год окончания',
      synonyms: [
        'год окончания вуза',
        'когда окончил',
        'дата окончания',
        'год выпуска',
        'год получения диплома',
      ],
      read: (text) => asWritten(text.replace(/[.,]0+$/, '')),
      width: 10,
    },
    {
      key: 'educationQualification',
      title: 'Квалификация по диплому',
      synonyms: ['квалификация', 'квалификация диплом', 'присвоенная квалификация'],
      read: asWritten,
      width: 28,
    },
    {
      key: 'educationSpeciality',
      title: 'Специальность по диплому',
      synonyms: [
        'специальность',
        'направление подготовки',
        'наименование направления подготовки и или специальности',
      ],
      read: asWritten,
      width: 28,
    },
  ],
  understand,
};
