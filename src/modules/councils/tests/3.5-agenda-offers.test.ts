// 004 §3.5, 003 §4.5: the agenda is offered what the plan, the control of decisions and the remarks hold for the body.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { formsOf } from '../../../../tests/setup/page-form.ts';
import { done } from '../../../../tests/setup/played-world.ts';

let house: TestHouse;
const people: Record<string, Visitor> = {};

const one = async <T extends object>(sql: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await house.db.owner.query<T>(sql, values);
  if (!rows[0]) throw new Error(`Nothing found: ${sql}`);
  return rows[0];
};
const visit = async (login: string) => {
  people[login] ??= await house.signIn(login);
  return people[login];
};
const pageOf = async (sessionId: string, login: string) => {
  const answer = await house.get(`/sosnovy-bor/councils/sessions/${sessionId}`, await visit(login));
  expect(answer.status).toBe(200);
  return answer.text();
};
/** Questions offered on the page of a session, as a press would take them. */
const offered = async (sessionId: string, login: string) =>
  formsOf(await pageOf(sessionId, login), 'councils.item.take').map(({ action, fields }) => ({
    action,
    fields,
    kind: fields.get('kind'),
    id: fields.get('id'),
  }));
const press = async (sessionId: string, login: string, id: string) => {
  const form = (await offered(sessionId, login)).find((each) => each.id === id);
  const answer = await house.form(
    form?.action ?? '',
    form?.fields ?? new URLSearchParams(),
    await visit(login),
  );
  expect(answer.status).toBe(303);
};
const agendaOf = async (sessionId: string) =>
  (
    await house.db.owner.query<{ title: string; kind: string; path: string }>(
      `select title, subject_kind as kind, materials_path as path from councils.items
        where session_id = $1 order by position`,
      [sessionId],
    )
  ).rows;
const refusal = async (login: string, input: unknown) => {
  const answer = await house.command('sosnovy-bor', 'councils.item.take', input, await visit(login));
  return ((await answer.json()) as { error: { name: string } }).error.name;
};

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house?.close());

describe('положения 003, п. 4.5, и 004, п. 3.5: повестка из плана, решений и замечаний', () => {
  test('[ASC-03] пункт плана, связанный с советом, и решение на контроле включаются одним нажатием и помнят, откуда они', async () => {
    const line = await one<{ id: string; title: string }>(
      `select l.id, l.title from planning.lines l join planning.plans p on p.id = l.plan_id
         join territories.territories t on t.id = l.territory_id
        where t.slug = 'sosnovy-bor' and p.state = 'executing' and p.body_id is null and l.state = 'open'
          and l.term_kind in ('month', 'period', 'day', 'until') and l.starts_on <= '2026-05-20' and l.ends_on > '2026-04-10'
        order by l.ends_on, l.id limit 1`,
    );
    const session = await one<{ id: string; body: string }>(
      `select s.id, s.body_id as body from councils.sessions s join territories.territories t on t.id = s.territory_id
        where t.slug = 'sosnovy-bor' and s.state = 'summoned'`,
    );
    const chair = 'sosnovy-gmk';
    const task = await one<{ id: string }>(
      `select k.id from councils.tasks k join councils.items i on i.id = k.item_id
        where i.body_id = $1 and k.state = 'open'`,
      [session.body],
    );
    const linked = await one<{ n: number }>(
      `select count(*)::int as n from planning.links where line_id = $1 and subject_kind = 'councils.body'`,
      [line.id],
    );
    if (linked.n === 0)
      await done(house, await visit(chair), 'planning.link.add', {
        ...{ id: line.id, subject: `councils.body:${session.body}` },
      });
    const kinds = async () => (await offered(session.id, chair)).map(({ kind, id }) => `${kind} ${id}`);
    expect(await kinds()).toEqual(
      expect.arrayContaining([`councils.task ${task.id}`, `planning.line ${line.id}`]),
    );
    await press(session.id, chair, line.id);
    await press(session.id, chair, task.id);
    expect(await kinds()).not.toEqual(expect.arrayContaining([`planning.line ${line.id}`]));
    expect((await agendaOf(session.id)).slice(-2)).toEqual([
      {
        title: `О мероприятии плана: ${line.title}`,
        kind: 'planning.line',
        path: `/planning/lines/${line.id}`,
      },
      {
        title:
          'О выполнении решения: Провести перенесённые открытые занятия и представить совету анализ всех четырнадцати.',
        kind: 'councils.task',
        path: `/councils/decisions/${task.id}`,
      },
    ]);
    const html = await pageOf(session.id, chair);
    expect(html).toContain(`href="/sosnovy-bor/planning/lines/${line.id}">Пункт плана</a>`);
    const again = { sessionId: session.id, kind: 'planning.line', id: line.id };
    expect(await refusal(chair, again)).toBe('not-offered');
    expect(await offered(session.id, 'sosnovy-school')).toEqual([]);
    expect(await refusal('sosnovy-school', again)).toBe('runs-body');
  });

  test('[ASC-01] объединению предлагаются пункты его собственного плана около дня заседания', async () => {
    const body = await one<{ id: string }>(
      `select id from councils.bodies where short_name = 'ГМО математики'`,
    );
    const plan = async (plannedOn: string) => {
      const planned = { bodyId: body.id, plannedOn, plannedTime: '15:00', place: 'Лицей № 8' };
      const { id } = await done(house, await visit('sosnovy-operator'), 'councils.session.plan', planned);
      const ids = (await offered(id, 'sosnovy-operator')).map((each) => each.id);
      const { rows } = await house.db.owner.query<{ title: string }>(
        `select title from planning.lines where id = any($1) order by ends_on, id`,
        [ids],
      );
      return rows.map(({ title }) => title);
    };
    const april = 'Мастер-класс опытных педагогов для молодых';
    const finals = 'Итоговые заседания городских методических объединений';
    const may = 'Итоговое заседание и отчёт за год';
    expect(await plan('2026-04-10')).toEqual([april, finals, may]);
    expect(await plan('2026-05-28')).toEqual([finals, may]);
  });
});
