// Every day: reminders of terms of applications to the methodists, of ending categories to the person and the institution.
import { sql } from 'kysely';
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { reminderSince } from '../../kernel/deadline.ts';
import { dailyJob } from '../../kernel/jobs.ts';
import { formatDate } from '../../platform/language/index.ts';
import { notify } from '../notices/index.ts';
import { peopleWithRole, personNames, staffKeepers } from '../people/index.ts';
import { type Application, dueOf } from './application.schema.ts';
import { inForceSql, lastDaySql } from './category.rules.ts';
import { type CategoryKind, categoryGoals, categoryNames } from './qualification.text.ts';
import { rulesOf } from './rule.queries.ts';

const hour = 8;

/** Days before the term, on it and after it (decision 28). */
const termSteps = [14, 3, 0, -1] as const;
/** Half a year to think, three months to file, a month as the last word. */
const endingSteps = [180, 90, 30] as const;

const methodists = async (ctx: ReadCtx): Promise<string[]> =>
  (await peopleWithRole(ctx, staffKeepers, { kind: 'territory' })).map((each) => each.personId);

type Open = Pick<Application, 'id' | 'personId' | 'kind' | 'state' | 'considerBy' | 'decideBy'>;

const remindTerms = dailyJob({
  name: 'qualification.terms',
  hour,
  run: async (ctx, since) => {
    const open = (await ctx.db
      .selectFrom('qualification.applications')
      .select([
        'id',
        'person_id as personId',
        'kind',
        'state',
        'consider_by as considerBy',
        'decide_by as decideBy',
      ])
      .where('territory_id', '=', ctx.territory.id)
      .where('state', 'in', ['filed', 'examined'])
      .execute()) as Open[];
    const due = open.flatMap((each) => {
      const day = dueOf(each);
      const step = day === null ? null : reminderSince(day, termSteps, since, ctx.today);
      return day === null || step === null ? [] : [{ ...each, day, step }];
    });
    if (due.length === 0) return;
    const to = await methodists(ctx);
    const names = await personNames(
      ctx,
      due.map((each) => each.personId),
    );
    for (const { id, personId, kind, state, day, step } of due)
      await notify(ctx, {
        to,
        name: 'attestation.term',
        text: `${names.get(personId) ?? ''}, заявление ${categoryGoals[kind]}: ${state === 'filed' ? 'назначить срок аттестации' : 'внести решение комиссии'} до ${formatDate(day)}`,
        path: `/qualification/applications/${id}`,
        norm: 'attestation-terms',
        due: day,
        urgent: step <= 0,
        key: `attestation.term:${id}:${state}:${step}`,
      });
  },
});

interface Ending {
  readonly id: string;
  readonly personId: string;
  readonly kind: CategoryKind;
  readonly position: string;
  readonly lastDay: CivilDate;
  readonly institutionId: string | null;
}

/** Categories in force whose last day lies in (since, until], unless a better or a later one stands for the position. */
async function endingBetween(ctx: ReadCtx, since: CivilDate, until: CivilDate): Promise<Ending[]> {
  const rules = await rulesOf(ctx);
  const last = lastDaySql('c', rules);
  const { rows } = await sql<Ending>`
    select c.id, c.person_id as "personId", c.kind, c.position, ${last} as "lastDay", t.institution_id as "institutionId"
      from qualification.categories c
      join people.posts t on t.territory_id = c.territory_id and t.person_id = c.person_id and t.position = c.position
        and t.starts_on <= ${ctx.today}::date and (t.ends_on is null or t.ends_on > ${ctx.today}::date)
     where c.territory_id = ${ctx.territory.id} and ${last} > ${since}::date and ${last} <= ${until}::date
       and not exists (select from qualification.categories o where o.territory_id = c.territory_id
         and o.person_id = c.person_id and o.position = c.position and o.id <> c.id
         and (o.kind = c.kind or o.kind = 'highest' or (c.kind = 'conformity' and o.kind = 'first'))
         and ${inForceSql('o', rules, ctx.today)} and coalesce(${lastDaySql('o', rules)}, 'infinity'::date) > ${last})
     order by c.id`.execute(ctx.db);
  return rows;
}

async function tellEnding(ctx: WriteCtx, ending: readonly Ending[], step: number): Promise<void> {
  const holders = await peopleWithRole(ctx, ['institution-head', 'institution-operator']);
  const byInstitution = Map.groupBy(holders, (each) => each.scopeId ?? '');
  const names = await personNames(
    ctx,
    ending.map((each) => each.personId),
  );
  for (const { id, personId, kind, position, lastDay, institutionId } of ending) {
    const keepers = (byInstitution.get(institutionId ?? '') ?? []).map((each) => each.personId);
    const what = `${categoryNames[kind]} (${position}) действует по ${formatDate(lastDay)}`;
    const advice =
      kind === 'conformity'
        ? 'Включите работника в график аттестации на соответствие.'
        : 'Чтобы категория не прервалась, заявление подают заранее.';
    await notify(ctx, {
      to: [personId, ...keepers],
      name: 'category.ending',
      text: `${names.get(personId) ?? ''}: ${what} ${advice}`,
      path: `/qualification/people/${personId}`,
      norm: 'attestation-support',
      due: lastDay,
      key: `category.ending:${id}:${step}`,
    });
  }
}

const remindEnding = dailyJob({
  name: 'qualification.ending',
  hour,
  run: async (ctx, since) => {
    const told = new Set<string>();
    for (const step of [...endingSteps].reverse()) {
      const found = await endingBetween(ctx, addDays(since, step), addDays(ctx.today, step));
      const fresh = found.filter((each) => !told.has(each.id));
      for (const each of fresh) told.add(each.id);
      if (fresh.length > 0) await tellEnding(ctx, fresh, step);
    }
  },
});

export const qualificationDaily = [remindTerms, remindEnding];
