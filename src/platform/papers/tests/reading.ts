// Reads drawn papers back: text of PDF pages, parts and text of DOCX, and whether XML is well formed.
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';

const NBSP = /\u00A0/g;

export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const proxy = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(proxy, { mergePages: false });
  return text.map((page) => page.replace(NBSP, ' ').replace(/\s+/g, ' '));
}

export function docxParts(docx: Uint8Array): Map<string, string> {
  const parts = Object.entries(unzipSync(docx)).filter(([name]) => /\.(?:xml|rels)$/.test(name));
  return new Map(parts.map(([name, content]) => [name, strFromU8(content)]));
}

/** Paragraphs of a part, one a line, entities undone. */
export function docxText(docx: Uint8Array, part = 'word/document.xml'): string {
  const xml = docxParts(docx).get(part) ?? '';
  return xml
    .replace(/<w:br\b[^>]*\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(NBSP, ' ');
}

/** The first thing wrong with a piece of XML, or null. */
export function findXmlFault(xml: string): string | null {
  const open: string[] = [];
  const token =
    /<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
  let end = 0;
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    end = token.lastIndex;
    const [whole, closing, name, attributes, selfClosing, text] = match;
    const content = `${text ?? ''}${attributes ?? ''}`;
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(content)) return `bare & in ${whole}`;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids exactly these
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(content))
      return `control character in ${whole}`;
    if (!name || selfClosing) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `unexpected </${name}>`;
  }
  if (end !== xml.length) return `not XML at ${end}: ${xml.slice(end, end + 40)}`;
  return open.length > 0 ? `left open: ${open.join(' ')}` : null;
}
