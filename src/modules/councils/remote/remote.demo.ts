// The demonstration's votes by correspondence: the order that allows them, one vote with minutes, one still running.
import { z } from 'zod';
import { momentIn } from '../../../kernel/clock.ts';
import type { Role, WriteCtx } from '../../../kernel/ctx.ts';
import { enterOwnRegulation } from '../../regulations/index.ts';
import { decide } from '../decision.commands.ts';
import { bySecretary, closeAndSign, type DemoOffice, office, prepare, question } from '../demo.sessions.ts';
import { sendBallot } from './remote.commands.ts';
import { countBallots } from './remote.daily.ts';
import { setCorrespondence } from './remote.rules.ts';

const order = z.object({ issuer: z.string(), number: z.string(), dated: z.string(), title: z.string() });
/** A Положение of the body's own. */
export const demoRegulation = z.object({
  title: z.string(),
  text: z.string(),
  order,
  inForceFrom: z.string(),
});
/** Who sent a ballot and when: a vote for each question in turn, «+» for, «-» against, «0» abstained. */
const ballots = z.array(z.tuple([z.string(), z.string(), z.string().regex(/^[-+0]+$/)]));
const vote = z.object({
  plannedOn: z.string(),
  /** The last day for ballots. */
  on: z.string(),
  time: z.string(),
  ballots,
});
export const demoRemote = z.object({
  rule: z.object({
    ...{ on: z.string(), clause: z.string(), wording: z.string(), reason: z.string() },
    effectiveFrom: z.string(),
  }),
  finished: vote.extend({
    decidedOn: z.string(),
    circulatedOn: z.string(),
    signedOn: z.string(),
    items: z.array(question.extend({ owner: z.string(), dueOn: z.string() })),
  }),
  running: vote.extend({ items: z.array(question) }),
});

const choices: Readonly<Record<string, string>> = { '+': 'for', '-': 'against', 0: 'abstain' };

export const enterBodyRegulation = (
  ctx: WriteCtx,
  { order: act, ...own }: z.output<typeof demoRegulation>,
): Promise<string> =>
  enterOwnRegulation(ctx, { ...own, order: { ...act, level: 'municipal', kind: 'приказ' } });

export async function voteRemotely(
  at: DemoOffice,
  keeper: Role,
  remote: z.output<typeof demoRemote>,
): Promise<void> {
  const { bodyId, does } = at;
  const { on, ...rule } = remote.rule;
  await does(at.secretary, on, setCorrespondence, { ...rule, bodyId, allowed: 'yes' }, keeper);
  await finish(at, remote.finished);
  const { sessionId, items } = await prepare(at, remote.running, 'correspondence');
  await send(at, sessionId, items, remote.running.ballots);
}

async function send(
  at: DemoOffice,
  sessionId: string,
  items: readonly { id: string }[],
  sent: z.output<typeof ballots>,
): Promise<void> {
  for (const [who, moment, voices] of sent) {
    const votes = items.map(({ id }, index) => ({ itemId: id, choice: choices[voices[index] ?? ''] }));
    await at.does(who, moment, sendBallot, { sessionId, votes }, office('member', at));
  }
}

async function finish(at: DemoOffice, held: z.output<typeof demoRemote>['finished']): Promise<void> {
  const { sessionId, items } = await prepare(at, held, 'correspondence');
  await send(at, sessionId, items, held.ballots);
  const now = momentIn(held.decidedOn, '08:00', at.ctx.territory.zone);
  await countBallots.run({ ...at.ctx, now, today: held.decidedOn }, held.on);
  for (const { id: itemId, decision: text, owner, dueOn } of items)
    await bySecretary(at)(held.decidedOn, decide, {
      ...{ itemId, outcome: 'approve', text, ownerId: at.idOf(owner), dueOn },
    });
  const { circulatedOn, signedOn } = held;
  await closeAndSign(at, {
    ...{ sessionId, circulatedOn, signedOn, closedAt: `${held.decidedOn} 11:00` },
    open: new Set(),
  });
}
