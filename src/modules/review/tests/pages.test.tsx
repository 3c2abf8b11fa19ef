// Pages of the expertise as each person reads them: what is offered, what stays closed, and how many statements it takes.

import { describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import type { AnyPage, PageView } from '../../../kernel/page.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { renderPdf } from '../../../platform/papers/index.ts';
import { pdfPages } from '../../../platform/papers/tests/reading.ts';
import { assignExperts } from '../commands/assignments.ts';
import { pinConflict } from '../commands/conflicts.ts';
import { draftExpertSheet, draftScoreSummary } from '../commands/papers.ts';
import { saveSheet, submitSheet } from '../commands/sheets.ts';
import { reviewModule } from '../module.ts';
import { scoreSummaryPaper } from '../papers/score-summary.ts';
import { rankReviews } from '../queries/ranking.ts';
import { visibleReviews } from '../queries/reviews.ts';
import { filled, openWorld, staff, type World } from './world.ts';

const member = (world: World, index: number) => world.members[index]?.id ?? '';

/** The page as text, or the complaint; `queries` are those of its loading. */
async function opened(
  world: World,
  who: string,
  path: string,
  params: Record<string, string> = {},
  search = '',
) {
  const found = reviewModule.pages?.find((each) => each.path === path) as AnyPage;
  return world.reads(who, async (ctx) => {
    const query = new URLSearchParams(search);
    const complaint = found.ability.check(ctx, undefined);
    if (complaint) return complaint.refusal;
    const data = await found.load(ctx, params, query);
    if (data === null) return 'not found';
    if (isRefusal(data)) return data.refusal;
    const view: PageView = {
      ...ctx,
      url: (to) => `/kstovo${to}`,
      self: '/kstovo',
      query,
      form: null,
      formKey: 'k',
    };
    const { title, body, actions, aside } = found.view(view, data);
    const html = [title, body, actions, aside].map((part) => String(part ?? '')).join(' ');
    return html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
  });
}

const seen = async (...args: Parameters<typeof opened>) => (await opened(...args)).value;

async function stage() {
  const world = await openWorld({ members: 6 });
  const review = await world.opens(0, { title: 'Школьный музей' });
  const [one, two] = [member(world, 3), member(world, 4)];
  await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [one, two] });
  return {
    world,
    review,
    one,
    two,
    chair: member(world, 0),
    secretary: member(world, 2),
    other: member(world, 5),
  };
}

describe('Страницы экспертизы', () => {
  test('эксперт видит свой прогресс, заполняет лист и подаёт его после проверки', async () => {
    const { world, review, one } = await stage();
    expect(await seen(world, one, '/review')).toMatch(/0 из 1.*Школьный музей.*Не начат/);
    const form = await seen(world, one, '/review/sheets/:reviewId', { reviewId: review.id });
    expect(form).toMatch(/1\. Критерий goal.*2\. Критерий plan.*вес 2.*3\. Критерий novelty/);
    expect(form).toContain('Открыть материалы');
    await world.does(one, saveSheet, { ...filled(review.id, 3, 4), conclusion: '' });
    const check = '/review/sheets/:reviewId/check';
    expect(await seen(world, one, check, { reviewId: review.id })).toMatch(/осталось 1 место.*Дополнить/);
    await world.does(one, saveSheet, filled(review.id, 3, 4, { version: 1 }));
    expect(await seen(world, one, check, { reviewId: review.id })).toMatch(/11.*Подать экспертный лист/);
    await world.does(one, submitSheet, { reviewId: review.id, version: 2 });
    expect(await seen(world, one, check, { reviewId: review.id })).toBe('not found');
    expect(await seen(world, one, '/review')).toMatch(/1 из 1.*Подан/);
  });

  test('карточка: слепой эксперт не видит оценок, рядовой член — ничего до конца, конфликты видит только бюро', async () => {
    const { world, review, one, two, chair, other } = await stage();
    await world.does(chair, pinConflict, {
      reviewId: review.id,
      personId: member(world, 1),
      note: 'Куратор музея',
    });
    await world.does(one, submitSheet, filled(review.id, 3, 4, { comment: 'Тайное мнение' }));
    const card = (who: string) => seen(world, who, '/review/cards/:id', { id: review.id });
    expect(await card(two)).toContain('откроются после подачи Вашего листа');
    expect(await card(two)).not.toMatch(/Тайное мнение|Средний балл|Куратор музея/);
    expect(await card(one)).toContain('Тайное мнение');
    expect(await card(one)).not.toContain('Куратор музея');
    expect(await card(other)).toBe('not found');
    expect(await card(member(world, 1))).toBe('not found');
    expect(await card(chair)).toMatch(/Тайное мнение.*Куратор музея/);
    expect(await card(chair)).toContain('Переоткрыть экспертный лист');
    expect(await card(member(world, 2))).not.toContain('Переоткрыть экспертный лист');
  });

  test('таблица назначений — бюро и сотрудникам; предпросмотр — только бюро', async () => {
    const { world, chair, other } = await stage();
    expect(await seen(world, other, '/review/assignments')).toBe('watches-any-expertise');
    expect(await seen(world, chair, '/review/assignments')).toMatch(/Школьный музей \(0 из 2\).*ждёт/);
    expect(await seen(world, staff, '/review/assignments')).not.toContain('Распределить поровну');
    expect(await seen(world, staff, '/review/assignments/plan')).toBe('runs-any-expertise');
    expect(await seen(world, chair, '/review/assignments/plan')).toContain('Распределять нечего');
  });

  test('рейтинг показывает место, разброс и расхождение; слепому — «скрыто»', async () => {
    const { world, review, one, two, chair } = await stage();
    await world.does(one, submitSheet, filled(review.id, 5, 5));
    expect(await seen(world, two, '/review/ranking')).toContain('скрыто');
    await world.does(two, submitSheet, filled(review.id, 1, 1, { conclusion: 'decline' }));
    const ranking = await seen(world, chair, '/review/ranking');
    expect(ranking).toMatch(/Школьный музей 1 9 12 ▲ расхождение 8,49 2 из 2/);
  });

  test.each([1, 3])('число запросов страниц при %i работах', async (count) => {
    const world = await openWorld({ members: 6 });
    for (let index = 0; index < count; index += 1) {
      const review = await world.opens(index % 3);
      await world.does(member(world, 2), assignExperts, {
        reviewId: review.id,
        personIds: [member(world, 3)],
      });
      await world.does(member(world, 3), submitSheet, filled(review.id, 4, 4));
    }
    const paths = ['/review', '/review/assignments', '/review/assignments/plan', '/review/ranking'];
    const queries: number[] = [];
    for (const path of paths) {
      await opened(world, member(world, 2), path);
      queries.push((await opened(world, member(world, 2), path)).queries);
    }
    expect(queries).toEqual([3, 9, 9, 5]);
  });
});

describe('Бумаги экспертизы', () => {
  test('[OMP-09] поданный лист становится проектом документа один раз', async () => {
    const { world, review, one } = await stage();
    await world.does(one, submitSheet, filled(review.id, 3, 4));
    const { rows } = await world.db.owner.query('select id from review.sheets');
    const input = { reviewId: review.id, sheetId: rows[0].id };
    const first = await world.does(one, draftExpertSheet, input);
    expect(await world.does(one, draftExpertSheet, input)).toEqual(first);
    const kept = await world.db.owner.query(`select kind, paper::text as paper from documents.documents`);
    expect(kept.rows.map((row) => row.kind)).toEqual(['expert-sheet']);
    for (const words of ['ЭКСПЕРТНЫЙ ЛИСТ', 'Итого с учётом веса', 'Вне суммы баллов', 'План выполним.']) {
      expect(kept.rows[0].paper).toContain(words);
    }
    const paper = JSON.parse(kept.rows[0].paper);
    const signature = paper.blocks.find((block: { kind: string }) => block.kind === 'signatures');
    expect(signature.signers).toHaveLength(1);
    const printed = (await pdfPages(await renderPdf(paper))).join(' ').replace(/[\s\u00a0]+/g, ' ');
    expect(printed).toContain(signature.signers[0].name.replaceAll('\u00a0', ' '));
    expect(printed.lastIndexOf('Эксперт ')).toBeGreaterThan(printed.indexOf('План выполним.'));
    proves('OMP-09', 'printable and signable');
  });

  test('сводная ведомость: по местам, с расхождением; слепому секретарю не составляется', async () => {
    const { world, review, one, two, secretary } = await stage();
    const draw = () => world.does(secretary, draftScoreSummary, { bodyId: world.body, year: 2026 });
    expect((await draw()).refusal).toBe('no-sheets');
    await world.does(one, submitSheet, filled(review.id, 5, 5));
    await world.does(two, submitSheet, filled(review.id, 1, 1));
    const { value } = await world.reads(secretary, async (ctx) => {
      const ranked = await rankReviews(ctx, await visibleReviews(ctx, {}));
      return scoreSummaryPaper(ctx, world.body, 2026, ranked);
    });
    const table = value.blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows).toEqual([
      [1, 'Школьный музей', '2 из 2', '9', '15', '12 (расхождение)', 'Рекомендовать признать площадкой — 2'],
    ]);
    expect((await draw()).documentId).toEqual(expect.any(String));
    const more = await world.opens(1);
    await world.does(secretary, assignExperts, { reviewId: more.id, personIds: [secretary] });
    expect((await draw()).refusal).toBe('own-sheet-first');
  });
});
