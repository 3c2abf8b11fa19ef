// The web process: opens the installation, serves pages and the API, does the daily round, stops gracefully.
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { readConfig } from '../platform/config.ts';
import { isStartFault, startFault } from '../platform/faults.ts';
import { buildApp } from '../platform/http/app.ts';
import { oneAtATime } from '../platform/jobs/one-at-a-time.ts';
import { httpParts } from './http-parts.ts';
import { collectGarbage, quietTime } from './idle-memory.ts';
import { openInstallation } from './installation.ts';

const report = (line: string) => process.stdout.write(`${line}\n`);
/** How often due work is looked for. */
const tickEveryMs = 30_000;

/** Machines that look whether we live do not count as somebody who asks. */
const probe = /\/(healthz|readyz|metrics)$/;

async function listen(
  fetch: (request: Request, env: object) => Response | Promise<Response>,
  host: string,
  port: number,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server as Server)) as Server;
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          startFault(
            `Порт ${port} занят другой программой: остановите её или задайте другой, например PORT=${port + 1}.`,
          ),
        );
      else if (error.code === 'EACCES')
        reject(startFault(`Порт ${port} открыть нельзя: нет прав. Задайте порт больше 1024.`));
      else reject(error);
    });
  });
}

async function main(): Promise<void> {
  const config = readConfig();
  const installation = await openInstallation({ config, manner: 'serve', report });
  const quiet = quietTime(collectGarbage);
  let server: Server;
  try {
    const app = buildApp(httpParts(installation, join(import.meta.dirname, 'public')));
    const answer = (request: Request, env: object) => {
      if (!probe.test(request.url)) quiet.note();
      return app.fetch(request, env);
    };
    server = await listen(answer, config.host, config.port);
  } catch (error) {
    await installation.stop();
    throw error;
  }
  await installation.queue.work(installation.gateway, installation.gateway.house, async (id) => {
    return (await installation.territories()).find((territory) => territory.id === id) ?? null;
  });
  installation.mail.start();
  // One round at a time: a night's count in hundreds of territories lasts longer than the pause, and rounds that wait
  // for each other would hold every connection there is.
  const tick = oneAtATime(() =>
    installation.tick().catch((error) => installation.log.error({ error: String(error) }, 'tick')),
  );
  const timer = setInterval(() => {
    tick.start();
    quiet.look();
  }, tickEveryMs);
  tick.start();

  report(`Опора открыта: ${config.publicUrl}`);
  if (config.mode === 'demonstration')
    report(`Войти как участник демонстрации: ${config.publicUrl}/demonstration`);
  report('Остановить: Ctrl+C');

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    report('Останавливаемся');
    clearInterval(timer);
    server.close();
    server.closeIdleConnections();
    await tick.ended();
    await installation.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error) => {
  process.stderr.write(`${isStartFault(error) ? error.message : String(error?.stack ?? error)}\n`);
  process.exit(1);
});
