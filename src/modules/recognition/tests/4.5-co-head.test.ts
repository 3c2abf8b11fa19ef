// 000 §4.5.1, §4.5.4: the co-head's remarks on the draft plan with their marks, and the summary of the plan edited into a report.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { changeTextCommand, registerCommand } from '../../documents/document.commands.ts';
import { oneDocument } from '../../documents/index.ts';
import { siteDuties } from '../duties/recognition.site-duties.ts';
import { answerRemark, makeRemark, withdrawRemark } from '../site-plan/remark.commands.ts';
import { remarksOf } from '../site-plan/remark.queries.ts';
import { agreeSitePlan, draftPlanOrder } from '../site-plan/site-plan.commands.ts';
import { planOfSite, type SitePlan } from '../site-plan/site-plan.queries.ts';
import { sumUpPlan } from '../site-plan/summary.commands.ts';
import { openWorld, type Surname, type World, wordsOf } from './package-world.ts';

describe('Порядок kstovo-2013, п. 4.5: соруководитель помогает спланировать работу и подводит итоги', () => {
  let world: World;
  let siteId: string;
  const refused = async (answer: Promise<unknown>) => (await answer) as Refusal;
  const plan = async () => (await world.as('system', (ctx) => planOfSite(ctx, siteId))) as SitePlan;
  const remarks = async () => {
    const { id } = await plan();
    return (await world.as('system', (ctx) => remarksOf(ctx, id))) as Awaited<ReturnType<typeof remarksOf>>;
  };
  const remark = async (index: number) => {
    const found = (await remarks())[index];
    return { remarkId: found?.id ?? '', version: found?.version ?? 0 };
  };
  const duties = async (who: Surname) =>
    ((await world.as(who, siteDuties)) as Awaited<ReturnType<typeof siteDuties>>).map(({ text }) => text);

  beforeAll(async () => {
    world = await openWorld();
    siteId = world.sites[0].id;
    world.at('2025-10-06 10:00');
  });

  test('[OMP-20] замечания к проекту плана делает соруководитель, отметку «учтено» ставит руководитель площадки', async () => {
    const { id } = await plan();
    const body = 'Назовите участников семинара';
    const stranger = await refused(world.does('Рябова', makeRemark, { id, body }));
    expect([stranger.refusal, stranger.norm]).toEqual(['supports-site', 'site-support']);
    await world.done('Ильина', makeRemark, { id, about: 'Семинар для учителей', body });
    await world.done('Ильина', makeRemark, {
      id,
      kind: 'suggestion',
      body: 'Добавьте мастер-класс в декабре',
    });
    await world.done('Ильина', makeRemark, { id, body: 'Проверьте даты' });
    expect(await world.told('Рябова', 'site-plan.remark-made')).toContain(
      'Замечание к плану площадки: Назовите участников семинара',
    );
    expect(await duties('Рябова')).toContain(
      'Ответить на замечания соруководителя (3), площадка «Читаем вместе»',
    );
    expect(
      (await refused(world.does('Ильина', answerRemark, { ...(await remark(0)), state: 'taken' }))).kind,
    ).toBe('forbidden');
    await world.done('Рябова', answerRemark, {
      ...(await remark(0)),
      state: 'taken',
      answer: 'Учителя 5–6 классов',
    });
    const silent = await refused(
      world.does('Рябова', answerRemark, { ...(await remark(1)), state: 'declined' }),
    );
    expect(Object.keys(silent.fields)).toEqual(['answer']);
    await world.done('Рябова', answerRemark, {
      ...(await remark(1)),
      state: 'declined',
      answer: 'В декабре у нас аттестация',
    });
    expect((await remarks()).map(({ kind, about, state, answer }) => [kind, about, state, answer])).toEqual([
      ['remark', 'Семинар для учителей', 'taken', 'Учителя 5–6 классов'],
      ['suggestion', '', 'declined', 'В декабре у нас аттестация'],
      ['remark', '', 'open', ''],
    ]);
    expect(
      (await refused(world.does('Рябова', answerRemark, { ...(await remark(0)), state: 'taken' }))).refusal,
    ).toBe('remark-resolved');
    expect((await refused(world.does('Ясенева', makeRemark, { id, body }))).kind).toBe('not-found');
    proves('OMP-20', 'К проекту плана есть замечания с отметкой «учтено».');
  });

  test('[OMP-20] план согласуют, когда ответ дан на каждое замечание; ненужное соруководитель снимает', async () => {
    const { id, version } = await plan();
    const early = await refused(world.does('Ильина', agreeSitePlan, { id, version }));
    expect([early.refusal, early.norm]).toEqual(['remarks-open', 'site-support']);
    await world.done('Ильина', withdrawRemark, await remark(2));
    await world.done('Ильина', agreeSitePlan, { id, version });
    const late = await refused(world.does('Ильина', makeRemark, { id, body: 'Ещё одно' }));
    expect(late.refusal).toBe('plan-frozen');
  });

  test('[OMP-23] сводка исполнения плана собирается сама и правится в отчёт', async () => {
    const { id } = await plan();
    expect((await refused(world.does('Ильина', sumUpPlan, { id }))).refusal).toBe('plan-not-approved');
    const order = await world.done<{ documentId: string }>('Чернова', draftPlanOrder, { planIds: [id] });
    await world.register(order.documentId, '640');
    await world.rows(
      `update recognition.site_plan_lines set fulfilment = case position when 1 then 'done' else 'moved' end,
              outcome = case position when 1 then '24 участника' else 'перенесено на апрель' end where plan_id = $1`,
      [id],
    );
    world.at('2026-05-18 10:00');
    expect((await refused(world.does('Рябова', sumUpPlan, { id }))).refusal).toBe('supports-site');
    const { documentId } = await world.done<{ documentId: string }>('Ильина', sumUpPlan, { id });
    const drawn = wordsOf(await world.paper(documentId));
    expect(drawn).toContain('2 мероприятия: выполнено 1 из 2 (50 %), перенесено 1.');
    expect(drawn).toContain('24 участника');
    expect(drawn).toContain('Не завершено: Открытые уроки (перенесено)');
    expect(drawn).toContain('Часов обучения и развития между курсами');
    await world.done('Ильина', changeTextCommand, {
      documentId,
      key: 'conclusions',
      text: 'Открытые уроки пройдут в апреле вместе со школой № 2.',
    });
    await world.rows(`update recognition.site_plan_lines set fulfilment = 'done' where plan_id = $1`, [id]);
    await world.done('Ильина', sumUpPlan, { id });
    const again = wordsOf(await world.paper(documentId));
    expect(again).toContain('выполнено 2 из 2 (100 %)');
    expect(again).toContain('Открытые уроки пройдут в апреле вместе со школой № 2.');
    await world.done('Ильина', registerCommand, { documentId });
    expect((await refused(world.does('Ильина', sumUpPlan, { id }))).refusal).toBe('summary-frozen');
    const seen = await world.as('Рябова', (ctx) => oneDocument(ctx, documentId));
    expect(seen).toMatchObject({ kind: 'note', state: 'registered' });
    proves('OMP-23', 'Сводка исполнения плана собирается сама и правится в отчёт.');
  });
});
