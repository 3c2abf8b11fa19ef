// Serves the gallery as the product would be served: built files, strict content policy, answers to a few posts.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { viewModeOf } from '../index.ts';
import { pages } from './gallery-pages.tsx';

const root = join(import.meta.dirname, '../../..');
const publicDir = join(root, 'dist/public');
const policy = "default-src 'self'; style-src 'self'; script-src 'self'";
const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

export interface Gallery {
  address: string;
  browser: Browser;
  /** What was posted so far: address and body. */
  posts: { path: string; body: string }[];
  /** Status of the next answers to posts of drafts. */
  draftStatus: number;
  close: () => Promise<void>;
}

const found = [
  { group: 'Люди', text: 'Соколова Мария Ильинична', href: '/card', hint: 'Гимназия № 4' },
  { group: 'Страницы', text: 'Заявки', href: '/list' },
];

export async function openGallery(): Promise<Gallery> {
  if (!existsSync(join(publicDir, 'manifest.json')))
    execFileSync('node', [join(root, 'tools/build.mjs'), '--client']);
  const posts: Gallery['posts'] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery');
    if (url.pathname.startsWith('/assets/')) {
      response.setHeader('content-type', types[extname(url.pathname)] ?? 'font/woff2');
      response.end(readFileSync(join(publicDir, url.pathname.slice('/assets/'.length))));
      return;
    }
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      posts.push({ path: url.pathname, body: Buffer.concat(chunks).toString() });
      if (url.pathname === '/apply/draft') {
        response.writeHead(gallery.draftStatus, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ savedAt: '14:33', version: 5 }));
        return;
      }
      response.writeHead(303, { location: '/home' }).end();
      return;
    }
    if (url.pathname === '/search.json') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(found));
      return;
    }
    const draw = pages[url.pathname.slice(1)];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(draw ? String(draw(viewModeOf(url.searchParams.get('view') ?? undefined))) : '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const executablePath = process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const gallery: Gallery = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    browser,
    posts,
    draftStatus: 200,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
  return gallery;
}
