// A member decides what the other members see: statuses one by one, the figures of the service as a whole.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { siteKind } from '../recognition/index.ts';
import { networkOf } from '../territories/index.ts';
import { networkPolicy } from './network.policy.ts';
import { networkText as text } from './network.text.ts';

const norm = 'network-membership';

const reason = z
  .string()
  .trim()
  .min(5, text.whyShort)
  .max(500)
  .meta({ label: text.why, hint: text.whyHint, widget: 'textarea' });

const sharing = z.object({
  siteIds: z
    .array(z.uuid())
    .min(1, text.chooseOne)
    .max(200)
    .meta({ label: text.choose, widget: 'checkboxes' }),
  reason,
});

interface OwnSite {
  readonly siteId: string;
  readonly scope: string;
  readonly audience: string;
}

/** All of the own territory, or null: a status of another one is not there. */
async function ownSites(ctx: ReadCtx, siteIds: readonly string[]): Promise<OwnSite[] | null> {
  const wanted = [...new Set(siteIds)];
  const found = await ctx.db
    .selectFrom('network.sites')
    .select(['site_id as siteId', 'scope', 'audience'])
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', 'in', wanted)
    .orderBy('site_id')
    .execute();
  return found.length === wanted.length ? found : null;
}

const inNetwork = (ctx: ReadCtx) => networkOf(ctx.db, ctx.territory.id, ctx.today);

async function setAudience(
  ctx: WriteCtx,
  sites: readonly OwnSite[],
  audience: 'centre' | 'members',
  input: { readonly reason: string },
): Promise<{ changed: number } | Refusal> {
  if (!(await inNetwork(ctx))) return refuse('no-network', text.notInNetwork, { norm });
  if (sites.some((site) => site.audience === audience))
    return refuse('already-so', text.stateConflict, { norm });
  for (const { siteId } of sites) {
    await ctx.db
      .updateTable('network.sites')
      .set({ audience, reason: input.reason, decided_at: ctx.now })
      .where('territory_id', '=', ctx.territory.id)
      .where('site_id', '=', siteId)
      .execute();
    await recordFact(ctx, {
      name: audience === 'members' ? 'network.site-opened' : 'network.site-closed',
      subject: { kind: siteKind, id: siteId },
      norm,
      data: { reason: input.reason },
    });
  }
  return { changed: sites.length };
}

/** The service opens statuses of its territory to all members, with a reason. Refuses what is open already. */
export const openToMembers = command({
  name: 'network.site.open',
  ru: text.open,
  norm,
  input: sharing,
  load: (ctx, input) => ownSites(ctx, input.siteIds),
  ability: networkPolicy.rules.share,
  run: (ctx, input, sites) => setAudience(ctx, sites, 'members', input),
});

/** The service leaves statuses to the centre alone again; one made for the whole network cannot be closed. */
export const closeFromMembers = command({
  name: 'network.site.close',
  ru: text.close,
  norm,
  input: sharing,
  load: (ctx, input) => ownSites(ctx, input.siteIds),
  ability: networkPolicy.rules.share,
  run: async (ctx, input, sites) =>
    sites.some((site) => site.scope === 'network')
      ? refuse('serves-the-network', text.servesNetwork, { norm })
      : setAudience(ctx, sites, 'centre', input),
});

/** The service decides whether the members see how many institutions and teachers it has. */
export const showFigures = command({
  name: 'network.figures.show',
  ru: 'Изменить доступ',
  norm,
  input: z.object({
    audience: z
      .enum(['centre', 'members'], { error: 'Выберите, кому видны показатели' })
      .meta({ label: 'Кому видны показатели', widget: 'radio', options: text.audiences }),
    reason,
  }),
  ability: networkPolicy.rules.share,
  run: async (ctx, input) => {
    if (!(await inNetwork(ctx))) return refuse('no-network', text.notInNetwork, { norm });
    await ctx.db
      .updateTable('network.cards')
      .set({ audience: input.audience, reason: input.reason })
      .where('territory_id', '=', ctx.territory.id)
      .execute();
    await recordFact(ctx, {
      name: 'network.figures-audience-changed',
      subject: { kind: 'network.card', id: String(ctx.territory.id) },
      norm,
      data: { audience: input.audience, reason: input.reason },
    });
    return { audience: input.audience };
  },
});
