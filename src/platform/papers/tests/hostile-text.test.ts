// What users type is data: markup of Typst, XML and HTML prints as it was typed, controls vanish.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Paper, renderDocx, renderHtml, renderPdf } from '../index.ts';
import { docxParts, docxText, findXmlFault, pdfPages } from './reading.ts';
import { samplePaper } from './samples.ts';

const MARKUP = [
  '#panic("boom") #sys.inputs #read("/etc/passwd")',
  '*not bold* _not italic_ `code` $x^2$ = heading - item + item / term: x',
  '\\u{41} \\ #[x] @ref <label> ~ // comment /* comment */',
  '<b>bold</b> & &amp; &lt; "quotes" \'single\' ]]> <!-- x --> <![CDATA[x]]>',
  '</w:t></w:r><script>alert(1)</script>',
  '{{template}} <%= value %> %s \\n',
];

function paperWith(text: string): Paper {
  return samplePaper({
    title: text,
    blocks: [
      { kind: 'letterhead', lines: [text] },
      { kind: 'subject', text },
      {
        kind: 'paragraph',
        text: [
          { text, bold: true },
          { text, italic: true },
        ],
      },
      { kind: 'list', style: 'numbered', items: [{ text, items: [{ text }] }] },
      { kind: 'facts', rows: [{ name: text, value: text }] },
      { kind: 'table', columns: [{ title: text }], rows: [[text], { group: text }], caption: text },
      { kind: 'signatures', signers: [{ post: text, name: text, date: text }] },
    ],
    foot: { note: text, qr: { text, caption: text } },
  });
}

const squeeze = (text: string) => text.replace(/[\s\u00A0\u200B\u2060]+/g, '');

describe('markup is printed, not obeyed', () => {
  test.each(MARKUP)('%s', async (text) => {
    const paper = paperWith(text);
    const pdf = squeeze((await pdfPages(await renderPdf(paper))).join(''));
    expect(pdf.split(squeeze(text)).length - 1).toBeGreaterThanOrEqual(8);

    const docx = await renderDocx(paper);
    expect(squeeze(docxText(docx)).split(squeeze(text)).length - 1).toBeGreaterThanOrEqual(8);
    for (const [name, xml] of docxParts(docx)) expect(`${name}: ${findXmlFault(xml)}`).toBe(`${name}: null`);

    const html = String(await renderHtml(paper));
    expect(html).not.toMatch(/<script|<b>|<!--/);
    expect(
      findXmlFault(html.replaceAll('<br>', '<br/>').replace(/<(col|hr)( [^>]*)?(?<!\/)>/g, '<$1$2/>')),
    ).toBeNull();
  });
});

test('any string of any characters can be drawn', async () => {
  const anything = fc.string({ unit: 'binary', maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const paper = paperWith(text);
      expect((await renderPdf(paper)).length).toBeGreaterThan(1000);
      for (const xml of docxParts(await renderDocx(paper)).values()) expect(findXmlFault(xml)).toBeNull();
    }),
    { numRuns: 30 },
  );
});

test('a paper of a model we do not know is refused, not drawn otherwise', async () => {
  const stored = { ...paperWith('x'), model: 2 } as unknown as Paper;
  await expect(renderPdf(stored)).rejects.toThrow('unknown model 2');
});

test('control characters, hidden directions and lone surrogates are gone; the letters stay', async () => {
  const dirty = 'Зая\u0000в\u0007ка\u001B №\u202E 1\uFFFE\uD800 \u0085готова\u2066';
  const paper = paperWith(dirty);
  const pages = (await pdfPages(await renderPdf(paper))).join(' ');
  expect(pages).toContain('Заявка № 1 готова');
  const docx = await renderDocx(paper);
  expect(docxText(docx)).toContain('Заявка № 1 готова');
  expect(findXmlFault(docxParts(docx).get('word/document.xml') ?? '')).toBeNull();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not get through
  expect(String(await renderHtml(paper))).not.toMatch(/[\u0000\u0007\u001B\u0085\u202E\u2066\uFFFE]/);
});

test('a word of 300 letters and a cell of 20 000 break instead of running off the page', async () => {
  const word = 'ъ'.repeat(300);
  const story = 'Опыт работы площадки обобщён. '.repeat(700);
  const paper = samplePaper({
    title: 'x',
    blocks: [
      { kind: 'paragraph', text: word },
      { kind: 'table', columns: [{ title: '№', width: 0.2 }, { title: 'Опыт' }], rows: [[word, story]] },
    ],
  });
  const pages = await pdfPages(await renderPdf(paper));
  expect(pages.length).toBeGreaterThan(5);
  expect(squeeze(pages.join('')).split('ъ').length - 1).toBe(600);
});

test('lines typed in one field become paragraphs of their own', async () => {
  const paper = samplePaper({
    title: 'x',
    blocks: [{ kind: 'paragraph', text: 'Первая.\r\nВторая.\nТретья.' }],
  });
  expect(
    docxText(await renderDocx(paper))
      .trim()
      .split('\n'),
  ).toEqual(['Первая.', 'Вторая.', 'Третья.']);
});

test('a series of papers does not hold memory', async () => {
  const paper = paperWith('Площадка');
  for (let i = 0; i < 20; i += 1) await renderPdf({ ...paper, title: `a${i}` });
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 120; i += 1) await renderPdf({ ...paper, title: `b${i}` });
  const grownMb = (process.memoryUsage().rss - before) / 1e6;
  expect(grownMb).toBeLessThan(60);
});
