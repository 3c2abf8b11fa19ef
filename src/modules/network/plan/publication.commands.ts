// The centre brings its approved plan to every service; each head acknowledges it, in the own territory.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { countOf } from '../../../platform/language/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { headOfUnit, roleName } from '../../people/index.ts';
import { type Plan, visiblePlan } from '../../planning/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { type Network, networkOf } from '../../territories/index.ts';
import { wake } from '../look.ts';
import { publicationPolicy } from './publication.policy.ts';
import {
  acknowledgementsIn,
  changedLines,
  type LineToPublish,
  nextEdition,
  type Publication,
  publicationsIn,
} from './publication.queries.ts';
import { publicationText as text } from './publication.text.ts';

const norm = 'plan-to-members';
export const publicationKind = 'network.publication';

interface Publishing {
  readonly plan: Plan;
  readonly network: Network | null;
}

async function loadPlan(ctx: ReadCtx, input: { planId: string }): Promise<Publishing | null> {
  const plan = await visiblePlan(ctx, input.planId);
  return plan ? { plan, network: await networkOf(ctx.db, ctx.territory.id, ctx.today) } : null;
}

async function insertEdition(
  ctx: WriteCtx,
  publication: Publication,
  lines: readonly LineToPublish[],
): Promise<void> {
  await ctx.db
    .insertInto('network.publications')
    .values({
      ...{ territory_id: ctx.territory.id, id: publication.id, network_id: publication.networkId },
      ...{ plan_id: publication.planId, school_year: publication.schoolYear, edition: publication.edition },
      ...{ title: publication.title, note: publication.note, published_on: ctx.today },
      published_by_id: ctx.actor.personId,
    })
    .execute();
  const rows = lines.map((line) => ({
    ...{ territory_id: ctx.territory.id, publication_id: publication.id, line_id: line.lineId },
    ...{ position: line.position, direction: line.direction, title: line.title, form: line.form },
    ...{ audience: line.audience, term: line.term, term_kind: line.termKind, starts_on: line.startsOn },
    ...{ ends_on: line.endsOn, place: line.place, responsible: line.responsible, change: line.change },
    was: line.was,
  }));
  for (let from = 0; from < rows.length; from += 500)
    await ctx.db
      .insertInto('network.published_lines')
      .values(rows.slice(from, from + 500))
      .execute();
}

async function ownPost(ctx: ReadCtx): Promise<string> {
  const head = await headOfUnit(ctx, 'centre', ctx.today);
  return head && head.personId === ctx.actor.personId ? head.title : roleName('centre-head');
}

async function acknowledge(ctx: WriteCtx, publication: Publication): Promise<void> {
  await ctx.db
    .insertInto('network.acknowledgements')
    .values({
      ...{ territory_id: ctx.territory.id, publication_id: publication.id },
      ...{ publisher_id: publication.territoryId, network_id: publication.networkId },
      ...{ person_id: ctx.actor.personId ?? '', post: await ownPost(ctx), acknowledged_at: ctx.now },
    })
    .execute();
  await recordFact(ctx, {
    name: 'network.plan-acknowledged',
    subject: { kind: publicationKind, id: publication.id },
    norm,
    data: { edition: publication.edition },
  });
}

/**
 * The director brings the approved plan, or what changed in it since, to every service of the network. Refuses a plan
 * not approved and an edition with nothing new. The centre's own service knows it by publishing it.
 */
export const publishPlan = command({
  name: 'network.plan.publish',
  ru: text.publish,
  norm,
  input: z.object({
    planId: z.uuid(),
    note: z
      .string()
      .trim()
      .max(2000)
      .default('')
      .meta({ label: text.note, hint: text.noteHint, widget: 'textarea' }),
  }),
  load: loadPlan,
  ability: publicationPolicy.rules.publish,
  run: async (ctx, input, { plan, network }: Publishing) => {
    if (network?.hostTerritoryId !== ctx.territory.id)
      return refuse('not-the-centre', text.refusals.notHost, { norm });
    if (plan.state === 'draft' || plan.state === 'on-approval')
      return refuse('plan-not-approved', text.refusals.notApproved, { norm });
    const last = (await publicationsIn(ctx, network.id)).find((each) => each.planId === plan.id) ?? null;
    const lines = await nextEdition(ctx, plan, last);
    if (last && changedLines(lines).length === 0)
      return refuse('nothing-new', text.refusals.nothingNew, { norm });
    const terms = await termsOf(ctx);
    const publication: Publication = {
      ...{ territoryId: ctx.territory.id, id: newId(ctx.now), networkId: network.id, planId: plan.id },
      ...{ schoolYear: plan.schoolYear, edition: (last?.edition ?? 0) + 1, note: input.note },
      title: `План работы ${terms.short('centre')} на ${schoolYearText(plan.schoolYear)} учебный год`,
      publishedOn: ctx.today,
    };
    await insertEdition(ctx, publication, lines);
    await recordFact(ctx, {
      name: 'network.plan-published',
      subject: { kind: publicationKind, id: publication.id },
      norm,
      data: { edition: publication.edition, lines: countOf(lines.length, ...text.changesForms) },
    });
    if (ctx.actor.personId) await acknowledge(ctx, publication);
    await wake(
      ctx,
      network.members.filter(({ id }) => id !== ctx.territory.id),
      publication.id,
    );
    return { id: publication.id, edition: publication.edition };
  },
});

interface Known {
  readonly publication: Publication;
  readonly latest: Publication;
  readonly isKnown: boolean;
}

async function loadPublication(ctx: ReadCtx, input: { publicationId: string }): Promise<Known | null> {
  const network = await networkOf(ctx.db, ctx.territory.id, ctx.today);
  if (!network) return null;
  const all = await publicationsIn(ctx, network.id);
  const publication = all.find(({ id }) => id === input.publicationId);
  const latest = all.find(({ planId }) => planId === publication?.planId);
  if (!publication || !latest) return null;
  const own = (await acknowledgementsIn(ctx, network.id, false)).some(
    (each) => each.publicationId === publication.id && each.territoryId === ctx.territory.id,
  );
  return { publication, latest, isKnown: own };
}

/** The head of a member's service says that the plan is known, under the latest edition. */
export const acknowledgePlan = command({
  name: 'network.plan.acknowledge',
  ru: text.acknowledgeAs,
  norm,
  input: z.object({ publicationId: z.uuid() }),
  load: loadPublication,
  ability: publicationPolicy.rules.acknowledge,
  run: async (ctx, _input, { publication, latest, isKnown }: Known) => {
    if (isKnown) return refuse('acknowledged-already', text.refusals.already, { norm });
    if (latest.id !== publication.id) return refuse('old-edition', text.refusals.old, { norm });
    await acknowledge(ctx, publication);
    return { id: publication.id };
  },
});
