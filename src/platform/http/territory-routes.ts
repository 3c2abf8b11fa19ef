// Pages, forms and downloads inside a territory: session → actor → right → load → view, as house-style draws it.
import type { Context, Hono } from 'hono';
import { closureRefusal } from '../../kernel/closure.ts';
import { recordView } from '../../kernel/journal.ts';
import type { Module } from '../../kernel/module.ts';
import {
  type AnyPage,
  byWordsFirst,
  type Download,
  type FormState,
  holdsOnlyForm,
  type PageView,
  type Shown,
} from '../../kernel/page.ts';
import { everyone } from '../../kernel/policy.ts';
import { isRefusal, notFound, type Refusal, refuse, statusOf } from '../../kernel/refusal.ts';
import { goWith, refusalJson } from './answer.ts';
import { formOf } from './body.ts';
import { visitor } from './gateway.ts';
import { giveFile } from './give-file.ts';
import type { HttpParts } from './routes.ts';
import {
  addressIn,
  type Door,
  entryRefusal,
  framingOf,
  showRefusal,
  signInPath,
  type Visit,
  visitOf,
} from './visit.ts';

const wantsJson = (c: Context) => (c.req.header('accept') ?? '').includes('application/json');

/** The session ended under a form: the browser keeps the text, says so, and comes back after signing in. */
function signedOut(c: Context): Response {
  if (!wantsJson(c)) return c.redirect(signInPath(new URL(c.req.url)), 303);
  const text = 'Сеанс закончился. Войдите снова: введённое сохранено в этом браузере.';
  return c.json({ ok: false, error: { name: 'signed-out', kind: 'forbidden', text } }, 401);
}

async function showPage(
  parts: HttpParts,
  { module, door: page }: Door<AnyPage>,
  visit: Visit,
  form: FormState | null,
): Promise<Response> {
  const framing = framingOf(visit, page.frame ?? 'work', form);
  const caller = visit.caller ?? visitor;
  let shown: Shown | null = null;
  const response = await parts.gateway.read(
    visit.territory,
    caller,
    visit.c.get('requestId'),
    async (ctx) => {
      const complaint =
        entryRefusal(parts, ctx, visit.caller, module) ??
        page.ability.check(ctx, undefined) ??
        (holdsOnlyForm(page) ? closureRefusal(ctx, {}) : null);
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
      shown = page.shows?.(data, addressIn(visit, framing.url)) ?? null;
      return visit.c.html(html, form ? statusOf(form.refusal) : 200, {
        'Content-Length': String(Buffer.byteLength(String(html))),
      });
    },
  );
  if (shown) {
    const subject: Shown = shown;
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

async function takePost(parts: HttpParts, at: Door<AnyPage>, visit: Visit): Promise<Response> {
  const { c, territory, caller, params } = visit;
  const refused = (refusal: Refusal) =>
    wantsJson(c)
      ? refusalJson(c, refusal)
      : showRefusal(parts, visit, null, refusal, framingOf(visit, 'public', null));
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
  const target = at.door.posts?.find((each) => each.command.name === name);
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
    return showPage(parts, at, visit, {
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
    return showPage(parts, at, visit, { command: name, values: input.values, refusal: outcome });
  }
  if (wantsJson(c)) return c.json({ ...(outcome as object), ok: true, result: outcome ?? null });
  const text = typeof target.done === 'string' ? target.done : target.done(outcome);
  return goWith(c, `/${territory.slug}${target.next(outcome, params)}`, text ? { kind: 'done', text } : null);
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
  const doorsOf = <P extends { path: string }>(offered: (module: Module) => readonly P[] | undefined) =>
    parts.gateway.house.modules
      .flatMap((module) => (offered(module) ?? []).map((door) => ({ module: module.name, door })))
      .sort((a, b) => byWordsFirst(a.door, b.door));
  for (const at of doorsOf<Download>((module) => module.downloads)) {
    app.get(
      `/:territory{[a-z][a-z0-9-]+}${at.door.path}`,
      enter((visit) => giveFile(parts, at, visit)),
    );
  }
  for (const at of doorsOf<AnyPage>((module) => module.pages)) {
    const path = `/:territory{[a-z][a-z0-9-]+}${at.door.path === '/' ? '' : at.door.path}`;
    app.get(
      path,
      enter((visit) => showPage(parts, at, visit, null)),
    );
    if (at.door.posts?.length)
      app.post(
        path,
        enter((visit) => takePost(parts, at, visit)),
      );
  }
}
