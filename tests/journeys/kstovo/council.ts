// August 2026: the council's two sessions — presence, a quorum lost to recusals, votes, a refusal, signed minutes.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { proves } from '../../setup/proof.ts';
import { agree, press, put, sees, send, settled, travel } from '../browser.ts';
import { lookUp, personIdOf, type Story, themes } from './story.ts';

/** Who is missing and why: two reasons are typed, two are left out. */
const absent = [
  ['kstovo-expert-1', 'отпуск'],
  ['kstovo-expert-2', 'командировка'],
  ['kstovo-expert-3', ''],
  ['kstovo-expert-9', ''],
] as const;

/** Applications become questions, the questions an agenda that is sent out with its materials. */
export async function buildTheAgenda(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-secretary');
  await go('/recognition');
  await press(page, 'Внести заявки в повестку совета');
  await sees(page, 'В повестку внесено: 7');
  await go(`/councils/bodies/${story.bodyId}`);
  await planSession(page, '2026-08-20');
  story.firstSession = page.url().split('/').at(-1) ?? '';
  await sees(
    page,
    'О признании опорной методической площадкой',
    'Кого ждут: 12, для кворума нужно 7',
    'Материалы',
  );
  proves('OMP-10', 'Повестка собирается из заявок.');
  await agree(page, 'Разослать повестку');
  await sees(page, 'Повестка разослана: 12');
  const member = await story.as('kstovo-expert-4');
  await member.go('/notices');
  await sees(member.page, '20 августа 2026', 'Ознакомьтесь с повесткой и материалами');
}

async function planSession(page: Page, day: string): Promise<void> {
  await page.getByText('Назначить заседание', { exact: true }).first().click();
  await put(page, 'plannedOn', day);
  const tick = page.locator('input[name="takeQueue"][type="checkbox"]');
  await tick.check();
  await send(page, 'Назначить заседание');
  await sees(page, 'Заседание назначено');
}

/** «Все, кроме…»: eight of twelve are in, the quorum holds. */
export async function openTheMeeting(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-secretary');
  await go('');
  await travel(page, '2026-08-20');
  story.typedBefore = story.stage.typed.length;
  await go(`/councils/sessions/${story.firstSession}`);
  await agree(page, 'Открыть заседание');
  await sees(page, 'Явка: отметьте только тех, кого нет');
  await markAbsent(story, page, absent);
  await sees(page, 'присутствуют 8 из 12', 'кворум есть (нужно 7)');
  proves('OMP-10', 'Присутствие отмечается как «все, кроме…», кворум считается сразу.');
}

async function markAbsent(story: Story, page: Page, people: readonly (readonly [string, string])[]) {
  for (const [login, reason] of people) {
    const row = page.locator(`tr:has(input[value="${await personIdOf(story, login)}"])`);
    await row.locator('input[type="checkbox"]').check();
    if (reason) await row.locator('input[name$=".reason"]').fill(reason);
  }
  await send(page, 'Остальные присутствуют');
}

/** Opens one question of the agenda by a part of its title. */
async function toItem(page: Page, theme: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Повестка' }).getByRole('link', { name: theme });
  await page.goto((await link.getAttribute('href')) ?? '');
}

/** A member bound to the kindergarten is recused by himself of the data; one more recusal and the quorum is gone. */
export async function loseTheQuorum(story: Story): Promise<void> {
  const { page } = await story.as('kstovo-secretary');
  await toItem(page, themes.kindergarten);
  await sees(page, 'Отвод: Дубинина Т.Р.', 'отвод 1, кворум есть');
  await page.getByText('Записать отвод', { exact: true }).click();
  const form = page.locator('form:has(input[value="councils.recusal.declare"])');
  await put(form, 'personId', await personIdOf(story, 'kstovo-expert-5'));
  await put(form, 'reason', 'Руководит садом той же группы.');
  await settled(page, () => form.locator('button[type="submit"]').click());
  await sees(page, 'Отвод записан', 'отводов 2, кворума нет (нужно 7)');
  await agree(page, 'Отложить: нет кворума');
  await sees(page, 'Вопрос отложен и ждёт следующей повестки');
  await toItem(page, themes.lyceum);
  await sees(page, 'кворум есть (нужно 7)');
  proves('OMP-10', 'Отвод убирает голос и может лишить кворума только один вопрос.');
}

/** One question by named votes, one refused, the rest in a single press after a preview; no wording is typed. */
export async function voteAndDecide(story: Story): Promise<void> {
  const { page } = await story.as('kstovo-secretary');
  await toItem(page, themes['school-1']);
  await sees(page, /Рассмотрено: экспертный лист № 1-1 от \d\d\.\d\d\.2026/);
  await page.getByText('Мнения разделились').click();
  await page
    .locator(`input[name="against[]"][value="${await personIdOf(story, 'kstovo-expert-4')}"]`)
    .check();
  await send(page, 'Записать голоса');
  await sees(page, 'Поддержать: за — 7, против — 1');
  expect(await page.locator('textarea[name="text"]').inputValue()).toMatch(
    /^Предложить департаменту .* признать МБОУ «СШ № 1» опорной методической площадкой по теме «Чтение/,
  );
  await send(page, 'Записать решение');
  await sees(page, 'Решение записано');
  await page.getByRole('link', { name: 'Остальные вопросы единогласно: 5' }).click();
  await page.waitForURL(/unanimous/);
  await sees(page, 'Пока ничего не записано', 'За — 8', 'средний балл');
  const weak = page.locator('form li').filter({ hasText: themes['school-6'] });
  await weak.locator('select').selectOption('decline');
  await send(page, 'Записать единогласные решения');
  await sees(page, 'Напишите обоснование');
  await weak.locator('input[name$=".reason"]').fill('План не подкреплён кадрами и опытом, оценки низкие.');
  await send(page, 'Записать единогласные решения');
  await sees(page, 'Решено единогласно: 5 вопросов');
  proves('OMP-10', 'Решение по каждой заявке принимается голосованием с отводом.');
  await send(page, 'Закрыть заседание');
  await sees(page, 'Заседание закрыто. Протокол собран.');
}

/** The draft goes round the members; one makes a remark, the secretary corrects the text and answers. */
export async function sendTheMinutesRound(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-secretary');
  const minutes = `/councils/sessions/${story.firstSession}/minutes`;
  await go(minutes);
  await agree(page, 'Разослать на замечания');
  await sees(page, 'Протокол разослан, замечания до');
  const member = await story.as('kstovo-expert-4');
  await member.go('/notices');
  await sees(member.page, /Протокол № \d+ заседания .* ждёт Ваших замечаний до/);
  await member.go(minutes);
  const remark = member.page.locator('form:has(input[value="councils.remark.make"])');
  await put(remark, 'text', 'Моё особое мнение прошу внести отдельной строкой.');
  await settled(member.page, () => remark.locator('button[type="submit"]').click());
  await sees(member.page, 'Замечание отправлено секретарю');
  await go(minutes);
  await sees(page, 'Моё особое мнение прошу внести');
  const answer = page.locator('form:has(input[value="councils.remark.answer"])');
  await put(answer, 'answer', 'Учтено в первом вопросе.');
  await settled(page, () => answer.locator('button[type="submit"]').click());
  await sees(page, 'Ответ записан', 'Ответ секретаря: Учтено в первом вопросе.');
  await member.go(minutes);
  await sees(member.page, 'Ответ секретаря: Учтено в первом вопросе.');
  proves('EXC-01', 'Протокол рассылается на замечания.');
}

/** The minutes have assembled themselves; both sign, extracts come out, nothing changes any more. */
export async function signTheMinutes(story: Story): Promise<void> {
  const { page, go, context } = await story.as('kstovo-secretary');
  await go(`/councils/sessions/${story.firstSession}/minutes`);
  await sees(page, 'РЕШИЛИ', 'Отвод: Дубинина Т.Р.', 'за — 7, против — 1');
  proves('OMP-10', 'Протокол собирается сам: СЛУШАЛИ – ВЫСТУПИЛИ – РЕШИЛИ, голоса, отводы.');
  const chair = await story.as('kstovo-chair');
  await chair.go(`/councils/sessions/${story.firstSession}/minutes`);
  await agree(chair.page, 'Подписать протокол');
  await sees(chair.page, 'Ваша подпись поставлена, ждём вторую');
  await go(`/councils/sessions/${story.firstSession}/minutes`);
  await agree(page, 'Подписать протокол');
  await sees(page, 'Протокол подписан и зарегистрирован, выписки готовы');
  expect(await page.getByRole('button', { name: 'Сохранить' }).count()).toBe(0);
  await go(`/councils/sessions/${story.firstSession}`);
  const extract = page.locator('a[href$="extract.pdf"]').first();
  const answer = await context.request.get((await extract.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toContain('pdf');
  const school = await story.as('kstovo-school-6-operator');
  await school.go(`/recognition/applications/${story.applications['school-6']}`);
  await sees(
    school.page,
    'Решение совета',
    'отказать',
    'за — 8, против — 0',
    'отказать МБОУ «СШ № 6» в признании опорной методической площадкой',
    /Рассмотренные листы экспертный лист № \d+-1 от/,
  );
  proves('EXC-01', 'Протокол получает номер в году, решения связаны с объектами.');
}

/** Every paper of the session is there the moment the second signature stands, and names the sheets it rests on. */
export async function printBeforeTheyLeave(story: Story): Promise<void> {
  const { page, go, context } = await story.as('kstovo-secretary');
  const pack = await lookUp(story, 'select id from recognition.packages where session_id = $1', [
    story.firstSession,
  ]);
  const from = performance.now();
  const session = `/kstovo/councils/sessions/${story.firstSession}`;
  await go(session.replace('/kstovo', ''));
  const extracts = await page
    .locator('a[href$="extract.pdf"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).getAttribute('href') ?? ''));
  expect(extracts.length).toBe(6);
  const papers = [
    `${session}/protocol.pdf`,
    ...extracts,
    `/kstovo/recognition/packages/${pack}/order-preview.pdf`,
  ];
  for (const path of papers) {
    const answer = await context.request.get(path);
    expect(answer.headers()['content-type'], path).toContain('pdf');
  }
  await go(`/recognition/packages/${pack}`);
  await page
    .getByRole('link', { name: /^Предложения о признании/ })
    .first()
    .click();
  await page.waitForURL(/documents\//);
  await sees(page, 'ПРЕДЛОЖЕНИЯ', /Вопрос \d+ протокола; экспертный лист № 1-1 от/, 'средний балл');
  expect(performance.now() - from).toBeLessThan(60_000);
  for (const [key, id] of Object.entries(story.applications)) {
    if (key === 'kindergarten') continue;
    await go(`/recognition/applications/${id}`);
    await sees(page, 'Решение совета', /Рассмотренные листы экспертный лист № \d+-1 от/);
    const sheet = page.locator('a[href*="/review/cards/"]').filter({ hasText: 'экспертный лист' });
    expect(await sheet.count(), key).toBeGreaterThan(1);
  }
  proves('OMP-10', 'Decision per application with reference to its sheets');
}

/** A whole session, from the plan to both signatures; what it decides is voted as prepared. The session's id. */
export async function holdSession(story: Story, day: string, reason = ''): Promise<string> {
  const { page, go } = await story.as('kstovo-secretary');
  await go(`/councils/bodies/${story.bodyId}`);
  await planSession(page, day);
  const session = page.url().split('/').at(-1) ?? '';
  await go('');
  await travel(page, day);
  await go(`/councils/sessions/${session}`);
  await agree(page, 'Открыть заседание');
  await markAbsent(story, page, [['kstovo-expert-9', '']]);
  await sees(page, 'присутствуют 11 из 12', 'кворум есть');
  const many = page.getByRole('link', { name: /^Остальные вопросы единогласно/ });
  if (await many.count()) {
    await many.click();
    await page.waitForURL(/unanimous/);
    await send(page, 'Записать единогласные решения');
  } else {
    await press(page, 'Единогласно: поддержать');
    if (reason) await put(page, 'reason', reason);
    await send(page, 'Записать решение');
  }
  await send(page, 'Закрыть заседание');
  for (const login of ['kstovo-chair', 'kstovo-secretary']) {
    const signer = await story.as(login);
    await signer.go(`/councils/sessions/${session}/minutes`);
    await agree(signer.page, 'Подписать протокол');
  }
  await sees(page, 'Протокол подписан и зарегистрирован');
  return session;
}

/** The postponed question is decided at the next session in a fuller room. */
export async function meetAgain(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-secretary');
  await go(`/councils/bodies/${story.bodyId}`);
  await sees(page, 'Ждут повестки', themes.kindergarten);
  const session = await holdSession(story, '2026-08-27');
  await go(`/councils/bodies/${story.bodyId}`);
  await sees(page, 'Все вопросы включены в повестки.');
  const packageOf = 'select id from recognition.packages where session_id = $1';
  story.packageId = await lookUp(story, packageOf, [story.firstSession]);
  story.secondPackageId = await lookUp(story, packageOf, [session]);
}
