// A qualification category as lists write it: «высшая, 25.02.2021», «б/к», «первая до 2024»; the law of its day decides the rest.
import type { CivilDate } from '../../../kernel/clock.ts';
import { formatDate, formatDateShort } from '../../../platform/language/index.ts';
import {
  type CategoryKind,
  categoryNames,
  isAttested,
  lastDayOf,
  qualificationText,
  ruleOn,
  standingOn,
} from '../../qualification/index.ts';
import type { Values } from '../list-kind.ts';
import { datesIn, serialDay, trimmed, yearOf } from './days-in-text.ts';
import {
  asWritten,
  isNothing,
  type Known,
  none,
  question,
  type StaffExtra,
  said,
  type Understood,
} from './extra.ts';

const signs: readonly (readonly [RegExp, CategoryKind])[] = [
  [/методист/i, 'methodist'],
  [/наставник/i, 'mentor'],
  [/высш|(^|[\s(])вкк/i, 'highest'],
  [/перв|(^|[\s(])(1|i|пкк)([\s).,]|$)/i, 'first'],
  [/соответств|сзд/i, 'conformity'],
];
const without =
  /^(б\s*[/.]?\s*к\.?|без( квалификационной)? категории|не аттестован[а-я]*|молодой (специалист|педагог)|нет категории)\.?$/i;

interface ReadCategory {
  readonly kinds: readonly CategoryKind[];
  readonly grantedOn: CivilDate | null;
  readonly until: CivilDate | null;
  readonly year: number | null;
  readonly untilYear: number | null;
  readonly wrong: string | null;
  readonly document: string;
}

export function readCategory(text: string, date: string, document: string): ReadCategory {
  const own = datesIn(text);
  const apart = datesIn(/^\d{5}$/.test(date) ? '' : date);
  const paper = /(приказ|пр\.|распоряжение|протокол)\s.*$/iu.exec(text)?.[0] ?? '';
  const words = paper ? text.replace(paper, ' ') : text;
  const kinds = signs.filter(([sign]) => sign.test(datesIn(words).rest)).map(([, kind]) => kind);
  return {
    kinds: kinds.length > 1 && kinds[1] === 'highest' && /^педагог-/i.test(words) ? kinds.slice(0, 1) : kinds,
    grantedOn: apart.days[0] ?? own.days[0] ?? null,
    until: apart.until ?? own.until,
    year: apart.year ?? own.year,
    untilYear: apart.untilYear ?? own.untilYear,
    wrong: apart.wrong ?? own.wrong,
    document: document || trimmed(paper),
  };
}

/** A record of the person that says what the list says less exactly: the list adds nothing. */
function alreadyKnown(read: ReadCategory, kind: CategoryKind, known: Known): boolean {
  return known.held.category
    .filter((each) => each.kind === kind)
    .some((each) => {
      const rule = ruleOn(known.rules, kind, each.granted_on);
      const last = rule ? lastDayOf(rule, each.granted_on) : null;
      if (read.grantedOn) return each.granted_on === read.grantedOn;
      if (read.year) return yearOf(each.granted_on) === read.year;
      if (read.until) return last === read.until;
      if (read.untilYear) return last !== null && yearOf(last) === read.untilYear;
      return standingOn(known.rules, { kind, grantedOn: each.granted_on }, known.listedOn).inForce;
    });
}

function understand(values: Values, known: Known): Understood {
  const text = said(values, 'category');
  const date = said(values, 'categoryDate');
  const ask = (reason: string) =>
    question('category', `«${[text, date].filter(Boolean).join(', ')}»: ${reason}`);
  if (isNothing(text) && (isNothing(date) || text === '')) return none;
  const inForce = known.held.category.filter(
    (each) =>
      each.position === known.position &&
      ['first', 'highest'].includes(each.kind) &&
      standingOn(known.rules, { kind: each.kind, grantedOn: each.granted_on }, known.listedOn).inForce,
  );
  if (without.test(text) || isNothing(text)) {
    const [held] = inForce;
    return held
      ? ask(`в реестре действует ${categoryNames[held.kind]} от ${formatDate(held.granted_on)} Кто прав?`)
      : none;
  }
  const read = readCategory(text, date, said(values, 'categoryDocument'));
  const [kind, ...more] = read.kinds;
  if (!kind)
    return ask(
      /втор/i.test(text)
        ? 'второй категории порядок аттестации не знает. Укажите действующую или «б/к».'
        : 'не видно, какая категория. Напишите: высшая, первая, соответствие или б/к и дату решения.',
    );
  if (more.length > 0) return ask('названо несколько категорий. Оставьте ту, что по этой должности.');
  if (read.wrong) return ask(`такой даты нет: ${read.wrong}.`);
  if (alreadyKnown(read, kind, known)) return none;
  const day = read.grantedOn;
  if (!day) return ask(`не сказана дата решения комиссии${missingDay(read)}. Срок считается от неё.`);
  if (day > known.today) return ask('дата решения ещё не наступила. Проверьте год.');
  if (known.birthDate && day < known.birthDate) return ask('дата решения раньше рождения. Проверьте год.');
  if (!isAttested(known.position))
    return ask(
      `должность «${known.position}» не аттестуется на категорию. Укажите категорию в строке педагогической должности.`,
    );
  const rule = ruleOn(known.rules, kind, day);
  if (!rule) return ask(qualificationText.noRule(day));
  const standing = standingOn(known.rules, { kind, grantedOn: day }, known.listedOn);
  const row = { kind, position: known.position, granted_on: day, body: '', document: read.document };
  const now = `${categoryNames[kind]}, ${formatDateShort(day)}`;
  return {
    claims: [{ field: 'category', kind: 'category', id: null, row, was: '', now }],
    questions: [],
    notes: standing.endedOn
      ? [`Срок категории истёк ${formatDate(standing.endedOn)}: ${standing.act}. Останется в истории.`]
      : [],
  };
}

const missingDay = ({ until, untilYear, year }: ReadCategory): string =>
  until || untilYear ? ', только конец срока' : year ? ', только год' : '';

export const categoryExtra: StaffExtra = {
  fields: [
    {
      key: 'category',
      title: 'Категория',
      synonyms: [
        ...['квалификационная категория', 'кв категория', 'кв кат', 'квал категория', 'кат', 'аттестация'],
        ...['наличие категории', 'категория соответствие', 'разряд категория'],
      ],
      read: asWritten,
      width: 26,
    },
    {
      key: 'categoryDate',
      title: 'Дата решения о категории',
      synonyms: [
        ...['дата присвоения', 'дата присвоения категории', 'дата присвоения кв категории'],
        ...[
          'дата аттестации',
          'дата последней аттестации',
          'когда присвоена',
          'дата решения',
          'год аттестации',
        ],
        ...['дата установления', 'дата категории', 'категория дата', 'год присвоения'],
      ],
      // A number is a day of a spreadsheet.
      read: (text) => asWritten(/^\d{5}$/.test(text) ? (serialDay(text) ?? text) : text),
      width: 14,
    },
    {
      key: 'categoryDocument',
      title: 'Приказ о категории',
      synonyms: ['приказ о присвоении', 'реквизиты приказа о категории', 'документ о категории'],
      read: asWritten,
      width: 30,
    },
  ],
  understand,
};
