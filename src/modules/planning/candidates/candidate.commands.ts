// Marked candidates become lines of the draft; each remembers where it came from.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { recordFacts } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { countOf } from '../../../platform/language/index.ts';
import { lineShape } from '../line/line.schema.ts';
import { holdDraft, insertLines, lineSubject } from '../line/line.writing.ts';
import { keepsPlan } from '../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { planText } from '../plan/plan.text.ts';
import { candidatesFor } from './candidate.queries.ts';
import { candidateText as text } from './candidate.text.ts';

const norm = 'annual-plan';

/** A keeper takes what asks to be done into the draft; refuses what is there already. */
export const takeCandidates = command({
  name: 'planning.candidates.take',
  ru: text.submit,
  norm,
  input: z.object({
    planId: z.uuid(),
    keys: z.array(z.string().max(120)).min(1, text.refusals.nothing).max(500).default([]),
    responsibleId: lineShape.responsibleId.meta({ label: text.responsible, widget: 'select' }),
  }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: keepsPlan,
  run: async (ctx, input, plan: Plan) => {
    const frozen = await holdDraft(ctx, plan.id, planText.refusals.frozen);
    if (frozen) return frozen;
    if (input.keys.length === 0)
      return refuse('nothing-marked', text.refusals.nothing, {
        kind: 'invalid',
        norm,
        fields: { keys: text.refusals.nothing },
      });
    const wanted = new Set(input.keys);
    const taken = (await candidatesFor(ctx, plan)).filter(({ key }) => wanted.has(key));
    if (taken.length < wanted.size) return refuse('candidate-gone', text.refusals.gone, { norm });
    const ids = await insertLines(
      ctx,
      plan.id,
      taken.map(({ line }) => ({ ...line, responsible_id: line.responsible_id ?? input.responsibleId })),
    );
    await recordFacts(
      ctx,
      ids.map((id) => ({ name: 'line.added', subject: lineSubject(id), norm, data: { planId: plan.id } })),
    );
    return { planId: plan.id, count: countOf(ids.length, ...text.points) };
  },
});
