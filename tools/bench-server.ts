// A built Opora as a process of its own: started, asked over the network as a browser asks, stopped or killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { node, root } from './prepare.mjs';

export interface RunningOpora {
  readonly url: string;
  readonly child: ChildProcess;
  /** From the start of the process to the first answered page. */
  readonly startedInSeconds: number;
  readonly ask: (path: string, init?: RequestInit) => Promise<Answer>;
  /** Signs in as a person of the demonstration; later requests carry the session. */
  readonly signIn: (login: string) => Promise<void>;
  readonly cookie: () => string;
  readonly residentMegabytes: () => number;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Starts dist/web.js over a data folder and waits until it answers. */
export async function startOpora(
  dataFolder: string,
  waitSeconds = 180,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningOpora> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const from = performance.now();
  const child = spawn(node, [join(root, 'dist/web.js')], {
    env: {
      ...process.env,
      OPORA_DATA: dataFolder,
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (part) => {
    said = (said + part).slice(-4000);
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (;;) {
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) break;
    if (child.exitCode !== null) throw new Error(`Opora did not start: ${said}`);
    if (performance.now() - from > waitSeconds * 1000) {
      child.kill('SIGKILL');
      throw new Error(`Opora did not answer in ${waitSeconds} s: ${said}`);
    }
    await sleep(20);
  }
  let cookie = '';
  const ask: RunningOpora['ask'] = async (path, init = {}) => {
    const headers = { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) };
    const answer = await fetch(url + path, { redirect: 'manual', ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      if (/session/.test(pair)) cookie = pair;
    }
    return {
      status: answer.status,
      text: await answer.text(),
      location: answer.headers.get('location') ?? '',
    };
  };
  return {
    url,
    child,
    startedInSeconds: (performance.now() - from) / 1000,
    ask,
    signIn: async (login) => {
      const answer = await ask('/demonstration', { method: 'POST', body: new URLSearchParams({ login }) });
      if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`);
    },
    cookie: () => cookie,
    residentMegabytes: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await gone;
    },
  };
}

/** Requests a second of one page at so many connections kept open. */
export async function throughput(
  opora: RunningOpora,
  path: string,
  connections: number,
  seconds: number,
): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const get = () =>
    new Promise<void>((resolve, reject) => {
      const request = http.get(opora.url + path, { agent, headers: { cookie: opora.cookie() } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`));
        answer.resume().on('end', resolve);
      });
      request.on('error', reject);
    });
  const worker = async () => {
    while (performance.now() < until) {
      await get();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return done / seconds;
}
