// The ways in, as people go them: an invitation by letter, a password, a code from the telephone, the demonstration's list.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../../src/platform/auth/tests/house.ts';
import { press, put, sees, seesNot, send } from './browser.ts';
import { openWindow, type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;
let page: Page;
let key = '';
const login = 'novikova.ts';
const password = 'речка сосна вторник';

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
  page = await (await openWindow(stage, 200)).newPage();
});

afterAll(() => stage?.close());

async function enter(given: string): Promise<void> {
  await page.goto('/sign-in');
  await put(page, 'login', login);
  await put(page, 'password', given);
  await press(page, 'Войти');
}

describe('вход', () => {
  test('человек службы получает приглашение письмом и задаёт имя и пароль', async () => {
    const { rows } = await stage.db.owner.query<{ id: string }>(
      `select p.id from people.persons p join territories.territories t on t.id = p.territory_id
        where t.slug = 'kstovo' and p.account_id is null order by p.surname limit 1`,
    );
    const head = await people.as('kstovo-imc');
    await head.go(`/people/${rows[0]?.id}/invite`);
    await put(head.page, 'email', 'novikova@kstovo.example');
    await send(head.page, 'Отправить приглашение');
    await sees(head.page, 'Приглашение отправлено');
    await page.goto('/mailbox');
    await sees(page, 'novikova@kstovo.example');
    await page.locator('a[href*="/invitation/"]').first().click();
    await page.waitForURL(/invitation/);
    await put(page, 'login', login);
    await put(page, 'password', password);
    await put(page, 'repeat', password);
    await press(page, 'Задать и войти');
    await page.waitForURL(/kstovo/);
    await sees(page, 'Сегодня', 'ИМЦ · Кстовский район');
  });

  test('второй фактор включается картинкой и кодом', async () => {
    await page.goto('/account/second-factor');
    await put(page, 'password', password);
    await press(page, 'Показать картинку для телефона');
    await sees(page, 'Наведите камеру приложения на картинку', 'запасные коды');
    key = ((await page.locator('code').first().textContent()) ?? '').replaceAll(/\s/g, '');
    await put(page, 'code', codeOf(key));
    await press(page, 'Включить');
    await sees(page, 'Второй фактор включён.');
    await press(page, 'Выйти');
    await sees(page, 'Вы вышли.');
  });

  test('неверный пароль и неверный код не пускают, верные пускают', async () => {
    await enter('не тот пароль');
    await seesNot(page, 'Сегодня');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await enter(password);
    await page.waitForURL(/sign-in\/code/);
    await put(page, 'code', '000000');
    await press(page, 'Продолжить');
    await sees(page, 'Код из приложения');
    await put(page, 'code', codeOf(key, 1));
    await press(page, 'Продолжить');
    await page.waitForURL(/kstovo/);
    await sees(page, 'Сегодня');
    await page.goto('/account');
    await sees(page, 'пароль и код');
  });

  test('участник демонстрации входит одной кнопкой, чужая страница спрашивает вход', async () => {
    const stranger = await (await openWindow(stage, 201)).newPage();
    await stranger.goto('/kstovo/recognition');
    await stranger.waitForURL(/sign-in/);
    const teacher = await people.as('kstovo-teacher');
    await sees(teacher.page, 'Одинцова Е.М.', 'Сегодня');
    expect(stage.mistakes).toEqual([]);
  });
});
