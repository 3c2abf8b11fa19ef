// Arithmetic of the sheets: weights, spread, disagreement, strictness evened out; even sharing without a database.
import { describe, expect, test } from 'vitest';
import { reminderSince } from '../../../kernel/deadline.ts';
import { distribute } from '../assignment.plan.ts';
import {
  deviationOf,
  disagrees,
  greatestTotal,
  meanOf,
  spreadOf,
  standardisedAverages,
  standardScores,
  weightedTotal,
} from '../scoring.ts';

const base = { title: '', hint: '', max: 5, required: true };
const criteria = [
  { ...base, key: 'a', weight: 1, independent: false },
  { ...base, key: 'b', weight: 2.5, independent: false },
  { ...base, key: 'c', weight: 9, independent: true },
];
const scores = (a: number, b: number, c: number) => [
  { criterion: 'a', score: a, justification: '' },
  { criterion: 'b', score: b, justification: '' },
  { criterion: 'c', score: c, justification: '' },
];

describe('итог листа', () => {
  test.each([
    [0, 0, 5, 0],
    [5, 5, 0, 17.5],
    [3, 4, 5, 13],
    [1, 3, 2, 8.5],
  ])('баллы %i, %i и вне суммы %i дают %d', (a, b, c, total) => {
    expect(weightedTotal(criteria, scores(a, b, c))).toBe(total);
  });
  test('наибольший итог не считает критерий вне суммы', () => {
    expect(greatestTotal(criteria)).toBe(17.5);
  });
  test('незаполненный критерий ничего не добавляет', () => {
    expect(weightedTotal(criteria, [{ criterion: 'b', score: null, justification: '' }])).toBe(0);
  });
});

describe('среднее, разброс, расхождение', () => {
  test.each([
    [[], null, null, null],
    [[7], 7, 0, null],
    [[4, 8], 6, 4, Math.sqrt(8)],
    [[2, 4, 9], 5, 7, Math.sqrt(13)],
  ])('%j', (totals, mean, spread, deviation) => {
    expect([meanOf(totals), spreadOf(totals), deviationOf(totals)]).toEqual([mean, spread, deviation]);
  });
  test.each([
    [[10, 12], 10, 20, false],
    [[10, 12.01], 10, 20, true],
    [[5], 10, 20, false],
    [[0, 7], 35, 20, false],
    [[0, 7.1], 35, 20, true],
  ])('итоги %j при наибольшем %d и пороге %d %%: %s', (totals, greatest, percent, answer) => {
    expect(disagrees(totals, greatest, percent)).toBe(answer);
  });
});

describe('выравнивание строгости', () => {
  const sheet = (reviewId: string, personId: string, total: number) => ({ reviewId, personId, total });
  const strict = [2, 3, 4, 5, 6].map((total, index) => sheet(`r${index}`, 'strict', total));
  const kind = [12, 13, 14, 15, 16].map((total, index) => sheet(`r${index}`, 'kind', total));
  test('z-оценка: отклонение от своего среднего в своих отклонениях', () => {
    const found = standardScores(strict, 5);
    expect(strict.map((each) => Math.round((found.get(each) ?? 9) * 10000) / 10000)).toEqual([
      -1.2649, -0.6325, 0, 0.6325, 1.2649,
    ]);
  });
  test('строгий и щедрый эксперты, расставившие работы одинаково, дают одинаковый выровненный вклад', () => {
    const scores = standardScores([...strict, ...kind], 5);
    expect(strict.map((each) => scores.get(each))).toEqual(kind.map((each) => scores.get(each)));
    const averages = standardisedAverages([...strict, ...kind], 5);
    expect(averages.get('r2')).toBe(9);
    expect((averages.get('r4') ?? 0) - 9).toBeCloseTo(9 - (averages.get('r0') ?? 0), 5);
  });
  test('эксперт с четырьмя листами входит своими баллами', () => {
    const few = [sheet('r9', 'few', 7), sheet('r8', 'few', 1)];
    expect(standardScores(few, 5).size).toBe(0);
    expect(standardisedAverages(few, 5)).toEqual(
      new Map([
        ['r9', 7],
        ['r8', 1],
      ]),
    );
  });
  test('у эксперта, поставившего всем одно и то же, z равен нулю', () => {
    const flat = [1, 2, 3, 4, 5].map((n) => sheet(`r${n}`, 'flat', 10));
    expect([...standardScores(flat, 5).values()]).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('распределение поровну', () => {
  const experts = Array.from({ length: 12 }, (_, n) => ({ id: `e${n}`, load: 0 }));
  const reviews = Array.from({ length: 60 }, (_, n) => ({ id: `r${String(n).padStart(2, '0')}`, need: 2 }));
  const loads = (pairs: readonly { personId: string }[]) =>
    experts.map((expert) => pairs.filter((pair) => pair.personId === expert.id).length);

  test('60 работ по два эксперта из 12: у каждого ровно по десять, конфликты обойдены', () => {
    const isBarred = (review: string, expert: string) =>
      Number(review.slice(1)) % 12 === Number(expert.slice(1));
    const plan = distribute({ reviews, experts, isBarred });
    expect(plan.lacking).toEqual([]);
    expect(loads(plan.pairs)).toEqual(Array(12).fill(10));
    expect(plan.pairs.filter((pair) => isBarred(pair.reviewId, pair.personId))).toEqual([]);
    expect(new Set(plan.pairs.map((pair) => `${pair.reviewId} ${pair.personId}`)).size).toBe(120);
  });
  test('прежняя нагрузка учтена: новые листы достаются тем, у кого их меньше', () => {
    const loaded = experts.map((expert, index) => ({ ...expert, load: index < 6 ? 10 : 0 }));
    const plan = distribute({ reviews: reviews.slice(0, 30), experts: loaded, isBarred: () => false });
    expect(loads(plan.pairs)).toEqual([0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10]);
  });
  test('цепочка: сдвинуть можно только через третьего', () => {
    const three = ['x', 'y', 'z'].map((id) => ({ id, load: 0 }));
    const allowed: Record<string, string> = { r1: 'x', r2: 'xy', r3: 'xy', r4: 'yz' };
    const plan = distribute({
      reviews: Object.keys(allowed).map((id) => ({ id, need: 1 })),
      experts: three,
      isBarred: (review, expert) => !allowed[review]?.includes(expert),
    });
    expect(
      three.map(({ id }) => plan.pairs.filter((pair) => pair.personId === id).length).toSorted(),
    ).toEqual([1, 1, 2]);
  });
  test('нехватка названа, а не скрыта', () => {
    const plan = distribute({
      reviews: [{ id: 'r', need: 2 }],
      experts: experts.slice(0, 2),
      isBarred: (_, e) => e === 'e0',
    });
    expect(plan).toEqual({
      pairs: [{ reviewId: 'r', personId: 'e1' }],
      lacking: [{ reviewId: 'r', missing: 1 }],
    });
  });
  test('тот же мир — тот же план', () => {
    const input = { reviews, experts, isBarred: () => false };
    expect(distribute(input)).toEqual(distribute(input));
  });
});

describe('напоминания', () => {
  const steps = [14, 3, 0, -1];
  test.each([
    ['2026-07-15', '2026-07-16', 14],
    ['2026-07-16', '2026-07-17', null],
    ['2026-07-26', '2026-07-27', 3],
    ['2026-07-29', '2026-07-30', 0],
    ['2026-07-30', '2026-07-31', -1],
    ['2026-07-10', '2026-07-28', 3],
    ['2026-07-10', '2026-08-20', -1],
    ['2026-07-31', '2026-08-20', null],
  ])('срок 30 июля, прошлый запуск %s, сегодня %s: шаг %s', (since, today, step) => {
    expect(reminderSince('2026-07-30', steps, since, today)).toBe(step);
  });
});
