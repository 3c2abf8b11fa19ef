import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import {
  acceptByCouncil,
  acceptByExperts,
  markPlan,
  returnReport,
  saveReport,
  skipReport,
  submitReport,
} from '../site-report/site-report.commands.ts';
import { attachToReport, seesReportFiles } from '../site-report/site-report.files.ts';
import {
  reportById,
  reportFilter,
  reportsPage,
  type SiteReport,
  timelinessOf,
} from '../site-report/site-report.queries.ts';
import { timelinessText } from '../site-report/site-report.text.ts';
import {
  attachToTermination,
  openTermination,
  raiseTermination,
} from '../termination/termination.commands.ts';
import { kstovo, openWorld, pdf, type Surname, type World } from './site-world.ts';

const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;

describe('Порядок kstovo-2013, п. 5.10: отчёты площадки и основания прекращения', () => {
  let world: World;
  const report = async (id: string) => (await world.as('system', (ctx) => reportById(ctx, id))) as SiteReport;
  const write = async (who: Surname, id: string) => {
    const { version } = await report(id);
    const saved = await world.done<{ version: number }>(who, saveReport, {
      id,
      version,
      summary: 'Проведены семинар и открытые уроки.',
    });
    return saved.version;
  };
  const cases = () =>
    world.rows<{ report_id: string; state: string; ground: string }>(
      'select report_id, state, ground from recognition.terminations order by id',
    );

  beforeAll(async () => {
    world = await openWorld();
  });

  test('[RPT-03] у каждого отчёта свой срок, взятый из положения', async () => {
    expect([(await report(world.sites[0].mid)).dueOn, (await report(world.sites[0].final)).dueOn]).toEqual([
      '2026-01-20',
      '2026-05-20',
    ]);
    proves('RPT-03', 'Due date per report.');
  });

  test.each([
    ['срок не наступил', 'expected', null, '2026-01-20'],
    ['не представлен, просрочено на 1 день', 'expected', null, '2026-01-21'],
    ['представлен вовремя', 'submitted', '2026-01-20T20:59:59.999Z', '2026-02-10'],
    ['представлен с опозданием на 1 день', 'submitted', '2026-01-20T21:00:00.000Z', '2026-02-10'],
    ['представлен с опозданием на 5 дней', 'returned', '2026-01-25T09:00:00Z', '2026-03-01'],
    ['представлен вовремя', 'accepted', '2026-01-10T09:00:00Z', '2026-03-01'],
    ['не требуется', 'skipped', null, '2026-03-01'],
  ] as const)('[RPT-03] «%s»: состояние %s, представлен %s, сегодня %s', (text, state, at, today) => {
    const { word, daysLate } = timelinessOf(
      { state, dueOn: '2026-01-20', submittedAt: at ? new Date(at) : null },
      today,
      kstovo.zone,
    );
    expect(timelinessText(word, daysLate)).toBe(text);
    proves('RPT-03', 'Status on time/late/not submitted computed, not typed.');
  });

  test('[OMP-17] отчёт пишет площадка; пустой не принимается, сохранение помнит правку другого', async () => {
    world.at('2026-01-12 10:00');
    const { mid } = world.sites[0];
    expect(await refused(world.does('Рябова', submitReport, { id: mid, version: 1 }))).toBe('report-empty');
    expect(await refused(world.does('Ясенева', saveReport, { id: mid, version: 1, summary: 'x' }))).toBe(
      'not-found',
    );
    expect(await refused(world.does('Петрова', saveReport, { id: mid, version: 1, summary: 'x' }))).toBe(
      'site-head',
    );
    await world.done('Рябова', markPlan, {
      id: mid,
      lines: [
        { position: 1, fulfilment: 'done', outcome: '24 участника' },
        { position: 9, fulfilment: 'done' },
      ],
    });
    const marked = await world.rows(
      `select l.position, l.fulfilment, l.outcome from recognition.site_plan_lines l
       join recognition.site_plans p on p.id = l.plan_id where p.site_id = $1 order by l.position`,
      [world.sites[0].id],
    );
    expect(marked).toEqual([
      { position: 1, fulfilment: 'done', outcome: '24 участника' },
      { position: 2, fulfilment: 'planned', outcome: '' },
    ]);
    expect(await write('Мухина', mid)).toBe(2);
    expect(await refused(world.does('Рябова', saveReport, { id: mid, version: 1, summary: 'иначе' }))).toBe(
      'stale-write',
    );
  });

  test('[RPT-03] время первого представления остаётся и после возврата', async () => {
    const { mid } = world.sites[0];
    await world.done('Рябова', submitReport, { id: mid, version: 2 });
    const first = (await report(mid)).submittedAt;
    expect(first).toEqual(new Date('2026-01-12T07:00:00Z'));
    expect(await world.told('Петрова', 'report.submitted')).toEqual([
      'Школа № 1: представлен промежуточный отчёт. Прочитайте его и примите или верните на доработку.',
    ]);
    expect(await world.told('Ильина', 'report.submitted')).toHaveLength(1);
    await world.done('Ильина', returnReport, { id: mid, version: 3, reason: 'Назовите число участников.' });
    expect(await world.told('Дроздова', 'report.returned')).toEqual([
      'Промежуточный отчёт возвращён на доработку: Назовите число участников. Исправьте его и представьте снова.',
    ]);
    world.at('2026-01-25 10:00');
    await world.round('2026-01-12');
    await world.done('Рябова', submitReport, { id: mid, version: (await report(mid)).version });
    const again = await report(mid);
    expect(again.submittedAt).toEqual(first);
    expect((await cases()).filter((each) => each.report_id === mid)).toEqual([]);
    proves('RPT-03', 'Timestamp of submission.');
  });

  test('[OMP-17] отчёт принят, когда стоят обе отметки: методического совета организации и РЭС (п. 4.6)', async () => {
    const { mid } = world.sites[0];
    const version = async () => (await report(mid)).version;
    expect(await refused(world.does('Рябова', acceptByExperts, { id: mid, version: await version() }))).toBe(
      'expert-council',
    );
    await world.done('Петрова', acceptByExperts, { id: mid, version: await version() });
    expect((await report(mid)).state).toBe('submitted');
    expect(
      await refused(
        world.does('Рябова', attachToReport, { id: mid, purpose: 'materials', file: pdf('a.pdf') }),
      ),
    ).toBe('wrong-state');
    await world.done('Рябова', attachToReport, { id: mid, purpose: 'minutes', file: pdf('протокол.pdf') });
    const seen = async (who: Surname) => world.as(who, (ctx) => seesReportFiles(ctx, mid));
    expect([await seen('Петрова'), await seen('Ясенева')]).toEqual([true, false]);
    proves('OMP-17', 'Minutes of the methodical council attachable.');
    expect(
      await refused(
        world.does('Рябова', acceptByCouncil, {
          id: mid,
          version: await version(),
          on: '2026-02-01',
          minutes: '4',
        }),
      ),
    ).toBe('date-in-future');
    await world.done('Рябова', acceptByCouncil, {
      id: mid,
      version: await version(),
      on: '2026-01-24',
      minutes: '4',
    });
    const accepted = await report(mid);
    expect([
      accepted.state,
      accepted.councilAcceptedOn,
      accepted.councilMinutes,
      accepted.expertAcceptedOn,
    ]).toEqual(['accepted', '2026-01-24', '4', '2026-01-25']);
    const documents = await world.rows(
      `select d.kind, d.state, d.number from documents.documents d join documents.subjects s on s.document_id = d.id
       where s.subject_id = $1`,
      [mid],
    );
    expect(documents).toEqual([{ kind: 'report', state: 'registered', number: '1' }]);
    proves('OMP-17', 'Site report has two recipients and two acceptance marks.');
  });

  test('[OMP-14] непредставленный отчёт на следующий день готовит дело и ничего не прекращает', async () => {
    const { mid, id } = world.sites[1];
    expect(await cases()).toEqual([{ report_id: mid, state: 'prepared', ground: 'report' }]);
    const [term] = await world.rows('select ended_early_on from recognition.site_terms where site_id = $1', [
      id,
    ]);
    expect(term).toEqual({ ended_early_on: null });
    expect((await world.told('Петрова', 'termination.prepared'))[0]).toMatch(
      /^Подготовлено дело о досрочном прекращении статуса: Школа № 2\./,
    );
    expect(await world.told('Ясенева', 'termination.prepared')).toEqual([]);
    await world.round('2026-01-25');
    expect(await cases()).toHaveLength(1);
    proves(
      'OMP-14',
      'A late/missing report automatically creates a termination-review candidate (never an automatic termination).',
    );
  });

  test('[OMP-14] опоздавший отчёт принимается, а дело остаётся одно', async () => {
    const { mid } = world.sites[1];
    const version = await write('Кленова', mid);
    await world.done('Кленова', submitReport, { id: mid, version });
    expect(await cases()).toHaveLength(1);
    const late = (await world.as('Ильина', (ctx) => reportsPage(ctx, reportFilter.parse({ late: '1' })))) as {
      id: string;
    }[];
    expect(late.map((row) => row.id)).toEqual([mid]);
  });

  test('[OMP-14] опоздание на час после срока готовит дело сразу, без ночного обхода', async () => {
    world.at('2026-05-21 00:30');
    const { final } = world.sites[0];
    const version = await write('Рябова', final);
    await world.done('Рябова', submitReport, { id: final, version });
    expect((await cases()).find((each) => each.report_id === final)).toEqual({
      report_id: final,
      state: 'prepared',
      ground: 'report',
    });
  });

  test('[OMP-14] подготовил дело не тот, кто сдал отчёт: в истории стоит система', async () => {
    const actors = await world.rows<{ actor_kind: string }>(
      "select distinct actor_kind from journal.facts where name = 'termination.prepared'",
    );
    expect(actors).toEqual([{ actor_kind: 'system' }]);
  });

  test('[OMP-14] отчёт, который не требуется, дела не готовит, а подготовленное снимает', async () => {
    const { final } = world.sites[1];
    await world.round('2026-05-20');
    expect((await cases()).find((each) => each.report_id === final)?.state).toBe('prepared');
    await world.done('Петрова', skipReport, {
      id: final,
      version: (await report(final)).version,
      reason: 'Площадка работала один семестр.',
    });
    expect((await cases()).find((each) => each.report_id === final)?.state).toBe('dropped');
    expect(await world.told('Ясенева', 'termination.dropped')).toEqual([]);
  });

  test('[OMP-14] нарушение закона ставится только с приложенным документом надзорного органа', async () => {
    world.at('2026-06-01 10:00');
    const input = {
      siteId: world.sites[0].id,
      circumstances: 'Выявлено нарушение при реализации плана.',
      evidence: 'Предписание № 12 от 25.05.2026',
    };
    expect(await refused(world.does('Рябова', openTermination, input))).toBe('methodist-or-secretary');
    const { id } = await world.done('Ильина', openTermination, input);
    expect(await refused(world.does('Ильина', raiseTermination, { id, version: 1 }))).toBe('evidence-needed');
    await world.done('Ильина', attachToTermination, { id, file: pdf('предписание.pdf') });
    await world.done('Ильина', raiseTermination, { id, version: 1 });
    const [row] = await world.rows(
      'select state, ground, explain_until::text from recognition.terminations where id = $1',
      [id],
    );
    expect(row).toEqual({ state: 'raised', ground: 'law', explain_until: '2026-06-11' });
    proves('OMP-14', 'Ground is chosen from the two with evidence attached.');
  });

  test('[OMP-14] у площадки без действующего статуса прекращать нечего', async () => {
    world.at('2026-09-02 10:00');
    const input = {
      siteId: world.sites[1].id,
      circumstances: 'Выявлено нарушение.',
      evidence: 'Предписание № 13',
    };
    expect(await refused(world.does('Ильина', openTermination, input))).toBe('status-not-in-force');
  });
});
