// Summer 2026: experts are assigned past their conflicts of interest, judge blind, one is late and the chair hears of it.
import { expect } from 'vitest';
import { proves } from '../../setup/proof.ts';
import { agree, put, sees, seesNot, send, travel } from '../browser.ts';
import type { Person } from '../people.ts';
import { type Applicant, applicationOf, personIdOf, type Story, themes } from './story.ts';

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

async function submitOne(story: Story, login: string, key: Applicant | 'gymnasium', criteria: Criterion[]) {
  const isWeak = key === 'school-6';
  const expert = await story.as(login);
  await expert.does('review.sheet.submit', {
    reviewId: reviewOf(story, key),
    version: 0,
    scores: criteria.map(({ criterion, max }) => ({
      criterion,
      score: isWeak ? 1 : max - 1,
      justification: isWeak ? 'В заявке об этом сказано в общих словах.' : 'Подтверждено материалами заявки.',
    })),
    conclusion: isWeak ? 'decline' : 'recommend',
    comment: '',
  });
}

/** One sheet is filled in by hand, blind until it is in; then it is locked. */
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
  for (const [index, { max }] of criteria.entries()) {
    await put(page, `scores[${index}].score`, String(max));
    await put(page, `scores[${index}].justification`, 'Заявка отвечает на это полно.');
  }
  await put(page, 'conclusion', 'recommend');
  await put(page, 'comment', 'Стоит добавить занятия для молодых учителей.');
  await send(page, 'Проверить и подать');
  await page.waitForURL(/\/check/);
  await sees(page, 'Проверьте экспертный лист', 'Итог с учётом веса', 'Стоит добавить занятия');
  await agree(page, 'Подать экспертный лист');
  await sees(page, 'Экспертный лист подан', 'Подтверждено материалами заявки.');
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
  await judgeTheRest(story, criteria);
}

/** Everybody else submits in time; one expert of the technopark does not. */
async function judgeTheRest(story: Story, criteria: Criterion[]): Promise<void> {
  for (const key of story.reviews.keys() as Iterable<Applicant | 'gymnasium'>) {
    const experts = await expertsOf(story, key);
    const late = key === 'technopark' ? 1 : 0;
    const todo = key === 'school-1' ? experts.slice(2) : experts.slice(late);
    for (const login of todo) await submitOne(story, login, key, criteria);
  }
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

/** Every expert of one review submits a sheet. */
export async function submitSheets(story: Story, key: Applicant): Promise<void> {
  const experts = await expertsOf(story, key);
  const criteria = await criteriaOf(story, experts[0] ?? '', reviewOf(story, key));
  for (const login of experts) await submitOne(story, login, key, criteria);
}
