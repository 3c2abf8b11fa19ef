import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actorOf, contextOf } from '../../../../tests/setup/context.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';
import type { Territory, WriteCtx } from '../../../kernel/ctx.ts';
import { writeIn } from '../../../platform/db/transaction.ts';
import { openFileStore, useFileStore } from '../../../platform/files/index.ts';
import { loadInstitutionsDemo } from '../../institutions/index.ts';
import { loadPeopleDemo } from '../../people/index.ts';
import { loadProfiles } from '../../regulations/index.ts';
import { allTerritories, loadTerritoriesDemo } from '../../territories/index.ts';
import { bodyByKind, bodyLines } from '../body.queries.ts';
import { loadCouncilsDemo } from '../demo.ts';
import { councilInvariants } from '../invariants.ts';

const folder = 'demo';

function ctxOf(db: WriteCtx['db'], territory: Territory): WriteCtx {
  return contextOf(db, territory, actorOf(), new Date('2026-04-01T06:00:00Z'));
}

async function load(db: TestDatabase, territory: Territory) {
  return writeIn(
    db.app,
    territory.id,
    async (kysely) => {
      const ctx = ctxOf(kysely, territory);
      const institutions = await loadInstitutionsDemo(ctx, folder);
      const people = await loadPeopleDemo(ctx, folder, institutions, () => null);
      await loadProfiles(ctx);
      await loadCouncilsDemo(ctx, folder, people);
      return { lines: await bodyLines(ctx), expert: await bodyByKind(ctx, 'expert-council') };
    },
    () => true,
  );
}

test('[EXC-01] у каждой службы свой совет под своим именем; прошедшие заседания с подписанным протоколом, ближайшие с повесткой', async () => {
  const db = await testDatabase('empty');
  useFileStore(openFileStore({ kind: 'folder', folder: mkdtempSync(join(tmpdir(), 'opora-files-')) }));
  await writeIn(
    db.app,
    0,
    (kysely) => loadTerritoriesDemo(kysely, folder),
    () => true,
  );
  const territories = await writeIn(
    db.app,
    0,
    (kysely) => allTerritories(kysely),
    () => true,
  );
  const loaded: Record<string, unknown> = {};
  for (const territory of territories.filter((each) => each.id <= 5)) {
    const { lines, expert } = await load(db, territory);
    loaded[territory.slug] = lines.map((line) => [line.name, line.members, line.constituted]);
    expect(expert?.name).toBe(lines[0]?.name);
  }
  expect(loaded).toEqual({
    kstovo: [['Районный экспертный совет', 12, true]],
    buguruslan: [['Методический совет межмуниципального методического центра', 5, false]],
    'severo-yeniseysky': [['Методический совет ИМЦ', 5, false]],
    kurchaloy: [['Методический совет', 5, false]],
    'sosnovy-bor': [['Экспертный совет', 5, false]],
  });
  const { rows } = await db.owner.query(
    `select s.state, s.number, s.year, d.number as document, d.date::text from councils.sessions s
       join documents.documents d on d.territory_id = s.territory_id and d.id = s.document_id
      order by d.date`,
  );
  const signed = { state: 'signed', number: 1, year: 2025, document: '1' };
  expect(rows).toEqual([
    { ...signed, date: '2025-09-18' },
    { ...signed, date: '2025-10-16' },
    { ...signed, number: 2, document: '2', date: '2026-02-12' },
    { ...signed, date: '2026-02-19' },
  ]);
  const coming = await db.owner.query(
    `select s.planned_on::text as on, string_agg(i.title, '; ' order by i.position) as agenda from councils.sessions s
       join councils.items i on i.territory_id = s.territory_id and i.session_id = s.id
      where s.state = 'summoned' group by s.planned_on order by 1`,
  );
  const control = 'О выполнении решений, принятых ранее';
  expect(coming.rows).toEqual([
    {
      on: '2026-04-16',
      agenda: `${control}; Об итогах инновационной деятельности и программах на следующий год; О выдвижении работ на областной конкурс методических разработок`,
    },
    {
      on: '2026-04-23',
      agenda: `${control}; О готовности школ к государственной итоговой аттестации; О плане методической работы на новый учебный год`,
    },
  ]);
  expect(
    (await db.owner.query(`select count(*)::int as open from councils.tasks where state = 'open'`)).rows,
  ).toEqual([{ open: 2 }]);
  for (const { name, sql } of councilInvariants)
    expect([name, (await db.owner.query(sql)).rows]).toEqual([name, []]);
});
