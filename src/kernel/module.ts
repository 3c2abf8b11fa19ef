// A module's manifest: everything a room of the house offers to the whole, named in one place.
import type { RawBuilder } from 'kysely';
import type { CivilDate } from './clock.ts';
import type { AnyCommand } from './command.ts';
import type { PublishedFact, ReadCtx, WriteCtx } from './ctx.ts';
import type { DailyJob, Job } from './jobs.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Norm } from './norm.ts';
import type { AnyPage, Download } from './page.ts';
import type { Policy } from './policy.ts';
import type { AnyQuery } from './query.ts';
import type { Refusal } from './refusal.ts';

/** One line of «Сегодня»: what must be done, by when, under which clause. */
export interface Duty {
  readonly text: string;
  /** Path within the territory. */
  readonly path: string;
  readonly button: string;
  readonly due: CivilDate | null;
  readonly norm: string | null;
  /** Mine to do, or waited for from somebody (then `who` names them). */
  readonly side: 'mine' | 'waiting';
  readonly who?: string;
}

export interface MenuEntry {
  readonly label: string;
  readonly path: string;
  readonly icon: string;
  /** Order in the menu; tens leave room, hundreds make its sections. */
  readonly order: number;
}

/** A hit of the search line; visibility is applied inside the source. */
export interface SearchHit {
  readonly title: string;
  readonly hint: string;
  readonly path: string;
  readonly kind: string;
}

/** SQL that must return nothing, and the sentence it proves. */
export interface Invariant {
  readonly name: string;
  readonly sql: string;
}

export interface RoleSource {
  /** Selects (kind text, scope_kind text, scope_id uuid|null) of the roles a person holds on a date. */
  readonly select: (who: { territoryId: number; personId: string; on: CivilDate }) => RawBuilder<unknown>;
}

export interface Module {
  readonly name: string;
  readonly ru: string;
  readonly norms?: readonly Norm[];
  // biome-ignore lint/suspicious/noExplicitAny: lifecycles of every state set are listed together.
  readonly lifecycles?: readonly Lifecycle<any, any>[];
  // biome-ignore lint/suspicious/noExplicitAny: policies over every record are listed together.
  readonly policies?: readonly Policy<any, any>[];
  readonly commands?: readonly AnyCommand[];
  readonly queries?: readonly AnyQuery[];
  readonly pages?: readonly AnyPage[];
  readonly downloads?: readonly Download[];
  // biome-ignore lint/suspicious/noExplicitAny: jobs of every input are listed together.
  readonly jobs?: readonly Job<any>[];
  readonly daily?: readonly DailyJob[];
  readonly roles?: RoleSource;
  /** Sections of the left menu this person has a right to. */
  readonly menu?: (ctx: ReadCtx) => Promise<readonly MenuEntry[]> | readonly MenuEntry[];
  readonly duties?: (ctx: ReadCtx) => Promise<readonly Duty[]>;
  readonly search?: (ctx: ReadCtx, text: string) => Promise<readonly SearchHit[]>;
  /** Other modules' facts this one listens to, in the same transaction. */
  readonly subscribers?: Readonly<Record<string, (ctx: WriteCtx, fact: PublishedFact) => Promise<void>>>;
  /** Fact name → sentence of the history, e.g. «вернула заявку: нет плана». The actor and the date are put before it. */
  readonly sentences?: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>>;
  /** Constraint name → refusal, so that a race still ends in a sentence. */
  readonly constraints?: Readonly<Record<string, () => Refusal>>;
  readonly invariants?: readonly Invariant[];
}
