// Looking at answers: those of a collection with who has opened and answered, one with its rows, an institution's own.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { filesOf } from '../../documents/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import { ownInstitutions, personNames, staffOf } from '../../people/index.ts';
import type { CollectionState } from '../collection/collection.lifecycle.ts';
import { anyCollection, type Collection } from '../collection/collection.queries.ts';
import { seesAll } from '../collections.policy.ts';
import { isLate } from '../moment.ts';
import type { AnswerState } from './answer.lifecycle.ts';
import type { AnswerRow, CellHelp } from './cells.ts';

export const answerSubject = (id: string) => ({ kind: 'collections.answer', id });

export interface Answer {
  readonly id: string;
  readonly collectionId: string;
  readonly institutionId: string;
  readonly institution: string;
  readonly state: AnswerState;
  readonly version: number;
  readonly edition: number;
  readonly hasNothing: boolean;
  readonly savedAt: Date | null;
  readonly firstAnsweredAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredById: string | null;
  readonly reopenedAt: Date | null;
  readonly remark: string;
  readonly late: boolean;
}

const answers = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('collections.answers as a')
    .innerJoin('collections.collections as c', (join) =>
      join.onRef('c.territory_id', '=', 'a.territory_id').onRef('c.id', '=', 'a.collection_id'),
    )
    .select(['a.id', 'a.collection_id as collectionId', 'a.institution_id as institutionId', 'a.state'])
    .select(['a.version', 'a.edition', 'a.has_nothing as hasNothing', 'a.saved_at as savedAt', 'a.remark'])
    .select(['a.first_answered_at as firstAnsweredAt', 'a.answered_at as answeredAt'])
    .select([
      'a.answered_by_id as answeredById',
      'a.reopened_at as reopenedAt',
      'c.due_at as dueAt',
      'c.title',
    ])
    .select('c.state as collectionState')
    .where('a.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof answers>['execute']>>[number];

async function named(ctx: ReadCtx, rows: readonly Row[]): Promise<(Answer & Row)[]> {
  const names = await institutionNames(
    ctx,
    rows.map((row) => row.institutionId),
  );
  return rows.map((row) => ({
    ...row,
    state: row.state as AnswerState,
    institution: names.get(row.institutionId)?.short ?? '',
    late: row.dueAt !== null && isLate(row.dueAt, row.firstAnsweredAt, ctx.now),
  }));
}

export const isSilent = (answer: Pick<Answer, 'state'>): boolean =>
  answer.state === 'asked' || answer.state === 'returned';

export interface CollectedAnswer extends Answer {
  /** When somebody of the institution first opened it; null: nobody has. */
  readonly openedAt: Date | null;
  readonly answeredBy: string;
}

const order = new Intl.Collator('ru', { numeric: true });

/** Every answer of a collection in the order of names; a fixed number of questions. The caller sees the collection. */
export async function answersOf(ctx: ReadCtx, collectionId: string): Promise<CollectedAnswer[]> {
  const rows = await named(ctx, await answers(ctx).where('a.collection_id', '=', collectionId).execute());
  const ids = rows.map((row) => row.id);
  const { rows: views } =
    ids.length === 0
      ? { rows: [] }
      : await sql<{ id: string; at: Date }>`
          select subject_id as id, min(at) as at from journal.views
           where territory_id = ${ctx.territory.id} and subject_kind = 'collections.answer'
             and subject_id = any (${ids}::text[]) group by subject_id`.execute(ctx.db);
  const opened = new Map(views.map(({ id, at }) => [id, at]));
  const people = await personNames(
    ctx,
    rows.flatMap((row) => row.answeredById ?? []),
  );
  return rows
    .map((row) => ({
      ...row,
      openedAt: opened.get(row.id) ?? row.savedAt,
      answeredBy: people.get(row.answeredById ?? '') ?? '',
    }))
    .sort((a, b) => order.compare(a.institution, b.institution) || a.id.localeCompare(b.id));
}

export interface OwnAnswer extends Answer {
  readonly title: string;
  readonly dueAt: Date;
  readonly collectionState: CollectionState;
}

/** What the actor's institutions are or were asked for, the latest term first. */
export async function ownAnswers(ctx: ReadCtx, only: 'open' | 'all' = 'all'): Promise<OwnAnswer[]> {
  const own = ownInstitutions(ctx);
  if (own.length === 0) return [];
  let found = answers(ctx).where('a.institution_id', 'in', own).where('c.state', '<>', 'draft');
  if (only === 'open')
    found = found
      .where('a.state', 'in', ['asked', 'returned'])
      .where((eb) => eb.or([eb('c.state', '=', 'sent'), eb('a.reopened_at', 'is not', null)]));
  const rows = await named(ctx, await found.orderBy('c.due_at', 'desc').orderBy('a.id').limit(300).execute());
  return rows as unknown as OwnAnswer[];
}

/** One answer with its collection: for the institution itself, the service and the authority. */
export interface AnswerRecord {
  readonly answer: Answer;
  readonly collection: Collection;
  /** The collection's author, as rules over a collection ask it. */
  readonly authorId: string;
}

export async function visibleAnswer(ctx: ReadCtx, id: string): Promise<AnswerRecord | null> {
  if (!isId(id)) return null;
  let found = answers(ctx).where('a.id', '=', id);
  if (!seesAll(ctx)) {
    const own = ownInstitutions(ctx);
    if (own.length === 0) return null;
    found = found.where('a.institution_id', 'in', own);
  }
  const [answer] = await named(ctx, await found.execute());
  const collection = answer ? await anyCollection(ctx, answer.collectionId) : null;
  return answer && collection ? { answer, collection, authorId: collection.authorId } : null;
}

export async function rowsOf(ctx: ReadCtx, answerId: string): Promise<AnswerRow[]> {
  const rows = await ctx.db
    .selectFrom('collections.answer_rows')
    .select(['id', 'position', 'title', 'cells'])
    .where('territory_id', '=', ctx.territory.id)
    .where('answer_id', '=', answerId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, cells: row.cells as AnswerRow['cells'] }));
}

/** Own staff and own files: what cells of an answer may name. Asked only where the table has such columns. */
export async function helpFor(ctx: ReadCtx, { answer, collection }: AnswerRecord): Promise<CellHelp> {
  const kinds = new Set(collection.form.columns.map((column) => column.kind));
  const staff = kinds.has('person') ? await staffOf(ctx, answer.institutionId, ctx.today) : [];
  const files = kinds.has('file') ? await filesOf(ctx, answerSubject(answer.id)) : [];
  const names = new Map(staff.map((each) => [each.personId, each.name]));
  const twice = new Set([...names.values()].filter((name, index, all) => all.indexOf(name) !== index));
  return {
    // Namesakes are told apart by what they do.
    staff: new Map(
      staff.map((each) => [each.personId, twice.has(each.name) ? `${each.name}, ${each.title}` : each.name]),
    ),
    files: new Map(files.map((file) => [file.id, file.name])),
  };
}

export interface Edition {
  readonly number: number;
  readonly kind: 'confirmed' | 'replaced';
  readonly at: Date;
  readonly by: string;
  readonly hasNothing: boolean;
  readonly rows: readonly AnswerRow[];
}

/** Everything that was confirmed or replaced, the latest first. */
export async function editionsOf(ctx: ReadCtx, answerId: string): Promise<Edition[]> {
  const rows = await ctx.db
    .selectFrom('collections.answer_editions')
    .select(['number', 'kind', 'at', 'by_id as byId', 'has_nothing as hasNothing', 'rows'])
    .where('territory_id', '=', ctx.territory.id)
    .where('answer_id', '=', answerId)
    .orderBy('number', 'desc')
    .limit(50)
    .execute();
  const names = await personNames(
    ctx,
    rows.flatMap((row) => row.byId ?? []),
  );
  return rows.map(({ byId, ...row }) => ({
    ...(row as unknown as Omit<Edition, 'by'>),
    by: names.get(byId ?? '') ?? '',
  }));
}
