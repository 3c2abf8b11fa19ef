// Looking at reports: one with its template, its texts, its tables — live while it is written, as given once approved.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import {
  currentVersion,
  norms,
  parametersOf,
  type RegulationVersion,
  type ReportBlock,
  type ReportSection,
  versionById,
} from '../../regulations/index.ts';
import { assemble } from '../figures/assemble.ts';
import type { Table } from '../figures/figure.ts';
import type { ReportKind } from '../report.text.ts';
import type { ReportState } from './report.lifecycle.ts';
import { seesReports } from './report.policy.ts';

/** What an approved report said: kept as it was, whatever happens to the records. */
export interface Given {
  readonly takenOn: CivilDate;
  readonly sections: readonly {
    readonly key: string;
    readonly title: string;
    readonly text: string;
    readonly table: Table | null;
  }[];
}

export interface Report {
  readonly id: string;
  readonly kind: ReportKind;
  readonly schoolYear: number;
  readonly title: string;
  readonly startsOn: CivilDate;
  /** The day after the last one. */
  readonly endsOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly planLineId: string | null;
  readonly turn: number;
  readonly responsibleId: string;
  readonly responsible: string;
  readonly regulationVersionId: string | null;
  readonly state: ReportState;
  readonly version: number;
  readonly submittedOn: CivilDate | null;
  readonly approvedOn: CivilDate | null;
  readonly approvedById: string | null;
  readonly documentId: string | null;
  readonly approver: 'authority-head' | 'centre-head';
  readonly sections: readonly ReportSection[];
  readonly regulation: RegulationVersion | null;
}

const normOf = {
  analysis: norms.yearAnalysis,
  annual: norms.annualReport,
  operational: norms.operationalReports,
} as const;
export const normOfKind = (kind: ReportKind) => normOf[kind];

/** An operational report is a text; its sections are the same everywhere. */
const operationalSections: readonly ReportSection[] = [
  { key: 'done', title: 'Что сделано', block: '', prompt: 'Что сделано за период и чем подтверждено.' },
  { key: 'results', title: 'Результаты и выводы', block: '', prompt: 'Что получилось, что нет и почему.' },
];

/** What the regulation says of a kind of reports: who approves, which sections, by which day. */
export async function termsOfKind(ctx: ReadCtx, kind: ReportKind, pinnedId: string | null) {
  const norm = normOf[kind];
  const regulation =
    (pinnedId ? await versionById(ctx, pinnedId) : null) ?? (await currentVersion(ctx, norm));
  if (kind === 'operational')
    return {
      regulation,
      approver: parametersOf(regulation, norms.operationalReports).approver,
      sections: operationalSections,
      due: null,
    };
  const said =
    kind === 'analysis'
      ? parametersOf(regulation, norms.yearAnalysis)
      : parametersOf(regulation, norms.annualReport);
  return {
    ...{ regulation, approver: said.approver, sections: said.sections },
    due: { month: said.month, day: said.day },
  };
}

const columns = [
  ...(['r.id', 'r.kind', 'r.school_year as schoolYear', 'r.title', 'r.starts_on as startsOn'] as const),
  ...(['r.ends_on as endsOn', 'r.due_on as dueOn', 'r.plan_line_id as planLineId', 'r.turn'] as const),
  ...(['r.responsible_id as responsibleId', 'r.regulation_version_id as regulationVersionId'] as const),
  ...(['r.state', 'r.version', 'r.submitted_on as submittedOn', 'r.approved_on as approvedOn'] as const),
  ...(['r.approved_by_id as approvedById', 'r.document_id as documentId'] as const),
] as const;

export const reportRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('reporting.reports as r')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'r.territory_id').onRef('p.id', '=', 'r.responsible_id'),
    )
    .select(columns)
    .select(
      sql<string>`p.surname || chr(160) || left(p.given, 1) || '.'
        || case when coalesce(p.patronymic, '') = '' then '' else left(p.patronymic, 1) || '.' end`.as(
        'responsible',
      ),
    )
    .where('r.territory_id', '=', ctx.territory.id);

/** One report the reader may see. */
export async function report(ctx: ReadCtx, id: string): Promise<Report | null> {
  if (!isId(id) || (ctx.actor.kind !== 'system' && seesReports.check(ctx, undefined))) return null;
  const row = await reportRows(ctx).where('r.id', '=', id).executeTakeFirst();
  if (!row) return null;
  const kind = row.kind as ReportKind;
  const { regulation, approver, sections } = await termsOfKind(ctx, kind, row.regulationVersionId);
  return { ...row, kind, state: row.state as ReportState, regulation, approver, sections };
}

export interface SectionText {
  readonly section: string;
  readonly text: string;
  readonly version: number;
  readonly person: string;
  readonly writtenAt: Date;
}

const writer = sql<string>`p.surname || ' ' || left(p.given, 1) || '.'`;

export async function textsOf(ctx: ReadCtx, reportId: string): Promise<ReadonlyMap<string, SectionText>> {
  const rows = await ctx.db
    .selectFrom('reporting.texts as t')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
    )
    .select(['t.section', 't.text', 't.version', 't.written_at as writtenAt', writer.as('person')])
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.report_id', '=', reportId)
    .execute();
  return new Map(rows.map((row) => [row.section, row]));
}

/** What others wrote in a section before the text that stands. */
export const editionsOf = (ctx: ReadCtx, reportId: string, section: string): Promise<SectionText[]> =>
  ctx.db
    .selectFrom('reporting.editions as t')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
    )
    .select(['t.section', 't.text', 't.version', 't.written_at as writtenAt', writer.as('person')])
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.report_id', '=', reportId)
    .where('t.section', '=', section)
    .orderBy('t.version', 'desc')
    .limit(50)
    .execute();

/** The tables as the rooms give them now. */
export const tablesNow = (
  ctx: ReadCtx,
  report: Pick<Report, 'schoolYear' | 'startsOn' | 'endsOn' | 'sections'>,
): Promise<ReadonlyMap<ReportBlock, Table>> =>
  assemble(
    ctx,
    { schoolYear: report.schoolYear, from: report.startsOn, to: report.endsOn },
    report.sections.map(({ block }) => block),
  );

export async function givenOf(ctx: ReadCtx, reportId: string): Promise<Given | null> {
  const row = await ctx.db
    .selectFrom('reporting.reports')
    .select('given')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', reportId)
    .executeTakeFirst();
  return (row?.given as Given | null | undefined) ?? null;
}

/** The report as it would be given today. */
export async function contentNow(ctx: ReadCtx, report: Report): Promise<Given> {
  const tables = await tablesNow(ctx, report);
  const texts = await textsOf(ctx, report.id);
  return {
    takenOn: ctx.today,
    // A section with a table whose room keeps nothing and without a text says nothing: it does not stand in the report.
    sections: report.sections.flatMap(({ key, title, block }) => {
      const table = block ? (tables.get(block) ?? null) : null;
      const text = texts.get(key)?.text ?? '';
      return block && !table && !text ? [] : [{ key, title, text, table }];
    }),
  };
}

/** Approved: what was given; otherwise what would be given now. */
export const contentOf = async (ctx: ReadCtx, report: Report): Promise<Given> =>
  (report.state === 'approved' ? await givenOf(ctx, report.id) : null) ?? (await contentNow(ctx, report));
