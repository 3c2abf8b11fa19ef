// The doorkeeper: security headers, same origin, sizes and rates, before any page or command is reached.
import type { MiddlewareHandler } from 'hono';
import { refuse } from '../../kernel/refusal.ts';

const contentPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Headers of every answer; behind https every cookie is marked so and the browser is told to stay there. */
export const securityHeaders = (isHttps: boolean): MiddlewareHandler => {
  return async (c, next) => {
    await next();
    const set = (name: string, value: string) => {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    };
    set('Content-Security-Policy', contentPolicy);
    set('X-Content-Type-Options', 'nosniff');
    set('Referrer-Policy', 'same-origin');
    set('Cross-Origin-Opener-Policy', 'same-origin');
    set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    // What one reader was shown is not for the cache of a proxy.
    set('Cache-Control', 'private, no-cache');
    if (!isHttps) return;
    set('Strict-Transport-Security', 'max-age=31536000');
    const cookies = c.res.headers.getSetCookie();
    c.res.headers.delete('Set-Cookie');
    for (const line of cookies)
      c.res.headers.append('Set-Cookie', /;\s*secure/i.test(line) ? line : `${line}; Secure`);
  };
};

/** A form sent from another site is refused; programs without a browser name no origin and bring their own key. */
export function isForeignOrigin(request: Request, publicUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (!origin) return false;
  const from = URL.parse(origin)?.host;
  return !from || (from !== request.headers.get('host') && from !== URL.parse(publicUrl)?.host);
}

/** Megabytes a request may bring; uploads have their own limit inside. */
export const bodyLimits = { form: 2, multipart: 40 } as const;

export const foreignOrigin = () =>
  refuse('foreign-origin', 'Форма отправлена с другого сайта. Откройте страницу Опоры и повторите.', {
    kind: 'forbidden',
  });

export const tooLarge = (megabytes: number) =>
  refuse('too-large', `Отправлено слишком много: не больше ${megabytes} МБ за один раз. Разделите файлы.`, {
    kind: 'invalid',
  });

export const tooOften = (seconds: number) =>
  refuse(
    'too-often',
    `Слишком много обращений подряд. Подождите ${seconds} с и повторите: введённое не потеряно.`,
    {
      kind: 'too-many',
    },
  );

const mostBuckets = 20_000;

/** A leaky bucket per key: `burst` at once, refilled evenly over a minute. In memory of one process, the longest silent forgotten. */
export function rateLimiter(perMinute: number, burst: number): (key: string) => boolean {
  const buckets = new Map<string, { level: number; at: number }>();
  return (key) => {
    const at = performance.now();
    const known = buckets.get(key) ?? { level: 0, at };
    const level = Math.max(0, known.level - ((at - known.at) * perMinute) / 60_000);
    const allowed = level + 1 <= burst;
    buckets.delete(key);
    buckets.set(key, { level: allowed ? level + 1 : level, at });
    if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value ?? '');
    return allowed;
  };
}
