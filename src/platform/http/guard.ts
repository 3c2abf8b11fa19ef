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

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const set = (name: string, value: string) => {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
  set('Content-Security-Policy', contentPolicy);
  set('X-Content-Type-Options', 'nosniff');
  set('Referrer-Policy', 'same-origin');
  set('Cross-Origin-Opener-Policy', 'same-origin');
  set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
};

/** A form sent from another site is refused; programs without a browser name no origin and bring their own key. */
export function isForeignOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  if (!origin || origin === 'null') return origin === 'null' && !site;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return URL.parse(origin)?.host !== host;
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

/** A leaky bucket per key: `burst` at once, refilled evenly over a minute. In memory of one process. */
export function rateLimiter(perMinute: number, burst: number): (key: string) => boolean {
  const buckets = new Map<string, { level: number; at: number }>();
  return (key) => {
    const at = performance.now();
    const bucket = buckets.get(key) ?? { level: 0, at };
    bucket.level = Math.max(0, bucket.level - ((at - bucket.at) * perMinute) / 60_000);
    bucket.at = at;
    if (buckets.size > 20_000) buckets.clear();
    buckets.set(key, bucket);
    if (bucket.level + 1 > burst) return false;
    bucket.level += 1;
    return true;
  };
}
