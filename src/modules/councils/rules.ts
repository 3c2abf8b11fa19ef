// Which parameters a council works by: those of its own Положение, else of the regulation in force, else the defaults.
import type { ReadCtx } from '../../kernel/ctx.ts';
import {
  currentVersion,
  parametersOf,
  type RegulationVersion,
  versionById,
  versionInForceOf,
} from '../regulations/index.ts';
import { councilQuorum, councilSession, type QuorumRule, type SessionRule } from './norms.ts';

export interface CouncilRules {
  readonly rule: QuorumRule;
  readonly sessionRule: SessionRule;
}

/** The version that rules a body today: of its own regulation, else of the one that keeps the quorum norm. */
export async function rulingVersion(
  ctx: ReadCtx,
  body: { regulationId: string | null },
): Promise<RegulationVersion | null> {
  const own = body.regulationId ? await versionInForceOf(ctx, body.regulationId) : null;
  return own ?? currentVersion(ctx, councilQuorum);
}

/** Rules of a session: of the version pinned when it opened (records keep what they began under), else of today. */
export async function rulesOf(
  ctx: ReadCtx,
  body: { regulationId: string | null },
  pinnedVersionId: string | null,
): Promise<CouncilRules> {
  const version = pinnedVersionId ? await versionById(ctx, pinnedVersionId) : await rulingVersion(ctx, body);
  return { rule: parametersOf(version, councilQuorum), sessionRule: parametersOf(version, councilSession) };
}
