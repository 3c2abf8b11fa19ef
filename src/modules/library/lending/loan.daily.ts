// Every day: the borrower is reminded before the term, on its day and after it; of an institution, its people.
import { reminderSince } from '../../../kernel/deadline.ts';
import { dailyJob } from '../../../kernel/jobs.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { fundText as text } from '../fund/fund.text.ts';
import { loansOut } from './loan.queries.ts';

const norm = norms.fundKeeping.slug;

export const remindOfLoans = dailyJob({
  name: 'library.loan-reminders',
  hour: 8,
  run: async (ctx, since) => {
    const out = await loansOut(ctx);
    if (out.length === 0) return;
    const { days } = parametersOf(await currentVersion(ctx, norms.reminders.slug), norms.reminders);
    const holders = await peopleWithRole(ctx, ['institution-head', 'institution-operator']);
    const byInstitution = Map.groupBy(holders, (each) => each.scopeId ?? '');
    for (const { id, title, personId, institutionId, dueOn } of out) {
      const step = reminderSince(dueOn, days, since, ctx.today);
      if (step === null) continue;
      const people = (byInstitution.get(institutionId ?? '') ?? []).map((each) => each.personId);
      await notify(ctx, {
        ...{ to: personId ? [personId] : people, name: 'loan.reminder', norm, due: dueOn },
        text: dueOn < ctx.today ? text.notices.late(title, dueOn) : text.notices.reminder(title, dueOn),
        path: personId ? '/library/mine' : `/library/readers/institutions/${institutionId}`,
        urgent: step <= 0,
        key: `library.loan:${id}:${dueOn}:${step}`,
      });
    }
  },
});
