// 004 §3.2: the cyclogram gives the plan its lines, is approved together with it and printed.
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { renderPdf } from '../../../platform/papers/index.ts';
import { oneDocument } from '../../documents/index.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { addRule, carryRules, generateLines, removeRule, saveRule } from '../cyclogram/cyclogram.commands.ts';
import { cyclogramDownloads } from '../cyclogram/cyclogram.downloads.ts';
import { rulesOf } from '../cyclogram/cyclogram.queries.ts';
import { saveCells } from '../line/grid.commands.ts';
import { linesOf } from '../line/line.queries.ts';
import { approvePlan, submitPlan } from '../plan/plan.approval.ts';
import { startPlan } from '../plan/plan.commands.ts';
import { anyPlan } from '../plan/plan.queries.ts';
import { openPlanningWorld, type PlanningWorld } from './world.ts';

let world: PlanningWorld;
let id: string;
beforeAll(async () => {
  world = await openPlanningWorld();
  world.today('2025-08-20');
  id = await world.start();
});

const lines = (planId = id) => world.read(world.head, (ctx) => linesOf(ctx, planId, []));
const rules = (planId = id) => world.read(world.head, (ctx) => rulesOf(ctx, planId));
const days = async (title: string, planId = id) =>
  (await lines(planId)).filter((line) => line.title === title).map(({ startsOn }) => startsOn);
const rule = (title: string, words: string, more = {}) => ({
  ...{
    planId: id,
    title,
    words,
    responsibleId: world.personOf.methodist,
    form: 'совещание',
    result: 'протокол',
  },
  ...{ direction: 'organisational', task: 'support', ...more },
});
const council = 'Совещание руководителей объединений';
const generate = async () =>
  granted<{ added: number; changed: number; removed: number }>(
    await world.command(world.methodist, generateLines, { planId: id }),
  );

describe('004 §3.2: циклограмма порождает пункты плана', () => {
  test('слова, которых не понять, названы у поля', async () => {
    const answer = await world.command(world.methodist, addRule, rule('Дело', 'каждый второй вторник'));
    expect(refused(answer)).toBe('recurrence-unknown');
    expect((answer as { fields: Record<string, string> }).fields.words).toContain('второй вторник месяца');
    expect(refused(await world.command(world.methodist, addRule, rule('Дело', 'каждый рабочий день')))).toBe(
      'many-dates',
    );
    expect(refused(await world.command(world.school, addRule, rule('Дело', 'ежемесячно')))).not.toBe('');
  });

  test('[PLN-02] повторяющиеся дела порождают пункты на год; повторное внесение ничего не удваивает', async () => {
    granted(await world.command(world.methodist, addRule, rule(council, 'второй вторник месяца')));
    granted(
      await world.command(
        world.methodist,
        addRule,
        rule('Отчёт', 'последняя неделя квартала', { gives: 'each' }),
      ),
    );
    granted(
      await world.command(world.methodist, addRule, rule('Афиша', 'до 5 числа месяца', { gives: 'counted' })),
    );
    granted(
      await world.command(world.methodist, addRule, rule('Планёрка', 'по понедельникам', { gives: 'none' })),
    );
    granted(await world.command(world.methodist, addRule, rule('Сверка', '29 февраля', { shift: 'keep' })));
    expect(await generate()).toMatchObject({ added: 13, changed: 0, removed: 0 });
    expect(await days(council)).toEqual([
      ...['2025-09-09', '2025-10-14', '2025-11-11', '2025-12-09', '2026-01-13', '2026-02-10'],
      ...['2026-03-10', '2026-04-14', '2026-05-12'],
    ]);
    const given = await lines();
    expect(given.find((line) => line.title === 'Афиша')).toMatchObject({
      term: 'до 5 числа месяца',
      times: 9,
    });
    expect(given.find((line) => line.title === council)).toMatchObject({
      ...{ term: '9 сентября', source: 'own', ruleKey: '2025-09' },
    });
    expect(await generate()).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect((await lines()).length).toBe(13);
  });

  test('изменённое вручную остаётся, остальное следует за правилом', async () => {
    const [first] = (await lines()).filter((line) => line.title === council);
    granted(
      await world.command(world.methodist, saveCells, {
        planId: id,
        edits: [{ line: first?.id, row: 0, field: 'term', value: '10 сентября', was: '9 сентября' }],
      }),
    );
    const [own] = (await rules()).filter((each) => each.title === council);
    const changed = { ...rule(council, 'третья среда месяца'), id: own?.id, version: own?.version };
    granted(await world.command(world.methodist, saveRule, changed));
    expect(refused(await world.command(world.methodist, saveRule, changed))).toBe('stale-write');
    expect(await generate()).toMatchObject({ added: 0, changed: 8, removed: 0 });
    expect(await days(council)).toEqual([
      ...['2025-09-10', '2025-10-15', '2025-11-19', '2025-12-17', '2026-01-21', '2026-02-18'],
      ...['2026-03-18', '2026-04-15', '2026-05-20'],
    ]);
    const [report] = (await rules()).filter((each) => each.title === 'Отчёт');
    granted(await world.command(world.methodist, removeRule, { id: report?.id }));
    expect(await days('Отчёт')).toEqual([]);
    proves('PLN-02', 'Повторяющиеся дела порождают пункты плана на год');
  });

  test('[PLN-02] утверждается вместе с планом, печатается с грифом по месяцам и неделям и больше не меняется', async () => {
    const step = async () => ({ id, version: await world.version(id) });
    granted(await world.command(world.head, submitPlan, await step()));
    granted(await world.command(world.chair, approvePlan, await step()));
    const plan = await world.read(world.head, (ctx) => anyPlan(ctx, id));
    const paper = await world.read(world.head, (ctx) => oneDocument(ctx, plan?.cyclogramDocumentId ?? ''));
    expect(paper?.state).toBe('registered');
    expect(paper?.paper.blocks[0]).toMatchObject({ kind: 'approval', part: { heading: 'УТВЕРЖДАЮ' } });
    const words = JSON.stringify(paper?.paper.blocks);
    expect(words).toContain('ЦИКЛОГРАММА ДЕЯТЕЛЬНОСТИ');
    expect(words).toContain('Октябрь 2025 года');
    expect(words).toContain('3-я неделя, 13–19 октября');
    expect((await renderPdf(paper?.paper as never)).byteLength).toBeGreaterThan(5000);
    for (const file of cyclogramDownloads) {
      const answer = await world.read(world.school, (ctx) => file.load(ctx, { id }, new URLSearchParams()));
      expect((answer as { body?: unknown }).body, file.path).toBeTruthy();
    }
    expect(refused(await world.command(world.methodist, addRule, rule('Ещё', 'ежемесячно')))).toBe(
      'plan-frozen',
    );
    expect(refused(await world.command(world.methodist, generateLines, { planId: id }))).toBe('plan-frozen');
    await expect(
      world.write(world.head, (ctx) =>
        sql`update planning.cyclogram_rules set title = 'Другое' where plan_id = ${id}`.execute(ctx.db),
      ),
    ).rejects.toThrow(/frozen/);
    proves('PLN-02', 'Циклограмма печатается');
  });

  test('в новый год переносятся правила, а не старые даты', async () => {
    const next = granted<{ id: string }>(
      await world.command(world.methodist, startPlan, { schoolYear: 2026, copy: true }),
    );
    expect((await rules(next.id)).map(({ title }) => title)).toEqual(
      (await rules()).map(({ title }) => title),
    );
    expect((await days(council, next.id)).slice(0, 3)).toEqual(['2026-09-16', '2026-10-21', '2026-11-18']);
    expect(refused(await world.command(world.methodist, carryRules, { planId: next.id }))).toBe(
      'cyclogram-not-empty',
    );
    const later = granted<{ id: string }>(
      await world.command(world.methodist, startPlan, { schoolYear: 2027 }),
    );
    granted(await world.command(world.methodist, carryRules, { planId: later.id }));
    expect((await rules(later.id)).length).toBe(4);
    granted(await world.command(world.methodist, generateLines, { planId: later.id }));
    expect(await days('Сверка', later.id)).toEqual(['2028-02-29']);
  });
});
