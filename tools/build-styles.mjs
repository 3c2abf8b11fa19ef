// Cuts a framework's style sheet down to the classes our sources mention, and its inline pictures out into files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every word of our sources that could be a class name. A word too many only keeps a rule too many. */
export function wordsOf(folders) {
  const words = new Set();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(tsx?|css)$/.test(entry.name) || /\.test\./.test(entry.name)) continue;
      const text = readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8');
      for (const [word] of text.matchAll(/[a-z][a-z0-9_-]*/gi)) words.add(word);
    }
  }
  return words;
}

/** A rule stays when every class of at least one of its selectors is among the words. */
export function purgeCss(css, words) {
  const clean = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@charset[^;]*;/g, '');
  return purgeBlock(clean, words);
}

function purgeBlock(css, words) {
  let out = '';
  for (const { head, body } of blocksOf(css)) {
    if (body === undefined) out += head;
    else if (/^@(media|supports|layer|container)/.test(head)) {
      const inner = purgeBlock(body, words);
      if (inner.trim()) out += `${head}{${inner}}\n`;
    } else if (head.startsWith('@')) out += `${head}{${body}}\n`;
    else {
      const kept = splitSelectors(head).filter((selector) => isUsed(selector, words));
      if (kept.length > 0) out += `${kept.join(',')}{${body}}\n`;
    }
  }
  return out;
}

function isUsed(selector, words) {
  const positive = selector.replace(/:not\([^()]*(\([^()]*\))?[^()]*\)/g, '');
  return [...positive.matchAll(/\.((?:\\.|[\w-])+)/g)].every(([, name]) =>
    words.has(name.replace(/\\/g, '')),
  );
}

function splitSelectors(head) {
  const parts = [''];
  let depth = 0;
  for (const sign of head) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

/** Top-level pieces of a style sheet: `head { body }`, or a statement that ends with a semicolon. */
function* blocksOf(css) {
  let from = 0;
  let at = 0;
  while (at < css.length) {
    at = nextSign(css, at, '{;');
    if (at >= css.length) return;
    const head = css.slice(from, at).trim();
    if (css[at] === ';') yield { head: `${head};` };
    else {
      const end = closingBrace(css, at);
      yield { head, body: css.slice(at + 1, end) };
      at = end;
    }
    at++;
    from = at;
  }
}

function closingBrace(css, open) {
  let depth = 0;
  let at = open;
  while (at < css.length) {
    at = nextSign(css, at, '{}');
    depth += css[at] === '{' ? 1 : -1;
    if (depth === 0) return at;
    at++;
  }
  return css.length;
}

/** Position of the next of the signs outside quotes. */
function nextSign(css, from, signs) {
  let quote = '';
  for (let at = from; at < css.length; at++) {
    const sign = css[at];
    if (quote) {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (signs.includes(sign)) return at;
  }
  return css.length;
}

/** Our content policy has no `data:`; the pictures become files of our own. */
export function imagesOut(css, write) {
  return css.replace(/url\((["'])data:image\/svg\+xml,(.*?)\1\)/g, (_, __, text) => {
    return `url("${write(decodeURIComponent(text))}")`;
  });
}
