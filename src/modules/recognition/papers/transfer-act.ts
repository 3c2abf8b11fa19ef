// The act of transfer: every document handed over to the authority with its sha-256, so that nothing can be exchanged later.
import { createHash } from 'node:crypto';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { countOf, formatDate, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { body, membersOn } from '../../councils/index.ts';
import { type DraftParts, documentsOf, namingOf } from '../../documents/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { packageLifecycle } from '../package/package.lifecycle.ts';
import { asHouse, documentsHandedOver, minutesOf, sheetsOfPackage } from '../package/package.papers.ts';
import type { HandedOver, Package } from '../package/package.queries.ts';

const template = { name: 'recognition-transfer-act', version: 1 };

/** sha-256 of a sheet's own content: it may have been filled in without being drawn as a paper. */
const contentHash = (sheet: unknown) => createHash('sha256').update(JSON.stringify(sheet)).digest('hex');

/** Everything that goes over: proposals first, then minutes, extracts, applications, expert sheets. */
export async function handOverList(ctx: ReadCtx, pack: Package): Promise<HandedOver[]> {
  const documents = await documentsHandedOver(ctx, pack);
  const own = await documentsOf(asHouse(ctx), { kind: packageLifecycle.name, id: pack.id });
  const proposals = own.find((document) => document.id === pack.proposalsDocumentId);
  const list: HandedOver[] = [];
  if (proposals) {
    const row = await ctx.db
      .selectFrom('documents.documents')
      .select('pdf_hash')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', proposals.id)
      .executeTakeFirst();
    list.push({ title: proposals.title, documentId: proposals.id, hash: row?.pdf_hash ?? null });
  }
  list.push(...documents.map(({ title, documentId, hash }) => ({ title, documentId, hash })));
  const drawnSheets = documents.some((document) => document.kind === 'expert-sheet');
  if (drawnSheets) return list;
  for (const each of await sheetsOfPackage(ctx, pack)) {
    for (const sheet of each.sheets) {
      const { scores, conclusion, comment, total, revision } = sheet;
      list.push({
        title: `Экспертный лист № ${sheet.number}: ${each.title}`,
        documentId: null,
        hash: contentHash({ id: sheet.id, scores, conclusion, comment, total, revision }),
      });
    }
  }
  return list;
}

export async function actPaper(ctx: ReadCtx, pack: Package, list: readonly HandedOver[]): Promise<Paper> {
  const terms = await termsOf(ctx);
  const council = await body(ctx, pack.bodyId);
  const minutes = await minutesOf(ctx, pack.sessionId);
  const members = await membersOn(ctx, pack.bodyId, ctx.today);
  const secretary = members.find((member) => member.role === 'secretary')?.personId ?? null;
  const naming = await namingOf(ctx, [secretary]);
  return {
    model: PAPER_MODEL_VERSION,
    template,
    title: 'Акт передачи предложений',
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal', fontSize: 12 },
    blocks: [
      { kind: 'document-kind', text: 'АКТ', subtitle: 'передачи предложений и материалов' },
      { kind: 'requisites', date: null, number: null },
      {
        kind: 'paragraph',
        text: `${upperFirst(council?.name ?? terms.of('expert-council'))} передаёт, а ${terms.of('authority')} принимает ${countOf(list.length, 'документ', 'документа', 'документов')}${minutes ? ` по итогам заседания (протокол № ${minutes.number} от ${formatDate(minutes.date)})` : ''}:`,
        indent: true,
        align: 'justify',
      },
      {
        kind: 'table',
        columns: [
          { title: '№', width: 0.4, align: 'center' },
          { title: 'Документ', width: 3 },
          { title: 'Контрольная сумма (SHA-256)', width: 3 },
        ],
        rows: list.map((each, index) => [
          index + 1,
          each.title,
          each.hash ? (each.hash.match(/.{1,32}/g) ?? []).join('\n') : 'вносится при передаче',
        ]),
        empty: 'Документов нет.',
      },
      {
        kind: 'signatures',
        signers: [
          {
            post: `Передал: секретарь ${terms.of('expert-council', 'genitive')}`,
            name: naming.signature(secretary) || null,
            date: null,
          },
          { post: `Принял: ${terms.of('authority')}`, name: null, date: null },
        ],
      },
    ],
  };
}

export async function transferAct(ctx: ReadCtx, pack: Package): Promise<DraftParts> {
  const paper = await actPaper(ctx, pack, await handOverList(ctx, pack));
  return {
    kind: 'transfer-act',
    template: template.name,
    title: paper.title,
    paper,
    subjects: [
      {
        kind: packageLifecycle.name,
        id: pack.id,
        title: 'Пакет предложений',
        path: `/recognition/packages/${pack.id}`,
      },
    ],
    audience: 'council',
    bodyId: pack.bodyId,
  };
}
