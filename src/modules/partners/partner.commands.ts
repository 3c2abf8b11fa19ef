// The service keeps the register: enters a partner, puts it right, closes it and opens it again.
import { addDays } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { person } from '../people/index.ts';
import { partnerNorms } from './partner.norms.ts';
import { partnerPolicy } from './partner.policy.ts';
import { agreementsOf, holderOfInn, partner } from './partner.queries.ts';
import {
  closeSchema,
  type NewPartner,
  partnerEditSchema,
  partnerSchema,
  reopenSchema,
} from './partner.schema.ts';
import { partnerText as text } from './partner.text.ts';

const norm = partnerNorms.register.slug;
export const partnerSubject = (id: string) => ({ kind: 'partners.partner', id });

export const fault = (name: string, field: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', norm, fields: { [field]: complaint } });

/** One organisation has one card: the same ИНН leads to the card that is there. */
async function refuseInn(ctx: WriteCtx, inn: string | null, id: string | null): Promise<Refusal | null> {
  const holder = inn ? await holderOfInn(ctx, inn, id) : null;
  if (!holder) return null;
  const words =
    holder.place === 'partner'
      ? text.refusals.innTwice(holder.name)
      : text.refusals.ownInstitution(holder.name);
  return refuse('inn-known', words, {
    ...{ kind: 'invalid', norm, fields: { inn: words } },
    details: { place: holder.place, id: holder.id },
  });
}

export const refusePerson = async (ctx: WriteCtx, id: string | null): Promise<Refusal | null> =>
  id === null || (await person(ctx, id))
    ? null
    : fault('unknown-person', 'responsibleId', text.faults.person);

const rowOf = (input: Omit<NewPartner, 'startsOn'>) => ({
  kind: input.kind,
  short_name: input.shortName,
  name: input.name,
  inn: input.inn,
  kpp: input.kpp,
  ogrn: input.ogrn,
  contact: input.contact,
  phone: input.phone,
  email: input.email,
  site: input.site,
  address: input.address,
  responsible_id: input.responsibleId,
});

/** Writes a partner with its fact. */
export async function insertPartner(ctx: WriteCtx, input: NewPartner): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('partners.partners')
    .values({ territory_id: ctx.territory.id, id, ...rowOf(input), starts_on: input.startsOn })
    .execute();
  await recordFact(ctx, {
    name: 'partner.added',
    subject: partnerSubject(id),
    norm,
    data: { name: input.shortName, kind: input.kind, startsOn: input.startsOn },
  });
  return id;
}

/** The methodist enters a partner; an organisation already there, by ИНН or name, is refused with its name. */
export const addPartner = command({
  name: 'partners.add',
  ru: 'Внести партнёра',
  norm,
  input: partnerSchema,
  ability: partnerPolicy.rules.keep,
  run: async (ctx, input) => {
    const complaint =
      (await refuseInn(ctx, input.inn, null)) ?? (await refusePerson(ctx, input.responsibleId));
    return complaint ?? { id: await insertPartner(ctx, input) };
  },
});

const changeable = [
  ...(['kind', 'shortName', 'name', 'inn', 'kpp', 'ogrn', 'contact', 'phone'] as const),
  ...(['email', 'site', 'address', 'responsibleId'] as const),
] as const;

/** The methodist puts the card right; the fact names what changed. */
export const editPartner = command({
  name: 'partners.edit',
  ru: 'Сохранить сведения',
  norm,
  input: partnerEditSchema,
  load: (ctx, input) => partner(ctx, input.id),
  ability: partnerPolicy.rules.keep,
  run: async (ctx, { id, version, ...input }, before) => {
    const complaint = (await refuseInn(ctx, input.inn, id)) ?? (await refusePerson(ctx, input.responsibleId));
    if (complaint) return complaint;
    const stale = await changeRow(ctx, 'partners.partners', { id, version }, { ...rowOf(input) });
    if (stale) return stale;
    const changed = changeable.filter((key) => before[key] !== input[key]);
    await recordFact(ctx, { name: 'partner.edited', subject: partnerSubject(id), norm, data: { changed } });
    return { id };
  },
});

/** The methodist ends a partnership with its reason; an agreement in force must be ended first. */
export const closePartner = command({
  name: 'partners.close',
  ru: 'Закрыть партнёра',
  norm,
  input: closeSchema,
  load: (ctx, input) => partner(ctx, input.id),
  ability: partnerPolicy.rules.keep,
  run: async (ctx, { id, version, on, closing }, before) => {
    if (before.endsOn) return refuse('closed-already', text.refusals.closedAlready, { norm });
    if (on < before.startsOn) return fault('too-early', 'on', text.refusals.early);
    const runs = (await agreementsOf(ctx, id)).find(
      (each) => each.endsOn === null || each.endsOn > addDays(on, 1),
    );
    if (runs) return refuse('agreement-runs', text.refusals.agreementRuns(runs.title), { norm });
    const stale = await changeRow(
      ctx,
      'partners.partners',
      { id, version },
      { ends_on: addDays(on, 1), closing },
    );
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'partner.closed',
      subject: partnerSubject(id),
      norm,
      data: { on, closing },
    });
    return { id };
  },
});

/** The methodist opens a closed partner again: joint work went on. */
export const reopenPartner = command({
  name: 'partners.reopen',
  ru: 'Открыть снова',
  norm,
  input: reopenSchema,
  load: (ctx, input) => partner(ctx, input.id),
  ability: partnerPolicy.rules.keep,
  run: async (ctx, { id, version }, before) => {
    if (!before.endsOn) return refuse('still-active', text.refusals.stillActive, { norm });
    const complaint = await refuseInn(ctx, before.inn, id);
    if (complaint) return complaint;
    const stale = await changeRow(ctx, 'partners.partners', { id, version }, { ends_on: null, closing: '' });
    if (stale) return stale;
    await recordFact(ctx, { name: 'partner.reopened', subject: partnerSubject(id), norm });
    return { id };
  },
});

export const partnerCommands = [addPartner, editPartner, closePartner, reopenPartner];
