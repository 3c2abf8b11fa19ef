// The registered order: only now are applications recognised or rejected and sites made (000 §5.1, §5.7).
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { linkSubjects } from '../../documents/index.ts';
import { norms, parametersOf, versionById } from '../../regulations/index.ts';
import { applicationLifecycle } from '../application/application.lifecycle.ts';
import { startEmbargo } from '../application/embargo.ts';
import { activateSite, type RegisteredOrder, siteKind } from '../site/site.activation.ts';
import { siteTitle } from '../site/site.text.ts';
import { terminateByOrder } from '../termination/termination.outcome.ts';
import { packageLifecycle } from './package.lifecycle.ts';
import { type DecidedApplication, decidedApplications } from './package.papers.ts';
import { packageOfOrder, verdictOf } from './package.queries.ts';

/** A step of an order that cannot be taken is our own mistake: the whole registration is rolled back. */
export function must<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(outcome.text);
  return outcome;
}

/** Listens to `document.registered`: when it is the order of a package, everything it orders happens in its transaction. */
export async function takeRegisteredOrder(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { documentId, number, date } = fact.data as { documentId: string; number: string; date: string };
  const pack = await packageOfOrder(ctx, documentId);
  if (pack?.state !== 'received') return;
  const order = { documentId, number, date };
  if (pack.kind === 'recognition') {
    for (const decided of await decidedApplications(ctx, pack.id)) await carryOut(ctx, decided, order);
  } else {
    await terminateByOrder(ctx, pack.id, order);
  }
  must(await advance(ctx, packageLifecycle, pack, 'order', { data: { number, date } }));
}

async function carryOut(
  ctx: WriteCtx,
  { application, paper }: DecidedApplication,
  order: RegisteredOrder,
): Promise<void> {
  const isRecognised = verdictOf(paper) === 'recognise';
  must(
    await advance(ctx, applicationLifecycle, application, isRecognised ? 'recognise' : 'reject', {
      set: { decided_at: ctx.now, department_reason: paper.reason },
      data: { number: order.number, date: order.date, institutionId: application.institutionId },
    }),
  );
  if (isRecognised) {
    const siteId = await activateSite(ctx, application, order);
    await linkSubjects(ctx, order.documentId, [
      {
        kind: siteKind,
        id: siteId,
        title: siteTitle(application.institutionShortName, application.theme),
        path: `/recognition/sites/${siteId}`,
      },
    ]);
    return;
  }
  const version = await versionById(ctx, application.regulationVersionId);
  if (parametersOf(version, norms.repeatEmbargo).startsAt === 'order')
    await startEmbargo(ctx, application, version, 'order');
}
