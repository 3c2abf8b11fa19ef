// Papers of the office: journals of letters received and sent, the sheets of a document, its file and storage term everywhere.
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { readIn } from '../../../platform/db/transaction.ts';
import { formatDate } from '../../../platform/language/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { openSheet } from '../../../platform/sheets/index.ts';
import { acquaintanceSheet } from '../acquaintance.paper.ts';
import { closeIncoming, registerIncoming } from '../correspondence/incoming.commands.ts';
import { incomingOnMe, oneIncoming } from '../correspondence/incoming.queries.ts';
import { journalDownloads, journalPaper } from '../correspondence/journal.paper.ts';
import { filterFrom, type JournalSide, journalLines } from '../correspondence/journal.rows.ts';
import { incomingCardPage } from '../correspondence/pages/incoming.tsx';
import { incomingPage } from '../correspondence/pages/journals.tsx';
import { acknowledgeCommand, askAcquaintanceCommand, registerCommand } from '../document.commands.ts';
import { sheetDownloads } from '../document.downloads.ts';
import { draftDocument } from '../document.drafts.ts';
import { acquaintancesOf, oneDocument } from '../document.queries.ts';
import { journalOf } from '../journal.queries.ts';
import { setOfficeFileCommand } from '../office.commands.ts';
import { officeFiles } from '../office.queries.ts';
import { reviewSheet } from '../review.paper.ts';
import { reviewsOf } from '../review.queries.ts';
import { agree, blockOf, inTerritory, openWorld, orderPaper, type Who, type World } from './world.ts';

let world: World;
let clerk: Who;
let expert: Who;
const director: Who = { personId: null, roles: [] };

beforeAll(async () => {
  world = await openWorld();
  clerk = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
  expert = { personId: world.people.expert, roles: [] };
});

const letterPaper = (addressee: string): Paper => ({
  ...orderPaper('Письмо'),
  blocks: [{ kind: 'addressee', lines: [addressee] }, ...orderPaper('Письмо').blocks],
});

async function sent(addressee: string, date: string): Promise<string> {
  const { id } = await world.as(clerk, (ctx) =>
    draftDocument(ctx, {
      kind: 'letter',
      title: `Ответ: ${addressee}`,
      paper: letterPaper(addressee),
      subjects: [],
    }),
  );
  await agree(world, id);
  await world.does(clerk, registerCommand, { documentId: id, date });
  return id;
}

const received = (parts: Record<string, unknown> = {}) =>
  world.does(clerk, registerIncoming, {
    ...{ receivedOn: '2026-09-25', correspondent: 'Министерство образования', title: 'О мониторинге' },
    ...parts,
  }) as Promise<{ id: string; number: string }>;

const faultOf = (answer: unknown) =>
  isRefusal(answer) ? [answer.refusal, Object.keys(answer.fields)] : answer;

async function numbers(side: JournalSide, query = ''): Promise<string[]> {
  return world.as(clerk, async (ctx) => {
    const found: string[] = [];
    for await (const line of journalLines(ctx, side, filterFrom(new URLSearchParams(query))))
      found.push(line.number);
    return found;
  });
}

describe('Журнал входящих', () => {
  test('номер, дело и срок хранения даёт номенклатура; исполнитель видит документ у себя', async () => {
    const { id, number } = await received({ executorId: world.people.expert, dueOn: '2026-10-05' });
    expect(number).toBe('вх-1');
    const letter = await world.as(clerk, (ctx) => oneIncoming(ctx, id));
    expect([letter?.officeIndex, letter?.storageTerm]).toEqual(['01-05', '5 лет ЭПК']);
    const mine = await world.as(expert, (ctx) => incomingOnMe(ctx));
    expect(mine.map((each) => each.number)).toEqual(['вх-1']);
    expect(
      await world.as(expert, (ctx) => incomingCardPage.load(ctx, { id }, new URLSearchParams())),
    ).not.toBeNull();
    const stranger: Who = { personId: world.people.stranger, roles: [] };
    expect(
      await world.as(stranger, (ctx) => incomingCardPage.load(ctx, { id }, new URLSearchParams())),
    ).toBeNull();
  });

  test.each([
    [{ receivedOn: '2026-10-02' }, 'date-in-future', 'receivedOn'],
    [{ theirDate: '2026-09-26' }, 'written-after-it-came', 'theirDate'],
    [{ dueOn: '2026-10-05' }, 'term-of-nobody', 'executorId'],
    [{ officeIndex: '99-99' }, 'no-office-file', 'officeIndex'],
    [{ correspondent: ' ' }, 'invalid', 'correspondent'],
  ])('отказ со словами у поля: %o', async (parts, name, field) => {
    expect(faultOf(await received(parts))).toEqual([name, [field]]);
  });

  test('то же письмо второй раз не регистрируется, номер первого назван', async () => {
    const first = await received({ theirNumber: '316-4127', theirDate: '2026-09-20' });
    const again = await received({ theirNumber: '316-4127', theirDate: '2026-09-20' });
    expect(isRefusal(again) && again.text).toBe(`Этот документ уже зарегистрирован под № ${first.number}.`);
  });

  test('исполнение отмечает исполнитель или делопроизводитель, один раз; ответ — наше письмо', async () => {
    const { id } = await received({
      title: 'Об ответе',
      executorId: world.people.expert,
      dueOn: '2026-09-28',
    });
    const answerId = await sent('Министерство образования', '2026-09-30');
    const close = (who: Who, parts: object) =>
      world.does(who, closeIncoming, { id, version: 1, outcome: 'дан ответ', ...parts });
    const methodist: Who = { personId: world.people.methodist, roles: [inTerritory('methodist')] };
    expect(faultOf(await close(methodist, {}))).toEqual(['incoming-executor', []]);
    expect(faultOf(await close(expert, { answerId: id }))).toEqual(['no-answer', ['answerId']]);
    expect(faultOf(await close(clerk, { version: 7 }))).toEqual(['stale-write', []]);
    expect(isRefusal(await close(clerk, { answerId }))).toBe(false);
    expect(faultOf(await close(clerk, { version: 2 }))).toEqual(['closed-already', []]);
    const letter = await world.as(clerk, (ctx) => oneIncoming(ctx, id));
    expect([letter?.closedOn, letter?.outcome, letter?.answerId]).toEqual([
      '2026-10-01',
      'дан ответ',
      answerId,
    ]);
  });

  test('отбор по периоду, корреспонденту, делу и исполнению; запросов не больше от числа строк', async () => {
    await world.does(clerk, setOfficeFileCommand, {
      index: '03-01',
      title: 'Обращения граждан',
      storageTerm: '5 лет ЭПК',
    });
    const { number } = await received({
      correspondent: 'Гражданин Лунин',
      officeIndex: '03-01',
      receivedOn: '2026-02-03',
    });
    const late = await received({
      title: 'Просрочено',
      executorId: world.people.expert,
      dueOn: '2026-09-26',
    });
    expect(await numbers('incoming', 'correspondent=ЛУНИН')).toEqual([number]);
    expect(await numbers('incoming', 'office=03-01')).toEqual([number]);
    expect(await numbers('incoming', 'since=2026-01-01&till=2026-02-28')).toEqual([number]);
    expect(await numbers('incoming', 'state=late')).toEqual([late.number]);
    const cost = (query: string) =>
      world.as(clerk, (ctx) =>
        readIn(world.db.app, [1], async (db, counter) => {
          await incomingPage.load({ ...ctx, db }, {}, new URLSearchParams(query));
          return counter.count;
        }),
      );
    expect(await cost('state=late')).toBe(4);
    expect(await cost('')).toBe(4);
  });
});

describe('Журнал исходящих', () => {
  test('зарегистрированные письма с адресатом из бумаги, проектов нет; приказ не письмо', async () => {
    await sent('Школа № 7', '2026-09-15');
    await world.as(clerk, (ctx) =>
      draftDocument(ctx, { kind: 'letter', title: 'Проект', paper: letterPaper('Кому-то'), subjects: [] }),
    );
    expect(await numbers('outgoing', 'correspondent=школа № 7')).toHaveLength(1);
    expect(await numbers('outgoing', 'correspondent=Кому-то')).toEqual([]);
    expect(await numbers('outgoing', 'since=2026-09-01&till=2026-09-20')).toHaveLength(1);
    expect(await numbers('outgoing', 'office=01-03')).toEqual([]);
    const outsider: Who = { ...director, personId: world.people.stranger };
    expect(
      isRefusal(journalDownloads[0]?.ability.check(await world.as(outsider, async (ctx) => ctx), undefined)),
    ).toBe(true);
  });
});

describe('Печатные журналы', () => {
  test.each(['incoming', 'outgoing'] as const)(
    '%s: альбомный лист, дело и срок хранения у каждой строки',
    async (side) => {
      const paper = await world.as(clerk, (ctx) =>
        journalPaper(ctx, side, filterFrom(new URLSearchParams())),
      );
      if ('refusal' in paper) throw new Error(paper.text);
      expect(paper.page.orientation).toBe('landscape');
      const table = blockOf(paper, 'table');
      const titles = table?.columns.map(({ title }) => title) ?? [];
      const [office, term] = [titles.indexOf('Дело'), titles.indexOf('Срок хранения')];
      const rows = (table?.rows ?? []) as readonly (readonly unknown[])[];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => !row[office] || !row[term])).toEqual([]);
    },
  );

  test('PDF, DOCX и XLSX выходят с теми же строками', async () => {
    for (const each of journalDownloads) {
      const file = await world.as(clerk, (ctx) => each.load(ctx, {}, new URLSearchParams()));
      if (!file || isRefusal(file)) throw new Error(each.path);
      const body = new Uint8Array(await new Response(file.body as BodyInit).arrayBuffer());
      expect(Buffer.from(body.subarray(0, 2)).toString('latin1')).toBe(
        each.path.endsWith('pdf') ? '%P' : 'PK',
      );
      if (each.path !== '/documents/journals/incoming.xlsx') continue;
      const seen: string[] = [];
      for await (const row of (await openSheet(body, null)).rows()) seen.push(String(row.cells[0]));
      expect(seen).toEqual(['Номер', ...(await numbers('incoming'))]);
    }
  });
});

describe('Листы документа', () => {
  test('лист ознакомления: кто, когда, с каким замечанием; замечание остаётся', async () => {
    const id = await sent('Школа № 9', '2026-09-30');
    for (const personId of [world.people.expert, world.people.chair])
      await world.does(clerk, askAcquaintanceCommand, { documentId: id, personId });
    // Midnight in Moscow has passed while it is still the day before in Greenwich.
    const night = '2026-10-02T22:30:00Z';
    await world.does(expert, acknowledgeCommand, { documentId: id, remark: 'Срок указан неверно' }, night);
    const paper = await world.as(clerk, async (ctx) => {
      const document = await oneDocument(ctx, id);
      if (!document) throw new Error('no document');
      const names = new Map([[world.people.expert, 'Орлова М. П.']]);
      return acquaintanceSheet(document, await acquaintancesOf(ctx, id), names, ctx.territory.zone);
    });
    const rows = (blockOf(paper, 'table')?.rows ?? []) as readonly (readonly unknown[])[];
    expect(rows.map((row) => row.slice(3))).toEqual(
      expect.arrayContaining([
        [formatDate('2026-10-03'), 'Срок указан неверно'],
        ['ещё не ознакомлен(а)', ''],
      ]),
    );
    expect(paper.foot).toEqual({ fileIndex: '01-05', storageTerm: '5 лет ЭПК' });
    await expect(
      world.db.owner.query(
        `update documents.acquaintances set remark = 'иначе' where acknowledged_at is not null`,
      ),
    ).rejects.toMatchObject({ constraint: 'acquaintance_stays' });
  });

  test('лист согласования: кто, решение, замечания, день; оба листа выходят в PDF и DOCX', async () => {
    const id = await sent('Школа № 11', '2026-09-30');
    const paper = await world.as(clerk, async (ctx) => {
      const document = await oneDocument(ctx, id);
      if (!document) throw new Error('no document');
      return reviewSheet(document, await reviewsOf(ctx, id), ctx.territory.zone);
    });
    const rows = (blockOf(paper, 'table')?.rows ?? []) as readonly (readonly unknown[])[];
    expect(rows.map((row) => [row[3], row[5]])).toEqual([['согласовано', formatDate('2026-10-01')]]);
    expect(sheetDownloads).toHaveLength(4);
    for (const each of sheetDownloads) {
      const file = await world.as(clerk, (ctx) => each.load(ctx, { id }, new URLSearchParams()));
      expect(file && !isRefusal(file) ? (file.body as Uint8Array).length : 0).toBeGreaterThan(1_000);
    }
  });
});

describe('Дело и срок хранения', () => {
  test('у зарегистрированного документа они в карточке, журнале и на печатном листе', async () => {
    const id = await sent('Школа № 12', '2026-09-30');
    const document = await world.as(clerk, (ctx) => oneDocument(ctx, id));
    expect([document?.officeIndex, document?.storageTerm]).toEqual(['01-05', '5 лет ЭПК']);
    expect(document?.paper.foot).toMatchObject({ fileIndex: '01-05', storageTerm: '5 лет ЭПК' });
    const entries = await world.as(clerk, (ctx) => journalOf(ctx, 'letter', 2026));
    expect(entries.find((each) => each.id === id)).toMatchObject({
      officeIndex: '01-05',
      storageTerm: '5 лет ЭПК',
    });
  });

  test('вид без своего дела назван предложенным, пока служба не сохранит дело', async () => {
    const own = async () =>
      (await world.as(clerk, (ctx) => officeFiles(ctx))).find(({ kind }) => kind === 'letter')?.id ?? null;
    expect(await own()).toBeNull();
    await world.does(clerk, setOfficeFileCommand, {
      ...{
        index: '01-07',
        title: 'Переписка',
        storageTerm: '5 лет ЭПК',
        kind: 'letter',
        yearUnit: 'calendar',
      },
    });
    expect(await own()).not.toBeNull();
    const { id } = await received({ title: 'После номенклатуры' });
    expect((await world.as(clerk, (ctx) => oneIncoming(ctx, id)))?.officeIndex).toBe('01-07');
  });
});
