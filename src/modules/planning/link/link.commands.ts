// A line of the plan is linked with a record of another room, and unlinked; both stand in the line's history.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { norms } from '../../regulations/index.ts';
import { type LineOfPlan, lineWithPlan } from '../line/line.commands.ts';
import { lineSubject } from '../line/line.writing.ts';
import { linkPolicy } from './link.policy.ts';
import { readRef, subjectOf } from './link.subjects.ts';
import { linkText as text } from './link.text.ts';

const norm = norms.annualPlan.slug;
const load = (ctx: ReadCtx, input: { id: string }) => lineWithPlan(ctx, input.id);

const closed = (found: LineOfPlan): Refusal | null =>
  found.state === 'closed' ? refuse('plan-closed', text.refusals.closed, { norm }) : null;

const badChoice = (name: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { subject: words } });

const subjectShape = z.string(text.refusals.choose).trim().min(1, text.refusals.choose).max(400);

export const linkLine = command({
  name: 'planning.link.add',
  ru: text.add,
  norm,
  input: z.object({
    id: z.uuid(),
    subject: subjectShape.meta({
      ...{ label: text.what, hint: text.hint },
      ...{ widget: 'picker', source: 'planning.link.pick' },
    }),
  }),
  load,
  ability: linkPolicy.rules.link,
  run: async (ctx, input, found: LineOfPlan) => {
    const frozen = closed(found);
    if (frozen) return frozen;
    const subject = await subjectOf(ctx, input.subject);
    if (subject === 'unknown') return badChoice('no-such-record', text.refusals.unknown);
    if (subject === 'vague') return badChoice('many-records', text.refusals.vague);
    await ctx.db
      .insertInto('planning.links')
      .values({
        ...{ territory_id: ctx.territory.id, line_id: input.id },
        ...{ subject_kind: subject.kind, subject_id: subject.id, title: subject.title, path: subject.path },
      })
      .execute();
    await recordFact(ctx, {
      name: 'line.linked',
      subject: lineSubject(input.id),
      norm,
      data: { title: subject.title, kind: subject.kind, id: subject.id },
    });
    return { id: input.id };
  },
});

export const unlinkLine = command({
  name: 'planning.link.remove',
  ru: text.remove,
  norm,
  input: z.object({ id: z.uuid(), subject: subjectShape }),
  load,
  ability: linkPolicy.rules.link,
  run: async (ctx, input, found: LineOfPlan) => {
    const frozen = closed(found);
    if (frozen) return frozen;
    const subject = readRef(input.subject);
    const removed =
      subject &&
      (await ctx.db
        .deleteFrom('planning.links')
        .where('territory_id', '=', ctx.territory.id)
        .where('line_id', '=', input.id)
        .where('subject_kind', '=', subject.kind)
        .where('subject_id', '=', subject.id)
        .returning('title')
        .executeTakeFirst());
    if (!subject || !removed) return notFound(text.refusals.gone);
    await recordFact(ctx, {
      name: 'line.unlinked',
      subject: lineSubject(input.id),
      norm,
      data: { title: removed.title, kind: subject.kind, id: subject.id },
    });
    return { id: input.id };
  },
});
