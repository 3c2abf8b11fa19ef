// A reading transaction answers the same question once, and does not gather a long list on its way into a file.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/setup/database.ts';
import { readIn } from '../transaction.ts';

const statements = async (rows: number, asked: number) => {
  const { app } = await testDatabase();
  return readIn(app, [], async (db, counter) => {
    const answers: unknown[][] = [];
    for (let time = 0; time < asked; time += 1)
      answers.push((await sql`select n from generate_series(1, ${rows}) as n`.execute(db)).rows);
    for (const answer of answers) expect(answer).toHaveLength(rows);
    return { count: counter.count, answers };
  });
};

test('two rooms that ask the same are answered by one statement, each with rows of its own', async () => {
  const { count, answers } = await statements(200, 2);
  expect(count).toBe(1);
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.[0]).not.toBe(answers[1]?.[0]);
});

test('a portion of a long list is not kept till the end of the request', async () => {
  const { count } = await statements(201, 2);
  expect(count).toBe(2);
});
