// Autumn 2026: the methodical council meets twice; what it decides has an owner and a day and is asked about until done.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { agree, press, put, sees, seesNot, send, settled } from '../browser.ts';
import type { Person } from '../people.ts';
import { attach, choose, comeTo, isPdf, isTold, lines, pathOf, pick, toLine, type Year } from './story.ts';

const name = 'методический совет городской службы';
const question = `О подготовке дела «${lines.council}»`;
const personal = 'О представлении лицея на областной конкурс методических служб';
const composition = [
  ['Войтович', 'chair'],
  ['Шумилина', 'secretary'],
  ['Бондарь', 'member'],
  ['Гриневич', 'member'],
  ['Тихомирова', 'member'],
] as const;

const unfold = (page: Page, words: string) => page.getByText(words, { exact: true }).first().click();

/** The head of the service founds the council and seats it by an order. */
export async function foundTheCouncil(year: Year): Promise<void> {
  await comeTo(year, '2026-10-05');
  const { page, go } = await year.as('sosnovy-gmk');
  await go('/councils/new');
  for (const [field, value] of [
    ['kind', 'methodical-council'],
    ['name', name],
    ['nameGenitive', 'методического совета городской службы'],
    ['shortName', 'Методсовет службы'],
    ['place', 'кабинет 12'],
  ] as const)
    await put(page, field, value);
  await send(page, 'Создать совет');
  await sees(page, 'Создано. Внесите состав по приказу.', 'не учреждён');
  year.body = pathOf(page);
  for (const [surname, role] of composition) {
    await unfold(page, 'Внести в состав');
    const form = page.locator('form:has(input[value="councils.membership.set"])');
    await pick(form, 'personId', surname);
    await put(form, 'role', role);
    await put(form, 'basis', 'приказ Комитета образования от 05.10.2026 № 402');
    await settled(page, () => form.locator('button[type="submit"]').click());
    await sees(page, 'Состав изменён', surname);
  }
  await sees(page, /Состав на 5 октября 2026[^:]*: 5/);
}

async function planSession(person: Person, year: Year, day: string): Promise<string> {
  const { page, go } = person;
  await go(year.body);
  await unfold(page, 'Назначить заседание');
  await put(page, 'plannedOn', day);
  await page.locator('input[name="takeQueue"][type="checkbox"]').check();
  await send(page, 'Назначить заседание');
  await sees(page, 'Заседание назначено');
  return pathOf(page);
}

async function addQuestion(page: Page, title: string, decision: string): Promise<void> {
  const box = page.locator('details:has(input[value="councils.item.add"])');
  await box.locator('summary').click();
  await put(box, 'title', title);
  await put(box, 'speaker', 'Шумилина О. Г.');
  await put(box, 'proposedDecision', decision);
  await settled(page, () => box.locator('button[type="submit"]').click());
  await sees(page, 'Вопрос добавлен');
}

/** The question comes from a line of the plan: linked with the council, put on its agenda, sent to all. */
export async function callTheFirst(year: Year): Promise<void> {
  const secretary = await year.as('sosnovy-methodist');
  const { page } = secretary;
  await toLine(await year.as('sosnovy-gmk'), year, lines.council);
  const line = (await year.as('sosnovy-gmk')).page;
  await line
    .locator('details.o-ask > summary')
    .filter({ hasText: /^\s*Связать\s*$/ })
    .first()
    .click();
  await pick(line.locator('dialog[open]'), 'subject', 'методический совет городской');
  await settled(line, () => line.locator('dialog[open] button[type="submit"]').last().click());
  await sees(line, 'етодический совет городской службы');
  await secretary.go(year.body);
  await sees(page, lines.council);
  year.session = await planSession(secretary, year, '2026-10-20');
  await addQuestion(page, question, 'Составить программу дня и разослать её школам.');
  await addQuestion(page, personal, 'Представить лицей на конкурс.');
  await addLater(page);
  await agree(page, 'Разослать повестку');
  await sees(page, 'Повестка разослана: 5', 'для кворума нужно 3');
  const member = await year.as('sosnovy-school');
  await isTold(member, '20 октября 2026');
  await member.go(year.session);
  await press(member.page, 'С повесткой и материалами ознакомлен(а)');
  await sees(member.page, 'Вы ознакомлены');
  for (const paper of ['agenda.pdf', 'attendance.pdf']) await isPdf(secretary, `${year.session}/${paper}`);
}

/** Questions wait in the queue until they are taken in. */
async function addLater(page: Page): Promise<void> {
  const take = page.getByRole('button', { name: 'Включить в повестку', exact: true });
  if (await take.count()) await settled(page, () => take.click());
  await sees(page, question, personal);
}

async function openWithout(year: Year, absent: readonly string[], words: string): Promise<void> {
  const { page, go } = await year.as('sosnovy-methodist');
  await go(year.session);
  await agree(page, 'Открыть заседание');
  for (const surname of absent)
    await page
      .locator('table.o-edit tr')
      .filter({ hasText: surname })
      .locator('input[type="checkbox"]')
      .check();
  await send(page, 'Остальные присутствуют');
  await sees(page, words, 'кворум есть (нужно 3)');
}

async function toItem(page: Page, title: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Повестка' }).getByRole('link', { name: title });
  await settled(page, () => link.click());
}

async function resolve(page: Page, owner: string, due: string): Promise<void> {
  await press(page, 'Единогласно: принять решение');
  await send(page, 'Записать решение');
  await sees(page, 'У решения должны быть ответственный и срок');
  await choose(page, 'ownerId', owner);
  await put(page, 'dueOn', due);
  await send(page, 'Записать решение');
  await sees(page, 'Решение записано');
}

/** The director of the lyceum neither counts nor votes where his lyceum is spoken of; he says so at every meeting. */
async function recuse(page: Page): Promise<void> {
  await toItem(page, personal);
  await unfold(page, 'Записать отвод');
  const form = page.locator('form:has(input[value="councils.recusal.declare"])');
  await choose(form, 'personId', 'Гриневич');
  await put(form, 'reason', 'Руководит лицеем');
  await settled(page, () => form.locator('button[type="submit"]').click());
  await sees(page, 'Отвод записан');
}

/** Three of five are in; a recusal leaves one question without a quorum, the other is decided with an owner and a day. */
export async function holdTheFirst(year: Year): Promise<void> {
  await comeTo(year, '2026-10-20');
  await openWithout(year, ['Бондарь', 'Тихомирова'], 'присутствуют 3 из 5');
  const { page } = await year.as('sosnovy-methodist');
  await recuse(page);
  await sees(page, 'кворума нет (нужно 3)');
  await agree(page, 'Отложить: нет кворума');
  await sees(page, 'Вопрос отложен');
  await toItem(page, question);
  await resolve(page, 'Шумилина', '2026-12-10');
  await send(page, 'Закрыть заседание');
  await sees(page, 'Заседание закрыто. Протокол собран.');
}

/** Two signatures, then the decisions are seen beyond the council; the minutes prove the line of the plan. */
export async function signAndPublish(year: Year): Promise<void> {
  const secretary = await year.as('sosnovy-methodist');
  const chair = await year.as('sosnovy-gmk');
  const minutes = `${year.session}/minutes`;
  await secretary.go(minutes);
  await sees(secretary.page, 'РЕШИЛИ', 'Отвод: Гриневич', 'Составить программу дня');
  await chair.go(minutes);
  await agree(chair.page, 'Подписать протокол');
  await sees(chair.page, 'Ваша подпись поставлена, ждём вторую');
  await secretary.go(minutes);
  await agree(secretary.page, 'Подписать протокол');
  await sees(secretary.page, 'Протокол подписан и зарегистрирован');
  await agree(secretary.page, 'Опубликовать решения');
  await sees(secretary.page, 'Решения опубликованы');
  await isPdf(secretary, `${year.session}/protocol.pdf`);
  await secretary.go('/councils/decisions?q=%D0%9F%D1%80%D0%BE%D0%B3%D1%80%D0%B0%D0%BC%D0%BC');
  const task = secretary.page.locator('main tbody').getByRole('link', { name: /Составить программу дня/ });
  await settled(secretary.page, () => task.first().click());
  year.task = pathOf(secretary.page);
}

/** The next agenda asks about what is not done yet and holds what was put off. */
export async function meetAgain(year: Year): Promise<void> {
  await comeTo(year, '2026-12-01');
  const secretary = await year.as('sosnovy-methodist');
  const { page } = secretary;
  year.session = await planSession(secretary, year, '2026-12-15');
  await secretary.go(year.session);
  await addAllThatWait(page);
  await sees(page, personal, 'О выполнении решений, принятых ранее');
  await agree(page, 'Разослать повестку');
  await comeTo(year, '2026-12-11');
  await isTold(secretary, /Составить программу дня/);
  await secretary.go(year.task);
  await sees(page, 'Опоздание');
  await attach(page, 'Сообщить об исполнении', 'Программа дня.pdf', {
    ...{ doneOn: '2026-12-11', outcome: 'Программа разослана школам', explanation: 'Согласовывали площадки' },
  });
  await sees(page, 'Об исполнении сообщено');
  const chair = await year.as('sosnovy-gmk');
  await chair.go(year.task);
  await press(chair.page, 'Подтвердить исполнение');
  await sees(chair.page, 'Исполнение подтверждено', 'с опозданием');
}

async function addAllThatWait(page: Page): Promise<void> {
  const take = page.getByRole('button', { name: 'Включить в повестку', exact: true });
  if (await take.count()) await settled(page, () => take.click());
}

/** A fuller room: the postponed question is decided although its member is recused again. */
export async function holdTheSecond(year: Year): Promise<void> {
  await comeTo(year, '2026-12-15');
  await openWithout(year, ['Тихомирова'], 'присутствуют 4 из 5');
  const secretary = await year.as('sosnovy-methodist');
  const { page } = secretary;
  await recuse(page);
  await sees(page, 'Отвод: Гриневич', 'отвод 1, кворум есть (нужно 3)');
  await resolve(page, 'Войтович', '2027-02-01');
  await toItem(page, 'О выполнении решений');
  await press(page, 'Единогласно: принять к сведению');
  await send(page, 'Записать решение');
  await sees(page, 'Решение записано');
  await send(page, 'Закрыть заседание');
  for (const login of ['sosnovy-gmk', 'sosnovy-methodist']) {
    const signer = await year.as(login);
    await signer.go(`${year.session}/minutes`);
    await agree(signer.page, 'Подписать протокол');
  }
  await sees(page, 'Протокол подписан и зарегистрирован');
  await secretary.go(year.body);
  await sees(page, 'Все вопросы включены в повестки.');
  await seesNot(page, 'Ваша подпись поставлена');
  expect(await page.locator('main').getByText('№').count()).toBeGreaterThan(0);
}
