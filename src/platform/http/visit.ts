// One visit of an address inside a territory: who came where, what stands in the way, how a refusal is shown.
import type { Context } from 'hono';
import type { ReadCtx, Territory } from '../../kernel/ctx.ts';
import { isId, newId } from '../../kernel/ids.ts';
import type { FormState, Params } from '../../kernel/page.ts';
import { tokenRefusal } from '../../kernel/perform.ts';
import { type Refusal, refuse, statusOf } from '../../kernel/refusal.ts';
import { takeFlash } from './answer.ts';
import { storable } from './body.ts';
import type { Framing, HttpParts, KnownCaller } from './routes.ts';

export interface Visit {
  readonly c: Context;
  readonly territory: Territory;
  readonly caller: KnownCaller | null;
  readonly params: Params;
}

/** The year chosen in the header, as the browser's cookie keeps it. */
function chosenYear(c: Context): number | undefined {
  const year = /(?:^|;\s*)year=(20\d\d)(?:;|$)/.exec(c.req.header('cookie') ?? '')?.[1];
  return year ? Number(year) : undefined;
}

/** Null where there is nothing to visit: no such territory, or a record's address that cannot be an id. */
export async function visitOf(parts: HttpParts, c: Context): Promise<Visit | null> {
  const { territory: slug = '', ...params } = storable(c.req.param()) as Record<string, string>;
  const isSense = Object.entries(params).every(([name, value]) => !/^id$|Id$/.test(name) || isId(value));
  const territory = isSense ? await parts.territoryBySlug(slug) : null;
  if (!territory) return null;
  const caller = await parts.callerOf(c.req.raw);
  // A token belongs to one territory: elsewhere it opens what it opens to a visitor.
  const isStray = caller?.tokenScopes != null && caller.tokenTerritoryId !== territory.id;
  const known = isStray || !caller ? null : { ...caller, schoolYear: chosenYear(c) };
  return { c, territory, caller: known, params };
}

export const framingOf = (
  visit: Pick<Visit, 'c' | 'caller'>,
  frame: 'work' | 'public',
  form: FormState | null,
): Framing => ({
  url: new URL(visit.c.req.url.replaceAll('%00', '')),
  caller: visit.caller,
  flash: form ? null : takeFlash(visit.c),
  look: visit.c.req.header('cookie')?.match(/(?:^|;\s*)view=(\w+)/)?.[1],
  hintsSeen:
    visit.c.req
      .header('cookie')
      ?.match(/(?:^|;\s*)hints=([\w.-]+)/)?.[1]
      ?.split('.') ?? [],
  frame,
  formKey: newId(new Date(Math.trunc(performance.timeOrigin + performance.now()))),
  form,
});

/** The address as the access log keeps it: within the territory, with its filter. */
export const addressIn = ({ territory }: Visit, url: URL): string =>
  (url.pathname.slice(territory.slug.length + 1) + url.search).slice(0, 300);

/** A page or a download with the room it belongs to. */
export interface Door<P> {
  readonly module: string;
  readonly door: P;
}

/** What stands in the way before the page's own right is asked: the scopes of a program's key, the second factor. */
export function entryRefusal(
  parts: HttpParts,
  ctx: ReadCtx,
  caller: KnownCaller | null,
  module: string,
): Refusal | null {
  const outOfScope = tokenRefusal(ctx, `${module}.page`, 'look');
  if (outOfScope) return outOfScope;
  if (caller && parts.secondFactorWanted(ctx, caller)) {
    return refuse(
      'second-factor',
      'Администратору нужен второй фактор входа: включите его в своей учётной записи.',
      {
        kind: 'forbidden',
      },
    );
  }
  return null;
}

/** A visitor without a right is shown the way in, and comes back to the same page. */
export const signInPath = (url: URL) => `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`;

export async function showRefusal(
  parts: HttpParts,
  visit: Visit,
  ctx: ReadCtx | null,
  refusal: Refusal,
  framing: Framing,
) {
  if (refusal.refusal === 'second-factor') return visit.c.redirect('/account?second-factor=wanted', 303);
  if (refusal.kind === 'forbidden' && !visit.caller) return visit.c.redirect(signInPath(framing.url), 303);
  return visit.c.html(await parts.renderRefusal(refusal, ctx, framing), statusOf(refusal));
}
