// Where to go after signing in: only within this installation.

const here = 'http://here.invalid';

/** The address when it stays here, else the fallback: no other site, no scheme, no control characters. */
export function safeNext(next: unknown, fallback = '/'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them and would read '/\t/evil' as '//evil'.
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(next) || next.length > 2000)
    return fallback;
  try {
    const url = new URL(next, here);
    const path = url.pathname + url.search;
    return url.origin === here && !path.startsWith('//') ? path : fallback;
  } catch {
    return fallback;
  }
}
