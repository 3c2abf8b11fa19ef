// The order on a body's composition: one press drafts it, the register gives it a number and a date (REG-11).
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { recordFact } from '../../kernel/journal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { draftDocument, headSigner } from '../documents/index.ts';
import { bodyPolicy } from './body.policy.ts';
import { type BodyRecord, membersOn, visibleBody } from './body.queries.ts';
import { refusals } from './councils.text.ts';
import { compositionOrderPaper } from './papers/composition-order.ts';

/** Drafts the order with the composition of a day as its attachment; refuses an empty composition. */
export const draftCompositionOrder = command({
  name: 'councils.composition.draft-order',
  ru: 'Подготовить приказ о составе',
  norm: 'council-composition',
  input: z.object({ bodyId: z.uuid(), on: z.iso.date('Выберите дату').meta({ label: 'Состав на день' }) }),
  load: (ctx, input) => visibleBody(ctx, input.bodyId),
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body: BodyRecord): Promise<Refusal | { documentId: string }> => {
    const members = await membersOn(ctx, body.id, input.on);
    if (members.length === 0) return refusals.emptyBody();
    const { id } = await draftDocument(ctx, {
      kind: 'order',
      title: `Об утверждении состава ${body.nameGenitive}`,
      signer: await headSigner(ctx),
      paper: await compositionOrderPaper(ctx, body, members, input.on),
      subjects: [
        { kind: 'councils.body', id: body.id, title: body.name, path: `/councils/bodies/${body.id}` },
      ],
    });
    await recordFact(ctx, {
      name: 'council.composition-order-drafted',
      subject: { kind: 'councils.body', id: body.id },
      norm: 'council-composition',
      data: { documentId: id, on: input.on, members: members.length },
    });
    return { documentId: id };
  },
});
