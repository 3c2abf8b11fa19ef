// What rooms above know of a site and its plan: ready sections of its pages, handed over by the composition root.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import type { Child } from '../../../ui/index.ts';

export interface SiteSection {
  readonly title: string;
  readonly body: (view: PageView) => Child;
}

/** A section about a site and, where it has one, about its plan; null: nothing to show to this reader. */
export type SitePart = (
  ctx: ReadCtx,
  of: { readonly siteId: string; readonly planId: string | null },
) => Promise<SiteSection | null>;

let parts: readonly SitePart[] = [];

/** Called once by the composition root, in the order the sections stand on the page. */
export function useSiteParts(given: readonly SitePart[]): void {
  parts = given;
}

export async function sectionsOfSite(ctx: ReadCtx, of: Parameters<SitePart>[1]): Promise<SiteSection[]> {
  const found: SiteSection[] = [];
  for (const part of parts) {
    const section = await part(ctx, of);
    if (section) found.push(section);
  }
  return found;
}
