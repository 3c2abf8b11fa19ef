import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { markAttendance } from '../../councils/attendance.commands.ts';
import { decide } from '../../councils/decision.commands.ts';
import { circulate } from '../../councils/minutes.commands.ts';
import { closeSession, openSession, planSession, summon } from '../../councils/session.commands.ts';
import { signMinutes } from '../../councils/signing.commands.ts';
import { recordVotes } from '../../councils/vote.commands.ts';
import { draftCancelling, registerDocument, useCancellationEffects } from '../../documents/index.ts';
import { historyOf } from '../../people/index.ts';
import { recognitionDuties } from '../duties/recognition.duties.ts';
import { effectsOfOrder } from '../order.cancelling.ts';
import { draftOrder, receivePackage, transferPackage } from '../package/package.commands.ts';
import { packagesInState } from '../package/package.queries.ts';
import { sitesInForce } from '../site/site.queries.ts';
import {
  explainTermination,
  putTerminationOnAgenda,
  raiseTermination,
  visibleTermination,
} from '../termination/termination.commands.ts';
import {
  type Termination,
  terminationById,
  terminationFilter,
  terminationsPage,
} from '../termination/termination.queries.ts';
import { terminationSentences } from '../termination/termination.text.ts';
import { openWorld, plain, type Surname, type World } from './site-world.ts';

const refused = async (answer: Promise<unknown>) => ((await answer) as Refusal).refusal;
const texts = (duties: unknown) =>
  (duties as { text: string; side: string }[]).map((duty) => plain(`${duty.side}: ${duty.text}`));

describe('Порядок kstovo-2013, п. 5.11: рассмотрение вопроса о досрочном прекращении', () => {
  let world: World;
  let id: string;
  const found = async () => (await world.as('system', (ctx) => terminationById(ctx, id))) as Termination;
  const keyed = async () => ({ id, version: (await found()).version });
  const duties = async (who: Surname) => texts(await world.as(who, recognitionDuties));
  const sees = async (who: Surname) => {
    const card = await world.as(who, (ctx) => visibleTermination(ctx, { id }));
    const list = (await world.as(who, (ctx) =>
      terminationsPage(ctx, terminationFilter.parse({ show: 'all' })),
    )) as {
      id: string;
    }[];
    expect(list.some((row) => row.id === id)).toBe(card !== null);
    return card !== null;
  };

  beforeAll(async () => {
    world = await openWorld();
    world.at('2026-01-21 09:00');
    await world.round('2026-01-20');
    const [row] = await world.rows<{ id: string }>(
      'select id from recognition.terminations where site_id = $1',
      [world.sites[0].id],
    );
    id = row?.id ?? '';
  });

  test('[OMP-14] подготовленное дело видят служба и секретарь совета, площадка о нём не знает', async () => {
    expect([await sees('Петрова'), await sees('Ильина'), await sees('Власова')]).toEqual([true, true, true]);
    expect([
      await sees('Рябова'),
      await sees('Дроздова'),
      await sees('Орлова'),
      await sees('Ясенева'),
    ]).toEqual([false, false, false, false]);
    expect(await duties('Петрова')).toContain(
      'mine: Решить по 2 подготовленным делам о досрочном прекращении',
    );
  });

  test('[OMP-15] площадка узнаёт о вопросе и сроке объяснения', async () => {
    await world.done('Ильина', raiseTermination, { ...(await keyed()), explainUntil: '2026-02-02' });
    for (const who of ['Рябова', 'Дроздова', 'Мухина'] as const) {
      expect(await world.told(who, 'termination.raised')).toEqual([
        'Поставлен вопрос о досрочном прекращении статуса площадки: Школа № 1. Представьте объяснение до 2 февраля 2026 г.: совет рассмотрит его вместе с делом.',
      ]);
    }
    expect([
      await sees('Рябова'),
      await sees('Дроздова'),
      await sees('Орлова'),
      await sees('Ясенева'),
    ]).toEqual([true, true, false, false]);
    expect(await duties('Рябова')).toContain(
      'mine: Дать объяснение по делу о досрочном прекращении, площадка «Читаем вместе»',
    );
    expect(await duties('Петрова')).toContain(
      'waiting: Объяснение по делу о досрочном прекращении: Школа № 1',
    );
    proves('OMP-15', 'The site is notified.');
  });

  test('[OMP-15] до объяснения и его срока вопрос в повестку не вносится', async () => {
    expect(await refused(world.does('Петрова', putTerminationOnAgenda, await keyed()))).toBe(
      'explanation-awaited',
    );
  });

  test('[OMP-15] площадка даёт объяснение до заседания; за неё этого не сделает никто', async () => {
    const explanation = 'Отчёт задержан из-за болезни руководителя площадки.';
    expect(
      await refused(world.does('Петрова', explainTermination, { ...(await keyed()), explanation })),
    ).toBe('site');
    await world.done('Рябова', explainTermination, { ...(await keyed()), explanation });
    expect((await found()).explanation).toBe(explanation);
    expect(await world.told('Петрова', 'termination.explained')).toEqual([
      'Школа № 1 представила объяснение по делу о досрочном прекращении. Внесите вопрос в повестку совета.',
    ]);
    expect(await duties('Петрова')).toContain(
      'mine: Внести в повестку дело о досрочном прекращении: Школа № 1',
    );
    proves('OMP-15', 'The site can submit an explanation before the session.');
  });

  test('[OMP-15] вопрос рассматривает РЭС; о предложении узнают из подписанного протокола', async () => {
    await world.done('Петрова', putTerminationOnAgenda, await keyed());
    expect(await sees('Орлова')).toBe(true);
    const { id: sessionId } = await world.done<{ id: string }>('Петрова', planSession, {
      bodyId: world.body,
      plannedOn: '2026-02-05',
      plannedTime: '14:00',
      place: 'г. Кстово',
      takeQueue: true,
    });
    await world.done('Петрова', summon, { sessionId });
    world.at('2026-02-05 14:00');
    await world.done('Петрова', openSession, { sessionId });
    await world.done('Петрова', markAttendance, { sessionId, members: [] });
    const [item] = await world.rows<{ id: string }>('select id from councils.items where subject_id = $1', [
      id,
    ]);
    const itemId = item?.id ?? '';
    await world.done('Петрова', recordVotes, { itemId, motion: 'approve' });
    await world.done('Петрова', decide, {
      itemId,
      outcome: 'approve',
      text: 'Предложить департаменту прекратить статус.',
      reason: 'Отчёт не представлен.',
    });
    await world.done('Петрова', closeSession, { sessionId });
    await world.done('Петрова', circulate, { sessionId });
    expect((await found()).state).toBe('on-agenda');
    world.at('2026-02-09 10:00');
    await world.done('Петрова', signMinutes, { sessionId });
    await world.done('Соколова', signMinutes, { sessionId });
    expect((await found()).state).toBe('proposed');
    proves('OMP-15', 'РЭС agenda item → proposal.');
  });

  test('[OMP-15] статус прекращает только приказ: дата, основание и номер остаются в сроке статуса', async () => {
    const packages = (await world.as('system', (ctx) => packagesInState(ctx, ['prepared']))) as {
      id: string;
      kind: string;
      version: number;
    }[];
    const pack = packages.find((each) => each.kind === 'termination');
    const packageId = pack?.id ?? '';
    const versionOf = async () =>
      (
        await world.rows<{ version: number }>('select version from recognition.packages where id = $1', [
          packageId,
        ])
      )[0]?.version ?? 0;
    await world.done('Петрова', transferPackage, { id: packageId, version: await versionOf() });
    await world.done('Чернова', receivePackage, { id: packageId, version: await versionOf() });
    const inForce = async () =>
      ((await world.as('system', (ctx) => sitesInForce(ctx, world.schools[0], '2026-02-20'))) as unknown[])
        .length;
    expect(await inForce()).toBe(1);
    const { documentId } = await world.done<{ documentId: string }>('Чернова', draftOrder, {
      id: packageId,
      version: await versionOf(),
    });
    expect(await inForce()).toBe(1);
    world.at('2026-02-16 10:00');
    const registered = await world.as('Чернова', (ctx) =>
      registerDocument(ctx, { documentId, number: '57' }),
    );
    expect(registered).toMatchObject({ number: '57', date: '2026-02-16' });
    expect((await found()).state).toBe('terminated');
    expect(await inForce()).toBe(0);
    const [term] = await world.rows(
      `select ended_early_on::text, ground, ended_by_document_id from recognition.site_terms where site_id = $1`,
      [world.sites[0].id],
    );
    expect(term).toEqual({
      ended_early_on: '2026-02-16',
      ground: 'report',
      ended_by_document_id: documentId,
    });
    expect(await world.told('Дроздова', 'termination.ordered')).toEqual([
      'Статус опорной методической площадки (Школа № 1) прекращён досрочно с 16 февраля 2026 г. приказом № 57. Основание и вся история — на странице дела.',
    ]);
    proves('OMP-15', 'Order; status "terminated early" with date and ground.');
  });

  test('[OMP-15] история дела читается предложениями', async () => {
    const lines = (await world.as('Петрова', (ctx) =>
      historyOf(ctx, { kind: 'recognition.termination', id }, terminationSentences),
    )) as { text: string }[];
    expect(lines.map((line) => plain(line.text)).toReversed()).toEqual([
      'подготовлено дело о досрочном прекращении: непредставление или несвоевременное представление отчётных материалов',
      'поставлен вопрос о прекращении, объяснение до 2 февраля 2026 г.',
      'площадка представила объяснение',
      'вопрос внесён в повестку совета',
      'совет предложил прекратить статус: Отчёт не представлен.',
      'статус прекращён досрочно приказом № 57',
    ]);
    proves('OMP-15', 'History kept.');
  });

  test('[OMP-14] с прекращённой площадки итогового отчёта не ждут', async () => {
    world.at('2026-05-25 09:00');
    await world.round('2026-05-10');
    const rows = await world.rows<{ report_id: string }>('select report_id from recognition.terminations');
    expect(rows.map((row) => row.report_id)).not.toContain(world.sites[0].final);
    expect(rows.map((row) => row.report_id)).toContain(world.sites[1].final);
    expect(await world.told('Рябова', 'report.reminder')).toHaveLength(1);
  });

  test('приказ о прекращении отменяет другой приказ: статус восстановлен, дело ждёт нового приказа', async () => {
    useCancellationEffects([effectsOfOrder]);
    const [ended] = await world.rows<{ id: string }>(
      'select ended_by_document_id as id from recognition.site_terms where site_id = $1',
      [world.sites[0].id],
    );
    const draft = await world.done<{ documentId: string }>('Чернова', draftCancelling, {
      documentId: ended?.id,
      reason: 'отчёт был представлен в срок',
    });
    expect((await found()).state).toBe('terminated');
    await world.as('Чернова', (ctx) => registerDocument(ctx, { documentId: draft.documentId }));
    expect(await found()).toMatchObject({ state: 'proposed', orderDocumentId: null });
    const [term] = await world.rows(
      'select ended_early_on, ground, ended_by_document_id from recognition.site_terms where site_id = $1',
      [world.sites[0].id],
    );
    expect(term).toEqual({ ended_early_on: null, ground: null, ended_by_document_id: null });
    const [pack] = await world.rows(
      `select state, order_document_id from recognition.packages where kind = 'termination'`,
    );
    expect(pack).toEqual({ state: 'received', order_document_id: null });
  });
});
