// 003 §5.3.6, §5.2.1: the fund's items and copies, the journal of loans, requests of readers; nothing is lost, also by a restore.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/setup/database.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { migrations } from '../../../migrations/index.ts';
import { compareDatabases } from '../../../platform/db/compare.ts';
import { backup, restore } from '../../../platform/db/index.ts';
import { uploadOf } from '../../../platform/files/index.ts';
import { granted, refused, type Who, within } from '../../territories/tests/world.ts';
import { fundDownloads } from '../fund/fund.papers.ts';
import { enterIntake, intake, judged, readIntake } from '../fund/intake.commands.ts';
import { guessMapping, readRow } from '../fund/intake.rows.ts';
import {
  addCopies,
  addItem,
  correctItem,
  findCopy,
  moveCopy,
  numbersFrom,
  writeOff,
} from '../fund/item.commands.ts';
import {
  copiesOf,
  freeOf,
  inventory,
  item,
  itemDescription,
  itemFilter,
  itemsList,
} from '../fund/item.queries.ts';
import { giveOut, loseCopy, prolong, takeBack } from '../lending/loan.commands.ts';
import { remindOfLoans } from '../lending/loan.daily.ts';
import { loanDuties } from '../lending/loan.duties.ts';
import { loanFilter, loansList, loansOfReader, requestsList } from '../lending/loan.queries.ts';
import { readerCard } from '../lending/pages/readers.tsx';
import { askForItem, cancelRequest, declineRequest, makeReady } from '../lending/request.commands.ts';
import { attachFile, makeMaterial } from '../material/material.commands.ts';
import { material } from '../material/material.queries.ts';
import { type LibraryWorld, openLibraryWorld, textFile } from './world.ts';

let world: LibraryWorld;
let book = '';

const said = (parts: object = {}) => ({
  ...{ kind: 'literature', title: 'Методика преподавания физики', authors: 'Сидоров И. И.; Петров А.А.' },
  ...{ place: 'Москва', publisher: 'Просвещение', year: 2024, pages: '240', subjects: 'физика', ...parts },
});
const copies = async () => world.read(world.methodist, (ctx) => copiesOf(ctx, book));
const found = async (filter: object = {}) =>
  (await world.read(world.teacher, (ctx) => itemsList(ctx, itemFilter.parse(filter)))).rows.map(
    ({ title }) => title,
  );
const out = async () =>
  (await world.read(world.methodist, (ctx) => loansList(ctx, loanFilter.parse({})))).rows;
const give = async (copyId: string | undefined, parts: object = {}, who: Who = world.methodist) =>
  world.command(who, giveOut, {
    id: copyId,
    personId: world.teacher.personId,
    dueOn: '2026-05-01',
    ...parts,
  });

beforeAll(async () => {
  world = await openLibraryWorld();
  world.today('2026-04-01');
});
afterAll(() => rmSync(world.folder, { recursive: true, force: true }));

describe('003 п. 5.3.6: каталог', () => {
  test('издание с экземплярами: номера подряд, занятый номер не даётся, отбор и описание', async () => {
    expect(numbersFrom('М-09', 3)).toEqual(['М-09', 'М-10', 'М-11']);
    expect(numbersFrom('старый', 2)).toEqual(['старый', 'старый/2']);
    expect(refused(await world.command(world.teacher, addItem, said()))).toBe('keeps-fund');
    book = granted<{ id: string }>(
      await world.command(world.methodist, addItem, said({ copies: 2, shelf: 'Шкаф 1' })),
    ).id;
    expect((await copies()).map(({ number }) => number)).toEqual(['1', '2']);
    expect(
      refused(await world.command(world.methodist, addCopies, { id: book, number: '2', copies: 1 })),
    ).toBe('number-taken');
    granted(
      await world.command(world.methodist, addCopies, { id: book, number: '', copies: 1, price: '350.50' }),
    );
    expect((await copies()).map(({ number, price }) => [number, price])).toEqual([
      ...[
        ['1', null],
        ['2', null],
        ['3', 350.5],
      ],
    ]);
    const one = await world.read(world.teacher, (ctx) => item(ctx, book));
    expect(one && itemDescription(one)).toBe(
      'Сидоров, И. И. Методика преподавания физики / И. И. Сидоров, А. А. Петров. – Москва : Просвещение, 2024. – 240 с. – Текст : непосредственный.',
    );
    granted(
      await world.command(world.methodist, correctItem, {
        ...said({ year: 2025 }),
        id: book,
        version: one?.version,
      }),
    );
    expect(
      refused(
        await world.command(world.methodist, correctItem, { ...said(), id: book, version: one?.version }),
      ),
    ).toBe('stale-write');
    granted(await world.command(world.methodist, moveCopy, { id: (await copies())[0]?.id, shelf: 'Шкаф 2' }));
    expect([
      await found({ q: 'петров' }),
      await found({ kind: 'disc' }),
      await found({ subject: 'физика', year: '2025' }),
    ]).toEqual([...[['Методика преподавания физики'], [], ['Методика преподавания физики']]]);
  });

  test('много сразу: файл и вставка, столбцы угаданы, ошибки названы по строкам, внесено один раз', async () => {
    expect(guessMapping(['Инв. №', 'Автор', 'Название', 'Год издания', 'Кол-во'])).toEqual([
      'number',
      'authors',
      'title',
      'year',
      'copies',
    ]);
    expect(
      readRow(['', 'x', 'Ш', 'давно', '2'], ['', 'authors', 'title', 'year', 'copies'], 2).faults,
    ).toHaveLength(2);
    const list =
      'Название;Автор;Год;Вид;Инвентарный номер;Экз.\nНачальная школа;;2025;журнал;П-1;2\nБез года;Иванов И. И.;;книга;;1\n;;2020;;;1\nПовтор;;2021;диск;П-2;1';
    const { id } = granted<{ id: string }>(
      await world.command(world.methodist, readIntake, {
        file: uploadOf('Фонд.csv', new TextEncoder().encode(list)),
        pasted: '',
      }),
    );
    const read = await world.read(world.methodist, (ctx) => intake(ctx, id));
    expect(read?.mapping).toEqual(['title', 'authors', 'year', 'kind', 'number', 'copies']);
    const rows = read ? await world.read(world.methodist, (ctx) => judged(ctx, read, read.mapping)) : [];
    expect(rows.map(({ line, item: good }) => [line, good?.kind ?? null])).toEqual([
      ...[
        [2, 'periodical'],
        [3, 'literature'],
        [4, null],
        [5, 'disc'],
      ],
    ]);
    expect(refused(await world.command(world.methodist, enterIntake, { id, mapping: ['authors'] }))).toBe(
      'no-title',
    );
    // Copies of the first row take П-1 and П-2, so the last row's number is refused and nothing is half entered.
    expect(refused(await world.command(world.methodist, enterIntake, { id, mapping: read?.mapping }))).toBe(
      'number-taken',
    );
    const mapping = read?.mapping.map((field) => (field === 'number' ? '' : field));
    expect(
      granted<{ entered: number }>(await world.command(world.methodist, enterIntake, { id, mapping }))
        .entered,
    ).toBe(3);
    expect(refused(await world.command(world.methodist, enterIntake, { id, mapping }))).toBe(
      'intake-entered',
    );
    expect(await found({ kind: 'periodical' })).toEqual(['Начальная школа']);
    const pasted = granted<{ id: string }>(
      await world.command(world.methodist, readIntake, { pasted: 'Название\tАвтор\nДиск опытов\tКим К. К.' }),
    );
    expect((await world.read(world.methodist, (ctx) => intake(ctx, pasted.id)))?.rows).toHaveLength(2);
    expect(refused(await world.command(world.methodist, readIntake, { pasted: 'одна строка' }))).toBe(
      'empty-list',
    );
  });
});

describe('003 п. 5.3.6: журнал выдачи', () => {
  test('[ORG-16] выдача, продление, возврат, утеря по акту; дважды экземпляр не выдать; база держит то же', async () => {
    const [first, second, third] = await copies();
    expect(refused(await give(first?.id, {}, world.teacher))).toBe('keeps-fund');
    expect(refused(await give(first?.id, { institutionId: world.school }))).toBe('one-borrower');
    expect(refused(await give(first?.id, { dueOn: '2026-03-31' }))).toBe('due-in-past');
    granted(await give(first?.id));
    expect(refused(await give(first?.id))).toBe('copy-is-out');
    await expect(
      world.db.owner.query(
        `insert into library.loans (territory_id, id, copy_id, person_id, given_on, due_on)
         values (1, gen_random_uuid(), $1, $2, '2026-04-10', '2026-05-10')`,
        [first?.id, world.colleague.personId],
      ),
    ).rejects.toThrow(/copy_is_out_once_at_a_time/);
    granted(await give(second?.id, { personId: '', institutionId: world.school }));
    const [toSchool, toTeacher] = await out();
    expect([toSchool?.borrower, toTeacher?.borrower]).toEqual(['СШ № 1', 'Одинцова Мария Петровна']);
    const step = { id: toTeacher?.id, version: toTeacher?.version };
    expect(refused(await world.command(world.methodist, prolong, { ...step, dueOn: '2026-05-01' }))).toBe(
      'not-later',
    );
    granted(await world.command(world.methodist, prolong, { ...step, dueOn: '2026-05-15' }));
    expect(refused(await world.command(world.methodist, takeBack, step))).toBe('stale-write');
    world.today('2026-05-20');
    expect(await found({ where: 'overdue' })).toEqual(['Методика преподавания физики']);
    expect(await world.read(world.methodist, loanDuties)).toMatchObject([
      { text: expect.stringMatching(/^Не вернули в срок: 2\sвыдачи$/) },
    ]);
    expect(await world.read(world.teacher, loanDuties)).toMatchObject([{ due: '2026-05-15' }]);
    granted(await world.command(world.methodist, takeBack, { id: toTeacher?.id, version: 2, note: 'цела' }));
    granted(await give(first?.id, { personId: world.colleague.personId, dueOn: '2026-06-01' }));
    const lose = { id: toSchool?.id, version: toSchool?.version };
    expect(refused(await world.command(world.methodist, loseCopy, lose))).toBe('invalid');
    granted(await world.command(world.methodist, loseCopy, { ...lose, act: 'акт от 20.05.2026 № 1' }));
    expect(refused(await give(second?.id, { dueOn: '2026-06-01' }))).toBe('copy-not-kept');
    await expect(
      world.db.owner.query(
        `insert into library.loans (territory_id, id, copy_id, person_id, given_on, due_on)
         values (1, gen_random_uuid(), $1, $2, '2026-05-21', '2026-06-10')`,
        [second?.id, world.colleague.personId],
      ),
    ).rejects.toThrow(/only a kept copy/);
    const history = await world.read(world.methodist, (ctx) =>
      loansList(ctx, loanFilter.parse({ show: 'all' })),
    );
    expect(history.rows.map(({ number, outcome }) => [number, outcome])).toEqual([
      ...[
        ['1', null],
        ['2', 'lost'],
        ['1', 'returned'],
      ],
    ]);
    const own = await world.read(world.teacher, (ctx) =>
      loansOfReader(ctx, { kind: 'person', id: world.teacher.personId ?? '' }),
    );
    expect(own.map(({ number, prolonged, note }) => [number, prolonged, note])).toEqual([['1', 1, 'цела']]);
    expect(freeOf((await world.read(world.methodist, (ctx) => item(ctx, book))) as never)).toBe(1);
    expect(third?.loanId).toBeNull();
    proves('ORG-16', 'Бумажные материалы выдаются по журналу');
  });

  test('читателю напоминают до срока, в срок и после', async () => {
    for (const [since, today] of [
      ['2026-05-28', '2026-05-29'],
      ['2026-05-31', '2026-06-01'],
      ['2026-06-01', '2026-06-02'],
    ] as const) {
      world.today(today);
      await world.write(world.methodist, (ctx) => remindOfLoans.run(ctx, since));
    }
    expect(await world.noticesOf(world.colleague)).toEqual([
      '«Методика преподавания физики» нужно вернуть в фонд до 1 июня 2026 г.',
      '«Методика преподавания физики» нужно вернуть в фонд до 1 июня 2026 г.',
      '«Методика преподавания физики» не возвращено в фонд, срок был 1 июня 2026 г.',
    ]);
  });

  test('списание только по акту: неизвестный номер и выданный не списываются, акт печатается', async () => {
    const act = { number: '3', onDate: '2026-06-02', reason: 'утеряны', commission: 'Директор\nМетодист' };
    const write = (numbers: string) => world.command(world.methodist, writeOff, { ...act, numbers });
    expect(refused(await write('2, 99'))).toBe('no-such-copies');
    expect(refused(await write('1'))).toBe('copies-out');
    await expect(
      world.db.owner.query(`update library.copies set state = 'written-off' where number = '3'`),
    ).rejects.toThrow(/copy_leaves_by_an_act/);
    const { id } = granted<{ id: string }>(await write('2'));
    expect(refused(await write('3'))).toBe('act-taken');
    const lines = await world.read(world.methodist, inventory);
    expect(lines.find(({ number }) => number === '2')).toMatchObject({ state: 'written-off', act: '3' });
    for (const each of fundDownloads) {
      const key = each.path.includes('people')
        ? world.colleague.personId
        : each.path.includes('institutions')
          ? world.school
          : id;
      const file = await world.read(world.methodist, (ctx) =>
        each.load(ctx, { id: key ?? '' }, new URLSearchParams()),
      );
      expect([each.path, file !== null && !isRefusal(file)]).toEqual([each.path, true]);
    }
    expect(
      await world.read(world.teacher, (ctx) => readerCard(ctx, 'person', world.colleague.personId ?? '')),
    ).toBeNull();
    expect(
      await world.read(within('institution-head', world.school), (ctx) =>
        readerCard(ctx, 'institution', world.school),
      ),
    ).toMatchObject({ name: 'СШ № 1' });
  });
});

describe('003 п. 5.2.1: доступ к фонду', () => {
  test('[ORG-11] специалист и учитель видят каталог, заказывают, получают; второй раз то же не заказать', async () => {
    for (const who of [world.colleague, world.teacher]) {
      const seen = await world.read(who, (ctx) => itemsList(ctx, itemFilter.parse({})));
      expect(seen.total).toBe(4);
    }
    const ask = (who: Who) => world.command(who, askForItem, { id: book });
    expect(refused(await ask({ roles: [] }))).toBe('uses-fund');
    granted(await ask(world.teacher));
    expect(refused(await ask(world.teacher))).toBe('asked-already');
    granted(await ask(world.colleague));
    const open = () => world.read(world.methodist, (ctx) => requestsList(ctx, { open: true }));
    const [specialist, teacher] = await open();
    expect(await world.read(world.methodist, loanDuties)).toMatchObject([
      {},
      { text: expect.stringMatching(/^Подберите заказанное: 2\sзаказа$/) },
    ]);
    expect(
      refused(await world.command(world.methodist, cancelRequest, { id: teacher?.id, version: 1 })),
    ).toBe('own-request');
    granted(await world.command(world.methodist, makeReady, { id: teacher?.id, version: 1 }));
    expect(await world.read(world.teacher, loanDuties)).toMatchObject([
      { text: 'Заберите заказанное: «Методика преподавания физики»', due: '2026-06-09' },
    ]);
    const free = (await copies()).find(({ state, loanId }) => state === 'kept' && !loanId);
    granted(await give(free?.id, { requestId: teacher?.id, dueOn: '2026-07-01' }));
    granted(
      await world.command(world.methodist, declineRequest, {
        id: specialist?.id,
        version: 1,
        reason: 'все на руках',
      }),
    );
    expect((await open()).length).toBe(0);
    const mine = await world.read(world.teacher, (ctx) => requestsList(ctx));
    expect(mine.map(({ state }) => state)).toEqual(['given']);
    granted(await ask(world.colleague));
    const [again] = await open();
    granted(await world.command(world.colleague, cancelRequest, { id: again?.id, version: 1 }));
    expect(await world.brokenInvariants()).toEqual([]);
  });

  test('найденный экземпляр снова выдают', async () => {
    const other = granted<{ id: string }>(
      await world.command(world.methodist, addItem, said({ title: 'Атлас', copies: 1 })),
    ).id;
    const [only] = await world.read(world.methodist, (ctx) => copiesOf(ctx, other));
    granted(await give(only?.id, { dueOn: '2026-07-01' }));
    const [loan] = await out();
    granted(
      await world.command(world.methodist, loseCopy, {
        id: loan?.id,
        version: loan?.version,
        act: 'акт № 4',
      }),
    );
    const kept = (await world.read(world.methodist, (ctx) => copiesOf(ctx, other)))[0];
    granted(await world.command(world.methodist, findCopy, { id: only?.id, version: kept?.version }));
    granted(await give(only?.id, { dueOn: '2026-07-01' }));
    expect(await world.brokenInvariants()).toEqual([]);
  });
});

describe('сохранность', () => {
  test('[ORG-16] копия и восстановление возвращают материалы, редакции, файлы и выдачи до знака', async () => {
    const { id } = granted<{ id: string }>(
      await world.command(world.methodist, makeMaterial, {
        ...{
          kind: 'memo',
          title: 'Памятка',
          authors: [{ personId: world.methodist.personId }],
          file: textFile(),
        },
      }),
    );
    granted(await world.command(world.methodist, attachFile, { id, version: 1, file: textFile('Ещё.pdf') }));
    expect((await world.read(world.methodist, (ctx) => material(ctx, id)))?.shown.fileIds).toHaveLength(2);
    const archive = join(world.folder, 'opora.tar.gz');
    const summary = await backup({ owner: world.db.owner, dataFolder: world.folder }, archive);
    expect(summary.files).toBeGreaterThanOrEqual(2);
    const target = await testDatabase('empty');
    const dataFolder = join(world.folder, 'restored');
    mkdirSync(dataFolder);
    await restore({ ...target, migrations, dataFolder }, archive);
    expect(await compareDatabases(world.db.owner, target.owner)).toEqual([]);
    const { rows } = await target.owner.query<{ loans: number; editions: number }>(
      `select (select count(*)::int from library.loans) as loans, (select count(*)::int from library.editions) as editions`,
    );
    expect(rows[0]?.loans).toBeGreaterThan(4);
    expect(rows[0]?.editions).toBe(2);
    const kept = (
      await readdir(join(world.folder, 'files'), { recursive: true, withFileTypes: true })
    ).filter((each) => each.isFile());
    expect(kept.length).toBe(2);
    for (const each of kept) {
      const path = join(each.parentPath, each.name);
      const twin = path.replace(join(world.folder, 'files'), join(dataFolder, 'files'));
      expect(readFileSync(twin).equals(readFileSync(path))).toBe(true);
    }
    for (const table of [
      'materials',
      'editions',
      'reviews',
      'items',
      'copies',
      'loans',
      'requests',
      'write_offs',
    ])
      await expect(world.db.app.query(`delete from library.${table}`)).rejects.toThrow(/permission denied/);
    proves('ORG-16', 'Ничего не удаляется бесследно, есть история, копия и восстановление');
  });
});
