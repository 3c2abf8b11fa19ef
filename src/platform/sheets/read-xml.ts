// The least reader of the XML that spreadsheets write: tags and text in order, piece by piece; no entities but the five.

import { sheetFault } from './read-shape.ts';

/** No cell and no paragraph is as long; a file that has such a text only wants to be looked through again and again. */
const MOST_BETWEEN_TAGS = 4 * 1024 * 1024;

export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** «&amp;», «&#1040;» and Excel's «_x000D_» as the signs they stand for; a declared entity is left as it is. */
export function unescapeXml(text: string): string {
  const plain = text.includes('&') ? text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, entityText) : text;
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : plain;
}

function entityText(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The value of an attribute by its name; «*:id» is an «id» under any prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const wanted = name.startsWith('*:') ? name.slice(1) : ` ${name}`;
  const at = attributes.indexOf(`${wanted}="`);
  if (at < 0) return undefined;
  const from = at + wanted.length + 2;
  return unescapeXml(attributes.slice(from, attributes.indexOf('"', from)));
}

/** Names come without their prefix: «x:row» is «row». */
const localName = (name: string) => name.slice(name.indexOf(':') + 1);

export async function* readXml(pieces: AsyncIterable<string>): AsyncGenerator<XmlToken[]> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    const tokens: XmlToken[] = [];
    let at = 0;
    for (;;) {
      const open = rest.indexOf('<', at);
      if (open < 0) break;
      const close = rest.indexOf('>', open);
      if (close < 0) break;
      if (open > at) tokens.push({ kind: 'text', text: rest.slice(at, open) });
      const tag = rest.slice(open + 1, close);
      if (tag[0] === '/') tokens.push({ kind: 'close', name: localName(tag.slice(1).trimEnd()) });
      else if (tag[0] !== '?' && tag[0] !== '!') {
        const empty = tag.endsWith('/');
        const space = tag.search(/[\s/]/);
        const name = space < 0 ? tag : tag.slice(0, space);
        tokens.push({ kind: 'open', name: localName(name), attributes: tag.slice(name.length), empty });
      }
      at = close + 1;
    }
    rest = rest.slice(at);
    if (rest.length > MOST_BETWEEN_TAGS) throw sheetFault('bomb');
    yield tokens;
  }
}
