// Papers and sheets of the fund: the catalogue, the inventory, the journal of loans, the reader's card, the act of writing off.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../../kernel/list.ts';
import { type Download, download } from '../../../kernel/page.ts';
import { formatDate, formatDateShort } from '../../../platform/language/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { type PaperKind, paperFile, paperKinds } from '../../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { type Loan, loanFilterOf, loansList } from '../lending/loan.queries.ts';
import { loanState } from '../lending/pages/loan-actions.tsx';
import { type Reader, readerCard } from '../lending/pages/readers.tsx';
import { keepsFund, usesFund } from '../library.policy.ts';
import { paperOf } from '../papers.ts';
import { itemKinds, fundText as text } from './fund.text.ts';
import {
  copiesOfAct,
  freeOf,
  type InventoryLine,
  type Item,
  inventory,
  itemDescription,
  itemFilterOf,
  itemsList,
  writeOffs,
} from './item.queries.ts';

async function everyLoan(ctx: ReadCtx, asked: URLSearchParams): Promise<Loan[]> {
  const all: Loan[] = [];
  const filter = { ...loanFilterOf(asked), limit: PORTION };
  for await (const loan of everyRow((after) => loansList(ctx, { ...filter, after }))) all.push(loan);
  return all;
}

const itemColumns: readonly SheetColumn<Item>[] = [
  { title: text.fields.title, value: (row) => row.title, width: 60 },
  { title: text.fields.authors, value: (row) => row.authors, width: 36 },
  { title: text.fields.kind, value: (row) => itemKinds[row.kind], width: 28 },
  { title: text.fields.subjects, value: (row) => row.subjects.join(', '), width: 30 },
  { title: text.fields.year, value: (row) => row.year, width: 8 },
  { title: text.copies, value: (row) => row.copies, width: 12 },
  { title: 'Можно взять', value: freeOf, width: 12 },
  { title: text.fields.description, value: itemDescription, width: 90 },
];

const loanColumns: readonly SheetColumn<Loan>[] = [
  { title: text.fields.number, value: (row) => row.number, width: 14 },
  { title: text.fields.title, value: (row) => row.title, width: 60 },
  { title: text.fields.borrower, value: (row) => row.borrower, width: 40 },
  { title: text.fields.givenOn, value: (row) => row.givenOn, type: 'date', width: 12 },
  { title: text.fields.dueOn, value: (row) => row.dueOn, type: 'date', width: 12 },
  { title: text.fields.endedOn, value: (row) => row.endedOn, type: 'date', width: 12 },
  { title: text.fields.act, value: (row) => row.act, width: 30 },
];

const money = (price: number | null): string => (price === null ? '' : price.toFixed(2).replace('.', ','));

const inventoryPaper = (lines: readonly InventoryLine[], today: string): Paper =>
  paperOf('inventory', `${text.inventory} на ${formatDate(today)}`, 'landscape', [
    {
      kind: 'document-kind',
      text: 'ИНВЕНТАРНАЯ ОПИСЬ',
      subtitle: `методического фонда на ${formatDate(today)}`,
    },
    {
      kind: 'table',
      columns: [
        { title: text.fields.number, width: 1 },
        { title: text.fields.title, width: 4 },
        { title: text.fields.authors, width: 2 },
        { title: text.fields.year, width: 0.7 },
        { title: text.fields.arrivedOn, width: 1.2 },
        { title: text.fields.price, width: 0.9, align: 'right' },
        { title: text.fields.shelf, width: 1.4 },
        { title: text.fields.state, width: 1.5 },
      ],
      rows: lines.map((row) => [
        ...[row.number, row.title, row.authors, row.year === null ? '' : String(row.year)],
        ...[formatDateShort(row.arrivedOn), money(row.price), row.shelf],
        row.act ? `списано, акт № ${row.act}` : row.loanId ? 'на руках' : text.states[row.state],
      ]),
      empty: text.empty.title,
    },
    { kind: 'signatures', signers: [{ post: 'Ответственный за фонд', name: null }] },
  ]);

const loansTable = (loans: readonly Loan[], withReader: boolean): Paper['blocks'][number] => ({
  kind: 'table',
  columns: [
    { title: '№', width: 0.4, align: 'center' },
    { title: text.fields.givenOn, width: 1.1 },
    { title: text.fields.number, width: 1 },
    { title: text.fields.title, width: 3.4 },
    ...(withReader ? [{ title: text.fields.borrower, width: 2.2 }] : []),
    { title: text.fields.dueOn, width: 1.1 },
    { title: 'Подпись получателя', width: 1.2 },
    { title: text.fields.endedOn, width: 1.4 },
  ],
  rows: loans.map((row, index) => [
    ...[index + 1, formatDateShort(row.givenOn), row.number, row.title],
    ...(withReader ? [row.borrower] : []),
    ...[formatDateShort(row.dueOn), '', loanState(row)],
  ]),
  empty: text.noLoans,
});

const journalPaper = (loans: readonly Loan[], today: string): Paper =>
  paperOf('loans', `${text.journal} на ${formatDate(today)}`, 'landscape', [
    {
      kind: 'document-kind',
      text: 'ЖУРНАЛ ВЫДАЧИ',
      subtitle: `изданий методического фонда, ${formatDate(today)}`,
    },
    loansTable(loans.toReversed(), true),
  ]);

const cardPaper = ({ name, loans }: Reader): Paper =>
  paperOf('reader', `${text.card}: ${name}`, 'portrait', [
    { kind: 'document-kind', text: 'ФОРМУЛЯР ЧИТАТЕЛЯ', subtitle: name },
    loansTable(loans.toReversed(), false),
  ]);

async function actPaper(ctx: ReadCtx, id: string): Promise<Paper | null> {
  const act = (await writeOffs(ctx)).find((each) => each.id === id);
  if (!act) return null;
  const copies = await copiesOfAct(ctx, id);
  const sum = copies.reduce((all, each) => all + (each.price ?? 0), 0);
  return paperOf('write-off', `Акт № ${act.number} списания`, 'portrait', [
    { kind: 'document-kind', text: 'АКТ', subtitle: 'о списании изданий методического фонда' },
    { kind: 'requisites', date: act.onDate, number: act.number },
    { kind: 'paragraph', text: `Причина списания: ${act.reason}.`, indent: true },
    {
      kind: 'table',
      columns: [
        { title: '№', width: 0.4, align: 'center' },
        { title: text.fields.number, width: 1 },
        { title: text.fields.title, width: 4 },
        { title: text.fields.price, width: 1, align: 'right' },
      ],
      rows: copies.map((each, index) => [index + 1, each.number, each.title, money(each.price)]),
      total: ['', '', `Итого экземпляров: ${copies.length}`, money(sum || null)],
    },
    {
      kind: 'signatures',
      signers: (act.commission.length > 0 ? act.commission : ['Председатель комиссии', 'Член комиссии']).map(
        (post) => ({ post, name: null }),
      ),
    },
  ]);
}

const readers = [
  { kind: 'person', folder: 'people' },
  { kind: 'institution', folder: 'institutions' },
] as const;

const papersIn = (kind: PaperKind): Download[] => [
  download({
    ...{
      path: `/library/inventory.${kind}`,
      ru: `${text.inventory}: ${kind.toUpperCase()}`,
      ability: keepsFund,
    },
    load: async (ctx) => paperFile(inventoryPaper(await inventory(ctx), ctx.today), kind),
  }),
  download({
    ...{ path: `/library/loans.${kind}`, ru: `${text.journal}: ${kind.toUpperCase()}`, ability: keepsFund },
    load: async (ctx, _params, query) =>
      paperFile(journalPaper(await everyLoan(ctx, query), ctx.today), kind),
  }),
  download({
    ...{
      path: `/library/write-offs/:id/act.${kind}`,
      ru: `Акт списания: ${kind.toUpperCase()}`,
      ability: keepsFund,
    },
    load: async (ctx, { id = '' }) => {
      const paper = await actPaper(ctx, id);
      return paper && paperFile(paper, kind);
    },
  }),
  ...readers.map((reader) =>
    download({
      path: `/library/readers/${reader.folder}/:id/card.${kind}`,
      ru: `${text.card}: ${kind.toUpperCase()}`,
      ability: usesFund,
      load: async (ctx, { id = '' }) => {
        const found = await readerCard(ctx, reader.kind, id);
        return found && paperFile(cardPaper(found), kind);
      },
    }),
  ),
];

export const fundDownloads: readonly Download[] = [
  download({
    ...{ path: '/library/items.xlsx', ru: `${text.title}: XLSX`, ability: usesFund },
    load: (ctx, _params, query) =>
      sheetAnswer(
        query.get('format'),
        text.title,
        itemColumns,
        everyRow((after) => itemsList(ctx, { ...itemFilterOf(query), limit: PORTION, after })),
      ),
  }),
  download({
    ...{ path: '/library/loans.xlsx', ru: `${text.journal}: XLSX`, ability: keepsFund },
    load: async (ctx, _params, query) =>
      sheetAnswer(query.get('format'), text.journal, loanColumns, await everyLoan(ctx, query)),
  }),
  ...paperKinds.flatMap(papersIn),
];
