// 002 п. 4.1: the term of a collection is reminded of and kept in sight; an institution sees only its own; nothing is asked twice.
import { beforeAll, describe, expect, test } from 'vitest';
import { granted, refused } from '../../territories/tests/world.ts';
import { answerNothing, reopenAnswer } from '../answer/answer.commands.ts';
import { answersOf, visibleAnswer } from '../answer/answer.queries.ts';
import { closeCollection, remindCollection } from '../collection/collection.commands.ts';
import { anyCollection } from '../collection/collection.queries.ts';
import { collectionRound } from '../collection/collection.rounds.ts';
import { searchCollections } from '../search.ts';
import { summaryDownloads } from '../summary/summary.sheets.ts';
import { playing, table } from './playing.ts';
import { type CollectionsWorld, column, openCollectionsWorld, type School } from './world.ts';

type Playing = ReturnType<typeof playing>;

let world: CollectionsWorld;
let first: School;
let second: School;
let rows: Playing['rows'];
let type: Playing['type'];
let confirm: Playing['confirm'];
let sheets: Playing['sheets'];

beforeAll(async () => {
  world = await openCollectionsWorld();
  [first, second] = world.schools;
  ({ rows, type, confirm, sheets } = playing(world));
});

describe('срок и права', () => {
  test('до, в день и после срока напоминают; руководитель узнаёт; после завершения — только с разрешения и с опозданием', async () => {
    world.at('2026-04-01', '09:00');
    const sent = await world.collect({ ...table, rows: 'one', titles: '' }, { title: 'Со сроком' });
    const told = async (name: string) => {
      const { rows: found } = await world.db.owner.query<{ count: number }>(
        `select count(*)::int as count from notices.notices where name = $1 and text like '%Со сроком%'`,
        [name],
      );
      return found[0]?.count;
    };
    const round = async (day: string, time: string) => {
      world.at(day, time);
      granted(
        (await world.write(world.methodist, async (ctx) => (await collectionRound(ctx)) ?? true)) as true,
      );
    };
    expect(await told('collection.sent')).toBe(3);
    await round('2026-04-02', '09:00');
    expect(await told('collection.reminder')).toBe(3);
    await round('2026-04-02', '10:00');
    expect(await told('collection.reminder')).toBe(3);
    await round('2026-04-03', '13:30');
    expect(await told('collection.reminder')).toBe(6);
    granted(await confirm(first, sent.answerOf(first), answerNothing));
    await round('2026-04-03', '15:10');
    await round('2026-04-03', '16:10');
    expect([await told('collection.passed'), await told('collection.overdue')]).toEqual([2, 2]);
    granted(await world.command(world.methodist, remindCollection, { id: sent.id }));

    const collection = await world.read(world.methodist, (ctx) => anyCollection(ctx, sent.id));
    granted(
      await world.command(world.methodist, closeCollection, { id: sent.id, version: collection?.version }),
    );
    const late = sent.answerOf(second);
    expect(refused(await confirm(second, late, answerNothing))).toBe('collection-closed');
    granted(await world.command(world.methodist, reopenAnswer, { answerId: late, reason: 'Не было связи' }));
    granted(await confirm(second, late, answerNothing));
    const answers = await world.read(world.methodist, (ctx) => answersOf(ctx, sent.id));
    expect(answers.map((answer) => [answer.state, answer.late])).toEqual([
      ['answered', false],
      ['answered', true],
      ['asked', true],
    ]);
    const book = await sheets('/collections/tables/:id/summary.xlsx', sent.id);
    expect(Object.keys(book)).toEqual(['Свод', 'По организациям', 'Не ответили']);
    expect(book['Не ответили']?.[1]?.slice(0, 6)).toEqual([
      'Школа № 10',
      'ждём ответа',
      'да',
      'не открывала',
      'Полянская\u00a0О.Б.',
      '8 (83145) 2-00-010, +7 900 000-00-010',
    ]);
  });

  test('организация видит только свой ответ: ни чужого, ни счёта, ни находок поиска', async () => {
    world.at('2026-04-01', '09:00');
    const sent = await world.collect({ ...table, rows: 'one', titles: '' }, { title: 'Только свой' });
    const foreign = sent.answerOf(second);
    expect(await world.read(first.head, (ctx) => visibleAnswer(ctx, foreign))).toBe(null);
    expect(refused(await type({ ...second, head: first.head }, foreign, [{ field: 'c1', value: '1' }]))).toBe(
      'not-found',
    );
    expect(
      (await world.read(first.head, (ctx) => searchCollections(ctx, 'только свой'))).map((hit) => hit.path),
    ).toEqual([`/collections/answers/${sent.answerOf(first)}`]);
    const found = summaryDownloads[0];
    expect(
      await world.read(
        first.head,
        (ctx) => found?.load(ctx, { id: sent.id }, new URLSearchParams()) ?? Promise.resolve(null),
      ),
    ).toBe(null);
  });

  test('прошлый ответ подставляется в копию сбора; формула в выгрузке остаётся текстом', async () => {
    world.at('2026-04-01', '09:00');
    const asked = {
      columns: [column('Тема', { kind: 'text', source: 'former' }), column('Педагогов', { source: 'staff' })],
    };
    const sent = await world.collect(asked, { title: 'Темы' });
    granted(await type(first, sent.answerOf(first), [{ field: 'c1', value: '=HYPERLINK("http://x";"y")' }]));
    granted(await confirm(first, sent.answerOf(first)));
    const book = await sheets('/collections/tables/:id/summary.xlsx', sent.id);
    expect(book.Свод?.[1]?.[1]).toBe('=HYPERLINK("http://x";"y")');
    const again = await world.collect({}, { title: 'Темы снова', copyOf: sent.id });
    expect((await rows(first, again.answerOf(first)))[0]?.cells.c1).toBe('=HYPERLINK("http://x";"y")');
    expect((await rows(second, again.answerOf(second)))[0]?.cells).toEqual({ c1: '', c2: '1' });
    expect(await world.brokenInvariants()).toEqual([]);
  });
});
