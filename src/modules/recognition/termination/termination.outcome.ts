// What follows of itself: a late or missing report prepares a case, the council proposes, the order ends the status.
import { addDays, type CivilDate, daysBetween } from '../../../kernel/clock.ts';
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { plural } from '../../../platform/language/index.ts';
import { norms } from '../../regulations/index.ts';
import { collectPaper } from '../package/package.collection.ts';
import { papersOf, verdictOf } from '../package/package.queries.ts';
import { type RegisteredOrder, siteKind } from '../site/site.activation.ts';
import { reportById, type SiteReport, unsubmittedReports } from '../site-report/site-report.queries.ts';
import { terminationLifecycle } from './termination.lifecycle.ts';
import { terminationById, terminationsOfSite } from './termination.queries.ts';
import { terminationText } from './termination.text.ts';

/** Prepares a case for one report; never terminates by itself (000 §5.10, OMP-14). One case a report. */
async function prepareCase(ctx: WriteCtx, report: SiteReport, daysLate: number): Promise<void> {
  const id = newId(ctx.now);
  const days = `${daysLate} ${plural(daysLate, 'день', 'дня', 'дней')}`;
  const inserted = await ctx.db
    .insertInto('recognition.terminations')
    .values({
      territory_id: ctx.territory.id,
      id,
      site_id: report.siteId,
      ground: 'report',
      report_id: report.id,
      state: terminationLifecycle.initial,
      circumstances: terminationText.lateReport(report.title, report.dueOn, days),
      prepared_at: ctx.now,
      regulation_version_id: report.regulationVersionId,
    })
    .onConflict((conflict) => conflict.constraint('one_case_a_report').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return;
  // The history says who prepared it: the system, not the person whose late report it follows.
  const house = {
    kind: 'system',
    accountId: null,
    personId: null,
    name: '',
    roles: [],
    tokenScopes: null,
  } as const;
  await recordFact(
    { ...ctx, actor: house },
    {
      name: 'termination.prepared',
      subject: { kind: terminationLifecycle.name, id },
      norm: norms.earlyTerminationGrounds.slug,
      data: { ground: 'report', siteId: report.siteId, reportId: report.id },
    },
  );
}

/** The trigger is the day after the due date (decision 6.9): every report overdue by today has its case. */
export async function prepareOverdueCases(ctx: WriteCtx, since: CivilDate): Promise<void> {
  const overdue = await unsubmittedReports(ctx, addDays(since, -400), addDays(ctx.today, -1));
  for (const report of overdue) {
    if (report.state === 'expected') await prepareCase(ctx, report, daysBetween(report.dueOn, ctx.today));
  }
}

/** A report that came late between two daily rounds prepares its case at once. */
export async function takeSubmittedReport(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  if (fact.data.late !== true) return;
  const report = await reportById(ctx, fact.subjectId);
  if (report) await prepareCase(ctx, report, daysBetween(report.dueOn, ctx.today));
}

/** A report that is not required any more leaves no case: one nobody has raised is dropped with the same reason. */
export async function takeSkippedReport(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const siteId = String(fact.data.siteId ?? '');
  const found = (await terminationsOfSite(ctx, siteId)).find((each) => each.reportId === fact.subjectId);
  if (found?.state !== 'prepared') return;
  const reason = terminationText.reportSkipped(String(fact.data.reason ?? ''));
  const dropped = await advance(ctx, terminationLifecycle, found, 'drop', {
    set: { drop_reason: reason },
    data: { reason, siteId },
  });
  if (isRefusal(dropped)) throw new Error(dropped.text);
}

/** The council's decision on a case goes into the package for the authority. */
export async function takeCouncilVerdict(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { subjectKind, subjectId, outcome, reason, sessionId, bodyId } = fact.data as Record<string, string>;
  if (subjectKind !== terminationLifecycle.name || !subjectId) return;
  const found = await terminationById(ctx, subjectId);
  if (found?.state !== 'on-agenda' || (outcome !== 'approve' && outcome !== 'decline')) return;
  const isProposed = outcome === 'approve';
  const moved = await advance(ctx, terminationLifecycle, found, isProposed ? 'propose' : 'keep', {
    data: { reason: reason ?? '', siteId: found.siteId },
  });
  if (isRefusal(moved)) throw new Error(moved.text);
  await collectPaper(ctx, {
    sessionId: sessionId ?? '',
    bodyId: bodyId ?? '',
    kind: 'termination',
    campaignId: null,
    terminationId: found.id,
    proposal: isProposed ? 'terminate' : 'keep',
    councilReason: reason ?? '',
  });
}

/** The registered order ends the status on its date; what it keeps is dropped with the order as the reason. */
export async function terminateByOrder(
  ctx: WriteCtx,
  packageId: string,
  order: RegisteredOrder,
): Promise<void> {
  for (const paper of await papersOf(ctx, packageId)) {
    const found = paper.terminationId ? await terminationById(ctx, paper.terminationId) : null;
    if (!found) continue;
    if (verdictOf(paper) === 'keep') {
      const reason = `Приказом № ${order.number} статус сохранён`;
      const kept = await advance(ctx, terminationLifecycle, found, 'drop', {
        set: { drop_reason: reason },
        data: { reason, siteId: found.siteId },
      });
      if (isRefusal(kept)) throw new Error(kept.text);
      continue;
    }
    const moved = await advance(ctx, terminationLifecycle, found, 'terminate', {
      set: { order_document_id: order.documentId },
      data: { number: order.number, date: order.date, siteId: found.siteId },
    });
    if (isRefusal(moved)) throw new Error(moved.text);
    await ctx.db
      .updateTable('recognition.site_terms')
      .set({ ended_early_on: order.date, ended_by_document_id: order.documentId, ground: found.ground })
      .where('territory_id', '=', ctx.territory.id)
      .where('site_id', '=', found.siteId)
      .where('starts_on', '<=', order.date)
      .where('ends_on', '>', order.date)
      .execute();
    await recordFact(ctx, {
      name: 'site.terminated',
      subject: { kind: siteKind, id: found.siteId },
      norm: norms.earlyTerminationProcedure.slug,
      data: { number: order.number, date: order.date, ground: found.ground },
    });
  }
}
