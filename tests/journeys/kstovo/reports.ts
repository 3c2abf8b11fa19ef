// Winter and spring 2027: one site reports in time, another does not; a prepared case goes to the council and an order ends a status.
import { expect } from 'vitest';
import { proves } from '../../setup/proof.ts';
import { agree, press, put, sees, send, settled, smallPdf, travel } from '../browser.ts';
import { holdSession } from './council.ts';
import { registerOrder, siteOf } from './orders.ts';
import { lookUp, type Story, themes } from './story.ts';

const reportOf = async (story: Story, theme: string, key: 'mid-year' | 'final'): Promise<string> =>
  lookUp(story, 'select id from recognition.reports where site_id = $1 and key = $2 and school_year = 2026', [
    await siteOf(story, theme),
    key,
  ]);

async function sendReport(story: Story, login: string, id: string, summary: string): Promise<void> {
  const { page, go } = await story.as(login);
  await go(`/recognition/reports/${id}/edit`);
  await put(page, 'summary', summary);
  await send(page, 'Сохранить');
  await agree(page, 'Представить отчёт');
  await sees(page, 'Отчёт представлен.');
}

/** Written in the browser, accepted by both councils: two recipients, two marks. */
export async function reportInTime(story: Story): Promise<void> {
  const secretary = await story.as('kstovo-secretary');
  await secretary.go('');
  await travel(secretary.page, '2027-01-18');
  const id = await reportOf(story, themes['school-1'], 'mid-year');
  const { page, go } = await story.as('kstovo-school-1-operator');
  await go(`/recognition/reports/${id}/edit`);
  await put(page, 'lines[0].fulfilment', 'done');
  await put(page, 'lines[0].outcome', '24 участника из девяти школ');
  await send(page, 'Сохранить отметки');
  await sees(page, 'Отметки сохранены');
  await sendReport(story, 'kstovo-school-1-operator', id, 'Проведён семинар, начаты мастер-классы.');
  await sees(page, 'представлен вовремя', '18 января 2027', 'выполнено');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'Протокол методического совета № 4.pdf',
    mimeType: 'application/pdf',
    buffer: smallPdf(),
  });
  await settled(page, () => page.locator('form[enctype] button[type="submit"]').click());
  await sees(page, 'Протокол методического совета № 4.pdf');
  await agree(page, 'Отметить приём методическим советом', { on: '2027-01-15', minutes: '4' });
  await secretary.go(`/recognition/reports/${id}`);
  await press(secretary.page, 'Отметить приём экспертным советом');
  await sees(secretary.page, 'протокол № 4', '18 января 2027', 'принят');
  await sees(secretary.page, 'Протокол методического совета № 4.pdf');
  proves('OMP-17', 'Site report has two recipients and two acceptance marks');
  proves('OMP-17', 'minutes of the methodical council attachable');
  proves('RPT-03', 'timestamp of submission');
  await go(`/recognition/sites/${await siteOf(story, themes['school-1'])}`);
  await sees(
    page,
    'Работа по задачам',
    'Промежуточный отчёт',
    '20 января 2027',
    'Итоговый отчёт',
    '20 мая 2027',
  );
  proves('RPT-03', 'Due date per report');
  proves('OMP-32', 'report shows activity per task');
}

/** The day after the term a case stands prepared; the status goes on. */
export async function missTheReport(story: Story): Promise<void> {
  const secretary = await story.as('kstovo-secretary');
  await secretary.go('');
  await travel(secretary.page, '2027-01-21');
  const { page, go } = await story.as('kstovo-methodist-1');
  await go('/recognition/terminations');
  await sees(page, 'непредставление или несвоевременное представление отчётных материалов', 'СШ № 3');
  await go(`/recognition/sites/${await siteOf(story, themes['school-3'])}`);
  await sees(page, 'действует до 31 августа 2027', 'не представлен, просрочено на 1 день');
  proves(
    'OMP-14',
    'A late/missing report automatically creates a termination-review candidate (never an automatic termination)',
  );
}

/** The question is raised, the site explains itself and hands the report in late. */
export async function explain(story: Story): Promise<void> {
  const site = await siteOf(story, themes['school-3']);
  const id = await lookUp(story, 'select id from recognition.terminations where site_id = $1', [site]);
  const methodist = await story.as('kstovo-methodist-1');
  await methodist.go(`/recognition/terminations/${id}`);
  await agree(methodist.page, 'Поставить вопрос о прекращении');
  await sees(methodist.page, 'Вопрос поставлен');
  const { page, go } = await story.as('kstovo-school-3-operator');
  await go('/notices');
  await sees(page, 'Поставлен вопрос о досрочном прекращении', 'Представьте объяснение до');
  const report = await reportOf(story, themes['school-3'], 'mid-year');
  await sendReport(
    story,
    'kstovo-school-3-operator',
    report,
    'Мероприятия первого полугодия не проводились.',
  );
  await sees(page, 'представлен с опозданием на 1 день');
  proves('RPT-03', 'status on time/late/not submitted computed, not typed');
  await go(`/recognition/terminations/${id}`);
  await put(page, 'explanation', 'Руководитель площадки уволилась в декабре, замену школа не нашла.');
  await send(page, 'Представить объяснение');
  await sees(page, 'Объяснение представлено');
  proves('OMP-15', 'The site is notified and can submit an explanation before the session');
  const secretary = await story.as('kstovo-secretary');
  await secretary.go(`/recognition/terminations/${id}`);
  await sees(secretary.page, 'Руководитель площадки уволилась в декабре');
  await agree(secretary.page, 'Внести в повестку совета');
  await sees(secretary.page, 'Вопрос внесён в повестку совета');
}

/** A breach of the law at another site: the case needs the supervising body's document before it may be raised. */
export async function raiseOnTheLaw(story: Story): Promise<void> {
  const site = await siteOf(story, themes.lyceum);
  const { page, go } = await story.as('kstovo-methodist-1');
  await go(`/recognition/sites/${site}/terminate`);
  await put(page, 'circumstances', 'Занятия площадки велись без согласия родителей на обработку данных.');
  await put(page, 'evidence', 'Представление прокуратуры района № 44 от 18.01.2027');
  await send(page, 'Открыть дело о досрочном прекращении');
  await sees(
    page,
    'нарушение законодательства Российской Федерации',
    'Представление прокуратуры района № 44',
  );
  await sees(page, 'Приложите документ надзорного органа');
  expect(await page.locator('summary').filter({ hasText: 'Поставить вопрос' }).count()).toBe(0);
  await page.locator('input[type="file"]').setInputFiles({
    name: 'Представление прокуратуры.pdf',
    mimeType: 'application/pdf',
    buffer: smallPdf(),
  });
  await settled(page, () => page.locator('form[enctype] button[type="submit"]').click());
  await sees(page, 'Представление прокуратуры.pdf');
  await agree(page, 'Поставить вопрос о прекращении');
  await sees(page, 'Вопрос поставлен');
  const id = /terminations\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  const lyceum = await story.as('kstovo-lyceum-operator');
  await lyceum.go(`/recognition/terminations/${id}`);
  await put(
    lyceum.page,
    'explanation',
    'Согласия собраны в декабре, работа площадки остановлена до проверки.',
  );
  await send(lyceum.page, 'Представить объяснение');
  const secretary = await story.as('kstovo-secretary');
  await secretary.go(`/recognition/terminations/${id}`);
  await agree(secretary.page, 'Внести в повестку совета');
  await sees(secretary.page, 'Вопрос внесён в повестку совета');
  proves('OMP-14', 'Ground is chosen from the two with evidence attached');
}

/** Council, proposal, order: the status ends early with its date and ground, the history stays. */
export async function terminate(story: Story): Promise<void> {
  const session = await holdSession(story, '2027-02-10');
  const pack = await lookUp(story, 'select id from recognition.packages where session_id = $1', [session]);
  const secretary = await story.as('kstovo-secretary');
  await secretary.go(`/recognition/packages/${pack}`);
  await sees(secretary.page, 'О досрочном прекращении статуса', 'СШ № 3', 'Лицей № 7');
  await agree(secretary.page, 'Передать предложения');
  const { page, go } = await story.as('kstovo-clerk');
  await go(`/recognition/packages/${pack}`);
  await press(page, 'Принять пакет по акту');
  await agree(page, 'Решить всё по предложению совета');
  await press(page, 'Подготовить приказ');
  await page.getByRole('link', { name: 'Открыть приказ' }).click();
  await page.waitForURL(/documents\//);
  await registerOrder(page, '77');
  await go(`/recognition/sites/${await siteOf(story, themes['school-3'])}`);
  await sees(page, 'прекращён досрочно 10 февраля 2027', '77');
  const visitor = await story.as('kstovo-teacher');
  await visitor.go('/sites?year=2026');
  await sees(visitor.page, 'прекращён досрочно 10 февраля 2027');
  const methodist = await story.as('kstovo-methodist-1');
  await methodist.go('/recognition/terminations?show=all');
  await sees(methodist.page, 'СШ № 3');
  await go(`/recognition/sites/${await siteOf(story, themes.lyceum)}`);
  await sees(page, 'прекращён досрочно 10 февраля 2027', '77');
  proves('OMP-15', 'РЭС agenda item → proposal → order');
  proves('OMP-15', 'status "terminated early" with date and ground; history kept');
}

/** The final report of the good site comes in time. */
export async function finalReport(story: Story): Promise<void> {
  const secretary = await story.as('kstovo-secretary');
  await secretary.go('');
  await travel(secretary.page, '2027-05-18');
  const id = await reportOf(story, themes['school-1'], 'final');
  await sendReport(story, 'kstovo-school-1-operator', id, 'План выполнен, сборник разработок готов.');
  const { page } = await story.as('kstovo-school-1-operator');
  await sees(page, 'представлен вовремя');
}
