// Saved views of lists: a person's own filter under a name.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { rule } from '../../../kernel/policy.ts';
import { staffText as text } from './staff.text.ts';

/** Lists whose filters can be kept. */
const lists = ['staff', 'partners', 'institutions'] as const;
export type ViewedList = (typeof lists)[number];
const list = z.enum(lists).default('staff');

/** Paging does not belong to a view. */
const withoutPage = (query: string): string => {
  const kept = new URLSearchParams(query);
  for (const name of ['after', 'before', 'view']) kept.delete(name);
  return kept.toString();
};

const isPerson = rule<unknown>('is-person', { text: text.sees }, (ctx) => ctx.actor.personId !== null);

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** The reader's own views of a list, in Russian order. */
export async function savedViews(ctx: ReadCtx, list: ViewedList): Promise<SavedView[]> {
  return (await ownViews(ctx)).filter((view) => view.list === list);
}

async function ownViews(ctx: ReadCtx): Promise<(SavedView & { list: string })[]> {
  if (!ctx.actor.personId) return [];
  return ctx.db
    .selectFrom('people.saved_views')
    .select(['id', 'name', 'query', 'list'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', ctx.actor.personId)
    .orderBy('name')
    .limit(60)
    .execute();
}

/** Anybody keeps the filter in force under a name, for himself. */
export const saveView = command({
  name: 'people.views.save',
  ru: text.save,
  norm: null,
  input: z.object({
    list,
    name: z.string({ error: text.viewFault }).trim().min(1, text.viewFault).max(60, text.viewFault),
    query: z.string().max(1000, text.viewFault).default('').transform(withoutPage),
  }),
  ability: isPerson,
  run: async (ctx, input) => {
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('people.saved_views')
      .values({ territory_id: ctx.territory.id, id, person_id: ctx.actor.personId ?? '', ...input })
      .execute();
    await recordFact(ctx, { name: 'view.saved', subject: { kind: 'people.saved_view', id } });
    return { id, query: input.query };
  },
});

/** The owner lets a saved view go. */
export const removeView = command({
  name: 'people.views.remove',
  ru: text.viewGone,
  norm: null,
  input: z.object({ id: z.uuid() }),
  load: async (ctx, { id }) => (await ownViews(ctx)).find((view) => view.id === id) ?? null,
  ability: isPerson,
  run: async (ctx, _input, view) => {
    await ctx.db
      .deleteFrom('people.saved_views')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', view.id)
      .execute();
    await recordFact(ctx, { name: 'view.removed', subject: { kind: 'people.saved_view', id: view.id } });
    return { id: view.id };
  },
});
