// The order of the authority as every template of recognition draws it: letterhead, preamble, items, signature, attachments.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import {
  type Block,
  type ListItem,
  PAPER_MODEL_VERSION,
  type Paper,
} from '../../../platform/papers/index.ts';
import {
  type DraftParts,
  type EditableText,
  headSigner,
  type SignerSnapshot,
} from '../../documents/index.ts';
import { citeNorm, type RegulationVersion, settingOfService, termsOf } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';

export interface OrderParts {
  readonly template: { readonly name: string; readonly version: number };
  /** «О признании организаций…» */
  readonly heading: string;
  readonly preamble: string;
  readonly items: readonly ListItem[];
  /** Who signs that the order is known: «С приказом ознакомлены». */
  readonly acquainted?: readonly { readonly post?: string; readonly name: string }[];
  /** Each attachment begins with its own caption block. */
  readonly attachments?: readonly (readonly Block[])[];
}

/** What of a draft the order decides; the template's own module adds the subjects and the basis. */
export type DrawnOrder = Pick<DraftParts, 'kind' | 'template' | 'title' | 'paper' | 'editable'> & {
  readonly signer: SignerSnapshot;
};

/** «в соответствии с п. 5.7 Порядка, утв. приказом № 880 от 31.12.2013, »; nothing where the text says nothing. */
export function inAccordance(version: RegulationVersion | null, norm: string): string {
  const cited = citeNorm(version, norm);
  return cited === settingOfService ? '' : `в соответствии с ${cited}, `;
}

const editable: readonly EditableText[] = [
  { key: 'heading', label: 'Заголовок приказа', block: 3 },
  { key: 'preamble', label: 'Преамбула', block: 4 },
];

/** A date ends with «г.»: the sentence after it needs no second dot. */
const endedOnce = (items: readonly ListItem[]): ListItem[] =>
  items.map((item) => ({
    ...item,
    ...(typeof item.text === 'string' ? { text: item.text.replace(/\.\.$/, '.') } : {}),
    ...(item.items ? { items: endedOnce(item.items) } : {}),
  }));

export async function drawOrder(ctx: ReadCtx, parts: OrderParts): Promise<DrawnOrder> {
  const terms = await termsOf(ctx);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const signer = await headSigner(ctx);
  const attachments = parts.attachments ?? [];
  const captioned = attachments.flatMap((blocks, index): Block[] => [
    {
      kind: 'attachment',
      number: attachments.length > 1 ? String(index + 1) : null,
      to: `к приказу ${terms.of('authority', 'genitive')}`,
      act: { date: null, number: null },
    },
    ...blocks,
  ]);
  const acquainted = parts.acquainted ?? [];
  const paper: Paper = {
    model: PAPER_MODEL_VERSION,
    template: parts.template,
    title: parts.heading,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long', fontSize: 13 },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(terms.of('authority'))] },
      { kind: 'document-kind', text: 'ПРИКАЗ' },
      { kind: 'requisites', date: null, number: null, place: card.settlement },
      { kind: 'subject', text: parts.heading, align: 'left' },
      { kind: 'paragraph', text: upperFirst(parts.preamble), indent: true, align: 'justify' },
      { kind: 'paragraph', text: 'ПРИКАЗЫВАЮ:', keepWithNext: true },
      {
        kind: 'list',
        style: 'numbered',
        items: [...endedOnce(parts.items), { text: 'Контроль за исполнением приказа оставляю за собой.' }],
      },
      { kind: 'signatures', signers: [{ post: signer.post, name: signer.name || null }] },
      ...(acquainted.length > 0
        ? [{ kind: 'acquaintance' as const, text: 'С приказом ознакомлены:', people: acquainted }]
        : []),
      ...captioned,
    ],
  };
  return { kind: 'order', template: parts.template.name, title: parts.heading, paper, editable, signer };
}

/** «2026/2027» */
export const schoolYearText = (year: number): string => `${year}/${year + 1}`;
