// What the house declares and what the database, the API and people's words say about the same things.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Transition } from '../../src/kernel/lifecycle.ts';
import { house as rooms } from '../../src/main/modules.ts';
import { apiPath, openApiOf } from '../../src/platform/http/api.ts';
import { type TestDatabase, testDatabase } from '../setup/database.ts';

const lifecycles = rooms.modules.flatMap((module) => module.lifecycles ?? []);
type Step = Transition<string>;
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase('empty');
});

/** The states a table's CHECK lets in. */
async function checkedStates(table: string): Promise<string[] | null> {
  const { rows } = await db.owner.query<{ definition: string }>(
    `select pg_get_constraintdef(k.oid) as definition from pg_constraint k
      where k.conrelid = $1::regclass and k.contype = 'c'
        and pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\(state = ANY \\(ARRAY\\[[^]]*\\]\\)\\)\\)$'`,
    [table],
  );
  const found = rows[0]?.definition;
  return found ? [...found.matchAll(/'([^']+)'::text/g)].map((match) => match[1] as string) : null;
}

describe('Состояния', () => {
  test('жизненных циклов больше пяти, имена не повторяются', () => {
    expect(lifecycles.length).toBeGreaterThan(5);
    expect(new Set(lifecycles.map(({ name }) => name)).size).toBe(lifecycles.length);
  });

  test('таблица пропускает те же состояния, что объявлены', async () => {
    for (const cycle of lifecycles) {
      const states = await checkedStates(cycle.table);
      expect([cycle.name, states?.sort()]).toEqual([cycle.name, Object.keys(cycle.states).sort()]);
    }
  });

  test('у каждого состояния и перехода есть русское имя, переходы ведут между объявленными состояниями', () => {
    const faults = lifecycles.flatMap((cycle) => [
      ...Object.entries(cycle.states).filter(([, words]) => !/^[А-Яа-яё«]/.test(String(words))),
      ...Object.entries(cycle.transitions).filter(([, step]) => {
        const { from, to, ru, fact } = step as Step;
        return (
          !/[а-яё]/i.test(ru) || !fact.includes('.') || ![...from, to].every((state) => state in cycle.states)
        );
      }),
      ...(cycle.initial in cycle.states ? [] : [[cycle.name, cycle.initial]]),
    ]);
    expect(faults).toEqual([]);
  });

  test('в каждое состояние есть дорога от начального', () => {
    const lost = lifecycles.flatMap((cycle) => {
      const reached = new Set<string>([cycle.initial]);
      const steps = Object.values(cycle.transitions) as Step[];
      for (let before = -1; before !== reached.size; ) {
        before = reached.size;
        for (const step of steps) if (step.from.some((state) => reached.has(state))) reached.add(step.to);
      }
      return Object.keys(cycle.states)
        .filter((state) => !reached.has(state))
        .map((state) => `${cycle.name} ${state}`);
    });
    expect(lost).toEqual([]);
  });

  test('API называет те же состояния там, где список их спрашивает', () => {
    const { paths } = openApiOf(rooms);
    const asked = [...rooms.queries.values()].flatMap((query) => {
      const shape = (
        paths[`/api/v1/{territory}${apiPath(query.name)}`] as {
          get: { parameters: { name: string; schema: { enum?: string[]; anyOf?: { enum?: string[] }[] } }[] };
        }
      ).get.parameters.find((each) => each.name === 'state');
      const values = shape?.schema.enum ?? shape?.schema.anyOf?.find((each) => each.enum)?.enum;
      return values ? [{ name: query.name, values }] : [];
    });
    const strange = asked.flatMap(({ name, values }) => {
      const own = lifecycles.filter((cycle) => cycle.name.startsWith(`${name.split('.')[0]}.`));
      const spoken = own.filter((cycle) => values.filter((value) => value in cycle.states).length > 2);
      return spoken.flatMap((cycle) =>
        Object.keys(cycle.states).some((state) => !values.includes(state))
          ? [[name, cycle.name, values]]
          : [],
      );
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(strange).toEqual([]);
  });
});

describe('Имена', () => {
  test('у каждой команды и запроса одно имя и одно место в OpenAPI', () => {
    const { paths } = openApiOf(rooms);
    const names = [...rooms.commands.keys(), ...rooms.queries.keys()];
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !(`/api/v1/{territory}${apiPath(name)}` in paths))).toEqual([]);
    expect(Object.keys(paths)).toHaveLength(names.length);
    expect(names.filter((name) => !/^[a-z]+(\.[a-z][a-z0-9-]*)+$/.test(name))).toEqual([]);
  });

  test('у каждой команды, запроса, страницы и выгрузки русское имя', () => {
    const doors = rooms.modules.flatMap((module) => [
      ...(module.commands ?? []).map(({ name, ru }) => [name, ru]),
      ...(module.queries ?? []).map(({ name, ru }) => [name, ru]),
      ...(module.pages ?? []).map(({ path, ru }) => [path, ru]),
      ...(module.downloads ?? []).map(({ path, ru }) => [path, ru]),
    ]);
    expect(doors.filter(([, ru]) => !/[А-ЯЁа-яё]/.test(ru ?? ''))).toEqual([]);
  });

  test('норма, которую называет команда или переход, есть в доме', () => {
    const named = [
      ...[...rooms.commands.values()].map(({ name, norm }) => [name, norm] as const),
      ...lifecycles.flatMap((cycle) =>
        (Object.values(cycle.transitions) as { norm: string | null; ru: string }[]).map(
          ({ norm, ru }) => [`${cycle.name} ${ru}`, norm] as const,
        ),
      ),
    ];
    expect(named.filter(([, norm]) => norm !== null && !rooms.norms.has(norm))).toEqual([]);
  });

  test('каждый факт перехода умеет рассказать о себе', () => {
    const facts = lifecycles.flatMap((cycle) =>
      (Object.values(cycle.transitions) as { fact: string }[]).map(({ fact }) => fact),
    );
    expect(facts.filter((fact) => !rooms.sentences.has(fact))).toEqual([]);
  });

  test('каждое ограничение, для которого есть фраза, существует в базе', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select conname as name from pg_constraint union select relname from pg_class where relkind = 'i'
       union select (regexp_matches(prosrc, $$constraint = '([a-z_]+)'$$, 'g'))[1] from pg_proc where prosrc like '%constraint = %'
       union select (regexp_matches(prosrc, $$(?:then|:=) '([a-z_]+)'$$, 'g'))[1] from pg_proc where prosrc like '%constraint = fault%'`,
    );
    const known = new Set(rows.map(({ name }) => name));
    expect([...rooms.constraints.keys()].filter((name) => !known.has(name))).toEqual([]);
  });
});
