import { beforeAll, describe, expect, test } from 'vitest';
import { openPostOffice, type PostOffice } from '../../mail/tests/post-office.ts';
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

let office: PostOffice;
let stand: Stand;

beforeAll(async () => {
  office = await openPostOffice();
  stand = await openStand({ smtpUrl: office.url });
  return async () => {
    await stand.mail.stop();
    await office.close();
  };
});

/** The last part of the link in the newest letter, as it came off the wire. */
async function linkFor(recipient: string, kind: 'invitation' | 'reset'): Promise<string> {
  await expect
    .poll(async () => (await stand.mail.letters()).some((each) => each.recipient === recipient))
    .toBe(true);
  await stand.mail.deliverDue();
  const letter = office.letters.findLast((each) => each.to.includes(recipient));
  return new RegExp(`http://opora\\.test/${kind}/(\\S+)`).exec(letter?.text ?? '')?.[1] ?? '';
}

describe('приглашение', () => {
  test('письмо со ссылкой приходит, имя входа и пароль задаются один раз', async () => {
    const { id } = granted(
      await stand.auth.createAccount({ name: 'Орлова Нина', email: 'orlova@school.test' }),
    );
    const invitation = await stand.auth.invite(id);
    expect(invitation.isSent).toBe(true);
    const token = await linkFor('orlova@school.test', 'invitation');
    expect(invitation.link.endsWith(token)).toBe(true);
    expect((await stand.auth.invitedAccount(token))?.name).toBe('Орлова Нина');
    const wished = { login: 'orlova', password: goodPassword };
    expect(refusalOf(await stand.auth.acceptInvitation(token, { ...wished, password: 'orlova2026' }))).toBe(
      'invalid',
    );
    expect(granted(await stand.auth.acceptInvitation(token, wished))).toEqual({
      login: 'orlova',
      accountId: id,
    });
    expect(refusalOf(await stand.auth.acceptInvitation(token, wished))).toBe('invitation-over');
    await signedIn(stand.auth, 'orlova');
  });

  test('занятое имя входа не тратит ссылку; новое приглашение отменяет прежнее', async () => {
    await person(stand.auth, 'taken');
    const { id } = granted(await stand.auth.createAccount({ name: 'Без Почты' }));
    const first = await stand.auth.invite(id);
    expect(first.isSent).toBe(false);
    const second = await stand.auth.invite(id);
    const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
    const accept = (link: string, login: string) =>
      stand.auth.acceptInvitation(tokenOf(link), { login, password: goodPassword });
    expect(refusalOf(await accept(first.link, 'no.mail'))).toBe('invitation-over');
    expect(refusalOf(await accept(second.link, 'taken'))).toBe('login-taken');
    granted(await accept(second.link, 'no.mail'));
  });

  test('через 14 дней ссылка не действует', async () => {
    const { id } = granted(await stand.auth.createAccount({ name: 'Опоздавший' }));
    const { link } = await stand.auth.invite(id);
    await stand.pool.query(
      `update auth.invitations set created_at = created_at - interval '15 days', expires_at = expires_at - interval '15 days' where account_id = $1`,
      [id],
    );
    expect(await stand.auth.invitedAccount(link.split('/').at(-1) ?? '')).toBeNull();
  });

  test('из двух одновременных нажатий проходит одно', async () => {
    const { id } = granted(await stand.auth.createAccount({ name: 'Быстрая' }));
    const token = (await stand.auth.invite(id)).link.split('/').at(-1) ?? '';
    const outcomes = await Promise.all(
      ['fast.one', 'fast.two'].map((login) =>
        stand.auth.acceptInvitation(token, { login, password: goodPassword }),
      ),
    );
    expect(outcomes.map(refusalOf).sort()).toEqual(['invitation-over', null]);
  });
});

describe('новый пароль по письму', () => {
  test('ссылка приходит на общую почту, срабатывает один раз и кончает прежние сеансы', async () => {
    await person(stand.auth, 'first.of.school', 'office@school.test');
    await person(stand.auth, 'second.of.school', 'office@school.test');
    const before = await signedIn(stand.auth, 'first.of.school');
    expect(await stand.auth.requestReset(browser().request(), 'First.Of.School')).toBeNull();
    const token = await linkFor('office@school.test', 'reset');
    expect(await stand.auth.isResetOpen(token)).toBe(true);
    expect(refusalOf(await stand.auth.resetPassword(token, 'короткий'))).toBe('invalid');
    expect(await stand.auth.resetPassword(token, 'ветер в старом саду')).toBeNull();
    expect(refusalOf(await stand.auth.resetPassword(token, 'ещё один ветер в саду'))).toBe('reset-over');
    expect(await stand.auth.isResetOpen(token)).toBe(false);
    expect(await stand.auth.callerOf(before.request())).toBeNull();
    const enter = (login: string, password: string) =>
      stand.auth.signIn(browser().request(), { login, password, remember: true });
    granted(await enter('first.of.school', 'ветер в старом саду'));
    expect(refusalOf(await enter('first.of.school', goodPassword))).toBe('wrong-credentials');
    granted(await enter('second.of.school', goodPassword));
  });

  test('неизвестное имя получает тот же ответ и никакого письма; четвёртая просьба за час ждёт', async () => {
    const before = (await stand.mail.letters()).length;
    const ask = () => stand.auth.requestReset(browser('198.51.100.30').request(), 'nobody.at.all');
    expect([await ask(), await ask(), await ask()]).toEqual([null, null, null]);
    expect(refusalOf(await ask())).toBe('too-many-attempts');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await stand.mail.letters()).length).toBe(before);
  });

  test('ссылка лежит в базе только отпечатком', async () => {
    await person(stand.auth, 'hashed', 'hashed@school.test');
    await stand.auth.requestReset(browser('198.51.100.31').request(), 'hashed');
    const token = await linkFor('hashed@school.test', 'reset');
    const { rows } = await stand.pool.query('select identifier from auth.verifications');
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
