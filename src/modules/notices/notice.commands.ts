// Telling people: notify() from any command, reading, and how each person wants letters.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { signedIn } from '../../kernel/policy.ts';
import { withOneStop } from '../../platform/language/index.ts';
import { workingCalendar } from '../territories/index.ts';
import { defaultPreferences, type LetterPreferences, letterTime } from './letter-time.ts';

export interface NoticeParts {
  readonly to: readonly string[];
  /** What it is about, in the past tense or as a reminder: 'application.returned', 'expertise.reminder'. */
  readonly name: string;
  /** One or two full sentences; also what «Скопировать для чата» copies. */
  readonly text: string;
  /** Path within the territory that the notice opens. */
  readonly path: string;
  readonly norm?: string | null;
  readonly due?: string | null;
  readonly urgent?: boolean;
  /** The same key is told to the same person once: reminders run daily and may be repeated. */
  readonly key?: string;
}

/** Tells people in the product and, in their own time, by letter; in the transaction of the command. */
export async function notify(ctx: WriteCtx, parts: NoticeParts): Promise<void> {
  const people = [...new Set(parts.to)];
  if (people.length === 0) return;
  const wishes = await ctx.db
    .selectFrom('notices.preferences')
    .selectAll()
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', 'in', people)
    .execute();
  const wishesOf = new Map(wishes.map((row) => [row.person_id, row as unknown as LetterPreferences]));
  const isWorkingDay = await workingCalendar(ctx);
  await ctx.db
    .insertInto('notices.notices')
    .values(
      people.map((personId) => ({
        territory_id: ctx.territory.id,
        id: newId(ctx.now),
        person_id: personId,
        name: parts.name,
        text: withOneStop(parts.text),
        path: parts.path,
        norm: parts.norm ?? null,
        due: parts.due ?? null,
        urgent: parts.urgent ?? false,
        dedupe_key: parts.key ?? null,
        created_at: ctx.now,
        letter_due_at: letterTime(
          ctx.now,
          ctx.territory.zone,
          wishesOf.get(personId) ?? defaultPreferences,
          parts.urgent ?? false,
          isWorkingDay,
        ),
      })),
    )
    .onConflict((conflict) => conflict.constraint('one_notice_per_key').doNothing())
    .execute();
}

/** The reader marks own notices as read, one or all of them. */
export const readNotices = command({
  name: 'notices.read',
  ru: 'Отметить прочитанным',
  norm: null,
  input: z.object({ id: z.uuid().optional() }),
  ability: signedIn,
  afterClosing: true,
  run: async (ctx, input) => {
    let update = ctx.db
      .updateTable('notices.notices')
      .set({ read_at: ctx.now })
      .where('territory_id', '=', ctx.territory.id)
      .where('person_id', '=', ctx.actor.personId)
      .where('read_at', 'is', null);
    if (input.id) update = update.where('id', '=', input.id);
    const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
    return { read: Number(numUpdatedRows) };
  },
});

/** The person chooses letters one by one, a morning digest, or none, and own quiet hours. */
export const setPreferences = command({
  name: 'notices.preferences.set',
  ru: 'Сохранить',
  norm: null,
  input: z.object({
    letters: z.enum(['each', 'digest', 'none']),
    quietFrom: z.int().min(0).max(23),
    quietTo: z.int().min(0).max(23),
    workingDaysOnly: z.boolean().default(false),
  }),
  ability: signedIn,
  afterClosing: true,
  run: async (ctx, input) => {
    const values = {
      letters: input.letters,
      quiet_from: input.quietFrom,
      quiet_to: input.quietTo,
      working_days_only: input.workingDaysOnly,
    };
    await ctx.db
      .insertInto('notices.preferences')
      .values({ territory_id: ctx.territory.id, person_id: ctx.actor.personId ?? '', ...values })
      .onConflict((conflict) => conflict.columns(['territory_id', 'person_id']).doUpdateSet(values))
      .execute();
    return {};
  },
});
