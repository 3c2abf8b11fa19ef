// The paper behind a done line of a demonstration.
import type { WriteCtx } from '../../kernel/ctx.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { PAPER_MODEL_VERSION } from '../../platform/papers/index.ts';
import { draftDocument, registerDocument } from '../documents/index.ts';

/** A reference of the service on what was held: the paper behind a line. */
export async function reference(ctx: WriteCtx, title: string, form: string): Promise<string> {
  const heading = `Справка о проведении: ${title}`;
  const { id } = await draftDocument(ctx, {
    kind: 'report',
    title: heading,
    audience: 'staff',
    subjects: [],
    paper: {
      ...{ model: PAPER_MODEL_VERSION, template: { name: 'planning-reference', version: 1 }, title: heading },
      ...{ language: 'ru', page: { orientation: 'portrait', binding: 'normal' } },
      blocks: [
        { kind: 'document-kind', text: 'СПРАВКА', subtitle: title },
        { kind: 'requisites', date: null, number: null },
        {
          kind: 'paragraph',
          text: `Проведено по годовому плану. Форма: ${form}. Список участников и материалы хранятся в методическом кабинете.`,
          indent: true,
        },
      ],
    },
  });
  const registered = await registerDocument(ctx, { documentId: id });
  if (isRefusal(registered)) throw new Error(registered.text);
  return id;
}
