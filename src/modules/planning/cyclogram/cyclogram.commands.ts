// The cyclogram of a draft: things added, changed, removed, carried over from last year; and their dates put into the plan.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { norms } from '../../regulations/index.ts';
import { holdDraft } from '../line/line.writing.ts';
import { planPolicy } from '../plan/plan.policy.ts';
import { type Plan, planOfYear, visiblePlan } from '../plan/plan.queries.ts';
import { type Applied, applyCyclogram } from './cyclogram.applying.ts';
import { type RuleOfPlan, rulesOf, ruleWithPlan } from './cyclogram.queries.ts';
import { type RuleInput, ruleShape } from './cyclogram.schema.ts';
import { cyclogramText as text } from './cyclogram.text.ts';
import { copyRules, nextPlace, removeRuleRows, ruleColumns } from './cyclogram.writing.ts';
import { isUnderstood, readRecurrence } from './recurrence.reading.ts';
import type { Recurrence } from './recurrence.ts';

const norm = norms.planCyclogram.slug;
const planSubject = (id: string) => ({ kind: 'planning.plan', id });
export const cyclogramPath = (planId: string) => `/planning/plans/${planId}/cyclogram`;

const load = (ctx: ReadCtx, input: { planId: string }) => visiblePlan(ctx, input.planId);
const loadRule = (ctx: ReadCtx, input: { id: string }) => ruleWithPlan(ctx, input.id);

/** What the words say; a refusal beside the field when they say nothing or two things. */
function recurrenceOf(input: Pick<RuleInput, 'words' | 'gives'>): Recurrence | Refusal {
  const reading = readRecurrence(input.words);
  if (!isUnderstood(reading)) return invalid('recurrence-unknown', 'words', text.refusals[reading.doubt]);
  return reading.every === 'day' && input.gives === 'each'
    ? invalid('many-dates', 'gives', text.refusals.manyDates)
    : reading;
}

const invalid = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

/** A keeper adds a recurring thing; refuses words it does not understand and a plan that is no draft. */
export const addRule = command({
  name: 'planning.cyclogram.add',
  ru: text.add,
  norm,
  input: z.object({ planId: z.uuid(), ...ruleShape }),
  load,
  ability: planPolicy.rules.keep,
  run: async (ctx, input, plan: Plan) => {
    const frozen = await holdDraft(ctx, plan.id, text.frozen);
    if (frozen) return frozen;
    const recurrence = recurrenceOf(input);
    if ('refusal' in recurrence) return recurrence;
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('planning.cyclogram_rules')
      .values({
        ...ruleColumns(input, recurrence),
        ...{ territory_id: ctx.territory.id, id, plan_id: plan.id, position: await nextPlace(ctx, plan.id) },
      })
      .execute();
    await recordFact(ctx, {
      ...{ name: 'cyclogram.rule-added', subject: planSubject(plan.id), norm },
      data: { title: input.title, words: input.words },
    });
    return { id, planId: plan.id };
  },
});

/** A keeper changes a thing; the lines it gave follow when its dates are put into the plan again. */
export const saveRule = command({
  name: 'planning.cyclogram.save',
  ru: text.save,
  norm,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), ...ruleShape }),
  load: loadRule,
  ability: planPolicy.rules.keep,
  run: async (ctx, input, { rule, plan }: RuleOfPlan) => {
    const frozen = await holdDraft(ctx, plan.id, text.frozen);
    if (frozen) return frozen;
    const recurrence = recurrenceOf(input);
    if ('refusal' in recurrence) return recurrence;
    const before = { title: rule.title, words: rule.words };
    const columns = ruleColumns(input, recurrence);
    const stale = await changeRow(ctx, 'planning.cyclogram_rules', input, columns, before);
    if (stale) return stale;
    await recordFact(ctx, {
      ...{ name: 'cyclogram.rule-changed', subject: planSubject(plan.id), norm },
      data: { title: input.title, words: input.words },
    });
    return { id: rule.id, planId: plan.id };
  },
});

/** The thing goes with the lines it gave; a line somebody changed by hand stays as a line of the plan's own. */
export const removeRule = command({
  name: 'planning.cyclogram.remove',
  ru: text.remove,
  norm,
  input: z.object({ id: z.uuid() }),
  load: loadRule,
  ability: planPolicy.rules.keep,
  run: async (ctx, _input, { rule, plan }: RuleOfPlan) => {
    const frozen = await holdDraft(ctx, plan.id, text.frozen);
    if (frozen) return frozen;
    await removeRuleRows(ctx, rule.id);
    await recordFact(ctx, {
      ...{ name: 'cyclogram.rule-removed', subject: planSubject(plan.id), norm },
      data: { title: rule.title },
    });
    return { id: rule.id, planId: plan.id };
  },
});

/** Last year's things into an empty cyclogram; the dates are counted anew on this year's calendar. */
export const carryRules = command({
  name: 'planning.cyclogram.carry',
  ru: text.carry,
  norm,
  input: z.object({ planId: z.uuid() }),
  load,
  ability: planPolicy.rules.keep,
  run: async (ctx, _input, plan: Plan) => {
    const frozen = await holdDraft(ctx, plan.id, text.frozen);
    if (frozen) return frozen;
    if ((await rulesOf(ctx, plan.id)).length > 0)
      return refuse('cyclogram-not-empty', text.refusals.alreadyThere);
    const last = await planOfYear(ctx, plan.schoolYear - 1);
    const count = last ? await copyRules(ctx, last.id, plan.id) : 0;
    if (count === 0) return refuse('nothing-to-carry', text.refusals.nothingToCarry, { norm });
    await recordFact(ctx, {
      name: 'cyclogram.carried',
      subject: planSubject(plan.id),
      norm,
      data: { count },
    });
    return { planId: plan.id, count };
  },
});

/** Puts the dates of the year into the draft; run again it changes nothing more. */
export const generateLines = command({
  name: 'planning.cyclogram.generate',
  ru: text.generate,
  norm,
  input: z.object({ planId: z.uuid() }),
  load,
  ability: planPolicy.rules.keep,
  run: async (ctx: WriteCtx, _input, plan: Plan): Promise<Refusal | (Applied & { planId: string })> => {
    const frozen = await holdDraft(ctx, plan.id, text.frozen);
    if (frozen) return frozen;
    return { planId: plan.id, ...(await applyCyclogram(ctx, plan)) };
  },
});

export const cyclogramCommands = [addRule, saveRule, removeRule, carryRules, generateLines];
