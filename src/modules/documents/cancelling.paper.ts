// The order that cancels an order: the letterhead of the one it cancels, the reason, what the cancellation undoes.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDate, lowerFirst } from '../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import type { DocumentRecord, DraftParts, EditableText } from './document.schema.ts';
import { headSigner } from './document.signer.ts';
import { callDocument } from './document.text.ts';

const template = { name: 'documents.cancelling-order', version: 1 };

const editable: readonly EditableText[] = [
  { key: 'heading', label: 'Заголовок приказа', block: 3 },
  { key: 'preamble', label: 'Преамбула', block: 4 },
];

const firstOf = <K extends Block['kind']>(paper: Paper, kind: K) =>
  paper.blocks.find((block) => block.kind === kind) as Extract<Block, { kind: K }> | undefined;

export async function cancellingOrder(
  ctx: ReadCtx,
  document: DocumentRecord,
  reason: string,
  effects: readonly string[],
): Promise<DraftParts> {
  const signer = await headSigner(ctx);
  const requisites = `от ${formatDate(document.date ?? ctx.today)} № ${document.number}`;
  const heading = `Об отмене приказа ${requisites}`;
  const paper: Paper = {
    model: PAPER_MODEL_VERSION,
    template,
    title: heading,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long', fontSize: 13 },
    blocks: [
      firstOf(document.paper, 'letterhead') ?? { kind: 'letterhead', lines: [] },
      { kind: 'document-kind', text: 'ПРИКАЗ' },
      {
        kind: 'requisites',
        date: null,
        number: null,
        place: firstOf(document.paper, 'requisites')?.place ?? null,
      },
      { kind: 'subject', text: heading, align: 'left' },
      {
        kind: 'paragraph',
        text: `В связи с тем, что ${lowerFirst(reason.replace(/\.$/, ''))},`,
        indent: true,
        align: 'justify',
      },
      { kind: 'paragraph', text: 'ПРИКАЗЫВАЮ:', keepWithNext: true },
      {
        kind: 'list',
        style: 'numbered',
        items: [
          { text: `Отменить приказ ${requisites} «${document.title}».` },
          ...effects.map((text) => ({ text })),
          { text: 'Контроль за исполнением приказа оставляю за собой.' },
        ],
      },
      { kind: 'signatures', signers: [{ post: signer.post, name: signer.name || null }] },
    ],
  };
  return {
    kind: 'order',
    title: heading,
    paper,
    editable,
    signer,
    basis: reason,
    audience: document.audience,
    institutions: document.institutions,
    ...(document.bodyId ? { bodyId: document.bodyId } : {}),
    ...(document.regulationVersionId ? { regulationVersionId: document.regulationVersionId } : {}),
    cancels: document.id,
    subjects: [
      { kind: 'documents.document', id: document.id, title: callDocument(document), path: document.path },
      ...document.subjects,
    ],
  };
}
