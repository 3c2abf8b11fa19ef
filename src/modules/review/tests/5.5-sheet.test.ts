// Порядок, п. 5.5: the expert sheet — criteria, scores, justification, conclusion; closed once submitted, blind until then.
import { describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { assignExperts, completeReview } from '../commands/assignments.ts';
import { reopenSheet, saveSheet, submitSheet } from '../commands/sheets.ts';
import { reviewOf, summariesOf } from '../queries/ranking.ts';
import { hasSubmittedSheet } from '../queries/reviews.ts';
import { revisionsOf, sheetsOf } from '../queries/sheets.ts';
import { openReview, withdrawReview } from '../review.opening.ts';
import { brokenInvariants, filled, openWorld, SUBJECT, type World } from './world.ts';

const member = (world: World, index: number) => world.members[index]?.id ?? '';

async function stage(parts: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld({ members: 6, ...parts });
  const review = await world.opens(0);
  const [one, two] = [member(world, 3), member(world, 4)];
  await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [one, two] });
  const subject = { kind: SUBJECT, id: review.subject };
  const summary = async (who: string) =>
    (await world.reads(who, (ctx) => summariesOf(ctx, [subject.id]))).value.get(subject.id);
  const sheets = async (who: string) => (await world.reads(who, (ctx) => sheetsOf(ctx, subject))).value;
  return {
    world,
    review,
    one,
    two,
    subject,
    summary,
    sheets,
    chair: member(world, 0),
    secretary: member(world, 2),
  };
}

describe('п. 5.5 Порядка: заполнение', () => {
  test('[OMP-09] черновик сохраняется неполным, подаётся только полным: баллы, обоснования, заключение', async () => {
    const { world, review, one } = await stage();
    const scores = [{ criterion: 'goal', score: 3, justification: '' }];
    const saved = await world.does(one, saveSheet, { reviewId: review.id, version: 0, scores });
    expect(saved).toMatchObject({ reviewId: review.id, version: 1 });
    const refused = await world.does(one, submitSheet, { reviewId: review.id, version: 1, scores });
    expect(refused.kind).toBe('invalid');
    expect(Object.keys(refused.fields).toSorted()).toEqual([
      'conclusion',
      'scores[0].justification',
      'scores[1].justification',
      'scores[1].score',
    ]);
    const done = await world.does(one, submitSheet, filled(review.id, 3, 4, { version: 1 }));
    expect(done).toMatchObject({ reviewId: review.id, completed: false });
    const { rows } = await world.db.owner.query('select state, total, revision from review.sheets');
    expect(rows).toEqual([{ state: 'submitted', total: 11, revision: 1 }]);
  });

  test('чужое шкале, положению и листу не сохраняется', async () => {
    const { world, review, one } = await stage();
    const score = (criterion: string, given: number) => ({ criterion, score: given, justification: '' });
    for (const content of [
      { scores: [score('goal', 6)] },
      { scores: [score('goal', 2.5)] },
      { scores: [score('goal', -1)] },
      { scores: [score('beauty', 1)] },
      { scores: [score('goal', 1), score('goal', 2)] },
      { conclusion: 'maybe' },
    ]) {
      const answer = await world.does(one, saveSheet, { reviewId: review.id, version: 0, ...content });
      expect([content, answer.kind]).toEqual([content, 'invalid']);
    }
    expect((await world.db.owner.query('select from review.sheets')).rows.length).toBe(0);
  });

  test('вторая вкладка со старой версией ничего не затирает', async () => {
    const { world, review, one } = await stage();
    await world.does(one, saveSheet, filled(review.id, 1, 1));
    const stale = await world.does(one, saveSheet, filled(review.id, 5, 5));
    expect(stale.refusal).toBe('stale-write');
    expect(stale.details.version).toBe(1);
    expect((await world.does(one, saveSheet, filled(review.id, 5, 5, { version: 1 }))).version).toBe(2);
  });

  test('автосохранение и кнопка прислали один и тот же текст: это не спор версий', async () => {
    const { world, review, one } = await stage();
    const answers = await Promise.all([1, 2].map(() => world.does(one, saveSheet, filled(review.id, 4, 4))));
    expect(answers.map((answer) => answer.version)).toEqual([1, 1]);
    expect(await world.does(one, submitSheet, filled(review.id, 4, 4))).toMatchObject({
      reviewId: review.id,
    });
  });

  test('подать можно сохранённое, не присылая его снова', async () => {
    const { world, review, one } = await stage();
    await world.does(one, saveSheet, filled(review.id, 3, 4));
    expect((await world.does(one, submitSheet, { reviewId: review.id, version: 1 })).reviewId).toBe(
      review.id,
    );
    const { rows } = await world.db.owner.query('select state, total from review.sheets');
    expect(rows).toEqual([{ state: 'submitted', total: 11 }]);
  });

  test('две вкладки начинают лист одновременно: лист один', async () => {
    const { world, review, one } = await stage();
    const answers = await Promise.all(
      [1, 2].map((score) => world.does(one, saveSheet, filled(review.id, score, score))),
    );
    expect(answers.map((answer) => answer.refusal ?? 'saved').toSorted()).toEqual(['saved', 'stale-write']);
  });

  test('не назначенный лист не заполняет', async () => {
    const { world, review, chair } = await stage();
    expect((await world.does(member(world, 5), saveSheet, filled(review.id, 1, 1))).kind).toBe('not-found');
    expect((await world.does(chair, saveSheet, filled(review.id, 1, 1))).kind).toBe('forbidden');
  });
});

describe('п. 5.5 Порядка: поданный лист закрыт', () => {
  test('[OMP-09] ни командой, ни мимо программы поданный лист не изменить', async () => {
    const { world, review, one } = await stage();
    await world.does(one, submitSheet, filled(review.id, 3, 4));
    expect((await world.does(one, saveSheet, filled(review.id, 5, 5, { version: 2 }))).refusal).toBe(
      'sheet-submitted',
    );
    expect((await world.does(one, submitSheet, filled(review.id, 5, 5, { version: 2 }))).refusal).toBe(
      'sheet-submitted',
    );
    for (const statement of [
      `update review.sheets set comment = 'иначе'`,
      `update review.sheets set total = 15`,
      `update review.sheets set state = 'draft', submitted_at = null, total = null`,
      `update review.sheets set state = 'reopened', reopened_at = now(), reopen_reason = 'x', total = 1`,
      'delete from review.sheets',
      'update review.sheet_scores set score = 5',
      'delete from review.sheet_scores',
      `insert into review.sheet_scores (territory_id, sheet_id, criterion) select territory_id, id, 'novelty' from review.sheets`,
    ]) {
      await expect(world.db.owner.query(statement)).rejects.toMatchObject({
        constraint: 'submitted_sheet_never_changes',
      });
    }
    proves('OMP-09', 'Immutable after submission.');
  });

  test('[OMP-09] председатель переоткрывает с причиной: новая редакция, прежняя сохранена, итог меняется с подачей', async () => {
    const { world, review, one, two, chair, secretary, summary } = await stage();
    await world.does(one, submitSheet, filled(review.id, 3, 4));
    expect((await world.does(two, submitSheet, filled(review.id, 5, 5))).completed).toBe(true);
    expect(await summary(chair)).toMatchObject({ submitted: 2, average: 13, spread: 4 });
    const reopen = { reviewId: review.id, personId: one, reason: 'Перепутаны критерии' };
    expect((await world.does(secretary, reopenSheet, reopen)).kind).toBe('forbidden');
    expect((await world.does(chair, reopenSheet, { ...reopen, reason: '' })).kind).toBe('invalid');
    expect(await world.does(chair, reopenSheet, reopen)).toMatchObject({ revision: 2 });
    expect(await summary(chair)).toMatchObject({ submitted: 1, average: 15, spread: 0 });
    expect((await world.does(one, submitSheet, filled(review.id, 5, 4, { version: 1 }))).completed).toBe(
      true,
    );
    expect(await summary(chair)).toMatchObject({ submitted: 2, average: 14, spread: 2 });
    const { value } = await world.reads(chair, (ctx) => revisionsOf(ctx, review.id, one));
    expect(value.map((sheet) => [sheet.revision, sheet.state, sheet.total, sheet.reopenReason])).toEqual([
      [2, 'submitted', 13, null],
      [1, 'reopened', 11, 'Перепутаны критерии'],
    ]);
    proves('OMP-09', 'A reopened sheet is a new version, the old one is kept.');
    expect(await brokenInvariants(world)).toEqual([]);
  });

  test('председатель-эксперт свой лист сам не переоткроет', async () => {
    const { world, review, chair } = await stage();
    await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [chair] });
    await world.does(chair, submitSheet, filled(review.id, 3, 4));
    const reopen = { reviewId: review.id, personId: chair, reason: 'Передумал, увидев чужие' };
    expect((await world.does(chair, reopenSheet, reopen)).refusal).toBe('own-sheet');
  });
});

describe('п. 5.5 Порядка: слепота до подачи своего листа', () => {
  test('[OMP-09] чужие листы и оценки открываются эксперту после подачи своего; черновик видит только автор', async () => {
    const { world, review, one, two, chair, secretary, summary, sheets, subject } = await stage();
    await world.does(one, submitSheet, filled(review.id, 3, 4));
    await world.does(two, saveSheet, filled(review.id, 1, 1));
    expect((await sheets(two)).map((sheet) => [sheet.personId, sheet.state])).toEqual([[two, 'draft']]);
    expect(await summary(two)).toMatchObject({
      assigned: 2,
      submitted: 1,
      average: null,
      spread: null,
      conclusions: {},
    });
    const { value: view } = await world.reads(two, (ctx) => reviewOf(ctx, subject));
    expect(view?.experts.map((expert) => expert.total)).toEqual([null, null]);
    expect((await sheets(one)).map((sheet) => sheet.personId)).toEqual([one]);
    for (const office of [chair, secretary]) {
      expect((await sheets(office)).map((sheet) => sheet.personId)).toEqual([one]);
    }
    expect(await sheets(member(world, 5))).toEqual([]);
    await world.does(two, submitSheet, filled(review.id, 1, 1, { version: 1 }));
    expect((await sheets(two)).map((sheet) => sheet.personId)).toEqual([one, two]);
    expect((await sheets(member(world, 5))).map((sheet) => sheet.personId)).toEqual([one, two]);
  });

  test('председатель, назначенный экспертом, до подачи своего листа оценок не видит', async () => {
    const { world, review, one, chair, summary, sheets } = await stage();
    await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [chair] });
    await world.does(one, submitSheet, filled(review.id, 3, 4));
    expect(await sheets(chair)).toEqual([]);
    expect((await summary(chair))?.average).toBe(null);
    await world.does(chair, submitSheet, filled(review.id, 2, 2));
    expect((await summary(chair))?.average).toBe(8.5);
  });
});

describe('итоги и завершение', () => {
  test('вес, критерий вне суммы, расхождение, заключения', async () => {
    const { world, review, one, two, chair, summary } = await stage();
    const novelty = (score: number) => ({ criterion: 'novelty', score, justification: '' });
    const sheet = (goal: number, plan: number, extra: number, conclusion: string) => {
      const base = filled(review.id, goal, plan, { conclusion });
      return { ...base, scores: [...base.scores, novelty(extra)] };
    };
    await world.does(one, submitSheet, sheet(5, 5, 1, 'recommend'));
    await world.does(two, submitSheet, sheet(4, 3, 4, 'revise'));
    expect(await summary(chair)).toMatchObject({
      average: 12.5,
      spread: 5,
      deviation: 3.54,
      max: 15,
      standardised: null,
      disagreement: true,
      conclusions: { recommend: 1, revise: 1 },
      independent: { novelty: 2.5 },
    });
  });

  test('экспертиза завершается последним листом, факт несёт предмет; завершить раньше секретарь не может', async () => {
    const { world, review, one, two, secretary, subject } = await stage();
    await world.does(one, submitSheet, filled(review.id, 3, 4));
    expect((await world.does(secretary, completeReview, { reviewId: review.id })).refusal).toBe(
      'sheets-missing',
    );
    await world.does(two, submitSheet, filled(review.id, 3, 4));
    const completed = world.facts.filter((fact) => fact.name === 'review.completed');
    expect(completed.map((fact) => fact.data)).toEqual([
      expect.objectContaining({ subjectKind: SUBJECT, subjectId: subject.id, sheets: 2 }),
    ]);
    const submitted = world.facts.filter((fact) => fact.name === 'review.sheet-submitted');
    expect(submitted.map((fact) => fact.data.subjectId)).toEqual([subject.id, subject.id]);
  });

  test('снятая работа листов не принимает; поданный до того лист помнится для запрета (решение 25)', async () => {
    const { world, review, one, two, subject } = await stage();
    const asked = () => world.as(null, (ctx) => hasSubmittedSheet(ctx, subject));
    expect(await asked()).toBe(false);
    await world.does(one, submitSheet, filled(review.id, 3, 4));
    expect(await asked()).toBe(true);
    await world.as(null, (ctx) => withdrawReview(ctx, subject));
    expect((await world.does(two, submitSheet, filled(review.id, 3, 4))).refusal).toBe('review-not-open');
    expect(await asked()).toBe(true);
    const again = await world.as(null, (ctx) =>
      openReview(ctx, {
        subject,
        title: 'Снова',
        path: '/works/1',
        bodyId: world.body,
        versionId: world.version,
        institutionId: world.schools[0] ?? null,
        people: [],
        due: '2026-07-30',
      }),
    );
    expect(again.id).toBe(review.id);
    expect((await world.does(two, submitSheet, filled(review.id, 3, 4))).completed).toBe(true);
  });

  test('выравнивание строгости, где оно включено, считается по всем листам года', async () => {
    const world = await openWorld({
      members: 6,
      parameters: { 'application-expertise': { standardised: true, standardisedFromSheets: 2 } },
    });
    const [strict, kind] = [member(world, 3), member(world, 4)];
    const subjects: string[] = [];
    for (const score of [0, 1]) {
      const review = await world.opens(0);
      subjects.push(review.subject);
      await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [strict, kind] });
      await world.does(strict, submitSheet, filled(review.id, score, 0));
      await world.does(kind, submitSheet, filled(review.id, 4 + score, 5));
    }
    const { value } = await world.reads(member(world, 2), (ctx) => summariesOf(ctx, subjects.slice(0, 1)));
    // Totals 0, 1 and 14, 15: M = 7.5, S = √(196.5/3 + 0.25…) over all four; both experts have z = −1/√2 on the first work.
    const spread = Math.sqrt(((0 - 7.5) ** 2 + (1 - 7.5) ** 2 + (14 - 7.5) ** 2 + (15 - 7.5) ** 2) / 3);
    expect(value.get(subjects[0] ?? '')?.standardised).toBeCloseTo(7.5 - spread / Math.SQRT2, 1);
  });
});
