// The browser's habits in a real browser: dialogs, menus, saving as one types, search, rows, looks, mass actions.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Gallery, openGallery } from '../../ui/tests/gallery-server.ts';

let gallery: Gallery;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  gallery = await openGallery();
});

afterAll(() => gallery?.close());

beforeEach(async () => {
  gallery.posts.length = 0;
  gallery.draftStatus = 200;
  complaints.length = 0;
  page = await (await gallery.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterEach(async () => {
  await page.context().close();
  expect(complaints).toEqual([]);
});

const open = (name: string) => page.goto(`${gallery.address}/${name}`, { waitUntil: 'networkidle' });

test('an official act is asked in a dialog with its consequence, then sent once', async () => {
  await open('card');
  await page.locator('summary', { hasText: 'Подать заявку' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('изменить заявку можно будет, только если секретарь её вернёт').waitFor();
  await dialog.getByRole('button', { name: 'Отменить' }).click();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Подать заявку');

  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Подать заявку' }).dblclick();
  await page.getByRole('heading', { name: 'Сегодня, 18 мая' }).waitFor();
  expect(gallery.posts.map(({ path }) => path)).toEqual(['/submit']);
  expect(gallery.posts[0]?.body).toContain('_key=test-1');
});

test('without scripts the same act unfolds in place and is sent', async () => {
  const plain = await gallery.browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${gallery.address}/card`);
  await still.locator('summary', { hasText: 'Подать заявку' }).click();
  await still.locator('.o-ask[open] button[type=submit]').click();
  await still.waitForURL('**/home');
  expect(gallery.posts.map(({ path }) => path)).toEqual(['/submit']);
  await plain.close();
});

test('Ctrl K finds and opens, also in the Russian keyboard layout', async () => {
  await open('home');
  await page.evaluate(() => {
    const key = { code: 'KeyK', key: 'л', ctrlKey: true, bubbles: true, cancelable: true };
    document.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  await page.getByRole('option', { name: 'Соколова' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Заявки на открытие площадок' }).waitFor();
});

test('a menu closes on Esc and gives the focus back', async () => {
  await open('card');
  const menu = page.locator('summary', { hasText: 'Ещё' });
  await menu.click();
  await page.getByText('Печатная форма').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByText('Печатная форма').isVisible()).toBe(false);
});

test('the look changes at once and is remembered in a cookie', async () => {
  await open('home');
  await page.locator('summary', { hasText: 'А. Б. Иванова' }).click();
  await page.getByRole('button', { name: 'Тёмный' }).click();
  expect(await page.evaluate(() => document.documentElement.dataset.bsTheme)).toBe('dark');
  const [cookie] = await page.context().cookies();
  expect([cookie?.name, cookie?.value, cookie?.path]).toEqual(['view', 'dark', '/']);
  expect(gallery.posts).toEqual([]);
});

describe('a long form', () => {
  const theme = () => page.getByLabel('Тема площадки');
  const status = () => page.locator('.o-saved').textContent();

  test('is saved a second after typing stops, with the time of the server', async () => {
    await open('form');
    await theme().fill('Наставничество');
    await page.getByText('сохранено в 14:33').waitFor();
    expect(gallery.posts[0]).toMatchObject({ path: '/apply/draft' });
    expect(gallery.posts[0]?.body).toContain('Наставничество');
    expect(gallery.posts[0]?.body).not.toContain('name="_key"');
    expect(await page.locator('input[name=_version]').first().inputValue()).toBe('4');
    expect(await page.locator('form.o-form input[name=_version]').inputValue()).toBe('5');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  test('keeps the text through an expired session and offers it back', async () => {
    gallery.draftStatus = 401;
    await open('form');
    await theme().fill('Написано до конца сеанса');
    await page.getByText('Сеанс закончился').waitFor();
    expect(await status()).toContain('текст сохранён в этом браузере');
    await open('form');
    expect(await theme().inputValue()).toBe('');
    await page.getByText('остался несохранённый текст').waitFor();
    gallery.draftStatus = 200;
    await page.getByRole('button', { name: 'Вернуть текст' }).click();
    expect(await theme().inputValue()).toBe('Написано до конца сеанса');
    await page.getByText('сохранено в 14:33').waitFor();
  });

  test('takes rows from Excel and renumbers what is left', async () => {
    await open('form');
    const cell = page.locator('[name="plan[1].title"]');
    await cell.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Семинар\t2026-10-12\tОрлова\r\nЛекция\t2026-11-02\tГусев\r\n');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(await page.locator('[name="plan[2].who"]').inputValue()).toBe('Гусев');
    await page.getByRole('button', { name: 'Убрать строку' }).first().click();
    expect(await page.locator('[name="plan[0].title"]').inputValue()).toBe('Семинар');
    expect(await page.locator('[name="plan[2].who"]').count()).toBe(0);
    await page.getByRole('button', { name: 'Добавить строку' }).click();
    expect(await page.locator('[name="plan[2].who"]').inputValue()).toBe('');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('plan[2].title');
  });
});

test('mass actions wake with the first mark; Shift marks a range; the marks are posted', async () => {
  await open('list');
  const assign = page.getByRole('button', { name: 'Назначить экспертов' });
  expect(await assign.isDisabled()).toBe(true);
  await page.getByLabel('Отметить: ОМП-002').check();
  await page.getByLabel('Отметить: ОМП-005').click({ modifiers: ['Shift'] });
  expect(await page.locator('.o-bulk strong').textContent()).toBe('4');
  await assign.click();
  await page.waitForURL('**/home');
  const sent = new URLSearchParams(gallery.posts[0]?.body);
  expect(sent.getAll('ids[]')).toEqual(['2', '3', '4', '5']);
  expect([sent.get('command'), sent.get('_csrf')]).toEqual(['assign', 'test']);
});

test('arrows walk along the records of a table', async () => {
  await open('list');
  await page.getByRole('link', { name: 'ОМП-001' }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('ОМП-002');
});

test('a first visit weighs less than 300 KB compressed', async () => {
  const sizes: number[] = [];
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/assets/')) return;
    const body = await response.body();
    sizes.push(/\.(js|css|svg)$/.test(pathname) ? await packed(body) : body.length);
  });
  await open('list');
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(300_000);
});

async function packed(body: Buffer): Promise<number> {
  const { gzipSync } = await import('node:zlib');
  return gzipSync(body).length;
}
