// A council for the suites: Kstovo with its regulation, nine members of the РЭС, a school, a clock that moves.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { actorOf, contextOf } from '../../../../tests/setup/context.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';
import { dateIn } from '../../../kernel/clock.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { PublishedFact, Role, Territory, WriteCtx } from '../../../kernel/ctx.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { writeIn } from '../../../platform/db/transaction.ts';
import { openFileStore, useFileStore } from '../../../platform/files/index.ts';
import { loadProfiles, type OwnRegulation, readProfiles } from '../../regulations/index.ts';
import { createBody, setMembership } from '../body.commands.ts';
import { councilsModule } from '../module.ts';

export const kstovo: Territory = { id: 1, slug: 'kstovo', name: 'Кстовский район', zone: 'Europe/Moscow' };

/** Surnames of the composition, in the order of roles: 9 members, a quorum of 5. */
export const composition = [
  ['Соколова', 'chair'],
  ['Громова', 'deputy-chair'],
  ['Петрова', 'secretary'],
  ['Орлова', 'member'],
  ['Белова', 'member'],
  ['Зимина', 'member'],
  ['Лебедева', 'member'],
  ['Крылова', 'member'],
  ['Титова', 'member'],
] as const;
export type Surname = (typeof composition)[number][0] | 'Руднева' | 'Чернова';

export interface World {
  readonly db: TestDatabase;
  readonly id: Record<Surname, string>;
  readonly school: string;
  readonly body: string;
  readonly regulationId: string;
  readonly facts: PublishedFact[];
  /** Runs as a person with the roles the data give that day, and with those named besides. */
  readonly as: <T>(
    who: Surname | 'system',
    run: (ctx: WriteCtx) => Promise<T>,
    extra?: readonly Role[],
  ) => Promise<T | Refusal>;
  /** Runs as a person and tells how many statements it took besides finding the roles. */
  readonly counted: <T>(
    who: Surname,
    run: (ctx: WriteCtx) => Promise<T>,
  ) => Promise<{ value: T; statements: number }>;
  readonly does: (
    who: Surname,
    command: AnyCommand,
    input: unknown,
    extra?: readonly Role[],
  ) => Promise<unknown>;
  /** Performs and gives the answer; a refusal fails the test with its sentence. */
  readonly done: <O = { id: string }>(
    who: Surname,
    command: AnyCommand,
    input: unknown,
    extra?: readonly Role[],
  ) => Promise<O>;
  /** Moves the clock: '2026-08-12 14:05', Moscow time. */
  readonly at: (moment: string) => void;
}

export const keeper: Role = { kind: 'centre-head', scope: { kind: 'territory' } };

async function people(db: TestDatabase): Promise<Record<Surname, string>> {
  const ids = {} as Record<Surname, string>;
  for (const surname of [...composition.map(([name]) => name), 'Руднева', 'Чернова'] as Surname[]) {
    ids[surname] = v7();
    await db.owner.query(
      `insert into people.persons (territory_id, id, surname, given, patronymic, gender)
       values (1, $1, $2, 'Мария', 'Петровна', 'female')`,
      [ids[surname], surname],
    );
  }
  return ids;
}

export async function openWorld(): Promise<World> {
  const db = await testDatabase('empty');
  useFileStore(openFileStore({ kind: 'folder', folder: mkdtempSync(join(tmpdir(), 'opora-files-')) }));
  await db.owner.query(
    `insert into territories.territories (id, slug, name, name_genitive, kind, region, zone, settlement)
     values (1, 'kstovo', 'Кстовский район', 'Кстовского района', 'district', 'Нижегородская область', 'Europe/Moscow', 'Кстово')`,
  );
  const id = await people(db);
  const school = v7();
  await db.owner.query(
    `insert into institutions.institutions (territory_id, id, kind, short_name, full_name) values (1, $1, 'school', 'Школа № 1', 'Школа № 1')`,
    [school],
  );
  const facts: PublishedFact[] = [];
  const statements = { reset: 0, last: 0 };
  let now = new Date('2025-09-01T09:00:00+03:00');
  const as: World['as'] = async (who, run, extra = []) => {
    const published: PublishedFact[] = [];
    const answer = await translated(() =>
      writeIn(
        db.app,
        kstovo.id,
        async (kysely, counter) => {
          const personId = who === 'system' ? null : id[who];
          const today = dateIn(now, kstovo.zone);
          const held = personId
            ? councilsModule.roles?.select({ territoryId: 1, personId, on: today })
            : undefined;
          const rows = held
            ? (await sql<{ kind: string; scope_id: string }>`${held}`.execute(kysely)).rows
            : [];
          const roles: Role[] = [
            ...rows.map((row) => ({ kind: row.kind, scope: { kind: 'body' as const, id: row.scope_id } })),
            ...extra,
          ];
          statements.reset = counter.count;
          const actor = actorOf({ personId, name: who, roles });
          const publish = async (fact: PublishedFact) => void published.push(fact);
          const value = await run(contextOf(kysely, kstovo, actor, now, publish));
          statements.last = counter.count - statements.reset;
          return value;
        },
        (value) => !isRefusal(value),
      ),
    );
    if (!isRefusal(answer)) facts.push(...published);
    return answer;
  };
  const counted: World['counted'] = async (who, run) => {
    const value = (await as(who, run)) as Awaited<ReturnType<typeof run>>;
    return { value, statements: statements.last };
  };
  const does: World['does'] = (who, command, input, extra) =>
    as(who, (ctx) => perform(ctx, command, input), extra);
  const done: World['done'] = async <O>(...call: Parameters<World['does']>) => {
    const answer = await does(...call);
    if (isRefusal(answer))
      throw new Error(`${call[1].name}: ${answer.text} ${JSON.stringify(answer.fields)}`);
    return answer as O;
  };
  const profile = readProfiles().filter((each) => each.slug === 'kstovo-2013');
  await as('system', (ctx) => loadProfiles(ctx, profile));
  const { rows } = await db.owner.query<{ id: string }>('select id from regulations.regulations');
  const regulationId = rows[0]?.id ?? '';
  const { id: body } = await done(
    'Руднева',
    createBody,
    { ...council, regulationId, startsOn: '2025-09-01' },
    [keeper],
  );
  for (const [surname, role] of composition) {
    const member = {
      bodyId: body,
      personId: id[surname],
      role,
      startsOn: '2025-09-01',
      basis: 'Приказ № 214 от 28.08.2025',
    };
    await done('Руднева', setMembership, member, [keeper]);
  }
  return {
    db,
    id,
    school,
    body,
    regulationId,
    facts,
    as,
    counted,
    does,
    done,
    at: (moment) => {
      now = new Date(`${moment.replace(' ', 'T')}:00+03:00`);
    },
  };
}

/** A Положение of a body's own, invented: it says how the body sits and nothing of correspondence. */
export const ownRules: OwnRegulation = {
  title: 'Положение о совете наставников',
  text: [
    '1. Общие положения',
    '1.1. Совет наставников объединяет опытных педагогов района.',
    '2. Порядок работы',
    '2.1. Совет собирается не реже одного раза в полугодие.',
    '2.2. Решение принимается открытым голосованием.',
  ].join('\n'),
  order: {
    ...{ level: 'municipal', kind: 'приказ', issuer: 'Департамент образования', number: '310' },
    ...{ dated: '2025-10-01', title: 'Об утверждении Положения о совете наставников' },
  },
  inForceFrom: '2025-10-01',
};

/** The order that lets the body vote by correspondence. */
export const remoteNorm = {
  ...{ allowed: 'yes', clause: '2.3', effectiveFrom: '2026-09-01' },
  wording: 'Между заседаниями решение может быть принято заочно, опросом членов совета.',
  reason: 'Приказ департамента образования от 20.08.2026 № 402',
};

export const council = {
  kind: 'expert-council',
  name: 'районный экспертный совет',
  nameGenitive: 'районного экспертного совета',
  shortName: 'РЭС',
  place: 'г. Кстово, актовый зал ИМЦ',
};

/** The gateway's own translation: a constraint that stopped a race is a sentence, not a fault. */
async function translated<T>(run: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await run();
  } catch (error) {
    const sentence = councilsModule.constraints?.[(error as { constraint?: string }).constraint ?? ''];
    if (sentence) return sentence();
    throw error;
  }
}
