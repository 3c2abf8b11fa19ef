// Agreements with a partner: entered with its file, prolonged by a document, ended before the term.
import { addDays } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { storeFile } from '../documents/index.ts';
import { fault, partnerSubject } from './partner.commands.ts';
import { partnerNorms } from './partner.norms.ts';
import { partnerPolicy } from './partner.policy.ts';
import { agreement, partner } from './partner.queries.ts';
import { agreementSchema, endAgreementSchema, type NewAgreement, prolongSchema } from './partner.schema.ts';
import { partnerText as text } from './partner.text.ts';

const norm = partnerNorms.register.slug;

export const agreementSubject = (id: string) => ({ kind: 'partners.agreement', id });

/** Writes an agreement with its fact on the partner. */
export async function insertAgreement(
  ctx: WriteCtx,
  input: Omit<NewAgreement, 'file'>,
): Promise<{ id: string; partnerId: string }> {
  const id = newId(ctx.now);
  const { partnerId, title, startsOn, lastDay } = input;
  await ctx.db
    .insertInto('partners.agreements')
    .values({
      ...{ territory_id: ctx.territory.id, id, partner_id: partnerId, title, starts_on: startsOn },
      ends_on: lastDay && addDays(lastDay, 1),
    })
    .execute();
  const data = { agreementId: id, title, startsOn, lastDay };
  await recordFact(ctx, { name: 'agreement.added', subject: partnerSubject(partnerId), norm, data });
  return { id, partnerId };
}

/** The methodist enters an agreement with its term and file; a closed partner takes none. */
export const addAgreement = command({
  name: 'partners.agreements.add',
  ru: 'Внести договор',
  norm,
  input: agreementSchema,
  load: (ctx, input) => partner(ctx, input.partnerId),
  ability: partnerPolicy.rules.keep,
  run: async (ctx, { file, ...input }, before) => {
    if (before.endsOn) return refuse('partner-closed', text.refusals.closed, { norm });
    const added = await insertAgreement(ctx, input);
    if (!file) return added;
    const stored = await storeFile(ctx, file, agreementSubject(added.id), 'agreement');
    return isRefusal(stored) ? stored : added;
  },
});

/** The methodist prolongs an agreement by a document; the former term stays in the history. */
export const prolongAgreement = command({
  name: 'partners.agreements.prolong',
  ru: 'Продлить договор',
  norm,
  input: prolongSchema,
  load: (ctx, input) => agreement(ctx, input.id),
  ability: partnerPolicy.rules.keep,
  run: async (ctx, { version, lastDay, by }, record) => {
    const { id, partnerId, title, endsOn } = record;
    if (endsOn === null) return refuse('open-ended', text.refusals.openEnded, { norm });
    if (lastDay < endsOn) return fault('not-later', 'lastDay', text.refusals.prolongLater);
    const set = { ends_on: addDays(lastDay, 1), ended_early: '' };
    const stale = await changeRow(ctx, 'partners.agreements', { id, version }, set);
    if (stale) return stale;
    const data = { agreementId: id, title, before: addDays(endsOn, -1), lastDay, by };
    await recordFact(ctx, { name: 'agreement.prolonged', subject: partnerSubject(partnerId), norm, data });
    return { id, partnerId };
  },
});

/** The methodist says that an agreement ended before its term, and why. */
export const endAgreement = command({
  name: 'partners.agreements.end',
  ru: 'Завершить договор',
  norm,
  input: endAgreementSchema,
  load: (ctx, input) => agreement(ctx, input.id),
  ability: partnerPolicy.rules.keep,
  run: async (ctx, { version, on, reason }, record) => {
    const { id, partnerId, title, startsOn, endsOn } = record;
    if (on < startsOn) return fault('not-started', 'on', text.refusals.notStarted);
    if (endsOn !== null && on >= endsOn) return fault('ends-itself', 'on', text.refusals.endsLater);
    const set = { ends_on: addDays(on, 1), ended_early: reason };
    const stale = await changeRow(ctx, 'partners.agreements', { id, version }, set);
    if (stale) return stale;
    const data = { agreementId: id, title, on, reason };
    await recordFact(ctx, { name: 'agreement.ended', subject: partnerSubject(partnerId), norm, data });
    return { id, partnerId };
  },
});

export const agreementCommands = [addAgreement, prolongAgreement, endAgreement];
