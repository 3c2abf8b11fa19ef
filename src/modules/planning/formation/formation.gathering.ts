// What of last year is carried over: bodies and who sits in them, who has left, directions of sites, recurring lines, mechanisms.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type BodyLine, bodyLines, membersOfBodies } from '../../councils/index.ts';
import { postsOfPeople } from '../../people/index.ts';
import { siteChoices } from '../../recognition/index.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { linesOfPlan } from '../plan/plan.commands.ts';
import { planOfYear } from '../plan/plan.queries.ts';
import type { BodyDraft, FormationDraft } from './formation.schema.ts';
import { formationText as text } from './formation.text.ts';

const mostSites = 500;

export const firstDay = (schoolYear: number): string => `${schoolYear}-09-01`;

/** A group whose term ends before the year begins, or whose product is handed over, is offered to be closed. */
function hintOf(body: BodyLine, begins: string): string {
  if (body.productOn) return text.handedOver;
  return body.termOn !== null && body.termOn < begins ? text.termOver : '';
}

async function gatherBodies(ctx: ReadCtx, begins: string): Promise<BodyDraft[]> {
  const bodies = (await bodyLines(ctx, { level: 'service' })).filter(
    (body) => body.startsOn < begins && (body.endsOn === null || body.endsOn > begins),
  );
  const members = await membersOfBodies(
    ctx,
    bodies.map((body) => body.id),
    ctx.today,
  );
  const posts = await postsOfPeople(
    ctx,
    members.map((each) => each.personId),
    ctx.today,
  );
  return bodies.map((body): BodyDraft => {
    const hint = hintOf(body, begins);
    return {
      ...{ bodyId: body.id, name: body.name, kind: body.kind, subject: body.subject },
      ...{ fate: hint === '' ? 'keep' : 'close', hint, confirmed: false },
      members: members
        .filter((each) => each.bodyId === body.id)
        .map(({ personId, role, organisation, endsOn }) => {
          const hasPost = (posts.get(personId)?.length ?? 0) > 0;
          // Somebody from beyond the system never had a post here: the organisation of the membership says whence.
          const isGone = !hasPost && organisation === '';
          const left = isGone ? text.leftReason : endsOn !== null && endsOn <= begins ? text.leftTerm : '';
          return { personId, role, organisation, left, stays: left === '' };
        }),
    };
  });
}

async function gatherLines(ctx: ReadCtx, schoolYear: number): Promise<FormationDraft['lines']> {
  const last = await planOfYear(ctx, schoolYear - 1);
  const next = await planOfYear(ctx, schoolYear);
  const known = new Set((next ? await linesOfPlan(ctx, next) : []).map((line) => line.title));
  return (
    (last ? await linesOfPlan(ctx, last) : [])
      // What the cyclogram gives comes again by its rules.
      .filter((line) => line.state !== 'cancelled' && line.ruleId === null)
      .map(({ id, title, term, form }) => ({ lineId: id, title, term, form, keep: !known.has(title) }))
  );
}

export async function gather(ctx: ReadCtx, schoolYear: number): Promise<FormationDraft> {
  const sites = await siteChoices(ctx, '', mostSites);
  const version = await currentVersion(ctx, norms.yearlyFormation);
  const { mechanisms } = parametersOf(version, norms.yearlyFormation);
  return {
    bodies: await gatherBodies(ctx, firstDay(schoolYear)),
    sites: sites.map(({ id, title }) => ({
      ...{ siteId: id, title: title.split(':')[0] ?? title },
      direction: title.split(':').slice(1).join(':').trim(),
    })),
    lines: await gatherLines(ctx, schoolYear),
    mechanisms: mechanisms.map(({ key, text: title }) => ({ key, title, words: '' })),
    ...{ bodiesConfirmed: false, directionsConfirmed: false, linesConfirmed: false },
    mechanismsConfirmed: false,
  };
}
