// The register, joint doings, outside specialists and the report as files: the screen's filters, every row.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../kernel/list.ts';
import { download, type FileAnswer } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { paperFile } from '../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { territoryCard } from '../territories/index.ts';
import { reportPaper } from './papers/report-paper.ts';
import { seesPartnerReport } from './partner.policy.ts';
import { type ListedPartner, partnersPage } from './partner.queries.ts';
import { partnerFilter, workFilter } from './partner.schema.ts';
import { partnerKinds, partnerText as text, workKinds } from './partner.text.ts';
import { partnerReport, periodOf, type Report, type ReportLine } from './report.queries.ts';
import { type Specialist, specialistsPage, whence, wholeName } from './specialist.queries.ts';
import { specialistFilter } from './specialist.schema.ts';
import { engagements, specialistText } from './specialist.text.ts';
import { lastDayOf } from './words.ts';
import { type WorkLine, worksPage } from './work.queries.ts';

/** Every page of a list, one after another. */
const askedOf = (query: URLSearchParams) => ({ ...Object.fromEntries(query), limit: PORTION });

const partnerColumns: readonly SheetColumn<ListedPartner>[] = [
  { title: text.fields.shortName, value: (row) => row.shortName, width: 30 },
  { title: text.fields.name, value: (row) => row.name, width: 60 },
  { title: text.fields.kind, value: (row) => partnerKinds[row.kind], width: 34 },
  { title: text.fields.inn, value: (row) => row.inn, width: 14 },
  { title: text.fields.kpp, value: (row) => row.kpp, width: 12 },
  { title: text.fields.ogrn, value: (row) => row.ogrn, width: 16 },
  { title: text.fields.contact, value: (row) => row.contact, width: 30 },
  { title: text.fields.phone, value: (row) => row.phone, width: 18 },
  { title: text.fields.email, value: (row) => row.email, width: 24 },
  { title: text.fields.site, value: (row) => row.site, width: 24 },
  { title: text.fields.address, value: (row) => row.address, width: 40 },
  { title: text.fields.responsibleId, value: (row) => row.responsible, width: 20 },
  { title: text.fields.agreement, value: (row) => row.agreement, width: 40 },
  {
    title: text.agreement.lastDay,
    value: (row) => lastDayOf(row.agreementEndsOn),
    type: 'date',
    width: 12,
  },
  { title: text.fields.works, value: (row) => row.works, width: 10 },
  { title: text.fields.startsOn, value: (row) => row.startsOn, type: 'date', width: 12 },
  { title: text.fields.on, value: (row) => lastDayOf(row.endsOn), type: 'date', width: 12 },
];

const workColumns: readonly SheetColumn<WorkLine>[] = [
  { title: text.work.on, value: (row) => row.on, type: 'date', width: 12 },
  { title: text.work.partner, value: (row) => row.partner, width: 30 },
  { title: text.fields.kind, value: (row) => partnerKinds[row.partnerKind], width: 34 },
  { title: text.work.form, value: (row) => workKinds[row.kind], width: 20 },
  { title: text.work.heading, value: (row) => row.title, width: 60 },
  { title: text.work.participants, value: (row) => row.participants, width: 12 },
  { title: text.work.result, value: (row) => row.result, width: 60 },
];

const specialistColumns: readonly SheetColumn<Specialist>[] = [
  { title: specialistText.fields.name, value: wholeName, width: 34 },
  { title: specialistText.fields.from, value: whence, width: 40 },
  { title: specialistText.fields.engagement, value: (row) => engagements[row.engagement], width: 30 },
  { title: specialistText.fields.work, value: (row) => row.work, width: 40 },
  { title: specialistText.fields.document, value: (row) => row.document, width: 34 },
  { title: specialistText.fields.startsOn, value: (row) => row.startsOn, type: 'date', width: 12 },
  { title: specialistText.fields.lastDay, value: (row) => lastDayOf(row.endsOn), type: 'date', width: 12 },
];

const reportColumns = (report: Report): SheetColumn<ReportLine>[] => [
  { title: text.work.partner, value: (line) => line.title || text.report.total, width: 40 },
  { title: text.fields.kind, value: (line) => (line.title ? partnerKinds[line.partnerKind] : ''), width: 34 },
  ...report.forms.map((form) => ({
    title: workKinds[form],
    value: (line: ReportLine) => line.byForm[form] ?? 0,
    width: 14,
  })),
  { title: text.report.all, value: (line) => line.works, width: 12 },
  { title: text.report.participants, value: (line) => line.participants, width: 14 },
];

type Answer = Omit<FileAnswer, 'name'>;

const serviceName = async (ctx: ReadCtx): Promise<string> =>
  (await territoryCard(ctx.db, ctx.territory.id)).service.fullName;

const ways: Readonly<
  Record<string, (ctx: ReadCtx, report: Report, format: string | null) => Promise<Answer>>
> = {
  xlsx: (_ctx, report, format) =>
    sheetAnswer(format, text.report.title, reportColumns(report), [...report.byPartner, report.total]),
  pdf: async (ctx, report) => paperFile(reportPaper(report, await serviceName(ctx), ctx.today), 'pdf'),
  docx: async (ctx, report) => paperFile(reportPaper(report, await serviceName(ctx), ctx.today), 'docx'),
};

const reportFiles = Object.entries(ways).map(([extension, render]) =>
  download({
    path: `/partners/report.${extension}`,
    ru: `${text.report.title}: ${extension.toUpperCase()}`,
    ability: seesPartnerReport,
    load: async (ctx, _params, query) => {
      const { from, to } = periodOf(ctx, query);
      const answer = await render(ctx, await partnerReport(ctx, from, to), query.get('format'));
      return { name: `${text.report.title} ${from} ${to}.${extension}`, ...answer };
    },
  }),
);

export const partnerSheets = [
  ...reportFiles,
  download({
    path: '/partners.xlsx',
    ru: `${text.title}: XLSX`,
    ability: signedIn,
    load: (ctx, _params, query) => {
      const filter = partnerFilter.parse(askedOf(query));
      const rows = everyRow((after) => partnersPage(ctx, { ...filter, after }));
      return sheetAnswer(query.get('format'), text.title, partnerColumns, rows);
    },
  }),
  download({
    path: '/partners/work.xlsx',
    ru: `${text.work.title}: XLSX`,
    ability: signedIn,
    load: (ctx, _params, query) => {
      const filter = workFilter.parse(askedOf(query));
      const rows = everyRow((after) => worksPage(ctx, { ...filter, after }));
      return sheetAnswer(query.get('format'), text.work.title, workColumns, rows);
    },
  }),
  download({
    path: '/partners/specialists.xlsx',
    ru: `${specialistText.title}: XLSX`,
    ability: signedIn,
    load: (ctx, _params, query) => {
      const filter = specialistFilter.parse(askedOf(query));
      const rows = everyRow((after) => specialistsPage(ctx, { ...filter, after }));
      return sheetAnswer(query.get('format'), specialistText.title, specialistColumns, rows);
    },
  }),
];
