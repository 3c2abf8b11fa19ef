// An address of a calendar is switched on by its hash alone, and taken back by whoever switched it on.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { hasRole } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { policy, rule, signedIn } from '../../kernel/policy.ts';
import { refuse } from '../../kernel/refusal.ts';
import { visibleBody } from '../councils/index.ts';
import { calendarText as text } from './calendar.text.ts';
import { type Feed, hashOfSecret, oneFeed, secretShape } from './feed.queries.ts';

export const feedPolicy = policy<Feed, 'revoke'>('calendar.feed', {
  revoke: rule(
    'own-address',
    { text: text.refusals.notYours },
    (ctx, feed) => feed.ownerId === ctx.actor.personId || hasRole(ctx, 'territory-admin'),
  ),
});

const invalid = (name: string, field: string, words: string) =>
  refuse(name, words, { kind: 'invalid', fields: { [field]: words } });

/** The page made the secret and showed it; only its hash arrives in the base, and never in the journal. */
export const openFeed = command({
  name: 'calendar.feed.open',
  ru: text.switchOn,
  norm: null,
  input: z.object({
    scope: z
      .enum(['person', 'territory', 'body'], { error: text.faults.scope })
      .default('person')
      .meta({ label: text.scope, widget: 'radio', options: text.scopes }),
    bodyId: z.uuid().nullish().meta({ label: text.body, widget: 'select' }),
    secret: z.string().regex(secretShape, text.faults.secret).meta({ widget: 'none' }),
  }),
  ability: signedIn,
  run: async (ctx, input) => {
    if (!ctx.actor.personId) return invalid('nobody', 'scope', text.faults.scope);
    const body = input.scope === 'body' && input.bodyId ? await visibleBody(ctx, input.bodyId) : null;
    if (input.scope === 'body' && !body) return invalid('no-body', 'bodyId', text.refusals.noBody);
    const id = newId(ctx.now);
    const title = body ? body.shortName : text.scopes[input.scope];
    await ctx.db
      .insertInto('calendar.feeds')
      .values({
        ...{ territory_id: ctx.territory.id, id, scope: input.scope, body_id: body?.id ?? null, title },
        ...{ secret_hash: hashOfSecret(input.secret), owner_id: ctx.actor.personId, opened_at: ctx.now },
      })
      .execute();
    await recordFact(ctx, {
      name: 'calendar.feed-opened',
      subject: { kind: 'calendar.feed', id },
      data: { title },
    });
    return { id };
  },
});

export const revokeFeed = command({
  name: 'calendar.feed.revoke',
  ru: text.revoke,
  norm: null,
  input: z.object({ id: z.uuid() }),
  load: (ctx, input) => oneFeed(ctx, input.id),
  ability: feedPolicy.rules.revoke,
  run: async (ctx, input, feed: Feed) => {
    if (feed.revokedAt) return refuse('revoked-already', text.refusals.gone);
    await ctx.db
      .updateTable('calendar.feeds')
      .set({ revoked_at: ctx.now })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.id)
      .execute();
    await recordFact(ctx, {
      name: 'calendar.feed-revoked',
      subject: { kind: 'calendar.feed', id: input.id },
      data: { title: feed.title },
    });
    return { id: input.id };
  },
});
