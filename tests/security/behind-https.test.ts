// Behind https: every cookie is marked, the browser is told to stay there, and no shared cache keeps what one reader saw.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpParts } from '../../src/main/http-parts.ts';
import { buildApp } from '../../src/platform/http/app.ts';
import { openTestHouse, type TestHouse } from '../setup/house.ts';

let house: TestHouse;
let app: ReturnType<typeof buildApp>;
const host = 'opora.example.ru';

beforeAll(async () => {
  house = await openTestHouse();
  app = buildApp({ ...httpParts(house.installation, '.'), publicUrl: `https://${host}` });
});
afterAll(() => house.close());

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  app.request(`http://${host}${path}`, {
    method: 'POST',
    headers: { host, origin: `https://${host}`, cookie },
    body: new URLSearchParams(fields),
  });

describe('За https', () => {
  test('каждый cookie — Secure и SameSite, сеанс скрыт от сценариев', async () => {
    const entered = await post('/demonstration', { login: 'kstovo-secretary' });
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const look = await post('/view', { view: 'calm' }, cookie);
    const hint = await post('/hints', { hint: 'nobody' }, cookie);
    const read = await post('/kstovo/notices', { _command: 'notices.read' }, cookie);
    expect([entered.status, look.status, hint.status, read.status]).toEqual([303, 303, 303, 303]);
    const lines = [entered, look, hint, read].flatMap((answer) => answer.headers.getSetCookie());
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => !/; Secure/i.test(line) || !/; SameSite=Lax/i.test(line))).toEqual([]);
    const session = lines.filter((line) => line.startsWith('opora.session_token='));
    expect(session.map((line) => /; HttpOnly/i.test(line))).toEqual([true]);
  });

  test('заголовки страницы', async () => {
    const answer = await app.request(`http://${host}/sign-in`, { headers: { host } });
    const header = (name: string) => answer.headers.get(name);
    expect(header('strict-transport-security')).toBe('max-age=31536000');
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('cache-control')).toMatch(/^(private, no-cache|no-store)$/);
    expect(header('content-security-policy')).toMatch(/script-src 'self';.*form-action 'self'/);
    expect(header('content-security-policy')).not.toMatch(/unsafe/);
  });

  test('страница с данными не остаётся в общем кэше', async () => {
    const secretary = await house.signIn('kstovo-secretary');
    for (const path of ['/kstovo', '/kstovo/people', '/api/v1/kstovo/notices/mine']) {
      const answer = await house.get(path, secretary);
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'private, no-cache']);
    }
  });

  test('вход выдаёт новый сеанс, подложенный до него не годится', async () => {
    const planted = 'opora.session_token=planted.c2lnbmVk';
    const entered = await post('/demonstration', { login: 'kstovo-secretary' }, planted);
    const value = /opora\.session_token=([^;]+)/.exec(entered.headers.getSetCookie().join('\n'))?.[1] ?? '';
    const again = await post('/demonstration', { login: 'kstovo-secretary' }, `opora.session_token=${value}`);
    const other = /opora\.session_token=([^;]+)/.exec(again.headers.getSetCookie().join('\n'))?.[1] ?? '';
    expect([value.includes('planted'), other === value, other.length > 30]).toEqual([false, false, true]);
    const home = await app.request(`http://${host}/kstovo`, { headers: { host, cookie: planted } });
    expect(home.headers.get('location')).toMatch(/^\/sign-in/);
  });
});
