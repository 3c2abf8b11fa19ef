// Whether a body may vote by correspondence: only where its own Положение in force says so, and in which clause.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  amendRegulation,
  citeClause,
  clauseFor,
  clauseKey,
  comingVersionOf,
  mayPublish,
  parametersOf,
  type RegulationVersion,
  versionInForceOf,
} from '../../regulations/index.ts';
import { type BodyRecord, visibleBody } from '../body.queries.ts';
import { councilCorrespondence, councilQuorum, councilSession } from '../norms.ts';
import { rulingVersion } from '../rules.ts';
import { remoteText } from './remote.text.ts';
import { rulesText as text } from './rules.text.ts';

export const allowsRemote = (version: RegulationVersion | null): boolean =>
  version !== null && parametersOf(version, councilCorrespondence).allowed;

/** Where a version speaks of one of the norms, cited whole; null where it is silent. */
const cited = (version: RegulationVersion, ...slugs: readonly string[]): string | null => {
  const clause = slugs.flatMap((slug) => clauseFor(version, slug) ?? [])[0];
  return clause ? citeClause(version, clause.key) : null;
};

/** The clause that allows a vote by correspondence today or forbids it; null where the text is silent. */
export const remoteClause = (version: RegulationVersion): string | null =>
  cited(version, councilCorrespondence.slug);

/** Why ballots are not handed out today: the clause that forbids, or the clause on meetings that knows no other way. */
export async function refusedByRules(
  ctx: ReadCtx,
  body: { readonly regulationId: string | null },
): Promise<Refusal | null> {
  const version = await rulingVersion(ctx, body);
  if (allowsRemote(version)) return null;
  const coming = body.regulationId ? await comingVersionOf(ctx, body.regulationId) : null;
  const later =
    coming?.effectiveFrom && allowsRemote(coming)
      ? ` ${text.later(formatDate(coming.effectiveFrom), remoteClause(coming) ?? coming.title)}`
      : '';
  return remoteText.refusals.notAllowed(whyNot(version) + later);
}

function whyNot(version: RegulationVersion | null): string {
  if (!version) return text.noRegulation;
  const forbidding = remoteClause(version);
  if (forbidding) return text.forbidden(forbidding);
  return text.silent(version.title, cited(version, councilSession.slug, councilQuorum.slug));
}

/**
 * Whoever puts regulations into force writes what an order says of votes by correspondence: a new version of the body's
 * own Положение from a day on. Meetings already begun keep the version they began under.
 */
export const setCorrespondence = command({
  name: 'councils.correspondence.set',
  ru: text.submit,
  norm: councilCorrespondence.slug,
  input: z.object({
    bodyId: z.uuid(),
    allowed: z
      .enum(['yes', 'no'], text.faults.allowed)
      .meta({ label: text.fields.allowed, options: text.answers, widget: 'radio' }),
    clause: clauseKey.meta({ label: text.fields.clause, hint: text.hints.clause, width: 'short' }),
    wording: z
      .string()
      .trim()
      .max(4000)
      .default('')
      .meta({ label: text.fields.wording, hint: text.hints.wording, widget: 'textarea' }),
    effectiveFrom: z.iso
      .date(text.faults.day)
      .meta({ label: text.fields.from, hint: text.hints.from, widget: 'date' }),
    reason: z
      .string()
      .trim()
      .min(5, text.faults.reason)
      .max(300)
      .meta({ label: text.fields.reason, hint: text.hints.reason }),
  }),
  load: (ctx, input) => visibleBody(ctx, input.bodyId),
  ability: mayPublish,
  run: async (ctx, input, body: BodyRecord): Promise<Refusal | { id: string }> => {
    const own = body.regulationId ? await versionInForceOf(ctx, body.regulationId) : null;
    if (!own) return remoteText.refusals.noOwnRules();
    const { clause, wording, reason, effectiveFrom } = input;
    const allowed = input.allowed === 'yes';
    const amended = await amendRegulation(ctx, own.regulationId, {
      ...{ norm: councilCorrespondence, values: { allowed } },
      ...{ clause, wording, reason, effectiveFrom },
    });
    if (isRefusal(amended)) return amended;
    await recordFact(ctx, {
      name: 'council.correspondence-set',
      subject: { kind: 'councils.body', id: body.id },
      norm: councilCorrespondence.slug,
      data: { allowed, clause, on: effectiveFrom, basis: reason },
    });
    return { id: body.id };
  },
});
