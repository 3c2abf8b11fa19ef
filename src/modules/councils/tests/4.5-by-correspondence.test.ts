// A vote by correspondence where the body's own rules allow it: ballots, deadline, quorum by ballots received, minutes.
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyPage, PageView } from '../../../kernel/page.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { enterOwnRegulation } from '../../regulations/index.ts';
import { addItem } from '../agenda.commands.ts';
import { markAttendance } from '../attendance.commands.ts';
import { createBody, setMembership, updateBody } from '../body.commands.ts';
import { decide } from '../decision.commands.ts';
import { councilInvariants } from '../invariants.ts';
import { councilPages } from '../pages/index.ts';
import { minutesPaper } from '../papers/minutes.ts';
import { handOutBallots, sendBallot } from '../remote/remote.commands.ts';
import { countBallots } from '../remote/remote.daily.ts';
import { setCorrespondence } from '../remote/remote.rules.ts';
import { cancelSession, closeSession, openSession, planSession, summon } from '../session.commands.ts';
import { sheetOf } from '../session.queries.ts';
import { itemTally, type Sheet } from '../sheet.ts';
import { signMinutes } from '../signing.commands.ts';
import { castVote, declareRecusal, recordVotes } from '../vote.commands.ts';
import { council, keeper, openWorld, ownRules, remoteNorm, type Surname, type World } from './world.ts';

describe('Положение об ОМС, п. 4.5: заочное голосование по нормам самого органа', () => {
  let world: World;
  let sessionId: string;
  let open: string;
  let secret: string;
  let bodyId: string;
  const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;
  const sheet = async () => (await world.as('Петрова', (ctx) => sheetOf(ctx, sessionId))) as Sheet;
  const planned = (plannedOn: string) => ({
    ...{ plannedOn, plannedTime: '18:00', place: 'заочно', form: 'correspondence' },
  });
  const ballot = (...choices: readonly string[]) => ({
    sessionId,
    votes: [open, secret].flatMap((itemId, index) =>
      choices[index] ? [{ itemId, choice: choices[index] }] : [],
    ),
  });
  const question = async (title: string) =>
    (
      await world.done('Петрова', addItem, {
        ...{ bodyId: world.body, title, proposedDecision: `${title}: поддержать предложенное.` },
      })
    ).id;
  /** The session's page as it is drawn for a member. */
  const seen = async (who: Surname) =>
    (await world.as(who, async (ctx) => {
      const page = councilPages.find((each) => each.path === '/councils/sessions/:id') as AnyPage;
      const query = new URLSearchParams();
      const view: PageView = {
        ...{ ...ctx, url: (to: string) => `/kstovo${to}`, self: '/kstovo' },
        ...{ query, form: null, formKey: 'k' },
      };
      const { body } = page.view(view, await page.load(ctx, { id: sessionId }, query));
      return String(body).replaceAll('\u00a0', ' ');
    })) as string;
  const everyDay = () => world.as('system', (ctx) => countBallots.run(ctx, '2026-09-10'));

  beforeAll(async () => {
    world = await openWorld();
    const regulationId = (await world.as('Руднева', (ctx) => enterOwnRegulation(ctx, ownRules))) as string;
    await world.done('Руднева', updateBody, { ...council, bodyId: world.body, regulationId }, [keeper]);
    world.at('2026-08-25 10:00');
    await world.done('Руднева', setCorrespondence, { ...remoteNorm, bodyId: world.body }, [keeper]);
    world.at('2026-09-01 10:00');
    ({ id: bodyId } = await world.done(
      'Руднева',
      createBody,
      {
        ...council,
        name: 'рабочая группа района',
        shortName: 'РГ',
        kind: 'working-group',
        startsOn: '2026-09-01',
      },
      [keeper],
    ));
    const seat = { bodyId, startsOn: '2026-09-01', basis: 'Приказ № 3' };
    await world.done('Руднева', setMembership, { ...seat, personId: world.id.Чернова, role: 'chair' }, [
      keeper,
    ]);
  });

  test('[ASC-03] без нормы в Положении заочно не голосуют; очное не ведут бюллетенями и наоборот', async () => {
    const other = { bodyId, ...planned('2026-09-11') };
    expect(await refused(world.does('Чернова', planSession, other))).toBe('correspondence-not-allowed');
    const remote = { bodyId: world.body, ...planned('2026-09-10') };
    ({ id: sessionId } = await world.done('Петрова', planSession, remote));
    expect(await refused(world.does('Петрова', handOutBallots, { sessionId }))).toBe('agenda-empty');
    for (const command of [summon, openSession])
      expect(await refused(world.does('Петрова', command, { sessionId }))).toBe('held-by-correspondence');
    const inPerson = { ...remote, form: 'in-person' };
    const { id } = await world.done('Петрова', planSession, inPerson);
    expect(await refused(world.does('Петрова', handOutBallots, { sessionId: id }))).toBe('held-in-person');
    await world.done('Петрова', cancelSession, { sessionId: id, reason: 'лишнее' });
  });

  test('[ASC-03] бюллетени раздают со сроком, член совета отвечает на все вопросы один раз из своего кабинета', async () => {
    open = await question('О сроках конкурса');
    secret = await question('О кандидатуре в жюри');
    expect(await world.done('Петрова', handOutBallots, { sessionId, secret: [secret] })).toEqual({ told: 9 });
    expect(await refused(world.does('Петрова', markAttendance, { sessionId }))).toBe(
      'held-by-correspondence',
    );
    expect(await refused(world.does('Петрова', recordVotes, { itemId: open, motion: 'approve' }))).toBe(
      'held-by-correspondence',
    );
    expect(await refused(world.does('Орлова', castVote, { itemId: open, choice: 'for' }))).toBe(
      'held-by-correspondence',
    );
    await world.done('Белова', declareRecusal, { itemId: secret, reason: 'моя кандидатура' });
    expect(await refused(world.does('Белова', sendBallot, ballot('for', 'for')))).toBe('vote-of-recused');
    expect(await refused(world.does('Орлова', sendBallot, ballot('for')))).toBe('ballot-incomplete');
    expect(await refused(world.does('Чернова', sendBallot, ballot('for', 'for')))).toBe('not-found');
    const form = await seen('Орлова');
    expect(form).toContain('Заочное голосование до 10 сентября 2026 г., 18:00');
    expect(
      form.match(
        /type="radio"[^>]*name="votes\[[01]\]\.choice"|name="votes\[[01]\]\.choice"[^>]*type="radio"/g,
      ),
    ).toHaveLength(6);
    expect(await seen('Белова')).toContain('Вы взяли отвод');
    world.at('2026-09-05 20:00');
    await world.done('Белова', sendBallot, ballot('for'));
    for (const [who, ...choices] of [
      ['Соколова', 'for', 'for'],
      ['Орлова', 'against', 'against'],
      ['Громова', 'for', 'for'],
      ['Зимина', 'abstain', 'for'],
      ['Лебедева', 'for', 'for'],
    ] as const)
      await world.done(who as Surname, sendBallot, ballot(...choices));
    expect(await refused(world.does('Орлова', sendBallot, ballot('for', 'for')))).toBe('ballot-sent');
    const facts = JSON.stringify(world.facts.filter((fact) => fact.name === 'council.ballot-received'));
    expect(facts).not.toMatch(/against|"for"|abstain/);
    const box = (await sheet()).items.find((item) => item.id === secret);
    expect([box?.votes, box?.box, box?.voters.length]).toEqual([[], null, 5]);
  });

  test('[ASC-03] до срока итог не подводят, после срока голос не принимает и база', async () => {
    expect(await seen('Орлова')).toContain('Ваш бюллетень принят');
    const decision = { itemId: open, outcome: 'note', text: 'Принять к сведению.' };
    expect(await refused(world.does('Петрова', decide, decision))).toBe('ballots-awaited');
    expect(await refused(world.does('Петрова', closeSession, { sessionId }))).toBe('ballots-awaited');
    world.at('2026-09-10 18:00');
    expect(await refused(world.does('Титова', sendBallot, ballot('for', 'for')))).toBe('ballots-closed');
    const at = `'2026-09-10T18:00:00+03:00'`;
    await expect(
      world.db.owner.query(
        `insert into councils.presences (territory_id, id, session_id, person_id, arrived_at)
         values (1, gen_random_uuid(), $1, $2, ${at})`,
        [sessionId, world.id.Титова],
      ),
    ).rejects.toMatchObject({ constraint: 'no_ballot_after_the_deadline' });
    await expect(
      world.db.owner.query(`update councils.votes set cast_at = ${at} where session_id = $1`, [sessionId]),
    ).rejects.toMatchObject({ constraint: 'no_ballot_after_the_deadline' });
    await expect(
      world.db.owner.query(
        `update councils.sessions set ballots_until = ballots_until + interval '1 day' where id = $1`,
        [sessionId],
      ),
    ).rejects.toMatchObject({ constraint: 'deadline_of_ballots_stays' });
  });

  test('[ASC-03] обход дня вскрывает урны, решения — по бюллетеням, в протоколе «проведено заочно» и кто голосовал', async () => {
    world.at('2026-09-11 08:00');
    await everyDay();
    await everyDay();
    const counted = await sheet();
    expect(counted.items.map((item) => itemTally(item))).toMatchObject([
      { for: 4, against: 1, abstain: 1 },
      { for: 4, against: 1, abstain: 0 },
    ]);
    expect(await seen('Петрова')).not.toContain('Записать голосование');
    for (const itemId of [open, secret])
      await world.done('Петрова', decide, {
        ...{ itemId, outcome: 'approve', text: 'Поддержать.', ownerId: world.id.Орлова, dueOn: '2026-10-01' },
      });
    await world.done('Петрова', closeSession, { sessionId });
    const paper = JSON.stringify(
      await world.as('Петрова', async (ctx) => minutesPaper(ctx, (await sheetOf(ctx, sessionId)) as Sheet)),
    ).replaceAll('\u00a0', ' ');
    expect(paper).toContain(
      'Проведено заочно, опросом: бюллетени принимались до 10 сентября 2026 г., 18:00.',
    );
    expect(paper).toMatch(/"name":"Проголосовали","value":"6 членов совета из 9: [^"]*Лебедева/);
    expect(paper).toContain('Проголосовали 6 из 9, кворум есть (нужно 5).');
    expect(paper).toContain('Голосование тайное.');
    await world.done('Петрова', signMinutes, { sessionId, onPaper: true });
    const { rows } = await world.db.owner.query(
      `select d.date::text from documents.documents d join councils.sessions s on s.document_id = d.id where s.id = $1`,
      [sessionId],
    );
    expect(rows).toEqual([{ date: '2026-09-10' }]);
    for (const { name, sql } of councilInvariants)
      expect([name, (await world.db.owner.query(sql)).rows]).toEqual([name, []]);
  });

  test('[ASC-03] бюллетеней не хватило для кворума — не состоялось, вопросы ждут следующей повестки', async () => {
    const remote = { bodyId: world.body, ...planned('2026-09-20') };
    ({ id: sessionId } = await world.done('Петрова', planSession, remote));
    open = await question('О плане выездов');
    await world.done('Петрова', handOutBallots, { sessionId });
    const votes = (await sheet()).items.map(({ id }) => ({ itemId: id, choice: 'for' }));
    await world.done('Орлова', sendBallot, { sessionId, votes });
    world.at('2026-09-21 08:00');
    await everyDay();
    const { session } = await sheet();
    expect([session.state, session.failReason]).toEqual([
      'not-held',
      'проголосовали 1 из 9, кворума нет (нужно 5)',
    ]);
    const { rows } = await world.db.owner.query(`select state from councils.items where id = $1`, [open]);
    expect(rows).toEqual([{ state: 'queued' }]);
  });
});
