import { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../../kernel/ids.ts';
import {
  type Browser,
  browser,
  codeOf,
  goodPassword,
  granted,
  openStand,
  person,
  type Stand,
  signedIn,
} from '../../../../platform/auth/tests/house.ts';
import { accountRoutes } from '../routes.ts';

const characters = [
  {
    login: 'kst.secretary',
    name: 'Ландышева О. Ю.',
    role: 'Секретарь РЭС',
    territory: 'kstovo',
    territoryName: 'Кстово',
    why: 'Принимает заявки',
    named: true,
  },
  {
    login: 'krc.director',
    name: 'Тихонов А. Б.',
    role: 'Директор школы',
    territory: 'kurchaloy',
    territoryName: 'Курчалой',
    why: 'Подаёт заявку',
    named: true,
  },
];

/** The routes behind a plain dispatcher, as the HTTP layer serves them. */
function serve(stand: Stand, mode: 'production' | 'demonstration') {
  const app = new Hono();
  const routes = accountRoutes({
    auth: stand.auth,
    mail: stand.mail,
    mode,
    characters: async () => characters,
  });
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      const caller = await stand.auth.callerOf(c.req.raw);
      if (route.ability === 'account' && !caller) return c.redirect('/sign-in', 303);
      return route.handle(c.req.raw, caller, c.req.param() as Record<string, string>);
    });
  }
  const get = (visitor: Browser, path: string) => app.request(visitor.request(path));
  const post = async (visitor: Browser, path: string, fields: Record<string, string>) => {
    const answer = await app.request(
      visitor.request(path, { method: 'POST', body: new URLSearchParams(fields) }),
    );
    visitor.keep(answer.headers.getSetCookie());
    return answer;
  };
  return { routes, get, post, where: (answer: Response) => [answer.status, answer.headers.get('location')] };
}

let stand: Stand;
let site: ReturnType<typeof serve>;

beforeAll(async () => {
  stand = await openStand();
  site = serve(stand, 'production');
});

describe('страницы входа', () => {
  test('форма входа ведёт туда, откуда пришли, но не на чужой сайт', async () => {
    await person(stand.auth, 'enters');
    const page = await (await site.get(browser(), '/sign-in?next=/kstovo/recognition')).text();
    expect(page).toContain('name="next" value="/kstovo/recognition"');
    const enter = (next: string) =>
      site.post(browser(), '/sign-in', { login: 'enters', password: goodPassword, next });
    expect(site.where(await enter('/kstovo/recognition'))).toEqual([303, '/kstovo/recognition']);
    expect(site.where(await enter('https://evil.example/'))).toEqual([303, '/']);
    expect(site.where(await enter('//evil.example'))).toEqual([303, '/']);
    expect(await (await site.get(browser(), '/sign-in?next=//evil.example')).text()).not.toContain('evil');
  });

  test('отказ остаётся на странице с именем входа и без пароля', async () => {
    const answer = await site.post(browser(), '/sign-in', {
      login: 'enters"><script>',
      password: 'тайна-не-показывать',
    });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('Имя входа или пароль не подошли');
    expect(page).toContain('enters&quot;&gt;&lt;script&gt;');
    expect(page).not.toContain('тайна-не-показывать');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('второй фактор: настройка с картинкой, потом вход в два шага', async () => {
    await person(stand.auth, 'careful');
    const visitor = await signedIn(stand.auth, 'careful');
    const wrong = await site.post(visitor, '/account/second-factor', { password: 'не тот' });
    expect(wrong.status).toBe(422);
    const shown = await (
      await site.post(visitor, '/account/second-factor', { password: goodPassword })
    ).text();
    expect(shown).toMatch(/<div role="img"[^>]*><svg/);
    const key = /<code>((?:[A-Z2-7]{1,4} ?)+)<\/code>/.exec(shown)?.[1]?.replaceAll(' ', '') ?? '';
    const confirmed = await site.post(visitor, '/account/second-factor/confirm', { code: codeOf(key) });
    expect(site.where(confirmed)).toEqual([303, '/account?done=second-factor']);
    const again = browser();
    const first = await site.post(again, '/sign-in', {
      login: 'careful',
      password: goodPassword,
      next: '/kstovo',
    });
    expect(site.where(first)).toEqual([303, '/sign-in/code?next=%2Fkstovo']);
    expect(site.where(await site.get(again, '/account'))).toEqual([303, '/sign-in']);
    expect((await site.post(again, '/sign-in/code', { code: '000000', next: '/kstovo' })).status).toBe(422);
    const second = await site.post(again, '/sign-in/code', { code: codeOf(key), next: '/kstovo' });
    expect(site.where(second)).toEqual([303, '/kstovo']);
    expect((await site.get(again, '/account')).status).toBe(200);
  });

  test('приглашение: страница, несовпавшие пароли, вход', async () => {
    const { id } = granted(await stand.auth.createAccount({ name: 'Белова Ирина' }));
    const { pathname } = new URL((await stand.auth.invite(id)).link);
    expect(await (await site.get(browser(), pathname)).text()).toContain('Здравствуйте, Белова Ирина');
    const visitor = browser();
    const fields = { login: 'belova', password: goodPassword };
    const wrong = await site.post(visitor, pathname, { ...fields, repeat: 'другое' });
    expect([wrong.status, (await wrong.text()).includes('Пароли не совпали')]).toEqual([422, true]);
    expect(site.where(await site.post(visitor, pathname, { ...fields, repeat: goodPassword }))).toEqual([
      303,
      '/',
    ]);
    expect(await stand.auth.callerOf(visitor.request())).toMatchObject({ accountId: id });
    expect((await site.get(browser(), pathname)).status).toBe(404);
  });

  test('выход', async () => {
    await person(stand.auth, 'goes.out');
    const visitor = await signedIn(stand.auth, 'goes.out');
    expect(site.where(await site.post(visitor, '/sign-out', {}))).toEqual([303, '/sign-in?done=out']);
    expect(await stand.auth.callerOf(visitor.request())).toBeNull();
  });
});

describe('страница учётной записи', () => {
  test('сеансы, смена пароля, ключ показан один раз и отозван', async () => {
    const id = await person(stand.auth, 'owner');
    await stand.auth.link(id, 1, newId(new Date()));
    const visitor = await signedIn(stand.auth, 'owner');
    const other = await signedIn(stand.auth, 'owner');
    expect(await (await site.get(visitor, '/account')).text()).toContain('Firefox, Windows');
    await site.post(visitor, '/account/sessions', { session: 'others' });
    expect(await stand.auth.callerOf(other.request())).toBeNull();
    const changed = await site.post(visitor, '/account/password', {
      current: goodPassword,
      password: 'синий вечер над рекой',
      repeat: 'синий вечер над рекой',
    });
    expect(site.where(changed)).toEqual([303, '/account?done=password']);
    const made = await site.post(visitor, '/account/tokens', {
      name: 'Отчёт',
      territory: '1',
      'scopes[]': '*',
      days: '30',
    });
    const value = /opora_[\w-]{43}/.exec(await made.text())?.[0] ?? '';
    const bearer = new Request('http://opora.test/', { headers: { authorization: `Bearer ${value}` } });
    expect(await stand.auth.callerOf(bearer)).toMatchObject({ accountId: id, tokenTerritoryId: 1 });
    const page = await (await site.get(visitor, '/account')).text();
    expect([page.includes('Отчёт'), page.includes(value)]).toEqual([true, false]);
    const [token] = await stand.auth.tokensOf(id);
    await site.post(visitor, '/account/tokens/revoke', { token: token?.id ?? '' });
    expect(await stand.auth.callerOf(bearer)).toBeNull();
  });

  test('ключ программы не управляет учётной записью', async () => {
    const id = await person(stand.auth, 'machine');
    await stand.auth.link(id, 1, newId(new Date()));
    const { value } = granted(
      await stand.auth.createToken({
        accountId: id,
        territoryId: 1,
        name: 'Всё',
        scopes: ['*'],
        days: 1,
        secondFactor: true,
      }),
    );
    const headers = { authorization: `Bearer ${value}` };
    for (const route of site.routes.filter((each) => each.ability === 'account')) {
      const body = route.method === 'POST' ? { body: new URLSearchParams({ password: goodPassword }) } : {};
      const request = browser().request(route.path, { method: route.method, headers, ...body });
      const answer = await route.handle(request, await stand.auth.callerOf(request), {});
      expect([
        route.path,
        answer.status,
        answer.headers.get('location')?.startsWith('/sign-in?next='),
      ]).toEqual([route.path, 303, true]);
    }
  });
});

describe('вход участником демонстрации', () => {
  test('в рабочем режиме этих адресов нет', async () => {
    const demonstration = ['/demonstration', '/mailbox'];
    expect(site.routes.filter((route) => demonstration.includes(route.path))).toEqual([]);
    expect((await site.post(browser(), '/demonstration', { login: 'kst.secretary' })).status).toBe(404);
    expect(await (await site.get(browser(), '/sign-in')).text()).not.toContain('/demonstration');
  });

  test('в показе участника выбирает простая форма; другой учётной записью так не войти', async () => {
    const show = await openStand({ mode: 'demonstration' });
    const stage = serve(show, 'demonstration');
    const id = await person(show.auth, 'kst.secretary');
    await person(show.auth, 'not.a.character');
    const page = await (await stage.get(browser(), '/demonstration?next=/kstovo/recognition')).text();
    expect(page).toContain('value="kst.secretary"');
    const visitor = browser();
    expect(stage.where(await stage.post(visitor, '/demonstration', { login: 'kst.secretary' }))).toEqual([
      303,
      '/kstovo',
    ]);
    expect(await show.auth.callerOf(visitor.request())).toMatchObject({ accountId: id, secondFactor: true });
    const onward = await stage.post(browser(), '/demonstration', {
      login: 'kst.secretary',
      next: '/kstovo/sites',
    });
    expect(stage.where(onward)).toEqual([303, '/kstovo/sites']);
    for (const login of ['not.a.character', 'krc.director', '']) {
      expect((await stage.post(browser(), '/demonstration', { login })).status).toBe(422);
    }
  });

  test('письма видны на странице, ссылка из приглашения открывается', async () => {
    const show = await openStand({ mode: 'demonstration' });
    const stage = serve(show, 'demonstration');
    const { id } = granted(
      await show.auth.createAccount({ name: 'Новая <Коллега>', email: 'new@school.test' }),
    );
    const { link } = await show.auth.invite(id);
    const page = await (await stage.get(browser(), '/mailbox')).text();
    expect(page).toContain(`<a href="${link}">`);
    expect(page).toContain('Новая &lt;Коллега&gt;');
  });
});

test('каждый адрес объявляет право и имя, ни один не повторяется', () => {
  const addresses = site.routes.map((route) => `${route.method} ${route.path}`);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(site.routes.every((route) => route.ru && ['public', 'account'].includes(route.ability))).toBe(true);
});
