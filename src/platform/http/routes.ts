// What the HTTP layer is given by the composition root, and the shape of a route outside the territories.
import type { z } from 'zod';
import type { ReadCtx, Territory } from '../../kernel/ctx.ts';
import type { FormState, PageContent } from '../../kernel/page.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Caller, Gateway } from './gateway.ts';

/** The caller as the sign-in layer knows it. */
export interface KnownCaller extends Caller {
  readonly sessionId: string | null;
  /** Whether this session passed the second factor (administrators must, decision 29). */
  readonly secondFactor: boolean;
  /** A token belongs to one territory. */
  readonly tokenTerritoryId: number | null;
}

/** A route outside the territories: sign-in, account, health. Its right is declared beside it. */
export interface GlobalRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly ability: 'public' | 'account';
  readonly ru: string;
  readonly handle: (
    request: Request,
    caller: KnownCaller | null,
    params: Readonly<Record<string, string>>,
  ) => Promise<Response>;
}

export interface FlashNote {
  readonly kind: 'done' | 'info' | 'warning' | 'trouble';
  readonly text: string;
}

/** What the frame needs besides the content. */
export interface Framing {
  readonly url: URL;
  readonly caller: KnownCaller | null;
  readonly flash: FlashNote | null;
  readonly look: string | undefined;
  /** First-time hints the reader has put away. */
  readonly hintsSeen: readonly string[];
  readonly frame: 'work' | 'public';
  readonly formKey: string;
  readonly form: FormState | null;
}

export type FormInput =
  | { readonly ok: true; readonly value: unknown; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly errors: Record<string, string>;
      readonly values: Readonly<Record<string, unknown>>;
    };

export interface HttpParts {
  readonly gateway: Gateway;
  readonly territoryBySlug: (slug: string) => Promise<Territory | null>;
  readonly callerOf: (request: Request) => Promise<KnownCaller | null>;
  readonly globals: readonly GlobalRoute[];
  /** Puts the page into its frame; HTML. */
  readonly render: (ctx: ReadCtx, content: PageContent, framing: Framing) => Promise<string>;
  /** A page for a refusal; without a context when the database is gone or the territory unknown. */
  readonly renderRefusal: (refusal: Refusal, ctx: ReadCtx | null, framing: Framing) => Promise<string>;
  /** Turns form strings and files into the input of a command, or into Russian sentences by field. */
  readonly toInput: (schema: z.ZodType, body: FormData) => FormInput;
  /** True when this caller must pass the second factor before going on. */
  readonly secondFactorWanted: (ctx: ReadCtx, caller: KnownCaller) => boolean;
  readonly publicFolder: string;
  /** Whether the database may be away because its disk is full. */
  readonly isDiskFull: () => boolean;
  /** The session a cookie signed by us names, whether it still lasts or not; limits count by it. */
  readonly sessionOf: (request: Request) => string | null;
  readonly trustedProxies: readonly string[];
  /** The address people type. */
  readonly publicUrl: string;
  readonly log: { info: (data: object, text: string) => void; error: (data: object, text: string) => void };
}
