// What another order undoes of an order of recognition, and what it cannot: a status given by the selection ends by 000 §5.10–5.11.
import type { CivilDate } from '../../kernel/clock.ts';
import type { PublishedFact, ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { EffectsOfCancelling } from '../documents/index.ts';
import { norms } from '../regulations/index.ts';
import { cancellingText } from './order.cancelling.text.ts';
import { packageLifecycle } from './package/package.lifecycle.ts';
import { must } from './package/package.outcome.ts';
import { packageOfOrder, papersOf } from './package/package.queries.ts';
import { siteKind } from './site/site.activation.ts';
import { siteTitle } from './site/site.text.ts';
import { sitePlanLifecycle } from './site-plan/site-plan.lifecycle.ts';
import { plansOfOrder } from './site-plan/site-plan.queries.ts';
import { terminationLifecycle } from './termination/termination.lifecycle.ts';
import { type Termination, terminationById } from './termination/termination.queries.ts';

interface Held {
  readonly id: string;
  readonly siteId: string;
  readonly role: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  readonly title: string;
}

/** Sites whose status or head rests on the order. */
async function restingOn(ctx: ReadCtx, documentId: string) {
  const site = (row: { institution: string; theme: string }) => siteTitle(row.institution, row.theme);
  const terms = await ctx.db
    .selectFrom('recognition.site_terms as t')
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 't.territory_id').onRef('s.id', '=', 't.site_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .select(['t.id', 't.site_id as siteId', 't.starts_on as startsOn', 't.ends_on as endsOn', 's.theme'])
    .select(['t.application_id as applicationId', 'i.short_name as institution'])
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.order_document_id', '=', documentId)
    .where('t.ended_early_on', 'is', null)
    .execute();
  const heads = await ctx.db
    .selectFrom('recognition.site_heads as h')
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 'h.territory_id').onRef('s.id', '=', 'h.site_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .select(['h.id', 'h.site_id as siteId', 'h.role', 'h.starts_on as startsOn', 'h.ends_on as endsOn'])
    .select(['s.theme', 'i.short_name as institution'])
    .where('h.territory_id', '=', ctx.territory.id)
    .where('h.order_document_id', '=', documentId)
    .execute();
  return {
    terms: terms.map((row) => ({ ...row, title: site(row) })),
    heads: heads.map((row): Held => ({ ...row, title: site(row) })),
  };
}

/** Cases the order of a package has ended, with the package itself. */
async function endedBy(ctx: ReadCtx, documentId: string) {
  const pack = await packageOfOrder(ctx, documentId);
  const cases: Termination[] = [];
  for (const paper of pack ? await papersOf(ctx, pack.id) : []) {
    const found = paper.terminationId ? await terminationById(ctx, paper.terminationId) : null;
    if (found?.orderDocumentId === documentId) cases.push(found);
  }
  return { pack, cases };
}

const norm = norms.earlyTerminationProcedure.slug;

function refusalOfTerms(
  terms: Awaited<ReturnType<typeof restingOn>>['terms'],
  today: CivilDate,
): Refusal | null {
  const selected = terms.filter((term) => term.applicationId !== null);
  if (selected.length > 0) {
    return refuse('status-by-selection', cancellingText.bySelection(selected.map((each) => each.title)), {
      norm,
    });
  }
  const over = terms.find((term) => term.endsOn <= today);
  return over ? refuse('term-is-over', cancellingText.over(over.title)) : null;
}

/** Told before the press and asked again at registration; the composition root hands it to documents. */
export const effectsOfOrder: EffectsOfCancelling = async (ctx, document) => {
  const { terms, heads } = await restingOn(ctx, document.id);
  const { pack, cases } = await endedBy(ctx, document.id);
  if (pack?.kind === 'recognition' && terms.length === 0 && pack.state === 'ordered')
    return refuse('selection-is-decided', cancellingText.decided, { norm });
  const complaint = refusalOfTerms(terms, ctx.today);
  if (complaint) return complaint;
  const replaced = heads.find((head) => head.endsOn !== null);
  if (replaced) return refuse('head-replaced-since', cancellingText.replacedSince(replaced.title));
  const sites = new Set(terms.map((term) => term.siteId));
  const effects = [
    ...terms.map((term) => cancellingText.statusEnds(term.title)),
    ...cases.map((each) => cancellingText.statusReturns(siteTitle(each.institutionShortName, each.theme))),
    ...(await plansOfOrder(ctx, document.id))
      .filter((plan) => plan.state === 'approved')
      .map((plan) => cancellingText.planWaits(siteTitle(plan.institutionShortName, plan.theme))),
  ];
  for (const head of heads.filter((each) => !sites.has(each.siteId))) {
    const former = await formerHead(ctx, head);
    effects.push(cancellingText.headLeaves(head.title, head.role, former !== null));
  }
  return effects;
};

/** Whoever held the role until this head began. */
async function formerHead(ctx: ReadCtx, head: Held) {
  const row = await ctx.db
    .selectFrom('recognition.site_heads')
    .select(['person_id', 'order_document_id'])
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', '=', head.siteId)
    .where('role', '=', head.role)
    .where('ends_on', '=', head.startsOn)
    .executeTakeFirst();
  return row ?? null;
}

interface Cancelling {
  readonly documentId: string;
  readonly byDocumentId?: string;
  readonly byNumber?: string;
  readonly byDate?: CivilDate;
}

const laterOf = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);

/** Listens to `document.cancelled`: what the order has done is undone from the cancelling order's day, in its transaction. */
export async function undoCancelledOrder(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { documentId, byDocumentId, byNumber, byDate } = fact.data as unknown as Cancelling;
  if (!byDocumentId || !byNumber || !byDate) return;
  const by = { documentId: byDocumentId, number: byNumber, date: byDate };
  const { terms, heads } = await restingOn(ctx, documentId);
  for (const term of terms) {
    await ctx.db
      .updateTable('recognition.site_terms')
      .set({
        ended_early_on: laterOf(term.startsOn, by.date),
        ended_by_document_id: by.documentId,
        ground: 'cancelled',
      })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', term.id)
      .execute();
    await told(ctx, 'site.status-cancelled', term.siteId, by);
  }
  const sites = new Set(terms.map((term) => term.siteId));
  for (const head of heads) await returnHead(ctx, head, by, sites.has(head.siteId));
  for (const plan of await plansOfOrder(ctx, documentId)) {
    if (plan.state !== 'approved') continue;
    must(
      await advance(ctx, sitePlanLifecycle, plan, 'reopen', {
        set: { approved_at: null, order_document_id: null },
        data: { number: by.number, date: by.date, siteId: plan.siteId },
      }),
    );
  }
  await returnStatuses(ctx, documentId, by);
}

async function returnHead(
  ctx: WriteCtx,
  head: Held,
  by: { documentId: string; number: string; date: CivilDate },
  statusEnds: boolean,
): Promise<void> {
  const former = statusEnds ? null : await formerHead(ctx, head);
  const on = laterOf(head.startsOn, by.date);
  await ctx.db
    .updateTable('recognition.site_heads')
    .set({ ends_on: on })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', head.id)
    .execute();
  if (former) {
    await ctx.db
      .insertInto('recognition.site_heads')
      .values({
        territory_id: ctx.territory.id,
        id: newId(ctx.now),
        site_id: head.siteId,
        role: head.role,
        person_id: former.person_id,
        starts_on: on,
        order_document_id: former.order_document_id,
      })
      .execute();
  }
  if (!statusEnds) await told(ctx, 'site.head-cancelled', head.siteId, by, { role: head.role });
}

/** An early termination is undone: the status goes on to its own last day, the case waits for another order. */
async function returnStatuses(
  ctx: WriteCtx,
  documentId: string,
  by: { documentId: string; number: string; date: CivilDate },
): Promise<void> {
  const { pack, cases } = await endedBy(ctx, documentId);
  for (const found of cases) {
    must(
      await advance(ctx, terminationLifecycle, found, 'reopen', {
        set: { order_document_id: null },
        data: { number: by.number, date: by.date, siteId: found.siteId },
      }),
    );
    await ctx.db
      .updateTable('recognition.site_terms')
      .set({ ended_early_on: null, ended_by_document_id: null, ground: null })
      .where('territory_id', '=', ctx.territory.id)
      .where('site_id', '=', found.siteId)
      .where('ended_by_document_id', '=', documentId)
      .execute();
    await told(ctx, 'site.status-returned', found.siteId, by);
  }
  if (pack?.kind === 'termination' && pack.state === 'ordered') {
    must(
      await advance(ctx, packageLifecycle, pack, 'reopen', {
        set: { order_document_id: null },
        data: { number: by.number, date: by.date },
      }),
    );
  }
}

const told = (
  ctx: WriteCtx,
  name: string,
  siteId: string,
  by: { number: string; date: CivilDate },
  more: Record<string, unknown> = {},
) =>
  recordFact(ctx, {
    name,
    subject: { kind: siteKind, id: siteId },
    norm: 'order-register',
    data: { number: by.number, date: by.date, ...more },
  });
