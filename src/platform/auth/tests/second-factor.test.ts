import { beforeAll, describe, expect, test } from 'vitest';
import { secondFactorPath, secondFactorWanted } from '../index.ts';
import {
  type Browser,
  browser,
  codeOf,
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

const callerIn = async (visitor: Browser) => {
  const caller = await stand.auth.callerOf(visitor.request());
  if (!caller) throw new Error('Nobody is signed in');
  return caller;
};

/** Sets the second factor up and answers its key and spare codes; the browser stays signed in. */
async function enrolled(login: string) {
  const id = await person(stand.auth, login);
  const visitor = await signedIn(stand.auth, login);
  const enrolment = granted(
    await stand.auth.beginSecondFactor(visitor.request(), await callerIn(visitor), goodPassword),
  );
  visitor.keep(
    granted(await stand.auth.confirmSecondFactor(visitor.request(), codeOf(enrolment.key))).cookies,
  );
  return { id, visitor, ...enrolment };
}

async function passwordGiven(login: string): Promise<Browser> {
  const visitor = browser();
  const outcome = granted(
    await stand.auth.signIn(visitor.request(), { login, password: goodPassword, remember: true }),
  );
  expect(outcome.wantsCode).toBe(true);
  visitor.keep(outcome.cookies);
  return visitor;
}

describe('второй фактор', () => {
  test('без верного кода не включается, с верным — включается и этот сеанс его прошёл', async () => {
    const id = await person(stand.auth, 'admin.one');
    const visitor = await signedIn(stand.auth, 'admin.one');
    const caller = await callerIn(visitor);
    expect(refusalOf(await stand.auth.beginSecondFactor(visitor.request(), caller, 'не тот пароль'))).toBe(
      'wrong-password',
    );
    const { key, uri, backupCodes } = granted(
      await stand.auth.beginSecondFactor(visitor.request(), caller, goodPassword),
    );
    expect(decodeURIComponent(uri)).toBe(`otpauth://totp/Опора:admin.one?secret=${key}&issuer=Опора`);
    expect(backupCodes.length).toBe(10);
    expect(refusalOf(await stand.auth.confirmSecondFactor(visitor.request(), '000000'))).toBe('wrong-code');
    expect(await stand.auth.needsSecondFactor(id)).toBe(false);
    visitor.keep(granted(await stand.auth.confirmSecondFactor(visitor.request(), codeOf(key))).cookies);
    expect(await stand.auth.needsSecondFactor(id)).toBe(true);
    expect(await callerIn(visitor)).toMatchObject({
      accountId: id,
      secondFactor: true,
      secondFactorEnrolled: true,
    });
  });

  test('пароль без кода сеанса не открывает; код открывает', async () => {
    const { key } = await enrolled('admin.two');
    const visitor = await passwordGiven('admin.two');
    expect(await stand.auth.callerOf(visitor.request())).toBeNull();
    expect(stand.auth.owesCode(visitor.request())).toBe(true);
    expect(refusalOf(await stand.auth.passCode(visitor.request(), '123456'))).toBe('wrong-code');
    visitor.keep(granted(await stand.auth.passCode(visitor.request(), codeOf(key))).cookies);
    expect(await callerIn(visitor)).toMatchObject({ secondFactor: true, method: 'password' });
  });

  test('запасной код срабатывает один раз', async () => {
    const { backupCodes } = await enrolled('admin.three');
    const spare = backupCodes[0] ?? '';
    const first = await passwordGiven('admin.three');
    first.keep(granted(await stand.auth.passCode(first.request(), ` ${spare} `)).cookies);
    expect(await callerIn(first)).toMatchObject({ secondFactor: true });
    const second = await passwordGiven('admin.three');
    expect(refusalOf(await stand.auth.passCode(second.request(), spare))).toBe('wrong-code');
  });

  test('пять неверных кодов кончают вход: дальше снова пароль', async () => {
    const { key } = await enrolled('admin.four');
    const visitor = await passwordGiven('admin.four');
    for (let n = 0; n < 5; n += 1) {
      expect(refusalOf(await stand.auth.passCode(visitor.request(), '000000'))).toBe('wrong-code');
    }
    expect(refusalOf(await stand.auth.passCode(visitor.request(), codeOf(key)))).toBe('challenge-over');
  });

  test('отключается паролем; утраченный снимает администратор, и все сеансы кончаются', async () => {
    const { id, visitor } = await enrolled('admin.five');
    expect(
      refusalOf(await stand.auth.disableSecondFactor(visitor.request(), await callerIn(visitor), 'не тот')),
    ).toBe('wrong-password');
    visitor.keep(
      granted(await stand.auth.disableSecondFactor(visitor.request(), await callerIn(visitor), goodPassword))
        .cookies,
    );
    expect(await callerIn(visitor)).toMatchObject({ secondFactor: false, secondFactorEnrolled: false });
    const other = await enrolled('admin.six');
    await stand.auth.dropSecondFactor(other.id);
    expect(await stand.auth.callerOf(other.visitor.request())).toBeNull();
    expect(await stand.auth.needsSecondFactor(id)).toBe(false);
    await signedIn(stand.auth, 'admin.six');
  });

  test('секрет и запасные коды лежат в базе зашифрованными', async () => {
    const { key, backupCodes } = await enrolled('admin.seven');
    const { rows } = await stand.pool.query('select secret, backup_codes from auth.second_factors');
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(key);
    expect(kept).not.toContain(backupCodes[0]);
  });
});

test('от администратора службы второй фактор требуется, от остальных — нет', () => {
  const passed = { secondFactor: true };
  const not = { secondFactor: false };
  expect(secondFactorWanted([{ kind: 'territory-admin' }], not)).toBe(true);
  expect(secondFactorWanted([{ kind: 'methodist' }, { kind: 'territory-admin' }], not)).toBe(true);
  expect(secondFactorWanted([{ kind: 'territory-admin' }], passed)).toBe(false);
  expect(secondFactorWanted([{ kind: 'methodist' }, { kind: 'secretary' }], not)).toBe(false);
  expect(secondFactorPath({ secondFactorEnrolled: true })).toBe('/sign-in/code');
  expect(secondFactorPath({ secondFactorEnrolled: false })).toBe('/account/second-factor');
});
