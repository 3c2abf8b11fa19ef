// «Всё верно»: the institution's staff of the date is confirmed and kept as it was.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { recordFact } from '../../kernel/journal.ts';
import { refuse } from '../../kernel/refusal.ts';
import { institution } from '../institutions/index.ts';
import { dueDates } from './due.ts';
import { snapshotOf } from './snapshot.ts';
import { confirmationPolicy } from './staffing.policy.ts';
import { staffingText as text } from './staffing.text.ts';

const norm = 'staff-confirmation';

/** The head, the operator or the service confirms the open date; after a later change it may be confirmed again. */
export const confirmStaff = command({
  name: 'staffing.confirm',
  ru: text.confirm,
  norm,
  input: z.object({ institutionId: z.uuid(), dueOn: z.iso.date() }),
  load: async (ctx, input) => {
    const found = await institution(ctx, input.institutionId);
    return found && { institutionId: found.id, state: found.state };
  },
  ability: confirmationPolicy.rules.confirm,
  run: async (ctx, { institutionId, dueOn }, record) => {
    if ((record as { state?: string }).state !== 'active')
      return refuse('institution-closed', text.closed, { norm });
    const { current } = await dueDates(ctx);
    if (current !== dueOn) return refuse('wrong-date', text.wrongDate, { norm });
    const snapshot = await snapshotOf(ctx, institutionId, dueOn);
    const values = {
      confirmed_at: ctx.now,
      confirmed_by: ctx.actor.personId,
      people: new Set(snapshot.posts.map((post) => post.personId)).size,
      vacancies: snapshot.vacancies.length,
      snapshot: JSON.stringify(snapshot),
    };
    await ctx.db
      .insertInto('staffing.confirmations')
      .values({ territory_id: ctx.territory.id, institution_id: institutionId, due_on: dueOn, ...values })
      .onConflict((conflict) =>
        conflict.columns(['territory_id', 'institution_id', 'due_on']).doUpdateSet(values),
      )
      .execute();
    await recordFact(ctx, {
      name: 'staff.confirmed',
      subject: { kind: 'institutions.institution', id: institutionId },
      norm,
      data: { dueOn, people: values.people, vacancies: values.vacancies },
    });
    return { institutionId, people: values.people };
  },
});
