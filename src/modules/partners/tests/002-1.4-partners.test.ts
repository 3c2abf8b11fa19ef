// Положение 002, п. 1.4 (и 003, п. 1.4): the register of partners, agreements, joint doings, the report; driven through the house.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { inventedInn } from '../../institutions/tests/numbers.ts';

let house: TestHouse;
let methodist: Visitor;
let teacher: Visitor;

interface Added {
  readonly id: string;
}

beforeAll(async () => {
  house = await openTestHouse();
  methodist = await house.signIn('kstovo-imc');
  teacher = await house.signIn('kstovo-teacher');
});
afterAll(() => house.close());

const blank = { name: 'Лицей при университете', kind: 'science', startsOn: '2025-09-01' };
const enter = (parts: Record<string, unknown>) =>
  done<Added>(house, methodist, 'partners.add', { ...blank, ...parts });

const refusedWith = async (name: string, input: unknown, who = methodist) => {
  const answer = await house.command('kstovo', name, input, who);
  const { error } = (await answer.json()) as { error: { name: string; fields: Record<string, string> } };
  return [answer.status, error.name, Object.keys(error.fields ?? {})];
};

const pageOf = async (path: string, who = methodist) => {
  const answer = await house.get(`/kstovo${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};

/** Words of a page without its markup. */
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

describe('карточка партнёра', () => {
  test('[ORG-02] вид, реквизиты, контакты, договор с файлом, общие дела, история', async () => {
    const inn = inventedInn(901);
    const { id } = await enter({
      ...{ shortName: 'Лаборатория чтения', kind: 'science', inn },
      ...{ contact: 'Орлова Нина Павловна', phone: '8 (800) 000-10-10', email: 'lab@example.ru' },
    });
    const body = new FormData();
    const fields = { _command: 'partners.agreements.add', title: 'договор от 01.09.2025 № 12' };
    const terms = { startsOn: '2025-09-01', lastDay: '2026-05-31', partnerId: id, _key: 'agreement-1' };
    for (const [name, value] of Object.entries({ ...fields, ...terms })) body.set(name, value);
    const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    body.set('file', new File([pdf], 'Договор.pdf', { type: 'application/pdf' }));
    const posted = await house.form(`/kstovo/partners/${id}/agreement`, body, methodist);
    expect([posted.status, posted.headers.get('location')]).toEqual([303, `/kstovo/partners/${id}`]);
    const { id: workId } = await done<Added>(house, methodist, 'partners.work.add', {
      ...{ partnerId: id, title: 'Читательская конференция', kind: 'event', on: '2026-03-20' },
      ...{ participants: 45, circle: 'школьные библиотекари', result: 'Сборник из двенадцати статей' },
    });
    const card = wordsOf(await pageOf(`/partners/${id}`));
    for (const words of [
      'научная организация',
      inn,
      'Орлова Нина Павловна',
      '8 (800) 000-10-10',
      '№ 12',
      'Договор.pdf',
    ])
      expect(card).toContain(words);
    const works = await pageOf(`/partners/${id}/work`);
    expect(wordsOf(works)).toContain('Читательская конференция');
    expect(wordsOf(works)).toContain('договор от 01.09.2025 № 12');
    expect(works).toContain(`/kstovo/partners/work/${workId}`);
    expect(wordsOf(await pageOf(`/partners/${id}/history`))).toContain('внесён партнёр «Лаборатория чтения»');
    proves('ORG-02', 'Карточка партнёра с видом, контактами, общими делами');
  });

  test('контакты людей и файл договора видны службе, учителю — нет', async () => {
    const { rows } = await house.db.owner.query<{ partner: string; file: string }>(
      `select a.partner_id as partner, f.id as file from documents.files f
         join partners.agreements a on a.id = f.subject_id::uuid where f.subject_kind = 'partners.agreement'`,
    );
    const { partner = '', file = '' } = rows[0] ?? {};
    const card = wordsOf(await pageOf(`/partners/${partner}`, teacher));
    expect(card).toContain('Лаборатория чтения');
    for (const hidden of ['Орлова', '000-10-10', 'lab@example.ru', 'Договор.pdf'])
      expect(card).not.toContain(hidden);
    const asked = await house.get(`/api/v1/kstovo/partners/one?id=${partner}`, teacher);
    expect(await asked.text()).not.toContain('000-10-10');
    const [own, foreign] = [
      await house.get(`/kstovo/files/${file}`, methodist),
      await house.get(`/kstovo/files/${file}`, teacher),
    ];
    expect([own.status, foreign.status]).toEqual([200, 404]);
    const sheet = await house.get('/kstovo/partners.xlsx?format=csv-utf8', teacher);
    expect(await sheet.text()).not.toContain('Орлова');
    expect(await refusedWith('partners.add', { ...blank, shortName: 'Чужой' }, teacher)).toEqual([
      403,
      'keeps-partners',
      [],
    ]);
  });

  test('второй карточки одной организации не бывает: ИНН и название; своя организация — не партнёр', async () => {
    const inn = inventedInn(902);
    await enter({ shortName: 'Дом науки', inn });
    expect(await refusedWith('partners.add', { ...blank, shortName: 'Другое имя', inn })).toEqual([
      422,
      'inn-known',
      ['inn'],
    ]);
    expect(await refusedWith('partners.add', { ...blank, shortName: 'ДОМ  науки' })).toEqual([
      422,
      'partner-twice',
      ['shortName'],
    ]);
    expect(await refusedWith('partners.add', { ...blank, shortName: 'Ошибка', inn: '5200001019' })).toEqual([
      422,
      'invalid',
      ['inn'],
    ]);
    const { rows } = await house.db.owner.query<{ inn: string }>(
      `select inn from institutions.institutions where inn is not null and state = 'active'
        and territory_id = (select id from territories.territories where slug = 'kstovo') limit 1`,
    );
    expect(
      await refusedWith('partners.add', { ...blank, shortName: 'Наша школа', inn: rows[0]?.inn }),
    ).toEqual([422, 'inn-known', ['inn']]);
  });

  test('договор продлевают документом и завершают; закрыть партнёра мешает действующий договор', async () => {
    const { id } = await enter({ shortName: 'Театр юного зрителя', kind: 'social' });
    const { id: agreementId } = await done<Added>(house, methodist, 'partners.agreements.add', {
      ...{ partnerId: id, title: 'договор № 5', startsOn: '2025-10-01', lastDay: '2026-04-30' },
    });
    const close = { id, version: 1, on: '2026-03-31', closing: 'организация ликвидирована' };
    expect(await refusedWith('partners.close', close)).toEqual([409, 'agreement-runs', []]);
    const by = 'соглашение от 01.04.2026 № 1';
    await done(house, methodist, 'partners.agreements.prolong', {
      ...{ id: agreementId, version: 1, lastDay: '2026-12-31', by },
    });
    expect(
      await refusedWith('partners.agreements.prolong', {
        id: agreementId,
        version: 1,
        lastDay: '2027-12-31',
        by,
      }),
    ).toEqual([409, 'stale-write', []]);
    await done(house, methodist, 'partners.agreements.end', {
      ...{ id: agreementId, version: 2, on: '2026-03-31', reason: 'по соглашению сторон' },
    });
    await done(house, methodist, 'partners.close', close);
    const history = wordsOf(await pageOf(`/partners/${id}/history`));
    expect(history).toContain('продлён с 30 апреля 2026 г. по 31 декабря 2026 г.');
    expect(history).toContain('партнёр закрыт');
    expect(
      await refusedWith('partners.work.add', {
        partnerId: id,
        title: 'Спектакль',
        kind: 'event',
        on: '2026-04-01',
      }),
    ).toEqual([409, 'partner-closed', []]);
    await done(house, methodist, 'partners.reopen', { id, version: 2 });
    expect(wordsOf(await pageOf('/partners?q=театр'))).toContain('Театр юного зрителя');
  });

  test('список: по-русски по порядку, отбор, поиск, печать таблицы', async () => {
    for (const shortName of ['Яр', 'Ёлка', 'Жук']) await enter({ shortName, kind: 'network' });
    const names = async (query: string) => {
      const answer = await house.get(`/api/v1/kstovo/partners/list?${query}`, methodist);
      const { result } = (await answer.json()) as { result: { rows: { shortName: string }[] } };
      return result.rows.map((row) => row.shortName);
    };
    expect(await names('kind=network')).toEqual(['Ёлка', 'Жук', 'Яр']);
    expect(await names('kind=network&limit=2')).toEqual(['Ёлка', 'Жук']);
    expect(await names('q=елка')).toEqual(['Ёлка']);
    expect(await names('state=ending')).toContain('Музей науки');
    expect(wordsOf(await pageOf('/partners?kind=quality-centre'))).toContain('Центр оценки качества');
    expect(wordsOf(await pageOf('/search?q=музей'))).toContain('Музей науки');
    const saved = await house.form(
      '/kstovo/partners',
      new URLSearchParams({
        _command: 'people.views.save',
        list: 'partners',
        name: 'Сетевые',
        query: 'kind=network',
      }),
      methodist,
    );
    expect(saved.status).toBe(303);
    expect(wordsOf(await pageOf('/partners'))).toContain('Сетевые');
    expect(wordsOf(await pageOf('/people/staff'))).not.toContain('Сетевые');
  });
});

describe('курсы партнёра и отчёт', () => {
  test('[ORG-02] курс, квота и направления становятся общим делом сами', async () => {
    const { id } = await enter({ shortName: 'Академия учителя', kind: 'institute' });
    const { id: providerId } = await done<Added>(house, methodist, 'development.provider.add', {
      ...{ name: 'Академия учителя', shortName: 'Академия', partnerId: id },
    });
    const { id: courseId } = await done<Added>(house, methodist, 'development.course.add', {
      ...{ providerId, title: 'Проектный урок', kind: 'advanced', form: 'mixed', hours: 36 },
      ...{ startsOn: '2026-03-10', endsOn: '2026-03-30' },
    });
    const works = async () => wordsOf(await pageOf(`/partners/${id}/work`));
    expect(await works()).not.toContain('Проектный урок');
    await done(house, methodist, 'development.quota.set', { courseId, institutionId: null, seats: 25 });
    expect(await works()).toContain('Проектный урок');
    expect(await works()).toContain('мест 25');
    expect(wordsOf(await pageOf(`/partners/${id}`))).toContain('Проектный урок');
    expect(
      await refusedWith('development.provider.add', { name: 'Вторая', shortName: 'Вторая', partnerId: id }),
    ).toEqual([422, 'partner-taken', ['partnerId']]);
  });

  test('[ORG-02] отчёт за период: числа по партнёрам и видам открывают записи; XLSX, DOCX, PDF', async () => {
    const html = await pageOf('/partners/report?from=2026-03-01&to=2026-03-31');
    const { rows } = await house.db.owner.query<{ id: string }>(
      `select id from partners.partners where short_name = 'Лаборатория чтения'`,
    );
    const behind = `/kstovo/partners/work?from=2026-03-01&amp;to=2026-03-31&amp;partnerId=${rows[0]?.id}`;
    expect(html).toContain(`href="${behind}">1</a>`);
    const opened = wordsOf(await pageOf(behind.slice('/kstovo'.length).replaceAll('&amp;', '&')));
    expect(opened).toContain('1 общее дело');
    expect(opened).toContain('Читательская конференция');
    expect(wordsOf(html)).toContain('Без общих дел за эти дни');
    const book = new ExcelJS.Workbook();
    const sheet = await house.get('/kstovo/partners/report.xlsx?from=2026-03-01&to=2026-03-31', methodist);
    await book.xlsx.load(await sheet.arrayBuffer());
    const lines: string[][] = [];
    book.worksheets[0]?.eachRow((row) =>
      lines.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))),
    );
    expect(lines.find(([name]) => name === 'Лаборатория чтения')?.at(-1)).toBe('45');
    const total = lines.at(-1) ?? [];
    const sum = lines.slice(1, -1).reduce((all, line) => all + Number(line.at(-2)), 0);
    expect([total[0], Number(total.at(-2))]).toEqual(['Итого', sum]);
    for (const [kind, start] of [
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ]) {
      const file = await house.get(
        `/kstovo/partners/report.${kind}?from=2026-03-01&to=2026-03-31`,
        methodist,
      );
      expect([kind, file.status]).toEqual([kind, 200]);
      expect(
        Buffer.from(await file.arrayBuffer())
          .subarray(0, start?.length)
          .toString(),
      ).toBe(start);
    }
    const refused = await house.get('/kstovo/partners/report', teacher);
    expect(refused.status).toBe(403);
    proves('ORG-02', 'Отчёт о взаимодействии с партнёрами за период');
  });

  test('о конце договора напоминают тому, кто отвечает за партнёра, и один раз', async () => {
    const told = async () => {
      const { rows } = await house.db.owner.query<{ text: string }>(
        `select n.text from notices.notices n where n.name = 'agreement.ending' and n.text like 'Лаборатория%'`,
      );
      return rows.length;
    };
    house.at('2026-05-01', '12:00');
    await house.installation.tick();
    const once = await told();
    expect(once).toBeGreaterThan(0);
    await house.installation.tick();
    expect(await told()).toBe(once);
  });
});
