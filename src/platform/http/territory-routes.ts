// Pages, forms and downloads inside a territory: session → actor → right → load → view, as house-style draws it.
import type { Context, Hono } from 'hono';
import type { ReadCtx, Territory } from '../../kernel/ctx.ts';
import { isId, newId } from '../../kernel/ids.ts';
import { recordView } from '../../kernel/journal.ts';
import type { AnyPage, Download, FormState, PageView, Params } from '../../kernel/page.ts';
import { everyone } from '../../kernel/policy.ts';
import { isRefusal, notFound, type Refusal, refuse, statusOf } from '../../kernel/refusal.ts';
import { fileAnswer, goWith, refusalJson, takeFlash } from './answer.ts';
import { formOf, storable } from './body.ts';
import { visitor } from './gateway.ts';
import { foreignOrigin, isForeignOrigin } from './guard.ts';
import type { Framing, HttpParts, KnownCaller } from './routes.ts';

/** What stands in the way before the page's own right is asked: the second factor, a session that ended. */
function entryRefusal(parts: HttpParts, ctx: ReadCtx, caller: KnownCaller | null): Refusal | null {
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

const wantsJson = (c: Context) => (c.req.header('accept') ?? '').includes('application/json');

interface Visit {
  readonly c: Context;
  readonly territory: Territory;
  readonly caller: KnownCaller | null;
  readonly params: Params;
}

/** Null where there is nothing to visit: no such territory, or a record's address that cannot be an id. */
async function visitOf(parts: HttpParts, c: Context): Promise<Visit | null> {
  const { territory: slug = '', ...params } = storable(c.req.param()) as Record<string, string>;
  const isSense = Object.entries(params).every(([name, value]) => !/^id$|Id$/.test(name) || isId(value));
  const territory = isSense ? await parts.territoryBySlug(slug) : null;
  if (!territory) return null;
  const caller = await parts.callerOf(c.req.raw);
  // A token belongs to one territory: elsewhere it opens what it opens to a visitor.
  const isStray = caller?.tokenScopes != null && caller.tokenTerritoryId !== territory.id;
  return { c, territory, caller: isStray ? null : caller, params };
}

const framingOf = (
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

/** A visitor without a right is shown the way in, and comes back to the same page. */
const signInPath = (url: URL) => `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`;

/** The session ended under a form: the browser keeps the text, says so, and comes back after signing in. */
function signedOut(c: Context): Response {
  if (!wantsJson(c)) return c.redirect(signInPath(new URL(c.req.url)), 303);
  const text = 'Сеанс закончился. Войдите снова: введённое сохранено в этом браузере.';
  return c.json({ ok: false, error: { name: 'signed-out', kind: 'forbidden', text } }, 401);
}

async function showRefusal(
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

async function showPage(
  parts: HttpParts,
  page: AnyPage,
  visit: Visit,
  form: FormState | null,
): Promise<Response> {
  const framing = framingOf(visit, page.frame ?? 'work', form);
  const caller = visit.caller ?? visitor;
  let shown: ReturnType<NonNullable<AnyPage['shows']>> = null;
  const response = await parts.gateway.read(
    visit.territory,
    caller,
    visit.c.get('requestId'),
    async (ctx) => {
      const complaint = entryRefusal(parts, ctx, visit.caller) ?? page.ability.check(ctx, undefined);
      if (complaint) return showRefusal(parts, visit, ctx, complaint, framing);
      const data = (await page.load(ctx, visit.params, framing.url.searchParams)) ?? notFound();
      if (isRefusal(data)) return showRefusal(parts, visit, ctx, data, framing);
      const base = `/${visit.territory.slug}`;
      const view: PageView = {
        ...ctx,
        url: (path) => base + path,
        self: framing.url.pathname + framing.url.search,
        query: framing.url.searchParams,
        form,
        formKey: framing.formKey,
      };
      const html = await parts.render(ctx, page.view(view, data), framing);
      shown = page.shows?.(data) ?? null;
      return visit.c.html(html, form ? statusOf(form.refusal) : 200);
    },
  );
  if (shown) {
    const subject: { kind: string; id: string } = shown;
    await parts.gateway.write(visit.territory, caller, visit.c.get('requestId'), (ctx) =>
      recordView(ctx, subject),
    );
  }
  return response;
}

/** Without scripts «Добавить строку» posts the form: the same page answers with everything typed and one more row. */
const rowAdded = refuse('row-added', '', { kind: 'invalid' });

function withRow(values: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const rows = Array.isArray(values[name]) ? (values[name] as unknown[]) : [];
  return { ...values, [name]: [...rows, {}] };
}

async function takePost(parts: HttpParts, page: AnyPage, visit: Visit): Promise<Response> {
  const { c, territory, caller, params } = visit;
  const refused = (refusal: Refusal) =>
    wantsJson(c)
      ? refusalJson(c, refusal)
      : showRefusal(parts, visit, null, refusal, framingOf(visit, 'public', null));
  if (isForeignOrigin(c.req.raw)) return refused(foreignOrigin());
  const body = await formOf(c);
  if (isRefusal(body)) return refused(body);
  const name = String(body.get('_command') ?? '');
  // Marked rows of a list come without a command: their page shows first what would change.
  if (!name && body.has('ids[]')) {
    const marked = body
      .getAll('ids[]')
      .slice(0, 200)
      .map((id) => ['ids[]', String(id)]);
    return c.redirect(`${c.req.path}?${new URLSearchParams(marked)}`, 303);
  }
  const target = page.posts?.find((each) => each.command.name === name);
  if (!target)
    return refused(
      refuse('unknown-command', 'Эта страница не умеет такого действия. Обновите её.', { kind: 'invalid' }),
    );
  for (const [param, value] of Object.entries(params)) if (!body.has(param)) body.set(param, value);
  const seen = body.get('_version');
  if (typeof seen === 'string' && !body.has('version')) body.set('version', seen);
  const input = parts.toInput(target.command.input, body);
  const added = String(body.get('_add') ?? '');
  if (added)
    return showPage(parts, page, visit, {
      command: name,
      values: withRow(input.values, added),
      refusal: rowAdded,
    });
  const outcome = input.ok
    ? await parts.gateway.command(
        territory,
        caller ?? visitor,
        c.get('requestId'),
        target.command,
        input.value,
        String(body.get('_key') ?? '') || null,
      )
    : refuse('invalid', 'Не всё заполнено верно: исправьте отмеченные поля.', {
        kind: 'invalid',
        fields: input.errors,
      });
  if (isRefusal(outcome)) {
    if (!caller && target.command.ability.id !== everyone.id) return signedOut(c);
    if (wantsJson(c)) return refusalJson(c, outcome);
    if (outcome.kind === 'not-found') return refused(outcome);
    return showPage(parts, page, visit, { command: name, values: input.values, refusal: outcome });
  }
  if (wantsJson(c)) return c.json({ ...(outcome as object), ok: true, result: outcome ?? null });
  const text = typeof target.done === 'string' ? target.done : target.done(outcome);
  return goWith(c, `/${territory.slug}${target.next(outcome, params)}`, text ? { kind: 'done', text } : null);
}

async function giveFile(parts: HttpParts, file: Download, visit: Visit): Promise<Response> {
  const framing = framingOf(visit, 'work', null);
  return parts.gateway.read(
    visit.territory,
    visit.caller ?? visitor,
    visit.c.get('requestId'),
    async (ctx) => {
      const complaint = entryRefusal(parts, ctx, visit.caller) ?? file.ability.check(ctx, undefined);
      if (complaint) return showRefusal(parts, visit, ctx, complaint, framing);
      const answer = (await file.load(ctx, visit.params, framing.url.searchParams)) ?? notFound();
      return isRefusal(answer) ? showRefusal(parts, visit, ctx, answer, framing) : fileAnswer(answer);
    },
  );
}

/** Registers every page, form and download of the house; literal paths before parameters. */
export function territoryRoutes(app: Hono, parts: HttpParts): void {
  const enter = (serve: (visit: Visit) => Promise<Response>) => async (c: Context) => {
    const visit = await visitOf(parts, c);
    if (visit) return serve(visit);
    const refusal = notFound('Такой страницы нет. Проверьте адрес или вернитесь на главную.');
    return c.html(
      await parts.renderRefusal(refusal, null, framingOf({ c, caller: null }, 'public', null)),
      404,
    );
  };
  const weight = (path: string) =>
    path
      .split('/')
      .map((part) => (part.startsWith(':') ? '1' : '0'))
      .join('');
  const pages = parts.gateway.house.modules.flatMap((module) => module.pages ?? []);
  const downloads = parts.gateway.house.modules.flatMap((module) => module.downloads ?? []);
  for (const file of [...downloads].sort((a, b) => weight(a.path).localeCompare(weight(b.path)))) {
    app.get(
      `/:territory{[a-z][a-z0-9-]+}${file.path}`,
      enter((visit) => giveFile(parts, file, visit)),
    );
  }
  for (const page of [...pages].sort((a, b) => weight(a.path).localeCompare(weight(b.path)))) {
    const path = `/:territory{[a-z][a-z0-9-]+}${page.path === '/' ? '' : page.path}`;
    app.get(
      path,
      enter((visit) => showPage(parts, page, visit, null)),
    );
    if (page.posts?.length)
      app.post(
        path,
        enter((visit) => takePost(parts, page, visit)),
      );
  }
}
