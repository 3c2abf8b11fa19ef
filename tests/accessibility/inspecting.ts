// What is asked of any page in a real browser: no axe fault, no sideways scroll, one heading, labels, light, quiet console.
// OPORA_PHOTOS=folder keeps photographs of the pages (OPORA_LOOKS=light,dark,contrast), 1366 and 360 px wide.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visit } from './addresses.ts';
import { axeFaults, sidewaysScroll, skipFaults, structureFaults } from './looks.ts';
import type { OpenHouse } from './open-house.ts';

export const photographs = process.env.OPORA_PHOTOS;
/** 1366 px; the same at 200 % zoom; a telephone. */
const widths = [1366, 683, 360];
export const kilobyte = 1024;
/** Bytes over the network: interface.md, «Look». */
export const firstVisit = 300 * kilobyte;
const laterVisit = 60 * kilobyte;

export interface Inspector {
  readonly openPage: (context: BrowserContext, path: string) => Promise<Opened>;
  /** A browser of one person, warm: the styles, scripts and fonts have come before. */
  readonly warmContext: (visit: Pick<Visit, 'who'>) => Promise<BrowserContext>;
  /** Everything that is asked of any page, in the light look. */
  readonly inspect: (visit: Visit) => Promise<void>;
}

interface Opened {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, breaches of the content policy, missing files. */
  readonly complaints: string[];
  /** Bytes as they travelled. */
  readonly weight: () => Promise<number>;
}

export function inspector(open: OpenHouse): Inspector {
  const contexts = new Map<string, Promise<BrowserContext>>();

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

  return { openPage, warmContext, inspect };
}
