// A joint doing entered after it took place: when, in what form, who took part, what came of it, who answered.
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { fault, partnerSubject, refusePerson } from './partner.commands.ts';
import { partnerNorms } from './partner.norms.ts';
import { partnerPolicy } from './partner.policy.ts';
import { type Partner, partner } from './partner.queries.ts';
import { type NewWork, workEditSchema, workSchema } from './partner.schema.ts';
import { partnerText as text } from './partner.text.ts';
import { work } from './work.queries.ts';

const norm = partnerNorms.register.slug;

const rowOf = (input: Omit<NewWork, 'partnerId'>) => ({
  kind: input.kind,
  on_date: input.on,
  title: input.title,
  participants: input.participants,
  circle: input.circle,
  result: input.result,
  responsible_id: input.responsibleId,
});

async function refuseWork(
  ctx: WriteCtx,
  input: Pick<NewWork, 'on' | 'responsibleId'>,
  { startsOn, endsOn }: Pick<Partner, 'startsOn' | 'endsOn'>,
): Promise<Refusal | null> {
  if (input.on > ctx.today) return fault('in-future', 'on', text.refusals.future);
  if (input.on < startsOn) return fault('before-partner', 'on', text.refusals.beforePartner);
  if (endsOn !== null && input.on >= endsOn) return refuse('partner-closed', text.refusals.closed, { norm });
  return refusePerson(ctx, input.responsibleId);
}

export async function insertWork(ctx: WriteCtx, input: NewWork): Promise<{ id: string; partnerId: string }> {
  const id = newId(ctx.now);
  const { partnerId, title, on, kind } = input;
  await ctx.db
    .insertInto('partners.interactions')
    .values({ territory_id: ctx.territory.id, id, partner_id: partnerId, ...rowOf(input) })
    .execute();
  const data = { workId: id, title, on, kind };
  await recordFact(ctx, { name: 'joint-work.added', subject: partnerSubject(partnerId), norm, data });
  return { id, partnerId };
}

/** The methodist enters what was done together; a day ahead or outside the partnership is refused. */
export const addWork = command({
  name: 'partners.work.add',
  ru: 'Внести общее дело',
  norm,
  input: workSchema,
  load: (ctx, input) => partner(ctx, input.partnerId),
  ability: partnerPolicy.rules.keep,
  run: async (ctx, input, record) => (await refuseWork(ctx, input, record)) ?? insertWork(ctx, input),
});

/** The methodist puts an entered doing right. */
export const editWork = command({
  name: 'partners.work.edit',
  ru: 'Сохранить общее дело',
  norm,
  input: workEditSchema,
  load: async (ctx, input) => {
    const found = await work(ctx, input.id);
    const whose = found && (await partner(ctx, found.partnerId));
    return found && whose ? { found, whose } : null;
  },
  ability: partnerPolicy.rules.keep,
  run: async (ctx, { id, version, ...input }, { found, whose }) => {
    const complaint = await refuseWork(ctx, input, whose);
    if (complaint) return complaint;
    const stale = await changeRow(ctx, 'partners.interactions', { id, version }, { ...rowOf(input) });
    if (stale) return stale;
    const data = { workId: id, title: input.title };
    await recordFact(ctx, { name: 'joint-work.edited', subject: partnerSubject(whose.id), norm, data });
    return { id: found.id, partnerId: whose.id };
  },
});

export const workCommands = [addWork, editWork];
