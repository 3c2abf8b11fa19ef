// A reader's own filters of the list: kept by person in a room above, which hands over how to draw and to post them.
import type { Child } from 'hono/jsx';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PagePost, PageView } from '../../../kernel/page.ts';

export interface ListViews<V = unknown> {
  readonly posts: readonly PagePost[];
  readonly load: (ctx: ReadCtx) => Promise<V>;
  readonly links: (view: PageView, kept: V) => { text: string; href: string; current: boolean }[];
  readonly tools: (view: PageView, kept: V) => Child;
}

/** What the page of the list posts; filled before the routes are drawn. */
export const viewPosts: PagePost[] = [];
let views: ListViews | null = null;

/** Called once by the composition root. */
export function useListViews<V>(given: ListViews<V>): void {
  views = given as ListViews;
  viewPosts.splice(0, viewPosts.length, ...given.posts);
}

export interface KeptViews {
  readonly links: ReturnType<ListViews['links']>;
  readonly tools: Child;
}

/** Drawn for the page that is being shown. */
export async function keptViews(ctx: ReadCtx): Promise<(view: PageView) => KeptViews> {
  const given = views;
  if (!given) return () => ({ links: [], tools: null });
  const kept = await given.load(ctx);
  return (view) => ({ links: given.links(view, kept), tools: given.tools(view, kept) });
}
