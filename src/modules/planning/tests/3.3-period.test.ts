// 004 §3.3: corrections are recorded in plans of a half-year, a quarter, a month: one signature issues them, nothing changes afterwards.
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { oneDocument } from '../../documents/index.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { addByCorrection, cancelLine, moveLine, reassignLine } from '../correction/correction.commands.ts';
import { approveCorrection } from '../correction/correction.deciding.ts';
import { correctionsOf } from '../correction/correction.queries.ts';
import { pasteLines } from '../line/grid.commands.ts';
import { linesOf } from '../line/line.queries.ts';
import { issuePeriod, returnPeriod, startPeriod, submitPeriod } from '../period/period.commands.ts';
import { periodDownloads } from '../period/period.downloads.ts';
import { periodDraft, periodPlansOf, periodWithPlan } from '../period/period.queries.ts';
import { periodName, periodsOfYear } from '../period/period.terms.ts';
import { approvePlan, submitPlan } from '../plan/plan.approval.ts';
import { openPlanningWorld, type PlanningWorld } from './world.ts';

let world: PlanningWorld;
let planId: string;

const rows = [
  'Семинар по чтению\tсеминар\t14 октября\tучителя\tШумилина О.Г.\tпамятка',
  'Олимпиада\tконкурс\t21 октября\tученики\tШумилина О.Г.\tпротокол',
  'Мастер-класс\tмастер-класс\t28 октября\tучителя\tБондарь И.Я.\tконспект',
  'Педсовет\tпедсовет\t12 ноября\tруководители\tВойтович Н.Л.\tпротокол',
  'Консультации\tконсультация\tв течение года\tучителя\tБондарь И.Я.\tжурнал',
  'Сборник статей\tсборник\tдо 30 мая\tучителя\tШумилина О.Г.\tсборник',
];

beforeAll(async () => {
  world = await openPlanningWorld();
  world.today('2025-08-20');
  planId = await world.start();
  granted(
    await world.command(world.methodist, pasteLines, {
      planId,
      direction: 'analytical',
      rows: rows.join('\n'),
    }),
  );
  await world.write(world.head, (ctx) =>
    sql`update planning.lines set task = 'support' where plan_id = ${planId}`.execute(ctx.db),
  );
  const step = async () => ({ id: planId, version: await world.version(planId) });
  granted(await world.command(world.head, submitPlan, await step()));
  granted(await world.command(world.chair, approvePlan, await step()));
  world.today('2025-09-20');
});

const idOf = async (title: string) =>
  (await world.read(world.head, (ctx) => linesOf(ctx, planId, []))).find((line) => line.title === title)
    ?.id ?? '';
const period = async (id: string) => {
  const found = await world.read(world.head, (ctx) => periodWithPlan(ctx, id));
  if (!found) throw new Error('no period');
  return found;
};
const start = async (kind: 'half' | 'quarter' | 'month', startsOn: string) =>
  granted<{ id: string }>(await world.command(world.methodist, startPeriod, { planId, kind, startsOn })).id;
const versioned = async (id: string) => ({ id, version: (await period(id)).version });
const ground = (reason: string) => ({ reason, source: 'own' });
let october: string;

describe('004 §3.3: планы на период', () => {
  test('полугодия, кварталы и месяцы учебного года', () => {
    expect(periodsOfYear(2025, 'half').map(periodName)).toEqual([
      'I полугодие 2025/2026 учебного года',
      'II полугодие 2025/2026 учебного года',
    ]);
    expect(periodsOfYear(2025, 'quarter').map(periodName)).toEqual([
      'III квартал 2025 года (сентябрь)',
      'IV квартал 2025 года',
      'I квартал 2026 года',
      'II квартал 2026 года',
      'III квартал 2026 года (июль – август)',
    ]);
    expect(
      periodsOfYear(2025, 'month')
        .map(({ startsOn }) => startsOn)
        .at(-1),
    ).toBe('2026-08-01');
  });

  test('[PLN-04] план месяца выводится из годового с предложенными изменениями; второй на тот же месяц не заводится', async () => {
    granted(
      await world.command(world.methodist, moveLine, {
        ...{ id: await idOf('Олимпиада'), term: '18 ноября', ...ground('Сроки области сдвинуты') },
      }),
    );
    granted(
      await world.command(world.methodist, reassignLine, {
        ...{
          id: await idOf('Мастер-класс'),
          responsibleId: world.personOf.methodist,
          ...ground('Курсы методиста'),
        },
      }),
    );
    granted(
      await world.command(world.methodist, addByCorrection, {
        ...{ planId, title: 'Круглый стол', term: '23 октября', responsibleId: world.personOf.methodist },
        ...{ direction: 'analytical', task: 'support', ...ground('Просьба школ') },
      }),
    );
    granted(
      await world.command(world.methodist, cancelLine, {
        ...{ id: await idOf('Педсовет'), reason: 'Велено воздержаться', source: 'ministry' },
        sourceDocument: 'письмо министерства от 15.09.2025 № 5',
      }),
    );
    october = await start('month', '2025-10-01');
    const again = { planId, kind: 'month', startsOn: '2025-10-01' };
    expect(refused(await world.command(world.methodist, startPeriod, again))).toBe('period-twice');
    const wrong = { planId, kind: 'month', startsOn: '2025-10-15' };
    expect(refused(await world.command(world.methodist, startPeriod, wrong))).toBe('no-such-period');
    const own = await period(october);
    const draft = await world.read(world.head, (ctx) => periodDraft(ctx, own.plan, own));
    expect(draft.content.rows.map(({ title, term, mark }) => [title, term, mark])).toEqual([
      ['Семинар по чтению', '14 октября', ''],
      ['Круглый стол', '23 октября', 'новый пункт'],
      ['Мастер-класс', '28 октября', 'сменился ответственный, был: Бондарь\u00a0И.Я.'],
      ['Консультации', 'в течение года', ''],
    ]);
    expect(draft.content.gone).toEqual([
      { title: 'Олимпиада', term: '21 октября', mark: 'перенесено на 18 ноября' },
    ]);
    expect(draft.waiting.length).toBe(3);
    expect(await world.read(world.school, (ctx) => periodWithPlan(ctx, october))).toBeNull();
    proves('PLN-04', 'Планы на период выводятся из годового');
  });

  test('методист передаёт, руководитель возвращает и одной подписью утверждает всё', async () => {
    expect(refused(await world.command(world.methodist, issuePeriod, await versioned(october)))).toBe(
      'issues-period-plan',
    );
    granted(await world.command(world.methodist, submitPeriod, await versioned(october)));
    granted(
      await world.command(world.head, returnPeriod, {
        ...(await versioned(october)),
        reason: 'Добавьте место',
      }),
    );
    granted(await world.command(world.methodist, submitPeriod, await versioned(october)));
    const { number } = granted<{ number: string }>(
      await world.command(world.head, issuePeriod, await versioned(october)),
    );
    expect(number).not.toBe('');
    const corrections = await world.read(world.head, (ctx) => correctionsOf(ctx, { planId }));
    expect(corrections.map(({ kind, state }) => [kind, state]).toSorted()).toEqual([
      ['added', 'approved'],
      ['cancelled', 'proposed'],
      ['moved', 'approved'],
      ['reassigned', 'approved'],
    ]);
    const lines = await world.read(world.head, (ctx) => linesOf(ctx, planId, []));
    expect(lines.find((line) => line.title === 'Олимпиада')?.term).toBe('18 ноября');
    expect(lines.find((line) => line.title === 'Круглый стол')?.isAdded).toBe(true);
  });

  test('[PLN-04] изменение хранит причину, автора и дату; видна разница с утверждённым; бумага с грифом', async () => {
    const issued = await period(october);
    expect(issued.content?.changes).toMatchObject([
      { kind: 'moved', was: '21 октября', now: '18 ноября', reason: 'Сроки области сдвинуты' },
      { kind: 'reassigned', reason: 'Курсы методиста' },
      { kind: 'added', title: 'Круглый стол', now: '23 октября' },
    ]);
    expect(issued.content?.changes[0]).toMatchObject({ proposedOn: '2025-09-20', decidedOn: '2025-09-20' });
    expect(issued.content?.changes[0]?.author.replaceAll('\u00a0', ' ')).toMatch(/^Шумилина/);
    const document = await world.read(world.head, (ctx) => oneDocument(ctx, issued.documentId ?? ''));
    expect(document?.state).toBe('registered');
    const words = JSON.stringify(document?.paper.blocks);
    for (const said of [
      'УТВЕРЖДАЮ',
      'Н.Л.\u00a0Войтович',
      'Сроки области сдвинуты',
      'перенесено на 18 ноября',
    ])
      expect(words).toContain(said);
    for (const file of periodDownloads) {
      const answer = await world.read(world.school, (ctx) =>
        file.load(ctx, { id: october }, new URLSearchParams()),
      );
      expect((answer as { body?: unknown }).body, file.path).toBeTruthy();
    }
    proves('PLN-04', 'Каждое изменение хранит причину, автора и дату, видна разница с утверждённым');
  });

  test('выпущенный план больше не меняется, что бы ни случилось дальше', async () => {
    const before = await period(october);
    granted(
      await world.command(world.methodist, moveLine, {
        ...{ id: await idOf('Семинар по чтению'), term: '16 октября', ...ground('Занят зал') },
      }),
    );
    const [waiting] = await world.read(world.head, (ctx) =>
      correctionsOf(ctx, { planId, state: 'proposed' }),
    );
    granted(await world.command(world.head, approveCorrection, { id: waiting?.id, version: 1 }));
    expect((await period(october)).content).toEqual(before.content);
    expect(refused(await world.command(world.head, issuePeriod, await versioned(october)))).toBe(
      'wrong-state',
    );
    await expect(
      world.write(world.head, (ctx) =>
        sql`update planning.period_plans set content = '{}' where id = ${october}`.execute(ctx.db),
      ),
    ).rejects.toThrow(/frozen/);
    const quarter = await start('quarter', '2025-10-01');
    const own = await period(quarter);
    const { content, others } = await world.read(world.head, (ctx) => periodDraft(ctx, own.plan, own));
    expect(content.rows.map(({ title, mark }) => [title, mark])).toContainEqual([
      ...['Семинар по чтению', 'перенесено, было: 14 октября'],
    ]);
    expect(others.map(({ title }) => title)).toEqual(['Педсовет']);
    expect((await world.read(world.school, (ctx) => periodPlansOf(ctx, planId))).map(({ id }) => id)).toEqual(
      [october],
    );
  });
});
