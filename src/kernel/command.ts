// A command: the one way to change the world. Declared once; form, API, audit and rights grid follow from it.
import type { z } from 'zod';
import type { Lasting } from './closure.ts';
import type { ReadCtx, WriteCtx } from './ctx.ts';
import type { Rule } from './policy.ts';
import type { Refusal } from './refusal.ts';

// biome-ignore lint/suspicious/noExplicitAny: the registry holds commands of every shape; each is typed where it is declared.
export type AnyCommand = Command<any, any, any>;

export interface Command<I extends z.ZodType = z.ZodType, R = void, O = unknown> extends Lasting {
  /** 'recognition.application.submit': module, thing, verb; also its address in the API. */
  readonly name: string;
  /** The verb on the button: «Подать заявку». */
  readonly ru: string;
  readonly norm: string | null;
  readonly input: I;
  /** Loads the record through visibleTo(actor); null is answered 404. Without it the rule sees `undefined`. */
  readonly load?: (ctx: ReadCtx, input: z.output<I>) => Promise<R | null>;
  readonly ability: Rule<R>;
  readonly run: (ctx: WriteCtx, input: z.output<I>, record: R) => Promise<O | Refusal>;
}

export const command = <I extends z.ZodType, R = void, O = unknown>(
  spec: Command<I, R, O>,
): Command<I, R, O> => spec;
