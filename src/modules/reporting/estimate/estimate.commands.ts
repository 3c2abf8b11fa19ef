// The head enters the estimate of a financial year; an approved one is changed only by another act.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { hasRole, type WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { staleWrite } from '../../../kernel/lifecycle.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { norms } from '../../regulations/index.ts';
import { estimateOf } from './estimate.queries.ts';
import { estimateText as text } from './estimate.text.ts';

const norm = norms.estimate.slug;
const { fields: label, faults, hints } = text;

export const keepsEstimate = rule<unknown>('keeps-estimate', { text: text.refusals.keepers, norm }, (ctx) =>
  hasRole(ctx, ['centre-head', 'territory-admin']),
);
export const estimatePolicy = policy<unknown, 'keep'>('reporting.estimate', { keep: keepsEstimate });

const item = z.object({
  title: z
    .string({ error: faults.title })
    .trim()
    .min(1, faults.title)
    .max(300)
    .meta({ label: label.itemTitle }),
  source: z
    .string({ error: faults.source })
    .trim()
    .min(1, faults.source)
    .max(200)
    .meta({ label: label.source }),
  amount: z
    .number(faults.money)
    .min(0, faults.money)
    .max(99_999_999_999, faults.money)
    .meta({ label: label.sum, widget: 'number', width: 'short' }),
});

const schema = z
  .object({
    year: z.coerce.number().int().min(2000).max(2100).meta({ widget: 'hidden' }),
    version: z.coerce.number().int().min(0).meta({ widget: 'hidden' }),
    act: z.string().trim().max(300).default('').meta({ label: label.act, hint: hints.act }),
    approvedOn: z.iso
      .date({ error: faults.date })
      .nullable()
      .default(null)
      .meta({ label: label.approvedOn, widget: 'date', width: 'short' }),
    items: z
      .array(item)
      .min(1, faults.items)
      .max(200)
      .meta({ label: label.items, hint: hints.items, widget: 'table', spareRows: 2 }),
  })
  .refine((input) => (input.act === '') === (input.approvedOn === null), {
    error: faults.both,
    path: ['approvedOn'],
  });
type Given = z.output<typeof schema>;

async function writeEstimate(ctx: WriteCtx, id: string, isNew: boolean, input: Given): Promise<bigint> {
  const row = { act: input.act, approved_on: input.approvedOn, version: input.version + 1 };
  if (isNew) {
    await ctx.db
      .insertInto('reporting.estimates')
      .values({ territory_id: ctx.territory.id, id, year: input.year, ...row })
      .execute();
    return 1n;
  }
  const { numUpdatedRows } = await ctx.db
    .updateTable('reporting.estimates')
    .set(row)
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .where('version', '=', input.version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows;
}

/** Saves the whole estimate; refuses to change an approved one under the same act. */
export const saveEstimate = command({
  name: 'reporting.estimate.save',
  ru: text.save,
  norm,
  input: schema,
  ability: keepsEstimate,
  run: async (ctx, input) => {
    const known = await estimateOf(ctx, input.year);
    if (known?.approvedOn && known.act === input.act)
      return refuse('same-act', text.refusals.sameAct, {
        ...{ kind: 'invalid', norm, fields: { act: text.refusals.sameAct } },
      });
    const id = known?.id ?? newId(ctx.now);
    if ((await writeEstimate(ctx, id, known === null, input)) === 0n) return staleWrite();
    await ctx.db
      .deleteFrom('reporting.estimate_items')
      .where('territory_id', '=', ctx.territory.id)
      .where('estimate_id', '=', id)
      .execute();
    await ctx.db
      .insertInto('reporting.estimate_items')
      .values(
        input.items.map((each, index) => ({
          ...{ territory_id: ctx.territory.id, id: newId(ctx.now), estimate_id: id, position: index + 1 },
          ...each,
        })),
      )
      .execute();
    await recordFact(ctx, {
      ...{ name: known ? 'estimate.changed' : 'estimate.entered', norm },
      subject: { kind: 'reporting.estimate', id },
      data: { year: input.year, act: input.act, before: known?.items ?? [], after: input.items },
    });
    return { year: input.year };
  },
});
