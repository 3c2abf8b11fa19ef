// 002 п. 4.1, 003 п. 3.2.2: a table with a term goes to institutions, answers are checked, summed up and become a note.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { acceptAnswer, answerNothing, dropForm, returnAnswer } from '../answer/answer.commands.ts';
import { answersOf, editionsOf, helpFor, rowsOf, visibleAnswer } from '../answer/answer.queries.ts';
import { changesBetween } from '../answer/cells.ts';
import { writeFormFile } from '../answer/form-file.ts';
import { saveForm, startCollection } from '../collection/collection.commands.ts';
import { collectionDuties } from '../collection/collection.duties.ts';
import { anyCollection } from '../collection/collection.queries.ts';
import { issueNote, saveNote } from '../summary/note.commands.ts';
import { notePaper } from '../summary/note.papers.ts';
import { totalsOf } from '../summary/summary.queries.ts';
import { playing, table } from './playing.ts';
import { type CollectionsWorld, column, openCollectionsWorld, type School } from './world.ts';

type Playing = ReturnType<typeof playing>;

let world: CollectionsWorld;
let first: School;
let second: School;
let third: School;
let rows: Playing['rows'];
let type: Playing['type'];
let confirm: Playing['confirm'];

beforeAll(async () => {
  world = await openCollectionsWorld();
  [first, second, third] = world.schools;
  ({ rows, type, confirm } = playing(world));
});

describe('таблица автора', () => {
  test('ошибки стоят рядом с полем: сумма, проверка, список, источник', async () => {
    const { id } = granted<{ id: string }>(
      await world.command(world.methodist, startCollection, { title: 'Проба таблицы' }),
    );
    const answer = await world.command(world.methodist, saveForm, {
      ...{ id, version: 1, title: 'Проба таблицы', rows: 'free', titles: '', checks: '9 <= 1' },
      columns: [
        column('Число', { min: 5, max: 1 }),
        column('Выбор', { kind: 'choice', choices: 'одно' }),
        column('Сумма', { kind: 'sum', of: '2 + 7' }),
        column('число', { source: 'staff' }),
      ],
    });
    expect(refused(answer)).toBe('form-wrong');
    expect(Object.keys((answer as { fields: object }).fields).sort()).toEqual(
      [
        'checks',
        'columns[0].max',
        'columns[1].choices',
        'columns[2].of',
        'columns[3].source',
        'columns[3].title',
      ].sort(),
    );
    expect(refused(await world.command(first.head, startCollection, { title: 'Школа собирает' }))).toBe(
      'gives-work',
    );
  });
});

describe('ответ организации', () => {
  test('[DIA-10] форма сбора со сроком, полнотой и проверкой становится аналитической справкой', async () => {
    world.at('2026-04-01', '09:00');
    const sent = await world.collect(table, { title: 'Охват методиками' });
    const own = sent.answerOf(first);
    const [duty] = await world.read(first.head, (ctx) => collectionDuties(ctx));
    expect(duty).toMatchObject({
      due: '2026-04-03',
      side: 'mine',
      text: 'Заполнить таблицу: Охват методиками (до 15:00, 3\u00a0апреля 2026\u00a0года)',
    });
    expect((await rows(first, own)).map((row) => [row.title, row.cells.c7])).toEqual([
      ['1–4 классы', '8 (83145) 2-00-01'],
      ['5–9 классы', '8 (83145) 2-00-01'],
    ]);

    // Wrong words stay in the draft with a sentence beside the cell; the answer is not confirmed with them.
    const wrong = granted<{ faults: { field: string; text: string }[] }>(
      await type(first, own, [
        { field: 'c1', value: 'сто' },
        { field: 'c2', value: '70' },
        { field: 'c3', value: '40,5' },
        { field: 'c5', value: 'секция' },
        { field: 'c6', value: 'Вершинина А.К.' },
      ]),
    );
    expect(wrong.faults.map(({ field, text }) => [field, text])).toEqual([
      ['c1', 'Напишите число цифрами.'],
      ['c5', 'Выберите: кружок, класс.'],
    ]);
    const early = await confirm(first, own);
    expect(refused(early)).toBe('answer-wrong');
    expect((early as { fields: Record<string, string> }).fields).toMatchObject({
      'rows[0].c1': 'Напишите число цифрами.',
      'rows[1].c1': 'Заполните: столбец обязателен.',
    });
    granted(
      await type(first, own, [
        { field: 'c1', value: '100' },
        { field: 'c5', value: 'Кружок' },
        { row: 1, field: 'c1', value: '200' },
        { row: 1, field: 'c2', value: '150' },
      ]),
    );
    const checked = await confirm(first, own);
    expect((checked as { fields: Record<string, string> }).fields).toEqual({
      'rows[0].c4': 'Проверка: гр. 4 не больше гр. 1 (110,5 и 100).',
    });
    granted(await type(first, own, [{ field: 'c3', value: '20' }]));
    granted(await confirm(first, own));
    expect((await rows(first, own)).map((row) => row.cells.c4)).toEqual(['90', '150']);
    expect((await rows(first, own))[0]?.cells.c6).toBe(first.headId);
    // Locked: neither the page nor the database lets it change.
    expect(refused(await type(first, own, [{ field: 'c1', value: '1' }]))).toBe('answer-locked');
    await expect(
      world.db.owner.query(`update collections.answer_rows set position = 9 where answer_id = $1`, [own]),
    ).rejects.toThrow(/do not change/);

    // The second answers by the form with its columns swapped; the third has nothing and is late.
    const theirs = sent.answerOf(second);
    granted(await dropSwapped(second, theirs));
    granted(await confirm(second, theirs));
    world.at('2026-04-03', '15:30');
    granted(await confirm(third, sent.answerOf(third), answerNothing));

    const answers = await world.read(world.methodist, (ctx) => answersOf(ctx, sent.id));
    expect(
      answers.map(({ institution, state, hasNothing, late }) => [institution, state, hasNothing, late]),
    ).toEqual([
      ['Школа № 1', 'answered', false, false],
      ['Школа № 2', 'answered', false, false],
      ['Школа № 10', 'answered', true, true],
    ]);
    const collection = await world.read(world.methodist, (ctx) => anyCollection(ctx, sent.id));
    if (!collection) throw new Error('no collection');
    const totals = await world.read(world.methodist, (ctx) => totalsOf(ctx, collection));
    expect(totals.sums).toEqual({ c1: 345, c2: 250, c3: 25, c4: 275 });
    granted(
      await world.command(world.methodist, saveNote, {
        ...{
          id: sent.id,
          findings: 'Охват вырос.',
          recommendations: '1. Поделиться опытом школы № 1.\n2. Помочь школе № 10.',
        },
      }),
    );
    const noted = await world.read(world.methodist, (ctx) => anyCollection(ctx, sent.id));
    if (!noted) throw new Error('no collection');
    const paper = await world.read(world.methodist, (ctx) => notePaper(ctx, noted, answers, totals));
    const words = JSON.stringify(paper.blocks);
    expect(words).toContain(
      'ответили 3 (100 %), из них с опозданием 1; «у нас нет» сообщили 1.'.replace('100 %', '100\u00a0%'),
    );
    expect(words).toContain('Поделиться опытом школы № 1.');
    granted(await world.command(world.methodist, issueNote, { id: sent.id }));
    expect(refused(await world.command(world.methodist, issueNote, { id: sent.id }))).toBe('note-twice');
    proves('DIA-10', 'Форма сбора со сроком, полнотой и проверкой, аналитическая справка');
  });

  /** The form as it was given, filled in a spreadsheet whose columns somebody has moved. */
  async function dropSwapped(school: School, answerId: string) {
    const text = [
      'Форма;Очно;Обучающихся;Строка;Дистанционно;Занимались всего;Ответственный;Телефон;Лишний',
      'класс;10;20;5–9 классы;5;15;;8 900;x',
      'кружок;20;25;1–4 классы;0;20;Авдеева Р.П.;8 900;x',
    ].join('\n');
    return world.command(school.head, dropForm, {
      answerId,
      file: { name: 'Форма.csv', base64: Buffer.from(text).toString('base64') },
    });
  }

  test('чужая форма, чужой файл и пустая форма не принимаются; прежний черновик остаётся в истории', async () => {
    world.at('2026-04-01', '09:00');
    const sent = await world.collect(table, { title: 'Чужие формы' });
    const own = sent.answerOf(first);
    const formOf = async (school: School) =>
      world.read(school.head, async (ctx) => {
        const record = await visibleAnswer(ctx, sent.answerOf(school));
        if (!record) throw new Error('no answer');
        return writeFormFile(record, await rowsOf(ctx, record.answer.id), await helpFor(ctx, record));
      });
    const drop = async (bytes: Uint8Array | string, savedAt = '') =>
      world.command(first.head, dropForm, {
        ...{ answerId: own, savedAt },
        file: { name: 'Форма.xlsx', base64: Buffer.from(bytes).toString('base64') },
      });
    expect(refused(await drop(await formOf(second)))).toBe('other-form');
    expect(refused(await drop('Фамилия;Имя\nИванова;Анна'))).toBe('not-the-form');
    expect(refused(await drop('%PDF-1.4'))).toContain('sheet-');
    granted(await drop(await formOf(first)));
    // A form taken before somebody else went on with the draft does not overwrite it unseen.
    expect(refused(await drop(await formOf(first)))).toBe('draft-changed');
    expect((await world.read(first.head, (ctx) => editionsOf(ctx, own))).map((each) => each.kind)).toEqual([
      'replaced',
    ]);
  });

  test('двое заполняют одну таблицу: разные клетки сохраняются обе, об одной говорят оба текста', async () => {
    const sent = await world.collect(table, { title: 'Вдвоём' });
    const own = sent.answerOf(first);
    granted(await type(first, own, [{ field: 'c1', value: '10', was: '' }]));
    granted(await type(first, own, [{ field: 'c2', value: '4', was: '' }]));
    const clash = await type(first, own, [
      { field: 'c1', value: '12', was: '' },
      { field: 'c3', value: '1', was: '' },
    ]);
    expect(refused(clash)).toBe('stale-cells');
    expect((clash as unknown as { details: { conflicts: object[] } }).details.conflicts).toEqual([
      expect.objectContaining({ field: 'c1', mine: '12', theirs: '10' }),
    ]);
    expect((await rows(first, own))[0]?.cells).toMatchObject({ c1: '10', c2: '4' });
  });

  test('возврат с замечанием, исправление и разночтения; принятый ответ закрыт', async () => {
    const sent = await world.collect({ ...table, rows: 'one', titles: '' }, { title: 'С возвратом' });
    const own = sent.answerOf(first);
    const judge = async () => ({ answerId: own, version: await world.version(own) });
    granted(
      await type(first, own, [
        { field: 'c1', value: '10' },
        { field: 'c2', value: '4' },
      ]),
    );
    granted(await confirm(first, own));
    expect(
      refused(
        await world.command(world.colleague, returnAnswer, { ...(await judge()), remark: 'Проверьте' }),
      ),
    ).toBe('judges-answer');
    expect(refused(await world.command(first.head, acceptAnswer, await judge()))).toBe('judges-answer');
    granted(
      await world.command(world.methodist, returnAnswer, { ...(await judge()), remark: 'Очно больше.' }),
    );
    const { rows: letters } = await world.db.owner.query<{ text: string }>(
      `select text from notices.notices where name = 'collection.returned' and path like '%' || $1`,
      [own],
    );
    expect(letters.length).toBeGreaterThan(0);
    for (const { text } of letters)
      expect(text).toMatch(/возвращён: «Очно больше\.»\. Исправьте и отправьте снова (до|как)/);
    granted(await type(first, own, [{ field: 'c2', value: '7' }]));
    granted(await confirm(first, own));
    granted(await world.command(world.centreHead, acceptAnswer, await judge()));
    const [now, before] = await world.read(first.head, (ctx) => editionsOf(ctx, own));
    const record = await world.read(first.head, (ctx) => visibleAnswer(ctx, own));
    if (!record || !now || !before) throw new Error('no editions');
    const help = await world.read(first.head, (ctx) => helpFor(ctx, record));
    expect(
      changesBetween(record.collection.form, before.rows, now.rows, help).map((each) => [
        each.column,
        each.before,
        each.after,
      ]),
    ).toEqual([
      ['2. Очно', '4', '7'],
      ['4. Занимались всего', '4', '7'],
    ]);
  });
});
