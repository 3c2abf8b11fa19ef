import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProviders } from '../providers.ts';
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
import { type OutsideProvider, openOutsideProvider } from './outside-provider.ts';

let outside: OutsideProvider;
let stand: Stand;

beforeAll(async () => {
  outside = await openOutsideProvider({
    'snils-001': { name: 'Внешнее имя', email: 'Zotova@School.test', email_verified: true },
    'snils-002': { name: 'Без почты' },
    'snils-003': { name: 'Непроверенная', email: 'frolova@school.test', email_verified: false },
    'snils-004': { name: 'Посторонний', email: 'stranger@school.test', email_verified: true },
    'snils-005': { name: 'Общая почта', email: 'office@school.test', email_verified: true },
    'snils-006': { name: 'Вторая с той же почтой', email: 'zotova@school.test', email_verified: true },
    'snils-007': { name: 'Кто-то', email: 'kto@school.test', email_verified: true },
  });
  const oidcProviders = readProviders({
    OPORA_OIDC: JSON.stringify([
      {
        id: 'gov',
        name: 'Госуслуги',
        issuer: outside.issuer,
        clientId: 'opora',
        clientSecret: 'secret-of-the-client-0123456789',
        strong: true,
      },
    ]),
  });
  stand = await openStand({ oidcProviders });
});

afterAll(() => outside.close());

/** The whole way: our button, the provider's pages, back to us; where we end and with which cookies. */
async function enter(
  subject: string,
  next = '/kstovo',
  visitor = browser(),
  purpose: 'sign-in' | 'link' = 'sign-in',
) {
  const begun = granted(await stand.auth.beginOidc(visitor.request(), 'gov', next, purpose));
  visitor.keep(begun.cookies);
  const back = new URL(await outside.visit(begun.url, subject));
  const answer = await stand.auth.finishOidc(visitor.request(back.pathname + back.search));
  visitor.keep(answer.headers.getSetCookie());
  return {
    visitor,
    back,
    location: answer.headers.get('location'),
    caller: await stand.auth.callerOf(visitor.request()),
  };
}

describe('вход через внешнего поставщика OpenID Connect', () => {
  test('заранее внесённая и подтверждённая почта связывает учётную запись; дальше узнаёт по номеру', async () => {
    const id = await person(stand.auth, 'zotova', 'zotova@school.test');
    const first = await enter('snils-001', '/kstovo/recognition?page=2');
    expect(first.location).toBe('/kstovo/recognition?page=2');
    expect(first.caller).toMatchObject({
      accountId: id,
      accountName: 'Лицо zotova',
      method: 'oidc:gov',
      secondFactor: true,
    });
    await stand.auth.setMailAddress(id, 'new@school.test');
    expect((await enter('snils-001')).caller).toMatchObject({ accountId: id });
    await stand.auth.setMailAddress(id, 'zotova@school.test');
  });

  test('поставщик без почты: учётную запись связывают заранее по номеру', async () => {
    const id = await person(stand.auth, 'nomail');
    expect((await enter('snils-002')).caller).toBeNull();
    expect(await stand.auth.expectSubject(id, 'gov', 'snils-002')).toBeNull();
    expect((await enter('snils-002')).caller).toMatchObject({ accountId: id });
    const other = await person(stand.auth, 'nomail.two');
    expect(refusalOf(await stand.auth.expectSubject(other, 'gov', 'snils-002'))).toBe('identity-taken');
  });

  test('сам никто не регистрируется; непроверенная, общая и уже связанная почта не пускает', async () => {
    await person(stand.auth, 'frolova', 'frolova@school.test');
    await person(stand.auth, 'office.one', 'office@school.test');
    await person(stand.auth, 'office.two', 'office@school.test');
    const count = async () =>
      (await stand.pool.query('select count(*)::int as n from auth.accounts')).rows[0].n;
    const before = await count();
    for (const subject of ['snils-003', 'snils-004', 'snils-005', 'snils-006']) {
      const { caller, location } = await enter(subject);
      expect([subject, caller]).toEqual([subject, null]);
      expect(location).toBe('/sign-in?error=signup_disabled');
    }
    expect(await count()).toBe(before);
  });

  test('вошедший по паролю связывает себя сам, один раз', async () => {
    const id = await person(stand.auth, 'links');
    const visitor = await signedIn(stand.auth, 'links');
    expect((await enter('snils-004', '/account', visitor, 'link')).location).toBe('/account');
    expect((await enter('snils-004')).caller).toMatchObject({ accountId: id, method: 'oidc:gov' });
    const thief = await signedIn(stand.auth, 'office.one');
    const { location } = await enter('snils-004', '/account', thief, 'link');
    expect(location).toMatch(/^\/account\?error=/);
    expect((await enter('snils-004')).caller).toMatchObject({ accountId: id });
  });

  test('отвязанный поставщик больше не пускает и почтой сам не связывается; начатые через него сеансы кончаются', async () => {
    const id = await person(stand.auth, 'leaves', 'leaves@school.test');
    outside.people['snils-008'] = { name: 'Уходящая', email: 'leaves@school.test', email_verified: true };
    const entered = await enter('snils-008');
    expect(await stand.auth.identitiesOf(id)).toEqual(['gov']);
    expect(await stand.auth.dropIdentity(id, 'gov')).toBeNull();
    expect(await stand.auth.callerOf(entered.visitor.request())).toBeNull();
    expect((await enter('snils-008')).caller).toBeNull();
    expect(await stand.auth.identitiesOf(id)).toEqual([]);
    // Only the owner, signed in otherwise, links it again.
    const visitor = await signedIn(stand.auth, 'leaves');
    expect((await enter('snils-008', '/account', visitor, 'link')).location).toBe('/account');
    expect((await enter('snils-008')).caller).toMatchObject({ accountId: id });
    expect(await stand.auth.dropIdentity(id, 'gov')).toBeNull();
    expect((await enter('snils-008')).caller).toBeNull();
  });

  test('единственный вход не отвязывается', async () => {
    const id = await person(stand.auth, 'only.way');
    await stand.pool.query('update auth.accounts set password_set_at = null where id = $1', [id]);
    expect(await stand.auth.expectSubject(id, 'gov', 'snils-002-only')).toBeNull();
    expect(refusalOf(await stand.auth.dropIdentity(id, 'gov'))).toBe('only-way-in');
    expect(await stand.auth.identitiesOf(id)).toEqual(['gov']);
    expect(await stand.auth.dropIdentity(id, 'nobody')).toBeNull();
  });

  test('ответ чужому браузеру, повтор ответа и подмена состояния не пускают', async () => {
    await person(stand.auth, 'kto', 'kto@school.test');
    const victim = browser();
    const begun = granted(await stand.auth.beginOidc(victim.request(), 'gov', '/'));
    victim.keep(begun.cookies);
    const back = new URL(await outside.visit(begun.url, 'snils-007'));
    const finish = async (visitor: ReturnType<typeof browser>, search = back.search) => {
      const answer = await stand.auth.finishOidc(visitor.request(back.pathname + search));
      visitor.keep(answer.headers.getSetCookie());
      return stand.auth.callerOf(visitor.request());
    };
    expect(await finish(browser())).toBeNull();
    expect(await finish(victim, `${back.search}x`.replace(/state=\w/, 'state=z'))).toBeNull();
    const replayed = await enter('snils-007');
    expect(replayed.caller).not.toBeNull();
    expect(await finish(browser(), replayed.back.search)).toBeNull();
  });

  test('закрытая учётная запись не входит и отсюда', async () => {
    const account = await stand.auth.accountByLogin('zotova');
    await stand.auth.block(account?.id ?? '', true);
    expect((await enter('snils-001')).caller).toBeNull();
  });

  test('поставщик недоступен: вход по паролю работает', async () => {
    const away = await openStand({
      oidcProviders: readProviders({
        OIDC_ISSUER: 'http://127.0.0.1:9',
        OIDC_CLIENT_ID: 'opora',
        OIDC_CLIENT_SECRET: 'x',
      }),
    });
    await person(away.auth, 'local');
    expect(refusalOf(await away.auth.beginOidc(browser().request(), 'oidc', '/'))).toBe('provider-away');
    granted(
      await away.auth.signIn(browser().request(), { login: 'local', password: goodPassword, remember: true }),
    );
  });
});

test('ошибка в настройке поставщиков называется словами', () => {
  expect(() => readProviders({ OPORA_OIDC: '{' })).toThrow('OPORA_OIDC должен быть списком JSON');
  expect(() => readProviders({ OPORA_OIDC: '[{"id":"Гос"}]' })).toThrow('латинские буквы');
  expect(() => readProviders({ OIDC_ISSUER: 'https://id.test' })).toThrow('clientId');
  expect(readProviders({})).toEqual([]);
});
