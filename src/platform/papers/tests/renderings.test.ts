// The same paper as PDF, DOCX and HTML: what stands on it, page by page.
import { describe, expect, test } from 'vitest';
import { composeSheet } from '../compose.ts';
import { hashOf, type Paper, renderDocx, renderHtml, renderPdf } from '../index.ts';
import { docxParts, docxText, findXmlFault, pdfPages } from './reading.ts';
import {
  applicationSample,
  expertSheetSample,
  minutesSample,
  orderSample,
  regulationSample,
  samplePaper,
} from './samples.ts';

const SAMPLES: [string, Paper][] = [
  ['order', orderSample()],
  ['minutes', minutesSample()],
  ['application', applicationSample()],
  ['expert sheet', expertSheetSample()],
  ['regulation', regulationSample()],
];

const squeeze = (text: string) => text.replace(/[\s\u00A0\u200B\u2060]+/g, ' ').trim();
const plain = (html: string) => squeeze(html.replace(/<[^>]+>/g, ' ').replaceAll('&quot;', '"'));

async function allThree(paper: Paper): Promise<{ pdf: string; docx: string; html: string }> {
  const [pdf, docx, html] = [
    await renderPdf(paper),
    await renderDocx(paper),
    String(await renderHtml(paper)),
  ];
  const parts = [...docxParts(docx).keys()].filter(
    (name) => /document|footer/.test(name) && !/rels/.test(name),
  );
  return {
    pdf: squeeze((await pdfPages(pdf)).join(' ')),
    docx: squeeze(parts.map((part) => docxText(docx, part)).join(' ')),
    html: plain(html),
  };
}

describe('every sample', () => {
  test.each(SAMPLES)('%s: the same bytes twice, so a stored hash can be verified', async (_, paper) => {
    expect(hashOf(await renderPdf(paper))).toBe(hashOf(await renderPdf(paper)));
    expect(hashOf(await renderDocx(paper))).toBe(hashOf(await renderDocx(paper)));
  });

  test.each(SAMPLES)('%s: every part of the DOCX is well-formed XML', async (_, paper) => {
    for (const [name, xml] of docxParts(await renderDocx(paper))) {
      expect(`${name}: ${findXmlFault(xml)}`).toBe(`${name}: null`);
    }
  });

  test.each(SAMPLES)('%s: every word of the PDF stands in the DOCX', async (_, paper) => {
    const { pdf, docx } = await allThree(paper);
    const inDocx = new Set(docx.split(' '));
    // A page number is printed by the page; a word the PDF has divided is whole in Word.
    const whole = pdf.replace(/(\p{L})[-‐] (\p{L})/gu, '$1$2');
    const lost = whole.split(' ').filter((word) => !inDocx.has(word) && /\p{L}{3}/u.test(word));
    expect(lost).toEqual([]);
  });

  test.each(SAMPLES)('%s: the preview has no inline style', async (_, paper) => {
    expect(String(await renderHtml(paper))).not.toMatch(/style=|<style|<script/);
  });
});

describe('order', () => {
  test('stands on all three with its number, signature, acquaintance, attachment and foot', async () => {
    const { pdf, docx, html } = await allThree(orderSample(3));
    const words = [
      'ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ',
      '30 сентября 2026 г.',
      '№ 612',
      'ПРИКАЗЫВАЮ:',
      '1. Признать опорными',
      '2.1. довести приказ',
      'С.Т. Кленов',
      'С приказом ознакомлены:',
      'Приложение № 1',
      'от 30 сентября 2026 г. № 612',
      'Итого: 3',
      'В дело 01-05',
      'Срок хранения: постоянно',
    ];
    for (const word of words) {
      expect(pdf).toContain(word);
      expect(docx).toContain(word);
      expect(html).toContain(word);
    }
  });

  test('200 rows: the header of the table and the page number on every page after the first', async () => {
    const pages = await pdfPages(await renderPdf(orderSample(200)));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages[0]).not.toMatch(/^ ?1 /);
    for (const [index, page] of pages.entries()) {
      if (index === 0) continue;
      expect(page.trim().startsWith(`${index + 1} `)).toBe(true);
      expect(page).toContain('Организация');
    }
    const all = pages.join(' ');
    for (const number of [1, 99, 200]) expect(all).toContain(`школа № ${number}»`);
    const xml = docxParts(await renderDocx(orderSample(200))).get('word/document.xml') ?? '';
    expect(xml.match(/<w:tblHeader\/>/g)?.length).toBe(1);
    expect(xml.match(/<w:tr>|<w:tr /g)?.length).toBeGreaterThan(200);
  });

  test('binding of 30 mm for what is kept long, 20 mm otherwise', async () => {
    const margin = async (binding: 'normal' | 'long') => {
      const paper = samplePaper({ title: 'x', blocks: [], page: { orientation: 'portrait', binding } });
      const xml = docxParts(await renderDocx(paper)).get('word/document.xml') ?? '';
      return /w:left="(\d+)"/.exec(xml)?.[1];
    };
    expect(await margin('long')).toBe('1701');
    expect(await margin('normal')).toBe('1134');
  });
});

test('a draft without date and number shows places for them and says it is a draft', async () => {
  const { pdf, docx, html } = await allThree(
    samplePaper({
      title: 'Проект приказа',
      draft: true,
      blocks: [
        { kind: 'requisites', date: null, number: null, place: 'г. Заречный' },
        {
          kind: 'attachment',
          number: null,
          to: 'к приказу',
          act: { date: null, number: null },
          pageBreak: false,
        },
        { kind: 'table', columns: [{ title: 'Организация' }], rows: [] },
      ],
    }),
  );
  for (const text of [pdf, docx, html]) {
    expect(text).toContain('Проект');
    expect(text).toMatch(/_{12} г\. Заречный № _{6}/);
    expect(text).toMatch(/Приложение к приказу от _{12} № _{6}/);
    expect(text).toContain('Сведений нет');
  }
});

test('minutes: СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ in order, votes counted or left blank', async () => {
  const { pdf, docx, html } = await allThree(minutesSample());
  for (const text of [pdf, docx, html]) {
    expect(text).toMatch(/1\. СЛУШАЛИ:.*ВЫСТУПИЛИ:.*РЕШИЛИ: 1\.1\. Предложить.*1\.2\. Рекомендовать/);
    expect(text).toContain('Голосовали: «за» – 8, «против» – 0, «воздержались» – 1.');
    expect(text).toMatch(/2\. СЛУШАЛИ:.*РЕШИЛИ: 2\.1\. Утвердить/);
    expect(text).toContain('«за» – ____, «против» – ____');
    expect(text.match(/ВЫСТУПИЛИ/g)?.length).toBe(1);
  }
});

test('[REG-06] approval in three parts prints all of them; numbers of an imported act are kept', async () => {
  const { pdf, docx, html } = await allThree(regulationSample());
  for (const text of [pdf, docx, html]) {
    expect(text).toContain('протокол от 30.08.2016 № 1');
    expect(text).toContain('О.Р. Клёнова 11.09.2016');
    expect(text).toMatch(/от _{12} № _{6}/);
    expect(text).toMatch(/5\.7\. Перечень.*5\.7\.1\. подпункт.*5\.10\. Нумерация/);
    expect(text).toContain('УТВЕРЖДЕНО приказом департамента образования от 31.12.2013 № 880');
  }
});

test('ordinary words of a table are not cut: narrow columns take from the wide ones', async () => {
  const words = ['Организация', 'Соруководитель', 'Ответственный'];
  const sheet = composeSheet(
    samplePaper({
      title: 'Перечень',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '№', width: 0.3 },
            { title: 'Тема', width: 4 },
            ...words.map((title) => ({ title, width: 0.5 })),
          ],
          rows: [[1, 'Чтение', 'Школа', 'Ильина М.П.', 'Рябова М.П.']],
        },
      ],
    }),
  );
  const table = sheet.pieces.find((piece) => piece.is === 'table');
  expect(table?.columns.map((column) => column.title.tight)).toEqual([false, false, false, false, false]);
  const sum = table?.columns.reduce((total, column) => total + column.width, 0) ?? 0;
  expect(Math.round(sum)).toBe(180);
});

test('whoever signs by hand has two lines to write on, not one long one', async () => {
  const paper = samplePaper({
    title: 'Подпись',
    blocks: [{ kind: 'signatures', signers: [{ post: 'Директор', name: null }] }],
  });
  const xml = docxParts(await renderDocx(paper)).get('word/document.xml') ?? '';
  const cells = xml.split('<w:tc>').slice(1);
  expect(cells.map((cell) => /<w:bottom w:val="single"/.test(cell))).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
});

test('a hash does not depend on the order of fields, and changes with a letter', () => {
  const paper = minutesSample();
  const turned = Object.fromEntries(Object.entries(paper).reverse()) as unknown as Paper;
  expect(hashOf(turned)).toBe(hashOf(paper));
  expect(hashOf({ ...paper, title: `${paper.title}.` })).not.toBe(hashOf(paper));
  expect(hashOf(new TextEncoder().encode('Опора'))).toMatch(/^[0-9a-f]{64}$/);
});
