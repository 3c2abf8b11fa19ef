// The minutes being put in order: parts edited as the meeting goes, the wording of decisions, remarks and answers.
import { z } from 'zod';
import { addDays } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusal.ts';
import { formatDayMonth } from '../../platform/language/index.ts';
import { notify } from '../notices/index.ts';
import { loadItem } from './agenda.commands.ts';
import { bodyPolicy } from './body.policy.ts';
import { keysOf, optionalId } from './councils.schema.ts';
import { refusals, remarkKinds } from './councils.text.ts';
import { minutesAreOpen, sessionLifecycle } from './session.lifecycle.ts';
import { sheetOf, visibleSession } from './session.queries.ts';

const loadSession = (ctx: ReadCtx, input: { sessionId: string }) => visibleSession(ctx, input.sessionId);

/** Words a decision again without changing what was decided. */
export const rewordDecision = command({
  name: 'councils.decision.reword',
  ru: 'Уточнить текст решения',
  norm: 'council-session',
  input: z.object({
    itemId: z.uuid(),
    text: z
      .string()
      .trim()
      .min(3, 'Напишите текст решения')
      .max(8000)
      .meta({ label: 'РЕШИЛИ', widget: 'textarea' }),
    reason: z.string().trim().max(4000).default('').meta({ label: 'Обоснование', widget: 'textarea' }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    const session = record.item.sessionId ? await visibleSession(ctx, record.item.sessionId) : null;
    if (!session || !minutesAreOpen(session.state)) return refusals.minutesClosed();
    await ctx.db
      .updateTable('councils.decisions')
      .set({ text: input.text, reason: input.reason })
      .where('territory_id', '=', ctx.territory.id)
      .where('item_id', '=', record.id)
      .execute();
    // The task that says the decision itself follows its wording.
    await ctx.db
      .updateTable('councils.tasks')
      .set({ text: input.text })
      .where('territory_id', '=', ctx.territory.id)
      .where('item_id', '=', record.id)
      .where('text', '=', record.item.decision?.text ?? '')
      .execute();
    await recordFact(ctx, {
      name: 'council.decision-reworded',
      subject: { kind: 'councils.item', id: record.id },
      norm: 'council-session',
      data: { before: record.item.decision?.text ?? '', after: input.text },
    });
    return { id: record.id };
  },
});

/** Sends the minutes to the members for remarks until the day the rule gives. */
export const circulate = command({
  name: 'councils.minutes.circulate',
  ru: 'Разослать на замечания',
  norm: 'council-session',
  input: z.object({ sessionId: z.uuid() }),
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, _input, session): Promise<Refusal | { until: string }> => {
    const sheet = await sheetOf(ctx, session.id);
    if (!sheet) return notFound();
    const until = addDays(ctx.today, sheet.sessionRule.remarksWithinDays);
    const moved = await advance(ctx, sessionLifecycle, session, 'circulate', {
      set: { remarks_until: until },
      data: { until },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      to: sheet.members.map((member) => member.personId).filter((id) => id !== ctx.actor.personId),
      name: 'council.minutes-circulated',
      text: `Протокол № ${session.number} заседания ${sheet.body.nameGenitive} ждёт Ваших замечаний до ${formatDayMonth(until)}.`,
      path: `/councils/sessions/${session.id}/minutes`,
      norm: 'council-session',
      due: until,
    });
    return { until };
  },
});

/** A member of the body makes a remark on the whole minutes or on one question, until they are signed. */
export const makeRemark = command({
  name: 'councils.remark.make',
  ru: 'Отправить замечание',
  norm: 'council-session',
  input: z.object({
    sessionId: z.uuid(),
    itemId: optionalId.meta({ label: 'К вопросу' }),
    kind: z.enum(keysOf(remarkKinds)).default('remark').meta({ label: 'Что это', options: remarkKinds }),
    text: z
      .string()
      .trim()
      .min(3, 'Напишите замечание')
      .max(4000)
      .meta({ label: 'Замечание', widget: 'textarea' }),
  }),
  load: loadSession,
  ability: bodyPolicy.rules.sit,
  run: async (ctx, input, session): Promise<Refusal | { id: string }> => {
    if (session.state !== 'minutes-circulated')
      return refuse('remarks-closed', 'Замечания принимаются, пока протокол разослан и не подписан.', {
        norm: 'council-session',
      });
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('councils.remarks')
      .values({
        territory_id: ctx.territory.id,
        id,
        session_id: session.id,
        item_id: input.itemId,
        person_id: ctx.actor.personId ?? '',
        text: input.text,
        kind: input.kind,
        at: ctx.now,
      })
      .execute();
    await recordFact(ctx, {
      name: 'council.remark-made',
      subject: { kind: sessionLifecycle.name, id: session.id },
      norm: 'council-session',
      data: { itemId: input.itemId },
    });
    if (session.secretaryId && session.secretaryId !== ctx.actor.personId)
      await notify(ctx, {
        to: [session.secretaryId],
        name: 'council.remark-made',
        text: `К протоколу № ${session.number} пришло замечание: ${input.text}`,
        path: `/councils/sessions/${session.id}/minutes`,
      });
    return { id };
  },
});

/** The secretary answers a remark: what was corrected, or why not. */
export const answerRemark = command({
  name: 'councils.remark.answer',
  ru: 'Ответить',
  norm: 'council-session',
  input: z.object({
    sessionId: z.uuid(),
    remarkId: z.uuid(),
    answer: z.string().trim().min(2, 'Напишите ответ').max(2000).meta({ label: 'Ответ' }),
  }),
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, session): Promise<Refusal | { id: string }> => {
    const { numUpdatedRows } = await ctx.db
      .updateTable('councils.remarks')
      .set({ answer: input.answer, answered_at: ctx.now })
      .where('territory_id', '=', ctx.territory.id)
      .where('session_id', '=', session.id)
      .where('id', '=', input.remarkId)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return notFound();
    await recordFact(ctx, {
      name: 'council.remark-answered',
      subject: { kind: sessionLifecycle.name, id: session.id },
      norm: 'council-session',
      data: { remarkId: input.remarkId },
    });
    return { id: input.remarkId };
  },
});
