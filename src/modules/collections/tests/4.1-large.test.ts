// 002 п. 4.1: three hundred institutions with two hundred rows each: asked, filled in, summed up, without a query a row.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../kernel/ctx.ts';
import { granted, refused, type Who } from '../../territories/tests/world.ts';
import { confirmAnswer } from '../answer/answer.commands.ts';
import { answersOf, ownAnswers, rowsOf } from '../answer/answer.queries.ts';
import { pasteRows, saveCells } from '../answer/fill.commands.ts';
import { summaryPage } from '../summary/pages/summary.tsx';
import { summaryDownloads } from '../summary/summary.sheets.ts';
import { playing } from './playing.ts';
import { type CollectionsWorld, column, openCollectionsWorld } from './world.ts';

const INSTITUTIONS = 300;
const ROWS = 200;

let world: CollectionsWorld;
/** Somebody who fills in for every institution: the test plays them all. */
let everybody: Who;

const numbered = {
  rows: 'free' as const,
  columns: [
    column('Педагог', { kind: 'text' }),
    column('Часов', { min: 0, max: 100 }),
    column('День', { kind: 'date', required: false }),
    column('Форма', { kind: 'choice', choices: 'очно; заочно', required: false }),
    column('Дважды', { kind: 'sum', of: '2 + 2', required: false }),
  ],
};

beforeAll(async () => {
  world = await openCollectionsWorld();
  await world.db.owner.query(
    `insert into institutions.institutions (territory_id, id, kind, short_name, full_name, opened_on)
     select i.territory_id, gen_random_uuid(), i.kind, 'Школа № ' || n, 'Школа № ' || n, i.opened_on
       from institutions.institutions i, generate_series(100, $1) n where i.id = $2`,
    [100 + INSTITUTIONS - world.schools.length - 1, world.schools[0].id],
  );
  const { rows } = await world.db.owner.query<{ id: string }>('select id from institutions.institutions');
  const roles = rows.map(
    ({ id }): Role => ({ kind: 'institution-operator', scope: { kind: 'institution', id } }),
  );
  everybody = { ...world.methodist, personId: world.schools[0].headId, roles };
});

const lineOf = (row: number) => `Педагог ${row}\t${row % 10}\t01.04.2026\tочно`;

test('ответы заполнены, свод XLSX верен и пишется порциями, запросов на строку нет', async () => {
  const sent = await world.collect(numbered, { title: 'Большой сбор' });
  const asked = await world.read(world.methodist, (ctx) => answersOf(ctx, sent.id));
  expect(asked).toHaveLength(INSTITUTIONS);

  // Filling in and confirming cost the same for one row and for two hundred.
  const costOf = async (answerId: string, rows: number): Promise<[number, number]> => {
    const counted = async (command: typeof pasteRows | typeof confirmAnswer, input: object) => {
      granted(await world.command(everybody, command, input));
      return world.statements();
    };
    const paste = await counted(pasteRows, {
      answerId,
      rows: Array.from({ length: rows }, (_, index) => lineOf(index + 1)).join('\n'),
    });
    const confirm = await counted(confirmAnswer, { answerId, version: await world.version(answerId) });
    return [paste, confirm];
  };
  const [small, ...others] = asked.map((each) => each.id);
  if (!small) throw new Error('no answers');
  const one = await costOf(small, 1);
  for (const [index, id] of others.entries()) {
    const cost = await costOf(id, ROWS);
    if (index === 0) expect(cost).toEqual(one);
  }

  const page = () =>
    world.costOf(world.methodist, (ctx) => summaryPage.load(ctx, { id: sent.id }, new URLSearchParams()));
  expect(await page()).toBe(8);

  const [summary] = summaryDownloads;
  if (!summary) throw new Error('no summary');
  // A portion of 25 institutions is one statement; nothing is asked by the row.
  const statements = await world.costOf(world.methodist, (ctx) =>
    summary.load(ctx, { id: sent.id }, new URLSearchParams()),
  );
  expect(statements).toBe(9 + Math.ceil(INSTITUTIONS / 25));

  const book = await playing(world).sheets('/collections/tables/:id/summary.xlsx', sent.id);
  const lines = book.Свод ?? [];
  expect(lines).toHaveLength(1 + 1 + (INSTITUTIONS - 1) * ROWS + 1);
  const names = asked.map(({ institution }) => institution);
  expect([...new Set(lines.slice(1, -1).map(([name]) => name))]).toEqual(names);
  expect(lines[2]).toEqual([names[1], 'Педагог 1', '1', '01.04.2026', 'очно', '2']);
  const sum =
    1 + (INSTITUTIONS - 1) * Array.from({ length: ROWS }, (_, at) => (at + 1) % 10).reduce((a, b) => a + b);
  expect(lines.at(-1)?.slice(0, 6)).toEqual(['Итого', '', String(sum), '', '', String(sum * 2)]);
  expect(book['По организациям']).toHaveLength(INSTITUTIONS + 2);
  expect(book['Не ответили']).toHaveLength(1);
});

describe('вставка из Excel', () => {
  test('неверные значения названы каждое у своей клетки; запертый ответ вставку не принимает', async () => {
    const sent = await world.collect(numbered, { title: 'Вставка с ошибками' });
    const answerId = sent.answerOf(world.schools[0]);
    const head = world.schools[0].head;
    const paste = (rows: string) => world.command(head, pasteRows, { answerId, rows });
    granted(await paste('Юдина\tсто\t32.04.2026\tвечером\nАвдеева\t140\t02.04.2026\tзаочно\n\t7\t\t'));
    const confirmed = async () =>
      world.command(head, confirmAnswer, { answerId, version: await world.version(answerId) });
    const wrong = await confirmed();
    expect(refused(wrong)).toBe('answer-wrong');
    const { fields } = wrong as { fields: Record<string, string> };
    expect(Object.keys(fields).sort()).toEqual([
      'rows[0].c2',
      'rows[0].c3',
      'rows[0].c4',
      'rows[1].c2',
      'rows[2].c1',
    ]);
    expect(fields['rows[0].c2']).toBe('Напишите число цифрами.');
    const rows = await world.read(head, (ctx) => rowsOf(ctx, answerId));
    // What was pasted is kept as it was typed: nothing is lost while it is put right.
    expect(rows[0]?.cells).toMatchObject({ c2: 'сто', c3: '32.04.2026', c4: 'вечером' });
    const put = (row: number, field: string, value: string) => ({
      ...{ line: rows[row]?.id ?? null, row, field, value, was: rows[row]?.cells[field] ?? '' },
    });
    granted(
      await world.command(head, saveCells, {
        answerId,
        edits: [
          ...[put(0, 'c2', '10'), put(0, 'c3', '30.04.2026'), put(0, 'c4', 'очно')],
          ...[put(1, 'c2', '14'), put(2, 'c1', 'Белова')],
        ],
      }),
    );
    granted(await confirmed());
    expect(refused(await paste('Ещё\t1\t\t'))).toBe('answer-locked');
    expect(refused(await world.command(head, saveCells, { answerId, edits: [put(0, 'c2', '9')] }))).toBe(
      'answer-locked',
    );
    expect((await world.read(head, (ctx) => ownAnswers(ctx))).find(({ id }) => id === answerId)?.state).toBe(
      'answered',
    );
  });
});
