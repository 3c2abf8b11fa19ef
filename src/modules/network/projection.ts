// What a member publishes: a projection of each of its statuses and a card of its service, kept by facts and every morning.
import type { PublishedFact, WriteCtx } from '../../kernel/ctx.ts';
import { type DailyJob, dailyJob } from '../../kernel/jobs.ts';
import { countInstitutions } from '../institutions/index.ts';
import { countTeachers, headOfUnit, personNames } from '../people/index.ts';
import { siteCard, siteIds, siteKind, statusTypesOf } from '../recognition/index.ts';
import { type Network, networkOf } from '../territories/index.ts';

const ownNetwork = (ctx: WriteCtx) => networkOf(ctx.db, ctx.territory.id, ctx.today);

async function withdrawSite(ctx: WriteCtx, siteId: string): Promise<void> {
  await ctx.db
    .deleteFrom('network.sites')
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', '=', siteId)
    .execute();
}

/** Nothing is published before the order's number and date; who may read stays as the member decided. */
async function publishSite(ctx: WriteCtx, network: Network, siteId: string): Promise<void> {
  const site = await siteCard(ctx, siteId);
  if (!site?.startsOn || !site.endsOn) return withdrawSite(ctx, siteId);
  const types = await statusTypesOf(ctx);
  const projection = {
    network_id: network.id,
    status_type: site.statusType,
    status_name: types.find((type) => type.key === site.statusType)?.name ?? site.statusType,
    institution: site.institutionShortName,
    direction: site.direction,
    theme: site.theme,
    subject: site.subject,
    services: site.services,
    scope: site.scope,
    head_name: site.headName,
    starts_on: site.startsOn,
    ends_on: site.endedEarlyOn ?? site.endsOn,
    order_number: site.orderNumber,
    order_date: site.orderDate,
  };
  const audience = site.scope === 'network' ? 'members' : 'centre';
  await ctx.db
    .insertInto('network.sites')
    .values({ territory_id: ctx.territory.id, site_id: siteId, ...projection, audience })
    .onConflict((conflict) => conflict.columns(['territory_id', 'site_id']).doUpdateSet(projection))
    .execute();
}

async function publishCard(ctx: WriteCtx, network: Network): Promise<void> {
  const head = await headOfUnit(ctx, 'centre', ctx.today);
  const names = head ? await personNames(ctx, [head.personId]) : null;
  const card = {
    network_id: network.id,
    head_name: (head && names?.get(head.personId)) ?? '',
    head_post: head?.title ?? '',
    institutions: await countInstitutions(ctx),
    teachers: await countTeachers(ctx, ctx.today),
    counted_on: ctx.today,
  };
  await ctx.db
    .insertInto('network.cards')
    .values({ territory_id: ctx.territory.id, ...card })
    .onConflict((conflict) => conflict.column('territory_id').doUpdateSet(card))
    .execute();
}

/** Everything a territory publishes, anew; a territory that has left its network publishes nothing. */
export async function publishTerritory(ctx: WriteCtx): Promise<void> {
  const network = await ownNetwork(ctx);
  if (!network) {
    for (const table of ['network.sites', 'network.cards'] as const)
      await ctx.db.deleteFrom(table).where('territory_id', '=', ctx.territory.id).execute();
    return;
  }
  for (const id of await siteIds(ctx)) await publishSite(ctx, network, id);
  await publishCard(ctx, network);
}

async function followSite(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const network = await ownNetwork(ctx);
  if (network && fact.subjectKind === siteKind) await publishSite(ctx, network, fact.subjectId);
}

async function followService(ctx: WriteCtx): Promise<void> {
  const network = await ownNetwork(ctx);
  if (network) await publishCard(ctx, network);
}

const siteFacts = [
  'site.activated',
  'site.continued',
  'site.status-granted',
  'site.head-replaced',
  'site.terminated',
  'site.status-cancelled',
  'site.status-returned',
  'site.head-cancelled',
];
const serviceFacts = [
  'institution.registered',
  'institution.merged',
  'institution.divided',
  'institution.split-off',
  'institution.reregistered',
  'institution.closed',
  'post.appointed',
  'post.ended',
  'acting.appointed',
  'acting.ended',
];
/** A new name of an institution stands in every status it holds; a list changes many at once and is told once. */
const namingFacts = ['institution.renamed', 'institution.corrected', 'import.applied', 'import.undone'];

export const projectionSubscribers = {
  ...Object.fromEntries(siteFacts.map((fact) => [fact, followSite])),
  ...Object.fromEntries(serviceFacts.map((fact) => [fact, followService])),
  ...Object.fromEntries(namingFacts.map((fact) => [fact, publishTerritory])),
};

/** Posts begin and end by date: every morning the projection is taken anew. */
export const projectionDaily: DailyJob = dailyJob({
  name: 'network.projection',
  hour: 4,
  run: (ctx) => publishTerritory(ctx),
});
