// Orders on a body's composition: of the one that sits, and of a new one that sits from the day the order names (REG-11, ASC-01).
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { draftDocument, headSigner } from '../../documents/index.ts';
import { personNames } from '../../people/index.ts';
import { bodyPolicy } from '../body.policy.ts';
import { type BodyRecord, type Membership, membersOn, visibleBody } from '../body.queries.ts';
import { keysOf } from '../councils.schema.ts';
import { type MemberRole, memberRoles, refusals } from '../councils.text.ts';
import { compositionOrderPaper } from '../papers/composition-order.ts';
import { type ComposedMember, planComposition } from './composition.plan.ts';

const norm = 'council-composition';

/** The draft with its paper and its plan; nothing is in force until it is registered. */
async function draftOrder(
  ctx: WriteCtx,
  body: BodyRecord,
  on: CivilDate,
  members: readonly Membership[],
): Promise<{ documentId: string }> {
  const { id } = await draftDocument(ctx, {
    kind: 'order',
    title: `Об утверждении состава ${body.nameGenitive}`,
    signer: await headSigner(ctx),
    paper: await compositionOrderPaper(ctx, body, members, on),
    subjects: [{ kind: 'councils.body', id: body.id, title: body.name, path: `/councils/bodies/${body.id}` }],
  });
  await planComposition(ctx, {
    documentId: id,
    on,
    bodies: [{ bodyId: body.id, fate: 'keep', members }],
  });
  await recordFact(ctx, {
    name: 'council.composition-order-drafted',
    subject: { kind: 'councils.body', id: body.id },
    norm,
    data: { documentId: id, on, members: members.length },
  });
  return { documentId: id };
}

const load = (ctx: ReadCtx, input: { bodyId: string }) => visibleBody(ctx, input.bodyId);

/** Drafts the order with the composition of a day as its attachment; refuses an empty composition. */
export const draftCompositionOrder = command({
  name: 'councils.composition.draft-order',
  ru: 'Подготовить приказ о составе',
  norm,
  input: z.object({ bodyId: z.uuid(), on: z.iso.date('Выберите дату').meta({ label: 'Состав на день' }) }),
  load,
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body: BodyRecord): Promise<Refusal | { documentId: string }> => {
    const members = await membersOn(ctx, body.id, input.on);
    return members.length === 0 ? refusals.emptyBody() : draftOrder(ctx, body, input.on, members);
  },
});

const roleOrLeaves = ['out', ...keysOf<MemberRole>(memberRoles)] as const;
const seat = z.object({
  personId: z
    .uuid('Выберите человека из списка')
    .nullable()
    .default(null)
    .meta({ label: 'Кто', widget: 'picker' }),
  role: z.enum(roleOrLeaves).default('member').meta({ label: 'В качестве', widget: 'select' }),
  organisation: z.string().trim().max(300).default('').meta({ label: 'Организация (для внешних)' }),
});

/** Two chairs, two secretaries, a person named twice: said before the order is drafted. */
export function complaintOfSeats(members: readonly ComposedMember[]): Refusal | null {
  const held = (role: MemberRole) => members.filter((each) => each.role === role).length;
  if (held('chair') > 1)
    return refuse('two-chairs', 'В составе назван не один председатель (руководитель).', { norm });
  if (held('secretary') > 1)
    return refuse('two-secretaries', 'В составе назван не один секретарь.', { norm });
  if (new Set(members.map((each) => each.personId)).size < members.length)
    return refuse('named-twice', 'Один человек назван в составе дважды.', { norm });
  return null;
}

/** Whoever keeps the body prepares a new composition: it sits from the day once the order is registered. */
export const proposeComposition = command({
  name: 'councils.composition.propose',
  ru: 'Подготовить приказ о новом составе',
  norm,
  input: z.object({
    bodyId: z.uuid(),
    on: z.iso.date('Выберите дату').meta({ label: 'Новый состав действует с' }),
    seats: z.array(seat).max(300).default([]).meta({ label: 'Состав', widget: 'table' }),
  }),
  load,
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body: BodyRecord): Promise<Refusal | { documentId: string }> => {
    const seats = input.seats.flatMap(({ personId, role, organisation }): ComposedMember[] =>
      personId && role !== 'out' ? [{ personId, role, organisation }] : [],
    );
    if (seats.length === 0) return refusals.emptyBody();
    const complaint = complaintOfSeats(seats);
    if (complaint) return complaint;
    const names = await personNames(
      ctx,
      seats.map((each) => each.personId),
    );
    const order: readonly MemberRole[] = ['chair', 'deputy-chair', 'secretary', 'member'];
    const members = seats
      .map((each) => ({
        ...each,
        ...{ id: each.personId, name: names.get(each.personId) ?? '' },
        ...{ startsOn: input.on, endsOn: null, basis: '' },
      }))
      .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.name.localeCompare(b.name, 'ru'));
    return draftOrder(ctx, body, input.on, members);
  },
});
