import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../../../tests/setup/house.ts';
import { formsOf, sendForm } from '../../../../tests/setup/page-form.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { type CampaignWorld, openCampaignWorld } from './campaign-world.ts';

const operators = [
  'school-1',
  'school-3',
  'gymnasium',
  'school-6',
  'lyceum',
  'kindergarten',
  'technopark',
  'rabotki',
].map((key) => `kstovo-${key}-operator`);
const applications = 60;

/** The same organisations with other themes: as many submitted applications as the campaign is to have. */
async function copyApplications(world: CampaignWorld, wanted: number): Promise<void> {
  const { owner } = world.house.db;
  const { rows } = await owner.query<{ id: string }>(
    `select id from recognition.applications where campaign_id = $1 order by number`,
    [world.campaignId],
  );
  const { rows: columns } = await owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'recognition' and table_name = 'applications' and is_generated = 'NEVER'`,
  );
  const own: Record<string, string> = { id: '$1', number: '$2', theme: '$3' };
  const names = columns.map((column) => column.name);
  for (let number = rows.length + 1; number <= wanted; number += 1) {
    const like = rows[number % rows.length]?.id;
    const id = v7();
    await owner.query(
      `insert into recognition.applications (${names.join(', ')})
       select ${names.map((name) => own[name] ?? name).join(', ')} from recognition.applications where id = $4`,
      [id, number, `Тема ${number} опыта организации`, like],
    );
    for (const [table, rest] of [
      ['application_plan', 'position, title, form, term, responsible, result, task'],
      ['application_submissions', 'submission, at, person_id, content'],
    ]) {
      await owner.query(
        `insert into recognition.${table} (territory_id, application_id, ${rest})
         select territory_id, $1, ${rest} from recognition.${table} where application_id = $2`,
        [id, like],
      );
    }
  }
}

describe('Порядок kstovo-2013, п. 5.2–5.7: 60 заявок и 12 экспертов массовыми действиями', () => {
  let world: CampaignWorld;
  let secretary: Visitor;
  let session = '';
  const times: { step: string; ms: number; cpu: number }[] = [];

  /** Keeps how long a step took, by the clock and of this process's own work: the clock depends on the neighbours. */
  const timed = async <T>(step: string, run: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const cpu = process.cpuUsage();
    const value = await run();
    const { user, system } = process.cpuUsage(cpu);
    times.push({ step, ms: Math.round(performance.now() - from), cpu: Math.round((user + system) / 1000) });
    return value;
  };
  const send = (
    step: string,
    path: string,
    command: string,
    values: Readonly<Record<string, string | readonly string[]>> = {},
    who = secretary,
  ) =>
    timed(step, async () => {
      const answer = await sendForm(world.house, who, `/kstovo${path}`, command, values);
      expect(answer.status, `${step}: ${answer.html.match(/role="alert"[\s\S]{0,600}/)?.[0]}`).toBe(200);
      return answer;
    });
  const count = (sql: string, values: unknown[] = []) =>
    world.one<number>(`select count(*)::int from ${sql}`, values);
  const read = async (path: string, who = secretary) =>
    (await (await world.house.get(`/kstovo${path}`, who)).text()).replaceAll(/[\u00a0\u202f]/g, ' ');

  beforeAll(async () => {
    world = await openCampaignWorld();
    secretary = await world.as('kstovo-secretary');
    world.house.at('2026-05-18', '10:00');
    const coHeadPersonId = await world.one(
      "select m.person_id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = 'kstovo-methodist-2'",
    );
    for (const [index, login] of operators.entries()) {
      const { id, version } = await world.fill(login, `Тема ${index + 1} опыта организации`, {
        coHeadPersonId,
      });
      await world.does(login, 'recognition.application.submit', { id, version });
    }
    await copyApplications(world, applications);
  });
  afterAll(async () => {
    console.table(times);
    await world?.house.close();
  });

  test('допуск: отмеченные в списке, предпросмотр, одно действие на страницу', async () => {
    for (const expected of [50, applications]) {
      const list = await read(`/recognition/applications?campaignId=${world.campaignId}&state=submitted`);
      const ids = [
        ...list.matchAll(/name="ids\[\]"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="ids\[\]"/g),
      ];
      const query = ids.map((found) => `ids[]=${found[1] ?? found[2]}`).join('&');
      await send(
        `допуск, ${ids.length} заявок`,
        `/recognition/admit?${query}`,
        'recognition.applications.admit-many',
      );
      expect(await count("review.reviews where state = 'open'")).toBe(expected);
    }
  });

  test('эксперты: план с нагрузкой, применение, поровну в обход конфликтов', async () => {
    await send(
      'распределение 60 заявок',
      `/review/assignments/plan?body=${await world.one('select body_id from recognition.campaigns where id = $1', [world.campaignId])}&year=2026`,
      'review.assignment.apply',
    );
    const { rows: loads } = await world.house.db.owner.query<{ load: number }>(
      'select count(*)::int as load from review.assignments where ended_at is null group by person_id',
    );
    const all = loads.map((each) => each.load);
    expect(all.length).toBeLessThanOrEqual(12);
    expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(2);
    expect(
      await count(
        'review.reviews r where not exists (select from review.assignments a where a.review_id = r.id)',
      ),
    ).toBe(0);
  });

  /** What a sheet asks, read from the form itself: keys and the length of each scale. */
  const criteriaOf = async (login: string, reviewId: string) => {
    const page = await read(`/review/sheets/${reviewId}`, await world.as(login));
    const keys = [...page.matchAll(/name="scores\[(\d+)\]\.criterion"[^>]*value="([^"]+)"/g)];
    return keys.map(([, index, criterion = '']) => ({
      criterion,
      max: page.split(`name="scores[${index}].score"`).length - 2,
    }));
  };

  test('листы: каждый эксперт подаёт свои', async () => {
    world.house.at('2026-07-10', '10:00');
    const { rows } = await world.house.db.owner.query<{ login: string; review: string }>(
      `select a.login, e.review_id as review from review.assignments e
         join auth.memberships m on m.person_id = e.person_id join auth.accounts a on a.id = m.account_id
        where e.ended_at is null`,
    );
    const criteria = await criteriaOf(rows[0]?.login ?? '', rows[0]?.review ?? '');
    expect(criteria.length).toBeGreaterThan(2);
    await timed(`${rows.length} листов`, async () => {
      for (const { login, review } of rows) {
        await world.does(login, 'review.sheet.submit', {
          reviewId: review,
          version: 0,
          scores: criteria.map(({ criterion, max }) => ({
            criterion,
            score: max - 1,
            justification: 'Подтверждено материалами заявки.',
          })),
          conclusion: 'recommend',
          comment: '',
        });
      }
    });
    expect(await count("review.reviews where state = 'completed'")).toBe(applications);
  });

  test('повестка из 60 вопросов, явка «все, кроме…»', async () => {
    world.house.at('2026-08-18', '10:00');
    await send('повестка из заявок', '/recognition', 'recognition.campaign.propose-agenda');
    const body = await world.one('select body_id from recognition.campaigns where id = $1', [
      world.campaignId,
    ]);
    const planned = await send('назначить заседание', `/councils/bodies/${body}`, 'councils.session.plan', {
      plannedOn: '2026-08-20',
      plannedTime: '10:00',
      takeQueue: 'true',
    });
    session = planned.location.match(/sessions\/([^?]+)/)?.[1] ?? '';
    await send('разослать повестку', `/councils/sessions/${session}`, 'councils.session.summon');
    world.house.at('2026-08-20', '10:00');
    await send('открыть заседание', `/councils/sessions/${session}`, 'councils.session.open');
    const room = await send('явка', `/councils/sessions/${session}`, 'councils.attendance.mark', {
      'members[11].absent': 'true',
      'members[11].reason': 'отпуск',
    });
    expect(room.html.includes('Остальные вопросы единогласно: 60')).toBe(true);
  });

  test('единогласно за остальные: предпросмотр, исключения, отводы и кворум каждого вопроса', async () => {
    const path = `/councils/sessions/${session}/unanimous`;
    const [form] = formsOf(await read(path), 'councils.items.decide-unanimously');
    const line = (index: number, field: string) => form?.fields.get(`items[${index}].${field}`);
    expect(line(59, 'itemId')).toBeTruthy();
    expect(line(60, 'itemId')).toBeNull();
    const refused = await sendForm(
      world.house,
      secretary,
      `/kstovo${path}`,
      'councils.items.decide-unanimously',
      {
        'items[3].outcome': 'decline',
      },
    );
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Напишите обоснование');
    expect(
      await count('councils.votes v join councils.items i on i.id = v.item_id where i.session_id = $1', [
        session,
      ]),
    ).toBe(0);
    const done = await send('единогласно, 59 вопросов', path, 'councils.items.decide-unanimously', {
      'items[3].outcome': 'decline',
      'items[3].reason': 'План не подкреплён кадрами.',
      'items[5].outcome': 'apart',
    });
    expect(done.html.replaceAll('\u00a0', ' ').includes('Решено единогласно: 59 вопросов, осталось 1')).toBe(
      true,
    );
    const { rows } = await world.house.db.owner.query<{ voters: number; votes: number; recused: number }>(
      `select d.present - d.recused as voters, d.recused,
              (select count(*)::int from councils.votes v where v.item_id = d.item_id and v.choice = 'for') as votes
         from councils.decisions d join councils.items i on i.id = d.item_id where i.session_id = $1`,
      [session],
    );
    expect(rows.length).toBe(59);
    expect(rows.filter((row) => row.votes !== row.voters)).toEqual([]);
    // Teachers and directors of the applicants are recused, each from the own organisation only.
    expect(rows.some((row) => row.recused > 0) && rows.some((row) => row.recused === 0)).toBe(true);
    expect(
      await count(
        'councils.votes v join councils.recusals r on r.item_id = v.item_id and r.person_id = v.person_id',
      ),
    ).toBe(0);
    const again = await world.ask('kstovo-secretary', 'councils.items.decide-unanimously', {
      sessionId: session,
      items: [{ itemId: line(0, 'itemId'), version: 1, voters: 11, outcome: 'approve' }],
    });
    expect(again.error.text).toContain('Откройте предпросмотр ещё раз');
  });

  test('оставленный вопрос — поимённо, протокол, подписи, выписки', async () => {
    const room = `/councils/sessions/${session}`;
    await send('голоса поимённо', room, 'councils.votes.record', { motion: 'approve' });
    await send('решение', room, 'councils.item.decide');
    await send('закрыть', room, 'councils.session.close');
    const chair = await world.as('kstovo-chair');
    await send('подпись председателя', `${room}/minutes`, 'councils.minutes.sign', {}, chair);
    await send('подпись секретаря и 60 выписок', `${room}/minutes`, 'councils.minutes.sign');
    expect(
      await count(
        "documents.documents where kind = 'extract' and state = 'registered' and date = '2026-08-20'",
      ),
    ).toBe(applications);
  });

  test('пакет, акт, решения органа управления, приказ: 59 площадок', async () => {
    const pack = await world.one('select id from recognition.packages where session_id = $1', [session]);
    const clerk = await world.as('kstovo-clerk');
    const path = `/recognition/packages/${pack}`;
    const shown = await timed('страница пакета', () => read(path));
    expect(shown.includes('Тема 60 опыта организации')).toBe(true);
    await send('передать предложения', path, 'recognition.package.transfer');
    await send('принять пакет', path, 'recognition.package.receive', {}, clerk);
    await send('решить по предложению совета', path, 'recognition.package.decide-as-proposed', {}, clerk);
    await send('подготовить приказ', path, 'recognition.package.draft-order', {}, clerk);
    const order = await world.one(
      "select id from documents.documents where kind = 'order' and template = 'recognition-list-order' and state = 'draft'",
    );
    world.house.at('2026-09-20', '10:00');
    await send(
      'номер и дата приказа',
      `/documents/${order}`,
      'documents.register',
      { number: '1187' },
      clerk,
    );
    expect(await count('recognition.site_terms where school_year = 2026')).toBe(applications - 1);
    expect(times.filter(({ cpu }) => cpu > 5_000)).toEqual([]);
    proves('OMP-10', 'package of proposals is generated for the department');
  });
});
