// 004 §3.6, §3.7 and 001 §1.6: the ten places, the papers of a school year, legal support — through the pages people open.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { proves } from '../../../../tests/setup/proof.ts';

const plain = (text: string) =>
  text
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&nbsp;|\u00a0/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

describe('Номенклатура документов, документация года и правовое сопровождение', () => {
  let house: TestHouse;
  let head: Visitor;
  let clerk: Visitor;
  const page = async (path: string, who: Visitor) => {
    const answer = await house.get(`/${who.territory}${path}`, who);
    expect(answer.status).toBe(200);
    return plain(await answer.text());
  };
  /** Words of one row of a table: from its beginning to the next row's. */
  const row = async (path: string, who: Visitor, from: string, to: string) => {
    const text = await page(path, who);
    const body = text.slice(text.indexOf('Состояние'));
    return body.slice(body.indexOf(from), body.indexOf(to, body.indexOf(from) + from.length));
  };

  beforeAll(async () => {
    house = await openTestHouse();
    head = await house.signIn('sosnovy-gmk');
    clerk = await house.signIn('sosnovy-admin');
  });
  afterAll(() => house.close());

  test('[REG-07] десять мест: действует, пересматривается, устарел, отсутствует — каждое со своим документом', async () => {
    const gmo = 'Положение о городском методическом объединении';
    const creative = 'Положение о творческой группе';
    expect(await row('/nomenclature', head, gmo, creative)).toMatch(/действует.*№ 38-р/);
    const council = 'Положение о Координационном совете';
    const school = 'Положение о «Школе молодого педагога»';
    expect(await row('/nomenclature', head, council, school)).toContain('пересматривается');
    expect(await row('/nomenclature', head, school, 'Положение о МСОКО')).toMatch(
      /устарел.*пересмотреть следовало до 31 августа 2025/,
    );
    expect(await row('/nomenclature', head, 'Положение о МСОКО', 'Положение об опорной площадке')).toContain(
      'отсутствует',
    );
    expect(await row('/nomenclature', head, 'Положение о конкурсе', 'Положение о НПК')).toMatch(
      /отсутствует.*готовится проект/,
    );
    expect(await row('/nomenclature', head, 'Годовой план муниципальной', 'zzz')).toMatch(/Годовой план на/);
    const { rows } = await house.db.owner.query(
      `select jsonb_array_length(v.parameters -> 'document-nomenclature' -> 'slots') as slots
         from regulations.versions v join regulations.regulations r on r.id = v.regulation_id
        where r.slug = 'sosnovy-bor-2016'`,
    );
    expect(rows[0].slots).toBe(10);
    proves('REG-07', 'Видны десять мест — действующий документ, устарел или отсутствует.');
  });

  test('[REG-07] пустое место видно руководителю: на «Сегодня», в сводке и в правовом сопровождении', async () => {
    expect(await page('', head)).toContain('В номенклатуре 4 места без действующего документа');
    const summary = await page('/centre/head', head);
    expect(summary).toContain('Номенклатура и правовое сопровождение');
    expect(summary).toContain('Положение о МСОКО');
    proves('REG-07', 'Отсутствующий документ появляется в делах руководителя.');
  });

  test('[REG-07] место заполняет делопроизводитель или руководитель, методист — нет; прежний документ остаётся в истории', async () => {
    const methodist = await house.signIn('sosnovy-methodist');
    const { rows } = await house.db.owner.query(
      `select id from regulations.regulations where title = 'Положение об опорной площадке'`,
    );
    const input = { slot: 'quality-system', regulationId: rows[0].id, reviewOn: '2027-08-31' };
    const closed = await house.command('sosnovy-bor', 'nomenclature.place', input, methodist);
    expect(closed.status).toBe(403);
    expect((await house.command('sosnovy-bor', 'nomenclature.place', input, clerk)).status).toBe(200);
    expect(
      await row('/nomenclature', head, 'Положение о МСОКО', 'Положение об опорной площадке действует'),
    ).toContain('действует');
    const again = await house.command('sosnovy-bor', 'nomenclature.place', input, head);
    expect(again.status).toBe(422);
    const plan = await house.command(
      'sosnovy-bor',
      'nomenclature.place',
      { ...input, slot: 'annual-plan' },
      head,
    );
    expect([plan.status, JSON.stringify(await plan.json())]).toEqual([
      409,
      expect.stringContaining('годовой план'),
    ]);
    const off = await house.command('sosnovy-bor', 'nomenclature.vacate', { slot: 'quality-system' }, head);
    expect(off.status).toBe(200);
    expect(await row('/nomenclature', head, 'Положение о МСОКО', 'Положение об опорной площадке')).toContain(
      'отсутствует',
    );
  });

  test('[REG-12] руководитель видит положения с истекающим сроком, с отменёнными законами и без утверждения', async () => {
    const legal = await page('/nomenclature/legal', head);
    expect(legal).toMatch(
      /методическом объединении учителей-предметников Срок пересмотра пересмотрите до 30 июня 2026 г\.: подтвердите или подготовьте новую редакцию 30\.06\.2026/,
    );
    // What is overdue says what to do today, not only that it is overdue.
    expect(legal).toMatch(/срок пересмотра прошёл 31 августа 2025 г\.: подтвердите документ сегодня/);
    expect(legal).toMatch(
      /Положение о творческой группе Ссылается на утративший силу акт закон от 10\.07\.1992 № 3266-1 «Об образовании»; вместо него — Федеральный закон от 29\.12\.2012 № 273-ФЗ/,
    );
    expect(legal).toMatch(/«Сетевые технологии в помощь педагогу» Нет утверждения не назван акт/);
    expect(legal).toContain('Нет документа номенклатуры');
    house.at('2026-03-01');
    expect(await page('/nomenclature/legal', head)).not.toContain('30.06.2026');
    house.at('2026-04-01');
    proves(
      'REG-12',
      'Руководитель видит положения с истекающим сроком, с отменёнными законами и без утверждения.',
    );
  });

  test('[REG-08] документация года: пять документов, наличие и срок каждого — по записям', async () => {
    const director = await house.signIn('buguruslan-head');
    const year = await page('/nomenclature/year', director);
    for (const words of ['01.09.2025', '15.09.2025', '30.06.2026', '31.08.2026'])
      expect(year).toContain(words);
    for (const item of [
      'Положение о ММЦ',
      'Ежегодный план работы ММЦ',
      'Планы работы методических объединений ММЦ',
      'Анализ работы за учебный год',
      'Методические материалы',
    ])
      expect(year).toContain(item);
    // Nothing is typed: the day of approval is the plan's own, two days after the term.
    const plan = await row('/nomenclature/year', director, 'Ежегодный план', 'Планы работы');
    expect(plan).toMatch(/есть, позже срока утверждён, 3 сентября 2025/);
    expect(plan).toContain('01.09.2025');
    const analysis = await row('/nomenclature/year', director, 'Анализ работы', 'Методические материалы');
    expect(analysis).not.toContain('есть');
    proves('REG-08', 'Проверка комплекта за год называет пять документов, наличие и срок каждого.');
  });

  test('номенклатуру не видят организации и посетители', async () => {
    const school = await house.signIn('sosnovy-school');
    expect((await house.get('/sosnovy-bor/nomenclature', school)).status).toBe(403);
    expect((await house.get('/sosnovy-bor/nomenclature')).status).toBe(303);
  });
});
