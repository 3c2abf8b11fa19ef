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
  /** Anchor on the page: `training`. */
  readonly id: string;
  readonly title: string;
  /** How many records stand in it. */
  readonly count: number;
  readonly actions?: (view: PageView) => Child;
  readonly body: (view: PageView) => Child;
}

export interface KnownOfPerson {
  readonly sections: readonly CardSection[];
  readonly timeline: readonly TimelineLine[];
}

export interface PersonPart {
  readonly key: string;
  /** What this reader may see, read once for sections and timeline alike; null: nothing. */
  readonly of: (ctx: ReadCtx, personId: string) => Promise<KnownOfPerson | null>;
}

let parts: readonly PersonPart[] = [];

/** Called once by the composition root, in the order the sections stand on the card. */
export function usePersonParts(given: readonly PersonPart[]): void {
  parts = given;
}

export const personParts = (): readonly PersonPart[] => parts;
