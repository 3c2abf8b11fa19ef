// Training of many people, set by set, for lists: read for a batch, entered, taken back; one fact a record.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFacts } from '../../kernel/journal.ts';
import { linkedRecords, linksTo } from '../../platform/db/index.ts';
import { postsOfPeople } from '../people/index.ts';
import type { TrainingKind } from './course.text.ts';
import { developmentNorms } from './development.norms.ts';
import { recordSubject } from './record.commands.ts';

export interface ListedTraining {
  readonly id: string;
  readonly personId: string;
  readonly title: string;
  readonly provider: string;
  readonly kind: TrainingKind;
  readonly hours: number;
  readonly endsOn: CivilDate;
  readonly documentNumber: string;
}

/** Training of many people that was neither refused nor dropped, the latest first: one question. */
export async function trainingOfMany(
  ctx: ReadCtx,
  personIds: readonly string[],
): Promise<Map<string, ListedTraining[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('development.records')
    .select(['id', 'person_id as personId', 'title', 'provider', 'kind', 'hours', 'ends_on as endsOn'])
    .select('document_number as documentNumber')
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', 'in', [...new Set(personIds)])
    .where('state', 'not in', ['refused', 'dropped'])
    .orderBy('ends_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return Map.groupBy(rows as ListedTraining[], (row) => row.personId);
}

export interface TrainingToEnter {
  readonly personId: string;
  readonly title: string;
  readonly provider: string;
  readonly kind: TrainingKind;
  readonly form: 'on-site' | 'distance';
  readonly hours: number;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  /** Both or neither. */
  readonly documentNumber: string;
  readonly documentDate: CivilDate | null;
}

export interface TrainingOutcome {
  readonly personId: string;
  readonly id: string;
}

/** Enters finished training in the caller's transaction; a document the person has already is left as it is. */
export async function enterTraining(
  ctx: WriteCtx,
  entries: readonly TrainingToEnter[],
): Promise<TrainingOutcome[]> {
  if (entries.length === 0) return [];
  const posts = await postsOfPeople(
    ctx,
    entries.map(({ personId }) => personId),
    ctx.today,
  );
  const rows = entries.map((entry) => {
    const [post] = posts.get(entry.personId) ?? [];
    return {
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), person_id: entry.personId, source: 'import' },
      ...{ institution_id: post?.institutionId ?? null, unit: post?.unit ?? null },
      ...{ position: post?.position ?? '', subject: post?.subjects.join(', ') ?? '' },
      ...{ title: entry.title, provider: entry.provider, kind: entry.kind, form: entry.form },
      ...{ hours: entry.hours, starts_on: entry.startsOn, ends_on: entry.endsOn },
      state: entry.documentNumber ? 'certified' : 'completed',
      ...{ document_number: entry.documentNumber, document_date: entry.documentDate },
    };
  });
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)));
  const entered = await sql<{ id: string }>`
    insert into development.records (${columns})
    select ${columns} from jsonb_populate_recordset(null::development.records, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing returning id`.execute(ctx.db);
  const known = new Set(entered.rows.map(({ id }) => id));
  const kept = rows.filter(({ id }) => known.has(id));
  await recordFacts(
    ctx,
    kept.map(({ id, person_id, state, hours }) => ({
      name: 'training.entered',
      subject: recordSubject(id),
      norm: developmentNorms.trainingRecord.slug,
      data: { personId: person_id, state, hours },
    })),
  );
  return kept.map(({ id, person_id }) => ({ id, personId: person_id }));
}

/** People whose entered training has moved on or is pointed at: feedback, a check in practice, a document. */
export async function trainingSince(ctx: WriteCtx, outcomes: readonly TrainingOutcome[]): Promise<string[]> {
  if (outcomes.length === 0) return [];
  const ids = outcomes.map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`
    select id from development.records
     where territory_id = ${ctx.territory.id} and id = any(${ids}::uuid[]) and version > 1`.execute(ctx.db);
  const asked = sql`select unnest(${ids}::uuid[])`;
  const links = await linksTo(ctx.db, 'development.records');
  const used = await linkedRecords(ctx.db, links, ctx.territory.id, asked);
  const changed = new Set([...rows.map(({ id }) => id), ...used.keys()]);
  return outcomes.flatMap(({ id, personId }) => (changed.has(id) ? [personId] : []));
}

/** Erases training a list entered. */
export async function takeTrainingBack(
  ctx: WriteCtx,
  outcomes: readonly TrainingOutcome[],
  act: string,
): Promise<void> {
  const ids = outcomes.map(({ id }) => id);
  await sql`delete from development.records
     where territory_id = ${ctx.territory.id} and id = any(${ids}::uuid[])`.execute(ctx.db);
  await recordFacts(
    ctx,
    outcomes.map(({ id, personId }) => ({
      name: 'training.list-undone',
      subject: recordSubject(id),
      norm: developmentNorms.trainingRecord.slug,
      data: { personId, act },
    })),
  );
}
