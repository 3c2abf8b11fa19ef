// The places of the nomenclature and how each stands today: by the regulation put there, or by the year's plan itself.
import { type CivilDate, schoolYearOf } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { lowerFirst } from '../../../platform/language/index.ts';
import { planLinkOfYear } from '../../planning/index.ts';
import {
  currentVersion,
  norms,
  parametersOf,
  type RegulationStanding,
  regulationStandings,
} from '../../regulations/index.ts';
import { type SlotState, nomenclatureText as text } from '../nomenclature.text.ts';

export interface Slot {
  readonly key: string;
  readonly title: string;
  /** Key of the clause that names it; null in a list of the service's own. */
  readonly clause: string | null;
  readonly source: 'regulation' | 'annual-plan';
  readonly state: SlotState;
  /** Why it is not simply in force. */
  readonly why: string;
  readonly document: { readonly title: string; readonly path: string; readonly words: string } | null;
  readonly since: CivilDate | null;
  readonly reviewOn: CivilDate | null;
  readonly placementId: string | null;
  readonly regulationId: string | null;
}

interface Placement {
  readonly id: string;
  readonly slot: string;
  readonly regulationId: string;
  readonly reviewOn: CivilDate | null;
}

export async function placementsOn(ctx: ReadCtx, on: CivilDate): Promise<Placement[]> {
  return ctx.db
    .selectFrom('nomenclature.placements')
    .select(['id', 'slot', 'regulation_id as regulationId', 'review_on as reviewOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('starts_on', '<=', on)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
    .execute();
}

export const slotsOfRegulation = async (ctx: ReadCtx) => {
  const version = await currentVersion(ctx, norms.documentNomenclature);
  return { version, slots: parametersOf(version, norms.documentNomenclature).slots };
};

/** What keeps a placed regulation from being simply in force; the first complaint speaks. */
function standingOf(
  ctx: ReadCtx,
  found: RegulationStanding,
  reviewOn: CivilDate | null,
): Pick<Slot, 'state' | 'why'> {
  if (found.state === 'draft') return { state: 'missing', why: text.why.draft };
  if (found.state === 'repealed') return { state: 'outdated', why: text.why.repealed };
  if (found.approvingSuperseded) return { state: 'outdated', why: text.why.superseded };
  if (found.expiresOn && found.expiresOn <= ctx.today)
    return { state: 'outdated', why: text.why.expired(found.expiresOn) };
  if (found.isRevised) return { state: 'revising', why: text.why.revised };
  if (reviewOn && reviewOn < ctx.today) return { state: 'outdated', why: text.why.overdue(reviewOn) };
  return { state: 'in-force', why: '' };
}

async function planSlot(ctx: ReadCtx): Promise<Pick<Slot, 'state' | 'why' | 'document' | 'since'>> {
  const plan = await planLinkOfYear(ctx, schoolYearOf(ctx.today));
  if (!plan) return { state: 'missing', why: text.why.planNone, document: null, since: null };
  const document = { title: plan.title, path: plan.path, words: lowerFirst(plan.stateWords) };
  return plan.approvedOn
    ? { state: 'in-force', why: '', document, since: plan.approvedOn }
    : { state: 'missing', why: text.why.planDraft, document, since: null };
}

/** Every place in the order of the regulation; empty where the territory keeps no such list. */
export async function slotsOf(ctx: ReadCtx): Promise<Slot[]> {
  const { slots } = await slotsOfRegulation(ctx);
  if (slots.length === 0) return [];
  const placed = new Map((await placementsOn(ctx, ctx.today)).map((each) => [each.slot, each]));
  const ids = [...placed.values()].map((each) => each.regulationId);
  const standings = new Map((await regulationStandings(ctx, ids)).map((each) => [each.id, each]));
  const plan = slots.some(({ source }) => source === 'annual-plan') ? await planSlot(ctx) : null;
  return slots.map(({ key, text: title, clause, source }): Slot => {
    const own = { key, title, clause, source };
    const none = { placementId: null, regulationId: null, reviewOn: null };
    if (source === 'annual-plan' && plan) return { ...own, ...none, ...plan };
    const placement = placed.get(key);
    const found = placement ? standings.get(placement.regulationId) : undefined;
    if (!placement || !found)
      return { ...own, ...none, state: 'missing', why: text.nothing, document: null, since: null };
    return {
      ...own,
      ...standingOf(ctx, found, placement.reviewOn),
      document: { title: found.title, path: found.path, words: found.approvedBy ?? '' },
      since: found.inForceSince,
      reviewOn: placement.reviewOn,
      placementId: placement.id,
      regulationId: placement.regulationId,
    };
  });
}

/** Places that nothing valid fills: what the head must see to. */
export const holesOf = (slots: readonly Slot[]): Slot[] =>
  slots.filter(({ state }) => state === 'missing' || state === 'outdated');
