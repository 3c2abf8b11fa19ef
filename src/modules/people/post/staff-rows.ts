// Many people with their posts at once, for imports: a thousand rows a statement, one fact per row that changed anything.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { type FactParts, recordFacts } from '../../../kernel/journal.ts';
import { personSubject } from '../person.queries.ts';
import type { Employment } from '../person.text.ts';
import { postTitle } from '../positions.ts';
import { writeSubjects } from '../post.commands.ts';
import { keepLeavesInside } from './leaves-inside.ts';

/** Personal columns; what a file does not tell is left out and stays as it is. */
export interface PersonColumns {
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly gender?: 'female' | 'male' | null;
  readonly birthDate?: CivilDate | null;
  readonly email?: string;
  readonly phone?: string;
}

/** Columns of a post; for a new post what is left out takes the table's default. `endsOn` is exclusive, as stored. */
export interface PostColumns {
  readonly institutionId: string;
  readonly position: string;
  readonly detail?: string;
  readonly positionText?: string;
  readonly employment?: Employment;
  readonly load?: number | null;
  readonly hoursPerWeek?: number | null;
  readonly document?: string;
  readonly startsOn?: CivilDate;
  readonly endsOn?: CivilDate | null;
  readonly subjects?: readonly string[];
}

export interface StaffRow {
  /** Somebody already in the register; null enters a new person. */
  readonly personId: string | null;
  /** The post the row speaks about; null: the person gets a new one (then `startsOn` is needed). */
  readonly postId: string | null;
  readonly person: PersonColumns;
  readonly post: PostColumns;
}

type Values = Record<string, unknown>;

export interface StaffOutcome {
  readonly personId: string;
  readonly postId: string;
  readonly person: 'added' | 'changed' | 'same';
  readonly post: 'added' | 'changed' | 'same';
  /** Stored columns as they were, of what changed: enough to put it back. */
  readonly before: {
    readonly person?: Values;
    readonly post?: Values;
    readonly subjects?: readonly string[];
  };
}

const personColumns = {
  surname: 'surname',
  given: 'given',
  patronymic: 'patronymic',
  gender: 'gender',
  birthDate: 'birth_date',
  email: 'email',
  phone: 'phone',
} as const;
const postColumns = {
  institutionId: 'institution_id',
  position: 'position',
  detail: 'detail',
  positionText: 'position_text',
  employment: 'employment',
  load: 'load',
  hoursPerWeek: 'hours_per_week',
  document: 'document',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
} as const;

/** Only what was told, under the names of the table. */
const told = (from: object, names: Readonly<Record<string, string>>): Values =>
  Object.fromEntries(
    Object.entries(names).flatMap(([key, column]) => {
      const value = (from as Values)[key];
      return value === undefined ? [] : [[column, value]];
    }),
  );

const differing = (now: Values, wanted: Values): string[] =>
  Object.keys(wanted).filter((column) => now[column] !== wanted[column]);

const pick = (from: Values, columns: readonly string[]): Values =>
  Object.fromEntries(columns.map((column) => [column, from[column]]));

async function byId(
  ctx: WriteCtx,
  table: 'people.persons' | 'people.posts',
  ids: readonly (string | null)[],
) {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map<string, Values>();
  const rows = await ctx.db
    .selectFrom(table)
    .selectAll()
    .where('territory_id', '=', ctx.territory.id)
    .where('id', 'in', known)
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row as Values]));
}

async function subjectsOf(
  ctx: WriteCtx,
  postIds: readonly (string | null)[],
): Promise<Map<string, string[]>> {
  const known = postIds.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('people.post_subjects')
    .select(['post_id', 'subject'])
    .where('territory_id', '=', ctx.territory.id)
    .where('post_id', 'in', known)
    .orderBy('subject')
    .execute();
  const found = Map.groupBy(rows, (row) => row.post_id);
  return new Map([...found].map(([id, list]) => [id, list.map((row) => row.subject)]));
}

/** Rows of one set of columns share a statement: values go as one JSON, so a thousand rows cost one round. */
async function updateMany(
  ctx: WriteCtx,
  table: 'people.persons' | 'people.posts',
  changes: readonly (Values & { id: string })[],
): Promise<void> {
  for (const [columns, rows] of Map.groupBy(changes, (row) => Object.keys(row).sort().join(' '))) {
    const names = columns.split(' ').filter((name) => name !== 'id');
    const sets = sql.join(names.map((name) => sql`${sql.ref(name)} = n.${sql.ref(name)}`));
    await sql`update ${sql.table(table)} t set ${sets}, version = t.version + 1
      from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) n
      where t.territory_id = ${ctx.territory.id} and t.id = n.id`.execute(ctx.db);
  }
}

/** Writes a batch in the caller's transaction, in the order given; the caller has asked the rights and shown the preview. */
export async function upsertStaff(ctx: WriteCtx, rows: readonly StaffRow[]): Promise<StaffOutcome[]> {
  const outcomes: StaffOutcome[] = [];
  for (let from = 0; from < rows.length; from += 1000)
    outcomes.push(...(await upsertBatch(ctx, rows.slice(from, from + 1000))));
  return outcomes;
}

async function upsertBatch(ctx: WriteCtx, rows: readonly StaffRow[]): Promise<StaffOutcome[]> {
  const territory_id = ctx.territory.id;
  const people = await byId(
    ctx,
    'people.persons',
    rows.map((row) => row.personId),
  );
  const posts = await byId(
    ctx,
    'people.posts',
    rows.map((row) => row.postId),
  );
  const subjects = await subjectsOf(
    ctx,
    rows.map((row) => row.postId),
  );
  const plans = rows.map((row) => planOf(ctx, row, people, posts, subjects));
  const added = <T>(list: readonly T[], insert: (part: readonly T[]) => Promise<unknown>) =>
    list.length > 0 ? insert(list) : Promise.resolve();
  await added(
    plans.filter((each) => each.outcome.person === 'added'),
    (list) =>
      ctx.db
        .insertInto('people.persons')
        .values(
          list.map(({ outcome, person }) => ({ territory_id, id: outcome.personId, ...person }) as never),
        )
        .execute(),
  );
  await updateMany(
    ctx,
    'people.persons',
    plans.flatMap(({ outcome, person }) =>
      outcome.person === 'changed' ? [{ id: outcome.personId, ...person }] : [],
    ),
  );
  await added(
    plans.filter((each) => each.outcome.post === 'added'),
    (list) =>
      ctx.db
        .insertInto('people.posts')
        .values(
          list.map(
            ({ outcome, post }) =>
              ({ territory_id, id: outcome.postId, person_id: outcome.personId, ...post }) as never,
          ),
        )
        .execute(),
  );
  const changedPosts = plans.flatMap(({ outcome, post }) =>
    outcome.post === 'changed' && Object.keys(post).length > 0 ? [{ id: outcome.postId, ...post }] : [],
  );
  await updateMany(ctx, 'people.posts', changedPosts);
  await keepLeavesInside(
    ctx,
    changedPosts.map((post) => post.id),
  );
  const taught = plans.flatMap(({ outcome, subjects: list }) =>
    list ? [{ postId: outcome.postId, subjects: list }] : [],
  );
  await added(taught, (list) =>
    ctx.db
      .deleteFrom('people.post_subjects')
      .where('territory_id', '=', territory_id)
      .where(
        'post_id',
        'in',
        list.map((each) => each.postId),
      )
      .execute(),
  );
  await writeSubjects(ctx, taught);
  await recordFacts(ctx, plans.flatMap(factsOf));
  return plans.map((plan) => plan.outcome);
}

interface Plan {
  readonly outcome: StaffOutcome;
  /** Columns to write: all that was told for a new record, the differing ones for a known one. */
  readonly person: Values;
  readonly post: Values;
  /** null: the subjects stay. */
  readonly subjects: readonly string[] | null;
}

function planOf(
  ctx: WriteCtx,
  row: StaffRow,
  people: ReadonlyMap<string, Values>,
  posts: ReadonlyMap<string, Values>,
  subjects: ReadonlyMap<string, readonly string[]>,
): Plan {
  const [person, post] = [told(row.person, personColumns), told(row.post, postColumns)];
  const [personNow, postNow] = [people.get(row.personId ?? ''), posts.get(row.postId ?? '')];
  const personDiffers = personNow ? differing(personNow, person) : [];
  const postDiffers = postNow ? differing(postNow, post) : [];
  const taught = row.post.subjects && [...new Set(row.post.subjects)].sort();
  const taughtNow = subjects.get(row.postId ?? '') ?? [];
  const subjectsDiffer = taught !== undefined && taught.join('\n') !== [...taughtNow].sort().join('\n');
  const postIs = !postNow ? 'added' : postDiffers.length > 0 || subjectsDiffer ? 'changed' : 'same';
  return {
    person: personNow ? pick(person, personDiffers) : person,
    post: postNow ? pick(post, postDiffers) : post,
    subjects: subjectsDiffer ? (taught ?? null) : null,
    outcome: {
      personId: personNow ? String(personNow.id) : newId(ctx.now),
      postId: postNow ? String(postNow.id) : newId(ctx.now),
      person: !personNow ? 'added' : personDiffers.length > 0 ? 'changed' : 'same',
      post: postIs,
      before: {
        ...(personDiffers.length > 0 && personNow ? { person: pick(personNow, personDiffers) } : {}),
        ...(postDiffers.length > 0 && postNow ? { post: pick(postNow, postDiffers) } : {}),
        ...(postNow && subjectsDiffer ? { subjects: taughtNow } : {}),
      },
    },
  };
}

function factsOf({ outcome, person, post }: Plan): FactParts[] {
  const subject = personSubject(outcome.personId);
  const facts: FactParts[] = [];
  if (outcome.person !== 'same')
    facts.push({
      name: outcome.person === 'added' ? 'person.added' : 'person.changed',
      subject,
      data: outcome.person === 'added' ? {} : { changed: Object.keys(person).map(fieldOf) },
      personal: { personId: outcome.personId, before: outcome.before.person ?? null, after: person },
    });
  if (outcome.post !== 'same') {
    const was = outcome.before.post ?? {};
    const title = postTitle({ position: '', detail: '', ...was, ...post } as {
      position: string;
      detail: string;
    });
    facts.push({
      name: outcome.post === 'added' ? 'post.appointed' : 'post.corrected',
      subject,
      data: {
        postId: outcome.postId,
        title,
        ...(outcome.post === 'added'
          ? { institutionId: post.institution_id, startsOn: post.starts_on, document: post.document ?? '' }
          : { changed: Object.keys(post) }),
      },
    });
  }
  return facts;
}

const fieldOf = (column: string): string =>
  Object.entries(personColumns).find(([, name]) => name === column)?.[0] ?? column;
