// Положение ММЦ, п. 8.4–8.5: statuses of the same family, made for the whole network, on the map of the network.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { openWorld, type World, wordsOf } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

const coordinator = 'buguruslan-coordinator';

/** Row of a territory as the cells of the scheme read. */
async function schemeOf(
  login: string,
  query = '',
): Promise<{ columns: string[]; rows: Record<string, string[]> }> {
  const who = await world.as(login);
  const html = await (await world.house.get(`/${who.territory}/network/map${query}`, who)).text();
  const table = /<figure[\s\S]*?<\/figure>/.exec(html)?.[0] ?? '';
  const columns = [...table.matchAll(/<th scope="col">([\s\S]*?)<\/th>/g)].map((match) =>
    wordsOf(match[1] ?? '').trim(),
  );
  const rows = [...table.matchAll(/<tr><th scope="row">([\s\S]*?)<\/th>([\s\S]*?)<\/tr>/g)].map(
    (match) =>
      [
        wordsOf(match[1] ?? '').trim(),
        [...(match[2] ?? '').matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map((cell) =>
          wordsOf(cell[1] ?? '').trim(),
        ),
      ] as const,
  );
  return { columns: columns.slice(1), rows: Object.fromEntries(rows) };
}

async function sheetOf(login: string, query = ''): Promise<string[][]> {
  const who = await world.as(login);
  const answer = await world.house.get(`/${who.territory}/network/map.xlsx${query}`, who);
  expect(answer.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? '')));
  });
  return rows;
}

describe('001 §8.4–8.5: другие статусы той же семьи', () => {
  test('[OMP-33] вид статуса — настройка положения: предмет, организация и охват', async () => {
    const page = await world.page('buguruslan-mmc', '/recognition/sites/new');
    expect(page).toContain('Межмуниципальная опорная площадка по помощи учителям математики');
    expect(page).toContain('МБОУ Лицей №1, математика');
    const { rows } = await world.house.db.owner.query(
      `select id from institutions.institutions where territory_id = 2 and short_name = 'МБОУ «СОШ № 3»'`,
    );
    const { status, result } = await world.command('buguruslan-mmc', 'recognition.site.grant-status', {
      statusType: 'inter-municipal-support-site',
      institutionId: rows[0].id,
      theme: 'Вероятность и статистика в 7–9 классах',
      subject: 'математика',
      services: 'Стажировки учителей математики в школе',
      startsOn: '2026-04-01',
      lastDay: '2027-08-31',
    });
    expect(status).toBe(200);
    const { documentId } = result as { documentId: string };
    const paper = await world.house.get(
      `/buguruslan/documents/${documentId}`,
      await world.as('buguruslan-clerk'),
    );
    expect(wordsOf(await paper.text())).toContain(
      'Организация работает с педагогами всех территорий, входящих в состав межмуниципального центра методического сопровождения',
    );
    const registered = await world.command('buguruslan-clerk', 'documents.register', {
      documentId,
      number: '71',
      date: '2026-04-01',
    });
    expect(registered.status).toBe(200);
    const [site] = await world.sites('severny-methodist', '?text=вероятность');
    expect(site).toMatchObject({
      subject: 'математика',
      scope: 'network',
      services: 'Стажировки учителей математики в школе',
      audience: 'members',
    });
    const card = await world.page('severny-methodist', `/network/statuses/${site?.siteId}`);
    expect(card).toContain('Кому служит всей сети');
    expect(card).toContain('Стажировки учителей математики в школе');
    proves('OMP-33', 'Status types are configurable; a status has subject, territory scope, services.');
  });

  test('[OMP-33] на карте сети: Лицей № 1 — математика, Гимназия № 1 — русский язык', async () => {
    const { columns, rows } = await schemeOf(coordinator);
    expect(Object.keys(rows)).toHaveLength(7);
    expect(columns).toEqual(columns.toSorted((a, b) => a.localeCompare(b, 'ru')));
    const city = rows['г. Бугуруслан'] ?? [];
    expect(city[columns.indexOf('математика')]).toBe('● 2 . г. Бугуруслан, математика: 2 статуса');
    expect(city[columns.indexOf('русский язык')]).toBe('● 1 . г. Бугуруслан, русский язык: 1 статус');
    expect(rows['Асекеевский район']?.[columns.indexOf('математика')]).toContain('◑ 1');
    const list = await world.page(coordinator, '/network/map?subject=математика&scope=network');
    expect(list).toContain('МБОУ «Лицей № 1»');
    expect(list).not.toContain('Асекеевская СОШ');
    const byStatus = await schemeOf(coordinator, '?by=status');
    expect(byStatus.columns).toEqual([
      'Инновационная площадка',
      'Межмуниципальная опорная площадка по помощи учителям математики',
      'Межмуниципальный ресурсный центр подготовки к итоговой аттестации по русскому языку',
    ]);
    proves('OMP-33', 'appears in the network map');
  });

  test('истёкший статус виден по желанию; отбор, которого нет, не ошибка', async () => {
    expect(await world.page(coordinator, '/network/map')).not.toContain('Читательская грамотность');
    expect(await world.page(coordinator, '/network/map?state=all')).toContain('Читательская грамотность');
    expect(await world.page(coordinator, '/network/map?territory=nowhere')).toContain('ничего не найдено');
    expect(await world.page(coordinator, '/network/map?by=zzz')).toContain('По предметам');
  });

  test('карта выгружается в XLSX с теми же условиями и тем, что видно читателю', async () => {
    const [head, ...all] = await sheetOf(coordinator);
    expect(head?.slice(0, 6)).toEqual([
      'Территория',
      'Организация',
      'Статус',
      'Предмет или направление',
      'Тема',
      'Кому служит',
    ]);
    expect(all.length).toBe((await world.sites(coordinator)).length);
    const mine = await sheetOf('asekeyevsky-methodist');
    expect(mine.length - 1).toBe((await world.sites('asekeyevsky-methodist')).length);
    expect(mine.length).toBeLessThan(all.length);
    const maths = await sheetOf('asekeyevsky-methodist', '?subject=математика');
    expect(maths.slice(1).map((row) => row[3])).toEqual([
      'математика',
      'математика',
      'математика',
      'математика',
    ]);
  });
});
