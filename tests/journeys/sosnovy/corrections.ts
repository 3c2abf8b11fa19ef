// September 2026: what changes after the approval — with a reason, a source, a decision — and the quarter's plan that carries it.
import { expect } from 'vitest';
import { agree, press, put, sees, send, settled, smallPdf, wordsOf } from '../browser.ts';
import { added, choose, comeTo, isPdf, lines, pathOf, pick, toLine, wordFileOf, type Year } from './story.ts';

const letter = 'письмо Комитета образования от 07.09.2026 № 04-31';
const order = 'письмо комитета области от 08.09.2026 № 19-774';

const move = (term: string, reason: string) => ({ term, reason, source: 'own' });

/** The first proposal is rejected with words the methodist reads; the line stays as approved. */
export async function moveAndBeRefused(year: Year): Promise<void> {
  await comeTo(year, '2026-09-09');
  const methodist = await year.as('sosnovy-methodist');
  await toLine(methodist, year, lines.seminar);
  await agree(methodist.page, 'Перенести срок', move('22 октября', 'Зал занят олимпиадой'));
  await sees(methodist.page, 'Изменение предложено, ждёт решения', 'Изменение уже предложено и ждёт решения');
  const head = await year.as('sosnovy-gmk');
  await head.go(`${year.plan}/corrections`);
  const waiting = head.page.locator('main tbody tr').filter({ hasText: lines.seminar }).first();
  await agree(head.page, 'Отклонить', { words: 'Олимпиада закончится до обеда' }, waiting);
  await sees(head.page, 'Изменение отклонено', 'Олимпиада закончится до обеда');
  await toLine(methodist, year, lines.seminar);
  await sees(methodist.page, '15 октября', 'Отклонено');
}

/** A line comes from the committee with its letter; the head of the committee lets it in. */
export async function addFromTheCommittee(year: Year): Promise<void> {
  const { page, go } = await year.as('sosnovy-methodist');
  await go(`${year.plan}/corrections/new`);
  await put(page, 'reason', 'Комитет просит провести до каникул');
  await put(page, 'sourceDocument', letter);
  await page.locator('input[type="file"][name="file"]').setInputFiles({
    ...{ name: 'Письмо комитета.pdf', mimeType: 'application/pdf', buffer: smallPdf() },
  });
  await put(page, 'title', added);
  await put(page, 'term', '27 октября');
  await pick(page, 'responsibleId', 'Войтович');
  await put(page, 'direction', 'organisational');
  await put(page, 'task', 'associations');
  await put(page, 'form', 'круглый стол');
  await put(page, 'audience', 'заместители директоров');
  await put(page, 'result', 'соглашение');
  await put(page, 'source', 'authority');
  await send(page, 'Предложить новый пункт');
  await sees(page, 'Изменение предложено', added, letter);
  await decideAsTheCommittee(year, added);
}

/** The region's cancellation names its document, or is not taken at all. */
export async function cancelByTheRegion(year: Year): Promise<void> {
  const methodist = await year.as('sosnovy-methodist');
  const { page } = methodist;
  await toLine(methodist, year, lines.visit);
  await agree(page, 'Отменить пункт', { reason: 'Выезды приостановлены на осень', source: 'ministry' });
  await sees(page, 'Изменение министерства или института называет документ: кто, когда, номер');
  const dialog = page.locator('dialog[open]');
  await put(dialog, 'sourceDocument', order);
  await settled(page, () => dialog.locator('button[type="submit"]').last().click());
  await sees(page, 'Изменение предложено, ждёт решения');
  await decideAsTheCommittee(year, lines.visit);
  await toLine(methodist, year, lines.visit);
  await sees(page, 'отменено');
}

async function decideAsTheCommittee(year: Year, title: string): Promise<void> {
  const { page, go } = await year.as('sosnovy-head');
  await go('');
  await sees(page, 'Решить об изменениях плана');
  await go(`${year.plan}/corrections`);
  const waiting = page.locator('main tbody tr').filter({ hasText: title }).first();
  await press(page, 'Утвердить', waiting);
  await sees(page, 'Изменение утверждено и действует');
}

/** The quarter's plan takes the move under its one signature and is frozen. */
export async function issueTheQuarter(year: Year): Promise<void> {
  await comeTo(year, '2026-09-28');
  const methodist = await year.as('sosnovy-methodist');
  await toLine(methodist, year, lines.seminar);
  await agree(methodist.page, 'Перенести срок', move('29 октября', 'Спикер института приедет позже'));
  await sees(methodist.page, 'Изменение предложено');
  await methodist.go(`${year.plan}/periods`);
  const quarter = methodist.page.locator('main tbody tr').filter({ hasText: 'IV квартал 2026 года' });
  await press(methodist.page, 'Составить', quarter);
  await sees(
    methodist.page,
    'План на период составлен',
    'ждёт этой подписи',
    added,
    'перенесено, было: 15 октября',
  );
  const path = pathOf(methodist.page);
  await press(methodist.page, 'Передать на утверждение');
  await sees(methodist.page, 'передан на утверждение');
  const head = await year.as('sosnovy-gmk');
  await head.go('');
  await sees(head.page, 'Утвердить план на IV квартал 2026 года');
  await head.go(path);
  await agree(head.page, 'Утвердить и выпустить');
  await sees(head.page, /План на период выпущен, документ № /, 'Выпущен');
  expect(await head.page.getByText('Утвердить и выпустить').count()).toBe(0);
  await isPdf(head, `${path}/plan.pdf`);
}

/** What was approved stands; beside it what is now, why, by whose word — on the screen and on paper. */
export async function readTheDifference(year: Year): Promise<void> {
  const head = await year.as('sosnovy-gmk');
  const { page, go } = head;
  await go(`${year.plan}/corrections`);
  await sees(page, 'Разница с утверждённым планом', letter, order, 'Зал занят олимпиадой');
  const moved = page.locator('main tbody tr').filter({ hasText: 'Спикер института приедет позже' });
  expect(await wordsOf(moved)).toMatch(/15 октября 29 октября/);
  const word = await wordFileOf(head, page.getByRole('link', { name: 'DOCX', exact: true }));
  for (const words of [lines.seminar, lines.visit, added, letter, order, '29 октября'])
    expect(word).toContain(words);
  await isPdf(head, `${year.plan}/corrections.pdf`);
  await go(`${year.plan}?q=${encodeURIComponent(added)}`);
  await sees(page, 'добавлен изменением');
}

/** A person leaves in the middle of the year: their line says so until somebody else answers for it. */
export async function reassignAfterDismissal(year: Year): Promise<void> {
  await comeTo(year, '2027-01-18');
  const head = await year.as('sosnovy-gmk');
  const { page, go } = head;
  await go(`/people?q=${encodeURIComponent('Бондарь Ирина')}`);
  await settled(page, () =>
    page
      .locator('main tbody')
      .getByRole('link', { name: /Бондарь/ })
      .first()
      .click(),
  );
  const post = page.locator('#posts tbody tr').filter({ hasText: 'по работе с одарёнными детьми' }).first();
  await agree(page, 'Завершить работу в должности', { on: '2027-01-15' }, post);
  await toLine(head, year, lines.tournament);
  await sees(page, /Бондарь И\.Я\. здесь не работает с 16 января 2027/);
  await page.locator('details.o-ask > summary').filter({ hasText: 'Сменить ответственного' }).first().click();
  const dialog = page.locator('dialog[open]');
  await choose(dialog, 'responsibleId', 'Шумилина');
  await put(dialog, 'reason', 'Бондарь И. Я. уволена');
  await settled(page, () => dialog.locator('button[type="submit"]').last().click());
  await sees(page, 'Изменение предложено');
  await go(`${year.plan}/corrections`);
  const waiting = page.locator('main tbody tr').filter({ hasText: lines.tournament }).first();
  await press(page, 'Утвердить', waiting);
  await toLine(head, year, lines.tournament);
  await sees(page, /Шумилина О\. ?Г\./, 'другой ответственный');
  expect(await wordsOf(page.locator('main'))).not.toContain('здесь не работает');
}
