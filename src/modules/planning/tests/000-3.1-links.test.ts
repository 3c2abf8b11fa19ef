// Положение 000, п. 3.1 (OMP-16) и 002, п. 1.4 (ORG-02): lines of the service's plan linked with sites, partners, councils.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { formsOf, sendForm } from '../../../../tests/setup/page-form.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
let head: Visitor;
let teacher: Visitor;
let lineId: string;
let sitePlan: { plan: string; site: string; title: string; year: number };

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await house.db.owner.query<T>(text, values);
  if (!rows[0]) throw new Error(`Nothing found: ${text}`);
  return rows[0];
};

beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('kstovo-imc');
  teacher = await house.signIn('kstovo-teacher');
  const { id: planId } = await done(house, head, 'planning.plan.start', { schoolYear: 2025 });
  const { id: responsibleId } = await one<{ id: string }>(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login = 'kstovo-methodist-1'`,
  );
  const added = await done(house, head, 'planning.line.add', {
    ...{ planId, responsibleId, title: 'Методическая неделя в районе', term: 'ноябрь', coWorkers: [] },
  });
  lineId = added.id;
  sitePlan = await one(
    `select p.id as plan, p.site_id as site, l.title, p.school_year as year from recognition.site_plans p
       join recognition.site_plan_lines l on l.territory_id = p.territory_id and l.plan_id = p.id
       join territories.territories t on t.id = p.territory_id
      where t.slug = 'kstovo' and p.state = 'approved' and l.position = 2 order by l.title limit 1`,
  );
});
afterAll(() => house.close());

const linePath = () => `/kstovo/planning/lines/${lineId}`;
const pageOf = async (path: string, who = head) => {
  const answer = await house.get(path, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
const link = (subject: string) =>
  sendForm(house, head, linePath(), 'planning.link.add', { subject, 'subject@text': 'выбрано' });
const refusedWith = async (name: string, input: unknown, who = head) => {
  const answer = await house.command(who.territory, name, input, who);
  const { error } = (await answer.json()) as { error: { name: string; fields: Record<string, string> } };
  return [answer.status, error.name, Object.keys(error.fields ?? {})];
};
const picked = async (words: string, who = head) => {
  const path = `/api/v1/${who.territory}/planning/link/pick?q=${encodeURIComponent(words)}`;
  const { result } = (await (await house.get(path, who)).json()) as {
    result: { value: string; label: string; hint: string }[];
  };
  return result;
};

describe('000 §3.1: план площадки и план службы', () => {
  test('[OMP-16] пункт площадки находят по буквам, связывают на карточке пункта, связь видна с обеих сторон', async () => {
    const [choice] = await picked(sitePlan.title.slice(0, 12).toLocaleUpperCase('ru'));
    expect(choice?.value).toBe(`recognition.site-plan-line:${sitePlan.plan}:2`);
    expect(choice?.hint).toBe('пункт плана площадки');
    const sitePlanPath = `/kstovo/recognition/sites/${sitePlan.site}/plan?year=${sitePlan.year}`;
    expect(await pageOf(sitePlanPath)).not.toContain('Пункты плана службы');
    const linked = await link(choice?.value ?? '');
    expect([linked.status, linked.location]).toEqual([200, linePath()]);
    expect(linked.html).toContain('Пункт связан');
    const card = await pageOf(linePath());
    expect(card).toContain('С чем связан пункт');
    expect(card).toContain(`href="${sitePlanPath.replaceAll('&', '&amp;')}"`);
    expect(wordsOf(card)).toContain(`пункт связан: ${choice?.label}`);
    for (const path of [sitePlanPath, `/kstovo/recognition/sites/${sitePlan.site}`]) {
      const html = await pageOf(path);
      expect(html).toContain('Пункты плана службы');
      expect(html).toContain(`href="${linePath()}"`);
      expect(wordsOf(html)).toContain('ноябрь');
      expect(wordsOf(html)).toContain('проект');
    }
    proves('OMP-16', 'Пункты плана площадки связываются с пунктами плана службы');
  });

  test('проект плана службы чужим не виден и со страницы площадки', async () => {
    const html = await pageOf(`/kstovo/recognition/sites/${sitePlan.site}`, teacher);
    expect(html).not.toContain('Методическая неделя в районе');
  });

  test('без сценариев хватает слов, которые называют одну запись; площадка и совет видны в связях', async () => {
    const [site] = await picked('Музейная педагогика');
    expect(site?.hint).toBe('площадка');
    for (const words of [site?.label ?? '', 'Музей науки']) {
      const sent = await sendForm(house, head, linePath(), 'planning.link.add', {
        subject: '',
        'subject@text': words,
      });
      expect([words, sent.status, sent.location]).toEqual([words, 200, linePath()]);
    }
    const body = (await picked('экспертный совет')).find(({ hint }) => hint.startsWith('совет'));
    expect((await link(body?.value ?? '')).status).toBe(200);
    const card = await pageOf(linePath());
    expect(formsOf(card, 'planning.link.remove')).toHaveLength(4);
    expect(wordsOf(card)).toContain('Музей науки');
  });

  test('дважды не связывают; неизвестное и неясное возвращается словами у поля', async () => {
    const subject = `recognition.site-plan-line:${sitePlan.plan}:2`;
    expect(await refusedWith('planning.link.add', { id: lineId, subject })).toEqual([
      422,
      'linked-twice',
      ['subject'],
    ]);
    for (const unknown of [
      `recognition.site-plan-line:${sitePlan.plan}:99`,
      'partners.partner:00000000-0000-7000-8000-000000000000',
      'partners.partner:не номер',
      'councils.body:',
      'Такого партнёра нет',
    ])
      expect([
        unknown,
        ...(await refusedWith('planning.link.add', { id: lineId, subject: unknown })),
      ]).toEqual([unknown, 422, 'no-such-record', ['subject']]);
    expect(await refusedWith('planning.link.add', { id: lineId, subject: 'е' })).toEqual([
      422,
      'many-records',
      ['subject'],
    ]);
    const back = await sendForm(house, head, linePath(), 'planning.link.add', {
      'subject@text': 'Такого партнёра нет',
    });
    expect(back.status).toBe(422);
    expect(back.html).toContain('Такой записи нет среди площадок');
  });

  test('снятая связь исчезает с обеих сторон и остаётся в истории; второй раз снять нечего', async () => {
    const subject = `recognition.site-plan-line:${sitePlan.plan}:2`;
    const form = formsOf(await pageOf(linePath()), 'planning.link.remove').find(
      ({ fields }) => fields.get('subject') === subject,
    );
    const sent = await house.form(form?.action ?? '', form?.fields ?? new URLSearchParams(), head);
    expect(sent.status).toBe(303);
    expect(wordsOf(await pageOf(linePath()))).toContain('связь снята');
    const other = await one<{ n: number }>(
      `select count(*)::int as n from planning.links where line_id = $1 and subject_kind = 'recognition.site-plan-line'`,
      [lineId],
    );
    expect(other.n).toBe(0);
    expect((await refusedWith('planning.link.remove', { id: lineId, subject }))[0]).toBe(404);
  });
});

describe('чужие записи и чужие руки', () => {
  test('запись другой территории не связывают, чужой пункт не находят', async () => {
    const foreign = await one<{ id: string }>(
      `select p.id from partners.partners p join territories.territories t on t.id = p.territory_id
        where t.slug = 'sosnovy-bor' limit 1`,
    );
    expect(
      await refusedWith('planning.link.add', { id: lineId, subject: `partners.partner:${foreign.id}` }),
    ).toEqual([422, 'no-such-record', ['subject']]);
    const neighbour = await house.signIn('sosnovy-gmk');
    for (const name of ['planning.link.add', 'planning.link.remove']) {
      const subject = `partners.partner:${foreign.id}`;
      expect((await refusedWith(name, { id: lineId, subject }, neighbour))[0]).toBe(404);
    }
    expect(await picked('Музейная педагогика', neighbour)).toEqual([]);
  });

  test('учитель пункты не связывает', async () => {
    const neighbour = await house.signIn('sosnovy-school');
    const line = await one<{ id: string }>(
      `select l.id from planning.lines l join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id
        where p.territory_id = (select id from territories.territories where slug = 'sosnovy-bor')
          and p.state = 'executing' and p.body_id is null limit 1`,
    );
    const subject = 'Музей науки';
    expect((await refusedWith('planning.link.add', { id: line.id, subject }, neighbour)).slice(0, 2)).toEqual(
      [403, 'links-line'],
    );
    const card = await pageOf(`/sosnovy-bor/planning/lines/${line.id}`, neighbour);
    expect(formsOf(card, 'planning.link.add')).toEqual([]);
  });
});

describe('002 §1.4: пункты плана с партнёрами', () => {
  test('[ORG-02] выполненный пункт — общее дело: карточка, список дел и отчёт за период считают его', async () => {
    const who = await house.signIn('sosnovy-gmk');
    const line = await one<{ id: string; on: string }>(
      `select id, done_on::text as on from planning.lines
        where title = 'Муниципальный этап конкурса «Учитель года»' and state = 'done'`,
    );
    const partner = await one<{ id: string }>(
      `select p.id from partners.partners p join territories.territories t on t.id = p.territory_id
        where t.slug = 'sosnovy-bor' and p.short_name = 'Аттестационная комиссия региона'`,
    );
    const days = `from=${line.on}&to=${line.on}`;
    const counted = `/sosnovy-bor/partners/work?${days}&partnerId=${partner.id}`.replaceAll('&', '&amp;');
    const report = () => pageOf(`/sosnovy-bor/partners/report?${days}`, who);
    expect(await report()).not.toContain(counted);
    const subject = `partners.partner:${partner.id}`;
    await sendForm(house, who, `/sosnovy-bor/planning/lines/${line.id}`, 'planning.link.add', {
      subject,
      'subject@text': 'выбрано',
    });
    expect(await report()).toContain(`href="${counted}">1</a>`);
    const works = wordsOf(await pageOf(counted.replaceAll('&amp;', '&'), who));
    expect(works).toContain('пункт плана');
    expect(works).toContain('Учитель года');
    const card = await pageOf(`/sosnovy-bor/partners/${partner.id}`, who);
    expect(card).toContain('Пункты плана службы: 1');
    expect(card).toContain(`href="/sosnovy-bor/planning/lines/${line.id}"`);
    proves('ORG-02', 'Отчёт о взаимодействии с партнёрами за период');
  });

  test('незаконченный пункт виден на карточке партнёра, но общим делом ещё не считается', async () => {
    const who = await house.signIn('sosnovy-gmk');
    const line = await one<{ id: string; title: string }>(
      `select l.id, l.title from planning.lines l join planning.plans p
           on p.territory_id = l.territory_id and p.id = l.plan_id
        where p.territory_id = (select id from territories.territories where slug = 'sosnovy-bor')
          and p.state = 'executing' and p.body_id is null and l.state = 'open' and l.done_on is null order by l.position limit 1`,
    );
    const [choice] = await picked('Музей науки', who);
    await done(house, who, 'planning.link.add', { id: line.id, subject: choice?.value });
    const partnerPath = `/sosnovy-bor/partners/${choice?.value.split(':')[1]}`;
    const address = `href="/sosnovy-bor/planning/lines/${line.id}"`;
    expect(await pageOf(partnerPath, who)).toContain(address);
    expect(await pageOf(`${partnerPath}/work`, who)).not.toContain(address);
  });
});

test('переименованная запись стоит в связях под новым именем, прежнее названо рядом', async () => {
  const body = await one<{ id: string; name: string }>(
    `select b.id, b.name from councils.bodies b join territories.territories t on t.id = b.territory_id
      where t.slug = 'kstovo' and b.institution_id is null and b.ends_on is null
        and not exists (select from planning.links k where k.subject_id = b.id::text) order by b.name limit 1`,
  );
  await done(house, head, 'planning.link.add', { id: lineId, subject: `councils.body:${body.id}` });
  expect(wordsOf(await pageOf(linePath()))).not.toContain('когда связали');
  await house.db.owner.query('update councils.bodies set name = $2 where id = $1', [
    body.id,
    'Совет, названный иначе',
  ]);
  const card = wordsOf(await pageOf(linePath()));
  expect(card).toContain('Совет, названный иначе');
  expect(card).toContain(`когда связали: ${body.name}`);
  await done(house, head, 'planning.link.remove', { id: lineId, subject: `councils.body:${body.id}` });
});
