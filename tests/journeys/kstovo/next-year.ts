// 2027 and 2028: a site goes on without a gap, an organisation refused a year ago waits for its exact day and is taken.
import { expect } from 'vitest';
import { proves } from '../../setup/proof.ts';
import { agree, press, put, sees, send, travel } from '../browser.ts';
import { holdSession } from './council.ts';
import { callTheThird } from './expertise.ts';
import { registerOrder, siteOf } from './orders.ts';
import { applicationOf, institutionIdOf, lookUp, type Story, themes, versionOf } from './story.ts';

/** The call of another year, prepared and announced in a minute. */
export async function announceAgain(story: Story, year: number): Promise<void> {
  const { page, go } = await story.as('kstovo-secretary');
  await go('');
  await travel(page, `${year}-04-05`);
  await go('/recognition');
  await put(page, 'year', String(year));
  await send(page, 'Подготовить отбор');
  await agree(page, 'Объявить отбор');
  await sees(page, 'Отбор объявлен', `Отбор опорных методических площадок ${year} года`);
  story.campaignId = await lookUp(story, 'select id from recognition.campaigns where year = $1', [year]);
}

/** The authority's clerk drafts the third expert, the head of the service publishes the version with its reason. */
export async function turnOnTheThirdExpert(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-clerk');
  await go('/regulations/kstovo-2013/settings/application-expertise');
  await put(page, 'values.thirdExpert', 'true');
  await send(page, 'Записать в проект редакции');
  await sees(page, 'Записано в проект новой редакции');
  const head = await story.as('kstovo-imc');
  await head.go('/regulations/kstovo-2013/draft');
  await sees(head.page, 'Назначать ещё одного эксперта при расхождении');
  await put(head.page, 'reason', 'Решение экспертного совета: спорные заявки смотрит третий эксперт.');
  await send(head.page, 'Опубликовать редакцию');
  await sees(head.page, /Редакция № \d+ опубликована/);
}

/** Renamed, then registered anew: the same organisation by its ИНН still waits for the same day. */
export async function tryToGoRound(story: Story): Promise<void> {
  const service = await story.as('kstovo-imc');
  const { page, go } = await story.as('kstovo-school-6-operator');
  const refused = async (draft: string) => {
    await go(`/recognition/applications/${draft}/edit/review`);
    await agree(page, 'Подать заявку');
    await sees(page, 'не ранее 20 августа 2027');
  };
  const change = async (how: 'rename' | 'reregister', on: string, name: string, button: string) => {
    const id = await institutionIdOf(story, 'kstovo-school-6-operator');
    await service.go(`/institutions/${id}/${how}`);
    await put(service.page, 'shortName', `МБОУ «${name}»`);
    await put(service.page, 'fullName', `Муниципальное бюджетное общеобразовательное учреждение «${name}»`);
    await put(service.page, 'on', on);
    await put(service.page, 'act', 'постановление администрации района');
    await send(service.page, button);
    await sees(service.page, name);
  };
  const draft = await lookUp(
    story,
    "select id from recognition.applications where campaign_id = $1 and state = 'draft' and institution_id = $2",
    [story.campaignId, await institutionIdOf(story, 'kstovo-school-6-operator')],
  );
  await change('rename', '2027-04-02', 'Школа на Волге', 'Переименовать');
  await refused(draft);
  await change('reregister', '2027-04-05', 'Образовательный центр «Волга»', 'Перерегистрировать');
  await refused(await sameApplicationAgain(story));
  proves('OMP-13', 'Cannot be bypassed by withdrawing, renaming or re-registering the organisation');
}

/** The refused organisation tries again too early: the exact day and the first campaign open to it are named. */
export async function applyTooEarly(story: Story): Promise<void> {
  const id = await sameApplicationAgain(story);
  const { page, go } = await story.as('kstovo-school-6-operator');
  await go(`/recognition/applications/${id}/edit/review`);
  await agree(page, 'Подать заявку');
  await sees(
    page,
    'не ранее 20 августа 2027',
    'ближайший отбор, в котором Вы можете участвовать, — 2028 года',
  );
  await sees(page, 'п. 5.7');
  proves(
    'OMP-13',
    'Attempt by the same organisation before the date is refused showing the exact allowed date',
  );
}

/** School № 6 begins anew with what it wrote the year before. */
async function sameApplicationAgain(story: Story): Promise<string> {
  const { does } = await story.as('kstovo-school-6-operator');
  const { id } = await does('recognition.application.start', {
    campaignId: story.campaignId,
    institutionId: await institutionIdOf(story, 'kstovo-school-6-operator'),
    kind: 'opening',
  });
  const { rows } = await story.stage.db.owner.query(
    `select direction, theme, goal, characteristic, relevance, eligibility, head_person_id as "headPersonId",
            co_head_person_id as "coHeadPersonId", signer_person_id as "signerPersonId",
            head_chairs_council as "headChairsCouncil"
       from recognition.applications where id = $1`,
    [applicationOf(story, 'school-6')],
  );
  await does('recognition.application.save', {
    ...rows[0],
    id,
    version: 1,
    plan: [
      { title: 'Школа классного руководителя', term: 'ноябрь', responsible: 'завуч', result: 'программа' },
    ],
  });
  return id;
}

/** School № 1 asks to go on; its data, heads and reports are there already. */
export async function askToContinue(story: Story): Promise<void> {
  const { page, go } = await story.as('kstovo-school-1-operator');
  await go('/recognition/applications/new');
  await send(page, 'Начать заявку');
  await page.waitForURL(/edit\/topic/);
  const id = /applications\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';
  story.applications['school-1'] = id;
  expect(await page.locator('[name="theme"]').inputValue()).toBe(themes['school-1']);
  await go(`/recognition/applications/${id}/edit/plan`);
  await put(page, 'plan[0].title', 'Семинар «Читаем вместе», второй год');
  await put(page, 'plan[0].term', 'октябрь');
  await send(page, 'Сохранить и дальше');
  await go(`/recognition/applications/${id}/edit/review`);
  await agree(page, 'Подать заявку');
  await sees(page, 'Заявка подана и получила № 1');
}

/** Expertise and council of the second year, in short. */
export async function judgeTheContinuation(story: Story): Promise<void> {
  const id = applicationOf(story, 'school-1');
  const secretary = await story.as('kstovo-secretary');
  await secretary.go(`/recognition/applications/${id}`);
  await press(secretary.page, 'Допустить к экспертизе');
  await sees(secretary.page, 'Заявка допущена к экспертизе');
  const review = await lookUp(story, 'select id from review.reviews where subject_id = $1', [id]);
  story.reviews.set('school-1', review);
  await secretary.go(`/review/assignments?body=${story.bodyId}&year=2027`);
  await secretary.page.getByRole('link', { name: 'Распределить поровну' }).click();
  await secretary.page.waitForURL(/assignments\/plan/);
  await agree(secretary.page, 'Применить распределение');
  await callTheThird(story, 'school-1');
  await secretary.go('/recognition');
  await press(secretary.page, 'Внести заявки в повестку совета');
  const session = await holdSession(story, '2027-08-25');
  story.packageId = await lookUp(story, 'select id from recognition.packages where session_id = $1', [
    session,
  ]);
  await secretary.go(`/recognition/packages/${story.packageId}`);
  await agree(secretary.page, 'Передать предложения');
}

/** Between 31 August and the order the status waits; the order closes the gap. */
export async function continueWithoutGap(story: Story): Promise<void> {
  const secretary = await story.as('kstovo-secretary');
  await secretary.go('');
  await travel(secretary.page, '2027-09-15');
  const site = await siteOf(story, themes['school-1']);
  await secretary.go(`/recognition/sites/${site}`);
  await sees(secretary.page, 'продолжение, ожидает приказа');
  const { page, go } = await story.as('kstovo-clerk');
  await go(`/recognition/packages/${story.packageId}`);
  await press(page, 'Принять пакет по акту');
  await agree(page, 'Решить всё по предложению совета');
  await press(page, 'Подготовить приказ');
  await page.getByRole('link', { name: 'Открыть приказ' }).click();
  await page.waitForURL(/documents\//);
  await registerOrder(page, '1201');
  await secretary.go(`/recognition/sites/${site}`);
  await sees(secretary.page, 'действует до 31 августа 2028', '2026/2027', '2027/2028', '1201');
  const starts = await lookUp(
    story,
    'select starts_on::text from recognition.site_terms where site_id = $1 and school_year = 2027',
    [site],
  );
  expect(starts).toBe('2027-09-01');
}

/** After the day the embargo ends the next call takes the same organisation. */
export async function applyAfterTheDay(story: Story): Promise<void> {
  const id = await sameApplicationAgain(story);
  const { page, go } = await story.as('kstovo-school-6-operator');
  await go(`/recognition/applications/${id}/edit/review`);
  await agree(page, 'Подать заявку');
  await sees(page, 'Заявка подана и получила № 1');
  expect(await versionOf(story, id)).toBeGreaterThan(1);
  proves('OMP-13', 'after the date it is accepted');
}
