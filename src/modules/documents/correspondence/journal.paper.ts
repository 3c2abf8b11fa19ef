// The printed journal of letters received or sent: A4 landscape, in the order of numbers.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper, paperFile, paperKinds } from '../../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { isStaff } from '../document.policy.ts';
import { correspondenceText as text } from './correspondence.text.ts';
import {
  filterFrom,
  type JournalFilter,
  type JournalLine,
  type JournalSide,
  journalLines,
} from './journal.rows.ts';

const MOST_PRINTED = 2_000;
const { fields } = text;

interface JournalColumn extends SheetColumn<JournalLine> {
  /** Share of the page's width. */
  readonly share: number;
  readonly paper?: (line: JournalLine) => string;
}

const common: readonly JournalColumn[] = [
  { title: fields.title, value: (line) => line.title, width: 60, share: 3 },
  { title: fields.office, value: (line) => line.officeIndex, width: 12, share: 0.8 },
  { title: fields.term, value: (line) => line.storageTerm, width: 22, share: 1.3 },
];
const dated = (title: string): JournalColumn => ({
  ...{ title, value: (line) => line.date, type: 'date', width: 12, share: 1 },
  paper: (line) => formatDate(line.date),
});
const number: JournalColumn = { title: fields.number, value: (line) => line.number, width: 14, share: 1 };

const columns: Readonly<Record<JournalSide, readonly JournalColumn[]>> = {
  incoming: [
    number,
    dated(fields.receivedOn),
    { title: fields.from, value: (line) => line.correspondent, width: 36, share: 2 },
    { title: fields.theirs, value: (line) => line.theirs, width: 24, share: 1.4 },
    ...common,
    { title: fields.executor, value: (line) => line.person, width: 24, share: 1.3 },
    { title: fields.mark, value: (line) => line.mark, width: 36, share: 1.7 },
  ],
  outgoing: [
    number,
    dated(fields.sentOn),
    { title: fields.to, value: (line) => line.correspondent, width: 36, share: 2 },
    ...common,
    { title: fields.signer, value: (line) => line.person, width: 24, share: 1.3 },
    { title: fields.mark, value: (line) => line.mark, width: 30, share: 1.3 },
  ],
};

/** Refuses a period too long for one printing. */
export async function journalPaper(
  ctx: ReadCtx,
  side: JournalSide,
  filter: JournalFilter,
): Promise<Paper | Refusal> {
  const rows: JournalLine[] = [];
  for await (const line of journalLines(ctx, side, filter)) {
    if (rows.length === MOST_PRINTED) return refuse('journal-too-long', text.refusals.tooLong(MOST_PRINTED));
    rows.push(line);
  }
  const terms = await termsOf(ctx);
  const period = text.period(filter.since, filter.till);
  const shown = columns[side];
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: `documents-journal-${side}`, version: 1 },
    title: [text[side], period].filter(Boolean).join(' '),
    language: 'ru',
    page: { orientation: 'landscape', binding: 'normal', fontSize: 12 },
    blocks: [
      { kind: 'letterhead', lines: [terms.of('centre')] },
      {
        kind: 'document-kind',
        text: text[side].toUpperCase(),
        ...(period ? { subtitle: period } : {}),
      },
      {
        kind: 'table',
        columns: shown.map(({ title, share }) => ({ title, width: share })),
        rows: rows.map((line) =>
          shown.map(({ value, paper }) => (paper ? paper(line) : String(value(line) ?? ''))),
        ),
        empty: text.empty[side],
      },
    ],
  };
}

export const journalDownloads = (['incoming', 'outgoing'] as const).flatMap((side) => [
  ...paperKinds.map((kind) =>
    download({
      path: `/documents/journals/${side}.${kind}`,
      ru: `${text[side]}: ${kind.toUpperCase()}`,
      ability: isStaff,
      load: async (ctx, _params, query) => {
        const paper = await journalPaper(ctx, side, filterFrom(query));
        return 'refusal' in paper ? paper : paperFile(paper, kind);
      },
    }),
  ),
  download({
    path: `/documents/journals/${side}.xlsx`,
    ru: `${text[side]} в XLSX`,
    ability: isStaff,
    load: async (ctx, _params, query) =>
      sheetAnswer(query.get('format'), text[side], columns[side], journalLines(ctx, side, filterFrom(query))),
  }),
]);
