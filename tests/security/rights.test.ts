// Rights as the whole house keeps them: every door has a rule, reading never writes, no role meets a mistake of ours.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { httpParts } from '../../src/main/http-parts.ts';
import { house as rooms } from '../../src/main/modules.ts';
import { visitor } from '../../src/platform/http/gateway.ts';
import { mistakeOf, openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { playSpring } from '../setup/played-world.ts';
import { castOf } from './cast.ts';
import { sampleOf, shapeOf } from './samples.ts';
import { addresses, filled, idsByField, keysOf, printOf } from './territories.ts';

let house: TestHouse;
let cast: Visitor[];
let keys: Awaited<ReturnType<typeof keysOf>>;
let idFor: Awaited<ReturnType<typeof idsByField>>;

beforeAll(async () => {
  house = await openTestHouse();
  await playSpring(house);
  const kstovo = await house.installation.territoryBySlug('kstovo');
  keys = await keysOf(house, kstovo?.id ?? 0);
  idFor = await idsByField(house, kstovo?.id ?? 0);
  cast = await castOf(house, (territory) => territory === 'kstovo');
});
afterAll(() => house.close());

describe('Объявленные права', () => {
  test('у каждой страницы, выгрузки, команды и запроса есть правило с именем', () => {
    const doors = rooms.modules.flatMap((module) => [
      ...(module.pages ?? []).map((each) => [each.path, each.ability] as const),
      ...(module.downloads ?? []).map((each) => [each.path, each.ability] as const),
      ...(module.commands ?? []).map((each) => [each.name, each.ability] as const),
      ...(module.queries ?? []).map((each) => [each.name, each.ability] as const),
    ]);
    expect(doors.length).toBeGreaterThan(200);
    expect(doors.filter(([, ability]) => !ability?.id || typeof ability.check !== 'function')).toEqual([]);
  });

  test('у каждого адреса вне территорий право сказано, и одинаковых адресов нет', () => {
    const { globals } = httpParts(house.installation, '.');
    expect(globals.filter((route) => !['public', 'account'].includes(route.ability))).toEqual([]);
    const names = globals.map((route) => `${route.method} ${route.path}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const paths = addresses.map((address) => address.path);
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
  });

  test('ни одной команды посетитель не может выполнить', () => {
    const open = [...rooms.commands.values()].filter((command) => command.ability.id === 'public');
    expect(open.map((command) => command.name)).toEqual([]);
  });

  test('страница принимает только команды, известные дому', () => {
    const unknown = rooms.modules.flatMap((module) =>
      (module.pages ?? []).flatMap((page) =>
        (page.posts ?? [])
          .filter(({ command }) => rooms.commands.get(command.name) !== command)
          .map(({ command }) => `${page.path} ${command.name}`),
      ),
    );
    expect(unknown).toEqual([]);
  });
});

describe('Посетитель', () => {
  test('адреса учётной записи ведут ко входу', async () => {
    const { globals } = httpParts(house.installation, '.');
    for (const route of globals.filter(({ ability }) => ability === 'account')) {
      const path = route.path.replaceAll(/:\w+/g, newId(new Date(0)));
      const answer =
        route.method === 'GET' ? await house.get(path) : await house.form(path, new URLSearchParams());
      expect([path, answer.status, answer.headers.get('location')?.startsWith('/sign-in')]).toEqual([
        path,
        303,
        true,
      ]);
    }
  });

  test('каждая страница и выгрузка с непубличным правилом ведёт ко входу или не находится', async () => {
    const closed = rooms.modules.flatMap((module) =>
      [...(module.pages ?? []), ...(module.downloads ?? [])]
        .filter(({ ability }) => ability.id !== 'public')
        .map(({ path }) => ({ path, kind: 'page' as const, module })),
    );
    expect(closed.length).toBeGreaterThan(40);
    const open: unknown[] = [];
    for (const address of closed) {
      for (const path of filled(address, keys)) {
        const answer = await house.get(`/kstovo${path}`);
        if (![303, 404].includes(answer.status)) open.push([path, answer.status]);
      }
    }
    expect(open).toEqual([]);
  });
});

describe('Свои люди', () => {
  test('подобраны все роли демонстрации', () => {
    expect(cast.length).toBeGreaterThan(7);
  });

  test('каждая страница и выгрузка отвечает каждому, и ни одна ничего не пишет', async () => {
    const before = await printOf(house);
    const strange: unknown[] = [];
    let opened = 0;
    for (const who of cast) {
      // Drawing a paper takes longer than a page and differs less by reader.
      const asked = addresses.filter(({ kind }) => kind === 'page' || cast.indexOf(who) < 3);
      for (const address of asked) {
        const [path = address.path] = filled(address, keys);
        const answer = await house.get(`/kstovo${path}`, who);
        if (answer.status === 200) opened += 1;
        if (![200, 303, 403, 404, 409, 422].includes(answer.status))
          strange.push([who.login, path, answer.status, mistakeOf(answer).slice(0, 600)]);
        await answer.arrayBuffer();
      }
    }
    expect(strange).toEqual([]);
    expect(opened).toBeGreaterThan(cast.length * 15);
    expect(await printOf(house)).toEqual(before);
  });

  test('каждая команда отвечает каждому словами; отказ не оставляет следа', async () => {
    const strange: unknown[] = [];
    for (const who of cast) {
      for (const command of rooms.commands.values()) {
        const answer = await house.command(
          'kstovo',
          command.name,
          sampleOf(shapeOf(command.input), idFor),
          who,
        );
        if (![200, 403, 404, 409, 422].includes(answer.status))
          strange.push([who.login, command.name, answer.status, mistakeOf(answer).slice(0, 600)]);
        const body = (await answer.json()) as { ok: boolean; error?: { text: string } };
        if (!body.ok && !/[а-яё]/i.test(body.error?.text ?? ''))
          strange.push([who.login, command.name, body]);
      }
    }
    expect(strange).toEqual([]);
  });
});

describe('Чтение', () => {
  test('в читающем контексте сама база отказывает в записи', async () => {
    const territory = await house.installation.territoryBySlug('kstovo');
    if (!territory) throw new Error('no territory');
    const writing = house.installation.gateway.read(territory, visitor, 'request', async (ctx) => {
      // The read context has no insert; an executor is what a mistake of ours could still reach.
      await sql`delete from notices.notices`.execute(ctx.db);
    });
    await expect(writing).rejects.toThrow(/read-only transaction/);
  });
});
