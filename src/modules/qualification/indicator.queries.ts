// Editions of the set of indicators, the one in force on a day, and a person's profile by it.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formulaOf } from './indicator.formulas.ts';
import type { IndicatorSetState } from './indicator.lifecycle.ts';
import { heldBy } from './record.queries.ts';

export interface IndicatorSet {
  readonly id: string;
  readonly edition: number;
  readonly title: string;
  readonly act: string;
  readonly startsOn: CivilDate | null;
  readonly state: IndicatorSetState;
  readonly version: number;
}

export interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly formula: string | null;
  readonly target: number | null;
}

const sets = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('qualification.indicator_sets')
    .select(['id', 'edition', 'title', 'act', 'starts_on as startsOn', 'state', 'version'])
    .where('territory_id', '=', ctx.territory.id);

/** The newest edition first. */
export const indicatorSets = async (ctx: ReadCtx): Promise<IndicatorSet[]> =>
  (await sets(ctx).orderBy('edition', 'desc').execute()) as IndicatorSet[];

export const indicatorSet = async (ctx: ReadCtx, id: string): Promise<IndicatorSet | null> =>
  ((await sets(ctx).where('id', '=', id).executeTakeFirst()) as IndicatorSet | undefined) ?? null;

export const setInForce = async (ctx: ReadCtx, on: CivilDate): Promise<IndicatorSet | null> =>
  ((await sets(ctx)
    .where('state', '=', 'approved')
    .where('starts_on', '<=', on)
    .orderBy('starts_on', 'desc')
    .executeTakeFirst()) as IndicatorSet | undefined) ?? null;

export async function indicatorsOf(ctx: ReadCtx, setId: string): Promise<Indicator[]> {
  const rows = await ctx.db
    .selectFrom('qualification.indicators')
    .select(['id', 'name', 'unit', 'formula', 'target'])
    .where('territory_id', '=', ctx.territory.id)
    .where('set_id', '=', setId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({ ...row, target: row.target === null ? null : Number(row.target) }));
}

export interface ProfileLine extends Indicator {
  readonly value: number | null;
  /** «журнал помощи аттестуемым»; for an entered one its document and day. */
  readonly source: string;
  readonly enteredOn: CivilDate | null;
}

export interface Profile {
  readonly set: IndicatorSet;
  readonly lines: readonly ProfileLine[];
}

/** A person's indicators by the edition in force on a day; an entered value is the latest one by that day. */
export async function profileOf(ctx: ReadCtx, personId: string, on: CivilDate): Promise<Profile | null> {
  const set = await setInForce(ctx, on);
  if (!set) return null;
  const indicators = await indicatorsOf(ctx, set.id);
  const entered = await ctx.db
    .selectFrom('qualification.indicator_values')
    .distinctOn('indicator_id')
    .select(['indicator_id as indicatorId', 'on_date as onDate', 'value', 'source'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', personId)
    .where('on_date', '<=', on)
    .orderBy('indicator_id')
    .orderBy('on_date', 'desc')
    .execute();
  const latest = new Map(entered.map((each) => [each.indicatorId, each]));
  const held = await heldBy(ctx, personId, on);
  const lines: ProfileLine[] = [];
  for (const indicator of indicators) {
    const formula = formulaOf(indicator.formula);
    const typed = latest.get(indicator.id);
    lines.push({
      ...indicator,
      value: formula
        ? await formula.value(ctx, { id: personId, held, on })
        : typed
          ? Number(typed.value)
          : null,
      source: formula?.source ?? typed?.source ?? '',
      enteredOn: formula ? null : (typed?.onDate ?? null),
    });
  }
  return { set, lines };
}
