// The body's own Положение allows a vote by correspondence or not: written by an order, from a day on, with its clause.
import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { enterOwnRegulation, versionInForceOf } from '../../regulations/index.ts';
import { addItem } from '../agenda.commands.ts';
import { updateBody } from '../body.commands.ts';
import { handOutBallots, sendBallot } from '../remote/remote.commands.ts';
import { setCorrespondence } from '../remote/remote.rules.ts';
import { cancelSession, planSession } from '../session.commands.ts';
import { sheetOf } from '../session.queries.ts';
import type { Sheet } from '../sheet.ts';
import { council, keeper, openWorld, ownRules, remoteNorm, type World } from './world.ts';

describe('Положение самого органа: разрешает ли голосовать заочно', () => {
  let world: World;
  let regulationId: string;
  const norm = (parts: object = {}) => ({ ...remoteNorm, bodyId: world.body, ...parts });
  const set = (parts: object = {}) => world.does('Руднева', setCorrespondence, norm(parts), [keeper]);
  const words = async (answer: Promise<unknown>) => {
    const got = await answer;
    if (!isRefusal(got)) throw new Error('Not refused');
    return got.text.replaceAll('\u00a0', ' ');
  };
  const name = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;
  const plan = (plannedOn: string) =>
    world.does('Петрова', planSession, {
      ...{ bodyId: world.body, plannedOn, plannedTime: '18:00', place: 'заочно', form: 'correspondence' },
    });
  /** A vote with one question, its ballots handed out. */
  async function begun(plannedOn: string): Promise<string> {
    const { id: sessionId } = (await plan(plannedOn)) as { id: string };
    const question = { title: 'О сроках', proposedDecision: 'Согласовать сроки.' };
    await world.done('Петрова', addItem, { bodyId: world.body, ...question });
    await world.done('Петрова', handOutBallots, { sessionId });
    return sessionId;
  }

  beforeAll(async () => {
    world = await openWorld();
    world.at('2026-08-25 10:00');
  });

  test('[ASC-03] пока своего Положения нет, отказ называет пункт, по которому орган собирается', async () => {
    expect(await words(plan('2026-09-10'))).toMatch(
      /не разрешает голосовать заочно: п\. 5\.6 Порядка, утв\. приказом № 880 от 31\.12\.2013/,
    );
    await world.done('Руднева', updateBody, { ...council, bodyId: world.body, regulationId: null }, [keeper]);
    expect(await name(set())).toBe('no-own-regulation');
  });

  test('[ASC-03] Положение молчит — отказ говорит, что такого пункта в нём нет; норму вносит только хозяин правил', async () => {
    regulationId = (await world.as('Руднева', (ctx) => enterOwnRegulation(ctx, ownRules))) as string;
    await world.done('Руднева', updateBody, { ...council, bodyId: world.body, regulationId }, [keeper]);
    expect(await words(plan('2026-09-10'))).toBe(
      '«Положение о совете наставников» не разрешает голосовать заочно: такого пункта в нём нет. Назначьте очное заседание.',
    );
    expect(await name(world.does('Соколова', setCorrespondence, norm()))).toBe('publishes-regulations');
    expect(await name(set({ wording: '' }))).toBe('no-such-clause');
  });

  test('[ASC-03] норма действует со дня, названного в приказе, и не раньше', async () => {
    expect(isRefusal(await set())).toBe(false);
    expect(await words(plan('2026-09-10'))).toContain(
      'С 1 сентября 2026 г. разрешит п. 2.3 Положения, утв. приказом № 310 от 01.10.2025.',
    );
    world.at('2026-09-01 10:00');
    const version = await world.as('Руднева', (ctx) => versionInForceOf(ctx, regulationId));
    if (!version || isRefusal(version)) throw new Error('No version in force');
    expect([version.number, version.effectiveFrom, version.reason]).toEqual([
      2,
      '2026-09-01',
      remoteNorm.reason,
    ]);
    expect(version.clauses.map(({ key, text }) => [key, text]).slice(-2)).toEqual([
      ['2.2', 'Решение принимается открытым голосованием.'],
      ['2.3', remoteNorm.wording],
    ]);
    const { id: sessionId } = (await plan('2026-09-10')) as { id: string };
    await world.done('Петрова', cancelSession, { sessionId, reason: 'вопросов нет' });
    expect(await name(set({ wording: '', effectiveFrom: '2026-09-02' }))).toBe('nothing-changed');
  });

  test('[ASC-03] норму отменили — новые бюллетени не раздают со ссылкой на пункт, начатое идёт по прежней редакции', async () => {
    const running = await begun('2026-09-30');
    const planned = (await plan('2026-09-28')) as { id: string };
    world.at('2026-09-15 10:00');
    const wording = 'Решение принимается только на очном заседании.';
    expect(isRefusal(await set({ allowed: 'no', wording, effectiveFrom: '2026-09-15' }))).toBe(false);
    const clause = 'Голосовать заочно не разрешает п. 2.3 Положения, утв. приказом № 310 от 01.10.2025.';
    expect(await words(plan('2026-09-29'))).toContain(clause);
    const late = {
      bodyId: world.body,
      sessionId: planned.id,
      title: 'О плане',
      proposedDecision: 'Принять.',
    };
    await world.done('Петрова', addItem, late);
    expect(await words(world.does('Петрова', handOutBallots, { sessionId: planned.id }))).toContain(clause);
    const sheet = (await world.as('Орлова', (ctx) => sheetOf(ctx, running))) as Sheet;
    const votes = sheet.items.map(({ id }) => ({ itemId: id, choice: 'for' }));
    expect(isRefusal(await world.does('Орлова', sendBallot, { sessionId: running, votes }))).toBe(false);
  });
});
