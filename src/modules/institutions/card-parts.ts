// What rooms above know of an institution: facts of its card and links of its staff tab; handed over by the composition root.
import type { Child } from 'hono/jsx';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { PageView } from '../../kernel/page.ts';

/** A ready section of the card: data loaded by the room, drawn by the room. */
export interface InstitutionSection {
  readonly title: string;
  readonly body: (view: PageView) => Child;
}

export interface InstitutionLink {
  readonly text: string;
  /** Path within the territory. */
  readonly path: string;
  readonly download?: boolean;
}

export interface InstitutionPart {
  readonly key: string;
  /** null: nothing to show to this reader. */
  readonly section?: (ctx: ReadCtx, institutionId: string) => Promise<InstitutionSection | null>;
  /** What else can be done with the staff of an institution. */
  readonly staffLinks?: (ctx: ReadCtx, institutionId: string) => Promise<readonly InstitutionLink[]>;
}

let parts: readonly InstitutionPart[] = [];

/** Called once by the composition root, in the order the sections stand on the card. */
export function useInstitutionParts(given: readonly InstitutionPart[]): void {
  parts = given;
}

export async function institutionSections(ctx: ReadCtx, id: string): Promise<InstitutionSection[]> {
  const found: InstitutionSection[] = [];
  for (const part of parts) {
    const section = await part.section?.(ctx, id);
    if (section) found.push(section);
  }
  return found;
}

export async function staffLinksOf(ctx: ReadCtx, id: string): Promise<InstitutionLink[]> {
  const found: InstitutionLink[] = [];
  for (const part of parts) found.push(...((await part.staffLinks?.(ctx, id)) ?? []));
  return found;
}
