// The last course as lists write it: title, hours, day of the end, where, document; in one cell or in several.
import { formatDateShort } from '../../../platform/language/index.ts';
import { wordKey } from '../../../platform/sheets/index.ts';
import { type TrainingKind, trainingKinds } from '../../development/index.ts';
import type { ListField, Values } from '../list-kind.ts';
import { datesIn, trimmed, yearOf } from './days-in-text.ts';
import {
  asWritten,
  isNothing,
  joined,
  type Known,
  none,
  question,
  type StaffExtra,
  said,
  type Understood,
} from './extra.ts';

interface ReadCourse {
  readonly title: string;
  readonly provider: string;
  readonly hours: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly year: number | null;
  readonly wrong: string | null;
  readonly document: string;
  readonly distance: boolean;
}

const hoursIn = (text: string) =>
  /(?<![\d.])(\d{1,4})\s*(?:ак(?:ад)?\.?\s*)?(?:ч(?:ас(?:а|ов)?)?\.?)(?![а-яё])/iu.exec(text);

/** The first words in quotes, quotes inside them included: «Школа «Росток»: опыт». */
function quotedPart(text: string): { whole: string; inside: string } | null {
  const from = text.search(/[«"“]/);
  if (from < 0) return null;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '«') depth += 1;
    const closes = text[at] === '»' || (text[from] !== '«' && at > from && /["”]/.test(text[at] ?? ''));
    if (closes) depth -= text[at] === '»' ? 1 : depth;
    if (closes && depth <= 0 && at - from > 3)
      return { whole: text.slice(from, at + 1), inside: text.slice(from + 1, at) };
  }
  return null;
}

/** The quoted words are the title; the rest of the cell is where it was. */
export function readCourse(
  cell: string,
  apart: Partial<Record<'hours' | 'date' | 'provider' | 'document', string>>,
): ReadCourse {
  const inside = hoursIn(cell);
  const withoutHours = inside ? cell.replace(inside[0], ' ') : cell;
  const paper =
    /((?:удостоверение|диплом|уд\.|рег\.?)\s*)?№\s*[\dА-ЯA-Z/-]+(\s+от\s+[\d.]+)?/iu.exec(
      withoutHours,
    )?.[0] ?? '';
  const own = datesIn(withoutHours.replace(paper, ' '));
  const date = datesIn(apart.date ?? '');
  const period = [date, own].find((each) => each.days.length > 0);
  const [first, second] = period?.days ?? [];
  const quoted = quotedPart(own.rest);
  const title = quoted?.inside ?? own.rest;
  const provider = quoted ? trimmed(own.rest.replace(quoted.whole, ' ')) : '';
  const alone = /^\d{1,4}$/.exec((apart.hours ?? '').replace(/[.,]0+$/, ''));
  const hours = alone?.[0] ?? hoursIn(apart.hours ?? '')?.[1] ?? inside?.[1];
  return {
    title: trimmed(title),
    provider: apart.provider || provider,
    hours: hours ? Number(hours) : null,
    startsOn: first && (second ?? period?.until) ? first : null,
    endsOn: second ?? period?.until ?? first ?? null,
    year: date.year ?? own.year,
    wrong: date.wrong ?? own.wrong,
    document: apart.document || paper,
    distance: /дистанц|онлайн|заочн/i.test(cell),
  };
}

interface Fields {
  readonly kind: TrainingKind;
  readonly title: string;
  readonly hours?: string;
  readonly date?: string;
  readonly provider?: string;
  readonly document?: string;
}
const courseFields: Fields = {
  ...{ kind: 'advanced', title: 'course', hours: 'courseHours', date: 'courseDate' },
  ...{ provider: 'courseProvider', document: 'courseDocument' },
};
const retrainingFields: Fields = { kind: 'retraining', title: 'retraining' };

function understand(fields: Fields, values: Values, known: Known): Understood {
  const cell = said(values, fields.title);
  const apart = Object.fromEntries(
    (['hours', 'date', 'provider', 'document'] as const).flatMap((key) => {
      const name = fields[key];
      const text = name ? said(values, name) : '';
      return text && !isNothing(text) ? [[key, text]] : [];
    }),
  );
  if (!cell || isNothing(cell)) return Object.keys(apart).length > 1 ? unnamed(fields, values) : none;
  const kind: TrainingKind = /переподготовк/i.test(cell) ? 'retraining' : fields.kind;
  const read = readCourse(cell, apart);
  const ask = (reason: string) => question(fields.title, `«${cell}»: ${reason}`);
  const same = known.training.find(
    (each) =>
      (!read.title || wordKey(each.title) === wordKey(read.title)) &&
      (read.hours === null || each.hours === read.hours) &&
      (read.endsOn ? each.endsOn === read.endsOn : read.year === null || yearOf(each.endsOn) === read.year),
  );
  if (same) return none;
  if (read.wrong) return ask(`такой даты нет: ${read.wrong}.`);
  if (read.title.length < 3) return ask('не сказано, чему учились. Впишите название программы.');
  if (!read.endsOn) return ask(`не сказан день окончания${read.year ? ', только год' : ''}. Впишите дату.`);
  if (read.endsOn > known.today) return ask('обучение ещё не закончено. Внесите его, когда закончится.');
  if (!read.hours) return ask('не сказано, сколько часов.');
  const least = kind === 'retraining' ? known.leastHours.retraining : known.leastHours.advanced;
  if (read.hours < least) return ask(`${trainingKinds[kind]} — не меньше ${least} ч, здесь ${read.hours} ч.`);
  const paper = datesIn(read.document);
  const number = paper.days[0] ? trimmed(paper.rest.replace(/^(удостоверение|диплом|уд\.)/i, '')) : '';
  const row = {
    ...{ title: read.title.slice(0, 500), provider: read.provider.slice(0, 300), kind, hours: read.hours },
    ...{ form: read.distance ? 'distance' : 'on-site', startsOn: read.startsOn ?? read.endsOn },
    ...{ endsOn: read.endsOn, documentNumber: number.slice(0, 120), documentDate: paper.days[0] ?? null },
  };
  const now = `${row.title}, ${row.hours} ч, ${formatDateShort(row.endsOn)}`;
  const notes = read.document && !number ? ['Номер документа о курсе без его даты не записан'] : [];
  return {
    claims: [{ field: fields.title, kind: 'training', id: null, row, was: '', now }],
    questions: [],
    notes,
  };
}

const unnamed = (fields: Fields, values: Values): Understood =>
  question(
    fields.title,
    `${[fields.hours, fields.date]
      .map((name) => (name ? said(values, name) : ''))
      .filter(Boolean)
      .join(', ')}: не сказано название программы.`,
  );

const column = (key: string, title: string, synonyms: readonly string[], width = 20): ListField => ({
  ...{ key, title, synonyms, read: asWritten, width },
});

export const courseExtra: StaffExtra = {
  fields: [
    column(
      'course',
      'Последние курсы',
      [
        ...['курсы', 'повышение квалификации', 'курсы повышения квалификации', 'кпк', 'пк', 'тема курсов'],
        ...[
          'название курсов',
          'наименование программы',
          'последние курсы повышения квалификации',
          'программа пк',
        ],
        ...['тема курсов повышения квалификации', 'название программы', 'сведения о повышении квалификации'],
      ],
      44,
    ),
    column(
      'courseHours',
      'Часов курсов',
      ['кол во часов курсов', 'объем курсов', 'часы курсов', 'количество часов курсов', 'объем часов'],
      10,
    ),
    column(
      'courseDate',
      'Дата курсов',
      [
        'дата прохождения курсов',
        'когда пройдены курсы',
        'год прохождения курсов',
        'дата пк',
        'сроки курсов',
        'дата окончания курсов',
        'год курсов',
        'дата прохождения',
      ],
      14,
    ),
    column(
      'courseProvider',
      'Где пройдены курсы',
      ['место прохождения курсов', 'организация курсов', 'место прохождения'],
      30,
    ),
    column(
      'courseDocument',
      'Удостоверение о курсах',
      ['номер удостоверения', 'удостоверение', 'документ о пк'],
      24,
    ),
    column('retraining', 'Переподготовка', ['профессиональная переподготовка', 'проф переподготовка'], 44),
  ],
  understand: (values, known) =>
    joined([understand(courseFields, values, known), understand(retrainingFields, values, known)]),
};
