// Memory is given back once in every quiet time, and never while somebody asks.
import { expect, test } from 'vitest';
import { quietTime } from '../../src/main/idle-memory.ts';

test('уборка — один раз в каждое затишье', () => {
  let rests = 0;
  const quiet = quietTime(() => {
    rests += 1;
  });
  const after = (step: () => void) => {
    step();
    return rests;
  };
  expect(after(quiet.look)).toBe(1);
  expect(after(quiet.look)).toBe(1);
  quiet.note();
  expect(after(quiet.look)).toBe(1);
  quiet.note();
  expect(after(quiet.look)).toBe(1);
  expect(after(quiet.look)).toBe(2);
  expect(after(quiet.look)).toBe(2);
});
