// Handing proposals over and answering them with an order: act of transfer, receipt by the authority, the order's draft.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { draftDocument, oneDocument, registerDocument, replaceDraft } from '../../documents/index.ts';
import { currentVersion, norms, parametersOf, versionById } from '../../regulations/index.ts';
import { listOrder } from '../papers/list-order.ts';
import { terminationOrder } from '../papers/termination-order.ts';
import { actPaper, handOverList } from '../papers/transfer-act.ts';
import { coHeadsWithoutPost, methodistRefusal } from '../site/site.heads.ts';
import { packageLifecycle } from './package.lifecycle.ts';
import { type DecidedApplication, decidedApplications } from './package.papers.ts';
import { packagePolicy } from './package.policy.ts';
import { type Package, packageById, papersOf, verdictOf } from './package.queries.ts';
import { packageText } from './package.text.ts';

export async function visiblePackage(ctx: ReadCtx, input: { id: string }): Promise<Package | null> {
  const found = await packageById(ctx, input.id);
  return found && !packagePolicy.rules.view.check(ctx, found) ? found : null;
}

const keyed = z.object({ id: z.uuid(), version: z.coerce.number().int() });

/** Number, date and hash for a paper of the package; one that has them already stays. */
async function issue(ctx: WriteCtx, documentId: string | null): Promise<Refusal | null> {
  const document = documentId ? await oneDocument(ctx, documentId, 'any') : null;
  if (document?.state !== 'draft') return null;
  const registered = await registerDocument(ctx, { documentId: document.id });
  return isRefusal(registered) ? registered : null;
}

/**
 * The secretary hands the package over: the proposals get their number, the act names every paper with its hash;
 * from here on nothing in it changes.
 */
export const transferPackage = command({
  name: 'recognition.package.transfer',
  ru: 'Передать предложения',
  norm: norms.councilProposals.slug,
  input: keyed,
  load: visiblePackage,
  ability: packagePolicy.rules.transfer,
  run: async (ctx, input, pack) => {
    if (pack.state !== 'prepared') return wrongState(packageLifecycle, pack.state, 'transfer');
    if (!pack.proposalsDocumentId || !pack.actDocumentId) {
      return refuse('papers-not-drawn', packageText.notDrawn, { norm: norms.councilProposals.slug });
    }
    const unnumbered = await issue(ctx, pack.proposalsDocumentId);
    if (unnumbered) return unnumbered;
    const list = await handOverList(ctx, pack);
    const redrawn = await replaceDraft(ctx, pack.actDocumentId, { paper: await actPaper(ctx, pack, list) });
    if (isRefusal(redrawn)) return redrawn;
    const unregistered = await issue(ctx, pack.actDocumentId);
    if (unregistered) return unregistered;
    return advance(ctx, packageLifecycle, { ...pack, version: input.version }, 'transfer', {
      set: { transferred_at: ctx.now, list: JSON.stringify(list) },
      data: { papers: list.length, bodyId: pack.bodyId },
    });
  },
});

/** The authority receives the package by the act. */
export const receivePackage = command({
  name: 'recognition.package.receive',
  ru: 'Принять пакет по акту',
  norm: norms.councilProposals.slug,
  input: keyed,
  load: visiblePackage,
  ability: packagePolicy.rules.receive,
  run: (ctx, input, pack) =>
    advance(ctx, packageLifecycle, { ...pack, version: input.version }, 'receive', {
      set: { received_at: ctx.now, received_by: ctx.actor.personId },
      data: { bodyId: pack.bodyId },
    }),
});

/**
 * A site without a head, or without a co-head who works as a methodist, cannot be activated (000 §4.2, decision 6.12).
 */
async function headless(ctx: ReadCtx, decided: readonly DecidedApplication[]): Promise<Refusal | null> {
  const recognised = decided.filter(({ paper }) => verdictOf(paper) === 'recognise');
  const first = recognised[0]?.application;
  const version = first ? await versionById(ctx, first.regulationVersionId) : null;
  const { coHeadRequired } = parametersOf(version, norms.siteHeads);
  const names = recognised
    .filter(({ application }) => !application.headPersonId || (coHeadRequired && !application.coHeadPersonId))
    .map(({ application }) => application.institutionShortName);
  if (names.length > 0) {
    return refuse('no-co-head', packageText.noHeads(names), { norm: norms.siteHeads.slug });
  }
  const coHeads = recognised.flatMap(({ application }) => application.coHeadPersonId ?? []);
  const gone = await coHeadsWithoutPost(ctx, coHeads, ctx.today);
  const without = recognised
    .filter(({ application }) => gone.has(application.coHeadPersonId ?? ''))
    .map(({ application }) => application.institutionShortName);
  return without.length === 0
    ? null
    : refuse('co-head-not-methodist', packageText.coHeadsGone(without), { norm: norms.siteHeads.slug });
}

/** One click draws the order's draft with the list; drawing again replaces it. The status begins with its number and date. */
export const draftOrder = command({
  name: 'recognition.package.draft-order',
  ru: 'Подготовить приказ',
  norm: norms.recognitionOrderDeadline.slug,
  input: keyed,
  load: visiblePackage,
  ability: packagePolicy.rules.order,
  run: async (ctx, _input, pack) => {
    if (pack.state !== 'received') return refuse('package-not-received', packageText.notReceived);
    if (pack.kind === 'recognition') {
      const missing = await headless(ctx, await decidedApplications(ctx, pack.id));
      if (missing) return missing;
    }
    const drawn =
      pack.kind === 'recognition' ? await listOrder(ctx, pack) : await terminationOrder(ctx, pack);
    if (pack.orderDocumentId) {
      const replaced = await replaceDraft(ctx, pack.orderDocumentId, drawn);
      return isRefusal(replaced) ? replaced : { documentId: pack.orderDocumentId };
    }
    const { id: documentId } = await draftDocument(ctx, drawn);
    await tie(ctx, pack.id, { order_document_id: documentId });
    return { documentId };
  },
});

/** Ties a drawn document to its package. */
export async function tie(
  ctx: WriteCtx,
  packageId: string,
  documents: { order_document_id?: string; proposals_document_id?: string; act_document_id?: string },
): Promise<void> {
  await ctx.db
    .updateTable('recognition.packages')
    .set(documents)
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', packageId)
    .execute();
}

/** Gives an application of the package the co-head the order needs; proposed by the service (000 §4.2). */
export const proposeCoHead = command({
  name: 'recognition.package.propose-co-head',
  ru: 'Назначить соруководителя',
  norm: norms.siteHeads.slug,
  input: z.object({
    id: z.uuid(),
    applicationId: z.uuid(),
    coHeadPersonId: z
      .uuid('Выберите методиста')
      .meta({ label: 'Соруководитель — методист службы', widget: 'select' }),
  }),
  load: visiblePackage,
  ability: packagePolicy.rules['propose-co-head'],
  run: async (ctx, input, pack) => {
    if (pack.state === 'ordered') return refuse('already-ordered', packageText.alreadyOrdered);
    const mine = (await papersOf(ctx, pack.id)).some((paper) => paper.applicationId === input.applicationId);
    if (!mine) return refuse('no-such-paper', packageText.noPaper, { kind: 'not-found' });
    const notMethodist = await methodistRefusal(ctx, input.coHeadPersonId, ctx.today, 'coHeadPersonId');
    if (notMethodist) return notMethodist;
    await ctx.db
      .updateTable('recognition.applications')
      .set({ co_head_person_id: input.coHeadPersonId })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.applicationId)
      .execute();
    await recordFact(ctx, {
      name: 'application.co-head-proposed',
      subject: { kind: 'recognition.application', id: input.applicationId },
      norm: norms.siteHeads.slug,
      data: { coHeadPersonId: input.coHeadPersonId },
    });
    return { id: pack.id };
  },
});

/** Whether this territory lets the authority differ from the council's proposal. */
export async function mayDeviate(ctx: ReadCtx): Promise<boolean> {
  return parametersOf(await currentVersion(ctx, norms.recognitionByAuthority), norms.recognitionByAuthority)
    .mayDeviate;
}
