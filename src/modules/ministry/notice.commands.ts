// The director draws a notice of chosen lines into one letter; the letter's registration is the sending.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { PublishedFact, ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { countOf } from '../../platform/language/index.ts';
import { discardDraft, draftDocument } from '../documents/index.ts';
import { notify } from '../notices/index.ts';
import { peopleWithRole } from '../people/index.ts';
import { type Line, linesOfPlan, type Plan, visiblePlan } from '../planning/index.ts';
import { territoryCard } from '../territories/index.ts';
import { ministryPolicy } from './ministry.policy.ts';
import { ministryText as text } from './ministry.text.ts';
import { noticeLifecycle } from './notice.lifecycle.ts';
import { noticeLetter } from './notice.paper.ts';
import { type Notice, noticeOfDocument, oneNotice, type Trouble, troubleOf } from './notice.queries.ts';

const norm = 'ministry-notice';
export const noticePath = (id: string) => `/ministry/notices/${id}`;

const lineInput = z.object({
  lineId: z.uuid(),
  reason: z.string().trim().min(5, text.faults.reason).max(1000),
  newDay: z.iso.date(text.faults.newDay),
  measures: z.string().trim().min(5, text.faults.measures).max(1000),
});
type LineInput = z.output<typeof lineInput>;

interface Row extends LineInput {
  readonly line: Line;
  readonly trouble: Trouble;
}

function rowsOf(lines: readonly Line[], input: readonly LineInput[], today: string): Row[] | null {
  const rows = input.flatMap((row) => {
    const line = lines.find(({ id }) => id === row.lineId);
    const trouble = line ? troubleOf(line, today) : null;
    return line && trouble ? [{ ...row, line, trouble }] : [];
  });
  return rows.length === input.length ? rows : null;
}

/** Late lines, lines not done and lines at risk before their term, in one letter with reason, new day and measures. */
export const composeNotice = command({
  name: 'ministry.notice.compose',
  ru: text.compose,
  norm,
  input: z.object({ planId: z.uuid(), lines: z.array(lineInput).min(1, text.faults.lines).max(100) }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: ministryPolicy.rules.notify,
  run: async (ctx, input, plan: Plan) => {
    if (plan.state === 'draft' || plan.state === 'on-approval')
      return refuse('plan-not-approved', text.refusals.notApproved, { norm });
    const past = input.lines.findIndex(({ newDay }) => newDay < ctx.today);
    if (past >= 0)
      return refuse('new-day-in-the-past', text.faults.past, {
        kind: 'invalid',
        fields: { [`lines[${past}].newDay`]: text.faults.past },
      });
    const rows = rowsOf(await linesOfPlan(ctx, plan), input.lines, ctx.today);
    if (!rows) return refuse('not-of-the-plan', text.refusals.notOfPlan, { norm });
    return drawNotice(ctx, plan, rows);
  },
});

async function drawNotice(ctx: WriteCtx, plan: Plan, rows: readonly Row[]) {
  const id = newId(ctx.now);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const addressee = text.addressee(card.region);
  const lines = rows.map(({ line, trouble, reason, newDay, measures }) => ({
    ...{ title: line.title, term: line.term, trouble, reason, newDay, measures },
  }));
  const { id: documentId } = await draftDocument(
    ctx,
    await noticeLetter(ctx, { noticeId: id, addressee, schoolYear: plan.schoolYear, lines }),
  );
  await ctx.db
    .insertInto('ministry.notices')
    .values({
      ...{ territory_id: ctx.territory.id, id, plan_id: plan.id, school_year: plan.schoolYear, addressee },
      ...{ state: noticeLifecycle.initial, document_id: documentId, drawn_on: ctx.today },
      drawn_by_id: ctx.actor.personId,
    })
    .execute();
  await ctx.db
    .insertInto('ministry.notice_lines')
    .values(
      rows.map(({ line, trouble, reason, newDay, measures }, index) => ({
        ...{ territory_id: ctx.territory.id, notice_id: id, line_id: line.id, position: index + 1 },
        ...{ title: line.title, term: line.term, trouble, reason, new_day: newDay, measures },
      })),
    )
    .execute();
  await recordFact(ctx, {
    name: 'ministry.notice-drawn',
    subject: { kind: noticeLifecycle.name, id },
    norm,
    data: { lines: countOf(rows.length, ...text.lineForms) },
  });
  return { id, documentId };
}

/** The director gives a notice up before it is sent; the draft of its letter goes with it. */
export const discardNotice = command({
  name: 'ministry.notice.discard',
  ru: text.discard,
  norm,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  load: (ctx: ReadCtx, input) => oneNotice(ctx, input.id),
  ability: ministryPolicy.rules.notify,
  run: async (ctx, input, notice: Notice) => {
    const moved = await advance(ctx, noticeLifecycle, { ...notice, version: input.version }, 'discard', {
      set: { document_id: null },
    });
    if (isRefusal(moved) || notice.documentId === null) return moved;
    const gone = await discardDraft(ctx, notice.documentId);
    return isRefusal(gone) ? gone : { id: notice.id };
  },
});

/** The letter got its number: the notice is sent, the observer is told. */
export async function takeRegisteredLetter(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { documentId, number, date, kind } = fact.data as Record<string, string>;
  const notice = kind === 'letter' && documentId ? await noticeOfDocument(ctx, documentId) : null;
  if (notice?.state !== 'draft') return;
  const sent = await advance(ctx, noticeLifecycle, notice, 'send', {
    set: { number, sent_on: date },
    data: { number },
  });
  if (isRefusal(sent)) throw new Error(sent.text);
  const observers = await peopleWithRole(ctx, 'observer', { kind: 'territory' });
  await notify(ctx, {
    to: observers.map(({ personId }) => personId),
    name: 'ministry.notice-sent',
    text: `Центр известил министерство письмом № ${number}: ${countOf(notice.lines.length, ...text.lineForms)} плана не выполнены в срок или под угрозой.`,
    path: noticePath(notice.id),
    norm,
  });
}
