// The report as it is signed: approval block, sections with headings of Word, real tables, bars; everything may be edited there.
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { actingPost, formatDate, formatNumber, upperFirst } from '../../../platform/language/index.ts';
import {
  type Block,
  PAPER_MODEL_VERSION,
  type Paper,
  type Cell as PaperCell,
} from '../../../platform/papers/index.ts';
import { type SignerSnapshot, schoolYearText } from '../../documents/index.ts';
import { headOfUnit, nameIn, person } from '../../people/index.ts';
import { approvalBlock } from '../../planning/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import type { Cell, Table } from '../figures/figure.ts';
import { mostBars } from '../figures/figure.ts';
import type { Given, Report } from '../report/report.queries.ts';

interface Approval {
  readonly signer: SignerSnapshot;
  /** Null: a draft, the date is left to be written in. */
  readonly approvedOn: CivilDate | null;
}

/** «126 (34,5 %)» where the number is a share. */
export const cellWords = ({ value, of }: Cell): string =>
  of
    ? `${formatNumber(value)} (${formatNumber(Math.round((value / of) * 1000) / 10)} %)`
    : formatNumber(value);

const printed = (cell: Cell): PaperCell => (cell.value === 0 ? '—' : cellWords(cell));

function tableBlocks(table: Table): Block[] {
  const bars = table.chart.length > 0 && table.rows.length > 1 && table.rows.length <= mostBars;
  return [
    {
      kind: 'table',
      columns: [
        { title: table.corner, width: 4 },
        ...table.columns.map((title) => ({ title, width: 1.3, align: 'center' as const })),
      ],
      rows: table.rows.map((row): PaperCell[] => [row.title, ...row.cells.map(printed)]),
      ...(table.total ? { total: ['Всего', ...table.total.map(printed)] as PaperCell[] } : {}),
      empty: 'За этот период записей нет.',
    },
    ...(bars
      ? [
          {
            kind: 'bars' as const,
            legend: table.chart.map((index) => table.columns[index] ?? ''),
            rows: table.rows.map((row) => ({
              title: row.title,
              parts: table.chart.map((index) => row.cells[index]?.value ?? 0),
            })),
          },
        ]
      : []),
  ];
}

const paragraphs = (words: string): Block[] =>
  words
    .trim()
    .split(/\n+/)
    .filter(Boolean)
    .map((part) => ({ kind: 'paragraph', text: part, indent: true, align: 'justify' }));

const sectionBlocks = (content: Given): Block[] =>
  content.sections.flatMap(({ title, table, text }, index): Block[] => [
    { kind: 'heading', text: `${index + 1}. ${title}`, level: 2 },
    ...(table ? tableBlocks(table) : []),
    ...paragraphs(text),
  ]);

const heads = {
  analysis: 'АНАЛИЗ РАБОТЫ',
  annual: 'ИТОГОВЫЙ ОТЧЁТ',
  operational: 'ОТЧЁТ',
} as const;

export async function reportPaper(
  ctx: ReadCtx,
  report: Report,
  content: Given,
  { signer, approvedOn }: Approval,
): Promise<Paper> {
  const terms = await termsOf(ctx);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const head = await headOfUnit(ctx, 'centre', ctx.today);
  const who = head ? await person(ctx, head.personId) : null;
  const centre = terms.of('centre', 'genitive');
  const subtitle =
    report.kind === 'operational'
      ? `${report.title}, с ${formatDate(report.startsOn)} по ${formatDate(addDays(report.endsOn, -1))}`
      : `${centre} за ${schoolYearText(report.schoolYear)} учебный год`;
  const post = terms.of('centre-head');
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: `reporting-${report.kind}`, version: 1 },
    title: report.title,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long', fontSize: 13 },
    ...(approvedOn ? {} : { draft: true }),
    blocks: [
      approvalBlock(signer, approvedOn),
      { kind: 'document-kind', text: heads[report.kind], subtitle },
      { kind: 'requisites', date: null, number: null, place: card.settlement },
      ...sectionBlocks(content),
      {
        kind: 'signatures',
        signers: [
          {
            post: upperFirst(head?.acting ? actingPost(post) : post),
            name: who ? nameIn(who, 'initials-surname', 'nominative') : null,
          },
        ],
      },
    ],
  };
}
