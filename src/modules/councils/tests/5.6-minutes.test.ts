import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { itemPage, itemsFor } from '../item.queries.ts';
import { answerRemark, circulate, makeRemark } from '../minutes.commands.ts';
import { minutesPaper } from '../papers/minutes.ts';
import { signMinutes } from '../signing.commands.ts';
import { editPart } from '../wording.commands.ts';
import { heldSession, type Play, recognised as text } from './session-play.ts';
import type { World } from './world.ts';

describe('Порядок kstovo-2013, п. 5.6 и 5.11: протокол заседания РЭС', () => {
  let play: Play;
  let world: World;
  let sessionId: string;
  let items: readonly string[];
  let subjects: readonly string[];
  const sheet = () => play.sheet();
  const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;

  beforeAll(async () => {
    play = await heldSession();
    ({ world, sessionId, items, subjects } = play);
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
