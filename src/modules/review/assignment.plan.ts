// Automatic assignment as pure arithmetic: loads as equal as the conflicts allow, the same world always gives the same plan.

export interface PlannedReview {
  readonly id: string;
  /** How many more experts it wants. */
  readonly need: number;
}

export interface PlanInput {
  readonly reviews: readonly PlannedReview[];
  /** The pool in a fixed order with the sheets each already has. */
  readonly experts: readonly { readonly id: string; readonly load: number }[];
  /** In conflict, already assigned, declined or released. */
  readonly isBarred: (reviewId: string, expertId: string) => boolean;
}

export interface Pair {
  readonly reviewId: string;
  readonly personId: string;
}

export interface Plan {
  readonly pairs: readonly Pair[];
  /** Reviews that lack experts free of conflict, and how many. */
  readonly lacking: readonly { readonly reviewId: string; readonly missing: number }[];
}

type Rooms = Map<string, Set<string>>;

/**
 * First the reviews with the fewest possible experts, each to the least loaded; then sheets are handed on along chains
 * of experts from the most to the least loaded until no chain evens out anything (minimal sum of squares).
 */
export function distribute(input: PlanInput): Plan {
  const load = new Map(input.experts.map((expert) => [expert.id, expert.load]));
  const given: Rooms = new Map(input.reviews.map((review) => [review.id, new Set<string>()]));
  const possible = new Map(
    input.reviews.map((review) => [
      review.id,
      input.experts.map((expert) => expert.id).filter((id) => !input.isBarred(review.id, id)),
    ]),
  );
  const slackOf = (review: PlannedReview) => (possible.get(review.id)?.length ?? 0) - review.need;
  const inTurn = input.reviews
    .filter((review) => review.need > 0)
    .toSorted((a, b) => slackOf(a) - slackOf(b) || (a.id < b.id ? -1 : 1));
  for (const review of inTurn) {
    const ordered = (possible.get(review.id) ?? []).toSorted(
      (a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || lotOf(review.id, a) - lotOf(review.id, b),
    );
    for (const expertId of ordered.slice(0, review.need)) {
      given.get(review.id)?.add(expertId);
      load.set(expertId, (load.get(expertId) ?? 0) + 1);
    }
  }
  const open = new Map([...possible].map(([id, experts]) => [id, new Set(experts)]));
  while (evenOut(input, load, given, open));
  return {
    pairs: input.reviews.flatMap(({ id }) =>
      input.experts.flatMap((expert) =>
        given.get(id)?.has(expert.id) ? [{ reviewId: id, personId: expert.id }] : [],
      ),
    ),
    lacking: input.reviews.flatMap(({ id, need }) => {
      const missing = need - (given.get(id)?.size ?? 0);
      return missing > 0 ? [{ reviewId: id, missing }] : [];
    }),
  };
}

/** Lots among equally loaded: the same pair of experts does not read everything together (FNV-1a of both ids). */
function lotOf(reviewId: string, expertId: string): number {
  let hash = 0x811c9dc5;
  for (const sign of `${reviewId} ${expertId}`)
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Hands sheets on along one chain from an expert to one with at least two fewer; false when there is no such chain. */
function evenOut(input: PlanInput, load: Map<string, number>, given: Rooms, open: Rooms): boolean {
  const byLoad = input.experts
    .map((expert) => expert.id)
    .toSorted((a, b) => (load.get(b) ?? 0) - (load.get(a) ?? 0));
  for (const from of byLoad) {
    const chain = chainFrom(input, from, load, given, open);
    if (!chain) continue;
    for (const { reviewId, giver, taker } of chain) {
      given.get(reviewId)?.delete(giver);
      given.get(reviewId)?.add(taker);
    }
    const last = chain.at(-1)?.taker ?? from;
    load.set(from, (load.get(from) ?? 0) - 1);
    load.set(last, (load.get(last) ?? 0) + 1);
    return true;
  }
  return false;
}

interface Step {
  readonly reviewId: string;
  readonly giver: string;
  readonly taker: string;
}

/** Breadth first over «who can take one of whose sheets». */
function chainFrom(
  input: PlanInput,
  from: string,
  load: Map<string, number>,
  given: Rooms,
  open: Rooms,
): Step[] | null {
  const cameBy = new Map<string, Step | null>([[from, null]]);
  const queue = [from];
  for (let giver = queue.shift(); giver !== undefined; giver = queue.shift()) {
    for (const [reviewId, holders] of given) {
      if (!holders.has(giver)) continue;
      for (const { id: taker } of input.experts) {
        if (cameBy.has(taker) || holders.has(taker) || !open.get(reviewId)?.has(taker)) continue;
        cameBy.set(taker, { reviewId, giver, taker });
        if ((load.get(taker) ?? 0) + 2 <= (load.get(from) ?? 0)) return pathTo(taker, cameBy);
        queue.push(taker);
      }
    }
  }
  return null;
}

function pathTo(end: string, cameBy: Map<string, Step | null>): Step[] {
  const steps: Step[] = [];
  for (let step = cameBy.get(end); step; step = cameBy.get(step.giver)) steps.unshift(step);
  return steps;
}
