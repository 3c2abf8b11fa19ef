// The database goes away and comes back; the disk fills up: a sentence, nothing lost, recovery by itself.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openFileStore, useFileStore } from '../../src/platform/files/index.ts';
import { type TestDatabase, testDatabase } from '../setup/database.ts';
import { mistakeOf, openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { type PlayedWorld, playSpring } from '../setup/played-world.ts';

/** Stands between the application and its database, so that the line can be cut and restored. */
async function openLine(url: string) {
  const target = new URL(url);
  const sockets = new Set<net.Socket>();
  const serve = (socket: net.Socket) => {
    const onward = net.connect(Number(target.port), target.hostname);
    for (const each of [socket, onward]) {
      sockets.add(each);
      each.on('error', () => each.destroy()).on('close', () => sockets.delete(each));
    }
    socket.pipe(onward).pipe(socket);
  };
  let server = net.createServer(serve);
  const listen = (port: number) => new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  await listen(0);
  const { port } = server.address() as net.AddressInfo;
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href,
    cut,
    restore: async () => {
      server = net.createServer(serve);
      await listen(port);
    },
  };
}

let base: TestDatabase;
let line: Awaited<ReturnType<typeof openLine>>;
let house: TestHouse;
let world: PlayedWorld;
let owner: Visitor;

beforeAll(async () => {
  base = await testDatabase('demo');
  line = await openLine(base.appUrl);
  house = await openTestHouse({ ...base, appUrl: line.url });
  world = await playSpring(house);
  owner = await house.signIn('kstovo-kindergarten');
});
afterAll(async () => {
  useFileStore(openFileStore({ kind: 'folder', folder: inject('cluster').files }));
  await house.close();
  line.cut();
});

describe('База данных пропала на несколько секунд', () => {
  test('страница и API говорят об этом, потом открываются сами', async () => {
    expect((await house.get('/kstovo/recognition', owner)).status).toBe(200);
    line.cut();
    const page = await house.get('/kstovo/recognition', owner);
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('База данных ненадолго недоступна');
    const api = await house.command('kstovo', 'notices.read', {}, owner);
    expect([api.status, ((await api.json()) as { error: { name: string } }).error.name]).toEqual([
      503,
      'database-away',
    ]);
    const form = await house.form(
      '/kstovo/notices',
      new URLSearchParams({ _command: 'notices.read' }),
      owner,
    );
    expect(form.status).toBe(503);
    expect((await house.get('/readyz')).status).toBe(503);
    expect((await house.get('/healthz')).status).toBe(200);
    await line.restore();
    expect((await house.get('/kstovo/recognition', owner)).status).toBe(200);
    expect((await house.get('/readyz')).status).toBe(200);
  });

  test('сеанс базы прерван посреди работы: следующий запрос берёт другой', async () => {
    await base.owner
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename <> current_user`,
      )
      .catch(() => {});
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push((await house.get('/kstovo/recognition', owner)).status);
    expect(answers.at(-1)).toBe(200);
    expect(answers.filter((status) => ![200, 503].includes(status))).toEqual([]);
  });
});

describe('Кончилось место на диске', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opora-full-'));
  let isMounted = false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' });
    isMounted = true;
  } catch {
    console.log('Полный диск не проверен: для пробного диска нужны права root.');
  }
  afterAll(() => {
    if (isMounted) execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  test.skipIf(!isMounted)(
    'файл не принимается со словами, следа нет; место появилось — файл принят',
    async () => {
      useFileStore(openFileStore({ kind: 'folder', folder }));
      const ballast = join(folder, 'ballast');
      writeFileSync(ballast, Buffer.alloc(200 * 1024));
      const { version } = (
        await house.db.owner.query('select version from recognition.applications where id = $1', [
          world.draft,
        ])
      ).rows[0] as { version: number };
      const send = () => {
        const fields = new FormData();
        const text = Buffer.from(`%PDF-1.4\n${'1 0 obj\nendobj\n'.repeat(9000)}trailer\n<<>>\n%%EOF\n`);
        fields.set('_command', 'recognition.application.attach');
        fields.set('id', world.draft);
        fields.set('version', String(version));
        fields.set('purpose', 'scan');
        fields.set('file', new File([text], 'скан.pdf', { type: 'application/pdf' }));
        return house.form(`/kstovo/recognition/applications/${world.draft}/edit/files`, fields, owner);
      };
      const facts = async () =>
        (await house.db.owner.query('select count(*)::int as n from journal.facts')).rows[0];
      const before = await facts();
      const full = await send();
      expect([full.status, mistakeOf(full), (await full.text()).includes('кончилось место')]).toEqual([
        503,
        '',
        true,
      ]);
      expect(await facts()).toEqual(before);
      const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
        each.isFile(),
      );
      expect(left.map((each) => each.name)).toEqual(['ballast']);
      rmSync(ballast);
      expect((await send()).status).toBe(303);
    },
  );
});
