// Numbers: in order, once a year, without holes; two registrations at once never share one, a killed one leaves nothing.
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { useFileStore } from '../../../platform/files/index.ts';
import { registerCommand } from '../document.commands.ts';
import { draftDocument } from '../document.drafts.ts';
import { oneDocument } from '../document.queries.ts';
import { registerDocument } from '../document.registration.ts';
import type { DocumentKind } from '../document.schema.ts';
import { proposeNumber, serialOf } from '../numbering.ts';
import { setOfficeFileCommand } from '../office.commands.ts';
import { agree, inTerritory, openWorld, orderPaper, type Who, type World } from './world.ts';

let world: World;
let clerk: Who;

beforeAll(async () => {
  world = await openWorld();
  clerk = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
});

const draft = async (kind: DocumentKind, bodyId?: string) =>
  (
    await world.as(clerk, (ctx) =>
      draftDocument(ctx, {
        kind,
        title: 'Документ',
        paper: orderPaper(),
        subjects: [],
        audience: 'staff',
        ...(bodyId ? { bodyId } : {}),
      }),
    )
  ).id;

const number = async (id: string, input: object = {}, at?: string) => {
  const done = await world.does(clerk, registerCommand, { documentId: id, ...input }, at);
  return isRefusal(done) ? done.text : (done as { number: string }).number;
};

describe('порядок номеров', () => {
  test('подряд, заново с нового года; занятый номер — предложение со свободным', async () => {
    expect(await number(await draft('order'), { date: '2025-12-30' })).toBe('1');
    expect(await number(await draft('order'))).toBe('1');
    expect(await number(await draft('order'))).toBe('2');
    expect(await number(await draft('order'), { number: '880' })).toBe('880');
    expect(
      await world.as(clerk, (ctx) => proposeNumber(ctx, { kind: 'order', series: '', date: ctx.today })),
    ).toBe('881');
    expect(await number(await draft('order'), { number: '880' })).toBe(
      'Номер 880 в 2026 году уже занят. Следующий свободный — 881.',
    );
    expect(await number(await draft('order'), { number: '881-од' })).toBe('881-од');
    expect(await number(await draft('order'))).toBe('882');
  });

  test('протоколы считаются по учебному году и в каждом совете отдельно', async () => {
    expect(await number(await draft('minutes', world.body), { date: '2026-08-31' })).toBe('1');
    expect(await number(await draft('minutes', world.body), { date: '2026-09-01' })).toBe('1');
    expect(await number(await draft('minutes', world.body), { date: '2026-09-02' })).toBe('2');
    expect(await number(await draft('minutes', world.otherBody), { date: '2026-09-02' })).toBe('1');
  });

  test('год нумерации — настройка: служба считает предложения по учебному году', async () => {
    await world.does(clerk, setOfficeFileCommand, {
      index: '02-16',
      title: 'Предложения',
      storageTerm: '5 лет',
      kind: 'proposals',
      yearUnit: 'school',
    });
    expect(await number(await draft('proposals'), { date: '2026-08-31' })).toBe('1');
    expect(await number(await draft('proposals'), { date: '2026-09-01' })).toBe('1');
  });

  test('письма несут индекс дела', async () => {
    const letter = async () => {
      const id = await draft('letter');
      await agree(world, id);
      return number(id);
    };
    expect(await letter()).toBe('01-05/1');
    expect(await letter()).toBe('01-05/2');
  });

  test('номер, вписанный заранее, обходят', async () => {
    expect(await number(await draft('report'), { number: '2' })).toBe('2');
    expect(await number(await draft('report'))).toBe('3');
    expect(await number(await draft('notice'), { number: 'б/н' })).toBe('б/н');
    expect(await number(await draft('notice'))).toBe('1');
  });

  test.each([
    ['880', 880],
    ['15-од', 15],
    ['01-05/123', 123],
    ['б/н', null],
    ['12а34', null],
  ])('счётная часть %s', (text, serial) => expect(serialOf(text)).toBe(serial));
});

describe('одновременно', () => {
  test('двенадцать регистраций получают двенадцать разных номеров подряд', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) ids.push(await draft('receipt'));
    const numbers = await Promise.all(ids.map((id) => number(id)));
    expect(numbers.map(Number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('один и тот же номер двоим: первый получил, второму сказано', async () => {
    const [one, two] = [await draft('receipt'), await draft('receipt')];
    const answers = await Promise.all([number(one, { number: '77' }), number(two, { number: '77' })]);
    expect(answers.filter((answer) => answer === '77')).toHaveLength(1);
    expect(answers.filter((answer) => answer.startsWith('Номер 77 в 2026 году уже занят'))).toHaveLength(1);
  });

  test('два секретаря регистрируют один документ: номер один', async () => {
    const id = await draft('receipt');
    const answers = await Promise.all([number(id), number(id)]);
    expect(answers.filter((answer) => /^\d+$/.test(answer))).toHaveLength(1);
  });
});

describe('обрыв', () => {
  test('между номером и фиксацией: ни дыры, ни половины записи', async () => {
    const id = await draft('register');
    const propose = () =>
      world.as(clerk, (ctx) => proposeNumber(ctx, { kind: 'register', series: '', date: ctx.today }));
    const before = await propose();
    const killed = world.as(clerk, async (ctx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(ctx.db);
      // The PDF is kept after the number is taken and before the row changes: the server dies right there.
      useFileStore({
        ...world.files,
        put: async (key, content) => {
          const kept = await world.files.put(key, content);
          await world.db.app.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
          return kept;
        },
      });
      return registerDocument(ctx, { documentId: id });
    });
    await expect(killed).rejects.toThrow();
    useFileStore(world.files);
    const document = await world.as(clerk, (ctx) => oneDocument(ctx, id));
    expect([document?.state, document?.number, document?.paperHash]).toEqual(['draft', null, null]);
    expect(await propose()).toBe(before);
    expect(await number(id)).toBe(before);
  });
});
