// Ids of one moment sort as they were made, also when another clock's ids are made in between.
import { expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';

test('номера одного мгновения идут по порядку, хотя между ними делаются номера других часов', () => {
  const frozen = new Date('2026-04-01T09:00:00Z');
  const made = Array.from({ length: 200 }, (_, n) => {
    for (let other = 0; other <= n % 3; other += 1) newId(new Date(1_800_000_000_000 + n * 5 + other));
    return newId(frozen);
  });
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(200);
});
