// A line nobody closed in time: reminded before, on and after its day, told to the head, closed late, late for ever.
import { expect } from 'vitest';
import { agree, press, put, sees, settled, wordsOf } from '../browser.ts';
import { attach, comeTo, isTold, lines, toLine, type Year } from './story.ts';

/** Three days before, on the day, the day after; then the head hears it and it stands on the head's page. */
export async function remind(year: Year): Promise<void> {
  const methodist = await year.as('sosnovy-methodist');
  const head = await year.as('sosnovy-gmk');
  await comeTo(year, '2026-09-22');
  await isTold(methodist, new RegExp(`«${lines.survey}» — 25 сентября 2026 г\\., осталось 3 дня`));
  await comeTo(year, '2026-09-25');
  await isTold(methodist, `Сегодня срок пункта плана «${lines.survey}»`);
  await comeTo(year, '2026-09-26');
  await isTold(methodist, new RegExp(`«${lines.survey}» прошёл 25 сентября 2026`));
  await isTold(head, new RegExp(`Просрочено по плану: .*«${lines.survey}» \\(Шумилина`));
  await methodist.go('');
  await sees(methodist.page, `Просрочен пункт плана: ${lines.survey}`);
}

/** Not without evidence, not without saying why so late; confirmed by the head, the lateness stays. */
export async function closeLate(year: Year): Promise<void> {
  await comeTo(year, '2026-10-01');
  const methodist = await year.as('sosnovy-methodist');
  const { page } = methodist;
  await toLine(methodist, year, lines.survey);
  const report = { doneOn: '2026-09-30', outcome: 'Осмотрены девять кабинетов, справка готова' };
  await agree(page, 'Сообщить о выполнении', { ...report, explanation: 'Ждали протоколы замеров' });
  await sees(page, 'Приложите хотя бы одно подтверждение');
  await toLine(methodist, year, lines.survey);
  await attach(page, 'Приложить файл', 'Справка о кабинетах.pdf', { happenedOn: '2026-09-30' });
  await sees(page, 'Файл приложен', 'Справка о кабинетах.pdf');
  await agree(page, 'Сообщить о выполнении', report);
  await sees(page, 'Срок прошёл: напишите, почему позже');
  const dialog = page.locator('dialog[open]');
  await put(dialog, 'explanation', 'Ждали протоколы замеров');
  await settled(page, () => dialog.locator('button[type="submit"]').last().click());
  await sees(page, 'Сообщено: руководитель подтвердит выполнение');
  const head = await year.as('sosnovy-gmk');
  await head.go('');
  await sees(head.page, `Подтвердить выполнение: ${lines.survey}`);
  await toLine(head, year, lines.survey);
  await press(head.page, 'Подтвердить выполнение');
  await sees(head.page, 'Выполнение подтверждено', 'с опозданием');
  await head.go(`${year.plan}/report`);
  const late = head.page.locator('main tbody tr').filter({ hasText: lines.survey });
  expect(await wordsOf(late.last())).toMatch(/с опозданием.*Ждали протоколы замеров/);
}
