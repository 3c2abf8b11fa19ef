// The box of a secret vote: the only way in, and taking everything back when the question is considered again.
import { sql } from 'kysely';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { refusals } from './councils.text.ts';
import type { Choice } from './quorum.ts';

interface Ballots {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly spoiled: number;
}

/** The only way into the box: the names lie in one table, the numbers in another, nothing ties them together. */
export async function dropBallots(
  ctx: WriteCtx,
  itemId: string,
  voters: readonly string[],
  counts: Ballots,
): Promise<void> {
  await sql`select councils.drop_ballots(${itemId}::uuid, ${[...voters]}::uuid[], ${counts.for}, ${counts.against},
    ${counts.abstain}, ${counts.spoiled})`.execute(ctx.db);
}

/** One ballot of a member present, not recused and not voted yet; the fact names nobody's choice. */
export async function castSecretly(
  ctx: WriteCtx,
  itemId: string,
  voters: readonly string[],
  personId: string,
  choice: Choice,
): Promise<Refusal | { itemId: string }> {
  if (voters.includes(personId)) return refusals.votedSecretly();
  const counts = { for: 0, against: 0, abstain: 0, spoiled: 0, [choice]: 1 };
  await dropBallots(ctx, itemId, [personId], counts);
  await recordFact(ctx, {
    name: 'council.ballot-cast',
    subject: { kind: 'councils.item', id: itemId },
    norm: 'council-quorum',
  });
  return { itemId };
}

/** Takes back every ballot of a question that is considered again. */
export async function emptyBox(ctx: WriteCtx, itemId: string): Promise<void> {
  await sql`select councils.empty_box(${itemId}::uuid)`.execute(ctx.db);
}
