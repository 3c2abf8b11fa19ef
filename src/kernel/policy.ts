// Rights as a table of named rules that can explain themselves: a rule answers who and when, never from which state.
import type { ReadCtx } from './ctx.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A pure rule over the actor and a loaded record: null when allowed, else the reason. */
export interface Rule<R = unknown> {
  readonly id: string;
  readonly check: (ctx: ReadCtx, record: R) => Refusal | null;
}

interface RuleParts {
  /** Said to the person who is refused: whose right it is and what to do. */
  text: string;
  norm?: string;
}

/** A named rule: rule('is-secretary', {text: 'Это делает секретарь РЭС.'}, (ctx, application) => …). */
export function rule<R>(id: string, parts: RuleParts, holds: (ctx: ReadCtx, record: R) => boolean): Rule<R> {
  return {
    id,
    check: (ctx, record) =>
      holds(ctx, record) ? null : refuse(id, parts.text, { kind: 'forbidden', norm: parts.norm ?? null }),
  };
}

/** All must hold; the first complaint is the answer. */
export function allOf<R>(...rules: Rule<R>[]): Rule<R> {
  return {
    id: `all(${rules.map((each) => each.id).join(', ')})`,
    check: (ctx, record) => {
      for (const each of rules) {
        const complaint = each.check(ctx, record);
        if (complaint) return complaint;
      }
      return null;
    },
  };
}

/** One is enough; the first rule's complaint is the answer when none holds. */
export function anyOf<R>(...rules: Rule<R>[]): Rule<R> {
  return {
    id: `any(${rules.map((each) => each.id).join(', ')})`,
    check: (ctx, record) => {
      let first: Refusal | null = null;
      for (const each of rules) {
        const complaint = each.check(ctx, record);
        if (!complaint) return null;
        first ??= complaint;
      }
      return first;
    },
  };
}

/** Open to all, without an account. */
export const everyone: Rule<unknown> = { id: 'public', check: () => null };

/** Any person known in this territory. */
export const signedIn: Rule<unknown> = rule(
  'signed-in',
  { text: 'Войдите в систему: эта страница доступна сотрудникам и участникам.' },
  (ctx) => ctx.actor.kind !== 'visitor',
);

/** A module's table ability → rule; the name appears in the rights grid. */
export interface Policy<R, A extends string> {
  readonly name: string;
  readonly rules: Readonly<Record<A, Rule<R>>>;
}

export function policy<R, A extends string>(name: string, rules: Record<A, Rule<R>>): Policy<R, A> {
  return { name, rules };
}
