// One calm hint on the first page of each role, put away for good with one press; the browser's cookie remembers.
import type { ReadCtx } from '../kernel/ctx.ts';
import { safeNext } from '../platform/auth/index.ts';
import type { Framing, GlobalRoute } from '../platform/http/index.ts';
import { Icon } from '../ui/index.ts';
import { hintTexts, frameText as words } from './frame.text.ts';
import { byTelling } from './role-titles.ts';

const kindOf = (ctx: ReadCtx): string => byTelling(ctx.actor.roles)[0]?.kind ?? 'nobody';

/** The hint of the person's role on the home page; nothing when it has been put away. */
export function firstHint(ctx: ReadCtx, framing: Framing) {
  const kind = kindOf(ctx);
  const text = hintTexts[kind] ?? hintTexts.nobody;
  const isHome = framing.url.pathname.replace(/\/$/, '') === `/${ctx.territory.slug}`;
  if (ctx.closure || !isHome || framing.hintsSeen.includes(kind)) return null;
  return (
    <form class="o-flash o-flash-info o-first-hint" method="post" action="/hints">
      <Icon name="info-circle" />
      <p>{text}</p>
      <input type="hidden" name="next" value={framing.url.pathname} />
      <button type="submit" class="btn btn-sm" name="hint" value={kind}>
        {words.hintSeen}
      </button>
    </form>
  );
}

/** Kinds put away so far, as the cookie keeps them: «secretary.member». */
const seenIn = (request: Request): string[] =>
  /(?:^|;\s*)hints=([\w.-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]?.split('.') ?? [];

export const hintRoute: GlobalRoute = {
  method: 'POST',
  path: '/hints',
  ability: 'account',
  ru: 'Убрать подсказку',
  handle: async (request) => {
    const form = await request.formData();
    const hint = String(form.get('hint') ?? '');
    const seen = Object.hasOwn(hintTexts, hint) ? [...new Set([...seenIn(request), hint])] : seenIn(request);
    const headers = new Headers({ Location: safeNext(String(form.get('next') ?? '')) });
    headers.append('Set-Cookie', `hints=${seen.join('.')}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`);
    return new Response(null, { status: 303, headers });
  },
};
