// One stop at the end of a sentence.
import { expect, test } from 'vitest';
import { withOneStop } from '../index.ts';

test.each([
  ['ответственный Шумилина О.Г..', 'ответственный Шумилина О.Г.'],
  ['Отвечает Шумилина О.Г.. Срок прошёл.', 'Отвечает Шумилина О.Г. Срок прошёл.'],
  ['Подождите...', 'Подождите...'],
  ['Срок 30.05.2026.', 'Срок 30.05.2026.'],
])('%s → %s', (given, printed) => {
  expect(withOneStop(given)).toBe(printed);
});
