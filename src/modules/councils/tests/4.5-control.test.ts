import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { addItem } from '../agenda.commands.ts';
import { markAttendance } from '../attendance.commands.ts';
import { addTask, dropTask, extendTask, reassignTask } from '../control/steering.commands.ts';
import { confirmTask, reportTask, returnTask } from '../control/task.commands.ts';
import { watchTasks } from '../control/task.daily.ts';
import { taskDuties } from '../control/task.duties.ts';
import { type ListedTask, taskFilter, taskPage } from '../control/task.queries.ts';
import { decide } from '../decision.commands.ts';
import { closeSession, openSession, planSession } from '../session.commands.ts';
import { signMinutes } from '../signing.commands.ts';
import { recordVotes } from '../vote.commands.ts';
import { openWorld, type Surname, type World } from './world.ts';

describe('Положение об ОМС, п. 4.5: исполнение решений методического совета', () => {
  let world: World;
  let sessionId: string;
  let item: string;
  let noted: string;

  const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;
  const tasks = async (who: Surname = 'Петрова', query = {}) =>
    (await world.as(who, (ctx) => taskPage(ctx, taskFilter.parse(query)))) as Awaited<
      ReturnType<typeof taskPage>
    >;
  const brief = async () =>
    (await tasks()).rows.map((task) => [task.text, task.owner.slice(0, 6), task.dueOn, task.standing]);
  const told = async (name: string) =>
    (
      await world.db.owner.query<{ surname: string }>(
        `select p.surname from notices.notices n join people.persons p on p.id = n.person_id where n.name = $1 order by 1`,
        [name],
      )
    ).rows.map((row) => row.surname);
  const one = async (text: string) => (await tasks()).rows.find((task) => task.text === text) as ListedTask;
  const keyed = async (text: string) => {
    const { id, version } = await one(text);
    return { id, version };
  };
  const file = {
    name: 'Справка.pdf',
    base64: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF').toString('base64'),
  };
  const everyDay = (since: string) => world.as('system', (ctx) => watchTasks.run(ctx, since));

  beforeAll(async () => {
    world = await openWorld();
    world.at('2026-09-01 10:00');
    const planned = { bodyId: world.body, plannedOn: '2026-09-10', plannedTime: '14:00', place: 'ИМЦ' };
    ({ id: sessionId } = await world.done('Петрова', planSession, planned));
    ({ id: item } = await world.done('Петрова', addItem, {
      bodyId: world.body,
      title: 'О наставничестве в районе',
    }));
    ({ id: noted } = await world.done('Петрова', addItem, {
      bodyId: world.body,
      title: 'Об итогах августовского совещания',
    }));
    world.at('2026-09-10 14:00');
    await world.done('Петрова', openSession, { sessionId });
    await world.done('Петрова', markAttendance, { sessionId, members: [] });
  });

  test('[ASC-03] решение без ответственного и срока не записывается; принять к сведению и рекомендовать можно', async () => {
    await world.done('Петрова', recordVotes, { itemId: item, motion: 'approve' });
    const decision = { itemId: item, outcome: 'approve', text: 'Провести школу наставников.' };
    const answer = (await world.does('Петрова', decide, decision)) as Refusal;
    expect([answer.refusal, answer.norm, Object.keys(answer.fields)]).toEqual([
      'owner-needed',
      'decision-control',
      ['ownerId', 'dueOn'],
    ]);
    const half = { ...decision, ownerId: world.id.Орлова };
    expect(await refused(world.does('Петрова', decide, half))).toBe('term-needed');
    expect(await refused(world.does('Петрова', decide, { ...half, dueOn: '2026-09-01' }))).toBe(
      'term-before-meeting',
    );
    await world.done('Петрова', decide, { ...half, dueOn: '2026-10-15' });
    await world.done('Петрова', addTask, {
      itemId: item,
      text: 'Собрать списки наставников.',
      ownerId: world.id.Зимина,
      dueOn: '2026-09-25',
    });
    await world.done('Петрова', decide, {
      itemId: noted,
      outcome: 'note',
      text: 'Итоги принять к сведению.',
    });
  });

  test('[ASC-03] пока идёт заседание, поручения не в силе; после закрытия о них узнают ответственные', async () => {
    expect((await tasks()).total).toBe(0);
    await world.done('Петрова', closeSession, { sessionId });
    expect(await brief()).toEqual([
      ['Собрать списки наставников.', 'Зимина', '2026-09-25', 'ahead'],
      ['Провести школу наставников.', 'Орлова', '2026-10-15', 'ahead'],
    ]);
    expect(await told('council.task-given')).toEqual(['Зимина', 'Орлова']);
  });

  test('[ASC-03] напоминания до срока, в срок и после; опоздание записано и остаётся', async () => {
    for (const [day, since] of [
      ['2026-09-22', '2026-09-11'],
      ['2026-09-25', '2026-09-22'],
      ['2026-09-26', '2026-09-25'],
    ] as const) {
      world.at(`${day} 09:00`);
      await everyDay(since);
      await everyDay(since);
    }
    expect(await told('council.task-reminder')).toEqual(['Зимина', 'Зимина', 'Зимина']);
    expect(await told('council.tasks-overdue')).toEqual(['Громова', 'Петрова', 'Соколова']);
    const late = await one('Собрать списки наставников.');
    expect([late.standing, late.lateSince]).toEqual(['overdue', '2026-09-26']);
    await expect(
      world.db.owner.query(`update councils.tasks set late_since = null where id = $1`, [late.id]),
    ).rejects.toMatchObject({ constraint: 'lateness_of_a_task_stays' });
  });

  test('[ASC-03] об исполнении сообщает ответственный с документом или файлом; подтверждает не он сам', async () => {
    const report = { doneOn: '2026-09-26', outcome: 'Списки собраны по 12 организациям.' };
    const text = 'Собрать списки наставников.';
    expect(await refused(world.does('Белова', reportTask, { ...(await keyed(text)), ...report }))).toBe(
      'answers-for-task',
    );
    expect(await refused(world.does('Зимина', reportTask, { ...(await keyed(text)), ...report }))).toBe(
      'not-explained',
    );
    const explained = { ...report, explanation: 'Две школы прислали списки позже.' };
    expect(await refused(world.does('Зимина', reportTask, { ...(await keyed(text)), ...explained }))).toBe(
      'no-evidence',
    );
    await world.done('Зимина', reportTask, { ...(await keyed(text)), ...explained, file });
    expect(await refused(world.does('Зимина', confirmTask, await keyed(text)))).toBe('confirms-task');
    await world.done('Соколова', returnTask, { ...(await keyed(text)), reason: 'Нет списка школы № 3.' });
    await world.done('Зимина', reportTask, { ...(await keyed(text)), ...explained });
    await world.done('Соколова', confirmTask, await keyed(text));
    expect((await one(text)).standing).toBe('done-late');
  });

  test('[ASC-03] за отсутствующего отвечает исполняющий обязанности, уволенного заменяют', async () => {
    world.at('2026-10-01 09:00');
    const text = 'Провести школу наставников.';
    const mine = async (who: Surname) =>
      ((await world.as(who, taskDuties)) as { text: string }[]).map((duty) => duty.text);
    expect(await mine('Титова')).toEqual([]);
    await world.db.owner.query(
      `insert into people.delegations (territory_id, id, acting_person_id, absent_person_id, role_kind, scope_kind, post_title, order_number, order_date, starts_on, ends_on)
       values (1, $1, $2, $3, 'methodist', 'territory', 'методист', '12-к', '2026-09-28', '2026-10-01', '2026-10-05')`,
      [v7(), world.id.Титова, world.id.Орлова],
    );
    expect(await mine('Титова')).toEqual([`За Орлова\u00a0М.П. (и. о.). РЭС: ${text}`]);
    await world.db.owner.query(
      `insert into people.posts (territory_id, id, person_id, unit, position, employment, document, starts_on, ends_on)
       values (1, $1, $2, 'centre', 'методист', 'main', 'приказ', '2020-09-01', '2026-10-06')`,
      [v7(), world.id.Орлова],
    );
    world.at('2026-10-06 09:00');
    await everyDay('2026-10-05');
    expect(await told('council.task-orphaned')).toEqual(['Громова', 'Петрова', 'Соколова']);
    expect(await mine('Петрова')).toContain(`${text}: ответственный уволен: назначьте другого`);
    const reason = 'Орлова М.П. уволена.';
    await world.done('Петрова', reassignTask, { ...(await keyed(text)), ownerId: world.id.Белова, reason });
    await world.done('Петрова', extendTask, { ...(await keyed(text)), dueOn: '2026-11-10', reason });
    const task = await one(text);
    expect([task.ownerId, task.givenToId, task.dueOn, task.givenUntil]).toEqual([
      world.id.Белова,
      world.id.Орлова,
      '2026-11-10',
      '2026-10-15',
    ]);
  });

  test('[ASC-03] подписанный протокол не меняет поручений, снять с контроля можно с причиной', async () => {
    await world.done('Петрова', signMinutes, { sessionId, onPaper: true });
    await expect(world.db.owner.query(`update councils.tasks set text = 'иначе'`)).rejects.toMatchObject({
      constraint: 'signed_minutes_never_change',
    });
    const text = 'Провести школу наставников.';
    expect((await tasks('Чернова')).total).toBe(0);
    await world.done('Соколова', dropTask, { ...(await keyed(text)), reason: 'Школу проводит РЦРО.' });
    expect(await brief()).toEqual([
      ['Собрать списки наставников.', 'Зимина', '2026-09-25', 'done-late'],
      [text, 'Белова', '2026-11-10', 'dropped'],
    ]);
    proves('ASC-03', 'Решения с ответственным и сроком, исполнение отслеживается.');
  });
});
