// A council, schools, people and a regulation with criteria of a test's own, for the suites of the expertise.

import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { actorOf, contextOf } from '../../../../tests/setup/context.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { Actor, PublishedFact, Role, Territory, WriteCtx } from '../../../kernel/ctx.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { readIn, writeIn } from '../../../platform/db/transaction.ts';
import { reviewModule } from '../module.ts';
import { openReview } from '../review.opening.ts';

export const kstovo: Territory = { id: 1, slug: 'kstovo', name: 'Кстовский район', zone: 'Europe/Moscow' };
export const SUBJECT = 'test.work';
export const JUNE = '2026-06-10T09:00:00Z';

const criterion = (key: string, weight: number, more: object = {}) => ({
  key,
  title: `Критерий ${key}`,
  max: 5,
  weight,
  required: true,
  independent: false,
  ...more,
});

/** Two weighted criteria (15 points at most), one outside the total, one optional. */
export const criteria = [
  criterion('goal', 1),
  criterion('plan', 2),
  criterion('novelty', 1, { independent: true, required: false }),
];

export type Roles = 'chair' | 'deputy-chair' | 'secretary' | 'member' | 'stranger';

export interface World {
  readonly db: TestDatabase;
  readonly body: string;
  readonly version: string;
  readonly schools: readonly string[];
  /** Chair, deputy, secretary, then members. */
  readonly members: readonly { readonly id: string; readonly role: Roles }[];
  readonly facts: PublishedFact[];
  /** Runs as a person; a refusal rolls back, a known constraint is a refusal. */
  readonly as: <T>(personId: string | null, run: (ctx: WriteCtx) => Promise<T>, at?: string) => Promise<T>;
  readonly reads: <T>(
    personId: string | null,
    run: (ctx: WriteCtx) => Promise<T>,
    at?: string,
  ) => Promise<{ value: T; queries: number }>;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every command are looked into by the tests.
  readonly does: (personId: string, command: AnyCommand, input: unknown, at?: string) => Promise<any>;
  readonly opens: (
    school: number,
    parts?: { people?: string[]; title?: string; due?: string },
  ) => Promise<{ id: string; subject: string }>;
  readonly person: (surname: string) => Promise<string>;
  readonly post: (personId: string, school: number, startsOn: string) => Promise<void>;
}

export interface WorldParts {
  readonly members?: number;
  readonly schools?: number;
  /** Parameters of the regulation by norm slug. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export async function openWorld(parts: WorldParts = {}): Promise<World> {
  const db = await testDatabase('empty');
  onTestFinished(db.drop);
  const body = v7();
  const regulation = v7();
  const version = v7();
  await db.owner.query(`insert into territories.territories (id, slug, name, name_genitive, kind, region, zone, settlement)
    values (1, 'kstovo', 'Кстовский район', 'Кстовского района', 'district', 'Нижегородская область', 'Europe/Moscow', 'Кстово')`);
  await db.owner.query(
    `insert into regulations.regulations (territory_id, id, slug, kind, kind_genitive, title, state, requisites)
     values (1, $1, 'poryadok', 'Порядок', 'Порядка', 'Порядок', 'in-force', 'absent')`,
    [regulation],
  );
  await db.owner.query(
    `insert into regulations.versions (territory_id, id, regulation_id, number, state, reason, made_at, title, citation, parameters)
     values (1, $1, $2, 1, 'published', 'первая', '2026-01-01', 'Порядок', '{"genitive":"Порядка","approvedBy":null}', $3)`,
    [version, regulation, JSON.stringify({ 'expert-sheet': { criteria }, ...parts.parameters })],
  );
  await db.owner.query(
    `insert into councils.bodies (territory_id, id, kind, name, name_genitive, short_name, starts_on, created_at)
     values (1, $1, 'expert-council', 'Районный экспертный совет', 'Районного экспертного совета', 'РЭС', '2025-09-01', '2025-09-01')`,
    [body],
  );
  const schools = Array.from({ length: parts.schools ?? 3 }, () => v7());
  for (const [index, school] of schools.entries()) {
    await db.owner.query(
      `insert into institutions.institutions (territory_id, id, kind, short_name, full_name) values (1, $1, 'school', $2, $2)`,
      [school, `Школа № ${index + 1}`],
    );
  }
  const person = async (surname: string) => {
    const id = v7();
    await db.owner.query(
      `insert into people.persons (territory_id, id, surname, given, patronymic, gender) values (1, $1, $2, 'Мария', 'Петровна', 'female')`,
      [id, surname],
    );
    return id;
  };
  const members: { id: string; role: Roles }[] = [];
  for (let index = 0; index < (parts.members ?? 6); index += 1) {
    const role = (['chair', 'deputy-chair', 'secretary'] as const)[index] ?? 'member';
    const id = await person(`Экспертова-${String.fromCharCode(1040 + index)}`);
    await db.owner.query(
      `insert into councils.memberships (territory_id, id, body_id, person_id, role, starts_on, basis)
       values (1, $1, $2, $3, $4, '2025-09-01', 'Приказ № 1')`,
      [v7(), body, id, role],
    );
    members.push({ id, role });
  }
  const facts: PublishedFact[] = [];

  const actorBy = (personId: string | null): Actor => {
    const held = members.find((member) => member.id === personId);
    const roles: Role[] = held ? [{ kind: held.role, scope: { kind: 'body', id: body } }] : [];
    return actorOf({ personId, name: 'Проверяющая М.П.', roles: personId === staff ? staffRoles : roles });
  };
  const ctxOf = (
    db: WriteCtx['db'],
    personId: string | null,
    at: string,
    published: PublishedFact[],
  ): WriteCtx => {
    const ctx = contextOf(db, kstovo, actorBy(personId), new Date(at), async (fact) => {
      published.push(fact);
      await reviewModule.subscribers?.[fact.name]?.(ctx, fact);
    });
    return ctx;
  };
  const as: World['as'] = async (personId, run, at = JUNE) => {
    const published: PublishedFact[] = [];
    const answer = await translated(() =>
      writeIn(
        db.app,
        1,
        (kysely) => run(ctxOf(kysely, personId, at, published)),
        (value) => !isRefusal(value),
      ),
    );
    if (!isRefusal(answer)) facts.push(...published);
    return answer as Awaited<ReturnType<typeof run>>;
  };
  return {
    db,
    body,
    version,
    schools,
    members,
    facts,
    as,
    reads: (personId, run, at = JUNE) =>
      readIn(db.app, [1], async (kysely, counter) => {
        const value = await run(ctxOf(kysely, personId, at, []));
        return { value, queries: counter.count };
      }),
    does: (personId, command, input, at) => as(personId, (ctx) => perform(ctx, command, input), at),
    opens: async (school, { people = [], title, due = '2026-07-30' } = {}) => {
      const subject = v7();
      const { id } = await as(null, (ctx) =>
        openReview(ctx, {
          subject: { kind: SUBJECT, id: subject },
          title: title ?? `Школа № ${school + 1}: работа`,
          path: `/works/${subject}`,
          bodyId: body,
          versionId: version,
          institutionId: schools[school] ?? null,
          people,
          due,
        }),
      );
      return { id, subject };
    },
    person,
    post: async (personId, school, startsOn) => {
      await db.owner.query(
        `insert into people.posts (territory_id, id, person_id, institution_id, position, starts_on) values (1, $1, $2, $3, 'учитель', $4)`,
        [v7(), personId, schools[school], startsOn],
      );
    },
  };
}

/** A methodist of the service who sits in no council. */
export const staff = '01890000-0000-7000-8000-000000000001';
const staffRoles: Role[] = [{ kind: 'methodist', scope: { kind: 'territory' } }];

/** The gateway's own translation: a constraint that stopped a race is a sentence, not a fault. */
async function translated<T>(run: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await run();
  } catch (error) {
    const sentence = reviewModule.constraints?.[(error as { constraint?: string }).constraint ?? ''];
    if (sentence) return sentence();
    throw error;
  }
}

/** A whole sheet: goal and plan scored, justified, concluded; 1·goal + 2·plan points. */
export const filled = (reviewId: string, goal: number, plan: number, more: object = {}) => ({
  reviewId,
  version: 0,
  scores: [
    { criterion: 'goal', score: goal, justification: 'Цель измерима.' },
    { criterion: 'plan', score: plan, justification: 'План выполним.' },
  ],
  conclusion: 'recommend',
  comment: '',
  ...more,
});

/** Rows that break an invariant of the module; empty is good. */
export async function brokenInvariants(world: World): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, sql } of reviewModule.invariants ?? []) {
    const { rows } = await world.db.owner.query(sql);
    if (rows.length > 0) broken.push(name);
  }
  return broken;
}
