// 004 §3.2: a draft is made from last year and from needs: what is offered says where it comes from, what is taken is offered no more.
import { beforeAll, describe, expect, test } from 'vitest';
import { granted, refused } from '../../territories/tests/world.ts';
import { takeCandidates } from '../candidates/candidate.commands.ts';
import { candidatesFor } from '../candidates/candidate.queries.ts';
import { pasteLines } from '../line/grid.commands.ts';
import { linesOf } from '../line/line.queries.ts';
import { startPlan } from '../plan/plan.commands.ts';
import { anyPlan } from '../plan/plan.queries.ts';
import { openPlanningWorld, type PlanningWorld } from './world.ts';

let world: PlanningWorld;
let nextId: string;
beforeAll(async () => {
  world = await openPlanningWorld();
  world.today('2025-08-20');
  const planId = await world.start();
  const rows =
    'Круглый стол\tвстреча\t15.10.2025\tучителя\tБондарь И.Я.\nЯрмарка идей\tярмарка\tмай\tучителя\tШумилина О.Г.';
  granted(await world.command(world.methodist, pasteLines, { planId, direction: '', rows }));
  nextId = granted<{ id: string }>(await world.command(world.methodist, startPlan, { schoolYear: 2026 })).id;
});

const offered = async () => {
  const plan = await world.read(world.methodist, (ctx) => anyPlan(ctx, nextId));
  if (!plan) throw new Error('no plan');
  return world.read(world.methodist, (ctx) => candidatesFor(ctx, plan));
};

describe('004 п. 3.2: из чего сложить план', () => {
  test('потребности и пункты прошлого года предлагаются со сроком и с источником; взятое больше не предлагают', async () => {
    const all = await offered();
    expect(all.map(({ kind, line }) => [kind, line.title, line.term, line.source_words])).toEqual([
      [
        'need',
        'Повышение квалификации: методист (2\u00a0человека)',
        'в течение года',
        'Прогноз обучения на 2027 год',
      ],
      [
        'need',
        'Повышение квалификации: директор (1\u00a0человек)',
        'в течение года',
        'Прогноз обучения на 2027 год',
      ],
      ['line', 'Круглый стол', '15.10.2026', 'План на 2025/2026 учебный год'],
      ['line', 'Ярмарка идей', 'май', 'План на 2025/2026 учебный год'],
    ]);
    const take = { planId: nextId, keys: [all[2]?.key, all[0]?.key], responsibleId: world.personOf.head };
    expect(refused(await world.command(world.methodist, takeCandidates, { ...take, keys: [] }))).toBe(
      'invalid',
    );
    expect(refused(await world.command(world.school, takeCandidates, take))).not.toBeNull();
    granted(await world.command(world.methodist, takeCandidates, take));
    const lines = await world.read(world.methodist, (ctx) => linesOf(ctx, nextId, []));
    expect(lines.map((line) => [line.title, line.responsibleId])).toEqual([
      ['Повышение квалификации: методист (2\u00a0человека)', world.personOf.head],
      ['Круглый стол', world.personOf.colleague],
    ]);
    expect((await offered()).map(({ line }) => line.title)).toEqual([
      'Повышение квалификации: директор (1\u00a0человек)',
      'Ярмарка идей',
    ]);
    expect(refused(await world.command(world.methodist, takeCandidates, take))).toBe('candidate-gone');
  });
});
