// Положение 004, п. 3.4 и 001, п. 1.6: the schedule from the plan, the year's reports from data and text, kept when approved.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { turnsOf } from '../schedule/schedule.queries.ts';

let house: TestHouse;
let head: Visitor;
let methodist: Visitor;
let chair: Visitor;
const base = '/sosnovy-bor';

beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('sosnovy-gmk');
  methodist = await house.signIn('sosnovy-methodist');
  chair = await house.signIn('sosnovy-head');
});
afterAll(() => house.close());

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/[\s\u00a0]+/g, ' ');
const htmlOf = async (path: string, who = head) => {
  const answer = await house.get(`${base}${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};
const pageOf = async (path: string, who = head) => words(await htmlOf(path, who));
const refused = async (name: string, input: unknown, who: Visitor) => {
  const answer = await house.command('sosnovy-bor', name, input, who);
  const { error } = (await answer.json()) as {
    error: { name: string; text: string; details: Record<string, unknown> };
  };
  return { status: answer.status, ...error };
};
const one = async <T = string>(text: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await house.db.owner.query<{ value: T }>(text, values);
  if (!rows[0]) throw new Error(`Nothing found: ${text}`);
  return rows[0].value;
};
const analysisId = () =>
  one(`select r.id as value from reporting.reports r join territories.territories t on t.id = r.territory_id
    where t.slug = 'sosnovy-bor' and r.kind = 'analysis'`);
const versionOf = (id: string) =>
  one<number>('select version as value from reporting.reports where id = $1', [id]);

/** Every number of the report's tables with the address of its list. */
const numbersOf = (html: string) =>
  [...html.matchAll(/<td class="o-num"[^>]*><a href="([^"]+)">([^<]+)<\/a>/g)].map(
    ([, href = '', text = '']) => ({
      path: href.replaceAll('&amp;', '&').slice(base.length),
      value: Number.parseInt(text.replace(/[\s\u00a0]/g, ''), 10),
    }),
  );

const listed = async (path: string) =>
  ((await htmlOf(path)).split('<tbody>')[1] ?? '').split('<tr').length - 1;

/** Hours and participants are sums: the records behind them say how much each adds. */
const weighed = /section=courses.*column=2|section=partners.*column=1/;
const weightOf = (list: string) =>
  [...list.matchAll(/· (\d+) (?:ч|чел\.)(?= |$)/g)].reduce((sum, [, weight]) => sum + Number(weight), 0);

describe('график отчётов', () => {
  test('[RPT-01] пункты плана с формой «отчёт» становятся графиком со сроком и ответственным', async () => {
    const page = await pageOf('/reporting');
    const { rows } = await house.db.owner.query<{ title: string }>(
      `select l.title from planning.lines l join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id
         join territories.territories t on t.id = l.territory_id
        where t.slug = 'sosnovy-bor' and p.school_year = 2025 and l.state <> 'cancelled' and l.form ilike '%отчёт%'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { title } of rows) expect(page).toContain(title.replaceAll('"', '"'));
    expect(page).toContain('Анализ работы за учебный год');
    expect(page).toContain('Итоговый отчёт');
    expect(page).toContain('30.06.2026');
    proves('RPT-01', 'Report schedule is generated from the plan');
  });

  test('«1 раз в четверть» просит четыре отчёта, срок делится по месяцам', () => {
    const year = { startsOn: '2025-09-01', endsOn: '2026-06-01', termKind: 'times' as const, times: 3 };
    expect(turnsOf(year)).toEqual([
      ['2025-09-01', '2025-12-01'],
      ['2025-12-01', '2026-03-01'],
      ['2026-03-01', '2026-06-01'],
    ]);
    expect(turnsOf({ ...year, termKind: 'period', times: null })).toEqual([['2025-09-01', '2026-06-01']]);
    expect(turnsOf({ ...year, startsOn: null, endsOn: null })).toEqual([]);
  });

  test('[RPT-01] школа графика и отчётов не видит, отчёт не из графика не начинают', async () => {
    const school = await house.signIn('sosnovy-school');
    expect((await house.get(`${base}/reporting`, school)).status).toBe(403);
    const foreign = {
      kind: 'operational',
      schoolYear: 2025,
      planLineId: '01890000-0000-7000-8000-000000000000',
    };
    expect(await refused('reporting.report.start', foreign, head)).toMatchObject({ name: 'not-in-schedule' });
  });
});

describe('анализ работы за учебный год', () => {
  test('[RPT-02] каждое число равно своему списку', async () => {
    const id = await analysisId();
    const numbers = numbersOf(await htmlOf(`/reporting/reports/${id}`));
    expect(numbers.length).toBeGreaterThan(20);
    for (const { path, value } of numbers) {
      const list = await pageOf(path);
      if (path.startsWith('/qualification'))
        expect([path, list]).toEqual([path, expect.stringContaining(String(value))]);
      else if (weighed.test(path)) expect([path, weightOf(list)]).toEqual([path, value]);
      else expect([path, await listed(path)]).toEqual([path, value]);
    }
  });

  test('[RPT-02] числа плана те же, что в самом плане', async () => {
    const id = await analysisId();
    const planId =
      await one(`select p.id as value from planning.plans p join territories.territories t on t.id = p.territory_id
      where t.slug = 'sosnovy-bor' and p.school_year = 2025`);
    const report = await pageOf(`/reporting/reports/${id}`);
    const late = await one<number>(
      `select count(*)::int as value from planning.lines where plan_id = $1 and state = 'done' and late_since is not null`,
      [planId],
    );
    const all = await one<number>(
      `select count(*)::int as value from planning.lines where plan_id = $1 and state <> 'cancelled'`,
      [planId],
    );
    const total = /Направление всего в срок позже срока.*? Всего (\d+) (\d+) (\d+)/.exec(report);
    expect([Number(total?.[1]), Number(total?.[3])]).toEqual([all, late]);
  });

  test('[RPT-02] двое пишут один раздел: ничего не теряется, оба текста видны', async () => {
    const id = await analysisId();
    const write = { id, section: 'problems', version: 0 };
    await done(house, methodist, 'reporting.section.write', { ...write, text: 'Молодые педагоги уходят.' });
    const clash = await refused('reporting.section.write', { ...write, text: 'Не хватает времени.' }, head);
    expect(clash).toMatchObject({ status: 409, details: { text: 'Молодые педагоги уходят.', version: 1 } });
    const body = new FormData();
    const fields = {
      _command: 'reporting.section.write',
      id,
      section: 'problems',
      _version: '0',
      _key: 'clash',
    };
    for (const [name, value] of Object.entries({ ...fields, text: 'Не хватает времени.' }))
      body.set(name, value);
    const back = words(
      await (await house.form(`${base}/reporting/reports/${id}/sections/problems`, body, head)).text(),
    );
    expect(back).toContain('Молодые педагоги уходят.');
    expect(back).toContain('Не хватает времени.');
    await done(house, head, 'reporting.section.write', { ...write, version: 1, text: 'Не хватает времени.' });
    const page = await pageOf(`/reporting/reports/${id}/sections/problems`);
    expect(page).toMatch(/Прежние редакции текста.*Молодые педагоги уходят\./);
  });

  test('[RPT-02] утверждает тот, кого называет положение; утверждённое не меняется, отличия видны', async () => {
    const id = await analysisId();
    const by = async () => ({ id, version: await versionOf(id) });
    expect(await refused('reporting.report.submit', await by(), methodist)).toMatchObject({ status: 403 });
    await done(house, head, 'reporting.report.submit', await by());
    expect(await refused('reporting.report.approve', await by(), chair)).toMatchObject({ status: 403 });
    const frozen = { id, section: 'intro', version: 1, text: 'Поздно.' };
    expect(await refused('reporting.section.write', frozen, methodist)).toMatchObject({
      name: 'report-frozen',
    });
    await done(house, head, 'reporting.report.return', { ...(await by()), reason: 'Допишите выводы' });
    await done(house, methodist, 'reporting.section.write', {
      ...{
        id,
        section: 'conclusions',
        version: 0,
        text: 'Начать год раньше и вместе с учреждениями культуры.',
      },
    });
    await done(house, head, 'reporting.report.submit', await by());
    const draftBefore = await pageOf(`/reporting/reports/${id}`);
    await done(house, head, 'reporting.report.approve', await by());
    expect(await refused('reporting.report.approve', await by(), head)).toMatchObject({
      name: 'wrong-state',
    });
    expect(await pageOf(`/reporting/reports/${id}/changes`)).toContain('Ничего не изменилось');
    await house.db.owner.query(
      `update planning.lines set state = 'not-done', reason = 'Отменено городом' where id = (
        select l.id from planning.lines l join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id
        join territories.territories t on t.id = l.territory_id
        where t.slug = 'sosnovy-bor' and p.state = 'executing' and l.state = 'open' order by l.id limit 1)`,
    );
    const after = await pageOf(`/reporting/reports/${id}`);
    const numbers = (page: string) => /Направление всего в срок.*? Всего ((?:\d+ )+)/.exec(page)?.[1];
    expect(numbers(after)).toBe(numbers(draftBefore));
    expect(await pageOf(`/reporting/reports/${id}/changes`)).toMatch(/не сделано (\d+) (\d+)/);
    const tamper = house.db.owner.query(`update reporting.reports set given = '{}' where id = $1`, [id]);
    await expect(tamper).rejects.toThrow(/does not change/);
    const documentId = await one('select document_id as value from reporting.reports where id = $1', [id]);
    const card = await house.get(`${base}/documents/${documentId}`, head);
    expect(card.status).toBe(200);
    for (const kind of ['pdf', 'docx'])
      expect((await house.get(`${base}/reporting/reports/${id}/report.${kind}`, head)).status).toBe(200);
    proves(
      'RPT-02',
      'Template with auto-filled tables (events, PD, sites, GIA) and text sections; approved version archived',
    );
  });

  test('[RPT-02] выводы становятся пунктами проекта плана следующего года', async () => {
    const id = await analysisId();
    const { planId, count } = await done<{ planId: string; count: string }>(
      house,
      head,
      'reporting.conclusion.take',
      { id },
    );
    expect(count.replace('\u00a0', ' ')).toBe('2 вывода');
    const plan = await pageOf(`/planning/plans/${planId}`);
    expect(plan).toContain('Согласовать площадки городских мероприятий');
    expect(await pageOf(`/planning/plans/${planId}/about`)).toContain('Начать год раньше');
    expect(await refused('reporting.conclusion.take', { id }, head)).toMatchObject({
      name: 'nothing-to-take',
    });
  });
});

describe('итоговый отчёт', () => {
  test('[RPT-01] непредставленный в срок виден руководителю: в делах дня, на его странице, в уведомлении', async () => {
    house.at('2026-06-29', '10:00');
    await house.installation.tick();
    house.at('2026-07-02', '10:00');
    await house.installation.tick();
    expect(await pageOf('/reporting?late=yes')).toContain('Итоговый отчёт');
    expect(await pageOf('', chair)).toContain('Итоговый отчёт');
    const told = await one<number>(
      `select count(*)::int as value from notices.notices n join territories.territories t on t.id = n.territory_id
        where t.slug = 'sosnovy-bor' and n.text like 'Не представлен в срок: Итоговый отчёт%'`,
    );
    expect(told).toBeGreaterThan(0);
    const { id } = await done(house, methodist, 'reporting.report.start', {
      kind: 'annual',
      schoolYear: 2025,
    });
    await done(house, methodist, 'reporting.section.write', {
      ...{ id, section: 'results', version: 0, text: 'План года исполнен, остаток перенесён.' },
    });
    const html = await pageOf(`/reporting/reports/${id}`);
    expect(html).toContain('Исполнение годового плана');
    await done(house, head, 'reporting.report.submit', { id, version: await versionOf(id) });
    await done(house, chair, 'reporting.report.approve', { id, version: await versionOf(id) });
    expect(await pageOf('/reporting')).toMatch(/Итоговый отчёт.*утверждён с опозданием/);
    proves('RPT-01', 'annual report is assembled from live data + narrative');
    proves('RPT-01', 'missing report after due date is escalated');
  });
});
