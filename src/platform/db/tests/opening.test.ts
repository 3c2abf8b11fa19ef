// Opening a database: the embedded one through crashes and rivals, an external one through every wrong address.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { testDatabase } from '../../../../tests/setup/database.ts';
import { migrations } from '../../../migrations/index.ts';
import { readConfig } from '../../config.ts';
import { openDatabase } from '../index.ts';
import { createPool } from '../pools.ts';
import { startServer } from '../server.ts';

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'opora-opening-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.map((folder) => rmSync(folder, { recursive: true, force: true })));

describe('the embedded database', () => {
  const folder = newFolder();
  const config = readConfig({ OPORA_DATA: folder });

  test('is made at the first opening and kept to the second', async () => {
    const first = await openDatabase(config, { migrations });
    expect(first.applied).toEqual(migrations.map((each) => each.name));
    expect(first.version).toBe(18);
    await first.owner.query('create schema kept; create table kept.words (word text)');
    await first.app.query(`insert into kept.words values ('цело')`);
    await first.stop();
    const second = await openDatabase(config, { migrations });
    expect(second.applied).toEqual([]);
    expect((await second.app.query('select word from kept.words')).rows).toEqual([{ word: 'цело' }]);
    await second.stop();
  });

  test('keeps its passwords where only its owner reads them, and lets nobody in without', async () => {
    expect(statSync(join(folder, 'database', 'database.json')).mode & 0o777).toBe(0o600);
    const opened = await openDatabase(config, { migrations });
    const url = new URL((opened.app.options as { connectionString: string }).connectionString);
    url.password = 'wrong';
    const stranger = new pg.Client(url.href);
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
    await opened.stop();
  });

  test('is durable, in UTF-8, and orders Russian words as Russian', async () => {
    const opened = await openDatabase(config, { migrations });
    const { rows } = await opened.app.query(
      `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
              (select string_agg(w, ' ' order by w) from unnest(array['жук', 'ёж', 'Еж', 'яма', 'арка']) w) as words,
              to_tsvector('russian', 'Методические ПЛОЩАДКИ') @@ plainto_tsquery('russian', 'площадка') as found`,
    );
    expect(rows).toEqual([{ fsync: 'on', encoding: 'UTF8', words: 'арка Еж ёж жук яма', found: true }]);
    await opened.stop();
  });

  test('is served by one instance; a tool may attach beside it', async () => {
    const first = await openDatabase(config, { migrations });
    await expect(openDatabase(config, { migrations })).rejects.toThrow(
      `С папкой ${join(folder, 'database')} уже работает другая Опора: остановите её или задайте другой OPORA_DATA.`,
    );
    const tool = await openDatabase(config, { migrations, manner: 'attach' });
    expect((await tool.app.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await tool.stop();
    expect((await first.app.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await first.stop();
  });

  test.each([
    ['stops with', false],
    ['is adopted after', true],
  ])('%s its application that was killed, with everything committed', async (_, outlives) => {
    const server = new URL('../server.ts', import.meta.url).href;
    const script = join(folder, 'victim.mjs');
    writeFileSync(
      script,
      `import { startServer } from '${server}';
       const server = await startServer({ folder: ${JSON.stringify(join(folder, 'database'))}, outlives: ${outlives} });
       const { default: pg } = await import('${import.meta.resolve('pg')}');
       const client = new pg.Client(server.ownerUrl);
       await client.connect();
       await client.query("delete from kept.words where word <> 'цело'; insert into kept.words values ('записано')");
       await client.query("begin; insert into kept.words values ('брошено')");
       process.stdout.write(server.adminUrl);
       process.kill(process.pid, 'SIGKILL');`,
    );
    const victim = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect(victim.signal).toBe('SIGKILL');
    const adopted = await openDatabase(config, { migrations });
    const { rows } = await adopted.app.query(`select word from kept.words where word <> 'цело'`);
    expect(rows).toEqual([{ word: 'записано' }]);
    await adopted.owner.query(`delete from kept.words where word = 'записано'`);
    await adopted.stop();
    await expect(new pg.Client(victim.stdout).connect()).rejects.toThrow('ECONNREFUSED');
  });

  test('comes back when the server itself is killed, and the pool with it', async () => {
    const server = await startServer({ folder: join(folder, 'database') });
    const pool = createPool(server.appUrl, 2, 'opora-tests');
    const word = async () => (await pool.query('select word from kept.words order by word')).rows;
    const before = await word();
    process.kill(server.pid() as number, 'SIGKILL');
    await expect.poll(() => word().catch(() => 'away'), { timeout: 60_000, interval: 200 }).toEqual(before);
    await pool.end();
    await server.stop();
  });

  test.runIf(process.getuid?.() === 0)('runs as root where user namespaces are forbidden', async () => {
    const own = newFolder();
    const server = await startServer({ folder: own, namespaces: false });
    const words = readFileSync(`/proc/${server.pid()}/cmdline`, 'utf8').split('\0');
    expect(statSync(`/proc/${server.pid()}`).uid).toBeGreaterThan(0);
    expect(words[0]).toMatch(/^\/var\/lib\/opora-[0-9a-f]{12}\/postgres-18/);
    await server.stop();
    rmSync((words[0] as string).split('/').slice(0, 4).join('/'), { recursive: true });
  });

  test('says in a sentence that its folder is a file', async () => {
    const file = join(newFolder(), 'занято');
    writeFileSync(file, '');
    await expect(startServer({ folder: join(file, 'database') })).rejects.toThrow(
      /занят файлом: нужна папка/,
    );
  });

  test.runIf(process.getuid?.() === 0)('says in a sentence that the disk is full', async () => {
    const disk = newFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]);
    onTestFinished(() => void spawnSync('umount', [disk]));
    if (mounted.status !== 0) return expect(mounted.status).not.toBe(0);
    await expect(startServer({ folder: join(disk, 'database') })).rejects.toThrow(
      /^На диске с папкой .+ не осталось места: освободите место и запустите Опору снова\.$/,
    );
  });
});

describe('an external database', () => {
  let web: Server;
  let webPort: number;

  beforeAll(async () => {
    web = createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    webPort = (web.address() as { port: number }).port;
  });
  afterAll(() => web.close());

  const open = (url: string, ownerUrl?: string) =>
    openDatabase(readConfig({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }), { migrations });

  const changed = (url: string, change: (url: URL) => void) => {
    const parsed = new URL(url);
    change(parsed);
    return parsed.href;
  };

  test('is opened by its two logins, or by the application alone when the schema is current', async () => {
    const db = await testDatabase();
    const opened = await open(db.appUrl, db.ownerUrl);
    expect(opened.kind).toBe('external');
    await opened.stop();
    const alone = await open(db.appUrl);
    expect(() => alone.owner).toThrow('Для этого действия нужен владелец базы: задайте DATABASE_OWNER_URL.');
    await alone.stop();
  });

  test('refuses a login that row security does not hold', async () => {
    const db = await testDatabase();
    await expect(open(db.ownerUrl, db.ownerUrl)).rejects.toThrow(
      /^Пользователь «t\w+_owner» из DATABASE_URL владеет базой или таблицами: создайте отдельного/,
    );
    const admin = changed(inject('cluster').adminUrl, (url) => {
      url.pathname = `/${db.name}`;
    });
    await expect(open(admin, db.ownerUrl)).rejects.toThrow(/из DATABASE_URL обходит защиту строк/);
  });

  test('names the fault of a wrong address', async () => {
    const db = await testDatabase();
    const host = new URL(db.appUrl).host;
    const login = new URL(db.appUrl).username;
    const cases: [string, string][] = [
      [
        changed(db.appUrl, (url) => {
          url.password = 'wrong';
        }),
        `PostgreSQL на ${host}/${db.name} не принял имя или пароль из DATABASE_URL.`,
      ],
      [
        changed(db.appUrl, (url) => {
          url.pathname = '/no_such_base';
        }),
        `На ${host}/no_such_base нет базы, указанной в DATABASE_URL: создайте её или исправьте адрес.`,
      ],
      [
        `postgres://${login}:x@127.0.0.1:1/opora`,
        'По адресу 127.0.0.1:1/opora (DATABASE_URL) никто не отвечает: проверьте адрес, порт и запущен ли PostgreSQL.',
      ],
      [
        `postgres://${login}:x@127.0.0.1:${webPort}/opora`,
        `По адресу 127.0.0.1:${webPort}/opora (DATABASE_URL) отвечает не PostgreSQL или соединение обрывается.`,
      ],
      [
        `postgres://${login}:x@no-such-host.invalid/opora`,
        'Сервер из DATABASE_URL не найден: имя «no-such-host.invalid/opora» неизвестно сети.',
      ],
    ];
    for (const [url, sentence] of cases) await expect(open(url)).rejects.toThrow(sentence);
  });
});
