// Ready before people rise: signed minutes draw the proposals and the act; a submitted application draws its receipt.
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { draftDocument, registerDocument } from '../../documents/index.ts';
import { norms } from '../../regulations/index.ts';
import { applicationLifecycle } from '../application/application.lifecycle.ts';
import { applicationById, planOf } from '../application/application.queries.ts';
import type { Application } from '../application/application.schema.ts';
import { applicationForm } from '../papers/application-form.ts';
import { proposals } from '../papers/proposals.ts';
import { receipt } from '../papers/receipt.ts';
import { transferAct } from '../papers/transfer-act.ts';
import { siteTitle } from '../site/site.text.ts';
import { tie } from './package.commands.ts';
import { packageLifecycle } from './package.lifecycle.ts';
import { type Package, packageById, packageOfSession, papersOf } from './package.queries.ts';

async function drawPapers(ctx: WriteCtx, pack: Package): Promise<void> {
  const { id: proposalsId } = await draftDocument(ctx, await proposals(ctx, pack));
  await tie(ctx, pack.id, { proposals_document_id: proposalsId });
  const withProposals = (await packageById(ctx, pack.id)) ?? pack;
  const { id: actId } = await draftDocument(ctx, await transferAct(ctx, withProposals));
  await tie(ctx, pack.id, { act_document_id: actId });
  await recordFact(ctx, {
    name: 'package.prepared',
    subject: { kind: packageLifecycle.name, id: pack.id },
    norm: norms.councilProposals.slug,
    data: { papers: (await papersOf(ctx, pack.id)).length },
  });
}

/** Listens to `council.minutes-signed`: every package of the session gets its proposals and its act. */
export async function drawPackagesOfSession(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { sessionId } = fact.data as { sessionId: string };
  for (const kind of ['recognition', 'termination'] as const) {
    const pack = await packageOfSession(ctx, sessionId, kind);
    if (pack?.state === 'prepared' && !pack.proposalsDocumentId) await drawPapers(ctx, pack);
  }
}

async function register(ctx: WriteCtx, documentId: string, number?: string): Promise<void> {
  const registered = await registerDocument(ctx, { documentId, ...(number ? { number } : {}) });
  if (isRefusal(registered)) throw new Error(registered.text);
}

/** What was sent is kept as the printed form with its hash; a resubmission has its own («12/2»). */
async function keepForm(ctx: WriteCtx, application: Application, submission: number): Promise<void> {
  const { id } = await draftDocument(ctx, {
    kind: 'application',
    title: `Заявка: ${siteTitle(application.institutionShortName, application.theme)}`,
    paper: await applicationForm(ctx, application, await planOf(ctx, application.id)),
    subjects: [
      {
        kind: applicationLifecycle.name,
        id: application.id,
        title: siteTitle(application.institutionShortName, application.theme),
        path: `/recognition/applications/${application.id}`,
      },
    ],
    audience: 'institution',
    institutions: [application.institutionId],
    bodyId: application.bodyId,
    series: application.campaignId,
    regulationVersionId: application.regulationVersionId,
  });
  await register(
    ctx,
    id,
    submission > 1 ? `${application.number}/${submission}` : String(application.number),
  );
}

/** Listens to `application.submitted` and `application.resubmitted`: the form as sent, and the receipt of the first time. */
export async function issueSubmissionPapers(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const application = await applicationById(ctx, fact.subjectId);
  if (!application) return;
  const submission = Number(fact.data.submission ?? 1);
  await keepForm(ctx, application, submission);
  if (fact.name !== 'application.submitted') return;
  const { id } = await draftDocument(ctx, await receipt(ctx, application));
  await register(ctx, id);
}
