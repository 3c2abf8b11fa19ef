import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { PublishedFact, Role } from '../../../kernel/ctx.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { addItem, scheduleItems } from '../agenda.commands.ts';
import { markAttendance } from '../attendance.commands.ts';
import { createBody, setMembership } from '../body.commands.ts';
import { decide } from '../decision.commands.ts';
import { queueOf } from '../item.queries.ts';
import { addNominee } from '../proposal/nominee.commands.ts';
import {
  answerByDecision,
  answerProposal,
  prepareProposal,
  sendProposal,
} from '../proposal/proposal.commands.ts';
import { proposalFilter, proposalPage, visibleProposal } from '../proposal/proposal.queries.ts';
import { closeSession, openSession, planSession } from '../session.commands.ts';
import { signMinutes } from '../signing.commands.ts';
import { recordVotes } from '../vote.commands.ts';
import { council, keeper, openWorld, type Surname, type World } from './world.ts';

const authority: Role = { kind: 'authority-head', scope: { kind: 'territory' } };

describe('Порядок kstovo-2013, п. 4.7; положение об ОМС, п. 4.5.3: предложения и ходатайства', () => {
  let world: World;
  let item: string;
  let other: string;
  const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;
  const one = async (id: string, who: Surname = 'Петрова') =>
    (await world.as(who, (ctx) => visibleProposal(ctx, id))) as NonNullable<
      Awaited<ReturnType<typeof visibleProposal>>
    >;
  const keyed = async (id: string) => ({ id, version: (await one(id)).version });
  const register = async () =>
    (
      (await world.as('Петрова', (ctx) => proposalPage(ctx, proposalFilter.parse({})))) as Awaited<
        ReturnType<typeof proposalPage>
      >
    ).rows.map((row) => [row.text, row.addressee, row.state, row.response]);
  const prepared = async (input: Record<string, unknown>) =>
    (await world.done('Петрова', prepareProposal, { itemId: item, ...input })).id;

  /** A meeting with one question of its own, decided and closed. */
  async function held(
    bodyId: string,
    secretary: Surname,
    on: string,
    title: string,
  ): Promise<{ sessionId: string; itemId: string }> {
    world.at(`${on} 13:00`);
    const planned = { bodyId, plannedOn: on, plannedTime: '14:00', place: 'ИМЦ' };
    const { id: sessionId } = await world.done(secretary, planSession, planned);
    const { id: itemId } = await world.done(secretary, addItem, { bodyId, title });
    world.at(`${on} 14:00`);
    await world.done(secretary, openSession, { sessionId });
    await world.done(secretary, markAttendance, { sessionId, members: [] });
    await world.done(secretary, decide, { itemId, outcome: 'note', text: 'Принять к сведению.' });
    return { sessionId, itemId };
  }

  beforeAll(async () => {
    world = await openWorld();
    const { id } = await world.done(
      'Руднева',
      createBody,
      {
        ...council,
        kind: 'methodical-council',
        name: 'методический совет',
        shortName: 'Методсовет',
        startsOn: '2025-09-01',
      },
      [keeper],
    );
    other = id;
    for (const [surname, role] of [
      ['Руднева', 'chair'],
      ['Чернова', 'secretary'],
    ] as const)
      await world.done(
        'Руднева',
        setMembership,
        { bodyId: other, personId: world.id[surname], role, startsOn: '2025-09-01', basis: 'Приказ № 7' },
        [keeper],
      );
    const meeting = await held(world.body, 'Петрова', '2026-09-10', 'О работе площадок');
    item = meeting.itemId;
    await world.done('Петрова', closeSession, { sessionId: meeting.sessionId });
  });

  test('[ASC-04] предложение готовят из решения, направляют после подписания протокола', async () => {
    const id = await prepared({ text: 'Ввести методический день в школах района' });
    expect(await refused(world.does('Орлова', sendProposal, await keyed(id)))).toBe('runs-body');
    expect(await refused(world.does('Петрова', sendProposal, await keyed(id)))).toBe('minutes-not-signed');
    const { rows } = await world.db.owner.query('select session_id from councils.items where id = $1', [
      item,
    ]);
    await world.done('Петрова', signMinutes, { sessionId: rows[0].session_id, onPaper: true });
    await world.done('Петрова', sendProposal, await keyed(id));
    const sent = await one(id);
    expect([sent.state, sent.sentOn, sent.documentId !== null]).toEqual(['sent', '2026-09-10', true]);
  });

  test('[ASC-04] адресат отвечает, отказ — только с причиной; реестр хранит адресата и ответ', async () => {
    const { rows } = await world.db.owner.query<{ id: string }>('select id from councils.proposals');
    const id = rows[0]?.id ?? '';
    const answer = { ...(await keyed(id)), verdict: 'declined', respondedOn: '2026-09-10' };
    expect(await refused(world.does('Орлова', answerProposal, answer))).toBe('answers-proposal');
    expect(await refused(world.does('Руднева', answerProposal, answer, [authority]))).toBe('reason-needed');
    await world.done('Руднева', answerProposal, { ...answer, response: 'График уроков утверждён.' }, [
      authority,
    ]);
    expect(await register()).toEqual([
      [
        'Ввести методический день в школах района',
        'Департамент образования администрации Кстовского муниципального района',
        'declined',
        'График уроков утверждён.',
      ],
    ]);
    proves('ASC-04', 'Реестр предложений с адресатом и ответом.');
  });

  test('[EXC-02] ходатайство: кандидаты и основания, направлено, удовлетворено одному и отказано другому с причиной', async () => {
    const id = await prepared({ kind: 'petition', text: 'Поощрить педагогов площадок' });
    expect(await refused(world.does('Петрова', sendProposal, await keyed(id)))).toBe('no-nominees');
    for (const name of ['Зимина', 'Титова'] as const)
      await world.done('Петрова', addNominee, {
        ...{ id, personId: world.id[name], award: 'Благодарность департамента' },
        grounds: 'за руководство площадкой и 12 открытых уроков',
      });
    await world.done('Петрова', sendProposal, await keyed(id));
    expect(
      await refused(
        world.does('Петрова', addNominee, {
          id,
          personId: world.id.Белова,
          award: 'Грамота',
          grounds: 'за работу',
        }),
      ),
    ).toBe('already-sent');
    const answer = { ...(await keyed(id)), respondedOn: '2026-09-10', declined: [world.id.Титова] };
    await world.done('Руднева', answerProposal, { ...answer, response: 'Титова поощрена в мае.' }, [
      authority,
    ]);
    const answered = await one(id);
    expect([answered.state, answered.response]).toEqual(['granted', 'Титова поощрена в мае.']);
    expect(answered.nominees.map((each) => [each.name, each.isGranted])).toEqual([
      ['Зимина\u00a0М.П.', true],
      ['Титова\u00a0М.П.', false],
    ]);
    const whole = await prepared({ kind: 'petition', text: 'Поощрить секретаря' });
    await world.done('Петрова', addNominee, {
      id: whole,
      personId: world.id.Орлова,
      award: 'Грамота',
      grounds: 'за протоколы',
    });
    await world.done('Петрова', sendProposal, await keyed(whole));
    const no = {
      ...(await keyed(whole)),
      verdict: 'declined',
      response: 'Нет стажа.',
      respondedOn: '2026-09-10',
    };
    await world.done('Петрова', answerProposal, no);
    expect((await one(whole)).state).toBe('declined');
    proves('EXC-02', 'Ходатайство с кандидатами и основаниями — отправлено, удовлетворено, отклонено.');
  });

  test('[ASC-04] вопрос, направленный другому совету, встаёт в его повестку; его решение возвращается ответом', async () => {
    const id = await prepared({
      text: 'Рассмотреть программу наставничества',
      addresseeKind: 'body',
      toBodyId: other,
    });
    await world.done('Петрова', sendProposal, await keyed(id));
    const [queued] = (await world.as('Чернова', (ctx) => queueOf(ctx, other))) as {
      id: string;
      title: string;
    }[];
    expect(queued?.title).toBe('РЭС: Рассмотреть программу наставничества');
    const { sessionId } = await held(other, 'Чернова', '2026-09-20', 'О плане на год');
    await world.done('Чернова', scheduleItems, { sessionId, itemIds: [queued?.id] });
    await world.done('Чернова', recordVotes, { itemId: queued?.id, motion: 'approve' });
    await world.done('Чернова', decide, {
      itemId: queued?.id,
      outcome: 'approve',
      text: 'Программу рекомендовать школам.',
    });
    await world.done('Чернова', closeSession, { sessionId });
    await world.done('Чернова', signMinutes, { sessionId, onPaper: true });
    const decided = world.facts.filter(
      (fact: PublishedFact) => fact.data.itemId === queued?.id && fact.name === 'council.item-decided',
    );
    for (const fact of decided) await world.as('system', (ctx) => answerByDecision(ctx, fact));
    const answered = await one(id);
    expect([answered.state, answered.response]).toEqual(['granted', 'Программу рекомендовать школам.']);
  });
});
