// Many questions in one press: «единогласно» for every question nobody argues about, each by its own quorum and recusals.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { openSheet } from './attendance.commands.ts';
import { bodyPolicy } from './body.policy.ts';
import { taskText } from './control/task.text.ts';
import { motionField } from './councils.schema.ts';
import { type Motion, outcomes, refusals } from './councils.text.ts';
import { decisionRow, groundsToKeep, isOwnResolution, wordingOf } from './decision.commands.ts';
import { itemLifecycle } from './session.lifecycle.ts';
import { visibleSession } from './session.queries.ts';
import {
  type AgendaItem,
  eligibleFor,
  meetingMoment,
  quorumAt,
  type Sheet,
  undecidedItems,
} from './sheet.ts';
import { voteRow } from './vote.commands.ts';

/** A question the council leaves for a vote of its own. */
export const apart = 'apart';

export interface UnanimousLine {
  readonly item: AgendaItem;
  /** Those who will vote: present and not recused. */
  readonly voters: number;
  /** Why the question cannot be decided this way; null when it can. */
  readonly complaint: string | null;
}

/** What one press would do to every question without an answer, at the meeting's present moment. */
export function unanimousPlan(ctx: ReadCtx, sheet: Sheet): UnanimousLine[] {
  const at = meetingMoment(ctx, sheet);
  return undecidedItems(sheet).map((item) => {
    const quorum = quorumAt(sheet, item, at);
    const complaint = !quorum.reached
      ? 'нет кворума: отложите вопрос отдельно'
      : item.ballot === 'secret'
        ? 'голосуется тайно: решите отдельно'
        : item.votes.length > 0
          ? 'голосование уже записано: решите отдельно'
          : null;
    return { item, voters: quorum.eligible, complaint };
  });
}

const line = z.object({
  itemId: z.uuid(),
  version: z.coerce.number().int(),
  voters: z.coerce.number().int(),
  outcome: z.union([motionField, z.literal(apart)]),
  reason: z.string().trim().max(4000).default('').meta({ label: 'Обоснование' }),
});
type Line = z.output<typeof line>;

/**
 * The secretary writes «единогласно» for many questions as the preview showed them: all who may vote on a question are
 * «за» its outcome, the wording is the one prepared for it. Questions left apart stay open. Refuses as a whole when the
 * room or a question has changed since the preview, and a refusal of support without a reason.
 */
export const decideUnanimously = command({
  name: 'councils.items.decide-unanimously',
  ru: 'Записать единогласные решения',
  norm: 'council-quorum',
  input: z.object({ sessionId: z.uuid(), items: z.array(line).min(1, 'Выберите вопросы').max(300) }),
  load: (ctx, input) => visibleSession(ctx, input.sessionId),
  ability: bodyPolicy.rules.run,
  run: async (ctx, input): Promise<Refusal | { sessionId: string; decided: number; left: number }> => {
    const sheet = await openSheet(ctx, input.sessionId);
    if (isRefusal(sheet)) return sheet;
    if (!sheet.session.attendanceMarked) return refusals.noAttendance();
    const chosen = input.items.filter((each) => each.outcome !== apart);
    if (chosen.length === 0)
      return refuse('nothing-chosen', 'Все вопросы оставлены для отдельного рассмотрения: решать нечего.', {
        norm: 'council-quorum',
      });
    if (chosen.some(({ itemId, outcome }) => isOwnResolution(itemOf(sheet, itemId), outcome as Motion)))
      return taskText.refusals.ownerNeeded();
    const fault = reasonMissing(input.items) ?? changedSince(unanimousPlan(ctx, sheet), chosen);
    if (fault) return fault;
    await writeAll(ctx, sheet, chosen);
    for (const { itemId, outcome, reason, voters } of chosen) {
      const item = itemOf(sheet, itemId);
      const tally = { for: voters, against: 0, abstain: 0 };
      await recordFact(ctx, {
        name: 'council.votes-recorded',
        subject: { kind: itemLifecycle.name, id: itemId },
        norm: 'council-quorum',
        data: { motion: outcome, for: voters, against: 0, abstained: 0 },
      });
      const moved = await advance(ctx, itemLifecycle, item, 'decide', {
        set: { motion: outcome },
        data: { sessionId: sheet.session.id, outcome, ...tally, reason },
      });
      if (isRefusal(moved)) return moved;
    }
    const left = undecidedItems(sheet).length - chosen.length;
    return { sessionId: sheet.session.id, decided: chosen.length, left };
  },
});

const itemOf = (sheet: Sheet, id: string): AgendaItem =>
  sheet.items.find((item) => item.id === id) as AgendaItem;

function reasonMissing(items: readonly Line[]): Refusal | null {
  const fields = Object.fromEntries(
    items.flatMap(({ outcome, reason }, index) =>
      (outcome === 'decline' || outcome === 'return') && !reason
        ? [[`items[${index}].reason`, `Напишите обоснование, если решение — «${outcomes[outcome]}».`]]
        : [],
    ),
  );
  if (Object.keys(fields).length === 0) return null;
  return refuse('reason-needed', 'Отказу и возврату нужно обоснование: его увидит заявитель.', {
    kind: 'invalid',
    fields,
  });
}

/** The press applies exactly what was shown: the same questions, and as many voters on each. */
function changedSince(plan: readonly UnanimousLine[], chosen: readonly Line[]): Refusal | null {
  for (const { itemId, version, voters } of chosen) {
    const now = plan.find((each) => each.item.id === itemId);
    const isSame = now && now.item.version === version && now.voters === voters;
    if (now?.complaint)
      return refuse('cannot-decide', `Вопрос ${now.item.position}: ${now.complaint}.`, {
        norm: 'council-quorum',
      });
    if (!isSame)
      return refuse(
        'room-changed',
        `С открытия предпросмотра изменились присутствие, отводы или повестка${now ? ` (вопрос ${now.item.position})` : ''}. Откройте предпросмотр ещё раз.`,
        { norm: 'council-quorum' },
      );
  }
  return null;
}

/** Votes and decisions of all the questions in two statements, with the papers each rests on. */
async function writeAll(ctx: WriteCtx, sheet: Sheet, chosen: readonly Line[]): Promise<void> {
  const at = meetingMoment(ctx, sheet);
  const items = chosen.map(({ itemId }) => itemOf(sheet, itemId));
  const grounds = await groundsToKeep(ctx, items);
  await ctx.db
    .insertInto('councils.votes')
    .values(
      items.flatMap((item) =>
        eligibleFor(sheet, item, at).map(({ personId }) => voteRow(ctx, sheet, item, personId, 'for', at)),
      ),
    )
    .execute();
  await ctx.db
    .insertInto('councils.decisions')
    .values(
      chosen.map(({ itemId, outcome, reason, voters }) => {
        const item = itemOf(sheet, itemId);
        return decisionRow(ctx, item, {
          outcome: outcome as Motion,
          text: wordingOf(item, outcome as Motion),
          reason,
          ownerId: null,
          dueOn: null,
          quorum: quorumAt(sheet, item, at),
          tally: { for: voters, against: 0, abstain: 0 },
          byCastingVote: false,
          grounds: grounds.get(itemId) ?? [],
          at,
        });
      }),
    )
    .execute();
}
