// Порядок, п. 5.3: experts from the council's composition, by hand and shared out evenly after a preview.
import { describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import {
  applyAssignments,
  assignExperts,
  declineAssignment,
  releaseExpert,
} from '../commands/assignments.ts';
import { pinConflict } from '../commands/conflicts.ts';
import { submitSheet } from '../commands/sheets.ts';
import { planAssignments } from '../queries/plan.ts';
import { summariesOfReviews } from '../queries/ranking.ts';
import { myReviews, visibleReview, visibleReviews } from '../queries/reviews.ts';
import { reviewDuties } from '../review.duties.ts';
import { brokenInvariants, filled, openWorld, type World } from './world.ts';

const member = (world: World, index: number) => world.members[index]?.id ?? '';
const planOf = async (world: World, who = member(world, 2)) =>
  (await world.reads(who, (ctx) => planAssignments(ctx, world.body, 2026))).value;
const apply = (world: World, fingerprint: string, who = member(world, 2)) =>
  world.does(who, applyAssignments, { bodyId: world.body, year: 2026, fingerprint });

describe('п. 5.3 Порядка: равное распределение', () => {
  test('[OMP-07] 60 работ по 12 экспертам: предпросмотр применён дословно, у всех поровну, конфликтов нет', async () => {
    const world = await openWorld({ members: 12, schools: 20 });
    for (const index of [0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11]) {
      await world.post(member(world, index), index, '2026-01-01');
    }
    for (let index = 0; index < 60; index += 1) await world.opens(index % 20, { title: `Работа ${index}` });
    const plan = await planOf(world);
    expect([plan.reviews.length, plan.pairs.length, plan.lacking]).toEqual([60, 120, []]);
    expect(await apply(world, plan.fingerprint)).toEqual({ assigned: 120, lacking: 0 });
    const { rows: pairs } = await world.db.owner.query(
      'select review_id as "reviewId", person_id as "personId" from review.assignments',
    );
    const flat = (some: readonly { reviewId: string; personId: string }[]) =>
      some.map((each) => `${each.reviewId} ${each.personId}`).toSorted();
    expect(flat(pairs)).toEqual(flat(plan.pairs));
    const loads = await world.db.owner.query(
      'select count(*)::int as load from review.assignments group by person_id',
    );
    expect(loads.rows.map((row) => row.load)).toEqual(Array(12).fill(10));
    const notices = await world.db.owner.query(
      `select count(*)::int as n from notices.notices where name = 'review.assigned'`,
    );
    expect(notices.rows[0].n).toBe(12);
    proves(
      'OMP-07',
      'Each application has ≥1 (configurable) assigned expert from the current РЭС composition.',
    );
    expect(await brokenInvariants(world)).toEqual([]);
  });

  test('секретарь в конфликте делит остальное, но нагрузку считает по всем работам', async () => {
    const world = await openWorld({ members: 5 });
    await world.post(member(world, 2), 0, '2026-01-01');
    const hidden = await world.opens(0);
    const open = await world.opens(1);
    const busy = [member(world, 3), member(world, 4)];
    await world.does(member(world, 0), assignExperts, { reviewId: hidden.id, personIds: busy });
    const plan = await planOf(world);
    expect(plan.reviews.map((review) => review.id)).toEqual([open.id]);
    expect(plan.pairs.filter((pair) => busy.includes(pair.personId))).toEqual([]);
    expect(plan.experts.map((expert) => expert.before)).toEqual([0, 0, 0, 1, 1]);
  });

  test('[OMP-07] два секретаря применяют один план: второй получает отказ, назначено один раз', async () => {
    const world = await openWorld({ members: 8 });
    for (let index = 0; index < 6; index += 1) await world.opens(index % 3);
    const plan = await planOf(world);
    const answers = await Promise.all([
      apply(world, plan.fingerprint, member(world, 0)),
      apply(world, plan.fingerprint, member(world, 2)),
    ]);
    expect(answers.map((answer) => answer.refusal ?? 'done').toSorted()).toEqual(['done', 'plan-changed']);
    const { rows } = await world.db.owner.query('select count(*)::int as n from review.assignments');
    expect(rows[0].n).toBe(12);
  });

  test('[OMP-07] мир изменился после предпросмотра — ничего не применено', async () => {
    const world = await openWorld({ members: 6 });
    const review = await world.opens(0);
    const plan = await planOf(world);
    const taken = plan.pairs[0]?.personId ?? '';
    const chair = member(world, 0) === taken ? member(world, 1) : member(world, 0);
    await world.does(chair, pinConflict, { reviewId: review.id, personId: taken, note: 'Позднее известие' });
    expect((await apply(world, plan.fingerprint)).refusal).toBe('plan-changed');
    const { rows } = await world.db.owner.query('select from review.assignments');
    expect(rows.length).toBe(0);
  });

  test('число экспертов берётся из положения, отказавшийся не назначается снова сам собой', async () => {
    const world = await openWorld({
      members: 4,
      parameters: { 'application-expertise': { expertsPerApplication: 3 } },
    });
    const review = await world.opens(0);
    const plan = await planOf(world);
    expect(plan.pairs.length).toBe(3);
    await apply(world, plan.fingerprint);
    const refuser = plan.pairs[0]?.personId ?? '';
    expect((await world.does(refuser, declineAssignment, { reviewId: review.id, reason: '' })).kind).toBe(
      'invalid',
    );
    await world.does(refuser, declineAssignment, { reviewId: review.id, reason: 'Длительная командировка' });
    const second = await planOf(world);
    expect(second.pairs.map((pair) => pair.personId)).toEqual(
      world.members.map((each) => each.id).filter((id) => !plan.pairs.some((pair) => pair.personId === id)),
    );
    const told = await world.db.owner.query(
      `select text from notices.notices where name = 'review.declined'`,
    );
    expect(told.rows[0].text).toContain('Длительная командировка');
    expect(
      (await world.does(member(world, 0), assignExperts, { reviewId: review.id, personIds: [refuser] }))
        .assigned,
    ).toBe(1);
  });

  test('при расхождении больше 20 % и включённом третьем эксперте план предлагает третьего', async () => {
    const world = await openWorld({
      members: 5,
      parameters: { 'application-expertise': { thirdExpert: true } },
    });
    const review = await world.opens(0);
    const [one, two] = [member(world, 3), member(world, 4)];
    await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [one, two] });
    await world.does(one, submitSheet, filled(review.id, 5, 5));
    const last = await world.does(two, submitSheet, filled(review.id, 1, 1));
    expect(last.completed).toBe(false);
    const asked = await world.db.owner.query(
      `select person_id from notices.notices where name = 'review.needs-another-expert'`,
    );
    expect(asked.rows).toEqual([{ person_id: member(world, 2) }]);
    const plan = await planOf(world);
    expect(plan.pairs.length).toBe(1);
    await apply(world, plan.fingerprint);
    const third = plan.pairs[0]?.personId ?? '';
    expect((await world.does(third, submitSheet, filled(review.id, 3, 3))).completed).toBe(true);
  });
});

describe('п. 5.3 Порядка: назначение вручную', () => {
  test('[OMP-07] эксперт только из состава на день назначения; повтор и чужое право отклонены', async () => {
    const world = await openWorld({ members: 5 });
    const review = await world.opens(0);
    const assign = (who: string, ...personIds: string[]) =>
      world.does(who, assignExperts, { reviewId: review.id, personIds });
    const stranger = await world.person('Посторонняя');
    expect((await assign(member(world, 2), stranger)).refusal).toBe('not-in-pool');
    await world.db.owner.query(
      `update councils.memberships set ends_on = '2026-06-01' where person_id = $1`,
      [member(world, 4)],
    );
    expect((await assign(member(world, 2), member(world, 4))).refusal).toBe('not-in-pool');
    expect((await assign(member(world, 3), member(world, 3))).kind).toBe('not-found');
    expect(await assign(member(world, 2), member(world, 3))).toEqual({ id: review.id, assigned: 1 });
    expect((await assign(member(world, 2), member(world, 3))).refusal).toBe('already-assigned');
    const release = { reviewId: review.id, personId: member(world, 3), reason: 'Болезнь' };
    expect(await world.does(member(world, 2), releaseExpert, release)).toEqual({ id: review.id });
  });

  test('освободить эксперта с поданным листом нельзя', async () => {
    const world = await openWorld({ members: 5 });
    const review = await world.opens(0);
    await world.does(member(world, 2), assignExperts, { reviewId: review.id, personIds: [member(world, 3)] });
    await world.does(member(world, 3), submitSheet, filled(review.id, 5, 5));
    const release = { reviewId: review.id, personId: member(world, 3), reason: 'Болезнь' };
    expect((await world.does(member(world, 2), releaseExpert, release)).refusal).toBe('sheet-submitted');
  });
});

describe('списки', () => {
  test('видимое в списке и видимое карточкой совпадают для каждого человека', async () => {
    const world = await openWorld({ members: 6, schools: 4 });
    const reviews: string[] = [];
    for (let index = 0; index < 8; index += 1) reviews.push((await world.opens(index % 4)).id);
    await world.post(member(world, 2), 1, '2026-01-01');
    await world.post(member(world, 4), 2, '2026-01-01');
    const plan = await planOf(world, member(world, 0));
    await apply(world, plan.fingerprint, member(world, 0));
    for (const each of world.members) {
      const { value } = await world.reads(each.id, async (ctx) => {
        const listed = (await visibleReviews(ctx, {})).map((review) => review.id);
        const opened: string[] = [];
        for (const id of reviews) if (await visibleReview(ctx, id)) opened.push(id);
        return { listed: listed.toSorted(), opened: opened.toSorted() };
      });
      expect(value.listed).toEqual(value.opened);
    }
  });

  test.each([1, 3])('число запросов списков при %i работах', async (count) => {
    const world = await openWorld({ members: 5 });
    for (let index = 0; index < count; index += 1) {
      const review = await world.opens(index % 3);
      await world.does(member(world, 2), assignExperts, {
        reviewId: review.id,
        personIds: [member(world, 3), member(world, 4)],
      });
      await world.does(member(world, 3), submitSheet, filled(review.id, 4, 4));
    }
    const mine = await world.reads(member(world, 4), myReviews);
    expect([mine.value.length, mine.queries]).toEqual([count, 1]);
    await world.reads(member(world, 2), (ctx) => visibleReviews(ctx, {}));
    const ranked = await world.reads(member(world, 2), async (ctx) =>
      summariesOfReviews(ctx, await visibleReviews(ctx, {})),
    );
    expect([ranked.value.size, ranked.queries]).toEqual([count, 3]);
    const plan = await world.reads(member(world, 2), (ctx) => planAssignments(ctx, world.body, 2026));
    expect([plan.value.reviews.length, plan.queries]).toEqual([count, 7]);
    const duties = await world.reads(member(world, 2), reviewDuties);
    expect([duties.value.length, duties.queries]).toEqual([1, 4]);
  });
});
