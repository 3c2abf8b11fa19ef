// 000 §3.1, §4.2, §5.7, §5.10: an order is cancelled by another order; what it has done is undone with it, or it is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';

let house: TestHouse;
let head: Visitor;
let clerk: Visitor;

const rows = async <R>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await house.db.owner.query(text, values)).rows as R[];

const card = async (id: string, who = clerk): Promise<string> => {
  const answer = await house.get(`/kstovo/documents/${id}`, who);
  expect(answer.status).toBe(200);
  return answer.text();
};

const register = (documentId: string) => done(house, clerk, 'documents.register', { documentId });
const cancelling = (documentId: string) =>
  done<{ documentId: string }>(house, clerk, 'documents.draft-cancelling', {
    documentId,
    reason: 'приказ издан по ошибке',
  });

beforeAll(async () => {
  house = await openTestHouse();
  house.at('2026-04-06', '10:00');
  head = await house.signIn('kstovo-imc');
  clerk = await house.signIn('kstovo-clerk');
});
afterAll(() => house?.close());

describe('приказ отменяет приказ', () => {
  test('[REG-11] приказ о статусе: последствия видны до нажатия, статус кончается с приказом об отмене', async () => {
    const [school] = await rows<{ id: string }>(
      `select i.id from institutions.institutions i join territories.territories t on t.id = i.territory_id
        where t.slug = 'kstovo' order by i.short_name limit 1`,
    );
    const types = await (await house.get('/kstovo/recognition/sites/new', head)).text();
    const statusType = [...types.matchAll(/<option value="([a-z-]+)"/g)].map((hit) => hit[1]).find(Boolean);
    const granted = await done<{ siteId: string; documentId: string }>(
      house,
      head,
      'recognition.site.grant-status',
      {
        statusType: statusType === 'site' ? 'innovation-site' : statusType,
        institutionId: school?.id,
        theme: 'Школьное телевидение',
        startsOn: '2026-04-06',
        lastDay: '2026-08-31',
      },
    );
    await register(granted.documentId);
    const stateOf = async () =>
      (
        await rows<{ early: string | null; ground: string | null }>(
          'select ended_early_on::text as early, ground from recognition.site_terms where site_id = $1',
          [granted.siteId],
        )
      )[0];
    expect(await stateOf()).toEqual({ early: null, ground: null });
    house.at('2026-04-08', '10:00');
    const before = await card(granted.documentId);
    expect(before).toContain('Подготовить приказ об отмене');
    expect(before).toContain('Прекратить с даты настоящего приказа статус организации');
    const { documentId } = await cancelling(granted.documentId);
    expect(await stateOf()).toEqual({ early: null, ground: null });
    const draft = await card(documentId);
    expect(draft).toContain('После регистрации этого приказа');
    expect(draft).toContain('В связи с тем, что приказ издан по ошибке');
    await register(documentId);
    expect(await stateOf()).toEqual({ early: '2026-04-08', ground: 'cancelled' });
    const after = await card(granted.documentId);
    expect(after).toContain('Отменён');
    expect(after).toContain(`/kstovo/documents/${documentId}`);
    const site = await (await house.get(`/kstovo/recognition/sites/${granted.siteId}`, head)).text();
    expect(site).toContain('статус прекращён отменой приказа');
  });

  test('[OMP-14] приказ, признавший площадку по отбору, не отменяется: статус прекращают по п. 5.10–5.11', async () => {
    const [term] = await rows<{ order: string }>(
      `select s.order_document_id as order from recognition.site_terms s join territories.territories t
        on t.id = s.territory_id where t.slug = 'kstovo' and s.application_id is not null
         and s.ends_on > '2026-04-08' limit 1`,
    );
    const answer = await house.command(
      'kstovo',
      'documents.draft-cancelling',
      { documentId: term?.order, reason: 'ошибка в списке' },
      clerk,
    );
    const body = (await answer.json()) as { error?: unknown };
    expect([answer.status, JSON.stringify(body)]).toEqual([
      409,
      expect.stringContaining('status-by-selection'),
    ]);
    expect(await card(term?.order ?? '')).toContain('откройте дело о досрочном прекращении');
  });

  test('[OMP-18] приказ о руководителе: полномочия возвращаются к прежнему', async () => {
    const [site] = await rows<{ id: string; person: string; institution: string }>(
      `select h.site_id as id, h.person_id as person, s.institution_id as institution
         from recognition.site_heads h join recognition.sites s on s.territory_id = h.territory_id and s.id = h.site_id
         join territories.territories t on t.id = h.territory_id
        where t.slug = 'kstovo' and h.role = 'co-head' and h.ends_on is null order by s.theme limit 1`,
    );
    const [other] = await rows<{ id: string }>(
      `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
        where a.login in ('kstovo-methodist-1', 'kstovo-methodist-2', 'kstovo-methodist-3') and m.person_id <> $1
        order by a.login limit 1`,
      [site?.person],
    );
    const replaced = await done<{ documentId: string }>(house, head, 'recognition.site.replace-head', {
      siteId: site?.id,
      role: 'co-head',
      personId: other?.id,
      startsOn: '2026-04-08',
      reason: 'прежний соруководитель уходит в отпуск',
    });
    await register(replaced.documentId);
    const now = async () =>
      (
        await rows<{ person: string }>(
          `select person_id as person from recognition.site_heads
            where site_id = $1 and role = 'co-head' and ends_on is null`,
          [site?.id],
        )
      ).map((row) => row.person);
    expect(await now()).toEqual([other?.id]);
    house.at('2026-04-10', '10:00');
    expect(await card(replaced.documentId)).toContain('полномочия возвращаются к прежнему');
    await register((await cancelling(replaced.documentId)).documentId);
    expect(await now()).toEqual([site?.person]);
  });

  test('[OMP-16] приказ о плане: план возвращается на утверждение', async () => {
    const [plan] = await rows<{ id: string }>(
      `update recognition.site_plans p set state = 'agreed', approved_at = null, order_document_id = null
         from territories.territories t where t.id = p.territory_id and t.slug = 'kstovo' and p.state = 'approved'
       returning p.id`,
    );
    const ordered = await done<{ documentId: string }>(house, clerk, 'recognition.site-plan.draft-order', {
      planIds: [plan?.id],
    });
    await register(ordered.documentId);
    expect(await card(ordered.documentId)).toContain('план возвращается на утверждение');
    await register((await cancelling(ordered.documentId)).documentId);
    const [after] = await rows('select state, order_document_id from recognition.site_plans where id = $1', [
      plan?.id,
    ]);
    expect(after).toEqual({ state: 'agreed', order_document_id: null });
  });

  test('отменяет делопроизводитель: методист видит приказ и не отменяет', async () => {
    const methodist = await house.signIn('kstovo-methodist-1');
    const [order] = await rows<{ id: string }>(
      `select d.id from documents.documents d join territories.territories t on t.id = d.territory_id
        where t.slug = 'kstovo' and d.kind = 'order' and d.state = 'registered' and d.audience = 'public' limit 1`,
    );
    expect(await card(order?.id ?? '', methodist)).not.toContain('Подготовить приказ об отмене');
    const answer = await house.command(
      'kstovo',
      'documents.draft-cancelling',
      { documentId: order?.id, reason: 'хочу' },
      methodist,
    );
    expect(answer.status).toBe(403);
  });
});
