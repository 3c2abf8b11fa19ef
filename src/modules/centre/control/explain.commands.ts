// Why a term was broken: said by who answers for it, or by the head; what was said before stays.
import { command } from '../../../kernel/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { notFound, refuse } from '../../../kernel/refusal.ts';
import { mayOversee } from '../centre.policy.ts';
import { chargesIn } from './charges.ts';
import { explainSchema } from './control.schema.ts';
import { controlText as text } from './control.text.ts';

const norm = 'personal-responsibility';

const answersOrOversees = rule<{ personId: string }>(
  'explains-own-charge',
  { text: text.refusals.explain, norm },
  (ctx, { personId }) => ctx.actor.personId === personId || mayOversee(ctx),
);
export const chargePolicy = policy<{ personId: string }, 'explain'>('centre.charge', {
  explain: answersOrOversees,
});

const always = { from: '1900-01-01', to: '2999-12-31' };

/** The reason of a broken term; refuses one where nothing was broken. */
export const explainCharge = command({
  name: 'centre.responsibility.explain',
  ru: 'Указать причину',
  norm,
  input: explainSchema,
  load: async (_ctx, input) => ({ personId: input.personId }),
  ability: chargePolicy.rules.explain,
  run: async (ctx, input) => {
    const { source, subjectId, personId, reason } = input;
    const charge = (await chargesIn(ctx, always)).find(
      (each) => each.source === source && each.subjectId === subjectId && each.personId === personId,
    );
    if (!charge) return notFound();
    if (!['late', 'not-done'].includes(charge.verdict))
      return refuse('term-is-not-broken', text.refusals.notBroken, { norm });
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('centre.explanations')
      .values({
        ...{ territory_id: ctx.territory.id, id, source, subject_id: subjectId, person_id: personId, reason },
        ...{ given_at: ctx.now, given_by: ctx.actor.personId },
      })
      .execute();
    await recordFact(ctx, {
      name: 'charge.explained',
      subject: { kind: 'people.person', id: personId },
      norm,
      data: { source, subjectId },
    });
    return { id };
  },
});
