// The judge of requirements, judged: what makes a row proven, what does not, and which mistakes it names.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readTestSources } from '../../tools/docs-proves.ts';
import { readRequirements } from '../../tools/docs-requirements.ts';

/** A project of one test file and the given rows. */
function project(rows: string, testFile: string) {
  const root = mkdtempSync(join(tmpdir(), 'opora-requirements-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['docs', 'src', 'tests']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'docs', 'requirements.yaml'), rows);
  writeFileSync(join(root, 'src', 'a.test.ts'), testFile);
  const sources = readTestSources(root);
  return { sources, ...readRequirements(root, sources) };
}

const rows = `
AAA-01:
  clauses: 000 п. 1
  ru: Две фразы.
  evidence:
    Первая: first
    Вторая: [second, third]
AAA-02:
  clauses: 000 п. 2
  ru: Нужна комната.
  evidence: { Показано: }
  needs: [чего-то]
AAA-03:
  clauses: 000 п. 3
  ru: Одна фраза.
  evidence: { Сама фраза: }
`;

const one = (body: string) => `test('[AAA] название', () => { ${body} });`;

test('строка доказана, когда показана каждая её фраза; порядок слов и точка в конце не меняют дела', () => {
  const half = project(rows, one(`proves('AAA-01', 'First.'); proves('AAA-01', 'second');`));
  expect(half.rows.map((row) => row.state)).toEqual(['partly', 'open', 'open']);
  expect(half.rows[0]?.evidence.map((each) => each.proven)).toEqual([true, false]);
  const whole = project(rows, one(`proves('AAA-01', 'first; second'); proves('AAA-01', 'third');`));
  expect(whole.rows.map((row) => row.state)).toEqual(['proven', 'open', 'open']);
  expect(whole.rows[0]?.evidence[1]?.tests).toEqual(['src/a.test.ts: [AAA] название']);
});

test('строка, которой не хватает комнаты, остаётся частичной; фраза доказывается и сама собой', () => {
  const { rows: judged } = project(
    rows,
    one(`proves('AAA-02', 'показано'); proves('AAA-03', 'Сама фраза');`),
  );
  expect(judged.map((row) => row.state)).toEqual(['open', 'partly', 'proven']);
});

test('неизвестная строка, непонятный вызов и вызов вне теста названы', () => {
  const { faults } = project(rows, one(`proves('AAA-09', 'first');`));
  expect(faults).toEqual([
    'src/a.test.ts: proves называет неизвестную строку AAA-09.',
    'В docs/requirements.yaml строк 3, должно быть 189.',
  ]);
  const strange = project(rows, `${one('proves(row, sentence);')}\nproves('AAA-01', 'first');`);
  expect(strange.sources.faults).toEqual([
    'src/a.test.ts:1: строка и фраза proves пишутся буквально.',
    'src/a.test.ts:2: proves стоит вне теста.',
  ]);
  expect(strange.rows[0]?.state).toBe('open');
});

test('слова о доказательстве в строке текста или в пояснении доказательством не считаются', () => {
  const { rows: judged } = project(
    rows,
    one(`// proves('AAA-03', 'Сама фраза')\n const s = "proves('AAA-03', 'Сама фраза')";`),
  );
  expect(judged[2]?.state).toBe('open');
});
