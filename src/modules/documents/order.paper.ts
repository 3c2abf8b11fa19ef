// The order (приказ) as every room draws it: letterhead, preamble, items, signature, attachments; of the authority or of an institution.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { upperFirst } from '../../platform/language/index.ts';
import { type Block, type ListItem, PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import { institution } from '../institutions/index.ts';
import { headOf, nameIn, person } from '../people/index.ts';
import { citeNorm, type RegulationVersion, settingOfService, termsOf } from '../regulations/index.ts';
import { territoryCard } from '../territories/index.ts';
import type { DraftParts, EditableText, SignerSnapshot } from './document.schema.ts';
import { headSigner } from './document.signer.ts';

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
  /** Whose order it is; the authority's when not told. */
  readonly issuer?: Issuer;
}

/** Who issues an order: its head of the sheet, whose attachment it carries, who signs. */
interface Issuer {
  readonly letterhead: readonly string[];
  /** «к приказу департамента образования». */
  readonly genitive: string;
  readonly signer: SignerSnapshot;
}

async function authorityIssuer(ctx: ReadCtx): Promise<Issuer> {
  const terms = await termsOf(ctx);
  return {
    letterhead: [upperFirst(terms.of('authority'))],
    genitive: terms.of('authority', 'genitive'),
    signer: await headSigner(ctx),
  };
}

/** An institution's own order, signed by its head or by who acts for the head. */
export async function institutionIssuer(ctx: ReadCtx, institutionId: string): Promise<Issuer> {
  const place = await institution(ctx, institutionId);
  const head = await headOf(ctx, institutionId, ctx.today);
  const who = head ? await person(ctx, head.personId) : null;
  return {
    letterhead: [place?.fullName ?? ''],
    genitive: place?.shortName ?? '',
    signer: {
      personId: head?.personId ?? null,
      post: upperFirst(head?.title ?? 'руководитель'),
      name: who ? nameIn(who, 'initials-surname', 'nominative') : '',
      acting: head?.acting ?? false,
    },
  };
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
  const issuer = parts.issuer ?? (await authorityIssuer(ctx));
  const { signer } = issuer;
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const attachments = parts.attachments ?? [];
  const captioned = attachments.flatMap((blocks, index): Block[] => [
    {
      kind: 'attachment',
      number: attachments.length > 1 ? String(index + 1) : null,
      to: `к приказу ${issuer.genitive}`,
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
      { kind: 'letterhead', lines: issuer.letterhead },
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
