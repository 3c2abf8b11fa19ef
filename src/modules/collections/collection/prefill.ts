// What Opora already knows of an institution, written into the table before it is sent: nothing is asked twice.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { wordKey } from '../../../platform/sheets/index.ts';
import type { ReachedInstitution } from '../../institutions/index.ts';
import { staffByInstitution } from '../../qualification/index.ts';
import { speakersOf } from '../addressee/addressee.queries.ts';
import { anyCollection } from './collection.queries.ts';
import type { FormColumn, Source, TableForm } from './form.ts';

type Known = (institution: ReachedInstitution) => string;

async function registerSources(
  ctx: ReadCtx,
  wanted: ReadonlySet<Source>,
): Promise<Partial<Record<Source, Known>>> {
  const counts = ['staff', 'highest', 'first'].some((each) => wanted.has(each as Source))
    ? await staffByInstitution(ctx)
    : null;
  const speakers = wanted.has('head') ? await speakersOf(ctx) : null;
  const count =
    (key: 'total' | 'highest' | 'first'): Known =>
    (each) =>
      String(counts?.get(each.id)?.[key] ?? 0);
  return {
    head: (each) => speakers?.get(each.id)?.find((one) => one.isHead)?.name ?? '',
    phone: (each) => each.phone,
    email: (each) => each.email,
    address: (each) => each.address,
    inn: (each) => each.inn ?? '',
    staff: count('total'),
    highest: count('highest'),
    first: count('first'),
  };
}

/** What institutions said last time, by the institution, the row's title and the column's words. */
async function formerAnswers(ctx: ReadCtx, collectionId: string): Promise<Map<string, string>> {
  const former = await anyCollection(ctx, collectionId);
  if (!former) return new Map();
  const { rows } = await sql<{ institution: string; title: string; cells: Record<string, string> }>`
    select a.institution_id as institution, r.title, r.cells from collections.answers a
      join collections.answer_rows r on r.territory_id = a.territory_id and r.answer_id = a.id
     where a.territory_id = ${ctx.territory.id} and a.collection_id = ${collectionId}
       and a.state in ('answered', 'accepted') order by r.position desc`.execute(ctx.db);
  return new Map(
    rows.flatMap(({ institution, title, cells }) =>
      former.form.columns.flatMap((column) => {
        const value = cells[column.key] ?? '';
        return value ? [[keyOf(institution, title, column), value] as const] : [];
      }),
    ),
  );
}

const keyOf = (institutionId: string, rowTitle: string, column: Pick<FormColumn, 'title' | 'kind'>): string =>
  [institutionId, wordKey(rowTitle), wordKey(column.title), column.kind].join('|');

/** Cells of a row as an institution gets them. */
export async function prefillOf(
  ctx: ReadCtx,
  form: TableForm,
  copiedFromId: string | null,
): Promise<(institution: ReachedInstitution, rowTitle: string) => Record<string, string>> {
  const known = form.columns.filter((column) => column.source !== null);
  const wanted = new Set(known.flatMap((column) => column.source ?? []));
  const register = await registerSources(ctx, wanted);
  const former = wanted.has('former') && copiedFromId ? await formerAnswers(ctx, copiedFromId) : new Map();
  const knownOf = (column: FormColumn, institution: ReachedInstitution, rowTitle: string): string =>
    column.source === 'former'
      ? (former.get(keyOf(institution.id, rowTitle, column)) ?? '')
      : (register[column.source ?? 'former']?.(institution) ?? '');
  return (institution, rowTitle) =>
    Object.fromEntries(known.map((column) => [column.key, knownOf(column, institution, rowTitle)]));
}
