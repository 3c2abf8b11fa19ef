// REG-06 (004, header): the approval block in three parts is printed whole; dates out of order are a warning, never a bar.
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { PageView } from '../../../kernel/page.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { type Paper, renderHtml, renderPdf } from '../../../platform/papers/index.ts';
import { registerCommand } from '../document.commands.ts';
import { draftDocument } from '../document.drafts.ts';
import { cardPage } from '../pages/card.tsx';
import { approvalDisorder } from '../requisites.ts';
import { inTerritory, openWorld, orderPaper, type Who, type World } from './world.ts';

let world: World;
let clerk: Who;

beforeAll(async () => {
  world = await openWorld();
  clerk = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
});

/** As the seed has it: the order of 1 September stands before the approval of 11 September. */
const sosnovyBor = (orderDate: string): Paper => ({
  ...orderPaper('Положение о муниципальной методической службе'),
  blocks: [
    {
      kind: 'approvals',
      parts: [
        {
          heading: 'Принято',
          lines: ['Экспертным советом'],
          requisites: { prefix: 'протокол', date: '30.08.2016', number: '1' },
        },
        {
          heading: 'Утверждено',
          lines: ['Директор'],
          signature: { name: 'В.Н. Кедрова' },
          requisites: { date: '11 сентября 2016 г.' },
        },
        { heading: 'Приказ', lines: [], requisites: { date: orderDate, number: '510' } },
      ],
    },
    { kind: 'document-kind', text: 'ПОЛОЖЕНИЕ' },
  ],
});

const plain = (text: string) => text.replace(/\s+/g, ' ');

describe('[REG-06] гриф «Принято — Утверждено — Приказ»', () => {
  test('печатается весь: на экране и в PDF', async () => {
    const paper = sosnovyBor('01.09.2016');
    const html = plain(String(await renderHtml(paper)));
    const pdf = await extractText(await getDocumentProxy(new Uint8Array(await renderPdf(paper))), {
      mergePages: true,
    });
    for (const text of [html, plain(pdf.text)]) {
      for (const part of [
        'Принято',
        '30.08.2016',
        'Утверждено',
        '11 сентября 2016',
        'Приказ',
        '510',
        '01.09.2016',
      ])
        expect(text).toContain(part);
    }
    proves('REG-06', 'Printed form renders all three blocks');
  });

  test('о датах не по порядку предупреждает карточка, регистрации это не мешает', async () => {
    const { id } = await world.as(clerk, (ctx) =>
      draftDocument(ctx, {
        kind: 'order',
        title: 'Положение о муниципальной методической службе',
        paper: sosnovyBor('01.09.2016'),
        subjects: [],
      }),
    );
    const card = async () =>
      world.as(clerk, async (ctx) => {
        const data = await cardPage.load(ctx, { id }, new URLSearchParams());
        if (!data || isRefusal(data)) throw new Error('no card');
        const view: PageView = {
          ...ctx,
          url: (path) => `/kstovo${path}`,
          self: '',
          query: new URLSearchParams(),
          form: null,
          formKey: 'k',
        };
        return plain(String(await cardPage.view(view, data).body));
      });
    expect(await card()).toContain(
      'Даты грифа идут не по порядку: «Приказ» — 1 сентября 2016 г., а «Утверждено» — 11 сентября 2016 г.',
    );
    const done = await world.does(clerk, registerCommand, {
      documentId: id,
      number: '510',
      date: '2016-09-01',
    });
    expect(isRefusal(done)).toBe(false);
    proves('REG-06', 'system warns (not blocks) when dates are out of order');
  });

  test('даты по порядку — предупреждения нет', () => {
    expect(approvalDisorder(sosnovyBor('12.09.2016'))).toEqual([]);
  });
});
