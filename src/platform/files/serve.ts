// Headers under which a kept file may reach a browser: saved or shown, never run.
import type { FileAnswer } from '../../kernel/page.ts';

/** Types a browser may draw itself; everything else is saved. */
const DRAWN = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** `sandbox` without tokens gives the answer an origin of its own: no scripts, no forms, no cookies. */
const SANDBOX =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'self'";

export function fileHeaders(answer: Pick<FileAnswer, 'name' | 'type' | 'inline'>): Record<string, string> {
  const shown = answer.inline === true && DRAWN.has(answer.type);
  return {
    'content-type': answer.type,
    'content-disposition': disposition(shown ? 'inline' : 'attachment', answer.name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': SANDBOX,
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  };
}

/** RFC 6266: a plain name for old programs, the true one in UTF-8 beside it. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
