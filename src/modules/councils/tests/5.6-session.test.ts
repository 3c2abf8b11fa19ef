import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { arrive, leave, markAttendance } from '../attendance.commands.ts';
import { decide, postpone } from '../decision.commands.ts';
import { itemPage, queueOf } from '../item.queries.ts';
import { searchCouncils } from '../search.ts';
import { closeSession, openSession, summon } from '../session.commands.ts';
import { meetingMoment, quorumAt } from '../sheet.ts';
import { castVote, declareRecusal, recordVotes } from '../vote.commands.ts';
import { type Play, plannedSession, recognised as text } from './session-play.ts';
import type { World } from './world.ts';

describe('Порядок kstovo-2013, п. 5.6 и 5.11: заседание РЭС', () => {
  let play: Play;
  let world: World;
  let sessionId: string;
  let items: readonly string[];
  let subjects: readonly string[];
  const propose: Play['propose'] = (parts) => play.propose(parts);
  const sheet = () => play.sheet();
  const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;

  beforeAll(async () => {
    play = await plannedSession();
    ({ world, sessionId, items, subjects } = play);
  });

  test('[OMP-10] вопросы сами приходят в повестку ближайшего заседания, один вопрос дважды не встаёт', async () => {
    expect((await sheet()).items.map((item) => [item.position, item.title, item.state])).toEqual([
      [1, 'О заявке Школы № 1', 'scheduled'],
      [2, 'О заявке Школы № 2', 'scheduled'],
      [3, 'О плане работы совета', 'scheduled'],
    ]);
    const again = await propose({
      title: 'О заявке Школы № 2',
      subject: { kind: 'recognition.application', id: subjects[1] as string },
    });
    expect(again.id).toBe(items[1]);
    proves('OMP-10', 'Повестка собирается из заявок.');
  });

  test('[EXC-01] повестку рассылает секретарь; рядовой член совета этого не может', async () => {
    expect(await refused(world.does('Орлова', summon, { sessionId }))).toBe('runs-body');
    expect(await world.done('Петрова', summon, { sessionId })).toEqual({ told: 9 });
  });

  test('[OMP-10] отведённый член не видит материалов своего вопроса, остальные видят', async () => {
    const seen = async (who: 'Белова' | 'Орлова') => {
      const found = (await world.as(who, (ctx) => itemPage(ctx, items[0] as string))) as Awaited<
        ReturnType<typeof itemPage>
      >;
      return [found?.item.title, found?.item.materialsPath, found?.item.proposedDecision];
    };
    expect(await seen('Белова')).toEqual(['О заявке Школы № 1', null, '']);
    expect(await seen('Орлова')).toEqual(['О заявке Школы № 1', '/recognition/applications/1', text]);
  });

  test('[EXC-01] вопрос находится поиском у членов совета и не находится у посторонних', async () => {
    const hits = async (who: 'Орлова' | 'Чернова') =>
      ((await world.as(who, (ctx) => searchCouncils(ctx, 'школы № 2'))) as { title: string }[]).map(
        (hit) => hit.title,
      );
    expect([await hits('Орлова'), await hits('Чернова')]).toEqual([['О заявке Школы № 2'], []]);
  });

  test('[EXC-01] открытие фиксирует состав и даёт номер; без явки голосовать нельзя', async () => {
    world.at('2026-08-12 14:00');
    expect(await world.done('Петрова', openSession, { sessionId })).toEqual({ id: sessionId, number: 1 });
    expect((await sheet()).session).toMatchObject({
      number: 1,
      year: 2025,
      presiderId: world.id.Соколова,
      secretaryId: world.id.Петрова,
    });
    expect(await refused(world.does('Петрова', recordVotes, { itemId: items[0], motion: 'approve' }))).toBe(
      'attendance-not-marked',
    );
  });

  test('[OMP-10] явка — «все, кроме…»', async () => {
    const missing = (['Лебедева', 'Крылова', 'Титова'] as const).map((name) => ({
      personId: world.id[name],
      absent: true,
      reason: 'отпуск',
    }));
    expect(
      await world.done('Петрова', markAttendance, { sessionId, members: missing, invited: 'Чернова М.П.' }),
    ).toEqual({
      present: 6,
      words: 'присутствуют 6 из 9, кворум есть (нужно 5)',
    });
    proves('OMP-10', 'Присутствие отмечается как «все, кроме…», кворум считается сразу.');
  });

  test('[OMP-10] голос отсутствующего и голос отведённого не принимаются — ни командой, ни базой', async () => {
    world.at('2026-08-12 14:10');
    expect(
      await refused(
        world.does('Петрова', recordVotes, {
          itemId: items[0],
          motion: 'approve',
          against: [world.id.Титова],
        }),
      ),
    ).toBe('vote-of-absent');
    expect(
      await refused(
        world.does('Петрова', recordVotes, {
          itemId: items[0],
          motion: 'approve',
          against: [world.id.Белова],
        }),
      ),
    ).toBe('vote-of-recused');
    expect(await refused(world.does('Титова', castVote, { itemId: items[1], choice: 'for' }))).toBe(
      'vote-of-absent',
    );
    const insert = (personId: string) =>
      world.db.owner.query(
        `insert into councils.votes (territory_id, item_id, session_id, person_id, choice, cast_at) values (1, $1, $2, $3, 'for', '2026-08-12T14:10:00+03:00')`,
        [items[0], sessionId, personId],
      );
    await expect(insert(world.id.Титова)).rejects.toMatchObject({ constraint: 'no_vote_of_the_absent' });
    await expect(insert(world.id.Белова)).rejects.toMatchObject({ constraint: 'no_vote_of_the_recused' });
    proves('OMP-10', 'Голос отсутствующего или отведённого невозможен.');
  });

  test('[OMP-10] единогласно одним нажатием: отведённая не голосует, решение принято по голосам', async () => {
    expect(await refused(world.does('Петрова', decide, { itemId: items[0], outcome: 'approve', text }))).toBe(
      'not-voted',
    );
    expect(await world.done('Петрова', recordVotes, { itemId: items[0], motion: 'approve' })).toEqual({
      itemId: items[0],
      words: 'за — 5, против — 0, воздержались — 0',
    });
    expect(
      await refused(
        world.does('Петрова', decide, {
          itemId: items[0],
          outcome: 'decline',
          text: 'Отказать',
          reason: 'нет',
        }),
      ),
    ).toBe('motion-not-carried');
    expect(
      await world.done('Петрова', decide, {
        itemId: items[0],
        outcome: 'approve',
        text,
        reason: 'средний балл 84',
      }),
    ).toEqual({ outcome: 'approve' });
    proves('OMP-10', 'Решение по каждой заявке принимается голосованием с отводом.');
  });

  test('[OMP-10] уход, меняющий кворум, требует времени; отвод лишает кворума один вопрос', async () => {
    world.at('2026-08-12 14:30');
    await world.done('Орлова', declareRecusal, { itemId: items[1], reason: 'рецензент этой площадки' });
    const before = await sheet();
    const at = (await world.as('Петрова', async (ctx) => meetingMoment(ctx, before))) as Date;
    expect(before.items.map((item) => quorumAt(before, item, at).eligible)).toEqual([5, 5, 6]);
    expect(await refused(world.does('Петрова', leave, { sessionId, personId: world.id.Зимина }))).toBe(
      'time-needed',
    );
    await world.done('Петрова', leave, { sessionId, personId: world.id.Зимина, time: '14:25' });
    const after = await sheet();
    expect(after.items.map((item) => quorumAt(after, item, at).reached)).toEqual([false, false, true]);
    expect(await refused(world.does('Петрова', recordVotes, { itemId: items[1], motion: 'approve' }))).toBe(
      'no-quorum',
    );
    proves('OMP-10', 'Отвод убирает голос и может лишить кворума только один вопрос.');
  });

  test('[OMP-10] без кворума вопрос откладывается и сам ждёт следующей повестки', async () => {
    expect(
      await refused(
        world.does('Петрова', decide, { itemId: items[1], outcome: 'note', text: 'Принять к сведению' }),
      ),
    ).toBe('no-quorum');
    await world.done('Петрова', postpone, { itemId: items[1] });
    const queue = (await world.as('Петрова', (ctx) => queueOf(ctx, world.body))) as Awaited<
      ReturnType<typeof queueOf>
    >;
    expect(queue.map((item) => [item.title, item.subjectId, item.state])).toEqual([
      ['О заявке Школы № 2', subjects[1], 'queued'],
    ]);
  });

  test('[OMP-10] равенство голосов решает председательствующий', async () => {
    world.at('2026-08-12 14:40');
    await world.done('Петрова', arrive, { sessionId, personId: world.id.Титова });
    await world.done('Петрова', recordVotes, {
      itemId: items[2],
      motion: 'note',
      against: [world.id.Орлова, world.id.Белова, world.id.Титова],
    });
    await world.done('Петрова', decide, {
      itemId: items[2],
      outcome: 'note',
      text: 'Принять план к сведению.',
    });
    expect((await sheet()).items[2]?.decision).toMatchObject({
      byCastingVote: true,
      tally: { for: 3, against: 3, abstain: 0 },
      ownerId: null,
      dueOn: null,
    });
  });

  test('[EXC-01] два секретаря закрывают одновременно: закрыто один раз', async () => {
    world.at('2026-08-12 15:00');
    const answers = await Promise.all([
      world.does('Петрова', closeSession, { sessionId }),
      world.does('Соколова', closeSession, { sessionId }),
    ]);
    const names = answers.map((answer) => (answer as Refusal).refusal ?? 'closed').sort();
    expect(names[0]).toBe('closed');
    expect(['stale-write', 'wrong-state']).toContain(names[1]);
  });
});
