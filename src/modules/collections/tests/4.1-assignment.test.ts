// 001 п. 7.4, 002 п. 4.1: an unplanned assignment with a term of hours: given, acknowledged, answered late, returned, withdrawn.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { granted, refused, yeniseysky } from '../../territories/tests/world.ts';
import {
  acquaintTask,
  answerTask,
  closeTask,
  giveAssignment,
  returnTask,
  withdrawTask,
} from '../assignment/assignment.commands.ts';
import { assignmentDuties } from '../assignment/assignment.duties.ts';
import { oneAssignment, ownTasks, type Task, visibleTask } from '../assignment/assignment.queries.ts';
import { assignmentRound } from '../assignment/assignment.rounds.ts';
import { type CollectionsWorld, openCollectionsWorld, type School } from './world.ts';

let world: CollectionsWorld;
let first: School;
let second: School;
let taskOf: (school: School) => Promise<Task>;
let assignmentId: string;

const order = {
  ...{ title: 'Сведения о замещении уроков', details: 'По форме района', needsFile: false, lineId: '' },
  ...{
    dueOn: '2026-04-01',
    dueTime: '15:00',
    sets: ['kind:school'],
    institutions: [],
    except: [],
    people: [],
  },
};

beforeAll(async () => {
  world = await openCollectionsWorld();
  [first, second] = world.schools;
  taskOf = async (school) => {
    const found = await world.read(world.methodist, (ctx) => oneAssignment(ctx, assignmentId));
    const task = found?.tasks.find((each) => each.institutionId === school.id);
    if (!task) throw new Error('no task');
    return task;
  };
});

beforeEach(async () => {
  world.at('2026-04-01', '09:00');
  assignmentId = granted<{ id: string }>(await world.command(world.methodist, giveAssignment, order)).id;
});

const answer = async (school: School, words = 'Замещены все уроки') => {
  const task = await taskOf(school);
  return world.command(school.head, answerTask, { id: task.id, version: task.version, answer: words });
};

async function told(name: string, since: string): Promise<string[]> {
  const { rows } = await world.db.owner.query<{ text: string }>(
    `select text from notices.notices where name = $1 and path like '%' || $2 || '%' order by id`,
    [name, since],
  );
  return rows.map(({ text }) => text.replaceAll('\u00a0', ' '));
}

describe('поручение со сроком в часах', () => {
  test('срок виден часом; «Ознакомлен» ставится один раз; ответ в срок закрывают', async () => {
    const task = await taskOf(first);
    const [duty] = await world.read(first.head, (ctx) => assignmentDuties(ctx));
    expect(duty?.text).toContain('до 15:00');
    granted(await world.command(first.head, acquaintTask, { id: task.id }));
    expect(refused(await world.command(first.head, acquaintTask, { id: task.id }))).toBe(
      'acquainted-already',
    );
    world.at('2026-04-01', '14:59');
    granted(await answer(first));
    const done = await taskOf(first);
    expect([done.state, done.late]).toEqual(['answered', false]);
    granted(await world.command(world.methodist, closeTask, { id: done.id, version: done.version }));
    expect((await taskOf(first)).state).toBe('closed');
    expect(await world.factsOf(task.id)).toEqual(['task.acquainted', 'task.answered', 'task.closed']);
  });

  test('ответ минутой позже — с опозданием, и оно остаётся после возврата и исправления', async () => {
    world.at('2026-04-01', '15:01');
    granted(await answer(first));
    const late = await taskOf(first);
    expect(late.late).toBe(true);
    granted(
      await world.command(world.methodist, returnTask, {
        ...{ id: late.id, version: late.version, reason: 'Нет сведений по второй смене' },
      }),
    );
    expect(await world.read(first.head, (ctx) => visibleTask(ctx, late.id))).toMatchObject({
      ...{ state: 'returned', reason: 'Нет сведений по второй смене' },
    });
    world.at('2026-04-01', '15:30');
    granted(await answer(first, 'Дополнено второй сменой'));
    const mended = await taskOf(first);
    expect([mended.state, mended.late, mended.answer]).toEqual(['answered', true, 'Дополнено второй сменой']);
  });

  test('ответ в срок остаётся сделанным в срок, хотя исправлен после', async () => {
    world.at('2026-04-01', '14:00');
    granted(await answer(first));
    const { id, version } = await taskOf(first);
    granted(await world.command(world.methodist, returnTask, { id, version, reason: 'Уточните смену' }));
    expect(await told('assignment.returned', id)).toEqual([
      expect.stringMatching(/возвращён: «Уточните смену»\. Исправьте и отправьте снова до 15:00, сегодня\.$/),
    ]);
    world.at('2026-04-02', '10:00');
    granted(await answer(first));
    expect((await taskOf(first)).late).toBe(false);
  });

  test('снимают с причиной и только тот, кто поручил, или руководитель; снятое не отвечают и не считают', async () => {
    const { id, version } = await taskOf(first);
    const withdraw = (who: CollectionsWorld['methodist'], reason: string) =>
      world.command(who, withdrawTask, { id, version, reason });
    expect(refused(await withdraw(world.methodist, ''))).toBe('invalid');
    expect(refused(await withdraw(world.colleague, 'Не нужно'))).toBe('keeps-task');
    expect(refused(await withdraw(first.head, 'Не хотим'))).toBe('keeps-task');
    granted(await withdraw(world.centreHead, 'Сведения получены из системы'));
    expect(refused(await answer(first))).toBe('wrong-state');
    world.at('2026-04-05', '10:00');
    const gone = await taskOf(first);
    expect([gone.state, gone.late, gone.reason]).toEqual([
      'withdrawn',
      false,
      'Сведения получены из системы',
    ]);
    expect(await told('assignment.withdrawn', id)).toHaveLength(1);
  });

  test('чужая организация и чужая территория поручения не видят и не отвечают', async () => {
    const { id, version } = await taskOf(first);
    const foreign = { id, version, answer: 'Отвечаем за соседей' };
    expect(await world.read(second.head, (ctx) => visibleTask(ctx, id))).toBeNull();
    expect(refused(await world.command(second.head, answerTask, foreign))).toBe('not-found');
    const home = world.state.territory;
    world.state.territory = yeniseysky;
    try {
      expect(refused(await world.command(first.head, answerTask, foreign))).toBe('not-found');
      expect(refused(await world.command(world.methodist, giveAssignment, order))).not.toContain(
        'not refused',
      );
      expect(await world.read(first.head, (ctx) => ownTasks(ctx))).toEqual([]);
    } finally {
      world.state.territory = home;
    }
  });

  test('срок в прошлом не ставят: ошибка стоит у часа', async () => {
    world.at('2026-04-01', '15:00');
    const past = await world.command(world.methodist, giveAssignment, order);
    expect(refused(past)).toBe('term-passed');
    expect(Object.keys((past as { fields: object }).fields)).toEqual(['dueTime']);
  });
});

describe('напоминания', () => {
  test('накануне, в день, за два часа, после срока; одно и то же дважды не говорят; ответившему не говорят', async () => {
    const term = { ...order, dueOn: '2026-04-03', title: 'Сведения с напоминаниями' };
    assignmentId = granted<{ id: string }>(await world.command(world.methodist, giveAssignment, term)).id;
    const [mine, theirs] = [(await taskOf(first)).id, (await taskOf(second)).id];
    granted(await answer(second));
    const round = async (day: string, time: string) => {
      world.at(day, time);
      await world.write(world.methodist, async (ctx) => {
        await assignmentRound(ctx);
        return true;
      });
      return [
        (await told('assignment.reminder', mine)).length,
        (await told('assignment.passed', mine)).length,
      ];
    };
    expect(await round('2026-04-01', '10:00')).toEqual([0, 0]);
    expect(await round('2026-04-02', '07:00')).toEqual([0, 0]);
    expect(await round('2026-04-02', '09:00')).toEqual([1, 0]);
    expect(await round('2026-04-02', '10:00')).toEqual([1, 0]);
    expect(await round('2026-04-03', '09:00')).toEqual([2, 0]);
    expect(await round('2026-04-03', '13:30')).toEqual([3, 0]);
    expect(await round('2026-04-03', '15:10')).toEqual([3, 1]);
    expect(await round('2026-04-03', '16:10')).toEqual([3, 1]);
    expect((await told('assignment.reminder', mine)).at(-1)).toContain('до 15:00, сегодня');
    expect(await told('assignment.reminder', theirs)).toEqual([]);
    // The author and the head learn whose answer is missing.
    const overdue = await told('assignment.overdue', assignmentId);
    expect(overdue.length).toBe(2);
    expect(overdue[0]).toContain('Школа № 1');
    expect(overdue[0]).not.toContain('Школа № 2');
  });
});
