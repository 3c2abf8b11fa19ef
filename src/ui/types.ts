// Small shapes that several components share.
import type { Child } from 'hono/jsx';

export type { Child };

/** What a page may put anywhere: text, markup, a list of them, or nothing. */
export type Content = Child | Child[];

export interface Link {
  text: string;
  href: string;
}

/** Five tones of a state; which state has which tone is told by the page, how a tone looks is told here. */
export type Tone = 'draft' | 'waiting' | 'going' | 'done' | 'trouble';

export interface State {
  tone: Tone;
  text: string;
}

export interface Clause {
  /** «5.2» or ready words such as «настройка службы». */
  number: string;
  /** Short name of the act in the genitive: «Порядка». */
  act?: string | undefined;
  href?: string | undefined;
  /** The clause in short words, shown as a hint. */
  summary?: string | undefined;
}

export interface Option {
  value: string;
  label: string;
  /** Second line under a radio or checkbox. */
  hint?: string | undefined;
  group?: string | undefined;
  disabled?: boolean | undefined;
}

/** Hidden fields every form that changes something carries. */
export interface FormGuard {
  csrf?: string | undefined;
  idempotencyKey?: string | undefined;
  /** Version of the record the person was looking at. */
  version?: string | number | undefined;
}

export const guardNames = { csrf: '_csrf', idempotencyKey: '_key', version: '_version' } as const;

export type Query = Record<string, string | readonly string[] | undefined>;
