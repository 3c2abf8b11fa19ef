// The command line as a person at the console meets it: answers, sentences, exit codes, and what stands in the base after.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/setup/database.ts';
import { compareDatabases } from '../../platform/db/compare.ts';
import { prepareQueue } from '../../platform/jobs/queue.ts';
import { runCli } from '../cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'opora-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface House {
  readonly database: TestDatabase;
  readonly data: string;
  readonly mode: 'demonstration' | 'production';
}

/** Test databases are migrated by the setup, which knows nothing of the queue. */
async function houseOf(template: 'empty' | 'demo', mode: House['mode'], name: string): Promise<House> {
  const database = await testDatabase(template);
  await prepareQueue(database.owner);
  return { database, mode, data: join(folder, name) };
}

/** Runs a command there; `typed` answers its questions in turn. */
async function opora(house: House, words: string, typed: string[] | null = null) {
  const said: string[] = [];
  const noted: string[] = [];
  const code = await runCli(
    {
      environment: {
        OPORA_MODE: house.mode,
        OPORA_DATA: house.data,
        DATABASE_URL: house.database.appUrl,
        DATABASE_OWNER_URL: house.database.ownerUrl,
      },
      say: (line) => void said.push(line),
      note: (line) => void noted.push(line),
      ask: async () => typed?.shift() ?? null,
    },
    [...words.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? ''),
  );
  return { code, said: said.join('\n'), noted: noted.join('\n') };
}

const INIT =
  'init --territory beregovoy --name "Береговой район" --region "Приморская область" --settlement "г. Береговой" ' +
  '--zone Asia/Vladivostok --service ИМЦ --person "Ветрова Алла Ильинична" --login vetrova';

describe('командная строка без базы', () => {
  const nowhere = { environment: {}, ask: async () => null };

  test('без слов — список команд, у каждой команды есть справка', async () => {
    const said: string[] = [];
    const console = { ...nowhere, say: (line: string) => void said.push(line), note: () => {} };
    expect(await runCli(console, [])).toBe(0);
    const names = said.flatMap((line) => /^ {2}(\w+) /.exec(line)?.[1] ?? []);
    expect(names).toEqual([
      ...['init', 'user', 'import', 'export', 'backup', 'restore', 'invariants', 'time', 'characters'],
    ]);
    for (const name of names) expect(await runCli(console, ['help', name])).toBe(0);
  });

  test('чего нет, то сказано одной фразой, код 1', async () => {
    const noted: string[] = [];
    const console = { ...nowhere, say: () => {}, note: (line: string) => void noted.push(line) };
    expect(await runCli(console, ['inti'])).toBe(1);
    expect(await runCli(console, ['user', 'list', '--teritory', 'kstovo'])).toBe(1);
    expect(await runCli(console, ['backup'])).toBe(1);
    expect(await runCli(console, ['init', '--name', '«Береговой', 'район»'])).toBe(1);
    expect(noted).toEqual([
      'Команды «inti» нет. Список команд: npm run opora -- help',
      'Ключ --teritory не подходит: он не известен или без значения. Есть: --territory, --role, --institution, ' +
        '--document, --json, --person, --gender, --login, --email, --password, --invite.',
      'Назовите файл копии, например: backup opora-2026-04-01.tar.gz',
      'Лишнее слово «район»». Значение с пробелами пишется в прямых кавычках: "Береговой район".',
    ]);
  });
});

describe('рабочая установка', () => {
  let house: House;
  beforeAll(async () => {
    house = await houseOf('empty', 'production', 'work');
  });

  test('init не открывает рабочую территорию, пока включена демонстрация', async () => {
    const answer = await opora({ ...house, mode: 'demonstration' }, INIT);
    expect(answer).toMatchObject({ code: 1, said: '' });
    expect(answer.noted).toContain('OPORA_MODE=production');
  });

  test('init спрашивает недостающее и отвергает негодное, ничего не записав', async () => {
    expect((await opora(house, 'init --territory kray')).noted).toMatch(/^Не задано --name/);
    expect((await opora(house, INIT.replace('beregovoy', 'api'))).noted).toContain('занят самой программой');
    expect((await opora(house, INIT.replace('Asia/Vladivostok', 'Asia/Nigde'))).noted).toContain(
      'не известен',
    );
    expect((await opora(house, `${INIT} --password qwerty12345`)).noted).toContain('подберут первым');
    const { rows } = await house.database.owner.query(
      'select count(*)::int as n from territories.territories',
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('init открывает территорию, администратора с ролью и календарь; второй раз — отказ', async () => {
    const answer = await opora(house, INIT, ['три реки и лодка', 'три реки и лодка']);
    expect(answer.code).toBe(0);
    expect(answer.said).toContain('Администратор: vetrova');
    const { rows } = await house.database.owner.query(`
      select t.slug, t.zone, p.surname, p.gender, r.kind, a.login, a.password_set_at is not null as has_password
        from territories.territories t
        join people.persons p on p.territory_id = t.id
        join people.roles r on r.territory_id = t.id and r.person_id = p.id
        join auth.memberships m on m.territory_id = t.id and m.person_id = p.id
        join auth.accounts a on a.id = m.account_id`);
    expect(rows).toEqual([
      {
        ...{ slug: 'beregovoy', zone: 'Asia/Vladivostok', surname: 'Ветрова', gender: 'female' },
        ...{ kind: 'territory-admin', login: 'vetrova', has_password: true },
      },
    ]);
    expect((await opora(house, INIT.replace('login vetrova', 'login drugaya'))).noted).toContain('уже есть');
  });

  test('демонстрация не открывается в рабочей базе: там входят без пароля', async () => {
    const answer = await opora({ ...house, mode: 'demonstration' }, 'characters');
    expect(answer.code).toBe(1);
    expect(answer.noted).toContain('Эта база создана для работы');
    const clock = await opora(house, 'time');
    expect(clock).toMatchObject({ code: 1, said: '' });
    expect(clock.noted).toContain('только в демонстрации');
  });

  test('user: добавить по приглашению, дать роль, закрыть вход, список', async () => {
    const added = await opora(house, 'user add --person "Мохов Глеб Ильич" --login mokhov --invite');
    expect(added.said).toMatch(
      /Ссылка-приглашение, действует 14 дней: http:\/\/localhost:3000\/invitation\/\S{32}/,
    );
    const twice = await opora(house, 'user add --person "Мохов Глеб Ильич" --login mokhov --invite');
    expect(twice).toMatchObject({ code: 1, said: '' });
    expect((await opora(house, 'user role mokhov --role methodist')).noted).toContain('--document');
    expect(
      (await opora(house, 'user role mokhov --role methodist --document "приказ от 01.09.2026 № 7"')).code,
    ).toBe(0);
    expect((await opora(house, 'user block mokhov')).code).toBe(0);
    expect((await opora(house, 'user list')).said.split('\n')).toEqual([
      'vetrova\tВетрова Алла Ильинична\tАдминистратор службы',
      'mokhov\tМохов Глеб Ильич\tМетодист\tзакрыт',
    ]);
    expect((await opora(house, 'user unblock mokhov')).code).toBe(0);
    expect((await opora(house, 'user password mokhov --password мохов')).noted).toContain('короче');
    expect((await opora(house, 'user password mokhov --password "девять синих птиц"')).code).toBe(0);
    expect((await opora(house, 'user block nikogo')).noted).toBe('Учётной записи «nikogo» нет.');
  });

  test('import: таблица вносится целиком или никак, ошибки названы по строкам', async () => {
    const head = 'Тип;Краткое наименование;Полное наименование;ИНН;Действует с';
    const good = 'Школа;"МБОУ ""СОШ № 1""";Средняя школа № 1;7707083893;01.09.1998';
    const file = join(folder, 'школы.csv');
    writeFileSync(file, `${head}\r\n${good}\r\nЛицей;МБОУ Лицей;Лицей;123;\r\n`);
    const refused = await opora(house, `import institutions ${file}`);
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/^Строка 3: /);
    expect(refused.noted).toContain('Ничего не внесено: строк с ошибками 1 из 2.');
    writeFileSync(file, `\uFEFF${head}\r\n${good}\r\n`);
    expect((await opora(house, `import institutions ${file} --check`)).said).toBe(
      'Ошибок нет, строк 1. Ничего не внесено.',
    );
    expect((await opora(house, `import institutions ${file}`)).said).toBe('Внесено организаций: 1.');
    expect((await opora(house, `import institutions ${file}`)).code).toBe(1);
    const { rows } = await house.database.owner.query(
      'select kind, short_name, inn, opened_on::text from institutions.institutions',
    );
    expect(rows).toEqual([
      { kind: 'school', short_name: 'МБОУ "СОШ № 1"', inn: '7707083893', opened_on: '1998-09-01' },
    ]);
  });

  test('import: положение из файла становится положением этой территории', async () => {
    const file = join(import.meta.dirname, '../../modules/regulations/profiles/kstovo-2013.yaml');
    expect((await opora(house, `import regulation ${file}`)).code).toBe(0);
    expect((await opora(house, `import regulation ${file}`)).noted).toContain('уже есть');
    expect((await opora(house, `import regulation ${join(folder, 'школы.csv')}`)).noted).toContain(
      'не прочитано',
    );
  });

  test('export: реестр заявок таблицей; в существующий файл не пишет', async () => {
    const file = join(folder, 'заявки.csv');
    expect((await opora(house, `export applications --format csv-utf8 --out ${file}`)).said).toBe(file);
    expect((await opora(house, `export applications --out ${file}`)).noted).toContain('уже есть');
    expect((await opora(house, 'export teachers')).noted).toContain('documents | applications');
  });

  test('invariants: правда — код 0; испорченная строка названа, код 1', async () => {
    expect(await opora(house, 'invariants')).toMatchObject({ code: 0 });
    const { owner } = house.database;
    await owner.query(
      `insert into territories.networks (id, slug, name, short_name, host_territory_id) values (9, 'bez-uzla', 'Сеть', 'С', 1)`,
    );
    const broken = await opora(house, 'invariants');
    expect(broken.code).toBe(1);
    expect(broken.said).toContain('✗ a network includes the territory that hosts it: 1\n  bez-uzla');
    await owner.query('delete from territories.networks');
  });
});

describe('демонстрация', () => {
  let house: House;
  beforeAll(async () => {
    house = await houseOf('demo', 'demonstration', 'demo');
  });

  test('characters: имя, роль, территория, имя входа каждого', async () => {
    const all = JSON.parse((await opora(house, 'characters --json')).said) as Record<string, string>[];
    expect(Object.keys(all[0] ?? {})).toEqual(['name', 'role', 'territory', 'login']);
    const { rows } = await house.database.owner.query('select login from auth.accounts order by login');
    expect(all.map((each) => each.login).sort()).toEqual(rows.map((row) => row.login));
  });

  test('init не открывает территорию в базе демонстрации', async () => {
    const answer = await opora({ ...house, mode: 'production' }, `${INIT} --invite`);
    expect(answer.code).toBe(1);
    expect(answer.noted).toContain('В этой базе демонстрация');
  });

  test('backup → restore в пустую установку: те же строки во всех таблицах', async () => {
    const file = join(folder, 'копия.tar.gz');
    const made = await opora(house, `backup ${file}`);
    expect(made.said).toMatch(/^Копия готова: .*копия\.tar\.gz\. Таблиц \d+, строк \d+, файлов \d+\.$/);
    expect((await opora(house, `backup ${file}`)).noted).toContain('уже есть');
    const target: House = {
      database: await testDatabase('empty'),
      data: join(folder, 'restored'),
      mode: 'demonstration',
    };
    const restored = await opora(target, `restore ${file}`);
    expect(restored.noted).toBe('');
    expect(restored.code).toBe(0);
    expect(await compareDatabases(house.database.owner, target.database.owner)).toEqual([]);
    expect((await opora(target, `restore ${file}`)).noted).toContain('В базе уже есть записи');
    expect((await opora(target, 'user list --territory kstovo --json')).code).toBe(0);
  });

  test('time: показывает, переводит вперёд и выполняет, чему подошёл срок; назад не переводит', async () => {
    expect((await opora(house, 'time')).said).toMatch(/^2026-04-01 09:\d\d \(Москва\)$/);
    expect((await opora(house, 'time 2026-05-17')).said).toBe('2026-05-17 09:00 (Москва)');
    const { rows } = await house.database.owner.query(
      'select distinct last_on::text from journal.daily_runs',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect((await opora(house, 'time 2026-05-16T10:00')).noted).toContain('только вперёд');
    expect((await opora(house, 'time 2026-02-31')).noted).toContain('Назовите день');
    expect((await opora(house, 'time')).said).toBe('2026-05-17 09:00 (Москва)');
  });
});
