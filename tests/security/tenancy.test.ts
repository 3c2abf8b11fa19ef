// Another territory's people at every door of Kstovo: nothing readable, nothing writable, counters and search included.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { house as rooms } from '../../src/main/modules.ts';
import { mistakeOf, openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { type PlayedWorld, playSpring } from '../setup/played-world.ts';
import { castOf } from './cast.ts';
import { sampleOf, shapeOf } from './samples.ts';
import { addresses, filled, idsByField, keysOf, printOf, secretsOf, shareOf } from './territories.ts';

let house: TestHouse;
let world: PlayedWorld;
/** One person per set of roles, of every territory but Kstovo. */
let foreigners: Visitor[];
let keys: Awaited<ReturnType<typeof keysOf>>;
let idFor: Awaited<ReturnType<typeof idsByField>>;
let secrets: readonly string[];

beforeAll(async () => {
  house = await openTestHouse();
  world = await playSpring(house);
  const kstovo = await house.installation.territoryBySlug('kstovo');
  keys = await keysOf(house, kstovo?.id ?? 0);
  idFor = await idsByField(house, kstovo?.id ?? 0);
  secrets = await secretsOf(house, kstovo?.id ?? 0);
  foreigners = await castOf(house, (territory) => territory !== 'kstovo');
});
afterAll(() => house.close());

/** Those before whom most doors of their own territory open: the head, the administrator and a network's coordinator. */
const thorough = ['sosnovy-gmk', 'buguruslan-admin', 'buguruslan-coordinator'];

const others = () => foreigners.filter(({ login }) => !thorough.includes(login));

/** What this person tries: every filling of every address, or a share of them. */
const asked = (who: Visitor | null): string[] => {
  const place = who ? others().indexOf(who) : -1;
  return addresses.flatMap((address) => {
    const fillings = filled(address, keys);
    return place < 0 ? fillings : shareOf(fillings, place, others().length);
  });
};

/** Secrets of Kstovo found in an answer. */
const leaksIn = (body: string) => secrets.filter((secret) => body.includes(secret));

/** What a stranger without an account gets is public; a foreigner may get that and nothing more. */
const isRefused = (answer: Response) => [303, 403, 404, 409, 422].includes(answer.status);

interface Breach {
  readonly who: string;
  readonly door: string;
  readonly status: number;
  readonly leaks: readonly string[];
}

/** Answers that are neither a refusal nor free of Kstovo's secrets. */
async function breachOf(who: Visitor | null, door: string, answer: Response): Promise<Breach[]> {
  const body = answer.status === 200 ? await answer.text() : '';
  const leaks = leaksIn(body);
  const isFine = isRefused(answer) || (answer.status === 200 && leaks.length === 0);
  if (isFine) return [];
  return [
    { who: who?.login ?? 'посетитель', door, status: answer.status, leaks: [...leaks, mistakeOf(answer)] },
  ];
}

describe('Чужая территория', () => {
  test('люди подобраны: каждая роль, которая есть вне Кстова, и секретов хватает для сличения', () => {
    expect(foreigners.length).toBeGreaterThan(4);
    expect(secrets.length).toBeGreaterThan(50);
    expect(keys.length).toBeGreaterThan(40);
    expect(foreigners.filter(({ login }) => thorough.includes(login))).toHaveLength(thorough.length);
    // Those who take a share take everything together.
    expect(new Set(others().flatMap(asked))).toEqual(new Set(asked(null)));
  });

  test('своим те же слова видны: сличение не слепо', async () => {
    const secretary = world.people['kstovo-secretary'] as Visitor;
    const people = await (await house.get('/kstovo/people', secretary)).text();
    expect(leaksIn(people).length).toBeGreaterThan(3);
    const search = await (await house.get('/kstovo/search.json?q=Математика', secretary)).text();
    expect(leaksIn(search)).toEqual(['Математика вне урока']);
  });

  test('страницы и файлы Кстова: открыто только то, что открыто посетителю, и без частного', async () => {
    expect(asked(null).length).toBeGreaterThan(1000);
    const before = await printOf(house);
    const breaches: Breach[] = [];
    const open = new Map<string, number>();
    for (const who of [null, ...foreigners]) {
      for (const door of asked(who).map((path) => `/kstovo${path}`)) {
        const answer = await house.get(door, who);
        if (!who) open.set(door, answer.status);
        else if (answer.status === 200 && open.get(door) !== 200)
          breaches.push({ who: who.login, door, status: 200, leaks: ['открыто чужому, закрыто посетителю'] });
        breaches.push(...(await breachOf(who, door, answer)));
      }
    }
    expect(breaches).toEqual([]);
    expect(await printOf(house)).toEqual(before);
  });

  test('свои страницы с чужими номерами записей: ничего из Кстова', async () => {
    const breaches: Breach[] = [];
    for (const who of foreigners) {
      for (const door of asked(who).map((path) => `/${who.territory}${path}`))
        breaches.push(...(await breachOf(who, door, await house.get(door, who))));
    }
    expect(breaches).toEqual([]);
  });

  test('команды над записями Кстова: ни одна не выполняется ни у себя, ни в Кстове, ни формой', async () => {
    const before = await printOf(house);
    const breaches: Breach[] = [];
    for (const who of [null, ...foreigners]) {
      for (const command of rooms.commands.values()) {
        const input = sampleOf(shapeOf(command.input), idFor) as Record<string, unknown>;
        const inKstovo = await house.command('kstovo', command.name, input, who);
        if (inKstovo.status === 200 || mistakeOf(inKstovo))
          breaches.push({
            who: who?.login ?? '',
            door: command.name,
            status: inKstovo.status,
            leaks: [mistakeOf(inKstovo)],
          });
      }
      const pages = rooms.modules.flatMap((module) => (module.pages ?? []).map((page) => ({ page, module })));
      for (const { page, module } of pages) {
        for (const { command } of page.posts ?? []) {
          const [path] = filled({ path: page.path, kind: 'page', module }, keys);
          const answer = await house.form(
            `/kstovo${path}`,
            new URLSearchParams({ _command: command.name }),
            who,
          );
          if (answer.status === 200 || mistakeOf(answer))
            breaches.push({
              who: who?.login ?? '',
              door: `${path} ${command.name}`,
              status: answer.status,
              leaks: [mistakeOf(answer)],
            });
        }
      }
    }
    expect(breaches).toEqual([]);
    expect(await printOf(house)).toEqual(before);
  });

  test('команды у себя с чужими номерами: строки Кстова не меняются и не упоминаются', async () => {
    const before = await printOf(house, 'kstovo');
    const mistakes: unknown[] = [];
    for (const who of foreigners) {
      for (const command of rooms.commands.values()) {
        const input = sampleOf(shapeOf(command.input), idFor);
        const answer = await house.command(who.territory, command.name, input, who);
        const body = await answer.text();
        if (mistakeOf(answer) || leaksIn(body).length > 0)
          mistakes.push([who.login, command.name, answer.status, leaksIn(body), mistakeOf(answer)]);
      }
    }
    expect(mistakes).toEqual([]);
    expect(await printOf(house, 'kstovo')).toEqual(before);
  });

  test('запросы API, поиск, выгрузки и счётчики: ни одного слова из Кстова', async () => {
    const breaches: Breach[] = [];
    const words = secrets.slice(0, 25);
    for (const who of foreigners) {
      for (const query of rooms.queries.values()) {
        const input = sampleOf(shapeOf(query.input), idFor) as Record<string, unknown>;
        const asked = new URLSearchParams(
          Object.entries(input ?? {}).map(([name, value]) => [name, String(value)]),
        );
        for (const slug of ['kstovo', who.territory]) {
          const door = `/api/v1/${slug}/${query.name.replaceAll('.', '/')}`;
          for (const path of [door, `${door}?${asked}`])
            breaches.push(...(await breachOf(who, path, await house.get(path, who))));
        }
      }
      for (const word of words) {
        const path = `/${who.territory}/search.json?q=${encodeURIComponent(word)}`;
        const answer = await house.get(path, who);
        breaches.push(...(await breachOf(who, path, answer)));
      }
    }
    expect(breaches).toEqual([]);
    expect(world.draft).toBeTruthy();
  });
});
