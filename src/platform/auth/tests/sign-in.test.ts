import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { safeNext } from '../next.ts';
import {
  browser,
  goodPassword,
  granted,
  openStand,
  person,
  refusalOf,
  type Stand,
  signedIn,
} from './house.ts';

let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
  await person(stand.auth, 'ivanova.mp');
});

const attempt = (login: string, password: string, address?: string) =>
  stand.auth.signIn(browser(address).request(), { login, password, remember: true });

describe('вход по имени и паролю', () => {
  test('верный пароль открывает сеанс, имя входа не зависит от регистра', async () => {
    const visitor = browser();
    const outcome = granted(
      await stand.auth.signIn(visitor.request(), {
        login: ' Ivanova.MP ',
        password: goodPassword,
        remember: true,
      }),
    );
    expect(outcome.wantsCode).toBe(false);
    visitor.keep(outcome.cookies);
    const caller = await stand.auth.callerOf(visitor.request());
    expect(caller).toMatchObject({
      accountName: 'Лицо ivanova.mp',
      secondFactor: false,
      method: 'password',
      tokenScopes: null,
      tokenTerritoryId: null,
    });
  });

  test('cookie сеанса недоступна скриптам, не уходит на чужие сайты и защищена по https', async () => {
    const { cookies } = granted(await attempt('ivanova.mp', goodPassword));
    const session = cookies.find((line) => line.startsWith('opora.session_token=')) ?? '';
    expect(session).toMatch(/; HttpOnly/);
    expect(session).toMatch(/; SameSite=Lax/);
    expect(session).not.toMatch(/; Secure/);
    const overHttps = granted(
      await stand.auth.signIn(new Request('https://opora.test/sign-in'), {
        login: 'ivanova.mp',
        password: goodPassword,
        remember: false,
      }),
    );
    expect(overHttps.cookies.every((line) => /; Secure/i.test(line))).toBe(true);
    const unremembered = overHttps.cookies.find((line) => line.startsWith('opora.session_token=')) ?? '';
    expect(unremembered).not.toMatch(/Max-Age/i);
  });

  test('неверный пароль, неизвестное и неправильное имя получают одно и то же предложение', async () => {
    const answers = await Promise.all([
      attempt('ivanova.mp', 'неверный пароль', '192.0.2.10'),
      attempt('petrova.vs', goodPassword, '192.0.2.11'),
      attempt("'; drop table auth.accounts; --", goodPassword, '192.0.2.12'),
      attempt('', '', '192.0.2.13'),
    ]);
    const texts = answers.map((each) => (isRefusal(each) ? each.text : 'вошёл'));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toMatch(/не подошли/);
  });

  test('учётная запись без пароля не пускает никого', async () => {
    granted(await stand.auth.createAccount({ login: 'no.password', name: 'Без Пароля' }));
    expect(refusalOf(await attempt('no.password', goodPassword, '192.0.2.14'))).toBe('wrong-credentials');
  });

  test('подделанная подпись cookie — посетитель', async () => {
    const visitor = await signedIn(stand.auth, 'ivanova.mp');
    const value = decodeURIComponent(visitor.jar.get('opora.session_token') ?? '');
    visitor.jar.set('opora.session_token', encodeURIComponent(`${value.split('.')[0]}.AAAA`));
    expect(await stand.auth.callerOf(visitor.request())).toBeNull();
  });

  test('закрытая учётная запись выходит сразу и больше не входит', async () => {
    const id = await person(stand.auth, 'closed.account');
    const visitor = await signedIn(stand.auth, 'closed.account');
    await stand.auth.block(id, true);
    expect(await stand.auth.callerOf(visitor.request())).toBeNull();
    expect(refusalOf(await attempt('closed.account', goodPassword))).toBe('blocked');
    await stand.auth.block(id, false);
    granted(await attempt('closed.account', goodPassword));
  });
});

describe('защита от подбора', () => {
  test('девятая попытка с одного адреса не проверяется, даже с верным паролем; с другого адреса вход открыт', async () => {
    await person(stand.auth, 'guessed');
    const answers: (string | null)[] = [];
    for (let n = 0; n < 8; n += 1)
      answers.push(refusalOf(await attempt('guessed', `мимо ${n}`, '198.51.100.7')));
    expect(answers).toEqual(Array(8).fill('wrong-credentials'));
    const ninth = await attempt('guessed', goodPassword, '198.51.100.7');
    expect(isRefusal(ninth) && [ninth.refusal, ninth.kind]).toEqual(['too-many-attempts', 'too-many']);
    granted(await attempt('guessed', goodPassword, '198.51.100.8'));
  });

  test('удачный вход забывает промахи', async () => {
    await person(stand.auth, 'forgetful');
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 5; n += 1) await attempt('forgetful', 'мимо', '198.51.100.9');
      granted(await attempt('forgetful', goodPassword, '198.51.100.9'));
    }
  });
});

describe('новые учётные записи', () => {
  test('занятое и негодное имя, слабый пароль', async () => {
    const make = async (login: string, password: string) =>
      refusalOf(await stand.auth.createAccount({ login, name: 'Сидорова Анна', password }));
    expect(await make('IVANOVA.mp', goodPassword)).toBe('login-taken');
    expect(await make('иванова', goodPassword)).toBe('invalid');
    expect(await make('new.one', 'короткий')).toBe('invalid');
    expect(await make('new.one', 'пароль123456')).toBe('invalid');
    expect(await make('new.one', 'сидорова2026')).toBe('invalid');
    expect(await make('new.one', 'aaaaaaaaaaaa')).toBe('invalid');
    expect(await make('new.one', 'четыре ворона у реки')).toBeNull();
  });

  test('самостоятельной регистрации нет', async () => {
    const { rows } = await stand.pool.query('select count(*)::int as n from auth.accounts');
    const { openLibrary } = await import('../library.ts');
    const library = openLibrary({
      pool: stand.pool,
      baseUrl: 'http://opora.test',
      secret: 'another-secret-of-the-tests-long-enough-0123456789',
      demonstration: true,
      providers: [],
      accounts: { db: null as never },
      sendReset: async () => {},
      log: () => {},
    });
    const answer = await library.handler(
      new Request('http://opora.test/sign-in/oidc/sign-up/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          email: 'a@b.ru',
          name: 'Чужой',
          password: goodPassword,
          username: 'stranger',
        }),
      }),
    );
    expect(answer.ok).toBe(false);
    const after = await stand.pool.query('select count(*)::int as n from auth.accounts');
    expect(after.rows[0].n).toBe(rows[0].n);
  });
});

test('вход без пароля есть только в показе', async () => {
  const id = await person(stand.auth, 'actor');
  await expect(stand.auth.startSession(id, browser().request())).rejects.toThrow('demonstration mode only');
  const show = await openStand({ mode: 'demonstration' });
  const actor = await person(show.auth, 'actor');
  const visitor = browser();
  visitor.keep(await show.auth.startSession(actor, visitor.request()));
  expect(await show.auth.callerOf(visitor.request())).toMatchObject({
    accountId: actor,
    method: 'demonstration',
    secondFactor: true,
  });
});

test('после входа нельзя уйти на чужой сайт', () => {
  const foreign = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '\\\\evil.example',
    '/./\\evil',
    'kstovo',
    '/a\r\nSet-Cookie: x=1',
    '/..//evil.example',
    `/${'a'.repeat(3000)}`,
    undefined,
    ['/a'],
  ];
  expect(foreign.map((each) => safeNext(each))).toEqual(foreign.map(() => '/'));
  expect(safeNext('/kstovo/recognition/applications?page=2&q=лес')).toBe(
    '/kstovo/recognition/applications?page=2&q=%D0%BB%D0%B5%D1%81',
  );
});
