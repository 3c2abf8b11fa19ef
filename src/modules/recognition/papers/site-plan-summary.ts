// The note that sums a site's plan up (000 §4.5.4): figures from facts, the text and the conclusions are worded by the co-head.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatNumber, formatPercent, plural, upperFirst } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { type DraftParts, type EditableText, namingOf, schoolYearText } from '../../documents/index.ts';
import { currentVersion, norms, termsOf } from '../../regulations/index.ts';
import { siteTitle } from '../site/site.text.ts';
import { summaryText as text } from '../site-plan/remark.text.ts';
import { sitePlanLifecycle } from '../site-plan/site-plan.lifecycle.ts';
import type { SitePlan } from '../site-plan/site-plan.queries.ts';
import type { PlanSummary } from '../site-plan/summary.figures.ts';
import { fulfilmentNames } from '../site-report/site-report.text.ts';

export const summaryTemplate = { name: 'recognition-site-plan-summary', version: 1 };

const lines = (count: number) =>
  `${formatNumber(count)} ${plural(count, 'мероприятие', 'мероприятия', 'мероприятий')}`;

/** «выполнено 5 из 6 (83 %), перенесено 1» */
export function fulfilmentWords({ counts, total }: PlanSummary): string {
  const share = total > 0 ? ` (${formatPercent(Math.round((100 * counts.done) / total))})` : '';
  const rest = (['moved', 'cancelled', 'planned'] as const).flatMap((key) =>
    counts[key] > 0 ? [`${fulfilmentNames[key]} ${formatNumber(counts[key])}`] : [],
  );
  return [
    `выполнено ${formatNumber(counts.done)} из ${formatNumber(total)}${share}`,
    ...(total > 0 ? rest : []),
  ].join(', ');
}

const leftOpen = (plan: SitePlan) =>
  plan.lines
    .filter((line) => line.fulfilment !== 'done')
    .map((line) => `${line.title} (${fulfilmentNames[line.fulfilment]})`);

function openingWords(plan: SitePlan, summary: PlanSummary): string {
  return `В плане работы на ${schoolYearText(plan.schoolYear)} учебный год ${lines(summary.total)}: ${fulfilmentWords(summary)}.`;
}

function conclusionWords(plan: SitePlan): string {
  const open = leftOpen(plan);
  return open.length === 0
    ? 'План выполнен полностью.'
    : `Не завершено: ${open.join('; ')}. Причины и новые сроки обсуждены с руководителем площадки.`;
}

function indicatorBlock(summary: PlanSummary): Block {
  const growth = (summary.growth ?? []).map((figure) => [
    figure.label,
    `${figure.atStart} из ${figure.ofStart}`,
    `${figure.now} из ${figure.ofNow}`,
  ]);
  return {
    kind: 'table',
    caption: text.indicators,
    columns: [
      { title: text.indicator, width: 3 },
      { title: text.atStart, width: 1 },
      { title: text.now, width: 1 },
    ],
    rows: [
      ...growth,
      [text.hours, '', formatNumber(summary.hours)],
      [text.publications, '', formatNumber(summary.publications)],
      ...summary.reports.map((each) => [each.title, '', each.words]),
    ],
  };
}

function linesBlock(plan: SitePlan): Block {
  return {
    kind: 'table',
    columns: [
      { title: '№', width: 0.4, align: 'center' },
      { title: 'Мероприятие', width: 2.4 },
      { title: 'Срок', width: 1 },
      { title: 'Выполнение', width: 1 },
      { title: 'Итог', width: 1.8 },
    ],
    rows: plan.lines.map((line) => [
      line.position,
      line.title,
      line.term,
      fulfilmentNames[line.fulfilment],
      line.outcome,
    ]),
    empty: 'Строк в плане нет',
  };
}

export async function sitePlanSummary(
  ctx: ReadCtx,
  plan: SitePlan,
  summary: PlanSummary,
): Promise<DraftParts> {
  const terms = await termsOf(ctx);
  const version = await currentVersion(ctx, norms.siteSupport);
  const naming = await namingOf(ctx, [plan.coHeadId]);
  const title = siteTitle(plan.institutionShortName, plan.theme);
  const blocks: Block[] = [
    { kind: 'letterhead', lines: [upperFirst(terms.of('centre'))] },
    {
      kind: 'document-kind',
      text: 'СПРАВКА',
      subtitle: `об итогах выполнения плана работы ${terms.of('site', 'genitive')}`,
    },
    { kind: 'requisites', date: null, number: null },
    { kind: 'subject', text: title },
    { kind: 'paragraph', text: openingWords(plan, summary), indent: true, align: 'justify' },
    linesBlock(plan),
    indicatorBlock(summary),
    { kind: 'heading', text: text.conclusions, level: 2 },
    { kind: 'paragraph', text: conclusionWords(plan), indent: true, align: 'justify' },
    { kind: 'heading', text: text.proposals, level: 2 },
    {
      kind: 'paragraph',
      text: 'Использовать опыт площадки при составлении плана на следующий учебный год.',
      indent: true,
      align: 'justify',
    },
    {
      kind: 'signatures',
      signers: [
        { post: upperFirst(terms.of('site-co-head')), name: naming.signature(plan.coHeadId) || null },
      ],
    },
  ];
  const editable: EditableText[] = [
    { key: 'opening', label: 'Что сделано', block: 4 },
    { key: 'conclusions', label: text.conclusions, block: 8 },
    { key: 'proposals', label: text.proposals, block: 10 },
  ];
  const paper: Paper = {
    model: PAPER_MODEL_VERSION,
    template: summaryTemplate,
    title: `${text.title}: ${plan.institutionShortName}, ${schoolYearText(plan.schoolYear)} учебный год`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal', fontSize: 13 },
    blocks,
  };
  return {
    kind: 'note',
    template: summaryTemplate.name,
    title: paper.title,
    paper,
    editable,
    subjects: [
      { kind: 'recognition.site', id: plan.siteId, title, path: `/recognition/sites/${plan.siteId}` },
      {
        kind: sitePlanLifecycle.name,
        id: plan.id,
        title: `План работы: ${plan.institutionShortName}`,
        path: `/recognition/sites/${plan.siteId}/plan`,
      },
    ],
    audience: 'institution',
    institutions: [plan.institutionId],
    ...(version ? { regulationVersionId: version.id } : {}),
  };
}
