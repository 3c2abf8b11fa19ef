// The printed report: what was done by the plan, results, prospects, two marks of acceptance; kept in the documents.
import { dateIn } from '../../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper, type Signer } from '../../../platform/papers/index.ts';
import { documentsOf, draftDocument, registerDocument, replaceDraft } from '../../documents/index.ts';
import { institution } from '../../institutions/index.ts';
import { nameIn, people } from '../../people/index.ts';
import { norms, parametersOf, termsOf, versionById } from '../../regulations/index.ts';
import { siteTitle } from '../site/site.text.ts';
import { reportLifecycle } from './site-report.lifecycle.ts';
import { type MarkedLine, planLinesOf } from './site-report.plan.ts';
import { reportById, type SiteReport } from './site-report.queries.ts';
import { fulfilmentNames, reportText, schoolYearName } from './site-report.text.ts';

const template = { name: 'recognition-site-report', version: 1 };

/** Who heads the site on a date, by role. */
export async function headsOfSite(ctx: ReadCtx, siteId: string, on: string) {
  const rows = await ctx.db
    .selectFrom('recognition.site_heads')
    .select(['role', 'person_id as personId'])
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', '=', siteId)
    .where('starts_on', '<=', on)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
    .execute();
  const of = (role: string) => rows.find((row) => row.role === role)?.personId ?? null;
  return { head: of('head'), coHead: of('co-head') };
}

function planBlock(lines: readonly MarkedLine[], tasks: readonly { key: string; text: string }[]): Block {
  const groups = tasks.filter((task) => lines.some((line) => line.task === task.key));
  const rest = lines.filter((line) => !groups.some((task) => task.key === line.task));
  let count = 0;
  const row = (line: MarkedLine) => {
    count += 1;
    return [count, line.title, line.term, fulfilmentNames[line.fulfilment], line.outcome];
  };
  return {
    kind: 'table',
    columns: [
      { title: '№ п/п', width: 0.4, align: 'center' },
      { title: 'Мероприятие', width: 2.4 },
      { title: 'Срок', width: 1 },
      { title: 'Отметка', width: 1 },
      { title: 'Итог', width: 2 },
    ],
    rows: [
      ...groups.flatMap((task) => [
        { group: task.text },
        ...lines.filter((line) => line.task === task.key).map(row),
      ]),
      ...rest.map(row),
    ],
    empty: 'План площадки на этот год не внесён.',
  };
}

const part = (heading: string, text: string): Block[] =>
  text.trim()
    ? [
        { kind: 'heading', text: heading, level: 2 },
        ...text
          .split(/\n+/)
          .filter((line) => line.trim())
          .map((line): Block => ({ kind: 'paragraph', text: line, align: 'justify' })),
      ]
    : [];

function marks(report: SiteReport, experts: string): Block {
  const council = report.councilAcceptedOn
    ? `${formatDate(report.councilAcceptedOn)}, протокол № ${report.councilMinutes}`
    : null;
  return {
    kind: 'facts',
    rows: [
      { name: 'Принят методическим советом организации', value: council },
      {
        name: `Принят ${experts}`,
        value: report.expertAcceptedOn ? formatDate(report.expertAcceptedOn) : null,
      },
    ],
  };
}

async function signersOf(ctx: ReadCtx, report: SiteReport): Promise<Signer[]> {
  const terms = await termsOf(ctx);
  const heads = await headsOfSite(ctx, report.siteId, ctx.today);
  const known = await people(
    ctx,
    [heads.head, heads.coHead].filter((id) => id !== null),
  );
  const name = (id: string | null) => {
    const person = id ? known.get(id) : undefined;
    return person ? nameIn(person, 'initials-surname', 'nominative') : null;
  };
  const upper = (text: string) => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1);
  return [
    { post: upper(terms.of('site-head')), name: name(heads.head) },
    { post: upper(terms.of('site-co-head')), name: name(heads.coHead) },
  ];
}

/** The report as it prints: the same definition for the screen, PDF and DOCX. */
export async function reportPaper(ctx: ReadCtx, report: SiteReport): Promise<Paper> {
  const version = await versionById(ctx, report.regulationVersionId);
  const terms = await termsOf(ctx);
  const { tasks } = parametersOf(version, norms.siteTasks);
  const organisation = await institution(ctx, report.institutionId);
  const lines = await planLinesOf(ctx, report);
  const done = lines.filter((line) => line.fulfilment === 'done').length;
  const submitted = report.submittedAt ? formatDate(dateIn(report.submittedAt, ctx.territory.zone)) : null;
  return {
    model: PAPER_MODEL_VERSION,
    template,
    title: reportText.subject(report.title, report.institutionShortName),
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal', fontSize: 13 },
    blocks: [
      { kind: 'letterhead', lines: [organisation?.fullName ?? report.institutionShortName] },
      {
        kind: 'document-kind',
        text: report.title.toLocaleUpperCase('ru'),
        subtitle: `о реализации плана работы ${terms.of('site', 'genitive')} за ${schoolYearName(report.schoolYear)} учебный год`,
      },
      {
        kind: 'facts',
        rows: [
          { name: 'Тема', value: `«${report.theme}»` },
          { name: 'Срок представления', value: formatDate(report.dueOn) },
          { name: 'Представлен', value: submitted },
          { name: 'Выполнено по плану', value: `${done} из ${lines.length}` },
        ],
      },
      ...part('Что сделано по плану', report.summary),
      { kind: 'heading', text: 'Выполнение плана', level: 2 },
      planBlock(lines, tasks),
      ...part('Результаты и опыт', report.results),
      ...part('Перспективы', report.prospects),
      marks(report, terms.of('expert-council', 'instrumental')),
      { kind: 'signatures', signers: await signersOf(ctx, report) },
    ],
  };
}

const subjectOf = (report: SiteReport) => ({
  kind: reportLifecycle.name,
  id: report.id,
  title: reportText.subject(report.title, siteTitle(report.institutionShortName, report.theme)),
  path: `/recognition/reports/${report.id}`,
});

/** The draft is found whoever made it: a colleague's draft is not among the documents this person may open. */
async function keptDraft(ctx: ReadCtx, reportId: string) {
  const house: ReadCtx = { ...ctx, actor: { ...ctx.actor, kind: 'system' } };
  const documents = await documentsOf(house, { kind: reportLifecycle.name, id: reportId });
  return documents.find((document) => document.kind === 'report' && document.state === 'draft');
}

/** Puts the submitted report among the documents; a resubmitted one replaces its draft. */
export async function keepReport(ctx: WriteCtx, report: SiteReport): Promise<{ id: string } | Refusal> {
  const paper = await reportPaper(ctx, report);
  const draft = await keptDraft(ctx, report.id);
  if (draft) return replaceDraft(ctx, draft.id, { paper });
  return draftDocument(ctx, {
    kind: 'report',
    template: template.name,
    title: reportText.subject(report.title, report.institutionShortName),
    paper,
    subjects: [subjectOf(report)],
    institutions: [report.institutionId],
    audience: 'institution',
    regulationVersionId: report.regulationVersionId,
  });
}

/** The accepted report is frozen with its marks: number, date, hash. */
export async function keepReportIssued(ctx: WriteCtx, reportId: string): Promise<{ id: string } | Refusal> {
  const report = await reportById(ctx, reportId);
  if (!report) throw new Error(`Report ${reportId} is accepted but not found`);
  const kept = await keepReport(ctx, report);
  return isRefusal(kept) ? kept : registerDocument(ctx, { documentId: kept.id });
}
