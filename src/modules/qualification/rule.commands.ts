// The service adds a line when the law of categories changes before the next release; everything computed follows at once.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { hasRole } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { rule } from '../../kernel/policy.ts';
import { notFound } from '../../kernel/refusal.ts';
import { type CategoryKind, categoryNames, categoryOptions } from './qualification.text.ts';

const setsRules = rule<unknown>(
  'sets-category-rules',
  {
    text: 'Порядок аттестации дополняют руководитель службы и администратор территории.',
    norm: 'attestation-support',
  },
  (ctx) => hasRole(ctx, ['centre-head', 'territory-admin']),
);

export const ruleSchema = z.object({
  kind: z
    .enum(Object.keys(categoryNames) as [CategoryKind, ...CategoryKind[]])
    .meta({ label: 'Что устанавливают', widget: 'select', options: categoryOptions }),
  act: z.string().trim().min(5).max(250).meta({
    label: 'Нормативный акт',
    hint: 'Вид, орган, дата и номер: «приказ Минпросвещения России от … № …».',
  }),
  from: z.iso.date().meta({ label: 'Действует с', width: 'short' }),
  validityMonths: z
    .int()
    .min(1)
    .max(600)
    .nullable()
    .default(null)
    .meta({ label: 'На сколько месяцев', hint: 'Пусто — без срока.', width: 'short' }),
  considerDays: z
    .int()
    .min(1)
    .max(365)
    .default(30)
    .meta({ label: 'Дней на рассмотрение заявления', width: 'short' }),
  examineDays: z.int().min(1).max(365).default(60).meta({ label: 'Дней на аттестацию', width: 'short' }),
  repeatMonths: z
    .int()
    .min(0)
    .max(120)
    .default(12)
    .meta({ label: 'Месяцев до нового заявления после отказа', width: 'short' }),
  informDays: z.int().min(0).max(365).default(30).meta({
    label: 'Дней на ознакомление с графиком',
    hint: 'Для соответствия должности: за сколько дней до аттестации знакомят с графиком.',
    width: 'short',
  }),
});

export const addRule = command({
  name: 'qualification.rule.add',
  ru: 'Добавить строку',
  norm: 'attestation-support',
  input: ruleSchema,
  ability: setsRules,
  run: async (ctx, input) => {
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('qualification.rules')
      .values({
        territory_id: ctx.territory.id,
        id,
        kind: input.kind,
        act: input.act,
        starts_on: input.from,
        validity_months: input.validityMonths,
        consider_days: input.considerDays,
        examine_days: input.examineDays,
        repeat_months: input.repeatMonths,
        inform_days: input.informDays,
      })
      .execute();
    await recordFact(ctx, {
      name: 'category-rule.added',
      subject: { kind: 'qualification.rule', id },
      norm: 'attestation-support',
      data: input,
    });
    return { id };
  },
});

export const removeRule = command({
  name: 'qualification.rule.remove',
  ru: 'Убрать строку',
  norm: 'attestation-support',
  input: z.object({ id: z.uuid() }),
  ability: setsRules,
  run: async (ctx, { id }) => {
    const gone = await ctx.db
      .deleteFrom('qualification.rules')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', id)
      .returning(['kind', 'act', 'starts_on as from'])
      .executeTakeFirst();
    if (!gone) return notFound();
    await recordFact(ctx, {
      name: 'category-rule.removed',
      subject: { kind: 'qualification.rule', id },
      norm: 'attestation-support',
      data: gone,
    });
    return { id };
  },
});

export const ruleSentences: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> = {
  'category-rule.added': (data) => `добавлена строка порядка аттестации: ${data.act}`,
  'category-rule.removed': (data) => `убрана строка порядка аттестации: ${data.act}`,
};
