// Looks at the design system in a real browser: every page kind in three looks and two widths has no axe
// violation, no sideways scroll, no breach of the content policy. OPORA_GALLERY=folder keeps the photographs.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewModes } from '../index.ts';
import { pages } from './gallery-pages.tsx';
import { type Gallery, openGallery } from './gallery-server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const photographs = process.env.OPORA_GALLERY;

/** 1366 px at 200 % zoom. */
const zoomed = ['light', 683] as const;

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
});

afterAll(() => gallery?.close());

interface Violation {
  id: string;
  nodes: { target: unknown[]; failureSummary: string }[];
}

describe.each(Object.keys(pages))('%s', (name) => {
  test.each([...viewModes.flatMap((view) => [[view, 1366] as const, [view, 360] as const]), zoomed])(
    '%s, %i px',
    async (view, width) => {
      const page = await gallery.browser.newPage({ viewport: { width, height: 768 } });
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${gallery.address}/${name}?view=${view}`, { waitUntil: 'networkidle' });
      if (photographs) {
        mkdirSync(photographs, { recursive: true });
        await page.screenshot({
          path: join(photographs, `${name}-${view}-${width}.png`),
          fullPage: width < 1000,
        });
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
        return (await axe.run()).violations;
      });
      await page.close();
      const broken = found.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
      );
      expect({ complaints, broken, wide: Math.max(wide, 0) }).toEqual({
        complaints: [],
        broken: [],
        wide: 0,
      });
    },
  );
});
