// The stage of a journey: the real application served on a port of its own over a fresh demonstration, and a real browser.
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { httpParts } from '../../src/main/http-parts.ts';
import { type Installation, openInstallation } from '../../src/main/installation.ts';
import { projectRoot } from '../../src/main/project-root.ts';
import { buildApp } from '../../src/platform/http/app.ts';
import { prepareQueue } from '../../src/platform/jobs/queue.ts';
import { type TestDatabase, testDatabase } from '../setup/database.ts';

export interface Stage {
  readonly address: string;
  readonly browser: Browser;
  readonly installation: Installation;
  readonly db: TestDatabase;
  /** What went wrong on our side so far: a journey ends with none. */
  readonly mistakes: string[];
  /** Every text typed in any window so far. */
  readonly typed: string[];
  readonly close: () => Promise<void>;
}

const publicFolder = join(projectRoot, 'dist', 'public');

type Answering = (request: Request) => Response | Promise<Response>;

/** Takes a free port first: the installation has to know its own address before it answers. */
function listen(answer: { fetch: Answering }): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = serve(
      { fetch: (request) => answer.fetch(request), hostname: '127.0.0.1', port: 0 },
      ({ port }) => resolve({ server: server as Server, port }),
    );
  });
}

const notYet: Answering = () => new Response('not yet', { status: 503 });

function openBrowser(): Promise<Browser> {
  const named = process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({
    ...(existsSync(named) ? { executablePath: named } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=ru'],
  });
}

/** Opens everything as `npm start` does, with the clock that travels; closes it all again. */
export async function openStage(): Promise<Stage> {
  if (!existsSync(join(publicFolder, 'app.js'))) throw new Error('Сначала соберите страницы: npm run build');
  const db = await testDatabase('demo');
  await prepareQueue(db.owner);
  const answer = { fetch: notYet };
  const { server, port } = await listen(answer);
  const address = `http://127.0.0.1:${port}`;
  const folder = inject('cluster').files;
  const installation = await openInstallation({
    config: {
      mode: 'demonstration',
      host: '127.0.0.1',
      port,
      publicUrl: address,
      trustedProxies: ['127.0.0.1'],
      dataFolder: folder,
      database: { kind: 'external', url: db.appUrl, ownerUrl: db.ownerUrl },
      smtpUrl: undefined,
      mailFrom: 'Опора <opora@localhost>',
      files: { kind: 'folder', folder },
      secret: 'a journey needs no secret of its own, only a long one',
    },
    manner: 'attach',
    report: () => {},
    logLevel: 'silent',
  });
  const mistakes: string[] = [];
  const app = buildApp({
    ...httpParts(installation, publicFolder),
    log: { info: () => {}, error: (data, text) => mistakes.push(`${text} ${JSON.stringify(data)}`) },
  });
  answer.fetch = app.fetch;
  await installation.queue.work(
    installation.gateway,
    installation.gateway.house,
    async (id) => (await installation.territories()).find((territory) => territory.id === id) ?? null,
  );
  const browser = await openBrowser();
  return {
    address,
    browser,
    installation,
    db,
    mistakes,
    typed: [],
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await installation.stop();
    },
  };
}
