// How a plan is carried out, counted by person, direction, task or programme; every number leads to its lines.
import type { Concerns } from '../concern/concern.queries.ts';
import { type ConcernKind, concernKinds, concernText } from '../concern/concern.text.ts';
import type { Line } from '../line/line.queries.ts';
import type { Standing } from '../line/line.standing.ts';
import { lineText } from '../line/line.text.ts';
import type { Plan } from '../plan/plan.queries.ts';

export const reportCuts = ['person', 'direction', 'task', 'programme', ...concernKinds] as const;
export type ReportCut = (typeof reportCuts)[number];

export interface ReportRow {
  /** Value of the filter that shows these lines; '-' for lines that say nothing. */
  readonly key: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly counts: Readonly<Record<Counted, number>>;
}

/** What the report counts; the rest of the lines are still ahead or going. */
export const counted = [
  'done',
  'done-late',
  'overdue',
  'not-done',
  'reported',
  'ahead',
  'cancelled',
] as const;
export type Counted = (typeof counted)[number];

const columnOf = (standing: Standing): Counted =>
  (counted as readonly string[]).includes(standing) ? (standing as Counted) : 'ahead';

export const countsOf = (lines: readonly Line[]): Record<Counted, number> => {
  const counts = Object.fromEntries(counted.map((key) => [key, 0])) as Record<Counted, number>;
  for (const line of lines) counts[columnOf(line.standing)] += 1;
  return counts;
};

export const isConcern = (cut: ReportCut): cut is ConcernKind =>
  (concernKinds as readonly string[]).includes(cut);

const keyOf: Readonly<Record<Exclude<ReportCut, ConcernKind>, (line: Line) => string>> = {
  person: (line) => line.responsibleId,
  direction: (line) => line.direction,
  task: (line) => line.task,
  programme: (line) => line.programme,
};

function titleOf(
  cut: Exclude<ReportCut, ConcernKind>,
  key: string,
  lines: readonly Line[],
  { catalogue }: Pick<Plan, 'catalogue'>,
): string {
  if (cut === 'person') return (lines[0]?.responsible ?? '').replaceAll('\u00a0', ' ');
  if (cut === 'programme') return key || lineText.noProgramme;
  const listed = cut === 'direction' ? catalogue.directions : catalogue.tasks;
  const none = cut === 'direction' ? lineText.noSection : lineText.noTask;
  return listed.find((each) => each.key === key)?.text ?? (key || none);
}

/** Rows in the order of the regulation, people by name; lines that name nothing come last. */
export function reportOf(
  plan: Pick<Plan, 'catalogue'>,
  lines: readonly Line[],
  cut: Exclude<ReportCut, ConcernKind>,
): ReportRow[] {
  const groups = [...Map.groupBy(lines, keyOf[cut])].map(([key, own]) => ({
    key: key || '-',
    title: titleOf(cut, key, own, plan),
    lines: own,
    counts: countsOf(own),
  }));
  const listed = cut === 'task' ? plan.catalogue.tasks : plan.catalogue.directions;
  const place = (key: string) => {
    const at = listed.findIndex((each) => each.key === key);
    return at === -1 ? listed.length : at;
  };
  return groups.toSorted((a, b) =>
    cut === 'direction' || cut === 'task'
      ? place(a.key) - place(b.key)
      : Number(a.key === '-') - Number(b.key === '-') || a.title.localeCompare(b.title, 'ru'),
  );
}

/** A line stands in the row of each body or institution it concerns; lines that concern none come last. */
export function concernReport(
  lines: readonly Line[],
  kind: ConcernKind,
  { of, known }: Concerns,
): ReportRow[] {
  const row = (key: string, title: string, own: readonly Line[]): ReportRow[] =>
    own.length === 0 ? [] : [{ key, title, lines: own, counts: countsOf(own) }];
  const free = lines.filter((line) => !of.has(line.id));
  return [
    ...known.flatMap(({ id, title }) => {
      const own = lines.filter((line) => of.get(line.id)?.has(id));
      return row(id, title, own);
    }),
    ...row('-', concernText.none[kind], free),
  ];
}

/** Sums of a plan: planned and spent, against the estimate. */
export const costsOf = (lines: readonly Line[]): { planned: number; actual: number } => ({
  planned: lines.reduce((sum, line) => sum + (line.costPlanned ?? 0), 0),
  actual: lines.reduce((sum, line) => sum + (line.costActual ?? 0), 0),
});
