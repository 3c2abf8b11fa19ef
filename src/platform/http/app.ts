// The web application: doorkeeper, health, assets, sign-in, API, territories; and what happens when all goes wrong.
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { newId } from '../../kernel/ids.ts';
import { isRefusal, notFound, type Refusal, refuse, statusOf } from '../../kernel/refusal.ts';
import { clientAddress, networkOf, noteAddress, proxyList } from './address.ts';
import { refusalJson, takeFlash } from './answer.ts';
import { apiRoutes } from './api.ts';
import { storable, withReadForm } from './body.ts';
import { foreignOrigin, isForeignOrigin, rateLimiter, securityHeaders, tooOften } from './guard.ts';
import type { Framing, HttpParts } from './routes.ts';
import { territoryRoutes } from './territory-routes.ts';

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string;
  }
}

const wallNow = () => new Date(Math.trunc(performance.timeOrigin + performance.now()));

/** Codes of a database that is away for a while; anything else is our own mistake. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
]);

function isDatabaseAway(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return (
    awayCodes.has(code ?? '') || /Connection terminated|timeout exceeded when trying to connect/.test(message)
  );
}

/** No room left where files or the database lie. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', '53100']);

const isDiskFull = (error: unknown): boolean => fullCodes.has((error as { code?: string }).code ?? '');

const diskFull = () =>
  refuse(
    'disk-full',
    'На диске сервера кончилось место: записать это сейчас нельзя, записанное раньше цело. Сообщите администратору и повторите позже.',
    { kind: 'unavailable' },
  );

const databaseAway = () =>
  refuse(
    'database-away',
    'База данных ненадолго недоступна. Страница откроется сама, введённое не потеряно: подождите минуту и повторите.',
    { kind: 'unavailable' },
  );

/** What happened to the installation; null when it is our own mistake. A full disk takes the database away as well. */
function troubleOf(parts: HttpParts, error: unknown): Refusal | null {
  const isAway = isDatabaseAway(error);
  if (isDiskFull(error) || (isAway && parts.isDiskFull())) return diskFull();
  return isAway ? databaseAway() : null;
}

const mistake = (requestId: string) =>
  refuse(
    'mistake',
    `Ошибка на нашей стороне. Ничего не изменено. Сообщите администратору номер обращения ${requestId}.`,
    { kind: 'unavailable' },
  );

const bareFraming = (c: Context): Framing => ({
  url: new URL(c.req.url),
  caller: null,
  flash: takeFlash(c),
  look: undefined,
  hintsSeen: [],
  frame: 'public',
  formKey: newId(wallNow()),
  form: null,
});

function healthRoutes(app: Hono, parts: HttpParts): void {
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    try {
      await parts.gateway.pool.query('select 1');
      return c.text('ready');
    } catch {
      return c.text(parts.isDiskFull() ? 'disk is full' : 'database is away', 503);
    }
  });
}

function metricsRoutes(app: Hono): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'opora_request_seconds',
    help: 'Time of requests by method and status',
    labelNames: ['method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: [registry],
  });
  app.use(async (c, next) => {
    const stop = durations.startTimer({ method: c.req.method });
    await next();
    stop({ status: String(c.res.status) });
  });
  app.get('/metrics', async (c) =>
    c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  );
}

/** Says no at the door, as a page or, to a program, as JSON. */
async function turnAway(parts: HttpParts, c: Context, refusal: Refusal): Promise<Response> {
  const wantsJson =
    c.req.path.startsWith('/api/') || (c.req.header('accept') ?? '').includes('application/json');
  return wantsJson
    ? refusalJson(c, refusal)
    : c.html(await parts.renderRefusal(refusal, null, bareFraming(c)), statusOf(refusal));
}

interface Connection {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

/**
 * Limits of one process. A session has an allowance of writes, and so have all visitors of an address together; whole
 * schools and districts share one address, so what their sessions write together is bounded only where it is a flood.
 */
function rateGuard(app: Hono, parts: HttpParts): void {
  const isProxy = proxyList(parts.trustedProxies);
  const writes = rateLimiter(240, 120);
  const writesOfNetwork = rateLimiter(3000, 1000);
  const visits = rateLimiter(600, 300);
  app.use(async (c, next) => {
    const socket = (c.env as Connection | undefined)?.incoming?.socket?.remoteAddress ?? '';
    const address = clientAddress(socket, c.req.header('x-forwarded-for'), isProxy);
    noteAddress(c.req.raw, address);
    const free = c.req.path.startsWith('/assets/') || c.req.path === '/healthz' || c.req.path === '/metrics';
    const network = networkOf(address);
    const session = parts.sessionOf(c.req.raw);
    const isWrite = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    const allowed =
      free ||
      (isWrite
        ? writes(`${session ?? ''} ${network}`) && writesOfNetwork(network)
        : session !== null || visits(network));
    if (allowed) return next();
    c.header('Retry-After', '15');
    return turnAway(parts, c, tooOften(15));
  });
}

function originGuard(app: Hono, parts: HttpParts): void {
  app.use(async (c, next) => {
    const isWrite = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (isWrite && isForeignOrigin(c.req.raw, parts.publicUrl)) return turnAway(parts, c, foreignOrigin());
    return next();
  });
}

/** A program's key opens territories, not the account or the clock of the demonstration. */
const keyOutside = () =>
  refuse('token-scope', 'Ключ доступа не даёт права на это действие: войдите в систему сами.', {
    kind: 'forbidden',
  });

function globalRoutes(app: Hono, parts: HttpParts): void {
  for (const route of parts.globals) {
    app.on(route.method, route.path, async (c) => {
      const caller = await parts.callerOf(c.req.raw);
      if (route.ability === 'account' && !caller?.accountId) {
        return c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path)}`, 303);
      }
      if (route.method === 'POST' && caller?.tokenScopes) return turnAway(parts, c, keyOutside());
      const request = route.method === 'POST' ? await withReadForm(c) : c.req.raw;
      if (isRefusal(request)) {
        return c.html(await parts.renderRefusal(request, null, bareFraming(c)), statusOf(request));
      }
      return route.handle(request, caller, storable(c.req.param()) as Record<string, string>);
    });
  }
}

export function buildApp(parts: HttpParts): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    c.set('requestId', newId(wallNow()));
    await next();
    c.header('X-Request-Id', c.get('requestId'));
  });
  app.use(securityHeaders(parts.publicUrl.startsWith('https:')));
  metricsRoutes(app);
  healthRoutes(app, parts);
  app.use(
    '/assets/*',
    serveStatic({
      root: parts.publicFolder,
      rewriteRequestPath: (path) => path.replace(/^\/assets/, ''),
      precompressed: true,
      onFound: (path, c) => {
        c.header(
          'Cache-Control',
          /\.[0-9a-f]{8,}\.|-[0-9A-Z]{8}\./i.test(path)
            ? 'public, max-age=31536000, immutable'
            : 'public, max-age=3600',
        );
      },
    }),
  );
  rateGuard(app, parts);
  originGuard(app, parts);
  // A long list travels as a tenth of itself; a short page is not worth the work (its length is said by the page).
  app.use(compress({ threshold: 32 * 1024, contentTypeFilter: /^text\/html/ }));
  apiRoutes(app, parts);
  globalRoutes(app, parts);
  territoryRoutes(app, parts);
  app.notFound(async (c) =>
    c.html(
      await parts.renderRefusal(
        notFound('Такой страницы нет. Проверьте адрес или вернитесь на главную.'),
        null,
        bareFraming(c),
      ),
      404,
    ),
  );
  app.onError(async (error, c) => {
    const away = troubleOf(parts, error);
    parts.log.error(
      { requestId: c.get('requestId'), error: String((error as Error).stack ?? error) },
      away?.refusal ?? 'mistake',
    );
    const refusal = away ?? mistake(c.get('requestId'));
    const status = away ? 503 : 500;
    if (c.req.path.startsWith('/api/'))
      return c.json({ ok: false, error: { name: refusal.refusal, text: refusal.text } }, status);
    return c.html(await parts.renderRefusal(refusal, null, bareFraming(c)), status);
  });
  return app;
}
