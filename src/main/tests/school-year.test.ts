// The school year is a context: chosen once in the header, kept by the browser, and lists begin with it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../tests/setup/house.ts';

let house: TestHouse;
let secretary: Visitor;

beforeAll(async () => {
  house = await openTestHouse();
  secretary = await house.signIn('kstovo-secretary');
});
afterAll(() => house.close());

const choose = (year: string, next: string) =>
  house.form(`/year?next=${encodeURIComponent(next)}`, new URLSearchParams({ year }), secretary);

const wearing = (answer: Response): Visitor => ({
  ...secretary,
  cookie: `${secretary.cookie}; ${answer.headers.getSetCookie()[0]?.split(';')[0]}`,
});

/** The label of the year switch. */
const yearOf = (page: string) => /Учебный год: (20\d\d\/20\d\d|20\d\d\/\d\d)/.exec(page)?.[1];

test('без выбора показан нынешний учебный год', async () => {
  const page = await (await house.get('/kstovo', secretary)).text();
  expect(yearOf(page)).toMatch(/^2025\//);
  expect(page).not.toContain('o-tool-other');
});

test('выбранный год остаётся на всех страницах, список начинается с него', async () => {
  const chosen = await choose('2024', '/kstovo/recognition/sites?year=2025&after=abc&state=active');
  expect(chosen.status).toBe(303);
  expect(chosen.headers.get('location')).toBe('/kstovo/recognition/sites?state=active');
  const looking = wearing(chosen);
  for (const path of ['/kstovo', '/kstovo/people']) {
    const page = await (await house.get(path, looking)).text();
    expect(yearOf(page)).toMatch(/^2024\//);
    expect(page).toContain('o-tool-other');
  }
  const sites = await (await house.get('/kstovo/recognition/sites', looking)).text();
  expect(sites).toContain('value="2024" selected');
  expect(sites).toContain('href="/kstovo/recognition/sites?year="');
  const all = await (await house.get('/kstovo/recognition/sites?year=', looking)).text();
  expect(all).not.toContain('value="2024" selected');
});

test('нынешний год — не выбор: отметка снимается; чужое слово ничего не выбирает', async () => {
  expect((await choose('2025', '/kstovo')).headers.getSetCookie()[0]).toContain('Max-Age=0');
  expect((await choose('abc; x', '/kstovo')).headers.getSetCookie()[0]).toMatch(/^year=; .*Max-Age=0/);
  const bent = { ...secretary, cookie: `${secretary.cookie}; year=20x5` };
  expect(yearOf(await (await house.get('/kstovo', bent)).text())).toMatch(/^2025\//);
});
