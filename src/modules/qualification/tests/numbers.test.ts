// Numbers of the staff and the lists behind them: whatever a number says, its list holds exactly so many people.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';

let house: TestHouse;
let methodist: Visitor;
let operator: Visitor;

beforeAll(async () => {
  house = await openTestHouse();
  methodist = await house.signIn('kstovo-methodist-1');
  operator = await house.signIn('kstovo-school-1');
});
afterAll(() => house.close());

const text = async (path: string, who: Visitor) => {
  const answer = await house.get(path, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};

/** Numbers of a page that open a list: [number, address]. */
const linked = (html: string): [number, string][] =>
  [...html.matchAll(/<a href="(\/kstovo\/qualification\?[^"]+)">(\d+)<\/a>/g)].map((found) => [
    Number(found[2]),
    (found[1] ?? '').replaceAll('&amp;', '&'),
  ]);

const countIn = (html: string) => Number(/class="o-count-text">(\d+)/.exec(html)?.[1] ?? 0);

describe('каждое число открывает список, из которого оно сложилось', () => {
  test('количественный анализ: категории, образование, стаж, возраст, организации', async () => {
    const numbers = linked(await text('/kstovo/qualification/analysis?on=2026-04-01', methodist));
    expect(numbers.length).toBeGreaterThan(50);
    const wrong: unknown[] = [];
    for (const [number, path] of numbers.filter((_, index) => index < 20 || index % 15 === 0)) {
      const listed = countIn(await text(path, methodist));
      if (listed !== number) wrong.push([path, number, listed]);
    }
    expect(wrong).toEqual([]);
  });

  test('доля категорий: по должностям и по предметам', async () => {
    for (const by of ['position', 'subject']) {
      const numbers = linked(await text(`/kstovo/qualification/report?by=${by}&on=2026-04-01`, methodist));
      expect(numbers.length).toBeGreaterThan(15);
      for (const [number, path] of numbers.slice(0, 12))
        expect([path, countIn(await text(path, methodist))]).toEqual([path, number]);
    }
  });

  test('оператор видит числа только своей организации', async () => {
    const [all, own] = [
      linked(await text('/kstovo/qualification/report', methodist))[0]?.[0] ?? 0,
      linked(await text('/kstovo/qualification/report', operator))[0]?.[0] ?? 0,
    ];
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(all);
  });

  test('PDF, DOCX, XLSX и документ в реестре', async () => {
    for (const [kind, start] of [
      ['pdf', '%PDF'],
      ['docx', 'PK'],
      ['xlsx', 'PK'],
    ]) {
      const answer = await house.get(`/kstovo/qualification/analysis.${kind}?on=2026-01-01`, methodist);
      expect([kind, answer.status]).toEqual([kind, 200]);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .toString('latin1', 0, 4)
          .startsWith(start ?? ''),
      ).toBe(true);
    }
    const drafted = await house.command(
      'kstovo',
      'qualification.analysis.draft',
      { on: '2026-01-01' },
      methodist,
    );
    const { result } = (await drafted.json()) as { result: { documentId: string } };
    expect(/на 1\sянваря\s2026/.test(await text(`/kstovo/documents/${result.documentId}`, methodist))).toBe(
      true,
    );
    expect(
      (await house.command('kstovo', 'qualification.analysis.draft', { on: '2026-01-01' }, operator)).status,
    ).toBe(403);
  });
});
