// 003 §5.2.2, §6.3; 004 §3.1: objections to orders and who sees them; the control cabinet; strategy in the authority's hands.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { proves } from '../../../../tests/setup/proof.ts';

const others = ['oms', 'admin', 'methodist-2', 'school', 'operator'].map((each) => `kurchaloy-${each}`);

const plain = (text: string) =>
  text
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&nbsp;|\u00a0/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('Служба и орган управления: возражения, контроль, стратегическое', () => {
  let house: TestHouse;
  let author: Visitor;
  let head: Visitor;
  const read = async (path: string, who: Visitor) => {
    const answer = await house.get(`/${who.territory}${path}`, who);
    return { status: answer.status, text: plain(await answer.text()) };
  };
  const body = 'Прошу исключить из графика четырнадцатое мая: это день методической недели.';
  const asked = async (name: string, input: unknown, who: Visitor) => {
    const answer = await house.command('kurchaloy', name, input, who);
    return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> };
  };

  beforeAll(async () => {
    house = await openTestHouse();
    author = await house.signIn('kurchaloy-methodist');
    head = await house.signIn('kurchaloy-head');
  });
  afterAll(() => house.close());

  test('[ORG-12] к приказу подаётся возражение с датой, текстом и исходом', async () => {
    const { rows } = await house.db.owner.query(
      `select id from documents.documents where title = 'О привлечении методистов к дежурству на экзаменах'`,
    );
    const documentId = rows[0].id as string;
    const twice = await asked('authority.objection.file', { documentId, body }, author);
    expect([twice.status, JSON.stringify(twice.answer)]).toEqual([
      409,
      expect.stringContaining('Вы уже подали возражение'),
    ]);
    const { rows: open } = await house.db.owner.query(
      `select id, version from authority.objections where document_id = $1`,
      [documentId],
    );
    const key = { id: open[0].id as string, version: Number(open[0].version) };
    const answer = 'Методисты освобождены от дежурства 14 и 15 мая.';
    const own = await asked('authority.objection.consider', { ...key, outcome: 'upheld', answer }, author);
    expect(own.status).toBe(403);
    expect((await read('', head)).text).toContain('Рассмотреть возражение на приказ');
    expect(
      (await asked('authority.objection.consider', { ...key, outcome: 'upheld', answer }, head)).status,
    ).toBe(200);
    const seen = (await read(`/authority/objections/${key.id}`, author)).text;
    expect(seen).toContain('27 марта 2026');
    expect(seen).toContain('удовлетворено');
    expect(seen).toContain(answer);
    const again = await asked('authority.objection.withdraw', { ...key, version: key.version + 1 }, author);
    expect(again.status).toBe(409);
    const filed = await asked('authority.objection.file', { documentId, body }, author);
    expect(filed.status).toBe(200);
    proves('ORG-12', 'К приказу подаётся возражение с датой, текстом и исходом.');
  });

  test('[ORG-12] возражение видят только автор, руководитель органа и уполномоченные', async () => {
    const { rows } = await house.db.owner.query(
      `select id from authority.objections where state = 'filed' limit 1`,
    );
    const path = `/authority/objections/${rows[0].id}`;
    expect((await read(path, author)).status).toBe(200);
    expect((await read(path, head)).status).toBe(200);
    for (const login of others) {
      const other = await house.signIn(login);
      expect([login, (await read(path, other)).status]).toEqual([login, 404]);
      for (const place of ['/authority/objections', '', '/notices'])
        expect((await read(place, other)).text).not.toContain('методической недели');
    }
    expect((await house.get(`/kurchaloy${path}`)).status).not.toBe(200);
    const { rows: facts } = await house.db.owner.query(
      `select norm, data from journal.facts where name like 'objection.%'`,
    );
    expect(
      facts.every((fact) => fact.norm === null && !JSON.stringify(fact.data).includes('методической')),
    ).toBe(true);
    proves('ORG-12', 'Возражение видят только уполномоченные.');
  });

  test('[ORG-19] кабинет контроля: план, просроченное, открытые решения, отчёты; только просмотр', async () => {
    const chair = await house.signIn('sosnovy-head');
    const { status, text } = await read('/authority/control', chair);
    expect(status).toBe(200);
    for (const part of ['Исполнение плана', 'Просрочено:', 'Открытые решения:', 'Отчёты:'])
      expect(text).toContain(part);
    expect(text).toMatch(/Просрочено: [1-9]/);
    const answer = await house.get('/sosnovy-bor/authority/control', chair);
    expect(await answer.text()).not.toContain('name="_command"');
    expect((await read('/authority/control', await house.signIn('sosnovy-methodist'))).status).toBe(403);
    proves('ORG-19', 'Кабинет контроля — исполнение плана, просроченное, открытые решения, отчёты.');
  });

  test('[ORG-19] цель и задачи плана меняет только орган управления', async () => {
    const [chair, centre] = [await house.signIn('sosnovy-head'), await house.signIn('sosnovy-gmk')];
    const { rows } = await house.db.owner.query(
      `select p.id, p.version, p.goal, p.tasks, p.analysis from planning.plans p
         join territories.territories t on t.id = p.territory_id
        where t.slug = 'sosnovy-bor' and p.state = 'draft'`,
    );
    const { id, version, goal, tasks } = rows[0];
    const introduce = (values: object, at: number) =>
      house.command(
        'sosnovy-bor',
        'planning.plan.introduce',
        { id, version: at, analysis: 'Анализ', goal, tasks, ...values },
        centre,
      );
    const refused = await introduce({ goal: 'Другая цель' }, version);
    expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
      403,
      expect.stringContaining('задаёт руководитель органа управления'),
    ]);
    expect((await introduce({}, version)).status).toBe(200);
    const course = { id, version: version + 1, goal: 'Качество образования', tasks: '1. Наставничество' };
    expect((await house.command('sosnovy-bor', 'planning.plan.set-course', course, centre)).status).toBe(403);
    expect((await house.command('sosnovy-bor', 'planning.plan.set-course', course, chair)).status).toBe(200);
    const { rows: after } = await house.db.owner.query('select goal from planning.plans where id = $1', [id]);
    expect(after[0].goal).toBe('Качество образования');
    proves('ORG-19', 'Стратегические пункты меняет только орган управления.');
  });
});
