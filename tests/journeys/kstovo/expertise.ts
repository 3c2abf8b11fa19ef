// Summer 2026: experts are assigned past their conflicts of interest, judge blind, one is late and the chair hears of it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { proves } from '../../setup/proof.ts';
import { agree, put, sees, seesNot, send, settled, travel } from '../browser.ts';
import type { Person } from '../people.ts';
import { type Applicant, applicationOf, lookUp, personIdOf, type Story, themes } from './story.ts';

const reviewOf = (story: Story, key: Applicant | 'gymnasium'): string => {
  const id = story.reviews.get(key);
  if (!id) throw new Error(`${key} has no review`);
  return id;
};

/** Sign-in names of the experts of one review. */
async function expertsOf(story: Story, key: Applicant | 'gymnasium'): Promise<string[]> {
  const { rows } = await story.stage.db.owner.query<{ login: string }>(
    `select a.login from review.assignments e join auth.memberships m on m.person_id = e.person_id
       join auth.accounts a on a.id = m.account_id
      where e.review_id = $1 and e.end_kind is null order by a.login`,
    [reviewOf(story, key)],
  );
  return rows.map((row) => row.login);
}

/** The preview of an even sharing is looked at, then applied; conflicts are passed by and shown in the matrix. */
export async function assignExperts(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-secretary');
  await go('/review/assignments');
  await sees(page, '7 работ', 'нельзя');
  await page.getByRole('link', { name: 'Распределить поровну' }).click();
  await page.waitForURL(/assignments\/plan/);
  await sees(page, 'пока ничего не назначено', 'Нагрузка экспертов', 'Кому достанется');
  await agree(page, 'Применить распределение');
  await sees(page, /Распределено: \d+ лист/);
  for (const key of story.reviews.keys()) {
    const experts = await expertsOf(story, key as Applicant);
    expect(experts.length, key).toBeGreaterThanOrEqual(1);
  }
  proves(
    'OMP-07',
    'Each application has ≥1 (configurable) assigned expert from the current РЭС composition.',
  );
}

const closedTo = [
  // She teaches in school № 3 as well: two applications are closed to her.
  {
    login: 'kstovo-expert-3',
    left: 5,
    key: 'school-6',
    why: 'Близкий родственник',
    word: 'Наставничество классных',
  },
  {
    login: 'kstovo-expert-1',
    left: 6,
    key: 'gymnasium',
    why: 'Работает в этой организации',
    word: 'Музейная педагогика',
  },
] as const;

/** The sister of a director and a teacher of the gymnasium can neither judge, open, find nor count that application. */
export async function keepConflictsOut(story: Story): Promise<void> {
  const chair = await story.as('kstovo-chair');
  const secretary = await story.as('kstovo-secretary');
  for (const { login, key, why, word, left } of closedTo) {
    await chair.go(`/review/cards/${reviewOf(story, key)}`);
    await sees(chair.page, 'Конфликты интересов', why);
    await refusedAsExpert(story, secretary, login, key);
    const expert = await story.as(login);
    expect(await expert.go(`/recognition/applications/${applicationOf(story, key)}`)).toBe(404);
    expect(await expert.go(`/review/cards/${reviewOf(story, key)}`)).toBe(404);
    await expert.go(`/search?q=${encodeURIComponent(word)}`);
    expect(await expert.page.locator(`a[href*="${applicationOf(story, key)}"]`).count()).toBe(0);
    await expert.go(`/recognition/applications?campaignId=${story.campaignId}&state=admitted`);
    await sees(expert.page, `${left} заявок`);
    await seesNot(expert.page, word);
    await expert.go('/recognition');
    await sees(expert.page, `${left} На экспертизе`);
  }
  await keepTheDirectorOut(story, secretary);
  proves('OMP-07', 'An expert with a conflict of interest cannot be assigned or see the closed part.');
}

async function refusedAsExpert(story: Story, secretary: Person, login: string, key: Applicant | 'gymnasium') {
  expect(await expertsOf(story, key)).not.toContain(login);
  const refused = await secretary.asks('review.assignment.assign', {
    reviewId: reviewOf(story, key),
    personIds: [await personIdOf(story, login)],
  });
  expect(await refused.text()).toContain('не может быть экспертом');
}

/** The director of the lyceum reads his own application as its applicant, and nothing of its expertise. */
async function keepTheDirectorOut(story: Story, secretary: Person): Promise<void> {
  await refusedAsExpert(story, secretary, 'kstovo-expert-2', 'lyceum');
  const director = await story.as('kstovo-expert-2');
  expect(await director.go(`/recognition/applications/${applicationOf(story, 'lyceum')}`)).toBe(200);
  expect(await director.go(`/review/cards/${reviewOf(story, 'lyceum')}`)).toBe(404);
  await director.go('/review/ranking');
  await sees(director.page, 'Рейтинг по баллам');
  await seesNot(director.page, themes.lyceum);
}

interface Criterion {
  readonly criterion: string;
  readonly max: number;
}

/** What the sheet asks, read from the form itself. */
async function criteriaOf(story: Story, login: string, reviewId: string): Promise<Criterion[]> {
  const { page, go } = await story.as(login);
  await go(`/review/sheets/${reviewId}`);
  const keys = page.locator('input[type="hidden"][name$=".criterion"]');
  const found: Criterion[] = [];
  for (let index = 0; index < (await keys.count()); index += 1) {
    const radios = await page.locator(`input[type="radio"][name="scores[${index}].score"]`).count();
    const number = page.locator(`input[type="number"][name="scores[${index}].score"]`);
    const max = radios > 0 ? radios - 1 : Number((await number.getAttribute('max')) ?? 20);
    found.push({ criterion: await keys.nth(index).inputValue(), max });
  }
  return found;
}

async function submitOne(
  story: Story,
  login: string,
  key: Applicant | 'gymnasium',
  criteria: Criterion[],
  every?: number,
) {
  const isWeak = key === 'school-6';
  const expert = await story.as(login);
  await expert.does('review.sheet.submit', {
    reviewId: reviewOf(story, key),
    version: 0,
    scores: criteria.map(({ criterion, max }) => ({
      criterion,
      score: every ?? (isWeak ? 1 : max - 1),
      justification: isWeak ? 'В заявке об этом сказано в общих словах.' : 'Подтверждено материалами заявки.',
    })),
    conclusion: isWeak ? 'decline' : 'recommend',
    comment: '',
  });
}

interface Typed {
  readonly score: (max: number) => number;
  readonly justification: string;
  readonly conclusion: 'recommend' | 'decline';
  readonly comment: string;
}

/** A whole sheet typed in the browser, looked over and submitted. */
async function typeSheet(page: Page, criteria: Criterion[], typed: Typed): Promise<void> {
  for (const [index, { max }] of criteria.entries()) {
    await put(page, `scores[${index}].score`, String(typed.score(max)));
    await put(page, `scores[${index}].justification`, typed.justification);
  }
  await put(page, 'conclusion', typed.conclusion);
  await put(page, 'comment', typed.comment);
  await send(page, 'Проверить и подать');
  await page.waitForURL(/\/check/);
  await sees(page, 'Проверьте экспертный лист', 'Итог с учётом веса', typed.comment);
  await agree(page, 'Подать экспертный лист');
  await sees(page, 'Экспертный лист подан');
}

/** One sheet is filled in by hand, blind until it is in; then it is locked. Another one refuses an application. */
export async function judgeBlind(story: Story): Promise<void> {
  const reviewId = reviewOf(story, 'school-1');
  const [first = '', second = ''] = await expertsOf(story, 'school-1');
  const criteria = await criteriaOf(story, first, reviewId);
  await submitOne(story, second, 'school-1', criteria);
  const { page, go, asks } = await story.as(first);
  await go(`/review/cards/${reviewId}`);
  await sees(page, 'Оценки и чужие листы откроются после подачи Вашего листа.');
  await seesNot(page, 'Подтверждено материалами заявки.');
  await go(`/review/sheets/${reviewId}`);
  await typeSheet(page, criteria, {
    score: (max) => max,
    justification: 'Заявка отвечает на это полно.',
    conclusion: 'recommend',
    comment: 'Стоит добавить занятия для молодых учителей.',
  });
  await sees(page, 'Подтверждено материалами заявки.');
  proves('OMP-09', 'Sheet with criteria, scores, comments, conclusion');
  await go(`/review/sheets/${reviewId}`);
  expect(await page.locator('textarea').count()).toBe(0);
  const again = await asks('review.sheet.submit', {
    reviewId,
    version: 99,
    scores: [],
    conclusion: 'decline',
  });
  expect(await again.text()).toMatch(/уже подан и закрыт|уже завершена/);
  proves('OMP-09', 'Immutable after submission.');
  const [strict = ''] = await expertsOf(story, 'school-6');
  const other = await story.as(strict);
  await other.go(`/review/sheets/${reviewOf(story, 'school-6')}`);
  await typeSheet(other.page, criteria, {
    score: () => 1,
    justification: 'В заявке об этом сказано в общих словах.',
    conclusion: 'decline',
    comment: 'Сначала описать собственный опыт классных руководителей.',
  });
  await judgeTheRest(story, criteria);
}

/** Everybody else submits in time; one expert of the technopark does not. */
async function judgeTheRest(story: Story, criteria: Criterion[]): Promise<void> {
  const done: Partial<Record<string, number>> = { 'school-1': 2, 'school-6': 1, technopark: 1 };
  for (const key of story.reviews.keys() as Iterable<Applicant | 'gymnasium'>) {
    for (const login of (await expertsOf(story, key)).slice(done[key] ?? 0))
      await submitOne(story, login, key, criteria);
  }
}

/** The chair sets one sheet aside; its expert corrects it in a new revision, the old one stays in the file. */
export async function reopenTheSheet(story: Story): Promise<void> {
  const reviewId = reviewOf(story, 'school-1');
  const login = (await expertsOf(story, 'school-1')).find((each) => each !== 'kstovo-chair') ?? '';
  const personId = await personIdOf(story, login);
  const chair = await story.as('kstovo-chair');
  await chair.go(`/review/cards/${reviewId}`);
  const sheet = await lookUp(story, 'select id from review.sheets where review_id = $1 and person_id = $2', [
    reviewId,
    personId,
  ]);
  const reason = { reason: 'Балл за план не объяснён.' };
  await agree(chair.page, 'Переоткрыть экспертный лист', reason, chair.page.locator(`#sheet-${sheet}`));
  await sees(chair.page, 'Балл за план не объяснён.');
  const { page, go } = await story.as(login);
  await go('/notices');
  await sees(page, 'Балл за план не объяснён.');
  await go(`/review/sheets/${reviewId}`);
  const before = await page.locator('[name="scores[0].justification"]').inputValue();
  expect(before).not.toBe('');
  await put(page, 'scores[0].justification', 'План расписан по месяцам, у каждого дела есть итог.');
  await send(page, 'Проверить и подать');
  await page.waitForURL(/\/check/);
  await agree(page, 'Подать экспертный лист');
  await sees(page, 'Экспертный лист подан', 'редакция 2', 'План расписан по месяцам');
  const kept = await lookUp(
    story,
    `select string_agg(revision || ' ' || state, '; ' order by revision) from review.sheets
      where review_id = $1 and person_id = $2`,
    [reviewId, personId],
  );
  expect(kept).toBe('1 reopened; 2 submitted');
  const first = await lookUp(
    story,
    `select c.justification from review.sheets s join review.sheet_scores c on c.sheet_id = s.id
      where s.review_id = $1 and s.person_id = $2 and s.revision = 1 limit 1`,
    [reviewId, personId],
  );
  expect(first).toBe(before);
  proves('OMP-09', 'A reopened sheet is a new version, the old one is kept.');
}

/** The expert of the technopark is reminded before 30 July; on 31 July the sheet is overdue and the chair is told. */
export async function missTheTerm(story: Story): Promise<void> {
  const secretary = await story.as('kstovo-secretary');
  const [late = ''] = await expertsOf(story, 'technopark');
  const expert = await story.as(late);
  await secretary.go('');
  await travel(secretary.page, '2026-07-27');
  await expert.go('/notices');
  await sees(expert.page, /До конца экспертизы 3 дня/);
  await secretary.go('');
  await travel(secretary.page, '2026-07-31');
  await expert.go('/review');
  await sees(expert.page, /просрочен/i);
  await expert.go('/notices');
  await sees(expert.page, 'Срок экспертизы прошёл 30 июля 2026');
  const chair = await story.as('kstovo-chair');
  await chair.go('');
  await sees(chair.page, 'Экспертиза просрочена: 1 лист не подано');
  await chair.go('/notices');
  await sees(chair.page, 'Листы не подали');
  proves('OMP-08', 'Unfinished sheets on 31 July are shown as overdue.');
  proves('OMP-08', 'Reminders before 30 July, escalation to the chair after.');
  const criteria = await criteriaOf(story, late, reviewOf(story, 'technopark'));
  await submitOne(story, late, 'technopark', criteria);
  await chair.go('/review/ranking');
  await sees(chair.page, '7 работ', 'Средний балл');
}

/** Two experts are far apart and the territory wants a third: the office is told, assigns one by hand, the mean settles. */
export async function callTheThird(story: Story, key: Applicant): Promise<void> {
  const [kind = '', strict = ''] = await expertsOf(story, key);
  const reviewId = reviewOf(story, key);
  const criteria = await criteriaOf(story, kind, reviewId);
  await submitOne(story, kind, key, criteria);
  await submitOne(story, strict, key, criteria, 1);
  const { page, go } = await story.as('kstovo-secretary');
  await go('/notices');
  await sees(page, 'Оценки экспертов сильно расходятся', 'Назначьте ещё одного эксперта');
  await go(`/review/cards/${reviewId}`);
  await sees(page, 'Подано листов 2 из 2');
  const opener = page.locator('details.o-ask > summary').filter({ hasText: 'Назначить экспертом' }).first();
  await opener.click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('input[type="checkbox"]').first().check();
  await settled(page, () => dialog.locator('button[type="submit"]').last().click());
  const experts = await expertsOf(story, key);
  const third = experts.find((login) => login !== kind && login !== strict) ?? '';
  expect(experts.length).toBe(3);
  await submitOne(story, third, key, criteria);
  await go(`/review/cards/${reviewId}`);
  await sees(page, 'Подано листов 3 из 3');
}
