// 000 header and §1.1: walked as people walk it — every card leads to the version it was considered under, and stays there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done, type PlayedWorld, playSpring } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
let played: PlayedWorld;
let secretary: Visitor;
let head: Visitor;

const slug = 'kstovo-2013';

async function read(path: string, who: Visitor | null = secretary): Promise<string> {
  const answer = await house.get(path, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

/** Addresses of cards a list leads to. */
const cardsOn = (html: string, folder: string): string[] => [
  ...new Set(
    [...html.matchAll(new RegExp(`href="(/kstovo${folder}/[0-9a-f-]{36})"`, 'g'))].flatMap(
      (hit) => hit[1] ?? [],
    ),
  ),
];

/** Where a card leads: the addresses of whole versions, clause chips left out. */
const versionsOn = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/href="(\/kstovo\/regulations\/[a-z0-9-]+\?version=\d+)"/g)].flatMap(
      (hit) => hit[1] ?? [],
    ),
  ),
];

const first = `/kstovo/regulations/${slug}?version=1`;

beforeAll(async () => {
  house = await openTestHouse();
  played = await playSpring(house);
  secretary = await house.signIn('kstovo-secretary');
  head = await house.signIn('kstovo-imc');
});
afterAll(() => house?.close());

async function everyCard(): Promise<string[]> {
  const applications = cardsOn(await read('/kstovo/recognition/applications'), '/recognition/applications');
  const sites = cardsOn(await read('/kstovo/recognition/sites'), '/recognition/sites');
  expect(applications).toContain(`/kstovo/recognition/applications/${played.admitted}`);
  expect(sites.length).toBeGreaterThan(1);
  return [...applications, ...sites];
}

describe('Порядок kstovo-2013, заголовок и п. 1.1: редакция, по которой рассматривали', () => {
  test('[REG-01] на карточке редакции — номер, дата, кто издал, текст и состояние', async () => {
    const card = await read(first);
    for (const word of [
      'приказ от 31.12.2013 № 880',
      'департамент образования',
      'действует',
      '№ 1, ',
      '30 мая',
    ])
      expect(card).toContain(word);
  });

  test('[REG-01] руководитель прилагает подписанный экземпляр акта: его открывают свои, посетитель и чужие — нет', async () => {
    const act = /\/kstovo\/regulations\/acts\/[0-9a-f-]{36}/.exec(await read(first, head))?.[0] ?? '';
    const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    const send = (who: Visitor, name = 'приказ 880.pdf', bytes = pdf) => {
      const form = new FormData();
      form.set('_command', 'regulations.act.attach-file');
      form.set('file', new File([bytes], name));
      return house.form(act, form, who);
    };
    expect(await read(act, head)).toContain('Скан или PDF подписанного акта не приложен');
    expect((await send(await house.signIn('kstovo-methodist-1'))).status).toBe(403);
    expect((await send(head, 'приказ.exe', new TextEncoder().encode('MZ'))).status).toBe(422);
    expect((await send(head)).status).toBe(303);
    const link = /\/kstovo\/files\/[0-9a-f-]{36}/.exec(await read(act, head))?.[0] ?? '';
    expect(await read(first)).toContain(link);
    expect(await read(first, null)).not.toContain('/files/');
    const teacher = await house.signIn('kstovo-teacher');
    const got = await house.get(link, teacher);
    expect([got.status, new Uint8Array(await got.arrayBuffer())]).toEqual([200, pdf]);
    expect((await house.get(link, null)).status).not.toBe(200);
    const other = await house.signIn('sosnovy-admin');
    expect((await house.get(link.replace('/kstovo/', '/sosnovy-bor/'), other)).status).toBe(404);
    expect((await house.get(link, other)).status).not.toBe(200);
    expect((await send(head, 'лучший скан.pdf')).status).toBe(303);
    expect((await house.get(link, head)).status).toBe(404);
    expect(await read(act, head)).toContain('лучший скан.pdf');
  });

  test('[REG-01] каждая заявка и каждая площадка ведут к своей редакции, она открывается', async () => {
    for (const path of await everyCard()) {
      const card = await read(path);
      expect([path, versionsOn(card)]).toEqual([path, [first]]);
      expect(card).toContain('редакция № 1');
    }
  });

  test('[REG-10] после новой редакции карточки ведут к прежней, дело о прекращении закрепляет редакцию своего дня', async () => {
    const site = cardsOn(await read('/kstovo/recognition/sites'), '/recognition/sites')[0] ?? '';
    const opened = await done(house, secretary, 'recognition.termination.open', {
      siteId: site.split('/').at(-1),
      circumstances: 'Проверкой установлены нарушения при исполнении плана.',
      evidence: 'акт проверки № 3 от 12.05.2026',
    });
    await done(house, head, 'regulations.settings.application-deadline', {
      slug,
      version: null,
      clause: '5.2',
      date: { kept: true, month: 5, day: 25, hard: true, movesToWorkingDay: false },
    });
    await done(house, head, 'regulations.version.publish', {
      slug,
      version: 2,
      reason: 'Решение экспертного совета о сроке',
      effectiveFrom: '2026-05-21',
    });
    house.at('2026-05-22', '10:00');
    const current = await read(`/kstovo/regulations/${slug}`);
    expect(current).toContain('№ 2');
    for (const path of [...(await everyCard()), `/kstovo/recognition/terminations/${opened.id}`])
      expect([path, versionsOn(await read(path))]).toEqual([path, [first]]);
    const pinned = await read(first);
    expect(pinned).toContain('Показана редакция не из действующих сегодня');
    expect(pinned).toContain('приказ от 31.12.2013 № 880');
    expect(await read(`${first}&tab=versions`)).toContain('до 21.05.2026');
    proves(
      'REG-01',
      'every application and site links back to the regulation version it was processed under',
    );
  });

  test('[REG-01] посетитель без учётной записи тоже открывает редакцию', async () => {
    expect(await read(first, null)).toContain('приказ от 31.12.2013 № 880');
  });
});
