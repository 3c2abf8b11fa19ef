// Replacing a head or a co-head of a site: proposed with a reason, drawn as an order, in force when the order is registered.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { draftDocument } from '../../documents/index.ts';
import { peopleWithRole, personNames } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { headsOrder } from '../papers/heads-order.ts';
import { siteKind } from './site.activation.ts';
import { sitePolicy } from './site.policy.ts';
import { type SiteCard, siteCard } from './site.queries.ts';
import { siteText } from './site.text.ts';

const norm = norms.siteHeads.slug;

/** Those of the people who do not work as methodists of the service on a date. */
export async function coHeadsWithoutPost(
  ctx: ReadCtx,
  personIds: readonly string[],
  on: CivilDate,
): Promise<Set<string>> {
  const methodists = new Set(
    (await peopleWithRole(ctx, 'methodist', undefined, on)).map((each) => each.personId),
  );
  return new Set(personIds.filter((id) => !methodists.has(id)));
}

/** Only a current methodist of the service co-heads a site (000 §4.2). */
export async function methodistRefusal(
  ctx: ReadCtx,
  personId: string,
  on: CivilDate,
  field: string,
): Promise<Refusal | null> {
  const gone = await coHeadsWithoutPost(ctx, [personId], on);
  return gone.size === 0
    ? null
    : refuse('co-head-not-methodist', siteText.coHeadNotMethodist, {
        kind: 'invalid',
        norm,
        fields: { [field]: siteText.coHeadNotMethodist },
      });
}

export interface MethodistLoad {
  readonly personId: string;
  readonly name: string;
  /** Sites co-headed today; one methodist may co-head several (decision 6.12). */
  readonly sites: number;
}

/** Methodists of the service with their load, for the choice of a co-head. */
export async function methodistLoads(ctx: ReadCtx): Promise<MethodistLoad[]> {
  const methodists = await peopleWithRole(ctx, 'methodist');
  const { rows } = await sql<{ personId: string; sites: number }>`
    select h.person_id as "personId", count(*)::int as sites from recognition.site_heads h
    where h.territory_id = ${ctx.territory.id} and h.role = 'co-head'
      and h.starts_on <= ${ctx.today} and (h.ends_on is null or h.ends_on > ${ctx.today})
      and exists (select from recognition.site_terms t where t.territory_id = h.territory_id
        and t.site_id = h.site_id and coalesce(t.ended_early_on, t.ends_on) > ${ctx.today})
    group by h.person_id`.execute(ctx.db as never);
  const loads = new Map(rows.map((row) => [row.personId, row.sites]));
  const names = await personNames(
    ctx,
    methodists.map((each) => each.personId),
  );
  return [...names].map(([personId, name]) => ({ personId, name, sites: loads.get(personId) ?? 0 }));
}

type LoadedSite = SiteCard & { readonly siteId: string };

export async function loadSite(ctx: ReadCtx, input: { siteId: string }): Promise<LoadedSite | null> {
  const site = await siteCard(ctx, input.siteId);
  return site && { ...site, siteId: site.id };
}

/**
 * The organisation, the service or the authority proposes another head or co-head; the draft of the order is drawn.
 * Refuses a co-head who is not a methodist on that day and a site without a status in force.
 */
export const replaceHead = command({
  name: 'recognition.site.replace-head',
  ru: 'Подготовить замену',
  norm,
  input: z.object({
    siteId: z.uuid(),
    role: z.enum(['head', 'co-head']).meta({
      label: 'Кого заменить',
      options: { head: 'Руководителя', 'co-head': 'Соруководителя' },
    }),
    personId: z.uuid('Выберите человека').meta({
      label: 'Новый руководитель или соруководитель',
      widget: 'picker',
      source: 'people.pick',
    }),
    startsOn: z.iso.date('Укажите дату').meta({ label: 'С какого дня', widget: 'date' }),
    reason: z
      .string()
      .trim()
      .min(10, 'Напишите причину: не короче 10 знаков')
      .max(500)
      .meta({ label: 'Почему нужна замена', hint: 'Войдёт в преамбулу приказа', widget: 'textarea' }),
  }),
  load: loadSite,
  ability: sitePolicy.rules['replace-head'],
  run: async (ctx, input, site) => {
    if (!['in-force', 'awaiting-order', 'coming'].includes(site.state)) {
      return refuse('site-not-in-force', siteText.notInForce, { norm });
    }
    const invalid = (name: string, field: string, text: string) =>
      refuse(name, text, { kind: 'invalid', norm, fields: { [field]: text } });
    if (input.startsOn < ctx.today) return invalid('start-in-past', 'startsOn', siteText.pastStart);
    const current = input.role === 'head' ? site.headId : site.coHeadId;
    if (current === input.personId) return invalid('same-head', 'personId', siteText.sameHead);
    if (input.role === 'co-head') {
      const refusal = await methodistRefusal(ctx, input.personId, input.startsOn, 'personId');
      if (refusal) return refusal;
    }
    const { id: documentId } = await draftDocument(ctx, await headsOrder(ctx, site, input));
    await ctx.db
      .insertInto('recognition.site_acts')
      .values({
        territory_id: ctx.territory.id,
        id: newId(ctx.now),
        site_id: site.id,
        kind: 'heads',
        document_id: documentId,
        starts_on: input.startsOn,
        head_person_id: input.role === 'head' ? input.personId : null,
        co_head_person_id: input.role === 'co-head' ? input.personId : null,
        reason: input.reason,
        drawn_at: ctx.now,
      })
      .execute();
    await recordFact(ctx, {
      name: 'site.head-proposed',
      subject: { kind: siteKind, id: site.id },
      norm,
      data: { role: input.role, reason: input.reason, documentId },
    });
    return { siteId: site.id, documentId };
  },
});
