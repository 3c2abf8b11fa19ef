// Reading the dated rules: those in force on a day, and all periods of one kind with the default before the first.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { defaultBasis, type Rules, ruleShapes } from './rule.schema.ts';
import type { RuleKind } from './rule.text.ts';

export interface RulePeriod<K extends RuleKind = RuleKind> {
  readonly id: string;
  readonly kind: K;
  readonly settings: Rules[K];
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** Every rule the service has set, the earliest first. */
export async function ruleHistory(ctx: ReadCtx): Promise<RulePeriod[]> {
  const rows = await ctx.db
    .selectFrom('development.rules')
    .select(['id', 'kind', 'settings', 'basis', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('starts_on')
    .execute();
  return rows.map((row) => {
    const kind = row.kind as RuleKind;
    const settings = { ...ruleShapes[kind].parse(row.settings), basis: row.basis };
    return { id: row.id, kind, settings, startsOn: row.startsOn, endsOn: row.endsOn } as RulePeriod;
  });
}

const isOn = (period: RulePeriod, date: CivilDate) =>
  period.startsOn <= date && (period.endsOn === null || period.endsOn > date);

/** The rules in force on a day; defaults where nothing was set for it. */
export async function rulesOn(ctx: ReadCtx, date: CivilDate = ctx.today): Promise<Rules> {
  const periods = await ruleHistory(ctx);
  const of = <K extends RuleKind>(kind: K): Rules[K] =>
    (periods.find((each) => each.kind === kind && isOn(each, date))?.settings as Rules[K] | undefined) ??
    ({ ...ruleShapes[kind].parse({}), basis: defaultBasis[kind] } as Rules[K]);
  return {
    ...{ training: of('training'), practice: of('practice') },
    ...{ 'young-specialist': of('young-specialist'), 'inter-course': of('inter-course') },
  };
}
/** All periods of the training rule without gaps, so that a due date falls under the rule of its own day. */
export async function trainingPeriods(
  ctx: ReadCtx,
): Promise<{ years: number; startsOn: CivilDate; endsOn: CivilDate | null }[]> {
  const periods = (await ruleHistory(ctx)).filter(
    (each) => each.kind === 'training',
  ) as RulePeriod<'training'>[];
  const usual = ruleShapes.training.parse({}).years;
  const filled: { years: number; startsOn: CivilDate; endsOn: CivilDate | null }[] = [];
  let from: CivilDate | null = '1900-01-01';
  for (const { settings, startsOn, endsOn } of periods) {
    if (from !== null && from < startsOn) filled.push({ years: usual, startsOn: from, endsOn: startsOn });
    filled.push({ years: settings.years, startsOn, endsOn });
    from = endsOn;
  }
  if (from !== null) filled.push({ years: usual, startsOn: from, endsOn: null });
  return filled;
}
