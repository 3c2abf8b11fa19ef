// Numbers of documents: one row per kind, series and year holds the last one, and its lock makes two registrations take turns.
import { sql } from 'kysely';
import { type CivilDate, schoolYearOf } from '../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { DocumentKind } from './document.schema.ts';
import { documentText } from './document.text.ts';
import { type OfficeFile, officeFileOf } from './office.queries.ts';

export interface Sequence {
  readonly kind: DocumentKind;
  readonly series: string;
  readonly date: CivilDate;
}

/** The year a document is numbered in: calendar, or the school year by its first calendar year. */
export const numberingYear = (office: Pick<OfficeFile, 'yearUnit'>, date: CivilDate): number =>
  office.yearUnit === 'school' ? schoolYearOf(date) : Number(date.slice(0, 4));

/** Letters carry the index of their file: «01-05/123». */
const written = (kind: DocumentKind, office: OfficeFile, serial: number): string =>
  kind === 'letter' ? `${office.index}/${serial}` : String(serial);

/** The counting part of a number as people write it: 880, 15-од, 01-05/123; null when it does not count. */
export function serialOf(number: string): number | null {
  const found = /^(?:.*[/])?(\d{1,6})(?:-\p{L}{1,10})?$/u.exec(number.trim());
  return found ? Number(found[1]) : null;
}

/** The number offered in the form; another registration may take it first. */
export async function proposeNumber(ctx: ReadCtx, sequence: Sequence): Promise<string> {
  const office = await officeFileOf(ctx, sequence.kind);
  const row = await ctx.db
    .selectFrom('documents.counters')
    .select('last')
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', sequence.kind)
    .where('series', '=', sequence.series)
    .where('year', '=', numberingYear(office, sequence.date))
    .executeTakeFirst();
  const serial = await firstFree(ctx, sequence, office, (row?.last ?? 0) + 1);
  return written(sequence.kind, office, serial);
}

/** Takes the given number, or the next free one, until the transaction ends: no number is given twice or lost. */
export async function takeNumber(
  ctx: WriteCtx,
  sequence: Sequence,
  wanted: string | null,
): Promise<Refusal | { number: string; serial: number | null; year: number; office: OfficeFile }> {
  const office = await officeFileOf(ctx, sequence.kind);
  const year = numberingYear(office, sequence.date);
  const last = await lockCounter(ctx, sequence, year);
  const next = await firstFree(ctx, sequence, office, last + 1);
  const number = wanted ?? written(sequence.kind, office, next);
  if (wanted && (await isTaken(ctx, sequence, year, wanted))) {
    return refuse(
      'number-in-use',
      documentText.numberInUse(wanted, year, written(sequence.kind, office, next)),
      {
        kind: 'conflict',
        fields: { number: documentText.numberInUseShort },
      },
    );
  }
  const serial = wanted ? serialOf(wanted) : next;
  if (serial !== null && serial > last) await moveCounter(ctx, sequence, year, serial);
  return { number, serial, year, office };
}

/** The next number of a series whose papers are kept elsewhere (letters received), under the same lock. */
export async function takeSerial(
  ctx: WriteCtx,
  sequence: Omit<Sequence, 'date'>,
  year: number,
): Promise<number> {
  const serial = (await lockCounter(ctx, sequence, year)) + 1;
  await moveCounter(ctx, sequence, year, serial);
  return serial;
}

async function lockCounter(
  ctx: WriteCtx,
  { kind, series }: Omit<Sequence, 'date'>,
  year: number,
): Promise<number> {
  const row = await ctx.db
    .insertInto('documents.counters')
    .values({ territory_id: ctx.territory.id, kind, series, year, last: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['territory_id', 'kind', 'series', 'year'])
        .doUpdateSet({ last: sql`documents.counters.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

async function moveCounter(
  ctx: WriteCtx,
  { kind, series }: Omit<Sequence, 'date'>,
  year: number,
  last: number,
): Promise<void> {
  await ctx.db
    .updateTable('documents.counters')
    .set({ last })
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', kind)
    .where('series', '=', series)
    .where('year', '=', year)
    .execute();
}

async function isTaken(
  ctx: ReadCtx,
  { kind, series }: Sequence,
  year: number,
  number: string,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('documents.documents')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', kind)
    .where('series', '=', series)
    .where('year', '=', year)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** Numbers written by hand ahead of the counter are stepped over. */
async function firstFree(
  ctx: ReadCtx,
  sequence: Sequence,
  office: OfficeFile,
  from: number,
): Promise<number> {
  const year = numberingYear(office, sequence.date);
  let serial = from;
  while (await isTaken(ctx, sequence, year, written(sequence.kind, office, serial))) serial += 1;
  return serial;
}
