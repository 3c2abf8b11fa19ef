// Looks at the design system in a real browser: every page kind in three looks and two widths has no axe
// violation, no sideways scroll, no breach of the content policy. OPORA_GALLERY=folder keeps the photographs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewModeOf, viewModes } from '../index.ts';
import { pages } from './gallery-pages.tsx';

const root = join(import.meta.dirname, '../../..');
const publicDir = join(root, 'dist/public');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const photographs = process.env.OPORA_GALLERY;
const policy = "default-src 'self'; style-src 'self'; script-src 'self'";
const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  if (!existsSync(join(publicDir, 'manifest.json'))) execFileSync('node', [join(root, 'tools/build.mjs')]);
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery');
    if (url.pathname.startsWith('/assets/')) {
      response.setHeader('content-type', types[extname(url.pathname)] ?? 'font/woff2');
      response.end(readFileSync(join(publicDir, url.pathname.slice('/assets/'.length))));
      return;
    }
    const draw = pages[url.pathname.slice(1)];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(draw ? String(draw(viewModeOf(url.searchParams.get('view') ?? undefined))) : '');
  });
  await new Promise<void>((done) => server.listen(0, done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

interface Violation {
  id: string;
  nodes: { target: unknown[]; failureSummary: string }[];
}

describe.each(Object.keys(pages))('%s', (name) => {
  test.each(viewModes.flatMap((view) => [[view, 1366] as const, [view, 360] as const]))(
    '%s, %i px',
    async (view, width) => {
      const page = await browser.newPage({ viewport: { width, height: 768 } });
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${address}/${name}?view=${view}`, { waitUntil: 'networkidle' });
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
