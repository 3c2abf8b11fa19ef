// Who sees which document: the list, the card, the export, the search and the subject's own list always agree.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../kernel/ctx.ts';
import { askAcquaintance, registerCommand } from '../document.commands.ts';
import { pdfDownload } from '../document.downloads.ts';
import { draftDocument, linkSubjects } from '../document.drafts.ts';
import { useSubjectBarriers } from '../document.policy.ts';
import { acquaintancesOf, documentsOf, oneDocument } from '../document.queries.ts';
import type { DocumentRecord, DraftParts } from '../document.schema.ts';
import { searchDocuments } from '../document.search.ts';
import { readingPolicy } from '../document.view.ts';
import { everyRow, registerCount, registerFilter, registerPage } from '../register.queries.ts';
import { inTerritory, lesnoy, openWorld, orderPaper, type Who, type World } from './world.ts';

let world: World;
const subject = { kind: 'recognition.application', id: '0199a000-0000-7000-8000-000000000007' };
const ids: Record<string, string> = {};

const inScope = (kind: string, scope: 'institution' | 'body' | 'site', id: string): Role => ({
  kind,
  scope: { kind: scope, id },
});

beforeAll(async () => {
  world = await openWorld();
  const author: Who = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
  const keep = async (name: string, parts: Partial<DraftParts>, registered = false) => {
    const base = {
      kind: 'order' as const,
      title: `Документ ${name}`,
      paper: orderPaper(),
      subjects: [subject],
    };
    ids[name] = (await world.as(author, (ctx) => draftDocument(ctx, { ...base, ...parts }))).id;
    if (registered) {
      const who = { personId: world.people.clerk, roles: [inTerritory('territory-admin')] };
      await world.does(who, registerCommand, { documentId: ids[name] });
    }
  };
  await keep('staff', { audience: 'staff' }, true);
  await keep('open', { audience: 'public' }, true);
  await keep('open-draft', { audience: 'public' });
  await keep('school', { audience: 'institution', institutions: [world.school] }, true);
  await keep('school-draft', { audience: 'institution', institutions: [world.school] });
  await keep('application', { kind: 'application', institutions: [world.school] });
  await keep('minutes-draft', { kind: 'minutes', bodyId: world.body });
  await keep('minutes', { kind: 'minutes', bodyId: world.body }, true);
  await keep('sheet', { kind: 'expert-sheet', bodyId: world.body });
});

afterAll(() => useSubjectBarriers([]));

const people: [string, () => Who, string[]][] = [
  ['посетитель', () => ({ personId: null, roles: [] }), ['open']],
  ['сотрудник без ролей', () => ({ personId: world.people.stranger, roles: [] }), ['open']],
  [
    'методист',
    () => ({ personId: world.people.methodist, roles: [inTerritory('methodist')] }),
    ['staff', 'open', 'open-draft', 'school', 'school-draft', 'application'],
  ],
  [
    'директор департамента',
    () => ({ personId: world.people.director, roles: [inTerritory('authority-head')] }),
    ['staff', 'open', 'open-draft', 'school', 'school-draft', 'application', 'minutes'],
  ],
  [
    'директор школы',
    () => ({
      personId: world.people.stranger,
      roles: [inScope('institution-head', 'institution', world.school)],
    }),
    ['open', 'school', 'application'],
  ],
  [
    'директор другой школы',
    () => ({
      personId: world.people.stranger,
      roles: [inScope('institution-head', 'institution', world.otherSchool)],
    }),
    ['open'],
  ],
  [
    'член совета',
    () => ({ personId: world.people.expert, roles: [inScope('member', 'body', world.body)] }),
    ['open', 'minutes-draft', 'minutes'],
  ],
  [
    'председатель совета',
    () => ({ personId: world.people.chair, roles: [inScope('chair', 'body', world.body)] }),
    ['open', 'minutes-draft', 'minutes', 'sheet'],
  ],
  [
    'председатель другого совета',
    () => ({ personId: world.people.chair, roles: [inScope('chair', 'body', world.otherBody)] }),
    ['open'],
  ],
];

/** Names of the documents each way of looking shows. */
async function looks(who: Who) {
  const filter = registerFilter.parse({});
  return world.as(who, async (ctx) => {
    const exported: string[] = [];
    for await (const row of everyRow(ctx, filter)) exported.push(row.id);
    const cards: string[] = [];
    const files: string[] = [];
    for (const id of Object.values(ids)) {
      if (await oneDocument(ctx, id)) cards.push(id);
      if (await pdfDownload.load(ctx, { id }, new URLSearchParams())) files.push(id);
    }
    const ways = {
      list: (await registerPage(ctx, filter)).rows.map((row) => row.id),
      exported,
      cards,
      files,
      subject: (await documentsOf(ctx, subject)).map((document) => document.id),
      search: (await searchDocuments(ctx, 'документ')).map((hit) => hit.path.slice('/documents/'.length)),
    };
    const names = Object.entries(ids);
    const named = Object.entries(ways).map(([way, found]) => [
      way,
      names.filter(([, id]) => found.includes(id)).map(([name]) => name),
    ]);
    return {
      ways: Object.fromEntries(named) as Record<keyof typeof ways, string[]>,
      count: await registerCount(ctx, filter),
    };
  });
}

describe('круг читателей', () => {
  test.each(people)('%s', async (_title, who, expected) => {
    const { ways, count } = await looks(who());
    for (const [way, names] of Object.entries(ways)) expect([way, names]).toEqual([way, expected]);
    expect(count).toEqual({ total: expected.length, atLeast: false });
  });

  test('автор видит свой закрытый лист, методист-коллега — нет', async () => {
    const author = await looks({ personId: world.people.clerk, roles: [] });
    expect(author.ways.cards).toContain('sheet');
    const colleague = await looks({ personId: world.people.methodist, roles: [inTerritory('methodist')] });
    expect(colleague.ways.cards).not.toContain('sheet');
  });

  test('конфликт интересов закрывает заявку и лист во всех видах, приказ остаётся', async () => {
    useSubjectBarriers([
      (ctx) =>
        ctx.actor.personId === world.people.methodist
          ? sql`select ${subject.kind}, ${subject.id}::uuid`
          : null,
    ]);
    const { ways, count } = await looks({
      personId: world.people.methodist,
      roles: [inTerritory('methodist')],
    });
    const expected = ['staff', 'open', 'open-draft', 'school', 'school-draft'];
    for (const [way, names] of Object.entries(ways)) expect([way, names]).toEqual([way, expected]);
    expect(count.total).toBe(expected.length);
    useSubjectBarriers([]);
  });

  test('правило о записи и отбор по базе сходятся для каждой роли, человека и преграды', async () => {
    const documents = await world.as({ personId: world.people.clerk, roles: [] }, async (ctx) => {
      await askAcquaintance(ctx, ids['school-draft'] ?? '', [world.people.director]);
      await linkSubjects(ctx, ids.application ?? '', [{ kind: 'recognition.site', id: world.otherSchool }]);
      const loaded: [string, DocumentRecord, string[]][] = [];
      for (const [name, id] of Object.entries(ids)) {
        const document = await oneDocument(ctx, id, 'any');
        const people = await acquaintancesOf(ctx, id);
        if (document) loaded.push([name, document, people.map((each) => each.personId)]);
      }
      return loaded;
    });
    const kinds = [
      ...['territory-admin', 'centre-head', 'methodist', 'observer', 'authority-head', 'authority-clerk'],
      ...[
        'chair',
        'deputy-chair',
        'secretary',
        'member',
        'institution-head',
        'institution-operator',
        'site-head',
      ],
    ];
    const scopes: Role['scope'][] = [
      { kind: 'territory' },
      ...[world.body, world.otherBody].map((id) => ({ kind: 'body' as const, id })),
      ...[world.school, world.otherSchool].map((id) => ({ kind: 'institution' as const, id })),
      ...[world.otherSchool, subject.id].map((id) => ({ kind: 'site' as const, id })),
    ];
    const roles: Role[][] = [[], ...kinds.flatMap((kind) => scopes.map((scope) => [{ kind, scope }]))];
    const persons = [null, ...Object.values(world.people)];
    let compared = 0;
    for (const barred of [false, true]) {
      useSubjectBarriers(barred ? [() => sql`select ${subject.kind}, ${subject.id}::uuid`] : []);
      for (const personId of persons) {
        for (const held of personId ? roles : [[]]) {
          await world.as({ personId, roles: held }, async (ctx) => {
            const filter = registerFilter.parse({});
            const listed = (await registerPage(ctx, filter)).rows.map((row) => row.id);
            for (const [name, document, asked] of documents) {
              const allowed = readingPolicy.rules.view.check(ctx, { ...document, asked, barred }) === null;
              expect([name, personId, held, barred, allowed]).toEqual([
                ...[name, personId, held, barred],
                listed.includes(document.id),
              ]);
              compared += 1;
            }
          });
        }
      }
    }
    useSubjectBarriers([]);
    expect(compared).toBe(2 * 9 * (1 + 6 * 92));
  });

  test('другая территория не видит ничего, и поиск тоже', async () => {
    const admin = { personId: null, roles: [inTerritory('territory-admin')] };
    const found = await world.as(
      admin,
      async (ctx) => ({
        page: (await registerPage(ctx, registerFilter.parse({}))).rows,
        hits: await searchDocuments(ctx, 'документ'),
        card: await oneDocument(ctx, ids.open ?? '', 'any'),
      }),
      undefined,
      lesnoy,
    );
    expect(found).toEqual({ page: [], hits: [], card: null });
  });
});
