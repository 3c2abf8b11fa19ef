// Requests no browser of ours sends: each is answered with a sentence, never with a mistake of ours.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { house as rooms } from '../../src/main/modules.ts';
import { mistakeOf, openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { addresses } from './territories.ts';

let house: TestHouse;
let secretary: Visitor;

beforeAll(async () => {
  house = await openTestHouse();
  secretary = await house.signIn('kstovo-secretary');
});
afterAll(() => house.close());

/** Text that does not compress: an index row cannot hold it. */
const noise = (length: number) => randomBytes(length).toString('hex').slice(0, length);

describe('Отправленное с чужого сайта', () => {
  test.each(['garbage', 'https://evil.example', 'null'])(
    'Origin %s: форма не принимается',
    async (origin) => {
      const answer = await house.form('/kstovo/notices', new URLSearchParams({ _command: 'x' }), secretary, {
        origin,
      });
      expect([answer.status, mistakeOf(answer)]).toEqual([403, '']);
      const global = await house.form('/view', new URLSearchParams({ view: 'calm' }), secretary, { origin });
      expect([global.status, mistakeOf(global)]).toEqual([403, '']);
    },
  );

  test('браузер сказал, что сайт чужой: команда не выполняется', async () => {
    const answer = await house.command('kstovo', 'notices.read', {}, secretary, {
      'sec-fetch-site': 'cross-site',
    });
    expect(answer.status).toBe(403);
  });
});

describe('Нечитаемое', () => {
  test('ключ повтора длиннее разумного отклоняется словами', async () => {
    const key = noise(20_000);
    const api = await house.command('kstovo', 'notices.read', {}, secretary, { 'idempotency-key': key });
    expect([api.status, mistakeOf(api)]).toEqual([422, '']);
    const fields = new URLSearchParams({ _command: 'notices.read', _key: key });
    const form = await house.form('/kstovo/notices', fields, secretary);
    expect([form.status, mistakeOf(form)]).toEqual([422, '']);
  });

  test.each([
    '/kstovo/people?q=%00',
    '/kstovo/search?q=a%00b',
    '/kstovo/people/%00',
    '/kstovo/people/%E0%A4%A',
    '/kstovo/documents/%ED%A0%80',
    '/kstovo/recognition/%00',
    '/api/v1/kstovo/people/pick?q=%00',
    '/account?done=constructor',
    '/sign-in?next=%00',
    '/kstovo%00',
  ])('%s открывается или не находится', async (path) => {
    const answer = await house.get(path, secretary);
    expect([answer.status < 500, mistakeOf(answer)]).toEqual([true, '']);
  });

  test('нулевой знак в поле и в имени поля не доходит до базы', async () => {
    const fields = new URLSearchParams({ _command: 'notices.read', _key: 'a\0b', 'i\0d': '\0' });
    const answer = await house.form('/kstovo/notices', fields, secretary);
    expect([answer.status < 500, mistakeOf(answer)]).toEqual([true, '']);
  });

  test('метка прошлой страницы и вид страниц с мусором не мешают открыть страницу', async () => {
    const who = { ...secretary, cookie: `${secretary.cookie}; opora_flash=bnVsbA; view=constructor` };
    const answer = await house.get('/kstovo', who);
    expect([answer.status, mistakeOf(answer)]).toEqual([200, '']);
  });

  test('очень глубокий JSON отклоняется', async () => {
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    const answer = await house.command('kstovo', 'notices.read', `{"id":${deep}}`, secretary);
    expect([answer.status < 500, mistakeOf(answer)]).toEqual([true, '']);
  });
});

describe('Поддельная метка страницы списка', () => {
  const id = '019d47a0-9700-7358-ad70-a159a0eecf8f';
  const cursors = [
    ['abc', id],
    ['2026-99-99', id],
    ['а\0б', id],
    { key: 'abc', id },
    { key: 'а\0б', id },
    ['a', 'b\0', id],
  ].map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
  const lists = addresses.filter(({ path }) => !path.includes(':')).map(({ path }) => `/kstovo${path}`);
  const queries = [...rooms.queries.keys()].map((name) => `/api/v1/kstovo/${name.replaceAll('.', '/')}`);

  test('ни один список и ни один запрос не ломается о неё', async () => {
    const faults: unknown[] = [];
    for (const path of [...lists, ...queries]) {
      for (const cursor of cursors) {
        for (const sort of ['', '&sort=submitted', '&sort=institution', '&sort=date']) {
          const answer = await house.get(`${path}?after=${cursor}${sort}`, secretary);
          if (answer.status >= 500) faults.push([path, cursor, sort, mistakeOf(answer).slice(0, 500)]);
          await answer.arrayBuffer();
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('Адреса вне территорий', () => {
  test('форма неизвестного вида отклоняется на каждом адресе', async () => {
    const { httpParts } = await import('../../src/main/http-parts.ts');
    const posts = httpParts(house.installation, '.').globals.filter((route) => route.method === 'POST');
    expect(posts.length).toBeGreaterThan(5);
    for (const { path } of posts) {
      for (const type of ['application/json', 'multipart/form-data', 'text/plain']) {
        const answer = await house.form(path.replaceAll(/:\w+/g, 'x'), new URLSearchParams(), secretary, {
          'content-type': type,
        });
        expect([path, type, answer.status < 500, mistakeOf(answer)]).toEqual([path, type, true, '']);
      }
    }
  });

  test('форма больше двух мегабайт не читается без предела', async () => {
    const fields = new URLSearchParams({ login: 'x'.repeat(3_000_000), password: 'x' });
    const answer = await house.form('/sign-in', fields);
    expect([answer.status, (await answer.text()).includes('слишком много')]).toEqual([422, true]);
  });
});
