// Every day: agreements about to end are told to whoever answers for the partner, else to the methodists and the head.
import { addDays } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { reminderSince } from '../../kernel/deadline.ts';
import { dailyJob } from '../../kernel/jobs.ts';
import type { Duty } from '../../kernel/module.ts';
import { formatDate } from '../../platform/language/index.ts';
import { notify } from '../notices/index.ts';
import { peopleWithRole } from '../people/index.ts';
import { partnerNorms } from './partner.norms.ts';
import { keepsPartners } from './partner.policy.ts';
import { agreementsEnding, endingDays } from './partner.queries.ts';
import { partnerText as text } from './partner.text.ts';

/** Two months to prepare a new agreement, a month, two weeks, and the last day. */
const steps = [endingDays, 30, 14, 0] as const;

export const remindAgreements = dailyJob({
  name: 'partners.agreements',
  hour: 8,
  run: async (ctx, since) => {
    const ending = await agreementsEnding(ctx, addDays(ctx.today, endingDays))
      .where('a.ends_on', '>', addDays(since, -1))
      .execute();
    const due = ending.flatMap((each) => {
      const last = addDays(each.endsOn ?? ctx.today, -1);
      const step = reminderSince(last, steps, since, ctx.today);
      return step === null ? [] : [{ ...each, last, step }];
    });
    if (due.length === 0) return;
    const keepers = await peopleWithRole(ctx, ['methodist', 'centre-head'], { kind: 'territory' });
    for (const { id, partnerId, partner, title, responsibleId, last, step } of due)
      await notify(ctx, {
        to: responsibleId ? [responsibleId] : keepers.map((each) => each.personId),
        name: 'agreement.ending',
        text: text.notice(partner, title, formatDate(last)),
        path: `/partners/${partnerId}`,
        norm: partnerNorms.register.slug,
        due: last,
        urgent: step === 0,
        key: `agreement.ending:${id}:${last}:${step}`,
      });
  },
});

/** Agreements of the own partners, or of those nobody answers for, that end within a month. */
export async function partnerDuties(ctx: ReadCtx): Promise<Duty[]> {
  if (keepsPartners.check(ctx, undefined)) return [];
  const ending = await agreementsEnding(ctx, addDays(ctx.today, 30))
    .where('a.ends_on', '>', addDays(ctx.today, -30))
    .where((eb) =>
      eb.or([eb('p.responsible_id', '=', ctx.actor.personId), eb('p.responsible_id', 'is', null)]),
    )
    .orderBy('a.ends_on')
    .limit(20)
    .execute();
  return ending.map(({ partnerId, partner, endsOn }) => {
    const last = addDays(endsOn ?? ctx.today, -1);
    return {
      text: text.duty(partner, formatDate(last)),
      path: `/partners/${partnerId}`,
      button: 'Открыть',
      due: last,
      norm: partnerNorms.register.slug,
      side: 'mine',
    };
  });
}
