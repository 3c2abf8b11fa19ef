// Порядок, п. 5.3: a person in conflict of interest neither judges nor sees, counts, is told of or finds the subject.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { assignExperts } from '../commands/assignments.ts';
import { declareConflict, liftConflict, pinConflict } from '../commands/conflicts.ts';
import { saveSheet, submitSheet } from '../commands/sheets.ts';
import { conflictedSubjects, conflictsOf, notInConflict } from '../queries/conflicts.ts';
import { planAssignments } from '../queries/plan.ts';
import { ranking, reviewOf, summariesOf } from '../queries/ranking.ts';
import { myReviews, visibleReview, visibleReviews } from '../queries/reviews.ts';
import { reviewDuties } from '../review.duties.ts';
import { brokenInvariants, filled, openWorld, SUBJECT, staff, type World } from './world.ts';

let world: World;
const memberOf = (index: number) => world.members[index]?.id ?? '';

const chair = () => memberOf(0);
const secretary = () => memberOf(2);

/** Whether the module's own lists and cards and another module's visibility let the person see the subject. */
async function sees(personId: string, review: { id: string; subject: string }, at?: string) {
  const { value } = await world.reads(
    personId,
    async (ctx) => {
      const { rows } = await sql<{
        free: boolean;
      }>`select ${notInConflict(ctx, SUBJECT, sql`${review.subject}::uuid`)} as free`.execute(ctx.db);
      return {
        card: (await visibleReview(ctx, review.id)) !== null,
        list: (await visibleReviews(ctx, { bodyId: world.body })).some((each) => each.id === review.id),
        count: (await summariesOf(ctx, [review.subject])).size,
        ranked: (await ranking(ctx, [{ kind: SUBJECT, id: review.subject }])).length,
        view: (await reviewOf(ctx, { kind: SUBJECT, id: review.subject })) !== null,
        foreign: rows[0]?.free ?? null,
      };
    },
    at,
  );
  return value;
}
const nothing = { card: false, list: false, count: 0, ranked: 0, view: false, foreign: false };
const everything = { card: true, list: true, count: 1, ranked: 1, view: true, foreign: true };

/** Puts the secretary (who sees everything otherwise) and an ordinary member into each kind of conflict. */
const kinds: Record<string, (personId: string, head: string) => Promise<unknown>> = {
  institution: (personId) => world.post(personId, 1, '2026-01-01'),
  'site-head': async () => {},
  relative: (personId, head) =>
    world.db.owner.query(
      `insert into people.relations (territory_id, id, person_id, relative_id, kind, declared_on)
       values (1, gen_random_uuid(), $1, $2, 'sibling', '2026-01-01')`,
      [head, personId],
    ),
};

describe('п. 5.3 Порядка: автоматические конфликты', () => {
  test.each(['institution', 'site-head', 'relative'])(
    '[OMP-07] %s: назначить, увидеть, сосчитать нельзя',
    async (kind) => {
      const own = await openWorld({ members: 6, schools: 3 });
      world = own;
      const member = memberOf(3);
      const head = await own.person('Руководителева');
      await kinds[kind]?.(member, head);
      await kinds[kind]?.(secretary(), head);
      const people = kind === 'site-head' ? [member, secretary()] : [head];
      const review = await own.opens(1, { people });
      const other = await own.opens(2);
      expect(await sees(secretary(), review)).toEqual(nothing);
      expect(await sees(secretary(), other)).toEqual(everything);
      expect(await sees(chair(), review)).toEqual(everything);
      const refused = await own.does(chair(), assignExperts, { reviewId: review.id, personIds: [member] });
      expect(refused.refusal).toBe('conflict-of-interest');
      expect(await own.as(null, (ctx) => conflictsOf(ctx, { kind: SUBJECT, id: review.subject }))).toEqual(
        [member, secretary()].toSorted().map((personId) => ({ personId, kind, note: expect.any(String) })),
      );
      expect(await own.as(null, (ctx) => conflictedSubjects(ctx, member, SUBJECT))).toEqual([review.subject]);
      const { value: plan } = await own.reads(chair(), (ctx) => planAssignments(ctx, own.body, 2026));
      expect(plan.pairs.some((pair) => pair.reviewId === review.id && pair.personId === member)).toBe(false);
      expect(plan.pairs.filter((pair) => pair.reviewId === review.id).length).toBe(2);
      const hidden = await own.does(secretary(), assignExperts, {
        reviewId: review.id,
        personIds: [memberOf(4)],
      });
      expect(hidden.kind).toBe('not-found');
      await expect(
        own.db.owner.query(
          `insert into review.assignments (territory_id, review_id, person_id, way, assigned_on, assigned_at)
         values (1, $1, $2, 'manual', '2026-06-10', '2026-06-10')`,
          [review.id, member],
        ),
      ).rejects.toMatchObject({ constraint: 'no_assignment_in_conflict' });
      proves('OMP-07', 'An expert with a conflict of interest cannot be assigned or see the closed part.');
      expect(await brokenInvariants(own)).toEqual([]);
    },
  );

  test('[OMP-07] конфликт, записанный при открытии, не исчезает с увольнением', async () => {
    const own = await openWorld({ members: 5 });
    world = own;
    await own.post(memberOf(3), 0, '2026-01-01');
    const review = await own.opens(0);
    await own.db.owner.query(`update people.posts set ends_on = '2026-06-11'`);
    const late = await own.does(
      chair(),
      assignExperts,
      { reviewId: review.id, personIds: [memberOf(3)] },
      '2026-06-20T09:00:00Z',
    );
    expect(late.refusal).toBe('conflict-of-interest');
  });

  test('[OMP-07] новая должность закрывает работу сразу и освобождает эксперта', async () => {
    const own = await openWorld({ members: 5 });
    world = own;
    const expert = memberOf(3);
    const review = await own.opens(0);
    await own.does(chair(), assignExperts, { reviewId: review.id, personIds: [expert] });
    await own.does(expert, saveSheet, filled(review.id, 5, 5));
    expect((await sees(expert, review)).card).toBe(true);
    await own.post(expert, 0, '2026-06-01');
    expect(await sees(expert, review)).toEqual(nothing);
    const submit = await own.does(expert, submitSheet, filled(review.id, 5, 5, { version: 1 }));
    expect(submit.kind).toBe('not-found');
    await own.as(null, async (ctx) => {
      await ctx.publish({
        id: '',
        name: 'post.appointed',
        subjectKind: 'people.person',
        subjectId: expert,
        data: {},
      });
    });
    const { rows } = await own.db.owner.query('select end_kind from review.assignments');
    expect(rows).toEqual([{ end_kind: 'conflict' }]);
    const told = await own.db.owner.query(
      `select person_id from notices.notices where name = 'review.expert-in-conflict'`,
    );
    expect(told.rows).toEqual([{ person_id: secretary() }]);
    expect(await brokenInvariants(own)).toEqual([]);
  });
});

describe('п. 5.3 Порядка: объявленные и отмеченные конфликты', () => {
  test('[OMP-07] объявивший теряет лист, его оценка не считается, о работе ему больше не пишут', async () => {
    const own = await openWorld({ members: 6 });
    world = own;
    const [expert, other] = [memberOf(3), memberOf(4)];
    const review = await own.opens(0);
    await own.does(chair(), assignExperts, { reviewId: review.id, personIds: [expert, other] });
    await own.does(expert, submitSheet, filled(review.id, 5, 5));
    await own.does(other, saveSheet, filled(review.id, 1, 1));
    const declared = await own.does(expert, declareConflict, {
      reviewId: review.id,
      note: 'Соавтор программы',
    });
    expect(declared).toEqual({ id: review.id });
    expect(await sees(expert, review)).toEqual(nothing);
    expect((await own.reads(expert, myReviews)).value).toEqual([]);
    expect((await own.reads(expert, reviewDuties)).value).toEqual([]);
    const { value } = await own.reads(chair(), (ctx) => summariesOf(ctx, [review.subject]));
    expect(value.get(review.subject)).toMatchObject({ assigned: 1, submitted: 0, average: null });
    const again = await own.does(chair(), assignExperts, { reviewId: review.id, personIds: [expert] });
    expect(again.refusal).toBe('conflict-of-interest');
    expect(await brokenInvariants(own)).toEqual([]);
  });

  test('[OMP-07] отмеченный председателем конфликт эксперт снять не может, председатель — может, с причиной', async () => {
    const own = await openWorld({ members: 6 });
    world = own;
    const expert = memberOf(3);
    const review = await own.opens(0);
    const pin = { reviewId: review.id, personId: expert, note: 'Научный руководитель автора' };
    expect((await own.does(secretary(), pinConflict, pin)).kind).toBe('forbidden');
    expect(await own.does(chair(), pinConflict, pin)).toEqual({ id: review.id });
    expect(await sees(expert, review)).toEqual({ ...nothing });
    const lift = { reviewId: review.id, personId: expert, kind: 'pinned', reason: 'Отмечено по ошибке' };
    expect((await own.does(expert, liftConflict, lift)).kind).toBe('not-found');
    expect((await own.does(chair(), liftConflict, { ...lift, kind: 'institution' })).kind).toBe('invalid');
    expect(await own.does(chair(), liftConflict, lift)).toEqual({ id: review.id });
    expect(
      (await own.does(chair(), assignExperts, { reviewId: review.id, personIds: [expert] })).assigned,
    ).toBe(1);
    await expect(own.db.owner.query(`update review.conflicts set note = 'другое'`)).rejects.toMatchObject({
      constraint: 'conflict_stays_as_recorded',
    });
    await expect(own.db.owner.query('delete from review.conflicts')).rejects.toMatchObject({
      constraint: 'conflict_stays_as_recorded',
    });
  });

  test('[OMP-07] председатель в конфликте не видит работу и не распоряжается ею; это делает заместитель', async () => {
    const own = await openWorld({ members: 6 });
    world = own;
    await own.post(chair(), 0, '2026-01-01');
    const review = await own.opens(0);
    const pin = { reviewId: review.id, personId: memberOf(3), note: 'Проверка прав' };
    expect((await own.does(chair(), pinConflict, pin)).kind).toBe('not-found');
    expect(await own.does(memberOf(1), pinConflict, pin)).toEqual({ id: review.id });
  });

  test('посторонний и сотрудник службы: первый не видит ничего, второй видит всё', async () => {
    const own = await openWorld({ members: 5 });
    world = own;
    const review = await own.opens(0);
    const stranger = await own.person('Посторонняя');
    expect(await sees(stranger, review)).toEqual({ ...nothing, foreign: true });
    expect(await sees(staff, review)).toEqual(everything);
    expect(await sees(memberOf(3), review)).toEqual({ ...nothing, foreign: true });
  });
});
