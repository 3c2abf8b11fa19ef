// 002 §1.1, 003 §1.1, 004 §1.1, 001 §1.5: four services under their own names in menus, orders and reports, from data alone.
import { strFromU8, unzipSync } from 'fflate';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../tests/setup/house.ts';
import { proves } from '../../../tests/setup/proof.ts';

const services = [
  {
    slug: 'severo-yeniseysky',
    head: 'yeniseysky-imc',
    admin: 'yeniseysky-admin',
    bar: 'ИМЦ · Северо-Енисейский район',
    sites: 'Инновационные площадки',
    charge: 'возложить на информационно-методический центр',
    authority: 'Управление образования администрации Северо-Енисейского района',
    annex: 'к приказу Управления образования администрации Северо-Енисейского района',
    foreign: /ММЦ|ОМС|ГМК|РЭС|межмуниципальн|городск\S+ методическ\S+ кабинет|Бугуруслан|Курчало|Соснов/,
  },
  {
    slug: 'kurchaloy',
    head: 'kurchaloy-oms',
    admin: 'kurchaloy-admin',
    bar: 'ОМС · Курчалоевский район',
    sites: 'Ресурсные центры',
    charge: 'возложить на отдел методического сопровождения',
    authority: 'Управление образования администрации Курчалоевского района',
    annex: 'к приказу управления образования администрации Курчалоевского района',
    foreign: /ИМЦ|ММЦ|ГМК|РЭС|межмуниципальн|информационно-методическ|Бугуруслан|Енисей|Соснов/,
  },
  {
    slug: 'sosnovy-bor',
    head: 'sosnovy-gmk',
    admin: 'sosnovy-admin',
    bar: 'ГМК · Сосновоборский городской округ',
    sites: 'Опорные площадки',
    charge: 'возложить на городской методический кабинет',
    authority: 'Комитет образования администрации МО Сосновоборский городской округ Ленинградской области',
    annex: 'к приказу Комитета образования администрации МО Сосновоборский городской округ',
    foreign: /ИМЦ|ММЦ|ОМС|РЭС|межмуниципальн|информационно-методическ|Бугуруслан|Енисей|Курчало/,
  },
  {
    slug: 'buguruslan',
    head: 'buguruslan-mmc',
    admin: 'buguruslan-admin',
    bar: 'ММЦ · г. Бугуруслан',
    sites: 'Базовые методические площадки',
    charge: 'возложить на межмуниципальный центр методического сопровождения',
    authority: 'Управление образованием администрации МО «город Бугуруслан»',
    annex: 'к приказу Управления образованием администрации МО «город Бугуруслан»',
    // Its own text calls the director's institution «МКУ «ИМЦ»».
    foreign: /ОМС|ГМК|РЭС|информационно-методическ|городск\S+ методическ\S+ кабинет|Енисей|Курчало|Соснов/,
  },
] as const;

let house: TestHouse;
const people = new Map<string, Visitor>();
beforeAll(async () => {
  house = await openTestHouse();
  for (const { head, admin } of services)
    for (const login of [head, admin]) people.set(login, await house.signIn(login));
});
afterAll(() => house.close());

const wordsOf = (markup: string): string =>
  markup
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ');

const ask = (login: string, path: string) => {
  const who = people.get(login) as Visitor;
  return house.get(`/${who.territory}${path}`, who);
};

async function wordsAt(login: string, path: string): Promise<string> {
  const answer = await ask(login, path);
  expect([path, answer.status]).toEqual([path, 200]);
  return wordsOf(await answer.text());
}

/** A composition order of the territory's own council, as its two files say it. */
async function orderOf(login: string): Promise<{ pdf: string; docx: string }> {
  const who = people.get(login) as Visitor;
  const { rows } = await house.db.owner.query<{ id: string }>(
    `select b.id from councils.bodies b join territories.territories t on t.id = b.territory_id
      where t.slug = $1 order by b.id limit 1`,
    [who.territory],
  );
  const drafted = await house.command(
    who.territory,
    'councils.composition.draft-order',
    { bodyId: rows[0]?.id, on: '2026-04-01' },
    who,
  );
  const { result } = (await drafted.json()) as { result: { documentId: string } };
  const pdf = new Uint8Array(await (await ask(login, `/documents/${result.documentId}/pdf`)).arrayBuffer());
  const docx = new Uint8Array(await (await ask(login, `/documents/${result.documentId}/docx`)).arrayBuffer());
  const parts = unzipSync(docx);
  return {
    pdf: (await extractText(pdf, { mergePages: true })).text
      .replace(/[\s\u00a0]+/g, ' ')
      // A line may break after the hyphen of a compound word.
      .replace(/([а-яё])- ([а-яё])/g, '$1-$2'),
    docx: wordsOf(
      strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replaceAll('</w:p>', ' </w:p>'),
    ).replace(/\s+/g, ' '),
  };
}

describe.each(services)('$bar', (service) => {
  test('[ORG-01] меню и заголовки: своё имя службы и её площадок, чужих слов нет', async () => {
    for (const path of ['', '/recognition', '/recognition/sites', '/documents', '/territory']) {
      const words = await wordsAt(service.head, path);
      expect(words, path).toContain(service.bar);
      expect(words, path).toContain(service.sites);
      expect(service.foreign.exec(words)?.[0], path).toBeUndefined();
    }
    const visitor = wordsOf(await (await house.get(`/${service.slug}/sites`)).text());
    expect(visitor).toContain(service.bar);
    expect(visitor).toContain(service.sites);
    expect(service.foreign.exec(visitor)?.[0]).toBeUndefined();
  });

  test('[ORG-01] приказ в PDF и DOCX: орган в бланке, служба и орган в своих падежах', async () => {
    const { pdf, docx } = await orderOf(service.head);
    for (const words of [pdf, docx]) {
      expect(words).toContain(service.authority);
      expect(words).toContain(service.charge);
      expect(words).toContain(service.annex);
      expect(service.foreign.exec(words)?.[0]).toBeUndefined();
    }
  });

  test('[ORG-01] выгрузка и печать: отчётный лист под именем службы', async () => {
    const short = service.bar.split(' · ')[0];
    const answer = await ask(service.head, '/recognition/sites.xlsx');
    expect(answer.status).toBe(200);
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      `${service.sites} ${short}.xlsx`,
    );
    const book = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(strFromU8(book['xl/workbook.xml'] ?? new Uint8Array())).toContain(`name="${service.sites}`);
    const printed = await (await ask(service.head, '/institutions')).text();
    expect(/<p class="o-print-head">([^<]*)<\/p>/.exec(printed)?.[1]).toBe(service.bar);
  });
});

test('[ORG-01] имя, подчинённость и руководство меняет администратор: меню называется по-новому без программиста', async () => {
  const who = people.get('kurchaloy-admin') as Visitor;
  const card = {
    fullName: 'Районный методический центр Курчалоевского района',
    shortName: 'РМЦ',
    legalForm: 'муниципальное казённое учреждение',
    parent: 'администрация Курчалоевского района',
    supervisor: 'министерство образования Чеченской Республики',
  };
  const changed = await house.command('kurchaloy', 'territories.service.describe', card, who);
  expect(changed.status).toBe(200);
  const words = await wordsAt('kurchaloy-oms', '/territory');
  expect(words).toContain('РМЦ · Курчалоевский район');
  for (const value of Object.values(card)) expect(words).toContain(value);
  proves(
    'ORG-01',
    'Four tenants configured as in the seeds show correct names (ИМЦ / ОМС / ГМК / ММЦ) in menus, orders, reports without code changes.',
  );
});
