// Quorum and majority of one agenda item: pure arithmetic over the parameters of the norm `council-quorum`.
import type { QuorumRule } from './norms.ts';

/** Who is in the room for one item; the recused are counted among those present only. */
export interface Room {
  /** Members of the body by the order on the day of the session. */
  readonly composition: number;
  readonly present: number;
  /** Present members who do not take part in this item. */
  readonly recused: number;
}

export interface Quorum extends Room {
  /** Those who may vote on the item: present − recused. */
  readonly eligible: number;
  /** The least number of eligible members with whom a decision is valid. */
  readonly needed: number;
  readonly reached: boolean;
}

const shares: Record<QuorumRule['share'], readonly [number, number]> = {
  half: [1, 2],
  'two-thirds': [2, 3],
  'three-quarters': [3, 4],
};

/**
 * The least number of members a quorum needs. Strictly (the default): the smallest whole number greater than
 * composition × share, so 5 of 9 and 6 of 10; otherwise the smallest not less than it, so 5 of 9 and 5 of 10.
 * Whole-number arithmetic: two thirds of 9 are exactly 6.
 */
export function neededFor(composition: number, rule: Pick<QuorumRule, 'share' | 'strictly'>): number {
  const [part, whole] = shares[rule.share];
  const product = composition * part;
  return rule.strictly ? Math.floor(product / whole) + 1 : Math.ceil(product / whole);
}

/**
 * Quorum of an item: (present − recused) against the whole composition, more than half by default.
 * Source: the five regulations are silent, so these are parameters of `council-quorum` with the defaults of
 * decision 28, «present minus recused, over the composition, more than half».
 * A body without members never has a quorum.
 */
export function quorumOf(room: Room, rule: Pick<QuorumRule, 'share' | 'strictly'>): Quorum {
  const eligible = room.present - room.recused;
  const needed = neededFor(room.composition, rule);
  return { ...room, eligible, needed, reached: room.composition > 0 && eligible >= needed };
}

export type Choice = 'for' | 'against' | 'abstain';

export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
}

export function tallyOf(choices: readonly Choice[]): Tally {
  const count = (choice: Choice) => choices.filter((each) => each === choice).length;
  return { for: count('for'), against: count('against'), abstain: count('abstain') };
}

export interface Verdict {
  readonly carried: boolean;
  /** Equal votes were settled by the vote of the one who presides. */
  readonly byCastingVote: boolean;
}

/**
 * Whether the motion is carried: «за» are more than half of the eligible members present or, where the rule says so,
 * of those who voted (abstained included). Equal «за» and «против» are settled by the presider's own vote, if the
 * rule gives it.
 * @param presider the vote of the one who presides; null when recused or not voting.
 */
export function verdictOf(
  tally: Tally,
  eligible: number,
  presider: Choice | null,
  rule: Pick<QuorumRule, 'majorityOf' | 'castingVote'>,
): Verdict {
  const isTie = tally.for > 0 && tally.for === tally.against;
  if (isTie && rule.castingVote && (presider === 'for' || presider === 'against'))
    return { carried: presider === 'for', byCastingVote: true };
  const base = rule.majorityOf === 'present' ? eligible : tally.for + tally.against + tally.abstain;
  return { carried: tally.for * 2 > base, byCastingVote: false };
}
