// Spring 2026: the call, an application filled in step by step, others of the same kind, remarks and corrections.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { proves } from '../../setup/proof.ts';
import { agree, press, put, sees, seesNot, send, settled, smallPdf, travel } from '../browser.ts';
import {
  type Applicant,
  applicationOf,
  institutionIdOf,
  lookUp,
  personIdOf,
  type Story,
  themes,
  versionOf,
} from './story.ts';

/** The secretary prepares and announces the call; the school sees the countdown. */
export async function announceTheCall(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-secretary');
  await go('/recognition');
  await put(page, 'year', '2026');
  await send(page, 'Подготовить отбор');
  await sees(page, 'Отбор подготовлен', 'Заявки: до 30 мая 2026');
  await agree(page, 'Объявить отбор');
  await sees(page, 'Отбор объявлен', 'Отбор опорных методических площадок 2026 года');
  story.campaignId = await lookUp(story, "select id from recognition.campaigns where state = 'open'");
  story.bodyId = await lookUp(story, 'select body_id from recognition.campaigns where id = $1', [
    story.campaignId,
  ]);
  const school = await story.as('kstovo-school-1-operator');
  await school.go('');
  await sees(school.page, 'Отбор');
  await school.go('/recognition');
  await sees(school.page, 'Начать заявку', /осталось|через|дн/i);
}

interface Content {
  readonly direction: string;
  readonly goal: string;
  readonly characteristic: string;
  readonly relevance: string;
  readonly proof: string;
}

const school1: Content = {
  direction: 'Начальное образование',
  goal: 'Создать в районе систему чтения и передать её учителям.',
  characteristic: 'В школе 840 учеников и 52 педагога, 31 из них с высшей категорией.',
  relevance: 'снижением интереса к чтению, о котором говорят результаты ВПР',
  proof: 'Подтверждается справкой школы.',
};

const kindergarten: Content = {
  direction: 'Дошкольное образование',
  goal: 'Собрать игры, которые развивают связную речь, и научить им воспитателей района.',
  characteristic: 'В саду двенадцать групп и двадцать шесть педагогов, логопед, два психолога.',
  relevance: 'ростом числа детей с нарушениями речи',
  proof: 'Есть публикации и грамоты за три года.',
};

/** The first three steps: the theme, the organisation, the five conditions. */
async function typeSteps(page: Page, theme: string, content: Content): Promise<void> {
  await put(page, 'direction', content.direction);
  await put(page, 'theme', theme);
  await put(page, 'goal', content.goal);
  await sees(page, /сохранено в \d\d:\d\d/);
  await send(page, 'Сохранить и дальше');
  await put(page, 'characteristic', content.characteristic);
  await put(page, 'relevance', content.relevance);
  await send(page, 'Сохранить и дальше');
  const answers = page.locator('input[type="radio"][value="yes"]');
  for (let index = 0; index < (await answers.count()); index += 1) {
    await answers.nth(index).check();
    await put(page, `eligibility[${index}].text`, content.proof);
  }
  expect(await answers.count()).toBe(5);
  await send(page, 'Сохранить и дальше');
}

async function startByHand(page: Page): Promise<string> {
  await put(page, 'kind', 'opening');
  await send(page, 'Начать заявку');
  await page.waitForURL(/edit\/topic/);
  return /applications\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';
}

/** A second application typed whole: a kindergarten, without a scan, with a plan of two lines. */
export async function typeTheKindergarten(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-kindergarten-operator');
  await go('/recognition/applications/new');
  story.applications.kindergarten = await startByHand(page);
  await typeSteps(page, themes.kindergarten, kindergarten);
  const plan = [
    ['Практикум «Игра, в которой говорят»', '15.10.2026', 'Кочетова', 'картотека игр'],
    ['Открытые занятия для воспитателей', 'апрель', 'старший воспитатель', 'видеозаписи'],
  ] as const;
  for (const [index, [title, term, responsible, result]] of plan.entries()) {
    await put(page, `plan[${index}].title`, title);
    await put(page, `plan[${index}].term`, term);
    await put(page, `plan[${index}].responsible`, responsible);
    await put(page, `plan[${index}].result`, result);
  }
  await send(page, 'Сохранить и дальше');
  await put(page, 'headPersonId', await personIdOf(story, 'kstovo-kindergarten'));
  await put(page, 'coHeadPersonId', await personIdOf(story, 'kstovo-methodist-2'));
  await put(page, 'signerPersonId', await personIdOf(story, 'kstovo-kindergarten'));
  await put(page, 'headChairsCouncil', 'true');
  await send(page, 'Сохранить и дальше');
  await page.getByRole('link', { name: 'К проверке и подаче' }).click();
  await page.waitForURL(/edit\/review/);
  await sees(page, themes.kindergarten, 'Практикум «Игра, в которой говорят»', kindergarten.goal);
  await agree(page, 'Подать заявку');
  await sees(page, 'Заявка подана и получила № 2');
}

/** One whole application typed in the browser: saved as it is typed, a scan attached, missing parts named, then sent. */
export async function fillByHand(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-school-1-operator');
  await go('/recognition');
  await page.getByRole('link', { name: 'Начать заявку' }).click();
  await page.waitForURL(/applications\/new$/);
  expect(await page.locator('input[value="continuation"]').isDisabled()).toBe(true);
  await sees(page, 'Доступно организации с действующей площадкой');
  proves('OMP-05', 'Choosing "continuation" is possible only for an existing site');
  const id = await startByHand(page);
  story.applications['school-1'] = id;
  await typeSteps(page, themes['school-1'], school1);
  await go(`/recognition/applications/${id}/edit/review`);
  await sees(page, 'Заявку пока нельзя подать: не заполнено — план работы');
  proves('OMP-04', 'cannot be submitted without the plan');
  await go(`/recognition/applications/${id}/edit/plan`);
  await put(page, 'plan[0].title', 'Семинар «Читаем вместе» для учителей района');
  await put(page, 'plan[0].term', 'октябрь');
  await put(page, 'plan[0].responsible', 'Пешкова Ю. А.');
  await put(page, 'plan[0].result', 'сборник разработок');
  await send(page, 'Сохранить и дальше');
  await put(page, 'headPersonId', await personIdOf(story, 'kstovo-school-1-operator'));
  await put(page, 'coHeadPersonId', await personIdOf(story, 'kstovo-methodist-1'));
  await put(page, 'signerPersonId', await personIdOf(story, 'kstovo-school-1'));
  await put(page, 'headChairsCouncil', 'true');
  await send(page, 'Сохранить и дальше');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'Заявка, подписанный скан.pdf',
    mimeType: 'application/pdf',
    buffer: smallPdf(),
  });
  await settled(page, () => page.locator('form[enctype] button[type="submit"]').click());
  await sees(page, 'Заявка, подписанный скан.pdf');
  await page.getByRole('link', { name: 'К проверке и подаче' }).click();
  await page.waitForURL(/edit\/review/);
  await sees(page, themes['school-1'], 'в связи с', 'М.П.', 'Вершинина');
  await agree(page, 'Подать заявку');
  await sees(page, 'Заявка подана и получила № 1');
  proves('OMP-04', 'Form contains all fields');
  proves('OMP-04', 'signed scan can be attached');
  proves('OMP-02', 'Submission requires an answer + evidence for each of the 5 criteria');
}

/** The same fields through the API, for those whose typing would show nothing new. */
export async function draftOf(story: Story, key: Applicant): Promise<string> {
  const login = `kstovo-${key}-operator`;
  const person = await story.as(login);
  const personId = await personIdOf(story, login);
  const { id } = await person.does('recognition.application.start', {
    campaignId: story.campaignId,
    institutionId: await institutionIdOf(story, login),
    kind: 'opening',
  });
  const criteria = await story.stage.db.owner.query<{ eligibility: { key: string }[] }>(
    'select eligibility from recognition.applications where id = $1',
    [applicationOf(story, 'school-1')],
  );
  await person.does('recognition.application.save', {
    id,
    version: 1,
    direction: 'Содержание образования',
    theme: themes[key],
    goal: 'Описать свой опыт и передать его организациям района.',
    characteristic: 'В организации работают сорок педагогов, пятнадцать из них с высшей категорией.',
    relevance: 'запросом педагогов района',
    headPersonId: personId,
    coHeadPersonId: await personIdOf(story, 'kstovo-methodist-2'),
    signerPersonId: personId,
    headChairsCouncil: true,
    eligibility: (criteria.rows[0]?.eligibility ?? []).map((each) => ({
      key: each.key,
      answer: 'yes',
      text: 'Подтверждается справкой организации.',
    })),
    plan: [
      { title: 'Семинар для педагогов района', term: 'ноябрь', responsible: 'завуч', result: 'сборник' },
    ],
  });
  story.applications[key] = id;
  return id;
}

export async function submitOf(story: Story, key: Applicant): Promise<void> {
  const id = await draftOf(story, key);
  const person = await story.as(`kstovo-${key}-operator`);
  await person.does('recognition.application.submit', { id, version: await versionOf(story, id) });
}

/** The gymnasium goes on: its data are carried over, last year's report is at hand. */
export async function continueTheSite(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-gymnasium-operator');
  await go('/recognition/applications/new');
  await sees(page, 'Данные возьмутся с действующей площадки');
  await put(page, 'kind', 'continuation');
  await send(page, 'Начать заявку');
  await page.waitForURL(/edit\/topic/);
  const id = /applications\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';
  story.applications.gymnasium = id;
  expect(await page.locator('[name="theme"]').inputValue()).toContain('Музейная педагогика');
  await go(`/recognition/applications/${id}/edit/organisation`);
  expect(await page.locator('[name="characteristic"]').inputValue()).toContain('В гимназии 612 учеников');
  await go(`/recognition/applications/${id}/edit/plan`);
  await put(page, 'plan[0].title', 'Семинар «Урок в музее», второй год');
  await put(page, 'plan[0].term', 'ноябрь');
  await send(page, 'Сохранить и дальше');
  await put(page, 'signerPersonId', await personIdOf(story, 'kstovo-gymnasium'));
  await send(page, 'Сохранить и дальше');
  await go(`/recognition/applications/${id}/edit/review`);
  await sees(page, 'продолжение', 'Музейная педагогика');
  await agree(page, 'Подать заявку');
  await sees(page, 'Заявка подана и получила №');
  proves('OMP-05', 'pre-fills its data');
  await sees(
    page,
    'Отчёты площадки за прошлый год',
    'Проведены два занятия постоянного семинара',
    'представлен вовремя',
  );
  proves('OMP-05', "attaches last year's report");
}

/** Per-field remarks go back and forth; what was changed is marked. */
export async function returnAndCorrect(story: Story): Promise<void> {
  const id = applicationOf(story, 'school-1');
  const secretary = await story.as('kstovo-secretary');
  await secretary.go(`/recognition/applications/${id}/return`);
  await put(secretary.page, 'remarks[0].field', 'goal');
  await put(secretary.page, 'remarks[0].text', 'Назовите измеримый результат.');
  await put(secretary.page, 'remarks[1].field', 'plan');
  await put(secretary.page, 'remarks[1].text', 'Добавьте мероприятия второго полугодия.');
  await send(secretary.page, 'Вернуть с замечаниями');
  await sees(secretary.page, 'Заявка возвращена с замечаниями', 'Назовите измеримый результат.');
  const { page, go } = await story.as('kstovo-school-1-operator');
  await go(`/recognition/applications/${id}`);
  await sees(page, 'Замечания секретаря', 'цель работы: Назовите измеримый результат.');
  await page.getByRole('link', { name: 'Исправить по замечаниям' }).click();
  await page.waitForURL(/edit\/topic/);
  await sees(page, 'есть замечание', 'Назовите измеримый результат.');
  await put(page, 'goal', 'К маю 2027 года обучить чтению с остановками 40 учителей района.');
  await send(page, 'Сохранить и дальше');
  await go(`/recognition/applications/${id}/edit/plan`);
  await sees(page, 'Добавьте мероприятия второго полугодия.');
  await put(page, 'plan[1].title', 'Мастер-классы в школах района');
  await put(page, 'plan[1].term', 'февраль');
  await send(page, 'Сохранить и дальше');
  await go(`/recognition/applications/${id}/edit/review`);
  await agree(page, 'Подать исправленную заявку');
  await sees(page, 'Исправленная заявка подана');
  await secretary.go(`/recognition/applications/${id}`);
  await sees(
    secretary.page,
    'Изменено после возврата К маю 2027 года',
    'подана исправленная заявка (редакция 2)',
  );
  await seesNot(secretary.page, 'Замечания секретаря');
}

/** The last minute of 30 May takes an application; the first of 31 May refuses one and says under which clause. */
export async function meetTheDeadline(story: Story): Promise<void> {
  const lyceum = await story.as('kstovo-lyceum-operator');
  const inTime = await draftOf(story, 'lyceum');
  const late = await draftOf(story, 'school-3');
  const secretary = await story.as('kstovo-secretary');
  await secretary.go('');
  await travel(secretary.page, '2026-05-30T23:59');
  await lyceum.go(`/recognition/applications/${inTime}/edit/review`);
  await agree(lyceum.page, 'Подать заявку');
  await sees(lyceum.page, 'Заявка подана и получила №', '30 мая 2026', '23:59');
  proves('OMP-06', 'On 30 May 23:59 local time submission succeeds');
  await secretary.go('');
  await travel(secretary.page, '2026-05-31');
  const school = await story.as('kstovo-school-3-operator');
  await school.go(`/recognition/applications/${late}/edit/review`);
  await agree(school.page, 'Подать заявку');
  await sees(school.page, 'Приём заявок окончен 30 мая 2026', 'п. 5.2 Порядка', 'сохранена как черновик');
  proves('OMP-06', 'on 31 May it is refused with the clause cited');
  await secretary.go('/recognition');
  await put(secretary.page, 'institutionId', await institutionIdOf(story, 'kstovo-school-3-operator'));
  await put(secretary.page, 'reason', 'Авария на линии связи 30 мая, справка школы от 31.05.2026.');
  await put(secretary.page, 'until', '2026-06-03');
  await send(secretary.page, 'Разрешить подачу после срока');
  await sees(secretary.page, 'Решение записано', 'разрешена подача после срока, до 3 июня 2026');
  await school.go(`/recognition/applications/${late}/edit/review`);
  await agree(school.page, 'Подать заявку');
  await sees(school.page, 'Заявка подана и получила №', 'после срока');
  proves('OMP-06', 'Late acceptance only by a logged decision with a reason');
}

/** Everything that came is admitted at once after a preview of what will happen. */
export async function admitAll(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-secretary');
  await go(`/recognition/applications?campaignId=${story.campaignId}&state=submitted`);
  await sees(page, '7 заявок');
  const ticks = page.locator('tbody input[type="checkbox"]');
  for (let index = 0; index < (await ticks.count()); index += 1) await ticks.nth(index).check();
  await settled(page, () => page.getByRole('button', { name: 'Допустить к экспертизе' }).first().click());
  await sees(page, 'Что произойдёт', 'откроется экспертиза');
  await press(page, 'Допустить отмеченные к экспертизе');
  await sees(page, 'Допущено к экспертизе: 7');
  for (const [key, id] of Object.entries(story.applications))
    story.reviews.set(key, await lookUp(story, 'select id from review.reviews where subject_id = $1', [id]));
}
