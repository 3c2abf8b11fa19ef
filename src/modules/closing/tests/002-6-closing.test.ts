// 002 §6.1, §6.2; 001 §6.6: a service ends by an act and an accepted list; afterwards its data are only read.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mistakeOf, openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { proves } from '../../../../tests/setup/proof.ts';

const territory = 'kurchaloy';

describe('Реорганизация и прекращение службы', () => {
  let house: TestHouse;
  let head: Visitor;
  let centre: Visitor;
  let id = '';

  const asked = async (name: string, input: object, who = head) => {
    const answer = await house.command(territory, name, input, who);
    const body = (await answer.json()) as { result?: Record<string, unknown>; error?: { text: string } };
    return {
      status: answer.status,
      text: mistakeOf(answer) || (body.error?.text ?? ''),
      result: body.result ?? {},
    };
  };
  const one = async <T>(text: string, values: unknown[] = []) =>
    (await house.db.owner.query(text, values)).rows[0] as T;
  const version = async () =>
    Number((await one<{ version: string }>('select version from closing.cases where id = $1', [id])).version);
  const close = async (who = head) => asked('closing.case.close', { id, version: await version() }, who);

  beforeAll(async () => {
    house = await openTestHouse();
    head = await house.signIn('kurchaloy-head');
    centre = await house.signIn('kurchaloy-oms');
    await house.db.owner.query(
      `delete from closing.cases where territory_id = (select id from territories.territories where slug = $1)`,
      [territory],
    );
    const begun = { kind: 'liquidation', reason: 'Решение о ликвидации службы', closesOn: '2026-06-30' };
    const opened = await asked('closing.case.open', begun, centre);
    expect([opened.status, opened.text]).toEqual([200, '']);
    id = String(opened.result.id);
  });
  afterAll(() => house.close());

  test('[ORG-20] второе дело не начинают, закрывает только руководитель органа управления', async () => {
    const begun = { kind: 'liquidation', reason: 'Ещё одно решение', closesOn: '2026-06-30' };
    expect(await asked('closing.case.open', begun)).toMatchObject({
      status: 409,
      text: expect.stringContaining('уже ведётся'),
    });
    expect(await close(centre)).toMatchObject({
      status: 403,
      text: expect.stringContaining('руководитель органа управления'),
    });
    const methodist = await house.signIn('kurchaloy-methodist');
    expect((await asked('closing.list.gather', { id }, methodist)).status).toBe(403);
  });

  test('[ORG-20] закрытие требует акта и перечня передаваемого', async () => {
    expect(await close()).toMatchObject({ status: 409, text: expect.stringContaining('без акта') });
    const drawn = await asked('closing.case.draw-order', { id, version: await version() });
    expect(drawn.status).toBe(200);
    expect(await close()).toMatchObject({
      status: 409,
      text: expect.stringContaining('ещё не зарегистрирован'),
    });
    const order = { documentId: drawn.result.documentId, number: '61', date: '2026-04-01' };
    expect((await asked('documents.register', order, centre)).status).toBe(200);
    expect(await close()).toMatchObject({
      status: 409,
      text: expect.stringContaining('без него службу не закрывают'),
    });

    const gathered = await asked('closing.list.gather', { id }, centre);
    expect([gathered.status, gathered.text]).toEqual([200, '']);
    expect(Number(gathered.result.added)).toBeGreaterThan(5);
    const { rows: kinds } = await house.db.owner.query(
      'select distinct kind from closing.handovers where case_id = $1 order by 1',
      [id],
    );
    const found = kinds.map(({ kind }) => kind);
    for (const kind of ['papers', 'plan', 'registers']) expect(found).toContain(kind);
    expect(await close()).toMatchObject({ status: 409, text: expect.stringContaining('Не принято:') });

    expect((await asked('closing.list.add', { id, title: 'Ключи от кабинетов' }, centre)).status).toBe(200);
    for (const group of [...found, 'free']) {
      const early = await asked('closing.list.accept-group', { id, group, acceptedOn: '2026-04-01' }, centre);
      expect(early).toMatchObject({
        status: 409,
        text: expect.stringContaining('Сначала запишите передачу'),
      });
      const handed = { id, group, receiver: 'Управление образования, Исаева М.А.', handedOn: '2026-04-01' };
      expect((await asked('closing.list.hand-group', handed, centre)).status).toBe(200);
      const before = { id, group, acceptedOn: '2026-03-01' };
      expect((await asked('closing.list.accept-group', before, centre)).status).toBe(422);
      expect(
        (await asked('closing.list.accept-group', { ...before, acceptedOn: '2026-04-01' }, centre)).status,
      ).toBe(200);
    }
    expect(await close()).toMatchObject({
      status: 409,
      text: expect.stringContaining('Срок ещё не наступил'),
    });
    for (const path of ['act.pdf', 'act.docx', 'list.xlsx']) {
      const paper = await house.get(`/${territory}/closing/${id}/${path}`, centre);
      expect([path, paper.status, (await paper.arrayBuffer()).byteLength > 2000]).toEqual([path, 200, true]);
    }
    await expect(
      house.db.owner.query(
        `update closing.cases set state = 'closed', act = 'приказ', finished_on = '2026-06-30',
        order_document_id = null where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/closing_rests_on_a_registered_order|closed_service_has_its_act/);
  });

  test('[ORG-20] закрытая служба записана с актом, извещены все и один раз', async () => {
    house.at('2026-07-01');
    const closed = await close();
    expect([closed.status, closed.text]).toEqual([200, '']);
    expect(await one('select act, closed_on::text as day from territories.closures')).toEqual({
      act: 'приказ от 01.04.2026 № 61',
      day: '2026-07-01',
    });
    const told = await one<{ people: number; notices: number }>(
      `select count(distinct person_id)::int as people, count(*)::int as notices from notices.notices
        where name = 'service.closed'`,
    );
    expect(told.people).toBeGreaterThan(3);
    expect(told.notices).toBe(told.people);
    proves('ORG-20', 'Закрытие требует акта и перечня передаваемого');
  });
});
