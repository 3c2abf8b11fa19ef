// Порядок (Кстово), п. 5.2 и приложение 4: что подаётся, до какого дня, и как принимают позднюю заявку.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { type CampaignWorld, openCampaignWorld } from './campaign-world.ts';

let world: CampaignWorld;
beforeAll(async () => {
  world = await openCampaignWorld();
});
afterAll(() => world.house.close());

describe('п. 5.2 Порядка: заявка подаётся не позднее 30 мая', () => {
  test('[OMP-06] 30 мая в 23:59 заявка принимается, 31 мая отказ называет пункт', async () => {
    const inTime = await world.fill('kstovo-school-1', 'Смешанное обучение');
    const late = await world.fill('kstovo-school-3', 'Читательская грамотность');
    world.house.at('2026-05-30', '23:59');
    const submitted = await world.ask('kstovo-school-1', 'recognition.application.submit', inTime);
    expect(submitted.status).toBe(200);
    world.house.at('2026-05-31', '00:00');
    const refused = await world.ask('kstovo-school-3', 'recognition.application.submit', late);
    expect(refused.status).toBe(409);
    expect(refused.error.name).toBe('after-deadline');
    expect(refused.error.norm).toBe('application-deadline');
    const page = await world.house.form(
      `/kstovo/recognition/applications/${late.id}/edit/review`,
      new URLSearchParams({
        _command: 'recognition.application.submit',
        id: late.id,
        version: String(late.version),
      }),
      await world.as('kstovo-school-3'),
    );
    expect(page.status).toBe(409);
    expect(await page.text()).toContain('п. 5.2 Порядка');
    expect(await world.one('select state from recognition.applications where id = $1', [late.id])).toBe(
      'draft',
    );
    proves('OMP-06', '30 мая в 23:59 по времени территории заявка принимается');
    proves('OMP-06', '31 мая подача отклоняется с указанием пункта');
  });

  test('[OMP-06] после срока файл к заявке не добавить в обход подачи, а поданную не изменить', async () => {
    const id = await world.one("select id from recognition.applications where theme = 'Смешанное обучение'");
    const attached = await world.ask('kstovo-school-1', 'recognition.application.attach', {
      id,
      purpose: 'scan',
      file: { name: 'скан.pdf', base64: Buffer.from('%PDF-1.4\n%%EOF').toString('base64') },
    });
    expect(attached.error.name).toBe('wrong-state');
    const saved = await world.ask('kstovo-school-1', 'recognition.application.save', {
      id,
      version: 99,
      theme: 'Другая тема',
    });
    expect(saved.error.name).toBe('wrong-state');
  });

  test('[OMP-06] поздняя заявка принимается только записанным решением с причиной', async () => {
    world.house.at('2026-06-02', '10:00');
    const late = await world.one(
      "select id from recognition.applications where theme = 'Читательская грамотность'",
    );
    const institutionId = await world.institutionOf('kstovo-school-3');
    const short = await world.ask('kstovo-secretary', 'recognition.campaign.permit-late', {
      ...{ id: world.campaignId, institutionId, reason: 'опоздали', until: '2026-06-05' },
    });
    expect(short.status).toBe(422);
    const byApplicant = await world.ask('kstovo-school-3', 'recognition.campaign.permit-late', {
      ...{
        id: world.campaignId,
        institutionId,
        reason: 'Директор болел, документы готовы',
        until: '2026-06-05',
      },
    });
    expect(byApplicant.status).toBe(403);
    await world.does('kstovo-secretary', 'recognition.campaign.permit-late', {
      ...{
        id: world.campaignId,
        institutionId,
        reason: 'Директор болел, документы готовы',
        until: '2026-06-05',
      },
    });
    const version = await world.versionOf(late);
    const { number } = await world.does('kstovo-school-3', 'recognition.application.submit', {
      id: late,
      version,
    });
    expect(number).toBe(2);
    const facts = await world.one<number>(
      "select count(*)::int from journal.facts where name = 'campaign.late-permitted'",
    );
    expect(facts).toBe(1);
    proves('OMP-06', 'поздняя заявка принимается только решением с причиной, которое остаётся в истории');
  });
});

describe('приложение 4: из чего состоит заявка', () => {
  test('[OMP-04] без плана и других частей заявка не подаётся, недостающее названо', async () => {
    const draft = await world.ask('kstovo-kindergarten', 'recognition.application.start', {
      ...{
        campaignId: world.campaignId,
        institutionId: await world.institutionOf('kstovo-kindergarten'),
        kind: 'opening',
      },
    });
    world.house.at('2026-06-02', '10:00');
    await world.does('kstovo-secretary', 'recognition.campaign.permit-late', {
      ...{ id: world.campaignId, institutionId: await world.institutionOf('kstovo-kindergarten') },
      ...{ reason: 'Сад открылся в мае, решение совета', until: '2026-06-30' },
    });
    const refused = await world.ask('kstovo-kindergarten', 'recognition.application.submit', {
      id: draft.result.id,
      version: 1,
    });
    expect(refused.error.name).toBe('incomplete');
    expect(Object.keys(refused.error.fields)).toEqual([
      ...['theme', 'goal', 'characteristic', 'relevance', 'eligibility', 'plan', 'head', 'signer'],
    ]);
    proves('OMP-04', 'без плана заявка не подаётся');
  });

  test('[OMP-02] статус инновационной площадки берётся из реестра и виден у первого условия', async () => {
    const draft = await world.one("select id from recognition.applications where state = 'draft' limit 1");
    const login = (
      await world.one(
        `select i.short_name from recognition.applications a
        join institutions.institutions i on i.territory_id = a.territory_id and i.id = a.institution_id where a.id = $1`,
        [draft],
      )
    ).includes('Детский сад')
      ? 'kstovo-kindergarten'
      : 'kstovo-gymnasium';
    const look = async () => {
      const path = `/kstovo/recognition/applications/${draft}/edit/conditions`;
      return (await world.house.get(path, await world.as(login))).text();
    };
    expect(await look()).toContain('статуса инновационной площадки у организации нет');
    await world.house.db.owner.query(
      `with made as (
         insert into recognition.sites (territory_id, id, status_type, institution_id, direction, theme, goal, created_at)
         select territory_id, gen_random_uuid(), 'innovation-site', institution_id, 'Игра', 'Игровая среда', '', '2024-09-01'
           from recognition.applications where id = $1 returning territory_id, id)
       insert into recognition.site_terms (territory_id, id, site_id, school_year, starts_on, ends_on, order_document_id)
       select made.territory_id, gen_random_uuid(), made.id, 2024, '2024-09-01', '2025-09-01',
              (select id from documents.documents d where d.territory_id = made.territory_id and d.kind = 'order' limit 1)
         from made`,
      [draft],
    );
    expect(await look()).toContain('По реестру площадок: «Игровая среда»');
    proves('OMP-02', 'МИП status is looked up from the register automatically');
  });

  test('[OMP-05] продолжение может выбрать только организация с действующей площадкой', async () => {
    const refused = await world.ask('kstovo-kindergarten', 'recognition.application.start', {
      ...{
        campaignId: world.campaignId,
        institutionId: await world.institutionOf('kstovo-kindergarten'),
        kind: 'continuation',
      },
    });
    expect(refused.error.name).toBe('no-site-to-continue');
    const { id } = await world.does('kstovo-gymnasium', 'recognition.application.start', {
      ...{
        campaignId: world.campaignId,
        institutionId: await world.institutionOf('kstovo-gymnasium'),
        kind: 'continuation',
      },
    });
    const { result } = await world.query('kstovo-gymnasium', `recognition/application?id=${id}`);
    expect(result).toMatchObject({
      theme: 'Музейная педагогика как средство воспитания и профессионального роста учителя',
    });
    proves('OMP-05', 'продолжение доступно только действующей площадке');
    proves('OMP-05', 'данные площадки подставляются сами');
  });
});
