// An extract of the minutes on one question, certified by the secretary: what the institution receives.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { type Named, signatureLines } from '../session.presider.ts';
import { type AgendaItem, type Sheet, wasPresent } from '../sheet.ts';
import { hearingBlocks, membersCount } from './minutes.ts';
import { dayOf } from './people.ts';

/** Names of those who voted or took a recusal stay in the minutes; the extract carries the question and the decision. */
export function extractPaper(ctx: ReadCtx, sheet: Sheet, item: AgendaItem, { names, signers }: Named): Paper {
  const { session, body } = sheet;
  const came = sheet.members.filter(wasPresent).length;
  const day = formatDate(dayOf(ctx, sheet));
  const alone: AgendaItem = { ...item, recusals: [], recused: [], spoke: '' };
  const name = (id: string | null) => (id ? names(id) : null);
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'councils.extract', version: 1 },
    title: `Выписка из протокола № ${session.number} от ${day}`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal', fontSize: 13 },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(body.name)] },
      {
        kind: 'document-kind',
        text: 'ВЫПИСКА ИЗ ПРОТОКОЛА',
        subtitle: `заседания ${body.nameGenitive} от ${day} № ${session.number}`,
      },
      {
        kind: 'facts',
        rows: [
          { name: signers.presider.post, value: name(session.presiderId)?.short ?? null },
          { name: signers.secretary.post, value: name(session.secretaryId)?.short ?? null },
          {
            name: 'Присутствовали',
            value: membersCount(sheet, came),
          },
        ],
      },
      ...hearingBlocks(ctx, sheet, alone, item.position ?? 1, names),
      { kind: 'signatures', signers: signatureLines(signers) },
      { kind: 'spacer' },
      { kind: 'paragraph', text: 'Выписка верна.', indent: false },
      {
        kind: 'signatures',
        signers: [{ post: signers.secretary.post, name: signers.secretary.name || null, date: null }],
      },
    ],
  };
}
