// Every day: where the deadline of ballots has passed, boxes are counted and the office hears of it; without a quorum it is «не состоялось».
import { sql } from 'kysely';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { dailyJob } from '../../../kernel/jobs.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { officeOf } from '../control/task.commands.ts';
import { quorumWords } from '../councils.text.ts';
import { markNotHeld } from '../session.failing.ts';
import { lockSession, sheetOf } from '../session.queries.ts';
import { quorumAt, type Sheet, undecidedItems } from '../sheet.ts';
import { remoteText as text } from './remote.text.ts';

async function overdue(ctx: WriteCtx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('councils.sessions')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('state', '=', 'open')
    .where('ballots_until', '<=', ctx.now)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

async function count(ctx: WriteCtx, sheet: Sheet): Promise<void> {
  for (const item of undecidedItems(sheet).filter((each) => each.ballot === 'secret' && !each.box))
    await sql`select councils.open_box(${item.id}::uuid)`.execute(ctx.db);
  const quorum = quorumAt(sheet, null, ctx.now);
  await notify(ctx, {
    to: await officeOf(ctx, sheet.body.id),
    name: 'council.ballots-counted',
    text: text.counted(sheet.body.shortName, text.quorum(quorum, quorumWords(quorum))),
    path: `/councils/sessions/${sheet.session.id}`,
    norm: 'council-quorum',
    key: `council.ballots-counted:${sheet.session.id}`,
  });
}

/** Ends the reception of ballots the day after the deadline at the latest; a second round changes nothing. */
export const countBallots = dailyJob({
  name: 'councils.ballots',
  hour: 8,
  run: async (ctx) => {
    for (const id of await overdue(ctx)) {
      await lockSession(ctx, id);
      const sheet = await sheetOf(ctx, id);
      if (!sheet || undecidedItems(sheet).length < sheet.items.length) continue;
      if (quorumAt(sheet, null, ctx.now).reached) await count(ctx, sheet);
      else {
        const failed = await markNotHeld(ctx, sheet, ctx.now);
        if (isRefusal(failed)) throw new Error(`A vote without a quorum was not ended: ${failed.text}`);
      }
    }
  },
});
