// Collecting a package: every decided item of a session adds its paper, signed minutes draw the proposals and the act.
import { sql } from 'kysely';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { packageLifecycle } from './package.lifecycle.ts';
import { type Package, packageOfSession, type Verdict } from './package.queries.ts';

export interface CollectedPaper {
  readonly sessionId: string;
  readonly bodyId: string;
  readonly kind: Package['kind'];
  readonly campaignId: string | null;
  readonly applicationId?: string;
  readonly terminationId?: string;
  readonly proposal: Verdict;
  readonly councilReason: string;
}

/** Puts the council's decision on one subject into the package of its session; makes the package with the first. */
export async function collectPaper(ctx: WriteCtx, paper: CollectedPaper): Promise<string> {
  const known = await packageOfSession(ctx, paper.sessionId, paper.kind);
  const packageId = known?.id ?? newId(ctx.now);
  if (!known) {
    await ctx.db
      .insertInto('recognition.packages')
      .values({
        territory_id: ctx.territory.id,
        id: packageId,
        kind: paper.kind,
        campaign_id: paper.campaignId,
        session_id: paper.sessionId,
        body_id: paper.bodyId,
        state: packageLifecycle.initial,
        prepared_at: ctx.now,
      })
      .execute();
  }
  await sql`
    insert into recognition.package_papers
      (territory_id, package_id, position, application_id, termination_id, proposal, council_reason)
    select ${ctx.territory.id}, ${packageId}, coalesce(max(position), 0) + 1, ${paper.applicationId ?? null}::uuid,
           ${paper.terminationId ?? null}::uuid, ${paper.proposal}, ${paper.councilReason}
    from recognition.package_papers
    where territory_id = ${ctx.territory.id} and package_id = ${packageId}`.execute(ctx.db);
  return packageId;
}
