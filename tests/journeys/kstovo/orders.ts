// Autumn 2026: proposals are handed over by an act, the order is late and missed, then its number and date open the sites.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { proves } from '../../setup/proof.ts';
import { agree, press, put, sees, seesNot, send, travel, wordsOf } from '../browser.ts';
import { lookUp, personIdOf, type Story, themes } from './story.ts';

/** The secretary transfers both packages, the clerk takes them: every paper with its hash. */
export async function handOver(story: Story): Promise<void> {
  const secretary = await story.as('kstovo-secretary');
  const clerk = await story.as('kstovo-clerk');
  for (const id of [story.packageId, story.secondPackageId]) {
    await secretary.go(`/recognition/packages/${id}`);
    await agree(secretary.page, 'Передать предложения');
    await sees(secretary.page, 'Предложения переданы', /SHA-256.* [0-9a-f]{64}/);
    await clerk.go(`/recognition/packages/${id}`);
    await press(clerk.page, 'Принять пакет по акту');
    await sees(clerk.page, 'Пакет принят');
  }
  await secretary.go(`/recognition/packages/${story.packageId}`);
  await sees(secretary.page, 'Акт', 'Протокол', 'принят органом управления');
  proves('OMP-10', 'package of proposals is generated for the department');
}

/** Past 31 August the continuing site waits for the order without a gap; past 1 October the order is missed aloud. */
export async function missTheOrder(story: Story): Promise<void> {
  const secretary = await story.as('kstovo-secretary');
  await secretary.go('');
  await travel(secretary.page, '2026-10-02');
  const site = await lookUp(story, "select id from recognition.sites where theme like 'Музейная%'");
  await secretary.go(`/recognition/sites/${site}`);
  await sees(secretary.page, 'продолжение, ожидает приказа');
  const director = await story.as('kstovo-director');
  await director.go('/notices');
  await sees(director.page, 'Приказа с перечнем площадок 2026 года нет: срок был 1 октября 2026');
  await director.go(`/recognition/packages/${story.packageId}`);
  await sees(director.page, 'просрочено');
  proves('OMP-12', 'Missing order after 1 October is escalated');
  await director.go('/recognition/sites');
  await seesNot(director.page, themes['school-1'], themes.lyceum);
}

/** The department goes its own way on one application and says why; the rest as proposed. */
export async function decideDifferently(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-director');
  await go(`/recognition/packages/${story.packageId}`);
  const paper = page.locator('tr').filter({ hasText: themes.technopark });
  await paper.locator('select').selectOption('reject');
  await send(page, 'Записать решения');
  await sees(page, 'напишите причину');
  await paper.locator('textarea').fill('Технопарк закрывается на капитальный ремонт до лета 2027 года.');
  await send(page, 'Записать решения');
  await sees(page, 'Решения записаны: 1');
  await agree(page, 'Решить всё по предложению совета');
  await sees(page, 'По предложению совета решено: 5', 'иначе, чем предложил совет: Технопарк закрывается');
  proves('OMP-11', 'Department may decide differently with a recorded reason');
}

export async function registerOrder(page: Page, number: string): Promise<void> {
  await put(page, 'number', number);
  await send(page, 'Зарегистрировать');
  await sees(page, number);
}

/** The draft names organisation, theme, head, co-head; nothing is active before its number and date. */
export async function issueTheOrder(story: Story): Promise<void> {
  const { page, go, context } = await story.as('kstovo-clerk');
  await go(`/recognition/packages/${story.packageId}`);
  await press(page, 'Подготовить приказ');
  await sees(page, 'Проект приказа готов');
  const pdf = await context.request.get(`/kstovo/recognition/packages/${story.packageId}/order-preview.pdf`);
  expect(pdf.headers()['content-type']).toContain('pdf');
  await page.getByRole('link', { name: 'Открыть приказ' }).click();
  await page.waitForURL(/documents\//);
  await sees(page, 'ПРИКАЗ', themes['school-1'], 'Пешкова', 'Ивлева', 'Отказать');
  proves('OMP-12', 'Order template lists sites (organisation, theme, head, co-head)');
  const visitor = await story.as('kstovo-teacher');
  await visitor.go('/sites?year=2026');
  await seesNot(visitor.page, themes['school-1']);
  await registerOrder(page, '1187');
  await visitor.go('/sites?year=2026');
  await sees(
    visitor.page,
    themes['school-1'],
    themes.lyceum,
    'Музейная педагогика',
    'действует до 31 августа 2027',
    '1187',
  );
  await seesNot(visitor.page, themes.technopark, themes['school-6'], themes.kindergarten);
  proves('OMP-11', 'No site becomes active without both a РЭС proposal and an order');
  proves('OMP-12', 'after registration sites become active for the academic year');
  proves('OMP-01', 'public list of sites by year and direction');
  await go(`/recognition/packages/${story.secondPackageId}`);
  await agree(page, 'Решить всё по предложению совета');
  await press(page, 'Подготовить приказ');
  await page.getByRole('link', { name: 'Открыть приказ' }).click();
  await page.waitForURL(/documents\//);
  await registerOrder(page, '1188');
}

/** From the council's rising to the order: what was typed, in any window, and whether a word of it was typed twice. */
export async function nothingTypedTwice({ stage, typedBefore }: Story): Promise<void> {
  const typed = stage.typed.slice(typedBefore).filter(Boolean);
  const words = typed.flatMap((text) => [
    ...new Set(text.toLocaleLowerCase('ru').match(/[\p{L}\d]{4,}/gu) ?? []),
  ]);
  const twice = words.filter((word, index) => words.indexOf(word) !== index);
  expect(twice, typed.join(' | ')).toEqual([]);
  for (const known of [...Object.values(themes), 'Пешкова', 'Ивлева', 'площадк', 'признать'])
    expect(typed.join(' ')).not.toContain(known);
  expect(typed.length).toBeGreaterThan(6);
  expect(typed.length).toBeLessThan(14);
}

export const siteOf = (story: Story, theme: string): Promise<string> =>
  lookUp(story, 'select id from recognition.sites where theme = $1', [theme]);

/** The card of the site shows both heads with their order; the technopark reads why it was refused. */
export async function lookAtTheSites(story: Story): Promise<void> {
  const school = await story.as('kstovo-school-1-operator');
  await school.go(`/recognition/sites/${await siteOf(story, themes['school-1'])}`);
  await sees(
    school.page,
    'Руководитель',
    'Пешкова Ю.',
    'Соруководитель',
    'Ивлева М.',
    '1187',
    'СШ № 1',
    themes['school-1'],
    'Направление',
    'действует до',
    '2026/2027',
    'План работы',
    'Отчёты',
    'Приказ',
  );
  proves('OMP-18', 'both persons shown with the order');
  proves('OMP-01', 'Site card shows all of these');
  const technopark = await story.as('kstovo-technopark-operator');
  await technopark.go(`/recognition/applications/${story.applications.technopark}`);
  await sees(technopark.page, 'Технопарк закрывается на капитальный ремонт');
  const gymnasium = await story.as('kstovo-gymnasium-operator');
  await gymnasium.go(
    `/recognition/sites/${await lookUp(story, "select id from recognition.sites where theme like 'Музейная%'")}`,
  );
  const text = await wordsOf(gymnasium.page.locator('main'));
  expect(text).toMatch(/2026\/2027/);
  expect(text).toContain('действует до 31 августа 2027');
}

/** The application's plan becomes the draft: head, co-head, order, and every organisation is asked to read it. */
export async function approveThePlan(story: Story): Promise<void> {
  const site = await siteOf(story, themes['school-1']);
  const head = await story.as('kstovo-school-1-operator');
  await head.go(`/recognition/sites/${site}/plan`);
  expect(await head.page.locator('[name="lines[0].title"]').inputValue()).toContain('Читаем вместе');
  const tasks = head.page.locator('select[name="lines[0].task"] option');
  const secretary = await story.as('kstovo-secretary');
  const { id: meeting } = await secretary.does('councils.session.plan', {
    ...{ bodyId: story.bodyId, plannedOn: '2026-10-15', plannedTime: '14:00', place: 'ИМЦ' },
  });
  await put(head.page, 'lines[0].term', '15 октября');
  await put(head.page, 'lines[1].term', '15.10.2026');
  await put(head.page, 'lines[0].task', (await tasks.nth(1).getAttribute('value')) ?? '');
  await send(head.page, 'Сохранить план');
  await sees(head.page, 'План сохранён');
  await sees(
    head.page,
    'Совпадения дат',
    /15 октября 2026 г\. Семинар «Читаем вместе» для учителей района Мастер-классы/,
    /Детский сад № 7»?: Практикум «Игра, в которой говорят»/,
    'РЭС: заседание',
  );
  proves('OMP-16', 'Conflicts of dates shown');
  await secretary.does('councils.session.cancel', { sessionId: meeting, reason: 'Перенесено.' });
  await put(head.page, 'lines[1].term', 'февраль');
  await send(head.page, 'Сохранить план');
  await sees(head.page, 'План сохранён', 'Детский сад № 7');
  await seesNot(head.page, 'РЭС: заседание');
  const coHead = await story.as('kstovo-methodist-1');
  await coHead.go(`/recognition/sites/${site}/plan`);
  await press(coHead.page, 'Согласовать план');
  await sees(coHead.page, 'План согласован');
  proves('OMP-32', 'Site plan items are tagged by task');
  const clerk = await story.as('kstovo-clerk');
  await clerk.go('/recognition/plans');
  await sees(clerk.page, themes['school-1']);
  await send(clerk.page, 'Подготовить приказ');
  await clerk.page.waitForURL(/documents\//);
  await registerOrder(clerk.page, '1190');
  const other = await story.as('kstovo-kindergarten');
  await other.go('/notices');
  await sees(other.page, /ознаком/i, '1190');
  await other.go(new URL(clerk.page.url()).pathname.replace('/kstovo', ''));
  await agree(other.page, 'Ознакомлен');
  await sees(other.page, /ознаком/i);
  await clerk.go(`/recognition/sites/${site}/plan`);
  await sees(clerk.page, /Ещё не ознакомились \d+ из \d+/);
  await seesNot(clerk.page, 'Котова');
  proves('OMP-16', 'after the order all institutions receive a notification');
  proves('OMP-16', 'read receipts visible');
}

/** Another co-head: proposed by the school, in force only with the number and date of the order. */
export async function replaceTheCoHead(story: Story): Promise<void> {
  const site = await siteOf(story, themes['school-1']);
  const { page, go } = await story.as('kstovo-school-1-operator');
  await go(`/recognition/sites/${site}/heads`);
  await put(page, 'role', 'co-head');
  const { rows } = await story.stage.db.owner.query<{ name: string; id: string }>(
    `select surname as name, id from people.persons where id = $1`,
    [await personIdOf(story, 'kstovo-methodist-3')],
  );
  const methodist = rows[0];
  const found = page.waitForResponse(/people\/pick/);
  await page.locator('[name="personId@text"]').pressSequentially(methodist?.name ?? '');
  await found;
  const option = page.locator(`datalist option[data-id="${methodist?.id}"]`);
  await option.waitFor({ state: 'attached' });
  await page.locator('[name="personId@text"]').fill((await option.getAttribute('value')) ?? '');
  await put(page, 'startsOn', '2027-01-25');
  await put(page, 'reason', 'Прежний соруководитель переходит на другую работу.');
  await send(page, 'Подготовить замену');
  await page.waitForURL(/documents\//);
  await sees(page, 'ПРИКАЗ', methodist?.name ?? '');
  const document = new URL(page.url()).pathname.replace('/kstovo', '');
  await go(`/recognition/sites/${site}`);
  await sees(page, 'Ивлева М.');
  const clerk = await story.as('kstovo-clerk');
  await clerk.go(document);
  await registerOrder(clerk.page, '12');
  await travel(clerk.page, '2027-01-25');
  await go(`/recognition/sites/${site}`);
  await sees(page, `Соруководитель ${methodist?.name}`);
  proves('OMP-18', 'replacement requires a new order');
}
