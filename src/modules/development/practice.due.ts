// Checks of training in practice that are waited for: whose, by which day, reminded before it, on it and after.
import { sql } from 'kysely';
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { reminderSince } from '../../kernel/deadline.ts';
import { dailyJob } from '../../kernel/jobs.ts';
import type { Duty } from '../../kernel/module.ts';
import { countOf, formatDate } from '../../platform/language/index.ts';
import { notify } from '../notices/index.ts';
import { peopleWithRole } from '../people/index.ts';
import { developmentNorms } from './development.norms.ts';
import { keepers } from './development.policy.ts';
import { recordText as text } from './record.text.ts';
import { rulesOn } from './rule.queries.ts';

const norm = developmentNorms.trainingRecord.slug;
/** Days before the term, on it and after it (decision 28). */
const steps = [14, 3, 0, -1] as const;
/** Further off than this nobody is hurried; a year later the effect is not looked for any more. */
const [near, forgotten] = [14, 366];

interface DueCheck {
  readonly title: string;
  readonly endsOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly people: number;
}

/** Finished training of nominated people without a check, by programme; the nearest term first. */
async function dueChecks(ctx: ReadCtx): Promise<DueCheck[]> {
  const { weeks } = (await rulesOn(ctx)).practice;
  const { rows } = await sql<Omit<DueCheck, 'dueOn'>>`
    select r.title, r.ends_on as "endsOn", count(*)::int as people from development.records r
     where r.territory_id = ${ctx.territory.id} and r.state in ('completed', 'certified')
       and r.source = 'nomination' and r.ends_on <= ${addDays(ctx.today, near - 7 * weeks)}::date
       and r.ends_on > ${addDays(ctx.today, -forgotten - 7 * weeks)}::date
       and not exists (select from development.practice_checks k
         where k.territory_id = r.territory_id and k.record_id = r.id)
     group by r.title, r.ends_on order by r.ends_on, r.title`.execute(ctx.db);
  return rows.map((row) => ({ ...row, dueOn: addDays(row.endsOn, 7 * weeks) }));
}

const people = (count: number) => countOf(count, 'участник', 'участника', 'участников');

/** Lines of «Сегодня» of those who check. */
export async function developmentDuties(ctx: ReadCtx): Promise<Duty[]> {
  if (!hasRole(ctx, keepers)) return [];
  return (await dueChecks(ctx)).map(
    (each): Duty => ({
      text: text.checkDuty(each.title, people(each.people)),
      path: `/development/records?q=${encodeURIComponent(each.title)}`,
      button: text.toCheck,
      due: each.dueOn,
      norm,
      side: 'mine',
    }),
  );
}

const remindChecks = dailyJob({
  name: 'development.practice',
  hour: 8,
  run: async (ctx, since) => {
    const due = (await dueChecks(ctx)).flatMap((each) => {
      const step = reminderSince(each.dueOn, steps, since, ctx.today);
      return step === null ? [] : [{ ...each, step }];
    });
    if (due.length === 0) return;
    const to = (await peopleWithRole(ctx, [...keepers], { kind: 'territory' })).map((each) => each.personId);
    for (const each of due)
      await notify(ctx, {
        to,
        name: 'practice.due',
        text: `${text.checkDuty(each.title, people(each.people))}, срок ${formatDate(each.dueOn)}`,
        path: `/development/records?q=${encodeURIComponent(each.title)}`,
        norm,
        due: each.dueOn,
        urgent: each.step <= 0,
        key: `practice.due:${each.title}:${each.endsOn}:${each.step}`,
      });
  },
});

export const developmentDaily = [remindChecks];
