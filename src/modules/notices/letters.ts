// Letters of notices that have come due: one each, or one digest, into the outbox in the same transaction.
import type { WriteCtx } from '../../kernel/ctx.ts';
import type { Mail } from '../../platform/mail/index.ts';
import { mailAddressOf } from '../people/index.ts';
import { digestText, letterText } from './notice.text.ts';

/** How many notices one pass takes; the next pass takes the rest. */
const passSize = 200;

/** Writes letters for due notices; a notice read in the meantime needs none. Returns how many letters were written. */
export async function writeDueLetters(ctx: WriteCtx, mail: Mail, publicUrl: string): Promise<number> {
  const due = await ctx.db
    .selectFrom('notices.notices')
    .select(['id', 'person_id', 'text', 'path', 'read_at', 'urgent'])
    .where('territory_id', '=', ctx.territory.id)
    .where('letter_sent_at', 'is', null)
    .where('letter_due_at', '<=', ctx.now)
    .orderBy('id')
    .limit(passSize)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length === 0) return 0;
  const addresses = await mailAddressOf(ctx, [...new Set(due.map((notice) => notice.person_id))]);
  const byPerson = Map.groupBy(
    due.filter((notice) => !notice.read_at),
    (notice) => notice.person_id,
  );
  let written = 0;
  for (const [personId, notices] of byPerson) {
    const to = addresses.get(personId);
    if (!to) continue;
    const lines = notices.map((notice) => ({
      text: notice.text,
      href: `${publicUrl}/${ctx.territory.slug}${notice.path}`,
    }));
    const [first] = lines;
    if (!first) continue;
    const letter = lines.length === 1 ? letterText(first) : digestText(lines);
    await mail.send(
      { to, ...letter, key: `notice:${ctx.territory.id}:${notices[0]?.id}`, at: ctx.now },
      ctx.db,
    );
    written += 1;
  }
  await ctx.db
    .updateTable('notices.notices')
    .set({ letter_sent_at: ctx.now })
    .where('territory_id', '=', ctx.territory.id)
    .where(
      'id',
      'in',
      due.map((notice) => notice.id),
    )
    .execute();
  return written;
}
