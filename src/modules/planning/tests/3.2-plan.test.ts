// 004 §3.2, 001 §6.1, 003 §1.5: the annual plan from the draft to its end; the approved edition stays as it was approved.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Territory } from '../../../kernel/ctx.ts';
import { oneDocument } from '../../documents/index.ts';
import { loadProfiles, readProfiles } from '../../regulations/index.ts';
import { granted, kstovo, refused, yeniseysky } from '../../territories/tests/world.ts';
import { pasteLines, saveCells } from '../line/grid.commands.ts';
import { linesOf } from '../line/line.queries.ts';
import { approvePlan, returnPlan, submitPlan } from '../plan/plan.approval.ts';
import { startPlan } from '../plan/plan.commands.ts';
import { anyPlan, catalogueOf, planOfYear, visiblePlan } from '../plan/plan.queries.ts';
import { openPlanningWorld, type PlanningWorld } from './world.ts';

let world: PlanningWorld;
let id: string;
beforeAll(async () => {
  world = await openPlanningWorld();
  world.today('2025-08-20');
  id = await world.start();
});

const lines = () => world.read(world.head, (ctx) => linesOf(ctx, id, []));
const plan = async () => {
  const found = await world.read(world.head, (ctx) => anyPlan(ctx, id));
  if (!found) throw new Error('no plan');
  return found;
};
const step = async (
  who: keyof PlanningWorld & ('head' | 'chair' | 'methodist'),
  command: Parameters<PlanningWorld['command']>[1],
  more = {},
) => world.command(world[who], command, { id, version: await world.version(id), ...more });

describe('004 §2.3: направления — данные территории', () => {
  test('[PLN-11] у каждой территории свой перечень направлений и задач', async () => {
    const keysOf = async (territory: Territory) => {
      world.state.territory = territory;
      granted(await world.write(world.head, async (ctx) => (await loadProfiles(ctx)).length >= 0));
      const { directions } = await world.read(world.head, (ctx) => catalogueOf(ctx, null));
      world.state.territory = kstovo;
      return directions.map((each) => each.key);
    };
    expect(await keysOf({ ...yeniseysky })).toEqual([
      'analytical',
      'information',
      'organisational',
      'consulting',
    ]);
    const profiles = readProfiles().flatMap(({ territory, parameters }) => {
      const listed = parameters['plan-directions'] as { key: string; clause: string }[] | undefined;
      return listed ? [[territory, listed.map((each) => each.clause).join(' ')]] : [];
    });
    expect(Object.fromEntries(profiles)).toEqual({
      buguruslan: '4.1 4.2 4.3 4.4',
      kurchaloy: '3.1 3.1 3.1 3.1 3.1 3.1 3.1',
      'severo-yeniseysky': '4.1 4.2 4.3 4.4',
      'sosnovy-bor': '2.3/1 2.3/2 2.3/3 2.3/4 2.3/5',
    });
    proves('PLN-11', 'У каждой территории свой перечень');
  });
});

describe('004 §3.2: годовой план', () => {
  test('второй план на год не заводится', async () => {
    expect(refused(await world.command(world.methodist, startPlan, { schoolYear: 2025 }))).toBe('plan-twice');
  });

  test('[PLN-15] черновик хранит содержание, срок и ответственного; чего не хватает, названо при утверждении', async () => {
    expect(refused(await step('head', submitPlan))).toBe('plan-empty');
    granted(
      await world.command(world.methodist, pasteLines, {
        planId: id,
        direction: 'analytical',
        rows: 'Анализ результатов ГИА\t\tсентябрь\t\tВойтович Н.Л.\nПрактикум\tпрактикум\tпо усмотрению\tучителя\tШумилина О.Г.\tпамятка',
      }),
    );
    expect((await lines()).map(({ title, responsible, termKind }) => [title, responsible, termKind])).toEqual(
      [
        ['Анализ результатов ГИА', 'Войтович\u00a0Н.Л.', 'month'],
        ['Практикум', 'Шумилина\u00a0О.Г.', 'unknown'],
      ],
    );
    const answer = await step('head', submitPlan);
    expect(refused(answer)).toBe('plan-lacks');
    expect(
      (answer as { details: { lines: { what: string[] }[] } }).details.lines.map(({ what }) => what),
    ).toEqual([
      ['задача', 'форма', 'ожидаемый результат'],
      ['задача', 'понятный срок'],
    ]);
    const [first, second] = await lines();
    const cell = (line: string | undefined, field: string, value: string, was = '') => ({
      line,
      row: 0,
      field,
      value,
      was,
    });
    granted(
      await world.command(world.methodist, saveCells, {
        planId: id,
        edits: [
          cell(first?.id, 'task', 'Повышение качества образования'),
          cell(first?.id, 'form', 'справка'),
          cell(first?.id, 'result', 'справка, рекомендации'),
          cell(second?.id, 'task', '1'),
          cell(second?.id, 'term', '10.10-20.10', 'по усмотрению'),
        ],
      }),
    );
    expect((await lines()).map(({ task, startsOn, endsOn }) => [task, startsOn, endsOn])).toEqual([
      ['quality', '2025-09-01', '2025-10-01'],
      ['support', '2025-10-10', '2025-10-21'],
    ]);
    proves('PLN-15', 'Пункт плана требует задачу, содержание, форму, ответственного, срок и ожидаемый итог');
  });

  test('[PLN-01] проект, на утверждении, возвращён, утверждён, исполняется; проект не виден организациям', async () => {
    expect(await world.read(world.school, (ctx) => visiblePlan(ctx, id))).toBeNull();
    expect(refused(await step('methodist', submitPlan))).toBe('leads-plan');
    granted(await step('head', submitPlan));
    expect(refused(await step('head', approvePlan))).toBe('approves-plan');
    granted(await step('chair', returnPlan, { reason: 'Добавьте сроки справки' }));
    granted(await step('head', submitPlan));
    world.today('2025-08-29');
    granted(await step('chair', approvePlan));
    expect((await plan()).state).toBe('approved');
    expect(refused(await step('chair', approvePlan))).toBe('wrong-state');
    expect((await world.read(world.school, (ctx) => planOfYear(ctx, 2025)))?.id).toBe(id);
  });

  test('[PLN-01] утверждённая редакция не меняется и печатается с грифом', async () => {
    const { documentId } = await plan();
    const document = await world.read(world.head, (ctx) => oneDocument(ctx, documentId ?? ''));
    expect(document?.state).toBe('registered');
    expect(document?.paper.blocks[0]).toMatchObject({
      kind: 'approval',
      part: { heading: 'УТВЕРЖДАЮ', signature: { name: 'С.Э.\u00a0Пылаева' } },
    });
    const [line] = await lines();
    const edits = [{ line: line?.id, row: 0, field: 'title', value: 'Другое', was: line?.title }];
    expect(refused(await world.command(world.methodist, saveCells, { planId: id, edits }))).toBe(
      'plan-frozen',
    );
    await expect(
      world.write(world.head, (ctx) =>
        ctx.db.updateTable('planning.baseline_lines').set({ title: 'Другое' }).execute(),
      ),
    ).rejects.toThrow(/permission denied/);
    proves('PLN-01', 'Утверждённая редакция не меняется и печатается с грифом');
  });
});
