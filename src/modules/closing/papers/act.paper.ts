// The act of handing over with its annex: what the service gives, who to, and the signs of both sides.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { formatDate, formatDateShort, upperFirst } from '../../../platform/language/index.ts';
import {
  type Block,
  PAPER_MODEL_VERSION,
  type Paper,
  paperFile,
  paperKinds,
} from '../../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { headSigner } from '../../documents/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import { type ClosingCase, visibleCase } from '../case/case.queries.ts';
import { seesClosing } from '../closing.policy.ts';
import { groups, groupWords, closingText as text } from '../closing.text.ts';
import { type HandedRow, handedRows } from '../list/list.queries.ts';

const orderOf = (found: ClosingCase): string =>
  found.orderDate
    ? `приказ от ${formatDate(found.orderDate)} № ${found.orderNumber}`
    : 'приказ от ________ № ____';

const annex = (rows: readonly HandedRow[]): Block => {
  const numbers = new Map(rows.map(({ id }, index) => [id, index + 1]));
  return {
    kind: 'table',
    columns: [
      { title: '№', width: 0.5, align: 'center' },
      { title: text.thing, width: 3.4 },
      { title: text.detail, width: 2.4 },
      { title: text.giver, width: 1.7 },
      { title: text.receiver, width: 2 },
      { title: text.handedOn, width: 1.1 },
      { title: text.acceptedOn, width: 1.1 },
    ],
    rows: groups.flatMap((group) => {
      const own = rows.filter(({ kind }) => kind === group);
      return own.length === 0
        ? []
        : [
            { group: groupWords[group] },
            ...own.map((row) => [
              ...[numbers.get(row.id) ?? null, row.title, row.detail, row.giver, row.receiver],
              ...[row.handedOn, row.acceptedOn].map((day) => (day ? formatDateShort(day) : null)),
            ]),
          ];
    }),
    empty: text.listEmpty,
  };
};

export async function actPaper(ctx: ReadCtx, found: ClosingCase): Promise<Paper> {
  const rows = await handedRows(ctx, found.id);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const terms = await termsOf(ctx);
  const [head] = await peopleWithRole(ctx, 'centre-head', { kind: 'territory' });
  const authority = await headSigner(ctx);
  const act = { date: found.finishedOn ? formatDate(found.finishedOn) : null, number: null };
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'closing-act', version: 1 },
    title: `${text.act}: ${found.kindWords}`,
    language: 'ru',
    page: { orientation: 'landscape', binding: 'long', fontSize: 12 },
    draft: found.state === 'preparing',
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(card.service.fullName || terms.of('centre'))] },
      { kind: 'document-kind', text: 'АКТ ПРИЁМА-ПЕРЕДАЧИ', subtitle: 'дел, документов и имущества службы' },
      { kind: 'requisites', ...act, place: card.settlement },
      {
        kind: 'paragraph',
        indent: true,
        align: 'justify',
        text: `${found.kindWords}. Основание: ${[orderOf(found), found.groundAct, found.clause].filter(Boolean).join('; ')}. Служба передаёт, а принимающая сторона${found.successor ? ` (${found.successor})` : ''} принимает дела, документы и имущество по перечню (приложение): ${rows.length} поз.`,
      },
      {
        kind: 'signatures',
        signers: [
          { post: `Сдал: руководитель ${terms.of('centre', 'genitive')}`, name: head?.name ?? null },
          { post: 'Принял', name: null },
          { post: `Утверждаю: ${authority.post}`, name: authority.name || null },
        ],
        stamp: true,
      },
      { kind: 'attachment', number: null, to: 'к акту приёма-передачи', act, pageBreak: true },
      { kind: 'document-kind', text: 'ПЕРЕЧЕНЬ', subtitle: 'передаваемых дел, документов и имущества' },
      annex(rows),
    ],
  };
}

const papers = paperKinds.map((kind) =>
  download({
    path: `/closing/:id/act.${kind}`,
    ru: `${text.act}: ${kind.toUpperCase()}`,
    ability: seesClosing,
    load: async (ctx, { id = '' }) => {
      const found = await visibleCase(ctx, { id });
      return found && paperFile(await actPaper(ctx, found), kind);
    },
  }),
);

const columns: readonly SheetColumn<HandedRow>[] = [
  { title: 'Раздел', value: (row) => groupWords[row.kind], width: 28 },
  { title: text.thing, value: (row) => row.title, width: 60 },
  { title: text.detail, value: (row) => row.detail, width: 40 },
  { title: text.giver, value: (row) => row.giver, width: 24 },
  { title: text.receiver, value: (row) => row.receiver, width: 36 },
  { title: text.handedOn, value: (row) => row.handedOn, type: 'date', width: 12 },
  { title: text.acceptedOn, value: (row) => row.acceptedOn, type: 'date', width: 12 },
  { title: text.acceptedBy, value: (row) => row.acceptedBy, width: 36 },
];

const sheet = download({
  path: '/closing/:id/list.xlsx',
  ru: text.sheet,
  ability: seesClosing,
  load: async (ctx, { id = '' }, query) => {
    const found = await visibleCase(ctx, { id });
    return found && sheetAnswer(query.get('format'), text.list, columns, await handedRows(ctx, id));
  },
});

export const closingDownloads = [...papers, sheet];
