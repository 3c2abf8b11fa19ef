// 000 §3.1, §4.2, §5.7: a site at work — plan by order, heads by order, continuation without a gap, the public list.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { renderDocx, renderPdf } from '../../../platform/papers/index.ts';
import { acquaintancesOf } from '../../documents/index.ts';
import type { Application } from '../application/application.schema.ts';
import { draftCallOrder, draftRegister } from '../package/package.campaign.ts';
import { draftOrder } from '../package/package.commands.ts';
import { replaceHead } from '../site/site.heads.ts';
import { siteInvariants } from '../site/site.parts.ts';
import { headsOfSite } from '../site/site.periods.ts';
import { type SiteCard, siteCard } from '../site/site.queries.ts';
import { siteFilter, sitesPage } from '../site/site.register.ts';
import { siteRoles } from '../site/site.roles.ts';
import { grantStatus, statusTypesOf } from '../site/site.status.ts';
import { siteStateText } from '../site/site.text.ts';
import {
  agreeSitePlan,
  draftPlanOrder,
  returnSitePlan,
  saveSitePlan,
} from '../site-plan/site-plan.commands.ts';
import { planOfSite, type SitePlan } from '../site-plan/site-plan.queries.ts';
import { openWorld, type Surname, type World, wordsOf } from './package-world.ts';

const refusalOf = async (answer: Promise<unknown>) => (await answer) as Refusal;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('Порядок kstovo-2013, п. 3.1, 4.2, 5.7: площадка за работой', () => {
  let world: World;
  let siteId: string;
  let continuation: Application;
  const card = async (who: Surname | 'system' = 'system', id = siteId) =>
    (await world.as(who, (ctx) => siteCard(ctx, id))) as SiteCard;
  const plan = async () => (await world.as('system', (ctx) => planOfSite(ctx, siteId))) as SitePlan;
  const stateOn = async (day: string) => {
    world.at(`${day} 10:00`);
    return plain(siteStateText(await card()));
  };
  const rolesOf = async (who: Surname, on: string) => {
    const { rows } = (await world.as('system', async (ctx) => {
      const { sql } = await import('kysely');
      return sql<{
        kind: string;
      }>`${siteRoles.select({ territoryId: 1, personId: world.id[who], on })}`.execute(ctx.db);
    })) as { rows: { kind: string }[] };
    return rows.map((row) => row.kind);
  };

  beforeAll(async () => {
    world = await openWorld();
    siteId = world.sites[0].id;
  });

  test('[OMP-16] план пишет руководитель площадки, соруководитель возвращает с замечанием и согласует', async () => {
    world.at('2025-10-06 10:00');
    const draft = await plan();
    const lines = [
      { title: 'Семинар для учителей', term: '15.11.2025', task: 'experience' },
      { title: 'Открытые уроки', term: 'март 2026' },
    ];
    expect(
      (await refusalOf(world.does('Ясенева', saveSitePlan, { id: draft.id, version: draft.version, lines })))
        .kind,
    ).toBe('not-found');
    await world.done('Рябова', saveSitePlan, { id: draft.id, version: draft.version, lines });
    const saved = await plan();
    expect(saved.lines.map((line) => line.title)).toEqual(['Семинар для учителей', 'Открытые уроки']);
    const stale = await refusalOf(
      world.does('Рябова', saveSitePlan, { id: draft.id, version: draft.version, lines: [] }),
    );
    expect(stale.refusal).toBe('stale-write');
    await world.done('Ильина', returnSitePlan, {
      id: saved.id,
      version: saved.version,
      reason: 'Назовите ответственных',
    });
    expect(await world.told('Рябова', 'site-plan.returned')).toEqual([
      'План площадки возвращён с замечанием: Назовите ответственных',
    ]);
    const early = await refusalOf(world.does('Чернова', draftPlanOrder, { planIds: [saved.id] }));
    expect(early.refusal).toBe('plan-not-agreed');
    await world.done('Ильина', agreeSitePlan, { id: saved.id, version: saved.version });
    const frozen = await plan();
    const late = await refusalOf(
      world.does('Рябова', saveSitePlan, { id: frozen.id, version: frozen.version, lines }),
    );
    expect(late.refusal).toBe('plan-frozen');
  });

  test('[OMP-16] приказ утверждает план, все организации извещены, неознакомленные видны', async () => {
    const agreed = await plan();
    const { documentId } = await world.done<{ documentId: string }>('Чернова', draftPlanOrder, {
      planIds: [agreed.id],
    });
    const paper = await world.paper(documentId);
    expect(wordsOf(paper)).toContain('Об утверждении плана работы опорной методической площадки');
    expect(wordsOf(paper)).toContain('СОГЛАСОВАНО');
    expect(wordsOf(paper)).toContain('Семинар для учителей');
    expect((await renderPdf(paper)).byteLength).toBeGreaterThan(5_000);
    expect((await renderDocx(paper)).byteLength).toBeGreaterThan(5_000);
    await world.register(documentId, '640');
    expect([(await plan()).state, (await plan()).orderNumber]).toEqual(['approved', '640']);
    const asked = (await world.as('system', (ctx) => acquaintancesOf(ctx, documentId))) as Awaited<
      ReturnType<typeof acquaintancesOf>
    >;
    expect(asked.map((each) => each.personId).toSorted()).toEqual(
      [world.id.Дроздова, world.id.Ясенева].toSorted(),
    );
    expect(asked.every((each) => each.acknowledgedAt === null)).toBe(true);
    expect((await world.told('Ясенева', 'site-plan.approved')).length).toBe(1);
    proves('OMP-16', 'After the order all institutions receive a notification.');
    proves('OMP-16', 'Read receipts visible.');
    proves('REG-11', 'From the object one click produces the order draft with correct names.');
  });

  test('[OMP-18] замена соруководителя: только методист, и только новым приказом', async () => {
    const input = {
      siteId,
      role: 'head',
      personId: world.id.Кленова,
      startsOn: '2025-10-20',
      reason: 'прежний руководитель перешёл на другую работу',
    };
    const gone = await refusalOf(world.does('Дроздова', replaceHead, { ...input, role: 'co-head' }));
    expect([gone.refusal, gone.norm, Object.keys(gone.fields)]).toEqual([
      'co-head-not-methodist',
      'site-heads',
      ['personId'],
    ]);
    expect((await refusalOf(world.does('Ясенева', replaceHead, input))).kind).toBe('forbidden');
    const { documentId } = await world.done<{ documentId: string }>('Дроздова', replaceHead, input);
    expect((await card()).headId).toBe(world.id.Рябова);
    const text = wordsOf(await world.paper(documentId));
    expect(text).toContain(
      'Освободить от обязанностей руководителя опорной методической площадки Рябову Марию Петровну',
    );
    expect(text).toContain('Кленову Марию Петровну');
    world.at('2025-10-22 12:00');
    await world.register(documentId, '655');
    expect((await card()).headId).toBe(world.id.Кленова);
    const heads = (await world.as('system', (ctx) => headsOfSite(ctx, siteId))) as Awaited<
      ReturnType<typeof headsOfSite>
    >;
    expect(
      heads
        .filter((head) => head.role === 'head')
        .map((head) => [head.personId, head.startsOn, head.endsOn, head.orderNumber]),
    ).toEqual([
      [world.id.Кленова, '2025-10-22', null, '655'],
      [world.id.Рябова, '2025-09-01', '2025-10-22', null],
    ]);
    expect(await rolesOf('Кленова', '2025-10-23')).toContain('site-head');
    expect(await rolesOf('Рябова', '2025-10-23')).toEqual([]);
    proves('OMP-18', 'Both persons shown with the order; replacement requires a new order.');
  });

  test('[OMP-12] статус кончается 31 августа; поданная заявка на продолжение держит площадку до приказа', async () => {
    world.at('2026-05-20 10:00');
    continuation = await world.apply({
      who: 'Дроздова',
      school: 0,
      theme: 'Читаем вместе',
      kind: 'continuation',
      siteId,
    });
    expect(continuation.siteId).toBe(siteId);
    expect(await stateOn('2026-08-31')).toBe('действует до 31 августа 2026 г.');
    expect(await stateOn('2026-09-01')).toBe('продолжение, ожидает приказа');
    expect(await rolesOf('Ильина', '2026-09-10')).toContain('site-co-head');
    const other = await card('system', world.sites[1].id);
    expect(plain(siteStateText(other))).toBe('срок истёк 31 августа 2026 г.');
  });

  test('[OMP-12] приказ продолжает статус без перерыва с 1 сентября', async () => {
    world.at('2026-08-25 10:00');
    await world.decide(continuation.id, 'approve');
    await world.signMinutes();
    const pack = await world.handOver();
    const { documentId } = await world.done<{ documentId: string }>('Чернова', draftOrder, {
      id: pack.id,
      version: pack.version,
    });
    world.at('2026-09-25 10:00');
    await world.register(documentId, '611');
    const continued = await card();
    expect([continued.startsOn, continued.schoolYear, plain(siteStateText(continued))]).toEqual([
      '2026-09-01',
      2026,
      'действует до 31 августа 2027 г.',
    ]);
    const fresh = await plan();
    expect([fresh.schoolYear, fresh.state, fresh.lines.map((line) => line.title)]).toEqual([
      2026,
      'draft',
      ['Семинар', 'Открытые уроки'],
    ]);
  });

  test('[OMP-01] перечень площадок открыт всем по году и направлению; проекты статусов в него не входят', async () => {
    const visible = async (who: Surname, filter: Record<string, unknown>) =>
      (
        (await world.as(who, (ctx) => sitesPage(ctx, siteFilter.parse(filter)))) as {
          rows: SiteCard[];
        }
      ).rows.map((site) => site.theme);
    expect(await visible('Кленова', { year: 2026, direction: 'Функциональная грамотность' })).toEqual([
      'Читаем вместе',
    ]);
    expect((await visible('Кленова', { year: 2025 })).length).toBe(2);
    const page = async (at: Record<string, string | undefined>) =>
      (await world.as('Кленова', (ctx) =>
        sitesPage(ctx, siteFilter.parse({ year: 2025, limit: 1, ...at })),
      )) as Awaited<ReturnType<typeof sitesPage>>;
    const first = await page({});
    const second = await page({ after: first.after });
    expect([first.before, second.after]).toEqual([undefined, undefined]);
    expect(second.rows[0]?.id).not.toBe(first.rows[0]?.id);
    expect(await page({ before: second.before })).toEqual(first);
    const types = (await world.as('Горина', statusTypesOf)) as Awaited<ReturnType<typeof statusTypesOf>>;
    expect(types.map((type) => type.key)).toEqual(['site', 'innovation-site']);
    const input = {
      statusType: 'innovation-site',
      institutionId: world.schools[1],
      theme: 'Школьный технопарк',
      startsOn: '2026-10-01',
      lastDay: '2028-08-31',
    };
    const own = await refusalOf(world.does('Горина', grantStatus, { ...input, statusType: 'site' }));
    expect(own.refusal).toBe('only-by-selection');
    const granted = await world.done<{ siteId: string; documentId: string }>('Горина', grantStatus, input);
    expect(await visible('Кленова', { statusType: 'innovation-site' })).toEqual([]);
    expect(await visible('Горина', { statusType: 'innovation-site' })).toEqual(['Школьный технопарк']);
    await world.register(granted.documentId, '618');
    expect(await visible('Кленова', { statusType: 'innovation-site' })).toEqual(['Школьный технопарк']);
    expect(await visible('Кленова', { statusType: 'site', year: 2026 })).toEqual(['Читаем вместе']);
    proves('OMP-34', 'Innovation sites (МИП) and base sites are separate registers with shared lifecycle.');
    proves('OMP-33', 'Status types are configurable; a status has subject, territory scope, services.');
  });

  test('[REG-11] приказ о проведении отбора и журнал заявок выходят в PDF и DOCX', async () => {
    for (const [command, words] of [
      [draftCallOrder, 'О проведении отбора опорных методических площадок на 2026/2027'],
      [draftRegister, 'ЖУРНАЛ'],
    ] as const) {
      const { documentId } = await world.done<{ documentId: string }>('Петрова', command, {
        id: world.campaignId,
      });
      const paper = await world.paper(documentId);
      expect(wordsOf(paper)).toContain(words);
      expect((await renderPdf(paper)).byteLength).toBeGreaterThan(5_000);
      expect((await renderDocx(paper)).byteLength).toBeGreaterThan(5_000);
    }
  });

  test('[REG-11] за отсутствующего руководителя приказ подписывает «И. о.»', async () => {
    world.at('2026-10-05 10:00');
    await world.rows(
      `insert into people.delegations (territory_id, id, acting_person_id, absent_person_id, role_kind, scope_kind,
         post_title, order_number, order_date, starts_on, ends_on)
       values (1, gen_random_uuid(), $1, $2, 'authority-head', 'territory', 'директор департамента образования', '7', '2026-10-01', '2026-10-01', '2026-11-01')`,
      [world.id.Чернова, world.id.Власова],
    );
    const { documentId } = await world.done<{ documentId: string }>('Петрова', draftCallOrder, {
      id: world.campaignId,
    });
    const text = wordsOf(await world.paper(documentId));
    expect(text).toContain('"name":"М.П. Чернова","post":"И. о. директора департамента образования"');
  });

  test('правила базы о площадках держатся', async () => {
    for (const { name, sql } of siteInvariants.slice(1, 4))
      expect([name, await world.rows(sql)]).toEqual([name, []]);
  });
});
