// Every day: reminders before, on and after the date to those who have not confirmed; then the methodists learn who is left.
import { daysBetween } from '../../kernel/clock.ts';
import { reminderSince } from '../../kernel/deadline.ts';
import { dailyJob } from '../../kernel/jobs.ts';
import { notify } from '../notices/index.ts';
import { peopleWithRole, staffKeepers } from '../people/index.ts';
import { keepersOf } from './asking/asked.queries.ts';
import { statesOn } from './confirmation.queries.ts';
import { dueDates } from './due.ts';
import { staffingText as text } from './staffing.text.ts';

const norm = 'staff-confirmation';

export const remindToConfirm = dailyJob({
  name: 'staffing.reminders',
  hour: 8,
  run: async (ctx, since) => {
    const { current, steps } = await dueDates(ctx);
    if (!current) return;
    const step = reminderSince(current, steps, since, ctx.today);
    if (step === null) return;
    const waiting = (await statesOn(ctx, current)).filter((each) => each.confirmedAt === null);
    if (waiting.length === 0) return;
    const left = daysBetween(ctx.today, current);
    const keepers = await keepersOf(ctx);
    for (const { institutionId } of waiting)
      await notify(ctx, {
        to: (keepers.get(institutionId) ?? []).map(({ personId }) => personId),
        name: 'staffing.reminder',
        text: text.reminder(current, left),
        path: `/staffing/institutions/${institutionId}`,
        norm,
        due: current,
        key: `staffing-${current}-${institutionId}-${step}`,
      });
    if (step >= 0) return;
    const service = await peopleWithRole(ctx, staffKeepers, { kind: 'territory' });
    await notify(ctx, {
      to: service.map((holder) => holder.personId),
      name: 'staffing.late',
      text: text.lateForService(current, waiting.length),
      path: '/staffing',
      norm,
      key: `staffing-late-${current}-${step}`,
    });
  },
});
