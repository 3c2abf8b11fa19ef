// Practice, scene 1: sessions of bodies and booked rooms lie on the week beside the plan; who replaces the head signs «И. о.» that day only.
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';

let house: TestHouse;
let head: Visitor;
let lineId: string;
let deputyId: string;

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await house.db.owner.query<T>(text, values);
  if (!rows[0]) throw new Error(`Nothing found: ${text}`);
  return rows[0];
};
const of = `(select id from territories.territories where slug = 'sosnovy-bor')`;
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ');
const pageOf = async (path: string) => {
  const answer = await house.get(path, head);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};
const docxOf = async (path: string) => {
  const answer = await house.get(path, head);
  expect([path, answer.status]).toEqual([path, 200]);
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return wordsOf(strFromU8(parts['word/document.xml'] ?? new Uint8Array()));
};

beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('sosnovy-gmk');
  const body = await one<{ id: string }>(
    `select id from councils.bodies where territory_id = ${of} and short_name = 'ГМО математики'`,
  );
  await done(house, head, 'councils.session.plan', {
    ...{ bodyId: body.id, plannedOn: '2026-04-14', plannedTime: '15:00', place: 'Лицей № 8' },
  });
  const line = await one<{ id: string }>(
    `select id from planning.lines where territory_id = ${of} and title = 'Интеллектуальная игра для младших школьников' and ends_on = '2026-04-17'`,
  );
  lineId = line.id;
  const assets = await house.db.owner.query<{ id: string; name: string }>(
    `select id, name from premises.assets where territory_id = ${of} and ends_on is null and is_bookable order by kind = 'room' desc, name`,
  );
  const [hall, projector] = [assets.rows[0]?.id, assets.rows[1]?.id];
  const book = (assetId: string | undefined, on: string, from: string, to: string, more: object) =>
    done(house, head, 'premises.booking.add', {
      ...{ assetId, on, from, to, title: '', occasion: '' },
      ...more,
    });
  await book(hall, '2026-04-16', '10:00', '12:00', { occasion: `planning.line:${lineId}` });
  await book(hall, '2026-04-15', '14:00', '16:30', { title: 'Приём документов' });
  await book(projector, '2026-04-15', '13:30', '17:00', { title: 'Приём документов' });
  ({ id: deputyId } = await one<{ id: string }>(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login = 'sosnovy-methodist'`,
  ));
});
afterAll(() => house.close());

test('заседание и занятые помещения стоят в дне по часам; занятое для пункта стоит при пункте', async () => {
  house.at('2026-04-13', '08:30');
  const page = wordsOf(await pageOf('/sosnovy-bor/planning/week?from=2026-04-13'));
  expect(page).toContain('15:00 Заседание: ГМО математики Лицей № 8');
  expect(page).toMatch(/Интеллектуальная игра для младших школьников Бондарь И\.Я\., [^,]+ 10:00–12:00/);
  expect(page).toMatch(/13:30 Приём документов .+ 13:30–17:00, .+ 14:00–16:30, Войтович Н\.Л\./);
  expect(page.match(/Приём документов/g)).toHaveLength(1);
  const paper = await docxOf('/sosnovy-bor/planning/week.docx?from=2026-04-13');
  for (const words of ['15:00 Заседание: ГМО математики', '13:30 Приём документов', 'Интеллектуальная игра'])
    expect(paper).toContain(words);
  const next = wordsOf(await pageOf('/sosnovy-bor/planning/week?from=2026-04-20'));
  expect(next).not.toContain('Приём документов');
});

test('«И. о.» стоит на бумагах тех дней, когда руководителя замещают, и ни на каких других', async () => {
  const { id: absent } = await one<{ id: string }>(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = 'sosnovy-gmk'`,
  );
  await done(house, head, 'people.acting.appoint', {
    ...{ actingPersonId: deputyId, absentPersonId: absent, roleKind: 'centre-head', institutionId: null },
    ...{ postTitle: 'и. о. руководителя ГМК', orderNumber: '17-к', orderDate: '2026-04-10' },
    ...{ startsOn: '2026-04-13', endsOn: '2026-04-17' },
  });
  const month = `/sosnovy-bor/planning/people/${deputyId}/month-plan.docx?month=2026-04`;
  const plan = await one<{ id: string }>(
    `select id from planning.plans where territory_id = ${of} and school_year = 2025 and body_id is null`,
  );
  const annual = `/sosnovy-bor/planning/plans/${plan.id}/plan.docx`;
  house.at('2026-04-15');
  expect(await docxOf(month)).toMatch(/И\. о\. руководителя[^_]*Шумилина|О\. ?Г\. ?Шумилина/);
  expect(await docxOf(month)).toContain('И. о.');
  // Approved in September by whom it was then: a replacement in April is not on it.
  expect(await docxOf(annual)).not.toContain('И. о.');
  house.at('2026-04-20');
  expect(await docxOf(month)).not.toContain('И. о.');
});
