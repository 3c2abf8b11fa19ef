// Going back to a decided question while the meeting is on.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { advance, wrongState } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { loadItem } from './agenda.commands.ts';
import { openSheet } from './attendance.commands.ts';
import { emptyBox } from './ballot.box.ts';
import { bodyPolicy } from './body.policy.ts';
import { takeTasksBack } from './control/steering.commands.ts';
import { itemLifecycle } from './session.lifecycle.ts';

/** Goes back to a decided question while the meeting is on: its decision and votes are taken back. */
export const reopenItem = command({
  name: 'councils.item.reopen',
  ru: 'Вернуться к вопросу',
  norm: 'council-session',
  input: z.object({ itemId: z.uuid() }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, _input, record): Promise<Refusal | { id: string }> => {
    if (!record.item.sessionId) return wrongState(itemLifecycle, record.state, 'reopen');
    const sheet = await openSheet(ctx, record.item.sessionId);
    if (isRefusal(sheet)) return sheet;
    const moved = await advance(ctx, itemLifecycle, record, 'reopen', {
      data: { sessionId: sheet.session.id },
    });
    if (isRefusal(moved)) return moved;
    if (record.item.ballot === 'secret') await emptyBox(ctx, record.id);
    await takeTasksBack(ctx, record.id);
    await ctx.db
      .deleteFrom('councils.decisions')
      .where('territory_id', '=', ctx.territory.id)
      .where('item_id', '=', record.id)
      .execute();
    await ctx.db
      .deleteFrom('councils.votes')
      .where('territory_id', '=', ctx.territory.id)
      .where('item_id', '=', record.id)
      .execute();
    return { id: record.id };
  },
});
