// Kstovo with a council, two schools, their people and two sites at work, for the suites of reports and early termination.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { actorOf, contextOf } from '../../../../tests/setup/context.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';
import { dateIn } from '../../../kernel/clock.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { Role, Territory, WriteCtx } from '../../../kernel/ctx.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { writeIn } from '../../../platform/db/transaction.ts';
import { openFileStore, uploadOf, useFileStore } from '../../../platform/files/index.ts';
import { councilsModule } from '../../councils/index.ts';
import { peopleModule } from '../../people/index.ts';
import { loadProfiles, readProfiles, versionById } from '../../regulations/index.ts';
import { reviewModule } from '../../review/index.ts';
import { takeCouncilDecision } from '../application/application.outcome.ts';
import { recognitionDaily } from '../duties/recognition.daily.ts';
import { noticeSubscribers } from '../notices/recognition.notices.ts';
import { undoCancelledOrder } from '../order.cancelling.ts';
import { drawPackagesOfSession } from '../package/package.drawing.ts';
import { takeRegisteredOrder } from '../package/package.outcome.ts';
import { together } from '../recognition.subscribers.ts';
import { reportSchedule } from '../site/site.activation.ts';
import { terminationSubscribers } from '../termination/termination.parts.ts';
import { head, openSite, type Rows, type Site } from './site-rows.ts';

export const kstovo: Territory = { id: 1, slug: 'kstovo', name: 'Кстовский район', zone: 'Europe/Moscow' };

/** Everybody by surname, with what the data say of them. */
const cast = {
  Соколова: { body: 'chair' },
  Петрова: { body: 'secretary' },
  Орлова: { body: 'member' },
  Белова: { body: 'member' },
  Зимина: { body: 'member' },
  Ильина: { territory: 'methodist' },
  Горина: { territory: 'centre-head' },
  Власова: { territory: 'authority-head' },
  Чернова: { territory: 'authority-clerk' },
  Дроздова: { school: 0, role: 'institution-head' },
  Мухина: { school: 0, role: 'institution-operator' },
  Ясенева: { school: 1, role: 'institution-head' },
  Рябова: {},
  Кленова: {},
} as const;
export type Surname = keyof typeof cast;

export interface World {
  readonly db: TestDatabase;
  readonly id: Readonly<Record<Surname, string>>;
  readonly schools: readonly [string, string];
  readonly body: string;
  readonly versionId: string;
  /** Sites of school year 2025/26 of the two schools; Рябова heads the first, Ильина is its co-head. */
  readonly sites: readonly [Site, Site];
  readonly at: (moment: string) => void;
  readonly as: <T>(who: Surname | 'system', run: (ctx: WriteCtx) => Promise<T>) => Promise<T | Refusal>;
  readonly does: (who: Surname, command: AnyCommand, input: unknown) => Promise<unknown>;
  readonly done: <O = { id: string; version: number }>(
    who: Surname,
    command: AnyCommand,
    input: unknown,
  ) => Promise<O>;
  /** The daily round of recognition, told the last day it ran. */
  readonly round: (since: string) => Promise<void>;
  readonly rows: Rows;
  /** Texts a person was told under a name, the oldest first. */
  readonly told: (who: Surname, name: string) => Promise<string[]>;
}

/** No-break spaces are typography; the suites compare words. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Smallest PDF the inspection takes for one. */
export const pdf = (name: string) =>
  uploadOf(
    name,
    new TextEncoder().encode(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ),
  );

const subscribers = together(
  { 'council.item-decided': takeCouncilDecision },
  { 'council.minutes-signed': drawPackagesOfSession, 'document.registered': takeRegisteredOrder },
  terminationSubscribers,
  { 'document.cancelled': undoCancelledOrder },
  noticeSubscribers,
);

export async function openWorld(): Promise<World> {
  const db = await testDatabase('empty');
  useFileStore(openFileStore({ kind: 'folder', folder: mkdtempSync(join(tmpdir(), 'opora-files-')) }));
  const rows: World['rows'] = async <R>(text: string, values: unknown[] = []) =>
    (await db.owner.query(text, values)).rows as R[];
  await rows(
    `insert into territories.territories (id, slug, name, name_genitive, kind, region, zone, settlement)
     values (1, 'kstovo', 'Кстовский район', 'Кстовского района', 'district', 'Нижегородская область', 'Europe/Moscow', 'Кстово')`,
  );
  const schools: [string, string] = [v7(), v7()];
  for (const [index, school] of schools.entries()) {
    await rows(
      `insert into institutions.institutions (territory_id, id, kind, short_name, full_name) values (1, $1, 'school', $2, $2)`,
      [school, `Школа № ${index + 1}`],
    );
  }
  const body = v7();
  await rows(
    `insert into councils.bodies (territory_id, id, kind, name, name_genitive, short_name, starts_on, created_at)
     values (1, $1, 'expert-council', 'районный экспертный совет', 'районного экспертного совета', 'РЭС', '2025-01-01', '2025-01-01')`,
    [body],
  );
  const id = await admit(rows, schools, body);
  let now = new Date('2025-09-10T09:00:00+03:00');
  const rolesOf = async (ctx: Pick<WriteCtx, 'db'>, personId: string): Promise<Role[]> => {
    const who = { territoryId: 1, personId, on: dateIn(now, kstovo.zone) };
    const held: Role[] = [];
    for (const source of [peopleModule.roles, councilsModule.roles]) {
      if (!source) continue;
      const found = await sql<{
        kind: string;
        scope_kind: string;
        scope_id: string | null;
      }>`${source.select(who)}`.execute(ctx.db);
      for (const row of found.rows) {
        const scope =
          row.scope_kind === 'territory'
            ? ({ kind: 'territory' } as const)
            : { kind: row.scope_kind as 'institution' | 'body', id: row.scope_id ?? '' };
        held.push({ kind: row.kind, scope });
      }
    }
    const heads = await sql<{ role: string; site_id: string }>`
      select role, site_id from recognition.site_heads
      where territory_id = 1 and person_id = ${personId}`.execute(ctx.db);
    const siteRoles = heads.rows.map((row) => ({
      kind: `site-${row.role}`,
      scope: { kind: 'site' as const, id: row.site_id },
    }));
    return [...held, ...siteRoles];
  };
  const as: World['as'] = (who, run) =>
    writeIn(
      db.app,
      1,
      async (kysely) => {
        const personId = who === 'system' ? null : id[who];
        const roles = personId ? await rolesOf({ db: kysely }, personId) : [];
        const actor = actorOf({ personId, name: who, roles });
        const ctx: WriteCtx = contextOf(kysely, kstovo, actor, now, async (fact) => {
          await reviewModule.subscribers?.[fact.name]?.(ctx, fact);
          await subscribers[fact.name]?.(ctx, fact);
        });
        return run(ctx);
      },
      (value) => !isRefusal(value),
    );
  const does: World['does'] = (who, command, input) => as(who, (ctx) => perform(ctx, command, input));
  const done: World['done'] = async <O>(...call: Parameters<World['does']>) => {
    const answer = await does(...call);
    if (isRefusal(answer))
      throw new Error(`${call[1].name}: ${answer.text} ${JSON.stringify(answer.fields)}`);
    return answer as O;
  };
  await as('system', (ctx) =>
    loadProfiles(
      ctx,
      readProfiles().filter((each) => each.slug === 'kstovo-2013'),
    ),
  );
  const [version] = await rows<{ id: string }>('select id from regulations.versions');
  const versionId = version?.id ?? '';
  const schedule = (await as('system', async (ctx) =>
    reportSchedule(await versionById(ctx, versionId), 2025),
  )) as ReturnType<typeof reportSchedule>;
  const sites: Site[] = [];
  for (const school of schools) sites.push(await openSite(rows, { school, versionId, schedule }));
  await head(rows, sites[0]?.id ?? '', 'head', id.Рябова);
  await head(rows, sites[0]?.id ?? '', 'co-head', id.Ильина);
  await head(rows, sites[1]?.id ?? '', 'head', id.Кленова);
  return {
    db,
    id,
    schools,
    body,
    versionId,
    sites: sites as unknown as World['sites'],
    at: (moment) => {
      now = new Date(`${moment.replace(' ', 'T')}:00+03:00`);
    },
    as,
    does,
    done,
    round: async (since) => {
      for (const daily of recognitionDaily) await as('system', (ctx) => daily.run(ctx, since));
    },
    rows,
    told: async (who, name) =>
      (
        await rows<{ text: string }>(
          'select text from notices.notices where person_id = $1 and name = $2 order by id',
          [id[who], name],
        )
      ).map((row) => plain(row.text)),
  };
}

async function admit(rows: Rows, schools: readonly string[], body: string): Promise<Record<Surname, string>> {
  const id = {} as Record<Surname, string>;
  for (const [surname, held] of Object.entries(cast) as [Surname, Record<string, unknown>][]) {
    id[surname] = v7();
    await rows(
      `insert into people.persons (territory_id, id, surname, given, patronymic, gender)
       values (1, $1, $2, 'Мария', 'Петровна', 'female')`,
      [id[surname], surname],
    );
    if (held.body)
      await rows(
        `insert into councils.memberships (territory_id, id, body_id, person_id, role, starts_on, basis)
         values (1, $1, $2, $3, $4, '2025-01-01', 'Приказ № 1')`,
        [v7(), body, id[surname], held.body],
      );
    const kind = held.territory ?? held.role;
    if (kind)
      await rows(
        `insert into people.roles (territory_id, id, person_id, kind, scope_kind, scope_id, document, starts_on)
         values (1, $1, $2, $3, $4, $5, 'Приказ № 2', '2025-01-01')`,
        [
          v7(),
          id[surname],
          kind,
          held.role ? 'institution' : 'territory',
          held.role ? schools[held.school as number] : null,
        ],
      );
  }
  return id;
}
