// August 2026: the council's two sessions — presence, a quorum lost to recusals, votes, a refusal, signed minutes.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { proves } from '../../setup/proof.ts';
import { agree, press, put, sees, send, settled, travel } from '../browser.ts';
import { lookUp, personIdOf, type Story, themes } from './story.ts';

const absent = ['kstovo-expert-1', 'kstovo-expert-2', 'kstovo-expert-3', 'kstovo-expert-9'];

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
  await go(`/councils/sessions/${story.firstSession}`);
  await agree(page, 'Открыть заседание');
  await sees(page, 'Явка: отметьте только тех, кого нет');
  await markAbsent(story, page, absent);
  await sees(page, 'присутствуют 8 из 12', 'кворум есть (нужно 7)');
  proves('OMP-10', 'Присутствие отмечается как «все, кроме…», кворум считается сразу.');
}

async function markAbsent(story: Story, page: Page, logins: readonly string[]): Promise<void> {
  for (const login of logins) {
    const id = await personIdOf(story, login);
    await page.locator(`tr:has(input[value="${id}"]) input[type="checkbox"]`).check();
    await page.locator(`tr:has(input[value="${id}"]) input[name$=".reason"]`).fill('отпуск');
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

export async function decideOn(
  page: Page,
  theme: string,
  decision: { motion: 'поддержать' | 'отказать'; text: string; reason: string },
): Promise<void> {
  await toItem(page, theme);
  await press(page, `Единогласно: ${decision.motion}`);
  await sees(page, 'Голосование записано');
  await put(page, 'text', decision.text);
  await put(page, 'reason', decision.reason);
  await send(page, 'Записать решение');
  await sees(page, 'Решение записано');
}

/** One question by named votes, the rest in one press each; the weak application is refused with a reason. */
export async function voteAndDecide(story: Story): Promise<void> {
  const { page } = await story.as('kstovo-secretary');
  await toItem(page, themes['school-1']);
  await page.getByText('Мнения разделились').click();
  await page
    .locator(`input[name="against[]"][value="${await personIdOf(story, 'kstovo-expert-4')}"]`)
    .check();
  await send(page, 'Записать голоса');
  await sees(page, 'Поддержать: за — 7, против — 1');
  await put(page, 'text', 'Предложить признать методической площадкой.');
  await send(page, 'Записать решение');
  await sees(page, 'Решение записано');
  const yes = {
    motion: 'поддержать',
    text: 'Предложить признать методической площадкой.',
    reason: '',
  } as const;
  for (const theme of [themes.lyceum, themes.technopark, themes['school-3'], 'Музейная педагогика'])
    await decideOn(page, theme, yes);
  await decideOn(page, themes['school-6'], {
    motion: 'отказать',
    text: 'Не предлагать признание.',
    reason: 'План не подкреплён кадрами и опытом, средний балл низкий.',
  });
  proves('OMP-10', 'Решение по каждой заявке принимается голосованием с отводом.');
  await send(page, 'Закрыть заседание');
  await sees(page, 'Заседание закрыто. Протокол собран.');
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
  await sees(school.page, 'Не предлагать признание.');
  proves('EXC-01', 'Протокол получает номер в году, решения связаны с объектами.');
}

/** A whole session of one question, from the plan to both signatures; the session's id. */
export async function holdOneQuestion(
  story: Story,
  day: string,
  decision: { text: string; reason: string },
): Promise<string> {
  const { page, go } = await story.as('kstovo-secretary');
  await go(`/councils/bodies/${story.bodyId}`);
  await planSession(page, day);
  const session = page.url().split('/').at(-1) ?? '';
  await go('');
  await travel(page, day);
  await go(`/councils/sessions/${session}`);
  await agree(page, 'Открыть заседание');
  await markAbsent(story, page, ['kstovo-expert-9']);
  await sees(page, 'присутствуют 11 из 12', 'кворум есть');
  await press(page, 'Единогласно: поддержать');
  await put(page, 'text', decision.text);
  await put(page, 'reason', decision.reason);
  await send(page, 'Записать решение');
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
  const session = await holdOneQuestion(story, '2026-08-27', {
    text: 'Предложить признать методической площадкой.',
    reason: '',
  });
  await go(`/councils/bodies/${story.bodyId}`);
  await sees(page, 'Все вопросы включены в повестки.');
  const packageOf = 'select id from recognition.packages where session_id = $1';
  story.packageId = await lookUp(story, packageOf, [story.firstSession]);
  story.secondPackageId = await lookUp(story, packageOf, [session]);
}
