import { beforeAll, describe, expect, test } from 'vitest';
import type { Refusal } from '../../../kernel/refusal.ts';
import { addItem } from '../agenda.commands.ts';
import { markAttendance } from '../attendance.commands.ts';
import { chooseBallot, openBox, recordBallots } from '../ballot.commands.ts';
import { decide } from '../decision.commands.ts';
import { councilInvariants } from '../invariants.ts';
import { markRead } from '../material.commands.ts';
import { closeSession, openSession, planSession, summon } from '../session.commands.ts';
import { readingsOf, sheetOf } from '../session.queries.ts';
import type { AgendaItem } from '../sheet.ts';
import { castVote, declareRecusal, recordVotes } from '../vote.commands.ts';
import { editPart } from '../wording.commands.ts';
import { mergeWordings } from '../wording.merge.ts';
import { openWorld, type World } from './world.ts';

describe('сведение двух правок протокола', () => {
  const base = 'Слушали Иванову.\nВыступили двое.\nИтог.';
  test.each([
    ['одна правка', base, `${base}\nЕщё.`, base, `${base}\nЕщё.`],
    [
      'разные абзацы',
      base,
      base.replace('двое', 'трое'),
      `${base}\nПротокол вела Зимина.`,
      `${base.replace('двое', 'трое')}\nПротокол вела Зимина.`,
    ],
    [
      'первый абзац и удалённый последний',
      base,
      base.replace('Иванову', 'Петрову'),
      'Слушали Иванову.\nВыступили двое.',
      'Слушали Петрову.\nВыступили двое.',
    ],
    ['одинаковая правка', base, 'Итог.', 'Итог.', 'Итог.'],
    [
      'один и тот же абзац по-разному',
      base,
      base.replace('двое', 'трое'),
      base.replace('двое', 'пятеро'),
      null,
    ],
    ['оба пишут в пустое поле', '', 'Первое.', 'Второе.', null],
  ])('%s', (_name, was, mine, theirs, made) => {
    expect(mergeWordings(was, mine, theirs)).toBe(made);
  });
});

describe('Положение об ОМС, п. 4.5: ход заседания', () => {
  let world: World;
  let sessionId: string;
  let items: string[] = [];
  const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;
  const item = async (id: string) => {
    const sheet = (await world.as('Петрова', (ctx) => sheetOf(ctx, sessionId))) as NonNullable<
      Awaited<ReturnType<typeof sheetOf>>
    >;
    return sheet.items.find((each) => each.id === id) as AgendaItem;
  };

  beforeAll(async () => {
    world = await openWorld();
    world.at('2026-09-01 10:00');
    const planned = { bodyId: world.body, plannedOn: '2026-09-10', plannedTime: '14:00', place: 'ИМЦ' };
    ({ id: sessionId } = await world.done('Петрова', planSession, planned));
    for (const title of ['О выборе заместителя', 'О плане на год', 'О составе жюри'])
      items = [...items, (await world.done('Петрова', addItem, { bodyId: world.body, title })).id];
  });

  test('[ASC-03] ознакомление с повесткой отмечает сам член совета, после рассылки и один раз', async () => {
    expect(await refused(world.does('Орлова', markRead, { sessionId }))).toBe('agenda-not-sent');
    await world.done('Петрова', summon, { sessionId });
    await world.done('Орлова', markRead, { sessionId });
    world.at('2026-09-02 10:00');
    await world.done('Орлова', markRead, { sessionId });
    const readings = (await world.as('Петрова', (ctx) => readingsOf(ctx, sessionId))) as ReadonlyMap<
      string,
      Date
    >;
    expect([...readings]).toEqual([[world.id.Орлова, new Date('2026-09-01T10:00:00+03:00')]]);
  });

  test('[ASC-03] тайное голосование: один бюллетень, итог только после вскрытия, база не связывает голос с человеком', async () => {
    world.at('2026-09-10 14:00');
    await world.done('Петрова', openSession, { sessionId });
    await world.done('Петрова', markAttendance, {
      sessionId,
      members: [{ personId: world.id.Титова, absent: true }],
    });
    const [itemId = ''] = items;
    await world.done('Белова', declareRecusal, { itemId, reason: 'моя кандидатура' });
    await world.done('Петрова', chooseBallot, { itemId, ballot: 'secret', motion: 'approve' });
    expect(await refused(world.does('Петрова', recordVotes, { itemId, motion: 'approve' }))).toBe(
      'vote-is-secret',
    );
    expect(await refused(world.does('Белова', castVote, { itemId, choice: 'for' }))).toBe('vote-of-recused');
    expect(await refused(world.does('Титова', castVote, { itemId, choice: 'for' }))).toBe('vote-of-absent');
    for (const [who, choice] of [
      ['Соколова', 'for'],
      ['Громова', 'for'],
      ['Орлова', 'against'],
      ['Зимина', 'for'],
      ['Крылова', 'for'],
    ] as const)
      expect(await world.done(who, castVote, { itemId, choice })).toEqual({ itemId });
    expect(await refused(world.does('Орлова', castVote, { itemId, choice: 'for' }))).toBe('voted-secretly');
    const closed = await item(itemId);
    expect([closed.voters.length, closed.box, closed.votes]).toEqual([5, null, []]);
    await world.done('Петрова', openBox, { itemId });
    expect(await refused(world.does('Лебедева', castVote, { itemId, choice: 'for' }))).toBe('box-open');
    const opened = await item(itemId);
    expect(opened.box).toMatchObject({ for: 4, against: 1, abstain: 0 });
    const { rows } = await world.db.owner.query(
      `select table_name, string_agg(column_name, ',' order by column_name) as columns from information_schema.columns
        where table_schema = 'councils' and table_name in ('ballot_voters', 'ballot_boxes') group by 1 order by 1`,
    );
    expect(rows).toEqual([
      {
        table_name: 'ballot_boxes',
        columns: 'is_open,item_id,spoiled,territory_id,votes_abstained,votes_against,votes_for',
      },
      { table_name: 'ballot_voters', columns: 'item_id,person_id,territory_id' },
    ]);
    const facts = world.facts.filter((fact) => fact.subjectId === itemId);
    expect(JSON.stringify(facts)).not.toMatch(/against|"for"/);
    const decision = { itemId, outcome: 'approve', text: 'Избрать заместителем Белову М.П.' };
    await world.done('Петрова', decide, { ...decision, ownerId: world.id.Соколова, dueOn: '2026-09-20' });
  });

  test('[ASC-03] бумажных бюллетеней столько, сколько голосовавших', async () => {
    const itemId = items[2] ?? '';
    await world.done('Петрова', chooseBallot, { itemId, ballot: 'secret', motion: 'recommend' });
    const count = { itemId, votesFor: 6, votesAgainst: 1, spoiled: 1 };
    expect(await refused(world.does('Петрова', recordBallots, { ...count, votesFor: 7 }))).toBe(
      'ballots-differ',
    );
    await world.done('Петрова', recordBallots, count);
    await world.done('Петрова', decide, { itemId, outcome: 'recommend', text: 'Рекомендовать состав жюри.' });
    for (const { name, sql } of councilInvariants)
      expect([name, (await world.db.owner.query(sql)).rows]).toEqual([name, []]);
  });

  test('[ASC-03] протокол правят двое: разные абзацы сходятся, один и тот же — показан обоим, ничего не потеряно', async () => {
    const itemId = items[1] ?? '';
    const at = async () => (await item(itemId)).spoke;
    const write = (who: 'Петрова' | 'Громова', spoke: string, revision: number) =>
      world.does(who, editPart, { itemId, spoke, revision });
    await write('Петрова', 'Соколова о сроках.\nОрлова о кадрах.', 0);
    // Both have the same page open from here on, and save several times.
    await write('Петрова', 'Соколова о сроках и отчётах.\nОрлова о кадрах.', 2);
    expect(await write('Громова', 'Соколова о сроках.\nОрлова о кадрах.\nЗимина о школах.', 2)).toMatchObject(
      { merged: true },
    );
    await write('Петрова', 'Соколова о сроках, отчётах и форме.\nОрлова о кадрах.', 2);
    expect(await at()).toBe('Соколова о сроках, отчётах и форме.\nОрлова о кадрах.\nЗимина о школах.');
    const both = (await write(
      'Громова',
      'Соколова о главном.\nОрлова о кадрах.\nЗимина о школах.',
      2,
    )) as Refusal;
    expect([both.refusal, both.kind, both.details.theirs]).toEqual([
      'same-paragraph',
      'conflict',
      'Соколова о сроках, отчётах и форме.\nОрлова о кадрах.\nЗимина о школах.',
    ]);
    expect(await at()).toBe('Соколова о сроках, отчётах и форме.\nОрлова о кадрах.\nЗимина о школах.');
  });

  test('[ASC-03] невыполненное решение само встаёт в следующую повестку', async () => {
    await world.done('Петрова', decide, {
      itemId: items[1],
      outcome: 'note',
      text: 'План принять к сведению.',
    });
    await world.done('Петрова', closeSession, { sessionId });
    const planned = { bodyId: world.body, plannedOn: '2026-10-08', plannedTime: '14:00', place: 'ИМЦ' };
    const { id } = await world.done('Петрова', planSession, planned);
    const sheet = (await world.as('Петрова', (ctx) => sheetOf(ctx, id))) as NonNullable<
      Awaited<ReturnType<typeof sheetOf>>
    >;
    expect(sheet.items.map((each) => each.title)).toEqual(['О выполнении решений, принятых ранее']);
  });
});
