// Looks at the design system in a real browser: every page kind in three looks and two widths has no axe
// violation, no sideways scroll, no breach of the content policy. OPORA_GALLERY=folder keeps the photographs.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewModes } from '../index.ts';
import { pages } from './gallery-pages.tsx';
import { type Gallery, openGallery } from './gallery-server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const photographs = process.env.OPORA_GALLERY;

/** 1366 px, the same at 200 % zoom, a telephone. */
const widths = [1366, 683, 360];

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
});

afterAll(() => gallery?.close());

interface Violation {
  id: string;
  nodes: { target: unknown[]; failureSummary: string }[];
}

async function openPage(name: string, view: string) {
  const page = await gallery.browser.newPage({ viewport: { width: 1366, height: 768 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${gallery.address}/${name}?view=${view}`);
  await page.evaluate(() => document.fonts.ready);
  return { page, complaints };
}

async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

async function photograph(page: Page, name: string, width: number): Promise<void> {
  if (!photographs) return;
  mkdirSync(photographs, { recursive: true });
  await page.screenshot({ path: join(photographs, `${name}-${width}.png`), fullPage: width < 1000 });
}

describe.each(Object.keys(pages))('%s', (name) => {
  test.each(viewModes)('%s', async (view) => {
    const { page, complaints } = await openPage(name, view);
    const broken: string[] = [];
    const wide: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 768 });
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (excess > 0) wide.push(`${width}: ${excess}`);
      // What a zoomed page hides, a telephone hides too.
      if (width !== 683) broken.push(...(await axeFaults(page)));
      await photograph(page, `${name}-${view}`, width);
    }
    await page.close();
    expect({ complaints, broken, wide }).toEqual({ complaints: [], broken: [], wide: [] });
  });
});
