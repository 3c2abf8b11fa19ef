import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { type ProposedItem, proposeAgendaItem } from '../agenda.proposals.ts';
import { arrive, leave, markAttendance } from '../attendance.commands.ts';
import { decide, postpone } from '../decision.commands.ts';
import { itemPage, itemsFor, queueOf } from '../item.queries.ts';
import { answerRemark, circulate, makeRemark } from '../minutes.commands.ts';
import { minutesPaper } from '../papers/minutes.ts';
import { searchCouncils } from '../search.ts';
import { closeSession, openSession, planSession, summon } from '../session.commands.ts';
import { sheetOf } from '../session.queries.ts';
import { meetingMoment, quorumAt } from '../sheet.ts';
import { signMinutes } from '../signing.commands.ts';
import { castVote, declareRecusal, recordVotes } from '../vote.commands.ts';
import { editPart } from '../wording.commands.ts';
import { openWorld, type World } from './world.ts';

const text = 'Признать организацию опорной методической площадкой.';

describe('Порядок kstovo-2013, п. 5.6 и 5.11: заседание РЭС', () => {
  let world: World;
  let sessionId: string;
  const subjects = [v7(), v7(), v7()];
  let items: string[] = [];

  const propose = (parts: Partial<ProposedItem> & { title: string }) =>
    world.as('system', (ctx) =>
      proposeAgendaItem(ctx, { bodyId: world.body, norm: 'council-proposals', ...parts }),
    ) as Promise<{ id: string }>;
  const sheet = async () =>
    (await world.as('Петрова', (ctx) => sheetOf(ctx, sessionId))) as NonNullable<
      Awaited<ReturnType<typeof sheetOf>>
    >;
  const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;

  beforeAll(async () => {
    world = await openWorld();
    world.at('2026-08-03 10:00');
    const { id: waiting } = await propose({
      title: 'О заявке Школы № 1',
      subject: { kind: 'recognition.application', id: subjects[0] as string },
      institutionId: world.school,
      materialsPath: '/recognition/applications/1',
      proposedDecision: text,
      recusals: [{ personId: world.id.Белова, reason: 'работает в этой организации' }],
    });
    const planned = await world.done('Петрова', planSession, {
      bodyId: world.body,
      plannedOn: '2026-08-12',
      plannedTime: '14:00',
      place: 'г. Кстово',
      takeQueue: true,
    });
    sessionId = planned.id;
    const { id: second } = await propose({
      title: 'О заявке Школы № 2',
      subject: { kind: 'recognition.application', id: subjects[1] as string },
      proposedDecision: text,
    });
    const { id: third } = await propose({ title: 'О плане работы совета' });
    items = [waiting, second, third];
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

  test('[OMP-10] протокол собран в форме СЛУШАЛИ – ВЫСТУПИЛИ – РЕШИЛИ', async () => {
    await world.done('Петрова', editPart, {
      itemId: items[0],
      listened: 'Петрову М.П. о результатах экспертизы.',
      spoke: 'Громова М.П. поддержала заявку.',
      speaker: 'Петрова М.П.',
    });
    const paper = await world.as('Петрова', async (ctx) => minutesPaper(ctx, await sheet()));
    const blocks = (paper as Awaited<ReturnType<typeof minutesPaper>>).blocks;
    const facts = blocks.find((block) => block.kind === 'facts');
    expect(facts?.kind === 'facts' && facts.rows).toEqual([
      { name: 'Председатель', value: 'Соколова М.П.'.replace(' ', '\u00a0') },
      { name: 'Секретарь', value: 'Петрова\u00a0М.П.' },
      {
        name: 'Присутствовали',
        value: `7\u00a0членов совета из 9: ${['Соколова', 'Громова', 'Петрова', 'Белова', 'Зимина', 'Орлова', 'Титова'].map((name) => `${name}\u00a0М.П.`).join('; ')}`,
      },
      { name: 'Отсутствовали', value: 'Крылова\u00a0М.П. (отпуск); Лебедева\u00a0М.П. (отпуск).' },
      { name: 'Приглашённые', value: 'Чернова М.П.' },
      { name: 'Присутствие с изменением', value: 'Зимина\u00a0М.П. – до 14:25; Титова\u00a0М.П. – с 14:40.' },
      { name: 'Кворум', value: 'Присутствуют 6 из 9, кворум есть (нужно 5).' },
    ]);
    expect(blocks.filter((block) => block.kind === 'hearing')).toEqual([
      {
        kind: 'hearing',
        number: 1,
        heard: ['Петрову М.П. о результатах экспертизы.'],
        spoke: [
          'Отвод: Белова\u00a0М.П. (работает в этой организации) – в обсуждении и голосовании не участвует.',
          'По вопросу присутствуют 6 из 9, отвод 1, кворум есть (нужно 5).',
          'Громова М.П. поддержала заявку.',
        ],
        decided: [{ text }, { text: 'Основание: средний балл 84.' }],
        votes: { for: 5, against: 0, abstained: 0 },
      },
      {
        kind: 'hearing',
        number: 2,
        heard: ['О заявке Школы № 2.'],
        spoke: [
          'Отвод: Орлова\u00a0М.П. (рецензент этой площадки) – в обсуждении и голосовании не участвует.',
          'По вопросу присутствуют 5 из 9, отвод 1, кворума нет (нужно 5).',
        ],
        decided: [{ text: 'Отложить рассмотрение вопроса: нет кворума.' }],
      },
      {
        kind: 'hearing',
        number: 3,
        heard: ['О плане работы совета.'],
        spoke: [],
        decided: [{ text: 'Принять план к сведению.' }],
        votes: { for: 3, against: 3, abstained: 0 },
      },
    ]);
    proves('OMP-10', 'Протокол собирается сам: СЛУШАЛИ – ВЫСТУПИЛИ – РЕШИЛИ, голоса, отводы.');
  });

  test('[EXC-01] протокол разослан, замечание сделано и отвечено', async () => {
    world.at('2026-08-13 10:00');
    expect(await world.done('Петрова', circulate, { sessionId })).toEqual({ until: '2026-08-16' });
    const { id: remarkId } = await world.done('Орлова', makeRemark, {
      sessionId,
      itemId: items[0],
      text: 'Уточнить тему площадки.',
    });
    await world.done('Петрова', answerRemark, { sessionId, remarkId, answer: 'Уточнено.' });
    expect((await sheet()).remarks.map(({ text: words, answer }) => [words, answer])).toEqual([
      ['Уточнить тему площадки.', 'Уточнено.'],
    ]);
    proves('EXC-01', 'Протокол рассылается на замечания.');
  });

  test('[OMP-10] до подписания организация выписки не видит', async () => {
    const operator = {
      kind: 'institution-operator',
      scope: { kind: 'institution', id: world.school },
    } as const;
    expect(await world.as('Чернова', (ctx) => itemPage(ctx, items[0] as string), [operator])).toBeNull();
  });

  test('[EXC-01] обе подписи регистрируют протокол, выдают выписки и объявляют решения', async () => {
    world.at('2026-08-17 10:00');
    expect(await refused(world.does('Орлова', signMinutes, { sessionId }))).toBe('not-a-signer');
    expect(await world.done('Соколова', signMinutes, { sessionId })).toEqual({
      signed: false,
      documentId: null,
    });
    const { documentId } = await world.done<{ documentId: string }>('Петрова', signMinutes, { sessionId });
    const { rows } = await world.db.owner.query(
      'select kind, state, number, date::text from documents.documents order by kind',
    );
    expect(rows).toEqual([
      { kind: 'extract', state: 'registered', number: '1-1', date: '2026-08-12' },
      { kind: 'minutes', state: 'registered', number: '1', date: '2026-08-12' },
    ]);
    expect(
      world.facts.filter((fact) => fact.name === 'council.item-decided').map((fact) => fact.data),
    ).toEqual([
      {
        itemId: items[0],
        sessionId,
        bodyId: world.body,
        subjectKind: 'recognition.application',
        subjectId: subjects[0],
        outcome: 'approve',
        reason: 'средний балл 84',
        votesFor: 5,
        votesAgainst: 0,
        votesAbstained: 0,
      },
      {
        itemId: items[2],
        sessionId,
        bodyId: world.body,
        subjectKind: null,
        subjectId: null,
        outcome: 'note',
        reason: '',
        votesFor: 3,
        votesAgainst: 3,
        votesAbstained: 0,
      },
    ]);
    expect(world.facts.find((fact) => fact.name === 'council.minutes-signed')?.data).toMatchObject({
      sessionId,
      bodyId: world.body,
      documentId,
    });
    const decided = (await world.as('system', (ctx) =>
      itemsFor(ctx, { kind: 'recognition.application', id: subjects[0] as string }),
    )) as Awaited<ReturnType<typeof itemsFor>>;
    expect(decided.map((item) => [item.decision?.outcome, item.sessionState, item.sessionNumber])).toEqual([
      ['approve', 'signed', 1],
    ]);
    proves('EXC-01', 'Протокол получает номер в году, решения связаны с объектами.');
  });

  test('[OMP-10] после подписания организация видит только решение по своему вопросу', async () => {
    const operator = {
      kind: 'institution-operator',
      scope: { kind: 'institution', id: world.school },
    } as const;
    const own = (await world.as('Чернова', (ctx) => itemPage(ctx, items[0] as string), [
      operator,
    ])) as Awaited<ReturnType<typeof itemPage>>;
    expect([
      own?.extractOnly,
      own?.item.decision?.outcome,
      own?.item.recusals,
      own?.item.spoke,
      own?.sheet,
    ]).toEqual([true, 'approve', [], '', null]);
    expect(await world.as('Чернова', (ctx) => itemPage(ctx, items[2] as string), [operator])).toBeNull();
  });

  test('[EXC-01] подписанный протокол неизменен — ни командой, ни базой', async () => {
    expect(await refused(world.does('Петрова', editPart, { itemId: items[0], listened: 'иначе' }))).toBe(
      'minutes-not-open',
    );
    for (const change of [
      `update councils.sessions set place = 'иначе'`,
      `update councils.items set spoke = 'иначе' where session_id is not null`,
      `update councils.decisions set text = 'иначе'`,
      `delete from councils.votes`,
      `delete from councils.presences`,
      `delete from councils.recusals`,
      `update councils.session_members set absence_reason = 'иначе'`,
    ])
      await expect(world.db.owner.query(change)).rejects.toMatchObject({
        constraint: 'signed_minutes_never_change',
      });
    proves('EXC-01', 'Подписанный протокол не меняется.');
  });
});
