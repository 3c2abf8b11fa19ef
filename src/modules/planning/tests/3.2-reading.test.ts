// 004 §3.2, 003 §1.5, 000 §3.1: a plan dropped as a file becomes a draft; terms understood or honestly marked; nothing twice, nothing lost.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { realFile } from '../../../../tests/setup/real-files.ts';
import { uploadOf } from '../../../platform/files/index.ts';
import { traps } from '../../../platform/files/tests/samples.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { saveCells } from '../line/grid.commands.ts';
import { linesOf } from '../line/line.queries.ts';
import {
  fixPlanRows,
  mapPlanColumns,
  readPlan,
  sayPlanPeople,
  sayPlanSections,
} from '../reading/reading.commands.ts';
import type { JudgedRow } from '../reading/reading.judging.ts';
import { judgedRows, readingById } from '../reading/reading.queries.ts';
import { applyReading, dropReading, undoReading } from '../reading/reading.writing.ts';
import { wordPlan, xlsx } from './plan-files.ts';
import { openPlanningWorld, type PlanningWorld } from './world.ts';

let world: PlanningWorld;
let planId: string;
beforeAll(async () => {
  world = await openPlanningWorld();
  world.today('2025-08-20');
  planId = await world.start();
});

const read = async (name: string, bytes: Uint8Array, more = {}) =>
  world.command(world.methodist, readPlan, { planId, file: uploadOf(name, bytes), source: 'own', ...more });

const reading = async (id: string) => {
  const found = await world.read(world.methodist, (ctx) => readingById(ctx, id));
  if (!found) throw new Error('no reading');
  return found;
};

const rows = async (id: string): Promise<JudgedRow[]> => {
  const record = await reading(id);
  return world.read(world.methodist, (ctx) => judgedRows(ctx, record));
};

const counted = async (id: string) => {
  const all = await rows(id);
  return Object.fromEntries(
    [...Map.groupBy(all, (row) => row.verdict)].map(([verdict, same]) => [verdict, same.length]),
  );
};

const act = async (command: Parameters<PlanningWorld['command']>[1], id: string, more = {}) =>
  world.command(world.methodist, command, { id, version: (await reading(id)).version, ...more });

const lines = () => world.read(world.methodist, (ctx) => linesOf(ctx, planId, []));

describe('004 §3.2: план из файла Word', () => {
  let id: string;

  test('столбцы, разделы, месяцы, объединённые ячейки и слова сроков поняты; непонятое названо', async () => {
    id = granted<{ id: string }>(await read('План 2024.docx', wordPlan())).id;
    expect((await reading(id)).mapping).toEqual(['', 'title', 'term', 'audience', 'responsible', 'place']);
    expect((await reading(id)).fileYear).toBe(2024);
    const points = (await rows(id)).filter(({ verdict }) => verdict !== 'aside');
    expect(
      points.map((row) => [
        row.found?.title,
        row.found?.term,
        row.found?.starts_on,
        row.found?.ends_on,
        row.verdict,
      ]),
    ).toEqual([
      ['Анализ результатов ГИА', 'до 15.09.2025', '2025-09-01', '2025-09-16', 'understood'],
      ['Мониторинг потребностей педагогов', '1 раз в четверть', '2025-09-01', '2026-09-01', 'understood'],
      ['Семинар «Функциональная грамотность»', '15 октября', '2025-10-15', '2025-10-16', 'no-person'],
      ['Консультации', 'октябрь', '2025-10-01', '2025-11-01', 'understood'],
      ['Круглый стол', 'по усмотрению', null, null, 'term-unknown'],
      ['Високосный день', '29 февраля', null, null, 'term-unknown'],
    ]);
    expect(points.map(({ section }) => section)).toEqual([
      'Информационно-аналитическая деятельность',
      'Информационно-аналитическая деятельность',
      ...['', '', '', ''],
    ]);
    expect(points[2]?.faults).toEqual({
      responsible: '«зам. начальника»: такого человека нет в территории. Напишите фамилию и инициалы.',
    });
  });

  test('что правят в проверке, остаётся; слова файла о людях печатаются, отвечает человек', async () => {
    granted(
      await act(sayPlanPeople, id, { people: [{ words: 'зам. начальника', personId: world.personOf.head }] }),
    );
    granted(
      await act(sayPlanSections, id, {
        sections: [{ words: 'информационно аналитическая деятельность', direction: 'analytical' }],
      }),
    );
    granted(
      await act(fixPlanRows, id, {
        fixes: [{ line: (await rows(id)).at(-3)?.line, field: 'term', text: 'апрель' }],
      }),
    );
    expect(await counted(id)).toEqual({ aside: 6, understood: 5, 'term-unknown': 1 });
    expect(refused(await act(mapPlanColumns, id, { columns: [{ column: 1, field: 'form' }] }))).toBe(
      'not-mapped',
    );
    granted(await act(applyReading, id));
    const taken = await lines();
    expect(
      taken.map((line) => [line.title, line.term, line.responsibleId, line.responsibleWords, line.direction]),
    ).toEqual([
      ['Анализ результатов ГИА', 'до 15.09.2025', world.personOf.methodist, 'Шумилина О.Г.', 'analytical'],
      [
        'Мониторинг потребностей педагогов',
        '1 раз в четверть',
        world.personOf.methodist,
        'Шумилина О.Г.',
        'analytical',
      ],
      [
        'Семинар «Функциональная грамотность»',
        '15 октября',
        world.personOf.head,
        'зам. начальника, Бондарь И.Я.',
        '',
      ],
      ['Консультации', 'октябрь', world.personOf.colleague, 'Бондарь И. Я.', ''],
      ['Круглый стол', 'апрель', world.personOf.methodist, 'О.Г. Шумилина', ''],
      ['Високосный день', '29 февраля', world.personOf.methodist, 'Шумилина', ''],
    ]);
    expect(taken[5]?.termKind).toBe('unknown');
    expect(taken[0]?.sourceWords).toBe('Файл «План 2024.docx»');
  });

  test('тот же файл второй раз ничего не меняет и помнит, чему его научили', async () => {
    const again = granted<{ id: string }>(await read('План 2024.docx', wordPlan())).id;
    const points = (await rows(again)).filter(({ verdict }) => verdict !== 'aside');
    // Исправленный срок стоит в плане, в файле он прежний: эта строка честно новая.
    expect(points.map(({ verdict }) => verdict)).toEqual([
      'same',
      'same',
      'same',
      'same',
      'term-unknown',
      'same',
    ]);
    granted(
      await act(fixPlanRows, again, { fixes: [{ line: points[4]?.line, field: '_take', text: 'no' }] }),
    );
    expect(refused(await act(applyReading, again))).toBe('nothing-to-take');
    granted(await act(dropReading, again));
    expect(await lines()).toHaveLength(6);
  });

  test('взятое отменяется целиком; правку отмена не теряет', async () => {
    const [first] = await lines();
    const cell = (value: string, was: string) => ({ line: first?.id, row: 0, field: 'place', value, was });
    granted(
      await world.command(world.methodist, saveCells, { planId, edits: [cell('актовый зал', 'кабинет 5')] }),
    );
    expect(refused(await act(undoReading, id))).toBe('lines-changed');
    expect(await lines()).toHaveLength(6);
    const other = granted<{ id: string }>(
      await read(
        'план.xls',
        xlsx(
          [
            ['Мероприятие', 'Дата', 'Ответственный'],
            ['Субботник', 45768, 'Бондарь И.Я.'],
          ],
          'biff8',
        ),
      ),
    ).id;
    granted(await act(applyReading, other));
    expect(await lines()).toHaveLength(7);
    expect(refused(await act(applyReading, other))).toBe('reading-over');
    granted(await act(undoReading, other));
    expect(await lines()).toHaveLength(6);
    expect((await reading(other)).state).toBe('undone');
  });
});

describe('враждебные и чужие файлы: ясный отказ, ничего не потеряно', () => {
  test.each(Object.entries(traps))('%s', async (name, bytes) => {
    const before = await lines();
    const answer = await read(`${name}.docx`, bytes);
    expect(refused(answer)).toMatch(/^(sheet-|file-|no-plan-table)/);
    expect(await lines()).toEqual(before);
  });

  test('формула остаётся словами', async () => {
    const id = granted<{ id: string }>(
      await read(
        'план.csv',
        new TextEncoder().encode('Мероприятие;Срок;Ответственный\n=HYPERLINK("http://x");май;Бондарь И.Я.\n'),
      ),
    ).id;
    expect((await rows(id)).find(({ verdict }) => verdict === 'understood')?.found?.title).toBe(
      '=HYPERLINK("http://x")',
    );
    granted(await act(dropReading, id));
  });
});

const real = realFile('nakhodka_school11_plan_2016-2017.pdf');
describe.skipIf(!real)('настоящий план школы на 24 страницах', () => {
  test('становится проектом: сроки поняты или честно отмечены, ни одна строка не потеряна', async () => {
    const id = granted<{ id: string }>(await read('план школы.pdf', readFileSync(real ?? ''))).id;
    const record = await reading(id);
    expect([record.mapping, record.fileYear]).toEqual([['title', 'term', 'audience', 'responsible'], 2016]);
    granted(await act(sayPlanPeople, id, { everyone: world.personOf.methodist }));
    const found = await counted(id);
    expect(found).toEqual({ aside: 149, understood: 331, 'term-unknown': 1, same: 3 });
    const unclear = (await rows(id)).filter(({ verdict }) => verdict === 'term-unknown');
    expect(unclear.map((row) => row.found?.term)).toEqual(['01.05 – 08.09']);
    granted(await act(applyReading, id));
    expect(await lines()).toHaveLength(6 + (found.understood ?? 0) + (found['term-unknown'] ?? 0));
  });
});
