// Handing proposals over and answering them: act of transfer, the authority's decision on each paper, the order's draft.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { draftDocument, replaceDraft } from '../documents/index.ts';
import { norms } from '../regulations/index.ts';
import { applicationById } from './application.queries.ts';
import type { Application } from './application.schema.ts';
import { packageLifecycle } from './package.lifecycle.ts';
import { packagePolicy } from './package.policy.ts';
import { type Package, type PackagePaper, packageById, papersOf, verdictOf } from './package.queries.ts';
import { packageText } from './package.text.ts';
import { listOrder } from './papers/list-order.ts';
import { terminationOrder } from './papers/termination-order.ts';
import { handOverList } from './papers/transfer-act.ts';

export async function visiblePackage(ctx: ReadCtx, input: { id: string }): Promise<Package | null> {
  const found = await packageById(ctx, input.id);
  return found && !packagePolicy.rules.view.check(ctx, found) ? found : null;
}

const keyed = z.object({ id: z.uuid(), version: z.coerce.number().int() });

/** The secretary hands the package over: the act names every paper with its hash; from here on nothing in it changes. */
export const transferPackage = command({
  name: 'recognition.package.transfer',
  ru: 'Передать предложения',
  norm: norms.councilProposals.slug,
  input: keyed,
  load: visiblePackage,
  ability: packagePolicy.rules.transfer,
  run: async (ctx, input, pack) => {
    const list = await handOverList(ctx, pack);
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

/** The authority decides on one paper; differing from the council needs a reason that stays visible (decision 6.6). */
export const decidePaper = command({
  name: 'recognition.package.decide',
  ru: 'Записать решение',
  norm: norms.recognitionByAuthority.slug,
  input: z.object({
    id: z.uuid(),
    position: z.coerce.number().int().min(1),
    decision: z.enum(['recognise', 'reject', 'terminate', 'keep']).meta({ label: 'Решение' }),
    reason: z
      .string()
      .trim()
      .max(2000)
      .default('')
      .meta({ label: 'Причина, если решение иное', widget: 'textarea' }),
  }),
  load: visiblePackage,
  ability: packagePolicy.rules.decide,
  run: async (ctx, input, pack) => {
    if (pack.state !== 'received') return refuse('package-not-received', packageText.notReceived);
    const paper = (await papersOf(ctx, pack.id)).find((each) => each.position === input.position);
    if (!paper) return refuse('no-such-paper', packageText.noPaper, { kind: 'not-found' });
    const differs = input.decision !== paper.proposal;
    if (differs && input.reason.length < 10) {
      return refuse('reason-needed', packageText.reasonNeeded, {
        kind: 'invalid',
        norm: norms.recognitionByAuthority.slug,
        fields: { reason: packageText.reasonNeeded },
      });
    }
    await ctx.db
      .updateTable('recognition.package_papers')
      .set({ decision: input.decision, reason: differs ? input.reason : null })
      .where('territory_id', '=', ctx.territory.id)
      .where('package_id', '=', pack.id)
      .where('position', '=', input.position)
      .execute();
    await recordFact(ctx, {
      name: 'package.decided',
      subject: { kind: packageLifecycle.name, id: pack.id },
      norm: norms.recognitionByAuthority.slug,
      data: {
        position: input.position,
        proposal: paper.proposal,
        decision: input.decision,
        reason: input.reason,
      },
    });
    return { id: pack.id };
  },
});

export interface DecidedApplication {
  readonly application: Application;
  readonly paper: PackagePaper;
}

/** Applications of a package with the verdict the order will carry. */
export async function decidedApplications(ctx: ReadCtx, packageId: string): Promise<DecidedApplication[]> {
  const decided: DecidedApplication[] = [];
  for (const paper of await papersOf(ctx, packageId)) {
    const application = paper.applicationId ? await applicationById(ctx, paper.applicationId) : null;
    if (application) decided.push({ application, paper });
  }
  return decided;
}

/** A site without a head or a co-head cannot be activated (000 §4.2, decision 6.12). */
function headless(decided: readonly DecidedApplication[]): Refusal | null {
  const names = decided
    .filter(({ paper }) => verdictOf(paper) === 'recognise')
    .filter(({ application }) => !application.headPersonId || !application.coHeadPersonId)
    .map(({ application }) => application.institutionShortName);
  return names.length === 0
    ? null
    : refuse('no-co-head', packageText.noHeads(names), { norm: norms.siteHeads.slug });
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
      const missing = headless(await decidedApplications(ctx, pack.id));
      if (missing) return missing;
    }
    const drawn =
      pack.kind === 'recognition' ? await listOrder(ctx, pack) : await terminationOrder(ctx, pack);
    if (pack.orderDocumentId) {
      const replaced = await replaceDraft(ctx, pack.orderDocumentId, drawn.paper, drawn.editable);
      return isRefusal(replaced) ? replaced : { documentId: pack.orderDocumentId };
    }
    const { id: documentId } = await draftDocument(ctx, drawn);
    await tieOrder(ctx, pack.id, documentId);
    return { documentId };
  },
});

async function tieOrder(ctx: WriteCtx, packageId: string, documentId: string): Promise<void> {
  await ctx.db
    .updateTable('recognition.packages')
    .set({ order_document_id: documentId })
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
      .meta({ label: 'Соруководитель — методист службы', widget: 'picker' }),
  }),
  load: visiblePackage,
  ability: packagePolicy.rules['propose-co-head'],
  run: async (ctx, input, pack) => {
    if (pack.state === 'ordered') return refuse('already-ordered', packageText.alreadyOrdered);
    const mine = (await papersOf(ctx, pack.id)).some((paper) => paper.applicationId === input.applicationId);
    if (!mine) return refuse('no-such-paper', packageText.noPaper, { kind: 'not-found' });
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
