// The year of Buguruslan's network: a ministry's correction, seven services know the new plan, a notice to the ministry.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, put, sees, settled, smallPdf } from './browser.ts';
import { type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
});
afterAll(() => stage?.close());

const members = ['buguruslansky', 'asekeyevsky', 'abdulinsky', 'matveyevsky', 'severny', 'ponomaryovsky'];
const line = 'Методический десант в Матвеевский район';

test('наблюдатель, начальник управления, директор и шесть районов: год сети от корректива до извещения', async () => {
  const observer = await people.as('buguruslan-observer');
  await observer.go('/ministry');
  await sees(observer.page, 'Исполнение плана', 'Показатели центра', 'Извещения министерству');
  await settled(observer.page, () =>
    observer.page.getByRole('link', { name: 'Зарегистрировать корректив' }).click(),
  );
  const option = observer.page.locator('select[name="id"] option', { hasText: line });
  await put(observer.page, 'id', (await option.getAttribute('value')) ?? '');
  await put(observer.page, 'term', '17 апреля');
  await put(observer.page, 'sourceDocument', 'письмо министерства от 01.04.2026 № 01-23/2040');
  await put(observer.page, 'reason', 'День совпал с областным совещанием');
  await observer.page.locator('input[type="file"][name="file"]').setInputFiles({
    ...{ name: 'Письмо министерства.pdf', mimeType: 'application/pdf', buffer: smallPdf() },
  });
  await settled(observer.page, () =>
    observer.page.getByRole('button', { name: 'Зарегистрировать корректив' }).click(),
  );
  await sees(observer.page, 'Корректив зарегистрирован', 'Ждёт решения');

  const chief = await people.as('buguruslan-head');
  await chief.go('');
  await sees(chief.page, 'Решить об изменениях плана: 1 изменение');
  await settled(chief.page, () => chief.page.getByRole('link', { name: 'Рассмотреть' }).first().click());
  const decide = chief.page.getByRole('button', { name: 'Утвердить', exact: true });
  await settled(chief.page, () => decide.first().click());
  await sees(chief.page, 'Изменение утверждено и действует');

  const director = await people.as('buguruslan-mmc');
  await director.go('/network/plan');
  await sees(director.page, 'После последней публикации в плане изменилось: 1 пункт');
  await agree(director.page, 'Довести изменения', { note: 'Новый день выезда' });
  await sees(director.page, 'Изменения доведены, редакция 3', '1 из 7');

  for (const slug of members) {
    const head = await people.as(`${slug}-rmk`);
    await expect
      .poll(
        async () => {
          await head.go('/notices');
          return head.page.locator('main').textContent();
        },
        { timeout: 60_000 },
      )
      .toContain(line);
    await head.go('/network/plan');
    await sees(head.page, 'было: 9 апреля', 'Ждёт Вашей отметки');
    await settled(head.page, () => head.page.getByRole('button', { name: 'Отметить «Ознакомлен»' }).click());
    await sees(head.page, 'Ознакомлен:');
  }
  await director.go('/network/plan/sheet');
  await sees(director.page, 'Ознакомились 7 из 7');

  await director.go('/ministry/notices/new');
  await sees(director.page, 'Просрочены', 'Впереди');
  await settled(director.page, () =>
    director.page.getByRole('button', { name: 'Далее: причины и меры' }).click(),
  );
  const reasons = director.page.locator('textarea[name$=".reason"]');
  const count = await reasons.count();
  expect(count).toBe(2);
  for (let index = 0; index < count; index += 1) {
    await put(director.page, `lines[${index}].reason`, 'Материалы двух районов пришли позже');
    await put(director.page, `lines[${index}].measures`, 'Назначены ответственные в каждом районе');
  }
  await settled(director.page, () =>
    director.page.getByRole('button', { name: 'Составить извещение' }).click(),
  );
  await sees(director.page, 'Извещение составлено', 'Проект письма');
  await settled(director.page, () => director.page.getByRole('link', { name: 'Открыть письмо' }).click());
  const documentId = new URL(director.page.url()).pathname.split('/').at(-1) ?? '';
  const idOf = async (login: string) =>
    (
      await stage.db.owner.query(
        `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1`,
        [login],
      )
    ).rows[0].id as string;
  await director.does('documents.review.ask', {
    ...{ documentId, authorId: await idOf('buguruslan-mmc'), reviewerId: await idOf('buguruslan-methodist') },
    dueOn: '2026-04-30',
  });
  const { rows } = await stage.db.owner.query('select id from documents.reviews where document_id = $1', [
    documentId,
  ]);
  const methodist = await people.as('buguruslan-methodist');
  await methodist.does('documents.review.give', { reviewId: rows[0].id, verdict: 'agreed', remarks: '' });
  await director.does('documents.register', { id: documentId, documentId });
  await observer.go('/ministry/notices');
  await sees(observer.page, 'Отправлено', '2 пункта');
  expect(stage.mistakes).toEqual([]);
});
