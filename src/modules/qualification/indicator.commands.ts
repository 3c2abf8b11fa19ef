// The set of indicators: prepare an edition from the last one, change the draft, approve it; enter a value with its source.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { hasRole, type WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { rule } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { placedPerson, staffKeepers } from '../people/index.ts';
import { indicatorFormulas } from './indicator.formulas.ts';
import { indicatorLifecycle } from './indicator.lifecycle.ts';
import {
  type Indicator,
  indicatorSet,
  indicatorSets,
  indicatorsOf,
  setInForce,
} from './indicator.queries.ts';
import { indicatorText as text } from './indicator.text.ts';
import { recordPolicy } from './qualification.policy.ts';
import { holderSubject } from './record.commands.ts';

const norm = 'quality-indicators';

const keepsIndicators = rule<unknown>('keeps-indicators', { text: text.keepers, norm }, (ctx) =>
  hasRole(ctx, staffKeepers),
);

const wrong = (name: string, field: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', norm, fields: { [field]: complaint } });

type Line = Omit<Indicator, 'id'>;

async function writeIndicators(ctx: WriteCtx, setId: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await ctx.db
    .insertInto('qualification.indicators')
    .values(
      lines.map(({ name, unit, formula, target }, ordinal) => ({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), set_id: setId, ordinal: ordinal + 1 },
        ...{ name, unit, formula, target },
      })),
    )
    .execute();
}

/** A keeper begins the next edition: indicators of the last one are copied to be changed. */
export const prepareIndicators = command({
  name: 'qualification.indicators.prepare',
  ru: 'Подготовить редакцию',
  norm,
  input: z.object({}),
  ability: keepsIndicators,
  run: async (ctx) => {
    const [last] = await indicatorSets(ctx);
    if (last?.state === 'draft') return refuse('draft-already', text.draftAlready, { norm });
    const id = newId(ctx.now);
    const edition = (last?.edition ?? 0) + 1;
    await ctx.db
      .insertInto('qualification.indicator_sets')
      .values({ territory_id: ctx.territory.id, id, edition, title: last?.title ?? text.title })
      .execute();
    if (last) await writeIndicators(ctx, id, await indicatorsOf(ctx, last.id));
    await recordFact(ctx, {
      name: 'indicators.prepared',
      subject: { kind: indicatorLifecycle.name, id },
      norm,
      data: { edition },
    });
    return { id };
  },
});

const seen = {
  id: z.uuid().meta({ widget: 'hidden' }),
  version: z.coerce.number().int().positive().meta({ widget: 'hidden' }),
};

export const changeSchema = z.object({
  ...seen,
  title: z.string().trim().min(3).max(250).meta({ label: 'Название набора' }),
  indicators: z
    .array(
      z.object({
        name: z.string().trim().min(3).max(250).meta({ label: 'Показатель' }),
        unit: z.string().trim().max(40).default('').meta({ label: 'Единица' }),
        formula: z
          .enum(indicatorFormulas.map((each) => each.key) as [string, ...string[]])
          .nullable()
          .default(null)
          .meta({
            label: 'Откуда значение',
            widget: 'select',
            options: indicatorFormulas.map(({ key, title }) => ({ value: key, label: title })),
          }),
        target: z
          .number()
          .min(-1_000_000)
          .max(1_000_000)
          .nullable()
          .default(null)
          .meta({ label: 'Ориентир' }),
      }),
    )
    .max(60)
    .meta({
      label: 'Показатели',
      hint: 'Пустое «Откуда значение» — значение вносят с источником. Ориентир можно не указывать.',
      spareRows: 3,
    }),
});

/** A keeper rewrites the draft; an approved edition stays as it is. */
export const changeIndicators = command({
  name: 'qualification.indicators.change',
  ru: 'Сохранить набор',
  norm,
  input: changeSchema,
  load: (ctx, input) => indicatorSet(ctx, input.id),
  ability: keepsIndicators,
  run: async (ctx, { id, version, title, indicators }, set) => {
    if (set.state !== 'draft') return refuse('approved-already', text.approved, { norm });
    if (new Set(indicators.map((each) => each.name)).size < indicators.length)
      return wrong('named-twice', 'indicators', text.twice);
    const stale = await changeRow(ctx, 'qualification.indicator_sets', { id, version }, { title });
    if (stale) return stale;
    await ctx.db
      .deleteFrom('qualification.indicators')
      .where('territory_id', '=', ctx.territory.id)
      .where('set_id', '=', id)
      .execute();
    await writeIndicators(ctx, id, indicators);
    await recordFact(ctx, {
      name: 'indicators.changed',
      subject: { kind: indicatorLifecycle.name, id },
      norm,
      data: { count: indicators.length },
    });
    return { id };
  },
});

export const approveSchema = z.object({
  ...seen,
  startsOn: z.iso.date().meta({ label: 'Действует с', width: 'short' }),
  act: z
    .string()
    .trim()
    .min(3)
    .max(250)
    .meta({ label: 'Чем утверждён', hint: 'Вид, дата и номер документа.' }),
});

/** From the day named the edition is in force; those before it stay for their days. */
export const approveIndicators = command({
  name: 'qualification.indicators.approve',
  ru: 'Утвердить редакцию',
  norm,
  input: approveSchema,
  load: (ctx, input) => indicatorSet(ctx, input.id),
  ability: keepsIndicators,
  run: async (ctx, { id, version, startsOn, act }, set) => {
    if ((await indicatorsOf(ctx, id)).length === 0)
      return refuse('no-indicators', text.noIndicators, { norm });
    const others = await indicatorSets(ctx);
    if (others.some((each) => each.startsOn !== null && each.startsOn >= startsOn))
      return wrong('edition-of-that-day', 'startsOn', text.earlier);
    return advance(ctx, indicatorLifecycle, { ...set, version }, 'approve', {
      set: { starts_on: startsOn, act },
      data: { startsOn, act, edition: set.edition },
    });
  },
});

export const enterSchema = z.object({
  personId: z.uuid().meta({ widget: 'hidden' }),
  indicatorId: z.uuid().meta({ label: 'Показатель', widget: 'select', options: [] }),
  onDate: z.iso.date().meta({ label: 'На день', width: 'short' }),
  value: z.number().min(-1_000_000).max(1_000_000).meta({ label: 'Значение', width: 'short' }),
  source: z
    .string()
    .trim()
    .min(3)
    .max(250)
    .meta({ label: 'Источник', hint: 'Откуда значение: справка, протокол, мониторинг — с датой.' }),
});

/** A keeper of the person's record enters a value with its source; what is computed is not entered. */
export const enterIndicator = command({
  name: 'qualification.indicators.enter',
  ru: 'Внести значение',
  norm,
  input: enterSchema,
  load: (ctx, input) => placedPerson(ctx, input.personId),
  ability: recordPolicy.rules.keep,
  run: async (ctx, { personId, indicatorId, onDate, value, source }) => {
    if (onDate > ctx.today) return wrong('future-date', 'onDate', text.future);
    const set = await setInForce(ctx, onDate);
    const indicator = set ? (await indicatorsOf(ctx, set.id)).find((each) => each.id === indicatorId) : null;
    if (!indicator) return wrong('not-in-force', 'indicatorId', text.notInForce);
    if (indicator.formula !== null) return wrong('computed', 'indicatorId', text.computed);
    const row = { value, source };
    await ctx.db
      .insertInto('qualification.indicator_values')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), indicator_id: indicatorId },
        ...{ person_id: personId, on_date: onDate, ...row },
      })
      .onConflict((conflict) => conflict.constraint('value_is_entered_once_a_day').doUpdateSet(row))
      .execute();
    await recordFact(ctx, {
      name: 'indicator.entered',
      subject: holderSubject(personId),
      norm,
      data: { indicatorId, onDate },
      personal: { personId, after: row },
    });
    return { personId };
  },
});

export const indicatorCommands = [prepareIndicators, changeIndicators, approveIndicators, enterIndicator];
