// What the council and the order make of applications: listens to the facts of sessions, never asks for a word twice.
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { norms, parametersOf, versionById } from '../../regulations/index.ts';
import { collectPaper } from '../package/package.collection.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationById } from './application.queries.ts';
import { startEmbargo } from './embargo.ts';

/**
 * The council decided on an item whose subject is an application: the signed minutes propose it or give the negative
 * conclusion that starts the embargo (000 §5.6, §5.7 ¶2). «Вернуть» and «принять к сведению» leave it in the expertise.
 */
export async function takeCouncilDecision(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { subjectKind, subjectId, outcome, reason, sessionId, bodyId } = fact.data as Record<string, string>;
  if (subjectKind !== applicationLifecycle.name || !subjectId) return;
  const application = await applicationById(ctx, subjectId);
  if (application?.state !== 'admitted' || (outcome !== 'approve' && outcome !== 'decline')) return;
  const transition = outcome === 'approve' ? 'propose' : 'decline-by-council';
  const moved = await advance(ctx, applicationLifecycle, application, transition, {
    data: { reason: reason ?? '', number: application.number, institutionId: application.institutionId },
  });
  if (isRefusal(moved)) throw new Error(`The council's decision could not be taken: ${moved.text}`);
  await collectPaper(ctx, {
    sessionId: sessionId ?? '',
    bodyId: bodyId ?? '',
    kind: 'recognition',
    campaignId: application.campaignId,
    applicationId: application.id,
    proposal: outcome === 'approve' ? 'recognise' : 'reject',
    councilReason: reason ?? '',
  });
  if (outcome === 'decline') {
    const version = await versionById(ctx, application.regulationVersionId);
    const { startsAt } = parametersOf(version, norms.repeatEmbargo);
    if (startsAt !== 'order') await startEmbargo(ctx, application, version, startsAt);
  }
}
