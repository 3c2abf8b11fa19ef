// Положение ММЦ, п. 7.6, 8.6: the ministry is told of lines that fail; its observer watches and registers corrections.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallPdf } from '../../../../tests/journeys/browser.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { openWorld, type World } from '../../network/tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

const director = 'buguruslan-mmc';
const observer = 'buguruslan-observer';
const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await world.house.db.owner.query(text, values)).rows[0] as T;
const planId = async () =>
  (await one<{ id: string }>(`select id from planning.plans where territory_id = 2 and state = 'executing'`))
    .id;
const lineOf = async (title: string) =>
  (await one<{ id: string }>('select id from planning.lines where territory_id = 2 and title = $1', [title]))
    .id;
const personOf = async (login: string) =>
  (
    await one<{ id: string }>(
      `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1`,
      [login],
    )
  ).id;
const late = 'Пробный экзамен по математике в 9 классах семи территорий';
const risky = 'Методический десант в Матвеевский район';
const row = async (title: string, more: Record<string, unknown> = {}) => ({
  lineId: await lineOf(title),
  reason: 'Не готовы материалы двух районов',
  newDay: '2026-04-24',
  measures: 'Материалы готовит творческая группа тьюторов',
  ...more,
});
let noticeId = '';
let documentId = '';

describe('001 §7.6: извещение министерства', () => {
  test('составляет только директор; пустые причины, меры и прошедший срок не проходят', async () => {
    const page = await world.page(director, '/ministry/notices/new');
    expect(page).toContain(late);
    expect(page).toContain(risky);
    const compose = async (login: string, lines: unknown[]) =>
      (await world.command(login, 'ministry.notice.compose', { planId: await planId(), lines })).status;
    for (const login of ['buguruslan-methodist', observer, 'buguruslan-head', 'buguruslan-adviser'])
      expect([login, await compose(login, [await row(late)])]).toEqual([login, 403]);
    expect(await compose(director, [])).toBe(422);
    expect(await compose(director, [await row(late, { reason: 'да' })])).toBe(422);
    expect(await compose(director, [await row(late, { measures: '' })])).toBe(422);
    expect(await compose(director, [await row(late, { newDay: '2026-03-01' })])).toBe(422);
    expect(await compose(director, [await row('Анализ результатов ГИА 2025 года в семи территориях')])).toBe(
      409,
    );
    expect(await compose('severny-rmk', [await row(late)])).toBe(404);
  });

  test('[PLN-08] просроченный и угрожаемый пункты — в одном письме; номер и день отправки хранятся', async () => {
    const composed = await world.command(director, 'ministry.notice.compose', {
      ...{ planId: await planId(), lines: [await row(late), await row(risky, { newDay: '2026-04-30' })] },
    });
    expect(composed.status).toBe(200);
    ({ id: noticeId, documentId } = composed.result as { id: string; documentId: string });
    const draft = await world.page(director, `/documents/${documentId}`);
    for (const words of [late, risky, 'Не готовы материалы двух районов', '24.04.2026', 'творческая группа'])
      expect(draft).toContain(words);
    expect(draft).toContain('п. 7.6');
    proves('PLN-08', 'Из просроченного пункта собирается извещение с причиной, новой датой и мерами');
    expect(
      (await world.house.get(`/buguruslan/ministry/notices/${noticeId}`, await world.as(observer))).status,
    ).toBe(404);
    const register = () => world.command(director, 'documents.register', { id: documentId, documentId });
    expect((await register()).status).toBe(409);
    await world.command(director, 'documents.review.ask', {
      ...{
        documentId,
        authorId: await personOf(director),
        reviewerId: await personOf('buguruslan-methodist'),
      },
      dueOn: '2026-04-02',
    });
    const review = await one<{ id: string }>('select id from documents.reviews where document_id = $1', [
      documentId,
    ]);
    const said = await world.command('buguruslan-methodist', 'documents.review.give', {
      ...{ reviewId: review.id, verdict: 'agreed', remarks: '' },
    });
    expect(said.status).toBe(200);
    expect((await register()).status).toBe(200);
    const sent = await one<{ state: string; number: string; sent_on: string }>(
      'select state, number, sent_on::text from ministry.notices where id = $1',
      [noticeId],
    );
    expect(sent).toMatchObject({ state: 'sent', sent_on: '2026-04-01' });
    const report = await world.page(director, '/ministry/notices');
    expect(report).toContain(`№ ${sent.number} от 01.04.2026`);
    const sheet = await world.house.get(
      '/buguruslan/ministry/notices.xlsx?format=csv-utf8',
      await world.as(observer),
    );
    const csv = await sheet.text();
    expect(csv).toContain(late);
    expect(csv).toContain('Материалы готовит творческая группа тьюторов');
    proves('PLN-08', 'Дата отправки хранится, есть отчёт об извещениях');
  });

  test('отправленное не отменить; от проекта можно отказаться вместе с письмом', async () => {
    const gone = await world.command(director, 'ministry.notice.discard', { id: noticeId, version: 2 });
    expect(gone.status).toBe(409);
    const other = await world.command(director, 'ministry.notice.compose', {
      ...{ planId: await planId(), lines: [await row(late)] },
    });
    const { id } = other.result as { id: string };
    expect((await world.command(director, 'ministry.notice.discard', { id, version: 1 })).status).toBe(200);
    const { rows } = await world.house.db.owner.query(
      `select d.id from documents.documents d join documents.subjects s on s.document_id = d.id where s.subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([]);
  });
});

describe('001 §8.6: наблюдатель региона', () => {
  test('[NET-06] видит извещения, исполнение и показатели; черновиков не видит', async () => {
    const cabinet = await world.page(observer, '/ministry');
    expect(cabinet).toMatch(/15 пунктов в плане/);
    expect(cabinet).toMatch(/6 выполнено в срок/);
    expect(cabinet).toMatch(/2 просрочено/);
    expect(cabinet).toContain('6 из 7 служб ознакомлены с планом');
    expect(cabinet).toMatch(/\d+ из 18 поручений выполнено/);
    expect(cabinet).toContain(late);
    expect(cabinet).toContain('письмо министерства образования Оренбургской области от 06.02.2026');
    expect((await world.house.get('/buguruslan/ministry', await world.as('buguruslan-school'))).status).toBe(
      403,
    );
    proves('NET-06', 'Роль министерства видит извещения, исполнение и показатели');
  });

  test('[NET-06] корректив с документом вступает в силу, когда его утвердит начальник управления', async () => {
    const id = await lineOf(risky);
    const file = { name: 'Письмо.pdf', base64: smallPdf().toString('base64') };
    const input = {
      ...{ id, change: 'move', term: '17 апреля', source: 'ministry', reason: 'Совпадает с днём области' },
      sourceDocument: 'письмо министерства от 01.04.2026 № 01-23/2040',
    };
    const register = (login: string, more: Record<string, unknown> = {}) =>
      world.command(login, 'ministry.correction.register', { ...input, file, ...more });
    for (const login of [director, 'buguruslan-head', 'buguruslan-adviser'])
      expect([login, (await register(login)).status]).toEqual([login, 403]);
    expect((await register(observer, { file: undefined })).status).toBe(422);
    expect((await register(observer, { sourceDocument: '' })).status).toBe(422);
    expect((await register(observer, { term: '' })).status).toBe(422);
    const registered = await register(observer);
    expect([registered.status, registered.result]).toMatchObject([200, { state: 'proposed' }]);
    const correction = (registered.result as { id: string }).id;
    const termOf = () => one<{ term: string }>('select term from planning.lines where id = $1', [id]);
    expect((await termOf()).term).toBe('9 апреля');
    const decide = (login: string) =>
      world.command(login, 'planning.correction.approve', { id: correction, version: 1 });
    for (const login of [observer, director])
      expect([login, (await decide(login)).status]).toEqual([login, 403]);
    expect((await decide('buguruslan-head')).status).toBe(200);
    expect((await termOf()).term).toBe('17 апреля');
    expect(await world.page(observer, '/ministry')).toContain(
      'письмо министерства от 01.04.2026 № 01-23/2040',
    );
    expect(await world.page(director, '/network/plan')).toContain(
      'После последней публикации в плане изменилось: 1 пункт',
    );
    proves('NET-06', 'Может зарегистрировать корректив');
  });

  test('больше наблюдатель ничего не пишет', async () => {
    const refused = [
      ['network.plan.publish', { planId: await planId(), note: '' }],
      [
        'network.assignment.give',
        { title: 'Поручение', dueOn: '2026-05-01', members: ['severny'], details: '' },
      ],
      ['planning.correction.cancel', { id: await lineOf(risky), reason: 'по письму', source: 'own' }],
      ['network.advice.give', { planId: await planId(), words: 'Совет наблюдателя' }],
    ] as const;
    for (const [name, input] of refused)
      expect([name, (await world.command(observer, name, input)).status]).toEqual([name, 403]);
  });
});
