// Names and strings of a submitted form made into a nested object: `plan[0].title`, `ids[]`, `head.name`.
import { guardNames, type Option } from '../types.ts';

export type FormSource = FormData | URLSearchParams | Record<string, unknown>;

const ours = new Set<string>([...Object.values(guardNames), '_add']);
/** A field of such a name would change what every object can do: `name.toString` makes a value no text can be made of. */
const isForbidden = (part: string) => part === 'prototype' || part in Object.prototype;
const maxDepth = 6;
const maxRows = 1000;

/**
 * Line ends become \n; control characters and the marks that turn the direction of text go away;
 * a file name with such a mark could pretend to be another kind of file.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu, (sign) =>
      sign === '\n' || sign === '\t' ? sign : '',
    )
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .trim();
}

export function entriesOf(source: FormSource): [string, unknown][] {
  if (source instanceof FormData || source instanceof URLSearchParams) return [...source];
  return Object.entries(source).flatMap(([name, value]) =>
    Array.isArray(value) && value.every((one) => typeof one !== 'object' || one instanceof File)
      ? value.map((one): [string, unknown] => [name, one])
      : [[name, value] as [string, unknown]],
  );
}

/** Nested values as typed, cleaned; empty rows of tables are gone and the rest close up. */
export function nestForm(
  source: FormSource,
  pickers: Record<string, Option[]> = {},
): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of resolvePickers(entriesOf(source), pickers)) {
    const keys = keysOf(name);
    if (ours.has(name) || keys.length === 0) continue;
    put(root, keys, typeof value === 'string' ? cleanText(value) : value);
  }
  return closeUp(root) as Record<string, unknown>;
}

type Key = string | number | typeof append;
const append = Symbol('append');

function keysOf(name: string): Key[] {
  const parts = name.match(/\[\]|\[\d+\]|[^.[\]]+/g) ?? [];
  if (parts.length > maxDepth || parts.some(isForbidden)) return [];
  const keys = parts.map((part): Key => {
    if (part === '[]') return append;
    return /^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part;
  });
  return keys.some((key) => typeof key === 'number' && key >= maxRows) ? [] : keys;
}

type Holder = Record<string, unknown>;

/** The same plain name twice makes a list. */
function put(root: Holder, keys: Key[], value: unknown) {
  let holder: Holder | unknown[] = root;
  for (const [index, key] of keys.entries()) {
    const next = keys[index + 1];
    const now: unknown = read(holder, key);
    if (next === undefined) {
      if (now === undefined || key === append) write(holder, key, value);
      else write(holder, key, Array.isArray(now) ? [...now, value] : [now, value]);
      return;
    }
    if (typeof now !== 'object' || now === null) {
      write(holder, key, typeof next === 'string' ? {} : []);
    }
    holder = read(holder, key) as Holder | unknown[];
  }
}

function read(holder: Holder | unknown[], key: Key): unknown {
  if (Array.isArray(holder)) return key === append ? undefined : holder[Number(key)];
  return Object.hasOwn(holder, String(key)) ? holder[String(key)] : undefined;
}

function write(holder: Holder | unknown[], key: Key, value: unknown) {
  if (!Array.isArray(holder)) holder[String(key)] = value;
  else if (key === append) holder.push(value);
  else holder[Number(key)] = value;
}

function closeUp(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeUp).filter((one) => !isBlank(one));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closeUp(one)]));
}

function isPlain(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Nothing was put into it: an empty text, an unused file field, a row of such. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (value instanceof File) return value.size === 0 && value.name === '';
  return isPlain(value) && Object.values(value).every(isBlank);
}

/** `name@text` of a picker: the id is found by the words when scripts did not put it there. */
function resolvePickers(
  entries: [string, unknown][],
  pickers: Record<string, Option[]>,
): [string, unknown][] {
  const ids = new Map(entries.filter(([name]) => !name.endsWith('@text')));
  const words = entries.filter(([name]) => name.endsWith('@text'));
  for (const [name, value] of words) {
    const target = name.slice(0, -'@text'.length);
    const text = cleanText(String(value));
    const options = pickers[target] ?? pickers[target.replace(/\[\d+\]/g, '')] ?? [];
    const found = options.find((option) => option.label === text)?.value;
    if (!text) ids.set(target, '');
    else if (found) ids.set(target, found);
    else if (!ids.get(target)) ids.set(target, text);
  }
  const inWords = new Set(words.map(([name]) => name.slice(0, -'@text'.length)));
  const plain = entries.filter(([name]) => !name.endsWith('@text') && !inWords.has(name));
  return [...plain, ...[...inWords].map((name): [string, unknown] => [name, ids.get(name)])];
}
