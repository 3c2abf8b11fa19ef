// What rooms above put on the head's page (the plan, when there is one): data loaded and drawn by the room.
import type { Child } from 'hono/jsx';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';

export interface HeadSection {
  readonly title: string;
  readonly body: (view: PageView) => Child;
}

export interface HeadPart {
  readonly key: string;
  /** null: nothing to show to this reader. */
  readonly section: (ctx: ReadCtx) => Promise<HeadSection | null>;
}

let parts: readonly HeadPart[] = [];

/** Called once by the composition root, in the order the sections stand on the page. */
export function useHeadParts(given: readonly HeadPart[]): void {
  parts = given;
}

export const headParts = (): readonly HeadPart[] => parts;
