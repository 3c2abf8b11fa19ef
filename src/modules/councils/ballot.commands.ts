// Secret votes: who voted and how many were for what are kept apart; the box is counted when the vote is over.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { loadItem } from './agenda.commands.ts';
import { dropBallots } from './ballot.box.ts';
import { bodyPolicy } from './body.policy.ts';
import { manyPeople, motionField } from './councils.schema.ts';
import { refusals } from './councils.text.ts';
import { eligibleFor, isVoted } from './sheet.ts';
import { consideredItem } from './vote.commands.ts';

const norm = 'council-quorum';
const fact = (ctx: WriteCtx, name: string, id: string, data: Record<string, unknown>) =>
  recordFact(ctx, { name, subject: { kind: 'councils.item', id }, norm, data });

/** The office says before the vote how the question is voted: openly or secretly, and on what. */
export const chooseBallot = command({
  name: 'councils.item.ballot',
  ru: 'Голосовать тайно',
  norm,
  input: z.object({
    itemId: z.uuid(),
    ballot: z.enum(['open', 'secret']),
    motion: motionField.default('approve'),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { itemId: string }> => {
    const considered = await consideredItem(ctx, record);
    if (isRefusal(considered)) return considered;
    const { item } = considered;
    if (isVoted(item) || item.voters.length > 0) return refusals.voteBegun();
    await ctx.db
      .updateTable('councils.items')
      .set({ ballot: input.ballot, motion: input.motion })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', item.id)
      .execute();
    await fact(ctx, 'council.ballot-chosen', item.id, { ballot: input.ballot });
    return { itemId: item.id };
  },
});

/** The vote is over: the box is counted, nobody votes any more. Refuses without a quorum. */
export const openBox = command({
  name: 'councils.ballots.count',
  ru: 'Вскрыть урну и подсчитать',
  norm,
  input: z.object({ itemId: z.uuid() }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, _input, record): Promise<Refusal | { itemId: string }> => {
    const considered = await consideredItem(ctx, record, 'anyhow');
    if (isRefusal(considered)) return considered;
    const { item, quorum } = considered;
    if (!quorum.reached) return refusals.noQuorum(quorum);
    if (item.ballot !== 'secret' || item.voters.length === 0) return refusals.notVoted();
    await sql`select councils.open_box(${item.id}::uuid)`.execute(ctx.db);
    await fact(ctx, 'council.ballots-counted', item.id, { voters: item.voters.length });
    return { itemId: item.id };
  },
});

const count = (label: string) =>
  z.coerce.number().int().min(0).max(500).default(0).meta({ label, widget: 'number', width: 'short' });

/** Paper ballots counted by the commission: as many as members took part. */
export const recordBallots = command({
  name: 'councils.ballots.record',
  ru: 'Записать итог по бумажным бюллетеням',
  norm,
  input: z.object({
    itemId: z.uuid(),
    votesFor: count('За'),
    votesAgainst: count('Против'),
    abstained: count('Воздержались'),
    spoiled: count('Недействительных'),
    silent: manyPeople.meta({ label: 'Не голосовали', widget: 'checkboxes' }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { itemId: string }> => {
    const considered = await consideredItem(ctx, record);
    if (isRefusal(considered)) return considered;
    const { sheet, item, at, quorum } = considered;
    if (!quorum.reached) return refusals.noQuorum(quorum);
    if (item.ballot !== 'secret' || item.voters.length > 0) return refusals.voteBegun();
    const voters = eligibleFor(sheet, item, at)
      .map((member) => member.personId)
      .filter((id) => !input.silent.includes(id));
    const counts = {
      for: input.votesFor,
      against: input.votesAgainst,
      abstain: input.abstained,
      spoiled: input.spoiled,
    };
    if (counts.for + counts.against + counts.abstain + counts.spoiled !== voters.length)
      return refusals.ballotsDiffer(voters.length);
    await dropBallots(ctx, item.id, voters, counts);
    await sql`select councils.open_box(${item.id}::uuid)`.execute(ctx.db);
    await fact(ctx, 'council.ballots-counted', item.id, { voters: voters.length });
    return { itemId: item.id };
  },
});
