// The house as a whole in a real browser: pages outside the territories, each role's home, weight, keyboard, print.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstVisit, type Inspector, inspector, kilobyte, photographs } from './inspecting.ts';
import { cutOffAt, layoutShift, sidewaysScroll, unseenFocus } from './looks.ts';
import { type OpenHouse, openHouse } from './open-house.ts';

let open: OpenHouse;
let openPage: Inspector['openPage'];
let warmContext: Inspector['warmContext'];
let inspect: Inspector['inspect'];

beforeAll(async () => {
  open = await openHouse();
  ({ openPage, warmContext, inspect } = inspector(open));
});

afterAll(() => open?.close());

describe('страницы вне территорий', () => {
  const visitorPages = ['/', '/sign-in', '/reset', '/demonstration', '/mailbox', '/api', '/kstovo/sites'];
  const personPages = ['/account', '/account/second-factor'];
  test.each([
    ...visitorPages.map((path) => [path, ''] as const),
    ...personPages.map((path) => [path, 'kstovo-secretary'] as const),
  ])('%s', async (path, login) => {
    const who = open.people.find((person) => person.login === login);
    if (!who) throw new Error(`Nobody signs in as ${login}`);
    await inspect({ page: path, ru: '', path, who });
  });
});

describe('начальная страница каждой роли', () => {
  const roles = ['expert-4', 'school-1', 'chair', 'clerk', 'director', 'imc', 'methodist-1', 'teacher'];
  test.each(roles)('%s', async (role) => {
    const who = open.people.find((person) => person.login === `kstovo-${role}`);
    if (!who) throw new Error(`Nobody signs in as ${role}`);
    await inspect({ page: 'today', ru: '', path: '/kstovo', who });
  });
});

test('первое посещение легче 300 КБ', async () => {
  const [who] = open.people;
  if (!who) throw new Error('Nobody signed in');
  const { page, weight } = await openPage(await open.contextOf(who), '/kstovo');
  await page.waitForLoadState('networkidle');
  expect(await weight()).toBeLessThan(firstVisit);
});

test('страница не прыгает, пока приходят шрифты по медленной сети', async () => {
  const [who] = open.people;
  if (!who) throw new Error('Nobody signed in');
  const page = await (await open.contextOf(who)).newPage();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 100 * kilobyte,
    uploadThroughput: 100 * kilobyte,
  });
  await page.goto(`${open.address}/kstovo`, { waitUntil: 'networkidle' });
  expect(await layoutShift(page)).toBeLessThan(0.02);
});

describe('с клавиатуры видно, где находишься', () => {
  const places = ['/kstovo', '/kstovo/recognition/applications', '/kstovo/people', '/kstovo/people/new'];
  test.each(places)('%s', async (path) => {
    const [who] = open.people;
    if (!who) throw new Error('Nobody signed in');
    const { page } = await openPage(await warmContext({ who }), path);
    expect(await unseenFocus(page, 25)).toEqual([]);
    await page.close();
  });
});

describe('на печати нет меню и всё помещается на лист', () => {
  /** A4 less its margins, in CSS pixels. */
  const sheet = 703;
  const places = [
    '/kstovo/institutions',
    '/kstovo/people',
    '/kstovo/recognition/applications',
    '/kstovo/recognition',
  ];
  test.each(places)('%s', async (path) => {
    const [who] = open.people;
    if (!who) throw new Error('Nobody signed in');
    const { page } = await openPage(await warmContext({ who }), path);
    await page.emulateMedia({ media: 'print' });
    const chrome = page.locator('.o-topbar, .o-nav, .o-filter-row, .o-list-tools, .o-pagehead-actions');
    for (const part of await chrome.all()) expect(await part.isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await sidewaysScroll(page, sheet)).toEqual([]);
    expect(await cutOffAt(page, sheet)).toEqual([]);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const [firstRow] = await page.locator('tbody tr td a').allTextContents();
    await page.close();
    if (photographs) writeFileSync(join(photographs, `print${path.replaceAll('/', '-')}.pdf`), pdf);
    const { text } = await extractText(new Uint8Array(pdf));
    // A list begins on the first sheet, under its title.
    if (firstRow) expect(text[0]?.replaceAll(/\s+/g, ' ')).toContain(firstRow.trim().replaceAll(/\s+/g, ' '));
  });
});
