// Settings of the version being prepared: one command for each norm, its form and API made from the norm's own schema.
import { z } from 'zod';
import { type AnyCommand, command } from '../../../kernel/command.ts';
import { recordFact } from '../../../kernel/journal.ts';
import type { Norm } from '../../../kernel/norm.ts';
import { faultsOf } from '../../../kernel/perform.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { latinKey } from '../latin.ts';
import { allNorms } from '../norms/index.ts';
import { day, isDayOfYear, month } from '../norms/shapes.ts';
import { mayDraft } from '../regulation.policy.ts';
import { termKeys } from '../terms.ts';
import type { RegulationVersion } from '../version.ts';
import { seenInput } from './clauses.ts';
import { changeDraft, type Drafting, draftingOf } from './drafting.ts';
import { slugInput, subjectOf } from './regulations.ts';

const clauseInput = z
  .string()
  .trim()
  .max(40)
  .nullish()
  .transform((value) => value || null)
  .meta({ label: 'Пункт, где это сказано', hint: 'пусто — настройка службы', width: 'short' });

const dateInput = z
  .object({
    kept: z.boolean().meta({ label: 'Срок есть', hint: 'Без отметки срока в этой территории нет' }),
    month: month.nullish(),
    day: day.nullish(),
    hard: z
      .boolean()
      .meta({ label: 'После срока действие закрыто', hint: 'Без отметки опоздание только отмечается' }),
    movesToWorkingDay: z.boolean().meta({ label: 'С выходного переносится на рабочий день' }),
  })
  .meta({ label: 'Срок' })
  .refine(
    (date) => !date.kept || (date.month && date.day && isDayOfYear({ month: date.month, day: date.day })),
    {
      message: 'Укажите месяц и день, которые есть в каждом году.',
      path: ['day'],
    },
  );

/**
 * The schema as a form asks it: without defaults on top (what is left empty is «no», not the default), rows without
 * keys allowed (a new row gets one from its words).
 */
function askedWhole(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema;
  const shape = Object.entries(schema.shape as Record<string, z.ZodType>).map(([key, field]) => {
    const inner = field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field;
    const asked = rowsWithoutKeys(inner);
    const said = field.meta();
    return [key, said ? asked.meta(said) : asked] as const;
  });
  return z.object(Object.fromEntries(shape)).meta({ label: 'Настройки' });
}

function rowsWithoutKeys(field: z.ZodType): z.ZodType {
  if (
    !(field instanceof z.ZodArray) ||
    !(field.element instanceof z.ZodObject) ||
    !('key' in field.element.shape)
  ) {
    return field;
  }
  const words = { label: 'Код', width: 'short' } as const;
  const shape = field.element.shape as Record<string, z.ZodType>;
  const { key: _, ...rest } = shape;
  return z.array(z.object({ ...rest, key: z.string().trim().max(60).optional().meta(words) })).max(60);
}

/** New rows of lists get keys made of their words, so that records can point at them. */
function keyed(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? keyedRows(value) : value]),
  );
}

function keyedRows(rows: readonly unknown[]): unknown[] {
  const taken = new Set(rows.map((row) => (row as { key?: unknown })?.key).filter(Boolean));
  return rows.map((row) => {
    if (typeof row !== 'object' || row === null || !('title' in row || 'text' in row)) return row;
    const { key, title, text } = row as { key?: string; title?: string; text?: string };
    if (key) return row;
    const base = latinKey(title ?? text ?? '');
    let free = base;
    for (let n = 2; taken.has(free); n += 1) free = `${base}-${n}`;
    taken.add(free);
    return { ...row, key: free };
  });
}

/** Whether a norm has anything to set. */
export const isSettable = (norm: Norm): boolean => norm.parameters !== undefined || norm.deadline === true;

export const settableNorms = allNorms.filter(isSettable);

interface SettingsInput {
  slug: string;
  version: number | null;
  clause: string | null;
  date?: z.output<typeof dateInput>;
  values?: Record<string, unknown>;
}

/** A clerk sets what a norm asks under this regulation; takes effect when the version is published. */
function settingsCommand(norm: Norm): AnyCommand {
  return command({
    name: `regulations.settings.${norm.slug}`,
    ru: 'Записать в проект редакции',
    norm: norm.slug,
    input: z.object({
      slug: slugInput,
      version: seenInput,
      ...(norm.deadline ? { date: dateInput } : {}),
      ...(norm.parameters ? { values: askedWhole(norm.parameters) } : {}),
      clause: clauseInput,
    }),
    load: (ctx, input) => draftingOf(ctx, (input as SettingsInput).slug),
    ability: mayDraft,
    run: async (ctx, raw, drafting: Drafting): Promise<{ slug: string } | Refusal> => {
      const input = raw as unknown as SettingsInput;
      const draft = await changeDraft(ctx, drafting, input.version, (open) => settled(open, norm, input));
      if (isRefusal(draft)) return draft;
      await recordFact(ctx, {
        name: 'regulation.settings-written',
        subject: subjectOf(drafting.regulation),
        norm: norm.slug,
        data: { norm: norm.slug, title: norm.ru },
      });
      return { slug: input.slug };
    },
  });
}

function settled(open: RegulationVersion, norm: Norm, input: SettingsInput) {
  if (input.clause !== null && !open.clauses.some((clause) => clause.key === input.clause)) {
    return refuse('no-such-clause', `Пункта с ключом «${input.clause}» в документе нет.`, {
      kind: 'invalid',
      fields: { clause: 'Такого пункта нет: выберите из списка пунктов или оставьте пустым.' },
    });
  }
  const change: { calendar?: unknown; parameters?: unknown } = {};
  if (input.date) change.calendar = withDate(open, norm, input);
  if (input.values && norm.parameters) {
    const parsed = norm.parameters.safeParse(keyed(input.values));
    if (!parsed.success) {
      const faults = Object.entries(faultsOf(parsed.error)).map(([path, text]) => [`values.${path}`, text]);
      return refuse('invalid', 'Не всё заполнено верно: исправьте отмеченные поля.', {
        kind: 'invalid',
        fields: Object.fromEntries(faults),
      });
    }
    const clause = input.clause === null ? {} : { clause: input.clause };
    change.parameters = { ...open.parameters, [norm.slug]: { ...(parsed.data as object), ...clause } };
  }
  return change;
}

function withDate(open: RegulationVersion, norm: Norm, { date, clause }: SettingsInput) {
  const { [norm.slug]: _, ...rest } = open.calendar;
  if (!date?.kept || !date.month || !date.day) return rest;
  const { hard, movesToWorkingDay } = date;
  return { ...rest, [norm.slug]: { month: date.month, day: date.day, hard, movesToWorkingDay, clause } };
}

export const settingsCommands: readonly AnyCommand[] = settableNorms.map(settingsCommand);

export const settingsCommandOf = (slug: string): AnyCommand | null =>
  settingsCommands.find((each) => each.name === `regulations.settings.${slug}`) ?? null;

const form = (label: string, group: string) => z.string().trim().max(300).default('').meta({ label, group });

const sixForms = (group: string) => ({
  nominative: form('Кто? что?', group),
  genitive: form('Кого? чего?', group),
  dative: form('Кому? чему?', group),
  accusative: form('Кого? что?', group),
  instrumental: form('Кем? чем?', group),
  prepositional: form('О ком? о чём?', group),
});

/** A clerk writes how a body, a post or a document is called here; an empty first form returns the common word. */
export const writeTerm = command({
  name: 'regulations.term.write',
  ru: 'Записать термин',
  norm: 'service-identity',
  input: z.object({
    slug: slugInput,
    version: seenInput,
    key: z.enum(termKeys as [string, ...string[]]).meta({ widget: 'hidden' }),
    short: form('Сокращение', 'Сокращение'),
    singular: z.object(sixForms('Единственное число')).meta({ label: 'Единственное число' }),
    plural: z.object(sixForms('Множественное число')).meta({ label: 'Множественное число' }),
  }),
  load: (ctx, input) => draftingOf(ctx, input.slug),
  ability: mayDraft,
  run: async (ctx, input, drafting: Drafting): Promise<{ slug: string } | Refusal> => {
    const half = [input.singular, input.plural].find((forms) => {
      const filled = Object.values(forms).filter((word) => word !== '').length;
      return filled > 0 && filled < 6;
    });
    if (half) {
      return refuse('half-a-term', 'Заполните все шесть падежей или не заполняйте ни одного.', {
        kind: 'invalid',
      });
    }
    const draft = await changeDraft(ctx, drafting, input.version, (open) => {
      const { [input.key]: _, ...rest } = open.terms;
      if (input.singular.nominative === '') return { terms: rest };
      const short = input.short === '' ? {} : { short: input.short };
      const plural = input.plural.nominative === '' ? {} : { plural: input.plural };
      return { terms: { ...rest, [input.key]: { ...input.singular, ...short, ...plural } } };
    });
    if (isRefusal(draft)) return draft;
    await recordFact(ctx, {
      name: 'regulation.term-written',
      subject: subjectOf(drafting.regulation),
      norm: 'service-identity',
      data: { key: input.key, word: input.singular.nominative },
    });
    return { slug: input.slug };
  },
});
