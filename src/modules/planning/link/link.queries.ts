// Looking at links: those of a line, and choices for a new one.
import { z } from 'zod';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { query } from '../../../kernel/query.ts';
import { asCalledNow, type LinkedSubject, refOf, type Subject, subjectsByWords } from './link.subjects.ts';
import { linkKinds } from './link.text.ts';

/** What a line is linked with: a few records, each asked by its own room how it is called now. */
export async function linksOf(ctx: ReadCtx, lineId: string): Promise<LinkedSubject[]> {
  const rows = await ctx.db
    .selectFrom('planning.links')
    .select(['subject_kind as kind', 'subject_id as id', 'title', 'path'])
    .where('territory_id', '=', ctx.territory.id)
    .where('line_id', '=', lineId)
    .orderBy('subject_kind')
    .orderBy('title')
    .orderBy('subject_id')
    .execute();
  const now: LinkedSubject[] = [];
  for (const row of rows) now.push(await asCalledNow(ctx, row as Subject));
  return now;
}

export const pickSubject = query({
  name: 'planning.link.pick',
  ru: 'Выбор записи для связи с пунктом плана',
  input: z.object({
    q: z
      .string()
      .max(200)
      .default('')
      .transform((words) => words.replaceAll('\0', '')),
    limit: z.coerce.number().int().min(1).max(20).default(6),
  }),
  ability: signedIn,
  run: async (ctx, { q, limit }) =>
    (await subjectsByWords(ctx, q, limit)).map((subject) => ({
      value: refOf(subject),
      label: subject.title,
      hint: linkKinds[subject.kind],
    })),
});
