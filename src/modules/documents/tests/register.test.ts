// The register as people use it: filters, Russian order with numbers as numbers, pages, export, and its cost in queries.
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { readIn } from '../../../platform/db/transaction.ts';
import { registerCommand } from '../document.commands.ts';
import { registerDownload } from '../document.downloads.ts';
import { draftDocument } from '../document.drafts.ts';
import { journalOf, laterDatedBefore } from '../journal.queries.ts';
import { filterOf, registerPageView } from '../pages/register.tsx';
import {
  everyRow,
  type RegisterFilter,
  registerCount,
  registerFilter,
  registerPage,
} from '../register.queries.ts';
import { agree, inTerritory, NOON, openWorld, orderPaper, type Who, type World } from './world.ts';

let world: World;
let clerk: Who;
let second = 0;

/** Each a second after the one before: ids of one millisecond stand in no order. */
const draft = async (title: string) => {
  second += 1;
  const at = new Date(Date.parse(NOON) + second * 1_000).toISOString();
  const parts = { kind: 'letter' as const, title, paper: orderPaper(title), subjects: [] };
  return (await world.as(clerk, (ctx) => draftDocument(ctx, parts), at)).id;
};

beforeAll(async () => {
  world = await openWorld();
  clerk = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
});

const titles = async (filter: Partial<RegisterFilter>) =>
  world.as(clerk, async (ctx) => {
    const found: string[] = [];
    for await (const row of everyRow(ctx, { ...registerFilter.parse({}), ...filter })) found.push(row.title);
    return found;
  });

describe('реестр', () => {
  test('запросов столько же при одной строке и при трёх', async () => {
    const cost = () =>
      world.as(clerk, (ctx) =>
        readIn(world.db.app, [1], async (db, counter) => {
          await registerPageView.load({ ...ctx, db }, {}, new URLSearchParams());
          return counter.count;
        }),
      );
    await draft('Школа № 10');
    expect(await cost()).toBe(3);
    await draft('Школа № 2');
    await draft('ёлка');
    expect(await cost()).toBe(3);
  });

  test('по-русски: ё после е, № 2 раньше № 10', async () => {
    await draft('ель');
    await draft('Жук');
    expect(await titles({ sort: 'title', dir: 'asc' })).toEqual([
      'ёлка',
      'ель',
      'Жук',
      'Школа № 2',
      'Школа № 10',
    ]);
    expect(await titles({ sort: 'new', dir: 'desc' })).toEqual([
      'Жук',
      'ель',
      'ёлка',
      'Школа № 2',
      'Школа № 10',
    ]);
  });

  test('поиск по словам, виду, состоянию и году; знаки шаблона — просто знаки', async () => {
    const id = await draft('О переносе на 50 % срока');
    await agree(world, id);
    await world.does(clerk, registerCommand, { documentId: id, number: '7', date: '2025-12-01' });
    expect(await titles({ text: 'школа 2' })).toEqual(['Школа № 2']);
    expect(await titles({ text: '50 %' })).toEqual(['О переносе на 50 % срока']);
    expect(await titles({ text: '%' })).toEqual(['О переносе на 50 % срока']);
    expect(await titles({ text: '_' })).toEqual([]);
    expect(await titles({ year: 2025 })).toEqual(['О переносе на 50 % срока']);
    expect(await titles({ state: 'registered', kind: 'letter' })).toEqual(['О переносе на 50 % срока']);
    expect(await titles({ kind: 'order' })).toEqual([]);
  });

  test.each(['new', 'title', 'date', 'number'] as const)(
    'страницы по 50 вперёд и назад, порядок «%s»',
    async (sort) => {
      const { rows } = await world.db.owner.query('select count(*)::int as n from documents.documents');
      for (let index = rows[0].n; index < 120; index += 1) await draft(`Письмо ${index}`);
      const seen: string[] = [];
      const pages: string[][] = [];
      let cursor: { after?: string } = {};
      const base = registerFilter.parse({ sort });
      for (;;) {
        const page = await world.as(clerk, (ctx) => registerPage(ctx, { ...base, ...cursor }));
        pages.push(page.rows.map((row) => row.id));
        seen.push(...page.rows.map((row) => row.id));
        if (!page.after) {
          const back = await world.as(clerk, (ctx) => registerPage(ctx, { ...base, before: page.before }));
          expect(back.rows.map((row) => row.id)).toEqual(pages.at(-2));
          break;
        }
        cursor = { after: page.after };
      }
      expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
      expect(new Set(seen).size).toBe(120);
      expect(await world.as(clerk, (ctx) => registerCount(ctx, base))).toEqual({
        total: 120,
        atLeast: false,
      });
    },
  );

  test('испорченный адрес показывает весь список', () => {
    expect(filterOf(new URLSearchParams('kind=зелёный&year=abc'))).toEqual(registerFilter.parse({}));
    expect(filterOf(new URLSearchParams('after=%%%')).sort).toBe('new');
  });

  test('испорченный курсор начинает список сначала', async () => {
    const page = await world.as(clerk, (ctx) =>
      registerPage(ctx, registerFilter.parse({ after: Buffer.from('{"id":1}').toString('base64url') })),
    );
    expect(page.rows).toHaveLength(50);
  });

  test('выгрузка с теми же отборами', async () => {
    const answer = await world.as(clerk, (ctx) =>
      registerDownload.load(ctx, {}, new URLSearchParams('format=csv-utf8&year=2025')),
    );
    if (!answer || isRefusal(answer)) throw new Error('no file');
    const lines = Buffer.from(answer.body as Uint8Array)
      .toString('utf8')
      .split('\r\n');
    expect([answer.name, lines.length]).toEqual(['Реестр документов.csv', 3]);
    expect(lines[1]).toBe('Письмо;7;01.12.2025;О переносе на 50 % срока;Зарегистрирован;;;;01-05;5 лет ЭПК');
  });
});

describe('журнал регистрации', () => {
  test('номера по порядку; номер, датированный раньше предыдущего, замечен', async () => {
    const first = await draft('Первое');
    const second = await draft('Второе');
    for (const id of [first, second]) await agree(world, id);
    await world.does(clerk, registerCommand, { documentId: first, date: '2026-09-20' });
    await world.does(clerk, registerCommand, { documentId: second, date: '2026-09-10' });
    const entries = await world.as(clerk, (ctx) => journalOf(ctx, 'letter', 2026));
    expect(
      entries.map((entry) => [entry.number, entry.title, entry.registeredBy.replaceAll('\u00a0', ' ')]),
    ).toEqual([
      ['01-05/1', 'Первое', 'Иванова М.П.'],
      ['01-05/2', 'Второе', 'Иванова М.П.'],
    ]);
    expect(await world.as(clerk, (ctx) => laterDatedBefore(ctx, first))).toBeNull();
    expect(await world.as(clerk, (ctx) => laterDatedBefore(ctx, second))).toEqual({
      number: '01-05/1',
      date: '2026-09-20',
    });
  });
});
