// A vote by correspondence: the office hands ballots out with a deadline, each member sends one whole ballot in.
import { z } from 'zod';
import { momentIn } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { dropBallots } from '../ballot.box.ts';
import { bodyPolicy } from '../body.policy.ts';
import { choices, refusals } from '../councils.text.ts';
import type { Choice } from '../quorum.ts';
import { sessionLifecycle } from '../session.lifecycle.ts';
import { beginSession } from '../session.opening.ts';
import { lockSession, sheetOf, visibleSession } from '../session.queries.ts';
import { type AgendaItem, type Sheet, undecidedItems, wasPresent } from '../sheet.ts';
import { voteRow } from '../vote.commands.ts';
import { isRemote, takesBallots, untilWords } from './remote.deadline.ts';
import { refusedByRules } from './remote.rules.ts';
import { remoteText as text } from './remote.text.ts';

const load = (ctx: ReadCtx, input: { sessionId: string }) => visibleSession(ctx, input.sessionId);

/**
 * The office hands the ballots out: the composition is frozen, the number given, the deadline fixed. Every question
 * needs a draft decision; those named are voted secretly.
 */
export const handOutBallots = command({
  name: 'councils.ballots.hand-out',
  ru: text.handOut,
  norm: 'council-session',
  input: z.object({
    sessionId: z.uuid(),
    secret: z
      .array(z.uuid())
      .max(200)
      .default([])
      .meta({ label: text.secret, hint: text.secretHint, widget: 'checkboxes' }),
  }),
  load,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, session): Promise<Refusal | { told: number }> => {
    if (!isRemote(session)) return text.refusals.inPerson();
    await lockSession(ctx, session.id);
    const sheet = await sheetOf(ctx, session.id);
    if (!sheet) return notFound();
    const refused = await refusedByRules(ctx, sheet.body);
    if (refused) return refused;
    if (sheet.items.length === 0) return refusals.emptyAgenda();
    const draftless = sheet.items.find((item) => item.proposedDecision === '');
    if (draftless) return text.refusals.noDraft(draftless.title);
    const until = momentIn(session.plannedOn, session.plannedTime, ctx.territory.zone);
    if (until.getTime() <= ctx.now.getTime()) return text.refusals.noTime();
    const begun = await beginSession(ctx, session, {
      ...{ day: ctx.today, openedAt: ctx.now },
      set: { ballots_until: until, attendance_marked: true },
    });
    if (isRefusal(begun)) return begun;
    await putToVote(ctx, sheet, input.secret);
    await notify(ctx, {
      to: begun.memberIds,
      name: 'council.ballots-handed-out',
      text: text.notice(sheet.body.nameGenitive, untilWords(ctx, { ...session, ballotsUntil: until })),
      path: `/councils/sessions/${session.id}`,
      norm: 'council-session',
      due: session.plannedOn,
    });
    return { told: begun.memberIds.length };
  },
});

/** A question of the body's own is voted by its draft decision, not merely noted. */
async function putToVote(ctx: WriteCtx, sheet: Sheet, secret: readonly string[]): Promise<void> {
  for (const item of sheet.items)
    await ctx.db
      .updateTable('councils.items')
      .set({
        motion: item.subjectKind === null ? 'approve' : item.motion,
        ballot: secret.includes(item.id) ? 'secret' : 'open',
      })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', item.id)
      .execute();
}

/** Questions a member answers: those still open, without those he is recused from. */
export const questionsFor = (sheet: Sheet, personId: string): AgendaItem[] =>
  undecidedItems(sheet).filter((item) => !item.recused.includes(personId));

/** A member sends the ballot: once, whole, before the deadline; the names of secret voters lie apart from their voices. */
export const sendBallot = command({
  name: 'councils.ballot.send',
  ru: text.send,
  norm: 'council-quorum',
  input: z.object({
    sessionId: z.uuid(),
    votes: z
      .array(
        z.object({
          itemId: z.uuid(),
          choice: z.enum(['for', 'against', 'abstain']).meta({ label: 'Голос', options: choices }),
        }),
      )
      .max(200)
      .default([])
      .meta({ label: text.yours }),
  }),
  load,
  ability: bodyPolicy.rules.sit,
  run: async (ctx, input, session): Promise<Refusal | { id: string }> => {
    if (!isRemote(session)) return text.refusals.inPerson();
    if (session.state !== 'open') return refusals.notOpen();
    if (!takesBallots(ctx, session)) return text.refusals.late();
    await lockSession(ctx, session.id);
    const sheet = await sheetOf(ctx, session.id);
    const personId = ctx.actor.personId ?? '';
    const member = sheet?.members.find((each) => each.personId === personId);
    if (!sheet || !member)
      return refuse('not-in-composition', refusals.notMember, {
        kind: 'forbidden',
        norm: 'council-composition',
      });
    if (wasPresent(member)) return text.refusals.sent();
    const given = new Map<string, Choice>(input.votes.map(({ itemId, choice }) => [itemId, choice]));
    const questions = questionsFor(sheet, personId);
    if (
      input.votes.some(({ itemId }) =>
        sheet.items.find((each) => each.id === itemId)?.recused.includes(personId),
      )
    )
      return refusals.voteOfRecused();
    if (given.size !== questions.length || questions.some(({ id }) => !given.has(id)))
      return text.refusals.incomplete();
    await receive(ctx, sheet, personId, (id) => given.get(id) as Choice);
    return { id: session.id };
  },
});

async function receive(
  ctx: WriteCtx,
  sheet: Sheet,
  personId: string,
  choiceOf: (itemId: string) => Choice,
): Promise<void> {
  const { session } = sheet;
  await ctx.db
    .insertInto('councils.presences')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), session_id: session.id },
      ...{ person_id: personId, arrived_at: ctx.now },
    })
    .execute();
  const questions = questionsFor(sheet, personId);
  const open = questions.filter((item) => item.ballot === 'open');
  if (open.length > 0)
    await ctx.db
      .insertInto('councils.votes')
      .values(open.map((item) => voteRow(ctx, sheet, item, personId, choiceOf(item.id), ctx.now)))
      .execute();
  for (const { id } of questions.filter((item) => item.ballot === 'secret'))
    await dropBallots(ctx, id, [personId], { for: 0, against: 0, abstain: 0, spoiled: 0, [choiceOf(id)]: 1 });
  await recordFact(ctx, {
    name: 'council.ballot-received',
    subject: { kind: sessionLifecycle.name, id: session.id },
    norm: 'council-quorum',
  });
}
