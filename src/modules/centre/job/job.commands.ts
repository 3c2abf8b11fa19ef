// Job descriptions: the head issues an edition for a seat, whoever occupies the seat acknowledges it.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { optionalUploadSchema } from '../../../platform/files/index.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { storeFile } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { keepsStructure } from '../centre.policy.ts';
import { occupants, type SeatLine, seatLine } from '../structure/structure.queries.ts';
import { hiddenId, line } from '../structure/structure.schema.ts';
import { editionsOf, type JobDescription, jobDescription } from './job.queries.ts';
import { jobRefusals as refusals, jobText as text } from './job.text.ts';

const norm = 'job-descriptions';
export const jobSubject = 'centre.job-description';

export const issueSchema = z.object({
  seatId: hiddenId,
  text: line(text.fields.text, 40_000)
    .default('')
    .meta({ label: text.fields.text, hint: text.hints.text, widget: 'textarea' }),
  file: optionalUploadSchema.meta({
    ...{ label: text.fields.file, widget: 'file', accept: '.pdf,.docx,.odt', maxMegabytes: 25 },
  }),
  act: line(text.fields.act, 300)
    .min(3, text.faults.act)
    .meta({ label: text.fields.act, hint: text.hints.act }),
  startsOn: z.iso.date(text.faults.date).meta({ label: text.fields.startsOn, width: 'short' }),
});

/** A new edition for a seat; its occupants are asked to acknowledge it. */
export const issueDescription = command({
  name: 'centre.job-description.issue',
  ru: 'Ввести инструкцию',
  norm,
  input: issueSchema,
  load: (ctx, input) => seatLine(ctx, input.seatId),
  ability: keepsStructure,
  run: async (ctx, input, seat: SeatLine) => {
    const { file } = input;
    if (!file && input.text === '') return refusals.content();
    const [last] = await editionsOf(ctx, seat.seatId);
    if (last && input.startsOn < last.startsOn) return refusals.earlier();
    const id = newId(ctx.now);
    const edition = (last?.edition ?? 0) + 1;
    await ctx.db
      .insertInto('centre.job_descriptions')
      .values({
        ...{ territory_id: ctx.territory.id, id, seat_id: seat.seatId, edition, text: input.text },
        ...{ has_file: file !== undefined, act: input.act, starts_on: input.startsOn },
      })
      .execute();
    if (file) {
      const stored = await storeFile(ctx, file, { kind: jobSubject, id }, 'job-description');
      if (isRefusal(stored)) return stored;
    }
    await recordFact(ctx, {
      name: 'job-description.issued',
      subject: { kind: 'centre.seat', id: seat.seatId },
      norm,
      data: { descriptionId: id, edition, act: input.act, title: seat.title, startsOn: input.startsOn },
    });
    const here = (await occupants(ctx, { on: ctx.today })).filter((each) => each.seatId === seat.seatId);
    await notify(ctx, {
      to: here.map((each) => each.personId),
      name: 'job-description.issued',
      text: `Введена должностная инструкция: ${seat.title}, с ${formatDate(input.startsOn)} Ознакомьтесь с ней.`,
      path: `/centre/job-descriptions/${id}`,
      norm,
    });
    return { id, seatId: seat.seatId };
  },
});

/** An edition with those who occupy its seat today. */
export interface AskedDescription extends JobDescription {
  readonly occupantIds: readonly string[];
}

export async function askedDescription(ctx: ReadCtx, id: string): Promise<AskedDescription | null> {
  const found = await jobDescription(ctx, id);
  if (!found) return null;
  const here = await occupants(ctx, { on: ctx.today, seatId: found.seatId });
  return { ...found, occupantIds: here.map((each) => each.personId) };
}

const occupies = rule<AskedDescription>(
  'occupies-the-seat',
  { text: refusals.notYours().text, norm },
  (ctx, { occupantIds }) => ctx.actor.personId !== null && occupantIds.includes(ctx.actor.personId),
);
export const jobPolicy = policy<AskedDescription, 'acknowledge'>('centre.job-description', {
  acknowledge: occupies,
});

/** «Ознакомлен»: the occupant's own press, once an edition. */
export const acknowledgeDescription = command({
  name: 'centre.job-description.acknowledge',
  ru: 'Ознакомлен',
  norm,
  input: z.object({ id: hiddenId }),
  load: (ctx, input) => askedDescription(ctx, input.id),
  ability: jobPolicy.rules.acknowledge,
  run: async (ctx, _input, record) => {
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('centre.acknowledgements')
      .values({
        ...{ territory_id: ctx.territory.id, description_id: record.id },
        ...{ person_id: ctx.actor.personId ?? '', acknowledged_at: ctx.now, acknowledged_on: ctx.today },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return refusals.twice();
    await recordFact(ctx, {
      name: 'job-description.acknowledged',
      subject: { kind: 'centre.seat', id: record.seatId },
      norm,
      data: { descriptionId: record.id, edition: record.edition },
    });
    return { id: record.id };
  },
});

export const jobSentences: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> = {
  'job-description.issued': (data) =>
    `введена должностная инструкция, редакция ${data.edition}, с ${formatDate(String(data.startsOn))} (${data.act})`,
  'job-description.acknowledged': (data) => `ознакомление с инструкцией, редакция ${data.edition}`,
};
