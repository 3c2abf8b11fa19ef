// The draft of the order on a body's composition: the head of the authority signs it, the composition is its attachment.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { headSigner } from '../../documents/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import { familyOf, roleWords } from '../body/body.kinds.ts';
import type { BodyRecord, Membership } from '../body.queries.ts';
import { namesOn } from './people.ts';

/** «Об утверждении состава районного экспертного совета», with the composition on a date as the attachment. */
export async function compositionOrderPaper(
  ctx: ReadCtx,
  body: BodyRecord,
  members: readonly Membership[],
  on: string,
): Promise<Paper> {
  const terms = await termsOf(ctx);
  const { post, name } = await headSigner(ctx);
  const { settlement } = await territoryCard(ctx.db, ctx.territory.id);
  const names = await namesOn(
    ctx,
    members.map((m) => m.personId),
    on,
    new Map(members.map((m) => [m.personId, m.organisation])),
  );
  const authority = terms.of('authority');
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'councils.composition-order', version: 1 },
    title: `Об утверждении состава ${body.nameGenitive}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'long', fontSize: 13 },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(authority)] },
      { kind: 'document-kind', text: 'ПРИКАЗ' },
      { kind: 'requisites', date: null, number: null, place: settlement },
      { kind: 'subject', text: `Об утверждении состава ${body.nameGenitive}`, align: 'left' },
      { kind: 'paragraph', text: `В целях обеспечения работы ${body.nameGenitive}`, indent: true },
      { kind: 'paragraph', text: 'ПРИКАЗЫВАЮ:', keepWithNext: true },
      {
        kind: 'list',
        style: 'numbered',
        items: [
          { text: `Утвердить состав ${body.nameGenitive} с ${formatDate(on)} (приложение).` },
          ...(body.institutionId
            ? []
            : [{ text: `Организационное обеспечение возложить на ${terms.of('centre', 'accusative')}.` }]),
          { text: 'Контроль за исполнением приказа оставляю за собой.' },
        ],
      },
      {
        kind: 'signatures',
        signers: [{ post, name: name || null }],
      },
      {
        kind: 'attachment',
        number: null,
        to: `к приказу ${terms.of('authority', 'genitive')}`,
        act: { date: null, number: null },
      },
      { kind: 'heading', text: `Состав ${body.nameGenitive}` },
      {
        kind: 'table',
        columns: [
          { title: '№', width: 0.5, align: 'center' },
          { title: 'Фамилия, имя, отчество, должность', width: 6 },
          { title: familyOf(body.kind) === 'council' ? 'В составе совета' : 'В составе', width: 2.5 },
        ],
        rows: members.map((member, index) => [
          index + 1,
          names(member.personId).full,
          roleWords(body.kind)[member.role],
        ]),
        empty: 'Состав не внесён.',
      },
    ],
  };
}
