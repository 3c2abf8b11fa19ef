// What rooms above know of a person: lines of the timeline and links of the card; handed over by the composition root.
import type { Child } from 'hono/jsx';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';

/** A day in a person's professional life: «1 сентября 2025 г. — учитель математики, СШ № 1». */
export interface TimelineLine {
  readonly on: CivilDate;
  readonly text: string;
  /** Path within the territory. */
  readonly path?: string;
}

/** A ready section of the card: data loaded by the room, drawn by the room. */
export interface CardSection {
  readonly title: string;
  readonly body: (view: PageView) => Child;
}

export interface PersonPart {
  readonly key: string;
  /** Lines this reader may see; visibility is the room's own. */
  readonly timeline?: (ctx: ReadCtx, personId: string) => Promise<readonly TimelineLine[]>;
  /** null: nothing to show to this reader. */
  readonly section?: (ctx: ReadCtx, personId: string) => Promise<CardSection | null>;
}

let parts: readonly PersonPart[] = [];

/** Called once by the composition root, in the order the sections stand on the card. */
export function usePersonParts(given: readonly PersonPart[]): void {
  parts = given;
}

export const personParts = (): readonly PersonPart[] => parts;
