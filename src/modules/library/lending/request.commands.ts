// Requests: a reader asks for an item of the catalogue, the keeper makes it ready or declines, the reader may take it back.
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { norms } from '../../regulations/index.ts';
import { fundText as text } from '../fund/fund.text.ts';
import { item } from '../fund/item.queries.ts';
import { keepsFund, usesFund } from '../library.policy.ts';
import { fundRule, request } from './loan.queries.ts';
import { askSchema, declineSchema, requestStepSchema } from './loan.schema.ts';
import { requestLifecycle } from './request.lifecycle.ts';

const norm = norms.fundAccess.slug;
const requestSubject = (id: string) => ({ kind: requestLifecycle.name, id });

/** Any specialist or teacher asks for an item; refuses a second request for the same and an item without copies. */
export const askForItem = command({
  name: 'library.request.ask',
  ru: 'Заказать',
  norm,
  input: askSchema,
  load: (ctx, input) => item(ctx, input.id),
  ability: usesFund,
  run: async (ctx, input, found) => {
    if (found.copies - found.lost <= 0) return refuse('no-copies', text.refusals.noCopies, { norm });
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('library.requests')
      .values({
        ...{ territory_id: ctx.territory.id, id, item_id: found.id, person_id: ctx.actor.personId ?? '' },
        ...{ asked_on: ctx.today, note: input.note, state: requestLifecycle.initial },
      })
      .execute();
    await recordFact(ctx, {
      name: 'request.asked',
      subject: requestSubject(id),
      norm,
      data: { itemId: found.id },
    });
    return { id: found.id };
  },
});

const load = (ctx: ReadCtx, input: { id: string }) => request(ctx, input.id);

/** The copy waits for the reader some days; the reader gets a letter. */
export const makeReady = command({
  name: 'library.request.ready',
  ru: 'Готово к выдаче',
  norm,
  input: requestStepSchema,
  load,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    const until = addDays(ctx.today, (await fundRule(ctx)).holdDays);
    const moved = await advance(ctx, requestLifecycle, { ...found, version: input.version }, 'ready', {
      set: { ready_until: until },
      data: { until },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      ...{ to: [found.personId], name: 'request.ready', text: text.notices.ready(found.title, until) },
      ...{ path: '/library/mine', norm, due: until },
    });
    return { id: found.id };
  },
});

/** The keeper says why the item cannot be given. */
export const declineRequest = command({
  name: 'library.request.decline',
  ru: 'Отклонить заказ',
  norm,
  input: declineSchema,
  load,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    const moved = await advance(ctx, requestLifecycle, { ...found, version: input.version }, 'decline', {
      set: { reason: input.reason },
      data: { reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      ...{ to: [found.personId], name: 'request.declined', path: '/library/mine', norm },
      text: text.notices.declined(found.title, input.reason),
    });
    return { id: found.id };
  },
});

const isOwn = rule<{ readonly personId: string }>(
  'own-request',
  { text: text.refusals.ownRequest, norm },
  (ctx, record) => ctx.actor.personId === record.personId,
);
export const requestPolicy = policy<{ readonly personId: string }, 'cancel'>('library.request', {
  cancel: isOwn,
});

/** The reader no longer needs it. */
export const cancelRequest = command({
  name: 'library.request.cancel',
  ru: 'Отменить заказ',
  norm,
  input: requestStepSchema,
  load,
  ability: requestPolicy.rules.cancel,
  run: (ctx, input, found) => advance(ctx, requestLifecycle, { ...found, version: input.version }, 'cancel'),
});

export const requestCommands = [askForItem, makeReady, declineRequest, cancelRequest];
