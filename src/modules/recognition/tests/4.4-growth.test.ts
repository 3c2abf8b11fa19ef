// OMP-19: the co-head follows the growth of the site's teachers: how it was on the first day of the status, how it is now.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';

let house: TestHouse;
let coHead: Visitor;
let site = '';
let teacher = { id: '', name: '' };

beforeAll(async () => {
  house = await openTestHouse();
  coHead = await house.signIn('kstovo-methodist-1');
  const { rows } = await house.db.owner.query<{ site: string; id: string; name: string }>(
    `select h.site_id as site, t.person_id as id, p.surname as name from recognition.site_heads h
       join recognition.sites s on s.territory_id = h.territory_id and s.id = h.site_id
       join auth.memberships m on m.person_id = h.person_id join auth.accounts a on a.id = m.account_id
       join people.posts t on t.territory_id = s.territory_id and t.institution_id = s.institution_id
        and t.position = 'учитель' and t.ends_on is null and t.starts_on <= '2025-09-01'
       join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id
      where a.login = 'kstovo-methodist-1' and h.role = 'co-head'
      order by p.surname limit 1`,
  );
  site = rows[0]?.site ?? '';
  teacher = { id: rows[0]?.id ?? '', name: rows[0]?.name ?? '' };
  // Somebody with nothing yet.
  for (const table of ['qualification.categories', 'development.records'])
    await house.db.owner.query(`delete from ${table} where person_id = $1`, [teacher.id]);
});
afterAll(() => house.close());

const does = async (name: string, input: Record<string, unknown>) => {
  const answer = await house.command('kstovo', name, { personId: teacher.id, ...input }, coHead);
  expect([name, answer.status]).toEqual([name, 200]);
};
const dashboard = async (who: Visitor) => {
  const answer = await house.get(`/kstovo/recognition/sites/${site}/teachers`, who);
  return { status: answer.status, html: await answer.text() };
};
/** The row of the teacher as it is read. */
const rowOf = (html: string): string =>
  (html.split('<tr').find((row) => row.includes(teacher.id)) ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\u00a0]+/g, ' ');

describe('000 §4.4: рост педагогов площадки', () => {
  test('было в начале и стало теперь: категория, обучение, публикации, потребности', async () => {
    const before = rowOf((await dashboard(coHead)).html);
    expect(before).toContain('нет категории и соответствия');
    await does('qualification.category.add', {
      ...{ kind: 'first', position: 'учитель', grantedOn: '2026-03-12', document: 'приказ № 316' },
    });
    await does('development.record.add', {
      ...{ title: 'Музейный урок', provider: 'ИРО', kind: 'advanced', form: 'mixed', hours: 72 },
      ...{ startsOn: '2026-01-12', endsOn: '2026-02-20', documentNumber: 'У-1', documentDate: '2026-02-20' },
    });
    await does('development.activity.add', {
      ...{ title: 'Открытый урок в музее', heldOn: '2026-03-20', hours: 3, source: 'сертификат № 1' },
    });
    await does('qualification.publication.add', {
      ...{ title: 'Урок в музее', imprint: 'Сборник района', year: 2026, link: '' },
    });
    const { html } = await dashboard(coHead);
    const row = rowOf(html);
    expect(row).toContain('нет → первая');
    expect(row).toContain('→ 20.02.2026');
    expect(row).toContain(' 75 ');
    expect(row).toContain('Урок в музее, 2026');
    expect(row).toMatch(/нет категории и соответствия нет\s*$|нет категории и соответствия нет /);
    expect(html).toMatch(/с первой или высшей категорией/);
    const sheet = await house.get(`/kstovo/recognition/sites/${site}/teachers.xlsx?format=csv-utf8`, coHead);
    const line = (await sheet.text()).split('\n').find((each) => each.startsWith(teacher.name)) ?? '';
    expect(line).toMatch(/;нет;первая;.*72;3;.*Урок в музее, 2026/);
  });

  test('видят соруководитель, служба и своя организация; чужая организация и эксперт — нет', async () => {
    expect((await dashboard(await house.signIn('kstovo-imc'))).status).toBe(200);
    expect((await dashboard(await house.signIn('kstovo-rabotki'))).status).toBe(403);
    expect((await dashboard(await house.signIn('kstovo-expert-9'))).status).toBe(403);
  });

  test('без новых фактов сводка в мае такая же, как в апреле', async () => {
    const first = rowOf((await dashboard(coHead)).html);
    expect(first).toContain('нет → первая');
    house.at('2026-05-20');
    expect(rowOf((await dashboard(coHead)).html)).toBe(first);
    house.at('2026-04-01');
  });
});
