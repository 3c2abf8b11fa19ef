// Charges: things with exactly one responsible person and a term. Rooms that have them hand over a source (003 §5.3).
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { personNames } from '../../people/index.ts';
import type { Verdict } from './control.text.ts';

/** One thing somebody answers for, as its room tells it; only what the reader may see. */
export interface Charge {
  readonly subjectId: string;
  readonly personId: string;
  readonly text: string;
  /** Path within the territory. */
  readonly path: string;
  readonly due: CivilDate;
  /** The day it was done; null while it is not. */
  readonly doneOn: CivilDate | null;
  /** Told where the term has an hour: the day alone does not say whether it was kept. */
  readonly late?: boolean;
}

export interface Period {
  /** Both days included; the term of a charge lies between them. */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface ChargeSource {
  /** Kept with explanations: 'review.sheet'. */
  readonly key: string;
  /** «Экспертный лист» */
  readonly title: string;
  readonly charges: (ctx: ReadCtx, period: Period) => Promise<readonly Charge[]>;
}

let sources: readonly ChargeSource[] = [];

/** Called once by the composition root, in the order the report lists kinds of work. */
export function useChargeSources(given: readonly ChargeSource[]): void {
  sources = given;
}

export interface JudgedCharge extends Charge {
  readonly source: string;
  readonly kind: string;
  readonly name: string;
  readonly verdict: Verdict;
  readonly reason: string;
}

/** On time through the last day of the term; nothing done before the term has come is not a failure yet. */
export function verdictOf(charge: Pick<Charge, 'due' | 'doneOn' | 'late'>, today: CivilDate): Verdict {
  if (charge.doneOn !== null) return (charge.late ?? charge.doneOn > charge.due) ? 'late' : 'on-time';
  return (charge.late ?? charge.due < today) ? 'not-done' : 'ahead';
}

const keyOf = (source: string, charge: Pick<Charge, 'subjectId' | 'personId'>) =>
  `${source} ${charge.subjectId} ${charge.personId}`;

/** The latest explanation of each charge. */
async function explanations(ctx: ReadCtx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('centre.explanations')
    .select(['source', 'subject_id as subjectId', 'person_id as personId', 'reason'])
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('given_at')
    .execute();
  return new Map(rows.map((row) => [keyOf(row.source, row), row.reason]));
}

/** Everything with a term in the period that this reader may see, by term; a fixed number of questions. */
export async function chargesIn(ctx: ReadCtx, period: Period): Promise<JudgedCharge[]> {
  const found: (Charge & { source: string; kind: string })[] = [];
  for (const { key, title, charges } of sources)
    found.push(...(await charges(ctx, period)).map((each) => ({ ...each, source: key, kind: title })));
  const names = await personNames(
    ctx,
    found.map((each) => each.personId),
  );
  const reasons = await explanations(ctx);
  return found
    .map((each) => ({
      ...each,
      name: names.get(each.personId) ?? '',
      verdict: verdictOf(each, ctx.today),
      reason: reasons.get(keyOf(each.source, each)) ?? '',
    }))
    .sort((a, b) => a.due.localeCompare(b.due) || a.subjectId.localeCompare(b.subjectId));
}

export interface PersonSummary {
  readonly personId: string;
  readonly name: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly total: number;
}

/** By person in Russian order of names. */
export function summariesOf(charges: readonly JudgedCharge[]): PersonSummary[] {
  const count = (all: readonly JudgedCharge[], verdict: Verdict) =>
    all.filter((each) => each.verdict === verdict).length;
  return [...Map.groupBy(charges, (each) => each.personId)]
    .map(([personId, all]) => ({
      personId,
      name: all[0]?.name ?? '',
      counts: {
        'on-time': count(all, 'on-time'),
        late: count(all, 'late'),
        'not-done': count(all, 'not-done'),
        ahead: count(all, 'ahead'),
      },
      total: all.length,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'ru'));
}
