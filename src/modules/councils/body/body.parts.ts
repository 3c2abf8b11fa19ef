// What rooms above know of a body: ready sections of its card, handed over by the composition root.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import type { Child } from '../../../ui/index.ts';
import type { BodyRecord } from '../body.queries.ts';

export interface BodySection {
  readonly title: string;
  readonly body: (view: PageView) => Child;
}

/** A section about a body; null: nothing to show to this reader. */
export type BodyPart = (ctx: ReadCtx, body: BodyRecord) => Promise<BodySection | null>;

let parts: readonly BodyPart[] = [];

/** Called once by the composition root, in the order the sections stand on the card. */
export function useBodyParts(given: readonly BodyPart[]): void {
  parts = given;
}

export async function sectionsOfBody(ctx: ReadCtx, body: BodyRecord): Promise<BodySection[]> {
  const found: BodySection[] = [];
  for (const part of parts) {
    const section = await part(ctx, body);
    if (section) found.push(section);
  }
  return found;
}
