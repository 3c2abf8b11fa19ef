// What the card of an expertise is made of: experts, sheets, figures, conflicts, history, and what the reader may do.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { membersOn } from '../../councils/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../people/index.ts';
import { type RegulationVersion, versionById } from '../../regulations/index.ts';
import {
  assignmentsOf,
  type EndedAssignment,
  endedAssignments,
  type LiveAssignment,
  loadsOf,
} from '../queries/assignments.ts';
import { conflictsOfReviews } from '../queries/conflicts.ts';
import { summariesOfReviews } from '../queries/ranking.ts';
import { visibleReview } from '../queries/reviews.ts';
import { readableSheets, type SheetForm, sheetFormOf, sheetIdsOf } from '../queries/sheets.ts';
import { reviewLifecycle, sheetLifecycle } from '../review.lifecycle.ts';
import { reviewPolicy, watchesExpertise } from '../review.policy.ts';
import type { Conflict, Review, ScoreSummary, Sheet } from '../review.schema.ts';
import { reviewSentences } from '../review.sentences.ts';

export interface ReviewCard {
  readonly review: Review;
  readonly version: RegulationVersion;
  readonly form: SheetForm;
  readonly summary: ScoreSummary | null;
  readonly experts: readonly LiveAssignment[];
  readonly ended: readonly EndedAssignment[];
  readonly conflicts: readonly Conflict[];
  readonly sheets: readonly Sheet[];
  readonly pool: readonly { readonly personId: string; readonly load: number }[];
  readonly names: ReadonlyMap<string, string>;
  readonly history: readonly HistoryLine[];
  readonly may: Readonly<Record<'assign' | 'pin' | 'reopen' | 'complete' | 'watch', boolean>>;
}

/** Everything the card shows, or null when the review is closed to the actor. */
export async function loadCard(ctx: ReadCtx, id: string): Promise<ReviewCard | null> {
  const review = isId(id) ? await visibleReview(ctx, id) : null;
  if (!review) return null;
  const members = await membersOn(ctx, review.bodyId, ctx.today);
  const experts = await assignmentsOf(ctx, [id]);
  const people = [...new Set([...members, ...experts].map((each) => each.personId))];
  const conflicts = await conflictsOfReviews(ctx, [id], people);
  const ended = await endedAssignments(ctx, [id]);
  const loads = await loadsOf(ctx, review.bodyId, Number(review.dueOn.slice(0, 4)));
  const busy = new Set([...experts, ...conflicts].map((each) => each.personId));
  const may = (rule: keyof typeof reviewPolicy.rules) => reviewPolicy.rules[rule].check(ctx, review) === null;
  const watch = watchesExpertise.check(ctx, review) === null;
  return {
    review,
    version: await versionById(ctx, review.versionId),
    form: await sheetFormOf(ctx, review),
    summary: (await summariesOfReviews(ctx, [review])).get(id) ?? null,
    experts,
    ended,
    conflicts,
    sheets: await readableSheets(ctx, review),
    pool: members
      .filter((member) => !busy.has(member.personId))
      .map(({ personId }) => ({ personId, load: loads.get(personId) ?? 0 })),
    names: await personNames(ctx, [...people, ...ended.map((each) => each.personId)]),
    history: watch ? await historyOfReview(ctx, id) : [],
    may: {
      assign: may('assign'),
      pin: may('pin'),
      reopen: may('reopen'),
      complete: may('complete'),
      watch,
    },
  };
}

/** What happened to the review and to the sheets of its experts, newest first; for the office and the staff. */
async function historyOfReview(ctx: ReadCtx, id: string): Promise<HistoryLine[]> {
  const lines = await historyOf(ctx, { kind: reviewLifecycle.name, id }, reviewSentences);
  for (const sheetId of await sheetIdsOf(ctx, id)) {
    lines.push(...(await historyOf(ctx, { kind: sheetLifecycle.name, id: sheetId }, reviewSentences)));
  }
  return lines.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

export const nameOf = (card: Pick<ReviewCard, 'names'>, personId: string): string =>
  card.names.get(personId) ?? '';
