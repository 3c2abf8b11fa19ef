// Lines a cyclogram gives a plan, and what differs from the lines there are: nothing doubles, nothing done by hand is lost.
import type { Line } from '../line/line.queries.ts';
import type { LineColumns } from '../line/line.schema.ts';
import { columnsOfLine, emptyLine } from '../line/line.writing.ts';
import { readTerm } from '../line/term.ts';
import type { DatedRule } from './cyclogram.queries.ts';
import type { Occurrence } from './recurrence.dates.ts';
import { dayAfter, termOf } from './recurrence.text.ts';

export interface GivenLine {
  readonly ruleId: string;
  readonly ruleKey: string;
  /** Why it stands on another day than its rule says. */
  readonly note: string;
  readonly columns: LineColumns;
}

/** The key of a line that stands for the whole year. */
const yearKey = 'year';

function columnsOf(
  rule: DatedRule,
  term: Pick<LineColumns, 'term' | 'term_kind' | 'starts_on' | 'ends_on' | 'times'>,
) {
  return {
    ...emptyLine,
    ...{ direction: rule.direction, task: rule.task, title: rule.title, form: rule.form },
    ...{ audience: rule.audience, place: rule.place, result: rule.result },
    ...{ responsible_id: rule.responsibleId, responsible_words: rule.responsibleWords },
    ...term,
    source_words: `циклограмма: ${rule.words}`,
  };
}

/** «14 октября», «до 5 октября», «октябрь»: the words of one date, and the kind they are read as. */
function termOfDate(rule: DatedRule, { startsOn, lastDay }: Occurrence, schoolYear: number) {
  const kind =
    rule.spot === 'until' ? 'until' : rule.spot === 'whole' && rule.every !== 'week' ? 'month' : 'span';
  const isWeek = rule.every === 'week' || rule.every === 'fortnight';
  const term = termOf(startsOn, lastDay, isWeek ? 'span' : kind);
  return {
    ...{ term, term_kind: readTerm(term, schoolYear).kind, starts_on: startsOn },
    ...{ ends_on: dayAfter(lastDay), times: null },
  };
}

/** Every line the rules give in a school year. */
export function givenLines(rules: readonly DatedRule[], schoolYear: number): GivenLine[] {
  return rules.flatMap((rule): GivenLine[] => {
    const { found } = rule.dates;
    const [first, last] = [found[0], found.at(-1)];
    if (rule.gives === 'none' || !first || !last) return [];
    if (rule.gives === 'counted')
      return [
        {
          ...{ ruleId: rule.id, ruleKey: yearKey, note: '' },
          columns: columnsOf(rule, {
            ...{ term: rule.words, term_kind: 'times' as const, times: found.length },
            ...{ starts_on: first.startsOn, ends_on: dayAfter(last.lastDay) },
          }),
        },
      ];
    return found.map((date) => ({
      ...{ ruleId: rule.id, ruleKey: date.key, note: date.note },
      columns: columnsOf(rule, termOfDate(rule, date, schoolYear)),
    }));
  });
}

export interface Differences {
  readonly add: readonly GivenLine[];
  readonly change: readonly { readonly line: Line; readonly given: GivenLine }[];
  readonly remove: readonly Line[];
  /** Changed by a person since they were given: they stay. */
  readonly byHand: readonly Line[];
  readonly same: number;
}

const isSame = (line: Line, columns: LineColumns): boolean => {
  const now = columnsOfLine(line);
  return (Object.keys(columns) as (keyof LineColumns)[]).every((key) => now[key] === columns[key]);
};

const isByHand = (line: Line): boolean => line.version !== line.ruleVersion;
const keyOf = (of: { ruleId: string | null; ruleKey: string | null }) => `${of.ruleId} ${of.ruleKey}`;

/** What generating would do to the lines of a draft. */
export function differencesOf(given: readonly GivenLine[], lines: readonly Line[]): Differences {
  const own = lines.filter((line) => line.ruleId !== null);
  const byKey = new Map(own.map((line) => [keyOf(line), line]));
  const wanted = new Set(given.map(keyOf));
  const known = given.flatMap((each) => {
    const line = byKey.get(keyOf(each));
    return line ? [{ line, given: each }] : [];
  });
  const differing = known.filter(({ line, given: each }) => !isSame(line, each.columns));
  const gone = own.filter((line) => !wanted.has(keyOf(line)));
  return {
    add: given.filter((each) => !byKey.has(keyOf(each))),
    change: differing.filter(({ line }) => !isByHand(line)),
    remove: gone.filter((line) => !isByHand(line)),
    byHand: [...differing.map(({ line }) => line), ...gone].filter(isByHand),
    same: known.length - differing.length,
  };
}
