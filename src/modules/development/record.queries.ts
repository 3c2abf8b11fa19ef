// Looking at training: the register by any filter, one record with its feedback and check, exceptions.
import { sql } from 'kysely';
import { z } from 'zod';
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { shownList } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { postsOn } from '../people/index.ts';
import type { TrainingForm, TrainingKind } from './course.text.ts';
import { type Belonging, visibleRows } from './development.policy.ts';
import type { RecordState } from './record.lifecycle.ts';
import { type RecordFilter, recordFilter } from './record.schema.ts';
import type { ExceptionKind, PracticeOutcome } from './record.text.ts';
import { rulesOn } from './rule.queries.ts';

export interface TrainingRecord {
  readonly id: string;
  readonly personId: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly institutionId: string | null;
  readonly institution: string | null;
  readonly institutionKind: string | null;
  readonly unit: 'centre' | 'authority' | null;
  readonly position: string;
  readonly subject: string;
  readonly courseId: string | null;
  readonly title: string;
  readonly provider: string;
  readonly kind: TrainingKind;
  readonly form: TrainingForm;
  readonly hours: number;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly state: RecordState;
  readonly version: number;
  readonly reason: string;
  readonly documentNumber: string;
  readonly documentDate: CivilDate | null;
  readonly usefulness: number | null;
  readonly outcome: PracticeOutcome | null;
}

const recordRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('development.records as r')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'r.territory_id').onRef('p.id', '=', 'r.person_id'),
    )
    .leftJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 'r.territory_id').onRef('i.id', '=', 'r.institution_id'),
    )
    .leftJoin('development.feedbacks as f', (join) =>
      join.onRef('f.territory_id', '=', 'r.territory_id').onRef('f.record_id', '=', 'r.id'),
    )
    .leftJoin('development.practice_checks as k', (join) =>
      join.onRef('k.territory_id', '=', 'r.territory_id').onRef('k.record_id', '=', 'r.id'),
    )
    .where('r.territory_id', '=', ctx.territory.id)
    .where(visibleRows(ctx, 'r'));

const shown = (rows: ReturnType<typeof recordRows>) =>
  rows
    .select(['r.id', 'r.person_id as personId', 'p.surname', 'p.given', 'p.patronymic'])
    .select(['r.institution_id as institutionId', 'i.short_name as institution', 'i.kind as institutionKind'])
    .select([
      'r.unit',
      'r.position',
      'r.subject',
      'r.course_id as courseId',
      'r.title',
      'r.provider',
      'r.kind',
    ])
    .select(['r.form', 'r.hours', 'r.starts_on as startsOn', 'r.ends_on as endsOn', 'r.state', 'r.version'])
    .select(['r.reason', 'r.document_number as documentNumber', 'r.document_date as documentDate'])
    .select(['f.usefulness', 'k.outcome']);

/** Days a document may be waited for after the end. */
const documentDays = 30;

/** What of a record is out of order on a day; the terms are the rule's. */
function exceptionIs(kind: ExceptionKind, today: CivilDate, checkBefore: CivilDate) {
  switch (kind) {
    case 'refused':
    case 'dropped':
      return sql<boolean>`r.state = ${kind}`;
    case 'without-document':
      return sql<boolean>`r.state = 'completed' and r.ends_on < ${addDays(today, -documentDays)}`;
    case 'not-started':
      return sql<boolean>`r.state = 'planned' and r.starts_on < ${today}`;
    default:
      return sql<boolean>`r.state in ('completed', 'certified') and r.ends_on <= ${checkBefore}
        and r.ends_on > ${addDays(checkBefore, -366)} and r.source = 'nomination' and k.record_id is null`;
  }
}

const checkBeforeOf = async (ctx: ReadCtx): Promise<CivilDate> =>
  addDays(ctx.today, -7 * (await rulesOn(ctx)).practice.weeks);

async function filtered(ctx: ReadCtx, filter: z.output<typeof recordFilter>) {
  let rows = recordRows(ctx);
  if (filter.q)
    rows = rows.where(
      sql<boolean>`(strpos(p.search, public.search_key(${filter.q})) > 0
        or strpos(public.search_key(r.title), public.search_key(${filter.q})) > 0)`,
    );
  if (filter.institutionId) rows = rows.where('r.institution_id', '=', filter.institutionId);
  if (filter.institutionKind) rows = rows.where('i.kind', '=', filter.institutionKind);
  if (filter.unit) rows = rows.where('r.unit', '=', filter.unit);
  if (filter.courseId) rows = rows.where('r.course_id', '=', filter.courseId);
  if (filter.personId) rows = rows.where('r.person_id', '=', filter.personId);
  if (filter.kind) rows = rows.where('r.kind', '=', filter.kind);
  if (filter.state) rows = rows.where('r.state', '=', filter.state);
  if (filter.year)
    rows = rows
      .where('r.ends_on', '>=', `${filter.year}-01-01`)
      .where('r.ends_on', '<=', `${filter.year}-12-31`);
  if (filter.exception) rows = rows.where(exceptionIs(filter.exception, ctx.today, await checkBeforeOf(ctx)));
  return rows;
}

export interface RecordPage {
  readonly rows: readonly TrainingRecord[];
  readonly total: number;
  /** Counting stops at 10 000 (decision 21). */
  readonly more: boolean;
  readonly after: string | undefined;
}

const countLimit = 10_000;
const russian = sql`collate "ru-x-icu"`;
const endsCursor = z.tuple([z.iso.date(), z.uuid()]);
const nameCursor = z.tuple([z.string(), z.string(), z.uuid()]);

function cursorFrom<S extends z.ZodType>(shape: S, text: string): z.output<S> | null {
  try {
    return shape.parse(JSON.parse(text.replaceAll('\\u0000', '')));
  } catch {
    return null;
  }
}

/** A page of the register: by the day training ended, the latest first, or by surname in Russian order. */
export async function recordsPage(ctx: ReadCtx, input: RecordFilter = {}): Promise<RecordPage> {
  const filter = recordFilter.parse(input);
  let page = shown(await filtered(ctx, filter));
  const byName = filter.sort === 'name';
  if (byName) {
    const from = cursorFrom(nameCursor, filter.after);
    if (from)
      page = page.where(
        sql<boolean>`(p.surname ${russian}, p.given ${russian}, r.id) > (${from[0]}::text ${russian}, ${from[1]}::text ${russian}, ${from[2]}::uuid)`,
      );
    page = page.orderBy(sql`p.surname ${russian}`).orderBy(sql`p.given ${russian}`).orderBy('r.id');
  } else {
    const from = cursorFrom(endsCursor, filter.after);
    if (from) page = page.where(sql<boolean>`(r.ends_on, r.id) < (${from[0]}::date, ${from[1]}::uuid)`);
    page = page.orderBy('r.ends_on', 'desc').orderBy('r.id', 'desc');
  }
  const found = (await page.limit(filter.limit + 1).execute()) as unknown as TrainingRecord[];
  const { total } = await ctx.db
    .selectFrom(
      (await filtered(ctx, filter))
        .select('r.id')
        .limit(countLimit + 1)
        .as('counted'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = found.slice(0, filter.limit);
  const last = found.length > filter.limit ? rows.at(-1) : undefined;
  const cursor = last && (byName ? [last.surname, last.given, last.id] : [last.endsOn, last.id]);
  return {
    rows,
    total: Math.min(Number(total), countLimit),
    more: Number(total) > countLimit,
    after: cursor && JSON.stringify(cursor),
  };
}

export interface PracticeCheck {
  readonly checkedOn: CivilDate;
  readonly checkedBy: string | null;
  readonly way: string;
  readonly outcome: PracticeOutcome;
  readonly text: string;
}

export interface RecordCard extends TrainingRecord, Belonging {
  readonly quality: number | null;
  readonly feedbackText: string | null;
  readonly feedbackOn: CivilDate | null;
  readonly check: PracticeCheck | null;
}

/** Institutions that answer for a record: where it was made and where the person works today. */
export async function belongingOf(
  ctx: ReadCtx,
  record: { personId: string; institutionId: string | null },
): Promise<Belonging> {
  const posts = await postsOn(ctx, record.personId, ctx.today);
  return {
    personId: record.personId,
    institutionIds: [record.institutionId, ...posts.map((post) => post.institutionId)],
  };
}

/** One record as the reader may see it, or null. */
export async function record(ctx: ReadCtx, id: string): Promise<RecordCard | null> {
  if (!isId(id)) return null;
  const row = await shown(recordRows(ctx))
    .select(['f.quality', 'f.text as feedbackText', 'f.given_on as feedbackOn'])
    .select(['k.checked_on', 'k.checked_by', 'k.way', 'k.text as checkText'])
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { checked_on, checked_by, way, checkText, ...rest } = row;
  const found = rest as unknown as TrainingRecord &
    Pick<RecordCard, 'quality' | 'feedbackText' | 'feedbackOn'>;
  const check = checked_on
    ? {
        checkedOn: checked_on,
        checkedBy: checked_by,
        way: way ?? '',
        outcome: found.outcome ?? ('applied' as const),
        text: checkText ?? '',
      }
    : null;
  return { ...found, check, ...(await belongingOf(ctx, found)) };
}

/** How many records are out of order, by kind of exception. */
export async function exceptionCounts(ctx: ReadCtx): Promise<Map<ExceptionKind, number>> {
  const before = await checkBeforeOf(ctx);
  const count = (kind: ExceptionKind) =>
    sql<number>`count(*) filter (where ${exceptionIs(kind, ctx.today, before)})::int`;
  const row = await recordRows(ctx)
    .select([
      count('refused').as('refused'),
      count('dropped').as('dropped'),
      count('without-document').as('without-document'),
      count('not-started').as('not-started'),
      count('not-checked').as('not-checked'),
    ])
    .executeTakeFirstOrThrow();
  return new Map(Object.entries(row) as [ExceptionKind, number][]);
}

/** Trained people of a course by type of institution (CAD-05). */
export async function participantsByKind(
  ctx: ReadCtx,
  courseId: string,
): Promise<{ kind: string | null; people: number; certified: number; hours: number }[]> {
  return recordRows(ctx)
    .select(['i.kind'])
    .select([
      sql<number>`count(distinct r.person_id)::int`.as('people'),
      sql<number>`count(*) filter (where r.state = 'certified')::int`.as('certified'),
      sql<number>`coalesce(sum(r.hours) filter (where r.state in ('completed', 'certified')), 0)::int`.as(
        'hours',
      ),
    ])
    .where('r.course_id', '=', courseId)
    .groupBy('i.kind')
    .orderBy('i.kind')
    .execute();
}

export const recordsQuery = query({
  name: 'development.records',
  ru: 'Записи об обучении',
  input: recordFilter,
  ability: signedIn,
  run: recordsPage,
  shows: (_found, address) => shownList(address),
});

export const recordQuery = query({
  name: 'development.record',
  ru: 'Запись об обучении',
  input: z.object({ id: z.uuid() }),
  ability: signedIn,
  run: (ctx, { id }) => record(ctx, id),
  shows: ({ personId }) => ({ kind: 'people.person', id: personId }),
});
