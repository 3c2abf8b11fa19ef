// The paper of a proposal or a petition: to whom, by which minutes, what is asked; for a petition who, with what and for what.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import type { SignerSnapshot } from '../../documents/index.ts';
import { bodyById } from '../body.queries.ts';
import type { ProposalRecord } from './proposal.queries.ts';
import { proposalText as text } from './proposal.text.ts';

const nomineeTable = ({ nominees }: ProposalRecord): Block[] =>
  nominees.length === 0
    ? []
    : [
        {
          kind: 'table',
          columns: [
            { title: '№', width: 0.5, align: 'center' },
            { title: 'Фамилия, инициалы, должность', width: 3.5 },
            { title: text.fields.award, width: 2 },
            { title: text.fields.grounds, width: 4 },
          ],
          rows: nominees.map((each, index) => [
            index + 1,
            each.post ? `${each.name}, ${each.post}` : each.name,
            each.award,
            each.grounds,
          ]),
        },
      ];

export async function proposalPaper(
  ctx: ReadCtx,
  proposal: ProposalRecord,
  signer: SignerSnapshot,
): Promise<Paper> {
  const body = await bodyById(ctx, proposal.bodyId);
  const isPetition = proposal.kind === 'petition';
  const minutes = `протокол от ${formatDate(proposal.heldOn)} № ${proposal.sessionNumber}`;
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: `councils.${proposal.kind}`, version: 1 },
    title: `${isPetition ? 'Ходатайство о поощрении' : 'Предложение'} ${body?.nameGenitive ?? ''}`.trim(),
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(body?.name ?? '')] },
      { kind: 'requisites', date: null, number: null, place: null },
      { kind: 'addressee', lines: [proposal.addressee] },
      { kind: 'document-kind', text: isPetition ? 'ХОДАТАЙСТВО' : 'ПРЕДЛОЖЕНИЕ' },
      {
        kind: 'paragraph',
        indent: true,
        align: 'justify',
        text: `По решению заседания (${minutes}, вопрос «${proposal.itemTitle}») ${isPetition ? 'ходатайствуем' : 'предлагаем'}: ${proposal.text}`,
      },
      ...nomineeTable(proposal),
      {
        kind: 'signatures',
        signers: [{ post: signer.post, name: signer.name || null }],
      },
    ],
  };
}
