// 003 §4.2: the head's page; 003 §5.3, 001 §8.6: personal responsibility for what is done and when.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { verdictOf } from '../control/charges.ts';

let house: TestHouse;
let head: Visitor;
beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('kstovo-imc');
});
afterAll(() => house.close());

const pageOf = async (path: string, who: Visitor) => {
  const answer = await house.get(`/${who.territory}${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.text()).replaceAll('\u00a0', ' ');
};
interface ReportRow {
  readonly id: string;
  readonly person: string;
  readonly due: string;
  readonly verdict: string;
}
/** What the base itself says of the sites' reports with a term in the school year. */
const reportsOfYear = async (today: string) =>
  (
    await house.db.owner.query<ReportRow>(
      `select r.id::text as id, h.person_id::text as person, r.due_on::text as due, case
         when r.submitted_at is null and r.due_on >= $1::date then 'ahead'
         when r.submitted_at is null then 'not-done'
         when (r.submitted_at at time zone 'Europe/Moscow')::date <= r.due_on then 'on-time' else 'late' end as verdict
       from recognition.reports r
       join territories.territories t on t.id = r.territory_id and t.slug = 'kstovo'
       join recognition.site_heads h on h.territory_id = r.territory_id and h.site_id = r.site_id and h.role = 'head'
         and h.starts_on <= r.due_on and (h.ends_on is null or h.ends_on > r.due_on)
       where r.state <> 'skipped' and r.due_on between '2025-09-01' and '2026-08-31'`,
      [today],
    )
  ).rows;
const sheet = async (query: string, who = head) => {
  const answer = await house.get(`/kstovo/centre/responsibility.xlsx?format=csv-utf8&${query}`, who);
  const lines = (await answer.text()).trim().split('\n').slice(1);
  return lines.map((line) => line.trim());
};

describe('Личная ответственность', () => {
  test('[ORG-14] отчёт по людям: в срок, с опозданием, не сделано и почему; каждое число открывает свои дела', async () => {
    house.at('2026-06-15');
    const expected = await reportsOfYear('2026-06-15');
    expect(new Set(expected.map((each) => each.verdict)).size).toBeGreaterThan(1);
    const count = (verdict: string) => expected.filter((each) => each.verdict === verdict).length;
    for (const verdict of ['on-time', 'late', 'not-done', 'ahead'])
      expect([verdict, (await sheet(`kind=recognition.report&verdict=${verdict}`)).length]).toEqual([
        verdict,
        count(verdict),
      ]);
    const broken = expected.find((each) => each.verdict === 'not-done');
    if (!broken) throw new Error('the demonstration has a report not handed in');
    const report = await pageOf('/centre/responsibility', head);
    expect(report).toContain(`personId=${broken.person}&amp;verdict=not-done`);
    await done(house, head, 'centre.responsibility.explain', {
      ...{ source: 'recognition.report', subjectId: broken.id, personId: broken.person },
      reason: 'болезнь руководителя площадки',
    });
    const list = await pageOf(`/centre/responsibility?personId=${broken.person}&verdict=not-done`, head);
    expect([
      list.includes('болезнь руководителя площадки'),
      list.includes(`/recognition/reports/${broken.id}`),
    ]).toEqual([...[true, true]]);
    expect((await sheet('verdict=not-done')).some((line) => line.includes('болезнь'))).toBe(true);
    expect(await sheet('from=2030-01-01&to=2030-12-31')).toEqual([]);
    const fine = expected.find((each) => each.verdict === 'on-time' || each.verdict === 'ahead');
    const needless = await house.command(
      'kstovo',
      'centre.responsibility.explain',
      { source: 'recognition.report', subjectId: fine?.id, personId: fine?.person, reason: 'без причины' },
      head,
    );
    expect(await needless.text()).toContain('term-is-not-broken');
    const teacher = await house.signIn('kstovo-teacher');
    expect((await house.get('/kstovo/centre/responsibility', teacher)).status).toBe(403);
    proves('ORG-14', 'Отчёт по людям — в срок, с опозданием, не сделано, с причинами');
  });

  test('последний день срока ещё в срок, следующий уже нет', () => {
    const due = '2026-05-20';
    expect([
      verdictOf({ due, doneOn: '2026-05-20' }, '2026-06-01'),
      verdictOf({ due, doneOn: '2026-05-21' }, '2026-06-01'),
      verdictOf({ due, doneOn: null }, '2026-05-20'),
      verdictOf({ due, doneOn: null }, '2026-05-21'),
    ]).toEqual(['on-time', 'late', 'ahead', 'not-done']);
  });
});

describe('Сводка руководителя', () => {
  test('[ORG-06] видны потребности работников службы в обучении и аттестации, вакансии, дыры в направлениях', async () => {
    const shown = await pageOf('/centre/head', head);
    const { rows } = await house.db.owner.query<{ surname: string }>(
      `select distinct p.surname from people.posts t
         join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id
         join territories.territories r on r.id = t.territory_id and r.slug = 'kstovo'
        where t.unit = 'centre' and t.ends_on is null and not exists (select from development.records d
          where d.territory_id = t.territory_id and d.person_id = t.person_id and d.state in ('completed', 'certified')
            and d.ends_on > date '2023-06-15')`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ surname }) => !shown.includes(surname))).toEqual([]);
    for (const words of ['пора на курсы', 'ставок свободно', 'Направления без ответственного', 'Контроль'])
      expect([words, shown.includes(words)]).toEqual([words, true]);
    const authority = await house.signIn('kstovo-director');
    expect(await pageOf('/centre/head', authority)).toContain('Сводка руководителя');
    const methodist = await house.signIn('kstovo-methodist-1');
    expect((await house.get('/kstovo/centre/head', methodist)).status).toBe(403);
    proves('ORG-06', 'Видны потребности работников службы в обучении');
  });

  test('[ORG-11] отчёт о повышении квалификации работников службы — страница и таблица', async () => {
    const shown = await pageOf('/development/own-staff', head);
    const answer = await house.get('/kstovo/development/own-staff.xlsx?format=csv-utf8', head);
    const lines = (await answer.text()).trim().split('\n').slice(1);
    const { rows } = await house.db.owner.query<{ count: number }>(
      `select count(distinct t.person_id)::int as count from people.posts t
         join territories.territories r on r.id = t.territory_id and r.slug = 'kstovo'
        where t.unit = 'centre' and t.ends_on is null`,
    );
    expect([lines.length, shown.includes('Ивлева')]).toEqual([rows[0]?.count, true]);
  });
});
