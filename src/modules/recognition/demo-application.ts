// The demonstration's campaign of last year and the applications recognised in it.
import { momentIn } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { institution } from '../institutions/index.ts';
import { currentVersion, norms, parametersOf, termsOf } from '../regulations/index.ts';
import { datesOf } from './campaign/campaign.commands.ts';
import { campaignText } from './campaign/campaign.text.ts';
import type { DemoSite, DemoWorld } from './demo.shapes.ts';

/** A campaign of the past with the terms of its regulation. */
export async function closedCampaign(ctx: WriteCtx, year: number, bodyId: string): Promise<string> {
  const version = await currentVersion(ctx, norms.applicationForm);
  const dates = await datesOf(ctx, version, year);
  if (!version || !dates.applicationsUntil || !dates.expertiseUntil || !dates.orderUntil) {
    throw new Error('Demonstration: the campaign needs a regulation with its calendar');
  }
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('recognition.campaigns')
    .values({
      territory_id: ctx.territory.id,
      id,
      year,
      title: campaignText.title(await termsOf(ctx), year),
      state: 'closed',
      regulation_version_id: version.id,
      body_id: bodyId,
      applications_until: dates.applicationsUntil,
      expertise_until: dates.expertiseUntil,
      order_until: dates.orderUntil,
      opened_at: ctx.now,
      closed_at: momentIn(`${year}-10-01`, '10:00', ctx.territory.zone),
    })
    .execute();
  return id;
}

export const idFrom = (map: ReadonlyMap<string, string>, key: string): string => {
  const found = map.get(key);
  if (!found) throw new Error(`Demonstration: unknown ${key}`);
  return found;
};

/** An application as it stood when its site was recognised. */
export async function recognisedApplication(
  ctx: WriteCtx,
  campaignId: string,
  number: number,
  site: DemoSite,
  world: DemoWorld,
): Promise<string> {
  const id = newId(ctx.now);
  const organisation = await institution(ctx, idFrom(world.institutions, site.institution));
  const version = await currentVersion(ctx, norms.siteEligibility);
  const { criteria } = parametersOf(version, norms.siteEligibility);
  const { plan, direction, theme, goal, characteristic, relevance } = site;
  const [head, coHead, signer] = [site.head, site.coHead, site.signer].map((login) =>
    idFrom(world.people, login),
  );
  const eligibility = criteria.map(({ key }) => ({
    key,
    answer: 'yes',
    text: 'Подтверждено материалами организации.',
  }));
  const people = {
    headPersonId: head,
    coHeadPersonId: coHead,
    signerPersonId: signer,
    headChairsCouncil: true,
  };
  await ctx.db
    .insertInto('recognition.applications')
    .values({
      ...{ territory_id: ctx.territory.id, id, campaign_id: campaignId, kind: 'opening', number },
      ...{
        institution_id: organisation?.id ?? '',
        institution_name: organisation?.fullName ?? '',
        institution_inn: organisation?.inn ?? '',
      },
      ...{
        state: 'recognised',
        direction,
        theme,
        goal,
        characteristic,
        relevance,
        eligibility: JSON.stringify(eligibility),
      },
      ...{
        head_person_id: head ?? null,
        co_head_person_id: coHead ?? null,
        signer_person_id: signer ?? null,
      },
      ...{ created_at: ctx.now, saved_at: ctx.now, submitted_at: ctx.now, decided_at: ctx.now },
    })
    .execute();
  await ctx.db
    .insertInto('recognition.application_plan')
    .values(
      plan.map((line, index) => ({
        territory_id: ctx.territory.id,
        application_id: id,
        position: index + 1,
        ...line,
      })),
    )
    .execute();
  await ctx.db
    .insertInto('recognition.application_submissions')
    .values({
      ...{
        territory_id: ctx.territory.id,
        application_id: id,
        submission: 1,
        at: ctx.now,
        person_id: signer ?? '',
      },
      content: JSON.stringify({
        direction,
        theme,
        goal,
        characteristic,
        relevance,
        eligibility,
        ...people,
        plan,
      }),
    })
    .execute();
  return id;
}
