// 001 §1.6, 003 §4.5.4, 004 §3.1: plans of associations, what the coordinating council sees, the yearly formation and its order.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
const people: Record<string, Visitor> = {};
const as = async (login: string): Promise<Visitor> => {
  people[login] ??= await house.signIn(login);
  return people[login];
};

async function read(path: string, login: string): Promise<string> {
  const answer = await house.get(path, await as(login));
  if (answer.status !== 200) return String(answer.status);
  return (await answer.text())
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
}
const rowsOf = async <T>(sql: string, values: unknown[] = []) =>
  (await house.db.owner.query(sql, values)).rows as T[];
const one = async (sql: string, values: unknown[] = []) =>
  (await rowsOf<{ id: string }>(sql, values))[0]?.id ?? '';
const bodyOf = (shortName: string) =>
  one(`select id from councils.bodies where short_name = $1`, [shortName]);
const act = async <T = { id: string }>(login: string, name: string, input: unknown) =>
  done<T>(house, await as(login), name, input);
const refused = async (login: string, name: string, input: unknown): Promise<string> => {
  const who = await as(login);
  const answer = await house.command(who.territory, name, input, who);
  return ((await answer.json()) as { error: { name: string } }).error.name;
};
/** Who sits in a body on a day, by id and role. */
const sitting = async (bodyId: string, on: string) =>
  (
    await rowsOf<{ seat: string }>(
      `select p.surname || ': ' || m.role as seat from councils.memberships m
         join people.persons p on p.territory_id = m.territory_id and p.id = m.person_id
        where m.body_id = $1 and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2) order by 1`,
      [bodyId, on],
    )
  ).map((row) => row.seat);

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house?.close());

describe('положение buguruslan-2017, п. 1.6: планы предметных объединений', () => {
  test('[PLN-09] план начинает руководитель объединения; пункты годового плана остаются связаны', async () => {
    const bodyId = await bodyOf('ГМО математики');
    const planId = await one('select id from planning.plans where body_id = $1 and school_year = 2025', [
      bodyId,
    ]);
    const page = await read(`/sosnovy-bor/planning/plans/${planId}`, 'sosnovy-operator');
    expect(page).toContain('Установочные заседания городских методических объединений');
    const lineId = await one(
      `select l.id from planning.lines l join planning.links k on k.line_id = l.id and k.subject_kind = 'planning.line'
        where l.plan_id = $1 order by l.position limit 1`,
      [planId],
    );
    expect(await read(`/sosnovy-bor/planning/lines/${lineId}`, 'sosnovy-operator')).toContain(
      'пункт годового плана',
    );
    const next = await act('sosnovy-operator', 'planning.body-plan.start', {
      bodyId,
      schoolYear: 2026,
      copy: true,
    });
    const draft = `/sosnovy-bor/planning/plans/${next.id}`;
    expect(await read(draft, 'sosnovy-operator')).toContain('Мастер-класс опытных педагогов для молодых');
    expect(await refused('sosnovy-operator', 'planning.body-plan.start', { bodyId, schoolYear: 2026 })).toBe(
      'plan-twice',
    );
    expect(await read(draft, 'sosnovy-school')).toBe('404');
    expect(await refused('sosnovy-school', 'planning.plan.submit', { id: next.id, version: 1 })).toBe(
      'not-found',
    );
    await act('sosnovy-operator', 'planning.plan.submit', { id: next.id, version: 1 });
    expect(await refused('sosnovy-operator', 'planning.plan.approve', { id: next.id, version: 2 })).toBe(
      'approves-plan',
    );
    await act('sosnovy-gmk', 'planning.plan.approve', { id: next.id, version: 2 });
    expect(await read(draft, 'sosnovy-school')).toContain('План работы: городское методическое объединение');
    const all = await read('/sosnovy-bor/planning/associations', 'sosnovy-methodist');
    expect(all).toMatch(/городское методическое объединение воспитателей.*плана нет/);
    expect(await read('/sosnovy-bor/planning/associations?state=none', 'sosnovy-methodist')).not.toContain(
      'учителей математики',
    );
    proves('PLN-09', 'У объединения свой план, связанный с годовым');
  });

  test('[ASC-01] карточка объединения: предмет, руководитель, участники, план, заседания, решения', async () => {
    const bodyId = await bodyOf('ГМО математики');
    const card = `/sosnovy-bor/councils/bodies/${bodyId}`;
    const { id: sessionId } = await act('sosnovy-operator', 'councils.session.plan', {
      ...{ bodyId, plannedOn: '2026-04-02', plannedTime: '15:00', place: 'ГМК' },
    });
    await act('sosnovy-operator', 'councils.item.add', { bodyId, title: 'О банке заданий' });
    await act('sosnovy-operator', 'councils.session.summon', { sessionId });
    house.at('2026-04-02', '15:00');
    await act('sosnovy-operator', 'councils.session.open', { sessionId });
    await act('sosnovy-operator', 'councils.attendance.mark', { sessionId });
    const itemId = await one('select id from councils.items where session_id = $1', [sessionId]);
    await act('sosnovy-operator', 'councils.votes.record', { itemId, motion: 'note' });
    await act('sosnovy-operator', 'councils.item.decide', {
      itemId,
      outcome: 'note',
      text: 'Собрать банк заданий.',
    });
    await act('sosnovy-operator', 'councils.session.close', { sessionId });
    const html = await read(card, 'sosnovy-operator');
    for (const words of [
      'математика',
      'Руководитель Тихомирова',
      'План на год: 2025/2026',
      'Практикум',
      '2 апреля 2026',
    ])
      expect([words, html.includes(words)]).toEqual([words, true]);
    expect(html).toMatch(/Состав на 2 апреля 2026 г\.: 6/);
    expect(await read(`/sosnovy-bor/councils/sessions/${sessionId}/minutes`, 'sosnovy-operator')).toContain(
      'Собрать банк заданий',
    );
    house.at('2026-04-01');
    proves('ASC-01', 'Карточка объединения — предмет, руководитель, участники, план, заседания, решения');
  });
});

describe('положение kurchaloy, п. 4.5.4: методический совет координирует структуры', () => {
  test('[ASC-05] член совета видит планы и отчёты всех структур, принимает отчёт; чужой — нет', async () => {
    const bodyId = await bodyOf('РМО чеченского языка');
    const card = `/kurchaloy/councils/bodies/${bodyId}`;
    const member = 'kurchaloy-school';
    expect(await read('/kurchaloy/planning/associations', member)).toMatch(
      /учителей чеченского языка.*Исполняется.*сдан/,
    );
    const planId = await one('select id from planning.plans where body_id = $1', [bodyId]);
    expect(await read(`/kurchaloy/planning/plans/${planId}`, member)).toContain('Практикум');
    expect(await read(card, member)).toContain('Диктант без страха');
    expect(await read('/kurchaloy', 'kurchaloy-school')).toContain('Принять отчёт: РМО чеченского языка');
    const [report] = await rowsOf<{ id: string; version: number }>(
      'select id, version from councils.body_reports where body_id = $1',
      [bodyId],
    );
    await act(member, 'councils.body-report.return', { ...report, reason: 'Добавьте итоги открытых уроков' });
    expect(await read(card, 'kurchaloy-operator')).toContain('Добавьте итоги открытых уроков');
    await act('kurchaloy-operator', 'councils.body-report.submit', {
      ...{
        bodyId,
        schoolYear: 2025,
        work: 'Проведены три заседания, два открытых урока, оба разобраны на заседании.',
      },
    });
    await act(member, 'councils.body-report.accept', { id: report?.id, version: 3 });
    expect(await read('/kurchaloy/planning/associations', member)).toMatch(
      /учителей чеченского языка.*принят/,
    );
    const stranger = await read(
      `/kstovo/councils/bodies/${await bodyOf('РМО воспитателей')}`,
      'kstovo-school-3-operator',
    );
    expect(stranger).toBe('404');
    proves('ASC-05', 'Планы и отчёты структур видны совету');
  });
});

describe('положение sosnovy-bor-2016, п. 3.1: ежегодное формирование структуры', () => {
  const gmk = 'sosnovy-gmk';
  let id: string;
  let version: number;
  let bodyId: string;
  let documentId: string;
  const step = async (name: string, input: Record<string, unknown>) => {
    ({ version } = await act<{ version: number }>(gmk, `planning.formation.${name}`, {
      id,
      version,
      ...input,
    }));
  };
  interface Draft {
    bodies: {
      bodyId: string;
      fate: string;
      kind: string;
      members: { personId: string; role: string; organisation: string; left: string; stays: boolean }[];
    }[];
    lines: { lineId: string; title: string }[];
    mechanisms: { key: string }[];
  }
  const draftOf = async () =>
    (await rowsOf<{ draft: Draft }>('select draft from planning.formations where id = $1', [id]))[0]
      ?.draft as Draft;

  test('[PLN-10] переносит прошлогодние органы; выбывшие показаны отдельно, шаги сохраняются', async () => {
    house.at('2026-04-01');
    bodyId = await bodyOf('ГМО математики');
    const old = await one(`select f.id from planning.formations f where school_year = 2026`);
    await house.db.owner.query(`delete from planning.formations where id = $1`, [old]);
    const [gone] = await rowsOf<{ id: string; person: string }>(
      `select id, person_id as person from councils.memberships where body_id = $1 and role = 'member' order by id limit 1`,
      [bodyId],
    );
    await house.db.owner.query(
      `update people.posts set ends_on = '2026-03-31' where person_id = $1 and ends_on is null`,
      [gone?.person],
    );
    await house.db.owner.query(`update councils.memberships set organisation = '' where id = $1`, [gone?.id]);
    ({ id } = await act(gmk, 'planning.formation.start', { schoolYear: 2026 }));
    version = 1;
    expect(await refused(gmk, 'planning.formation.start', { schoolYear: 2026 })).toBe('formation-twice');
    const draft = await draftOf();
    const math = draft.bodies.find((body) => body.bodyId === bodyId);
    expect(math?.members.filter((each) => !each.stays).map((each) => each.left)).toEqual([
      'нет действующей должности в системе',
    ]);
    expect(draft.bodies.filter((body) => body.fate === 'close').map((body) => body.kind)).toEqual([
      'creative-group',
    ]);
    await step('bodies', { bodies: draft.bodies.map((body) => ({ ...body, subject: 'направление года' })) });
    expect(await read(`/sosnovy-bor/planning/formations/${id}`, gmk)).toMatch(/Составы.*ждёт/);
    expect(await read(`/sosnovy-bor/planning/formations/${id}?step=members&body=${bodyId}`, gmk)).toContain(
      'Выбыли: 1',
    );
    expect(await refused(gmk, 'planning.formation.order', { id, version })).toBe('steps-open');
    expect(await refused('sosnovy-school', 'planning.formation.bodies', { id, version })).toBe('not-found');
  });

  test('[PLN-10] из подтверждённых шагов собирается приказ с приложениями; до регистрации действует прежнее', async () => {
    const draft = await draftOf();
    for (const body of draft.bodies.filter((each) => each.fate === 'keep'))
      await step('members', {
        bodyId: body.bodyId,
        seats: body.members
          .filter((each) => each.stays)
          .map(({ personId, role, organisation }) => ({ personId, role, organisation })),
      });
    await step('directions', { sites: [] });
    await step('lines', { keep: draft.lines.slice(0, 2).map((line) => line.lineId) });
    await step('mechanisms', {
      mechanisms: [{ key: draft.mechanisms[0]?.key, words: 'Наставники для молодых педагогов' }],
    });
    const before = await sitting(bodyId, '2026-09-01');
    ({ documentId } = await act<{ documentId: string }>(gmk, 'planning.formation.order', { id, version }));
    const [paper] = await rowsOf<{ words: string; state: string }>(
      'select paper::text as words, state from documents.documents where id = $1',
      [documentId],
    );
    expect(paper?.state).toBe('draft');
    for (const words of [
      'структуру методической службы',
      'городское методическое объединение учителей математики',
      'Наставники для молодых педагогов',
      draft.lines[0]?.title ?? '',
    ])
      expect([words, paper?.words.includes(words)]).toEqual([words, true]);
    expect(await sitting(bodyId, '2026-09-01')).toEqual(before);
    expect(await read(`/sosnovy-bor/planning/formations/${id}`, gmk)).toContain('Приказ готовится');
  });

  test('[PLN-10] с регистрацией структура действует с 1 сентября; отмена приказа возвращает прежние составы', async () => {
    const before = await sitting(bodyId, '2026-09-01');
    house.at('2026-08-20', '10:00');
    await act(gmk, 'documents.register', { documentId });
    const after = await sitting(bodyId, '2026-09-01');
    expect([before.length, after.length]).toEqual([6, 5]);
    expect(await sitting(bodyId, '2026-08-31')).toEqual(before);
    const group = await bodyOf('ТГ «Цифровой урок»');
    expect([await sitting(group, '2026-09-01'), (await sitting(group, '2026-08-31')).length]).toEqual([
      [],
      5,
    ]);
    expect(await read(`/sosnovy-bor/planning/formations/${id}`, gmk)).toContain('Действует');
    house.at('2026-08-21', '10:00');
    const cancelling = await act<{ documentId: string }>(gmk, 'documents.draft-cancelling', {
      documentId,
      reason: 'составы объединений уточняются после комплектования',
    });
    await act(gmk, 'documents.register', { documentId: cancelling.documentId });
    expect(await sitting(bodyId, '2026-09-01')).toEqual(before);
    expect((await sitting(group, '2026-09-01')).length).toBe(5);
    expect(await one(`select state as id from planning.formations where id = $1`, [id])).toBe('cancelled');
    proves(
      'PLN-10',
      'Мастер переносит прошлогодние органы на подтверждение, приложение к приказу собирается',
    );
  });

  test('[REG-11] отменённый после начала приказ о составе возвращает прежний состав со дня отмены', async () => {
    house.at('2026-10-01', '10:00');
    const before = await sitting(bodyId, '2026-10-01');
    const [head, ...others] = await rowsOf<{ personId: string; role: string }>(
      `select person_id as "personId", role from councils.memberships where body_id = $1 and ends_on is null order by role = 'chair' desc, id`,
      [bodyId],
    );
    const heir = others[0];
    const order = await act<{ documentId: string }>(gmk, 'councils.composition.propose', {
      ...{ bodyId, on: '2026-10-01' },
      seats: [
        { personId: heir?.personId, role: 'chair' },
        { personId: head?.personId, role: 'out' },
        ...others.slice(1),
      ],
    });
    expect(await sitting(bodyId, '2026-10-01')).toEqual(before);
    await act(gmk, 'documents.register', { documentId: order.documentId });
    const changed = await sitting(bodyId, '2026-10-01');
    expect(changed.length).toBe(before.length - 1);
    house.at('2026-10-15', '10:00');
    const cancelling = await act<{ documentId: string }>(gmk, 'documents.draft-cancelling', {
      documentId: order.documentId,
      reason: 'приказ издан ошибочно',
    });
    await act(gmk, 'documents.register', { documentId: cancelling.documentId });
    expect(await sitting(bodyId, '2026-10-14')).toEqual(changed);
    expect(await sitting(bodyId, '2026-10-15')).toEqual(before);
  });
});
