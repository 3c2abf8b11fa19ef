// A district for the suites of documents: two territories, institutions, people, and any roles a test names.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { actorOf, contextOf } from '../../../../tests/setup/context.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { PublishedFact, Role, Territory, WriteCtx } from '../../../kernel/ctx.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { writeIn } from '../../../platform/db/transaction.ts';
import { type FileStore, openFileStore, useFileStore } from '../../../platform/files/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { documentsModule } from '../module.ts';
import { askReviewCommand, giveReviewCommand } from '../review.commands.ts';
import { reviewsOf } from '../review.queries.ts';

export const kstovo: Territory = { id: 1, slug: 'kstovo', name: 'Кстовский район', zone: 'Europe/Moscow' };
export const lesnoy: Territory = { id: 6, slug: 'lesnoy', name: 'Лесной район', zone: 'Europe/Moscow' };

export interface Who {
  readonly personId: string | null;
  readonly roles: readonly Role[];
}

export const inTerritory = (kind: string): Role => ({ kind, scope: { kind: 'territory' } });

export interface World {
  readonly db: TestDatabase;
  readonly files: FileStore;
  readonly filesFolder: string;
  readonly people: Record<'clerk' | 'methodist' | 'director' | 'stranger' | 'expert' | 'chair', string>;
  readonly school: string;
  readonly otherSchool: string;
  readonly body: string;
  readonly otherBody: string;
  /** Facts published since the start, in order. */
  readonly facts: PublishedFact[];
  readonly as: <T>(
    who: Who,
    run: (ctx: WriteCtx) => Promise<T>,
    at?: string,
    territory?: Territory,
  ) => Promise<T>;
  readonly does: (who: Who, command: AnyCommand, input: unknown, at?: string) => Promise<unknown>;
}

export const NOON = '2026-10-01T09:00:00Z';

export async function openWorld(): Promise<World> {
  const db = await testDatabase('empty');
  const filesFolder = mkdtempSync(join(tmpdir(), 'opora-files-'));
  const files = openFileStore({ kind: 'folder', folder: filesFolder });
  useFileStore(files);
  const id = () => v7();
  const world = {
    people: { clerk: id(), methodist: id(), director: id(), stranger: id(), expert: id(), chair: id() },
    school: id(),
    otherSchool: id(),
  };
  for (const { id: territoryId, slug, name, zone } of [kstovo, lesnoy]) {
    await db.owner.query(
      `insert into territories.territories (id, slug, name, name_genitive, kind, region, zone, settlement)
       values ($1, $2, $3, $3, 'district', 'Нижегородская область', $4, $3)`,
      [territoryId, slug, name, zone],
    );
  }
  await db.owner.query(`set app.territories = '{1}'; set app.territory = '1'`);
  for (const [index, person] of Object.values(world.people).entries()) {
    await db.owner.query(
      `insert into people.persons (territory_id, id, surname, given, patronymic, gender)
       values (1, $1, $2, 'Мария', 'Петровна', 'female')`,
      [person, ['Иванова', 'Петрова', 'Соколова', 'Белова', 'Орлова', 'Зимина'][index]],
    );
  }
  for (const [index, school] of [world.school, world.otherSchool].entries()) {
    await db.owner.query(
      `insert into institutions.institutions (territory_id, id, kind, short_name, full_name)
       values (1, $1, 'school', $2, $2)`,
      [school, `Школа № ${index + 1}`],
    );
  }
  const facts: PublishedFact[] = [];
  const as: World['as'] = async (who, run, at = NOON, territory = kstovo) => {
    const now = new Date(at);
    const published: PublishedFact[] = [];
    const publish = async (fact: PublishedFact) => void published.push(fact);
    const kind = who.personId ? 'person' : 'visitor';
    const actor = actorOf({ kind, personId: who.personId, name: '', roles: who.roles });
    const answer = await translated(() =>
      writeIn(
        db.app,
        territory.id,
        (kysely) => run(contextOf(kysely, territory, actor, now, publish)),
        (value) => !isRefusal(value),
      ),
    );
    if (!isRefusal(answer)) facts.push(...published);
    return answer as Awaited<ReturnType<typeof run>>;
  };
  return {
    ...world,
    db,
    files,
    filesFolder,
    body: id(),
    otherBody: id(),
    facts,
    as,
    does: (who, command, input, at) => as(who, (ctx) => perform(ctx, command, input), at),
  };
}

/** The gateway's own translation: a constraint that stopped a race is a sentence, not a fault. */
async function translated<T>(run: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await run();
  } catch (error) {
    const sentence = documentsModule.constraints?.[(error as { constraint?: string }).constraint ?? ''];
    if (sentence) return sentence();
    throw error;
  }
}

/** An order as recognition draws it: letterhead, blank number and date, preamble, items, signature, one attachment. */
export const orderPaper = (title = 'Об утверждении перечня опорных методических площадок'): Paper => ({
  model: 1,
  template: { name: 'recognition.order-list', version: 3 },
  title,
  language: 'ru',
  page: { orientation: 'portrait', binding: 'long' },
  blocks: [
    { kind: 'letterhead', lines: ['Департамент образования администрации Кстовского района'] },
    { kind: 'document-kind', text: 'ПРИКАЗ' },
    { kind: 'requisites', date: null, number: null, place: 'г. Кстово' },
    { kind: 'subject', text: title },
    { kind: 'paragraph', text: 'На основании предложений районного экспертного совета' },
    { kind: 'list', style: 'numbered', items: [{ text: 'Утвердить перечень (приложение № 1).' }] },
    { kind: 'signatures', signers: [{ post: 'Директор департамента', name: 'А.Б. Соколова' }] },
    {
      kind: 'attachment',
      number: '1',
      to: 'к приказу департамента образования',
      act: { date: null, number: null },
    },
  ],
});

export const blockOf = <K extends Paper['blocks'][number]['kind']>(paper: Paper, kind: K) =>
  paper.blocks.find((block) => block.kind === kind) as
    | Extract<Paper['blocks'][number], { kind: K }>
    | undefined;

/** A letter may be registered: another person has agreed with its present text. */
export async function agree(world: World, documentId: string, at?: string): Promise<void> {
  const author: Who = { personId: world.people.clerk, roles: [inTerritory('authority-clerk')] };
  const reviewer: Who = { personId: world.people.methodist, roles: [] };
  await world.does(
    author,
    askReviewCommand,
    { documentId, authorId: world.people.clerk, reviewerId: world.people.methodist, dueOn: '2027-01-31' },
    at,
  );
  const [review] = await world.as(reviewer, (ctx) => reviewsOf(ctx, documentId), at);
  const answer = await world.does(
    reviewer,
    giveReviewCommand,
    { reviewId: review?.id, verdict: 'agreed' },
    at,
  );
  if (isRefusal(answer)) throw new Error(answer.text);
}
