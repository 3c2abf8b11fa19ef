// A coincidence looked at and left with a reason; a line of another's plan taken into our draft.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { lineShape } from '../line/line.schema.ts';
import { emptyLine, holdDraft, insertLines } from '../line/line.writing.ts';
import { keepsPlan } from '../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { collisionsOf, type OutsideOfPlan, outsideLine } from './agreement.queries.ts';
import { agreementText as text } from './agreement.text.ts';
import { pairOf } from './collision.finding.ts';

const norm = 'annual-plan';

/** A keeper says why both doings stay on that day; refuses a coincidence that is no more. */
export const acceptCollision = command({
  name: 'planning.collision.accept',
  ru: text.accept,
  norm,
  input: z.object({
    planId: z.uuid(),
    oneId: z.uuid(),
    otherId: z.uuid(),
    day: z.iso.date(),
    reason: z
      .string()
      .trim()
      .min(5, text.reasonFault)
      .max(1000)
      .meta({ label: text.fields.reason, widget: 'textarea' }),
  }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: keepsPlan,
  run: async (ctx, input, plan: Plan) => {
    const [one, other] = pairOf(input.oneId, input.otherId);
    const found = (await collisionsOf(ctx, plan)).find(
      (each) => each.day === input.day && pairOf(each.one.id, each.other.id).join() === [one, other].join(),
    );
    if (!found || found.accepted) return refuse('collision-gone', text.refusals.gone, { norm });
    await ctx.db
      .insertInto('planning.accepted_collisions')
      .values({
        ...{ territory_id: ctx.territory.id, plan_id: plan.id, one_id: one, other_id: other, day: input.day },
        ...{ reason: input.reason, accepted_on: ctx.today, accepted_by_id: ctx.actor.personId },
      })
      .execute();
    await recordFact(ctx, {
      name: 'plan.collision-accepted',
      subject: { kind: 'planning.plan', id: plan.id },
      norm,
      data: {
        ...{ day: formatDateShort(input.day), one: found.one.title, other: found.other.title },
        reason: input.reason,
      },
    });
    return { planId: plan.id };
  },
});

/** A keeper takes another's line into the draft with its source; somebody of ours answers for it. */
export const takeOutsideLine = command({
  name: 'planning.outside.take',
  ru: text.take,
  norm,
  input: z.object({
    id: z.uuid(),
    responsibleId: lineShape.responsibleId.meta({ label: text.fields.responsible, widget: 'select' }),
  }),
  load: (ctx, input) => outsideLine(ctx, input.id),
  ability: keepsPlan,
  run: async (ctx, input, { line, plan }: OutsideOfPlan) => {
    const frozen = await holdDraft(ctx, plan.id, text.refusals.frozen);
    if (frozen) return frozen;
    if (line.takenLineId) return refuse('outside-taken', text.refusals.taken, { norm });
    const [id = ''] = await insertLines(ctx, plan.id, [
      {
        ...emptyLine,
        ...{ title: line.title, form: line.form, audience: line.audience, subjects: line.subjects },
        ...{
          place: line.place,
          result: line.result,
          term: line.term || 'по плану',
          term_kind: line.termKind,
        },
        ...{
          starts_on: line.startsOn,
          ends_on: line.endsOn ?? (line.startsOn ? addDays(line.startsOn, 1) : null),
        },
        ...{ responsible_id: input.responsibleId, source: line.source, source_words: line.sourceWords },
      },
    ]);
    await ctx.db
      .updateTable('planning.outside_lines')
      .set({ taken_line_id: id })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', line.id)
      .execute();
    await recordFact(ctx, {
      name: 'plan.outside-taken',
      subject: { kind: 'planning.plan', id: plan.id },
      norm,
      data: { source: line.sourceWords, title: line.title },
    });
    return { id, planId: plan.id };
  },
});
