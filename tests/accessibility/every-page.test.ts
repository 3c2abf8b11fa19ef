// Every page of the house in a real browser: no axe fault, no sideways scroll, one heading, labels, light, quiet console.
// OPORA_PHOTOS=folder keeps photographs of the pages (OPORA_LOOKS=light,dark,contrast), 1366 and 360 px wide.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { house as rooms } from '../../src/main/modules.ts';
import { type Address, everyAddress, findVisit, type Visit } from './addresses.ts';
import {
  axeFaults,
  cutOffAt,
  layoutShift,
  sidewaysScroll,
  skipFaults,
  structureFaults,
  unseenFocus,
} from './looks.ts';
import { type OpenHouse, openHouse } from './open-house.ts';

const photographs = process.env.OPORA_PHOTOS;
/** 1366 px; the same at 200 % zoom; a telephone. */
const widths = [1366, 683, 360];
const kilobyte = 1024;
/** Bytes over the network: interface.md, «Look». */
const firstVisit = 300 * kilobyte;
const laterVisit = 60 * kilobyte;

let open: OpenHouse;
let addresses: ReadonlyMap<string, Address>;
const contexts = new Map<string, Promise<BrowserContext>>();

beforeAll(async () => {
  open = await openHouse();
  addresses = new Map((await everyAddress(open)).map((address) => [address.page, address]));
});

afterAll(() => open?.close());

interface Opened {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, breaches of the content policy, missing files. */
  readonly complaints: string[];
  /** Bytes as they travelled. */
  readonly weight: () => Promise<number>;
}

async function openPage(context: BrowserContext, path: string): Promise<Opened> {
  const page = await context.newPage();
  const complaints: string[] = [];
  const arrived: Promise<number>[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfinished', (request) => {
    // A page closed meanwhile weighs nothing more.
    const size = request.sizes().then(
      (sizes) => sizes.responseBodySize + sizes.responseHeadersSize,
      () => 0,
    );
    arrived.push(size);
  });
  await page.goto(open.address + path);
  await page.waitForFunction(() => document.documentElement.dataset.js === 'on');
  const weight = async () => (await Promise.all(arrived)).reduce((sum, each) => sum + Math.max(each, 0), 0);
  return { page, complaints, weight };
}

/** A browser of one person, warm: the styles, scripts and fonts have come before. */
function warmContext(visit: Pick<Visit, 'who'>): Promise<BrowserContext> {
  const { login } = visit.who;
  const warm = async () => {
    const context = await open.contextOf(visit.who);
    const { page } = await openPage(context, login ? `/${visit.who.territory}` : '/sign-in');
    await page.waitForLoadState('networkidle');
    await page.close();
    return context;
  };
  const context = contexts.get(login) ?? warm();
  contexts.set(login, context);
  return context;
}

async function photograph(visit: Visit): Promise<void> {
  if (!photographs) return;
  mkdirSync(photographs, { recursive: true });
  const name = `${visit.page.replaceAll(/[/:]+/g, '-').replace(/^-/, '') || 'today'}-${visit.who.login || 'visitor'}`;
  for (const look of (process.env.OPORA_LOOKS ?? 'light,dark,contrast').split(',')) {
    const context = await open.contextOf(visit.who, look);
    const { page } = await openPage(context, visit.path);
    for (const width of [1366, 360]) {
      await page.setViewportSize({ width, height: 768 });
      await page.screenshot({ path: join(photographs, `${name}-${look}-${width}.png`), fullPage: true });
    }
    await context.close();
  }
}

async function bytesAgain(visit: Visit): Promise<number> {
  const { page, weight } = await openPage(await warmContext(visit), visit.path);
  await page.close();
  return weight();
}

/** Everything that is asked of any page, in the light look. */
async function inspect(visit: Visit): Promise<void> {
  const { page, complaints, weight } = await openPage(await warmContext(visit), visit.path);
  const faults = [...(await structureFaults(page)), ...(await axeFaults(page))];
  const bytes = await weight();
  for (const width of widths) faults.push(...(await sidewaysScroll(page, width)));
  faults.push(...(await skipFaults(page)));
  await page.close();
  await photograph(visit);
  const shown = { path: visit.path, who: visit.who.login };
  expect({ ...shown, faults, complaints }).toEqual({ ...shown, faults: [], complaints: [] });
  expect(bytes, `${visit.path}: bytes of the first visit`).toBeLessThan(firstVisit);
  // A page with a look of its own (a sheet of paper) brings its letters once.
  if (bytes >= laterVisit) expect(await bytesAgain(visit)).toBeLessThan(laterVisit);
}

describe('каждая страница территории', () => {
  test.each(rooms.modules.flatMap((module) => (module.pages ?? []).map((page) => page.path)))(
    '%s',
    async (path) => {
      const address = addresses.get(path);
      const visit = address && (await findVisit(open, address));
      if (!visit) throw new Error(`Nobody is shown ${path}; tried ${JSON.stringify(address?.paths)}`);
      await inspect(visit);
    },
  );
});

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
