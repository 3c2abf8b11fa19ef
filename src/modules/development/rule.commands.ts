// The service sets its rules: each begins on a day and ends the one before it; nothing is rewritten.
import type { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { developmentNorms } from './development.norms.ts';
import { keepsCourses } from './development.policy.ts';
import { setInterCourseSchema, setPracticeSchema, setTrainingSchema, setYoungSchema } from './rule.schema.ts';
import { type RuleKind, ruleText as text } from './rule.text.ts';

const norm = developmentNorms.trainingForecast.slug;

async function setRule(
  ctx: WriteCtx,
  kind: RuleKind,
  settings: Record<string, number>,
  { startsOn, basis }: { startsOn: CivilDate; basis: string },
): Promise<{ id: string } | Refusal> {
  const later = await ctx.db
    .selectFrom('development.rules')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', kind)
    .where('starts_on', '>=', startsOn)
    .executeTakeFirst();
  if (later)
    return refuse('rule-overlaps', text.faults.overlap, { fields: { startsOn: text.faults.overlap } });
  await ctx.db
    .updateTable('development.rules')
    .set({ ends_on: startsOn })
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', kind)
    .where('ends_on', 'is', null)
    .execute();
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('development.rules')
    .values({
      territory_id: ctx.territory.id,
      id,
      kind,
      settings: JSON.stringify(settings),
      basis,
      starts_on: startsOn,
    })
    .execute();
  await recordFact(ctx, {
    name: 'development-rule.set',
    subject: { kind: 'development.rule', id },
    norm,
    data: { kind, settings, startsOn, basis },
  });
  return { id };
}

const declare = <S extends z.ZodType<{ startsOn: string; basis: string }>>(
  kind: RuleKind,
  name: string,
  ru: string,
  input: S,
) =>
  command({
    name,
    ru,
    norm,
    input,
    ability: keepsCourses,
    run: (ctx, given) => {
      const { startsOn, basis, ...settings } = given as { startsOn: string; basis: string } & Record<
        string,
        never
      >;
      return setRule(ctx, kind, settings, { startsOn, basis });
    },
  });

/** The methodist sets how often people are trained from a day on; the forecast follows at once. */
export const setTrainingRule = declare(
  'training',
  'development.rule.training.set',
  'Ввести правило обучения',
  setTrainingSchema,
);
/** The methodist sets after how many weeks the effect of training is looked for in practice. */
export const setPracticeRule = declare(
  'practice',
  'development.rule.practice.set',
  'Ввести правило проверки',
  setPracticeSchema,
);
/** The methodist sets who counts as a young specialist from a day on. */
export const setYoungRule = declare(
  'young-specialist',
  'development.rule.young.set',
  'Ввести правило молодого специалиста',
  setYoungSchema,
);
/** The methodist sets how many hours between courses a year asks for; profiles and the forecast follow. */
export const setInterCourseRule = declare(
  'inter-course',
  'development.rule.inter-course.set',
  'Ввести норму часов',
  setInterCourseSchema,
);
