import { describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { councilQuorum } from '../norms.ts';
import { type Choice, neededFor, quorumOf, tallyOf, verdictOf } from '../quorum.ts';

const usual = councilQuorum.parameters?.parse({}) ?? expect.fail('the norm has parameters');

describe('Кворум: присутствующие без отведённых к составу, больше половины', () => {
  test.each([
    // composition, present, recused → needed, reached
    [9, 9, 0, 5, true],
    [9, 7, 1, 5, true],
    [9, 5, 0, 5, true],
    [9, 5, 1, 5, false],
    [9, 4, 0, 5, false],
    [10, 5, 0, 6, false],
    [10, 6, 0, 6, true],
    [10, 7, 2, 6, false],
    [12, 7, 0, 7, true],
    [1, 1, 0, 1, true],
    [0, 0, 0, 1, false],
  ])(
    'в составе %i, присутствуют %i, отводов %i: нужно %i',
    (composition, present, recused, needed, reached) => {
      const quorum = quorumOf({ composition, present, recused }, usual);
      expect(quorum).toEqual({ composition, present, recused, eligible: present - recused, needed, reached });
      proves('OMP-10', 'Кворум считается по присутствующим без отведённых ко всему составу.');
    },
  );

  test.each([
    ['half', true, 9, 5],
    ['half', false, 9, 5],
    ['half', true, 10, 6],
    ['half', false, 10, 5],
    ['two-thirds', true, 9, 7],
    ['two-thirds', false, 9, 6],
    ['three-quarters', true, 12, 10],
    ['three-quarters', false, 12, 9],
  ] as const)('доля %s, строго %s, состав %i: нужно %i', (share, strictly, composition, needed) => {
    expect(neededFor(composition, { share, strictly })).toBe(needed);
  });
});

describe('Большинство и голос председательствующего', () => {
  const votes = (forIt: number, against: number, abstain: number) =>
    tallyOf([
      ...Array<Choice>(forIt).fill('for'),
      ...Array<Choice>(against).fill('against'),
      ...Array<Choice>(abstain).fill('abstain'),
    ]);
  test.each([
    [7, 0, 0, 7, 'for', true, false],
    [4, 3, 0, 7, 'for', true, false],
    [3, 2, 2, 7, 'for', false, false],
    [3, 3, 0, 6, 'for', true, true],
    [3, 3, 0, 6, 'against', false, true],
    [3, 3, 1, 7, 'abstain', false, false],
    [3, 3, 0, 6, null, false, false],
    [0, 0, 5, 5, 'abstain', false, false],
  ] as const)(
    'за %i, против %i, воздержались %i из %i',
    (forIt, against, abstain, eligible, presider, carried, byCastingVote) => {
      expect(verdictOf(votes(forIt, against, abstain), eligible, presider, usual)).toEqual({
        carried,
        byCastingVote,
      });
    },
  );

  test('от числа голосовавших и без решающего голоса, если так велит Положение', () => {
    const rule = { majorityOf: 'voted', castingVote: false } as const;
    expect(verdictOf(votes(3, 2, 0), 7, 'for', rule)).toEqual({ carried: true, byCastingVote: false });
    expect(verdictOf(votes(3, 3, 0), 6, 'for', rule)).toEqual({ carried: false, byCastingVote: false });
  });
});
