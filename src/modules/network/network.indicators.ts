// Figures of the whole centre for those who watch it from the region; counts of what is readable to the centre, no names.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { chargesIn } from './assignment/assignment.queries.ts';
import { ownNetwork, readableCards, readableSites, stateOf } from './network.queries.ts';
import { acknowledgementsIn, publicationsIn } from './plan/publication.queries.ts';

export interface NetworkIndicators {
  readonly members: number;
  readonly acknowledged: number;
  readonly charges: number;
  readonly chargesDone: number;
  readonly sites: number;
  readonly institutions: number;
  readonly teachers: number;
}

/** Null where the reader has no network or no role of the network. */
export async function networkIndicators(ctx: ReadCtx): Promise<NetworkIndicators | null> {
  const own = await ownNetwork(ctx);
  if (!own?.seesAll) return null;
  const [publication] = await publicationsIn(ctx, own.network.id);
  const known = await acknowledgementsIn(ctx, own.network.id, true);
  const charges = (await chargesIn(ctx, own.network.id, true)).filter(({ state }) => state === 'given');
  const cards = await readableCards(ctx, own);
  const sum = (of: (card: (typeof cards)[number]) => number | null) =>
    cards.reduce((total, card) => total + (of(card) ?? 0), 0);
  return {
    members: own.network.members.length,
    acknowledged: known.filter(({ publicationId }) => publicationId === publication?.id).length,
    charges: charges.length,
    chargesDone: charges.filter(({ answer }) => answer?.doneOn).length,
    sites: (await readableSites(ctx, own)).filter((site) => stateOf(site, ctx.today) === 'in-force').length,
    institutions: sum((card) => card.institutions),
    teachers: sum((card) => card.teachers),
  };
}
