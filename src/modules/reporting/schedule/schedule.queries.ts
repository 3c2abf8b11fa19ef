// The schedule of reports: the two of every year, and those the plan's own lines ask for, each with its day and standing.
import { addDays, addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { headOfUnit, personNames } from '../../people/index.ts';
import { type Line, planOfYearWithLines } from '../../planning/index.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { reportRows, termsOfKind } from '../report/report.queries.ts';
import { type DueStanding, type ReportKind, reportKinds } from '../report.text.ts';

export interface DueReport {
  readonly kind: ReportKind;
  readonly title: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly planLineId: string | null;
  readonly turn: number;
  readonly responsibleId: string | null;
  readonly responsible: string;
  /** The report that answers it, once begun. */
  readonly reportId: string | null;
  readonly standing: DueStanding;
}

interface Planned extends Omit<DueReport, 'reportId' | 'standing'> {
  /** How its own line of the plan stands: a report handed over as the line's evidence is a report given. */
  readonly line: Pick<Line, 'state' | 'lateSince'> | null;
}

const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е');

/** «1 раз в четверть» asks for four reports: the term is parted by months, each part ends with its report. */
export function turnsOf(
  line: Pick<Line, 'startsOn' | 'endsOn' | 'times' | 'termKind'>,
): [CivilDate, CivilDate][] {
  const { startsOn, endsOn } = line;
  if (!startsOn || !endsOn) return [];
  const times = line.termKind === 'times' ? (line.times ?? 1) : 1;
  if (times === 1) return [[startsOn, endsOn]];
  const [fromYear = 0, fromMonth = 0] = startsOn.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = endsOn.split('-').map(Number);
  const months = Math.max(1, (toYear - fromYear) * 12 + toMonth - fromMonth);
  const border = (turn: number) =>
    turn === times ? endsOn : addMonths(startsOn, Math.round((months * turn) / times));
  return Array.from({ length: times }, (_, index): [CivilDate, CivilDate] => [
    border(index),
    border(index + 1),
  ]);
}

async function fromPlan(ctx: ReadCtx, schoolYear: number): Promise<Planned[]> {
  const found = await planOfYearWithLines(ctx, schoolYear);
  if (!found?.plan.approvedOn) return [];
  const { word } = parametersOf(
    await currentVersion(ctx, norms.operationalReports),
    norms.operationalReports,
  );
  return found.lines
    .filter((line) => line.state !== 'cancelled' && plain(line.form).includes(plain(word)))
    .flatMap((line) =>
      turnsOf(line).map(([startsOn, endsOn], index, all) => ({
        kind: 'operational' as const,
        title: all.length > 1 ? `${line.title} (${index + 1} из ${all.length})` : line.title,
        ...{ startsOn, endsOn, dueOn: addDays(endsOn, -1), planLineId: line.id, turn: index + 1 },
        ...{ responsibleId: line.responsibleId, responsible: line.responsible },
        line: all.length === 1 ? line : null,
      })),
    );
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Both reports of the year are due in its spring or summer, or in the autumn after it. */
async function ofYear(ctx: ReadCtx, schoolYear: number): Promise<Planned[]> {
  const head = await headOfUnit(ctx, 'centre', ctx.today);
  const names = await personNames(ctx, head ? [head.personId] : []);
  const responsible = names.get(head?.personId ?? '') ?? '';
  const all: Planned[] = [];
  for (const kind of ['analysis', 'annual'] as const) {
    const { due } = await termsOfKind(ctx, kind, null);
    if (!due) continue;
    all.push({
      ...{ kind, title: reportKinds[kind], planLineId: null, turn: 1 },
      ...{ startsOn: `${schoolYear}-09-01`, endsOn: `${schoolYear + 1}-09-01` },
      dueOn: `${schoolYear + 1}-${twoDigits(due.month)}-${twoDigits(due.day)}`,
      ...{ responsibleId: head?.personId ?? null, responsible, line: null },
    });
  }
  return all;
}

/** Whoever handed it over by the last day was in time, however long the approval took. */
function standingOf(
  due: Pick<Planned, 'dueOn' | 'line'>,
  report: { state: string; submittedOn: CivilDate | null } | undefined,
  today: CivilDate,
): DueStanding {
  if (report?.state === 'approved')
    return report.submittedOn && report.submittedOn > due.dueOn ? 'approved-late' : 'approved';
  if (report?.state === 'on-approval') return 'on-approval';
  if (!report && due.line?.state === 'done') return due.line.lateSince ? 'approved-late' : 'approved';
  if (!report && due.line?.state === 'reported') return 'on-approval';
  if (today > due.dueOn) return 'overdue';
  return report ? 'draft' : 'ahead';
}

const keyOf = (each: { kind: string; planLineId: string | null; turn: number }) =>
  `${each.kind} ${each.planLineId ?? ''} ${each.turn}`;

/** The schedule of a school year by days; a report begun for a line that left the plan stays in it. */
export async function scheduleOf(ctx: ReadCtx, schoolYear: number): Promise<DueReport[]> {
  const planned = [...(await ofYear(ctx, schoolYear)), ...(await fromPlan(ctx, schoolYear))];
  const reports = await reportRows(ctx).where('r.school_year', '=', schoolYear).execute();
  const byKey = new Map(reports.map((each) => [keyOf(each), each]));
  const known = new Set(planned.map(keyOf));
  const left = reports.filter((each) => !known.has(keyOf(each)));
  return [
    ...planned.map(({ line, ...each }): DueReport => {
      const own = byKey.get(keyOf(each));
      return {
        ...each,
        ...(own ? { responsibleId: own.responsibleId, responsible: own.responsible } : {}),
        ...{ reportId: own?.id ?? null, standing: standingOf({ ...each, line }, own, ctx.today) },
      };
    }),
    ...left.map(
      (own): DueReport => ({
        ...{ kind: own.kind as ReportKind, title: own.title, startsOn: own.startsOn, endsOn: own.endsOn },
        ...{ dueOn: own.dueOn, planLineId: own.planLineId, turn: own.turn, reportId: own.id },
        ...{ responsibleId: own.responsibleId, responsible: own.responsible },
        standing: standingOf({ ...own, line: null }, own, ctx.today),
      }),
    ),
  ].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.title.localeCompare(b.title, 'ru'));
}
