// An answer is given: the question and every row as it is known now are kept, so that it can be given again.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { answerText as text } from './answer.text.ts';
import { seesStaff, sightOf } from './qualification.policy.ts';
import { dayOf, type StaffFilter, staffFilterOf } from './staff.filter.ts';
import { everybody } from './staff.sheet.ts';
import { type StaffWords, wordsOf } from './staff.words.ts';

const norm = 'attestation-support';
const most = 10_000;
/** Rows of one statement. */
const portion = 1000;

/** What makes the question the same for any reader: the day is named, and so is the institution of its head. */
function wholeQuestion(ctx: ReadCtx, query: string): StaffFilter | Refusal {
  const asked = staffFilterOf(new URLSearchParams(query));
  const filter = { ...asked, on: dayOf(ctx, asked), after: '', before: '' };
  const sight = sightOf(ctx);
  if (filter.institutionId || sight.kind !== 'institutions') return filter;
  const [only, ...others] = sight.ids;
  return others.length > 0
    ? refuse('several-institutions', text.faults.institution, { norm })
    : { ...filter, institutionId: only ?? '' };
}

const queryOf = (filter: StaffFilter): string =>
  new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) =>
      value === '' || name === 'limit' ? [] : [[name, String(value)]],
    ),
  ).toString();

const order = new Intl.Collator('ru', { numeric: true });
const inOrder = (a: StaffWords, b: StaffWords): number =>
  order.compare(a.place, b.place) || order.compare(a.surname, b.surname) || order.compare(a.given, b.given);

async function rowsNow(ctx: ReadCtx, filter: StaffFilter) {
  const rows: { id: string; words: StaffWords }[] = [];
  for await (const row of everybody(ctx, filter)) {
    rows.push({ id: row.id, words: wordsOf(row) });
    if (rows.length > most) break;
  }
  return rows.sort((a, b) => inOrder(a.words, b.words));
}

async function insertRows(ctx: WriteCtx, answerId: string, rows: Awaited<ReturnType<typeof rowsNow>>) {
  for (let from = 0; from < rows.length; from += portion)
    await ctx.db
      .insertInto('qualification.answer_rows')
      .values(
        rows.slice(from, from + portion).map(({ id, words }, index) => ({
          ...{ territory_id: ctx.territory.id, answer_id: answerId, ordinal: from + index + 1 },
          ...{ person_id: id, words: JSON.stringify(words) },
        })),
      )
      .execute();
}

/** Whoever sees the list keeps what he answers; nothing of it is changed later. */
export const keepAnswer = command({
  name: 'qualification.answer.keep',
  ru: text.keep,
  norm,
  input: z.object({
    title: z
      .string({ error: text.faults.title })
      .trim()
      .min(3, text.faults.title)
      .max(300, 'Не больше 300 знаков.'),
    askedBy: z.string().trim().max(200, 'Не больше 200 знаков.').default(''),
    query: z.string().max(2000).default(''),
  }),
  ability: seesStaff,
  run: async (ctx, { title, askedBy, query }) => {
    const filter = wholeQuestion(ctx, query);
    if ('refusal' in filter) return filter;
    const rows = await rowsNow(ctx, filter);
    if (rows.length === 0) return refuse('nobody', text.faults.nobody, { norm });
    if (rows.length > most) return refuse('too-many-rows', text.faults.tooMany, { norm });
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('qualification.answers')
      .values({
        ...{ territory_id: ctx.territory.id, id, title, asked_by: askedBy, on_date: filter.on },
        ...{ query: queryOf(filter), total: rows.length },
        ...{ given_at: ctx.now, given_by: ctx.actor.personId },
      })
      .execute();
    await insertRows(ctx, id, rows);
    await recordFact(ctx, {
      name: 'staff-answer.given',
      subject: { kind: 'qualification.answer', id },
      norm,
      data: { total: rows.length, onDate: filter.on },
    });
    return { id, total: rows.length };
  },
});

/** A person made nameless is nameless in answers too. */
export async function forgetInAnswers(ctx: WriteCtx, personId: string): Promise<void> {
  const words = { surname: 'Обезличено', given: '—', patronymic: null };
  await sql`update qualification.answer_rows set words = words || ${JSON.stringify(words)}::jsonb
    where territory_id = ${ctx.territory.id} and person_id = ${personId}`.execute(ctx.db);
}
