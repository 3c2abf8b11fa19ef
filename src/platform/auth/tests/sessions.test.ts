import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
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
});

const bearer = (value: string) =>
  new Request('http://opora.test/', { headers: { authorization: `Bearer ${value}` } });

describe('сеансы', () => {
  test('видны с адресом и браузером; один кончается отдельно; «выйти везде» действует сразу', async () => {
    const id = await person(stand.auth, 'many.doors');
    const home = await signedIn(stand.auth, 'many.doors', browser('203.0.113.5'));
    const school = await signedIn(stand.auth, 'many.doors', browser('203.0.113.6'));
    const phone = await signedIn(stand.auth, 'many.doors', browser('203.0.113.7'));
    const lines = await stand.auth.sessionsOf(id);
    expect(lines.map((each) => each.address)).toEqual(['203.0.113.7', '203.0.113.6', '203.0.113.5']);
    expect(lines[0]?.userAgent).toContain('Firefox');
    await stand.auth.endSession(id, lines[0]?.id ?? '');
    expect(await stand.auth.callerOf(phone.request())).toBeNull();
    const mine = await stand.auth.callerOf(home.request());
    expect(await stand.auth.signOutEverywhere(id, mine?.sessionId ?? '')).toBe(1);
    expect(await stand.auth.callerOf(school.request())).toBeNull();
    expect(await stand.auth.callerOf(home.request())).toMatchObject({ accountId: id });
    expect(await stand.auth.signOutEverywhere(id)).toBe(1);
    expect(await stand.auth.callerOf(home.request())).toBeNull();
  });

  test('чужой сеанс своим правом не закончить', async () => {
    const victim = await person(stand.auth, 'victim');
    const thief = await person(stand.auth, 'thief');
    const visitor = await signedIn(stand.auth, 'victim');
    await stand.auth.endSession(thief, (await stand.auth.sessionsOf(victim))[0]?.id ?? '');
    expect(await stand.auth.callerOf(visitor.request())).toMatchObject({ accountId: victim });
  });

  test('выход кончает сеанс в базе, а не только в браузере', async () => {
    await person(stand.auth, 'leaves');
    const visitor = await signedIn(stand.auth, 'leaves');
    const before = visitor.request();
    visitor.keep(await stand.auth.signOut(visitor.request()));
    expect(visitor.jar.has('opora.session_token')).toBe(false);
    expect(await stand.auth.callerOf(before)).toBeNull();
  });

  test('истёкший сеанс не действует, уборка удаляет его', async () => {
    const id = await person(stand.auth, 'expired');
    const visitor = await signedIn(stand.auth, 'expired');
    await stand.pool.query(
      `update auth.sessions set expires_at = expires_at - interval '15 days' where account_id = $1`,
      [id],
    );
    expect(await stand.auth.callerOf(visitor.request())).toBeNull();
    await stand.auth.sweep();
    const { rowCount } = await stand.pool.query('select from auth.sessions where account_id = $1', [id]);
    expect(rowCount).toBe(0);
  });

  test('кто пришёл, узнаётся одним запросом', async () => {
    await person(stand.auth, 'counted');
    const visitor = await signedIn(stand.auth, 'counted');
    let queries = 0;
    const count = () => {
      queries += 1;
    };
    stand.pool.on('acquire', count);
    await stand.auth.callerOf(visitor.request());
    expect(queries).toBe(1);
    await stand.auth.callerOf(browser().request());
    expect(queries).toBe(1);
    stand.pool.off('acquire', count);
  });

  test('смена пароля оставляет этот сеанс и кончает остальные', async () => {
    await person(stand.auth, 'changes');
    const here = await signedIn(stand.auth, 'changes');
    const there = await signedIn(stand.auth, 'changes');
    const change = (current: string, password: string) =>
      stand.auth.changePassword(here.request(), { current, password });
    expect(refusalOf(await change('не тот', 'новая тропа у озера'))).toBe('invalid');
    expect(refusalOf(await change(goodPassword, 'changes2026'))).toBe('invalid');
    expect(await change(goodPassword, 'новая тропа у озера')).toBeNull();
    expect(await stand.auth.callerOf(here.request())).not.toBeNull();
    expect(await stand.auth.callerOf(there.request())).toBeNull();
    const old = await stand.auth.signIn(browser().request(), {
      login: 'changes',
      password: goodPassword,
      remember: true,
    });
    expect(refusalOf(old)).toBe('wrong-credentials');
  });
});

describe('ключи доступа', () => {
  const parts = {
    territoryId: 1,
    name: 'Выгрузка',
    scopes: ['recognition.*'],
    days: 30,
    secondFactor: false,
  };

  test('ключ даёт названные права в одной территории и показывается один раз', async () => {
    const accountId = await person(stand.auth, 'robot');
    await stand.auth.link(accountId, 1, newId(new Date()));
    const { value } = granted(await stand.auth.createToken({ accountId, ...parts }));
    expect(await stand.auth.callerOf(bearer(value))).toEqual({
      accountId,
      accountName: 'Лицо robot',
      sessionId: null,
      secondFactor: false,
      secondFactorEnrolled: false,
      method: 'token',
      tokenScopes: ['recognition.*'],
      tokenTerritoryId: 1,
    });
    const { rows } = await stand.pool.query(
      'select t::text as row, last_used_at is not null as used from auth.tokens t',
    );
    expect(rows[0].row).not.toContain(value.slice(6));
    expect(rows[0].used).toBe(true);
    expect(await stand.auth.callerOf(bearer(`${value}x`))).toBeNull();
  });

  test('истёкший, отозванный и ушедший из территории ключ не действует сразу', async () => {
    const accountId = await person(stand.auth, 'robot.two');
    await stand.auth.link(accountId, 1, newId(new Date()));
    await stand.auth.link(accountId, 2, newId(new Date()));
    const make = async (territoryId: number) =>
      granted(await stand.auth.createToken({ accountId, ...parts, territoryId }));
    const [expired, revoked, left] = [await make(1), await make(1), await make(2)];
    await stand.pool.query(
      `update auth.tokens set created_at = created_at - interval '31 days', expires_at = expires_at - interval '31 days' where id = $1`,
      [expired.id],
    );
    expect(await stand.auth.callerOf(bearer(expired.value))).toBeNull();
    await stand.auth.revokeToken('somebody-else', revoked.id);
    expect(await stand.auth.callerOf(bearer(revoked.value))).not.toBeNull();
    await stand.auth.revokeToken(accountId, revoked.id);
    expect(await stand.auth.callerOf(bearer(revoked.value))).toBeNull();
    await stand.auth.unlink(accountId, 2);
    expect(await stand.auth.callerOf(bearer(left.value))).toBeNull();
    expect(await stand.auth.tokensOf(accountId)).toEqual([]);
  });

  test('без имени, прав, срока или места в территории ключ не выдаётся', async () => {
    const accountId = await person(stand.auth, 'robot.three');
    await stand.auth.link(accountId, 1, newId(new Date()));
    const refusals = await Promise.all(
      [
        { name: ' ' },
        { scopes: [] },
        { scopes: ['DROP TABLE'] },
        { days: 0 },
        { days: 3650 },
        { territoryId: 2 },
      ].map(async (wrong) => refusalOf(await stand.auth.createToken({ accountId, ...parts, ...wrong }))),
    );
    expect(refusals).toEqual(Array(6).fill('invalid'));
  });
});

test('учётная запись знает свои территории', async () => {
  const id = await person(stand.auth, 'two.towns');
  const [first, second, moved] = [newId(new Date()), newId(new Date()), newId(new Date())];
  await stand.auth.link(id, 7, first);
  await stand.auth.link(id, 3, second);
  await stand.auth.link(id, 7, moved);
  expect(await stand.auth.territoriesOf(id)).toEqual([
    { territoryId: 3, personId: second },
    { territoryId: 7, personId: moved },
  ]);
  expect((await stand.auth.accountOfPerson(7, moved))?.id).toBe(id);
  expect(await stand.auth.accountOfPerson(7, first)).toBeNull();
});
