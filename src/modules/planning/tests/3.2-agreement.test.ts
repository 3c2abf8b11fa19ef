// 004 §3.2, 003 §1.5, 001 §1.2, 000 §3.1: others' plans beside ours with their source; who is asked to be in two places is shown.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { uploadOf } from '../../../platform/files/index.ts';
import { granted, refused } from '../../territories/tests/world.ts';
import { acceptCollision, takeOutsideLine } from '../agreement/agreement.commands.ts';
import { clashingIds, collisionsOf, outsideLinesOf, sourceOf } from '../agreement/agreement.queries.ts';
import { correctionsOf } from '../correction/correction.queries.ts';
import { pasteLines } from '../line/grid.commands.ts';
import { isLeft, leftOf } from '../line/line.people.ts';
import { linesOf } from '../line/line.queries.ts';
import { approvePlan, submitPlan } from '../plan/plan.approval.ts';
import { anyPlan } from '../plan/plan.queries.ts';
import { captureLine } from '../quick/quick.commands.ts';
import { readPlan } from '../reading/reading.commands.ts';
import { applyReading, undoReading } from '../reading/reading.writing.ts';
import { openPlanningWorld, type PlanningWorld } from './world.ts';

let world: PlanningWorld;
let planId: string;

const ours = [
  'Семинар по функциональной грамотности\tсеминар\t15 октября\tучителя математики, методисты\tШумилина О.Г.\tпамятка',
  'Совещание руководителей объединений\tсовещание\t15 октября\tруководители объединений\tШумилина О.Г.\tпротокол',
  'Консультации\tконсультация\tоктябрь\tучителя математики\tБондарь И.Я.\tзаписи',
].join('\n');

const theirs = `Мероприятие;Дата;Категория;Место
Областной семинар математиков;15.10.2025;учителя математики;институт
Вебинар;16.10.2025;учителя математики;онлайн
Конкурс;до 30.10.2025;учителя математики;институт
Отчёт;по запросу;учителя математики;`;

beforeAll(async () => {
  world = await openPlanningWorld();
  world.today('2025-08-20');
  planId = await world.start();
  granted(await world.command(world.methodist, pasteLines, { planId, direction: '', rows: ours }));
});

const file = () => uploadOf('План института.csv', new TextEncoder().encode(theirs));
const give = (more: Record<string, unknown>) =>
  world.command(world.methodist, readPlan, { planId, file: file(), ...more });
const outside = () => world.read(world.methodist, (ctx) => outsideLinesOf(ctx, planId));
const lines = () => world.read(world.methodist, (ctx) => linesOf(ctx, planId, []));
const plan = async () => {
  const found = await world.read(world.methodist, (ctx) => anyPlan(ctx, planId));
  if (!found) throw new Error('no plan');
  return found;
};
const collisions = async () => {
  const found = await plan();
  return world.read(world.methodist, (ctx) => collisionsOf(ctx, found));
};

describe('003 п. 1.5, 000 п. 3.1: план согласован с планами других', () => {
  let readingId: string;

  test('чужой план ложится рядом, у каждого пункта виден источник', async () => {
    expect(refused(await give({ source: 'institute' }))).toBe('whose-plan');
    readingId = granted<{ id: string }>(
      await give({ source: 'institute', sourceWords: 'план ЛОИРО на 2025 год' }),
    ).id;
    granted(await world.command(world.methodist, applyReading, { id: readingId, version: 1 }));
    expect((await outside()).map((line) => [line.title, line.startsOn, line.endsOn, sourceOf(line)])).toEqual(
      [
        ['Конкурс', '2025-09-01', '2025-10-31'],
        ['Отчёт', '2025-09-01', '2026-09-01'],
        ['Областной семинар математиков', '2025-10-15', '2025-10-16'],
        ['Вебинар', '2025-10-16', '2025-10-17'],
      ].map((row) => [...row, 'институт развития образования: план ЛОИРО на 2025 год']),
    );
    expect(await lines()).toHaveLength(3);
    proves('PLN-03', 'Чужие планы загружаются, у пункта виден источник');
  });

  test('совпадения по дню, участникам и ответственному отмечены; оставляют с причиной', async () => {
    const shown = (await collisions()).map(({ one, other, day, by, accepted }) => [
      one.title,
      other.title,
      day,
      by,
      accepted,
    ]);
    expect(shown).toHaveLength(2);
    expect(shown).toEqual(
      expect.arrayContaining([
        [
          'Семинар по функциональной грамотности',
          'Областной семинар математиков',
          '2025-10-15',
          ['audience'],
          null,
        ],
      ]),
    );
    const own = (await collisions()).find(({ other }) => other.source === null);
    expect([own?.day, own?.by]).toEqual(['2025-10-15', ['responsible']]);
    const [seminar, meeting, talks] = await lines();
    const marked = clashingIds(await collisions());
    expect([seminar, meeting, talks].map((line) => marked.has(line?.id ?? ''))).toEqual([true, true, false]);
    const pair = { planId, oneId: own?.one.id, otherId: own?.other.id, day: own?.day };
    const accept = { ...pair, reason: 'Утром и после обеда: успевает' };
    expect(refused(await world.command(world.methodist, acceptCollision, { ...pair, reason: '' }))).toBe(
      'invalid',
    );
    expect(refused(await world.command(world.school, acceptCollision, accept))).not.toBeNull();
    granted(await world.command(world.methodist, acceptCollision, accept));
    expect(refused(await world.command(world.methodist, acceptCollision, accept))).toBe('collision-gone');
    expect((await collisions()).filter(({ accepted }) => !accepted)).toHaveLength(1);
    proves('PLN-03', 'Совпадения по дате и слушателям отмечены');
  });

  test('чужой пункт берут в свой проект с источником; взятое чужое не отменяется молча', async () => {
    const webinar = (await outside()).find((line) => line.title === 'Вебинар');
    const take = { id: webinar?.id, responsibleId: world.personOf.colleague };
    granted(await world.command(world.methodist, takeOutsideLine, take));
    expect(refused(await world.command(world.methodist, takeOutsideLine, take))).toBe('outside-taken');
    const taken = (await lines()).at(-1);
    expect([taken?.title, taken?.source, taken?.sourceWords]).toEqual([
      'Вебинар',
      'institute',
      'план ЛОИРО на 2025 год',
    ]);
    expect(refused(await world.command(world.methodist, undoReading, { id: readingId, version: 2 }))).toBe(
      'lines-taken',
    );
  });

  test('тот же чужой план второй раз ничего не меняет', async () => {
    const again = granted<{ id: string }>(
      await give({ source: 'institute', sourceWords: 'план ЛОИРО на 2025 год' }),
    ).id;
    expect(refused(await world.command(world.methodist, applyReading, { id: again, version: 1 }))).toBe(
      'nothing-to-take',
    );
    expect(await outside()).toHaveLength(4);
  });
});

describe('004 п. 3.2: ответственный уволен посреди года', () => {
  test('его незаконченные пункты названы', async () => {
    granted(
      await world.write(world.head, (ctx) =>
        ctx.db
          .updateTable('people.posts')
          .set({ ends_on: '2025-10-10' })
          .where('territory_id', '=', ctx.territory.id)
          .where('person_id', '=', world.personOf.colleague)
          .execute(),
      ),
    );
    const all = await lines();
    const left = await world.read(world.head, (ctx) => leftOf(ctx, all));
    expect(left).toEqual(new Map([[world.personOf.colleague, '2025-10-10']]));
    const named = all.filter((line) => isLeft(line, left.get(line.responsibleId) ?? '9999-12-31'));
    expect(named.map((line) => line.title)).toEqual(['Консультации', 'Вебинар']);
  });
});

describe('004 п. 3.2–3.3: записать на ходу', () => {
  const capture = (words: string) =>
    world.command(world.methodist, captureLine, { schoolYear: 2025, words, source: 'own' });

  test('одна строка становится пунктом проекта; непонятый срок не угадывается', async () => {
    expect(refused(await capture('Круглый стол'))).toBe('term-unknown');
    expect(refused(await capture('15 октября'))).toBe('nothing-said');
    expect(refused(await capture('Выставка 20 мая, Неизвестный А.Б.'))).toBe('no-such-person');
    granted(await capture('Выставка пособий 20 мая, Войтович Н.Л.'));
    granted(await capture('до 30 мая собрать отзывы'));
    expect((await lines()).slice(-2).map((line) => [line.title, line.term, line.responsibleId])).toEqual([
      ['Выставка пособий', '20 мая', world.personOf.head],
      ['собрать отзывы', 'до 30 мая', world.personOf.methodist],
    ]);
  });

  test('в утверждённый план — предложением изменения', async () => {
    const complete = {
      direction: 'analytical',
      task: 'quality',
      form: 'дело',
      audience: 'все',
      result: 'итог',
    };
    granted(
      await world.write(world.head, (ctx) =>
        ctx.db
          .updateTable('planning.lines')
          .set(complete)
          .where('territory_id', '=', ctx.territory.id)
          .execute(),
      ),
    );
    const step = async (who: 'head' | 'chair', command: typeof submitPlan) =>
      world.command(world[who], command, { id: planId, version: await world.version(planId) });
    granted(await step('head', submitPlan));
    expect(refused(await capture('Семинар 5 ноября'))).toBe('plan-waits');
    granted(await step('chair', approvePlan as never));
    const before = (await lines()).length;
    granted(await capture('Семинар наставников 5 ноября'));
    expect(await lines()).toHaveLength(before);
    const [proposed] = await world.read(world.head, (ctx) => correctionsOf(ctx, { planId }));
    expect([proposed?.kind, proposed?.state, proposed?.title]).toEqual([
      'added',
      'proposed',
      'Семинар наставников',
    ]);
  });
});
