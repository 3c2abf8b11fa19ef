// Work begun on a clock does not overtake itself.
import { expect, test } from 'vitest';
import { oneAtATime } from '../../src/platform/jobs/one-at-a-time.ts';

test('a round that is under way is not begun again; the next beginning is', async () => {
  const gates: (() => void)[] = [];
  const work = oneAtATime(
    () =>
      new Promise<void>((resolve) => {
        gates.push(resolve);
      }),
  );
  work.start();
  work.start();
  expect(gates).toHaveLength(1);
  let hasEnded = false;
  const ended = work.ended().then(() => {
    hasEnded = true;
  });
  await Promise.resolve();
  expect(hasEnded).toBe(false);
  gates[0]?.();
  await ended;
  work.start();
  expect(gates).toHaveLength(2);
});

test('nothing under way: the end is at once', async () => {
  await oneAtATime(async () => {}).ended();
});
