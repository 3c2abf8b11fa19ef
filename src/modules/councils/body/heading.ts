// Who must head the methodical council where the text names the head of the service (003 §4.5): a warning, never a bar.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { actingFor, headOfUnit, personNames } from '../../people/index.ts';
import { citeNorm, currentVersion, norms, termsOf } from '../../regulations/index.ts';
import type { BodyRecord, Membership } from '../body.queries.ts';
import { bodyTexts } from './body.text.ts';

/** The complaint about the chair of a day, or null: the text asks nothing, or the right person leads the council. */
export async function complaintOfChair(
  ctx: ReadCtx,
  body: BodyRecord,
  members: readonly Membership[],
  on: CivilDate,
): Promise<string | null> {
  if (body.kind !== 'methodical-council' || body.institutionId !== null) return null;
  const version = await currentVersion(ctx, norms.councilHead);
  const head = version ? await headOfUnit(ctx, 'centre', on) : null;
  if (!version || !head) return null;
  const chair = members.find((member) => member.role === 'chair')?.personId;
  const absent = head.acting ? (await actingFor(ctx, 'centre-head', on))?.absentPersonId : null;
  if (chair && (chair === head.personId || chair === absent)) return null;
  const name = (await personNames(ctx, [head.personId])).get(head.personId) ?? '';
  const post = (await termsOf(ctx)).of('centre-head');
  return bodyTexts.wrongChair(citeNorm(version, norms.councilHead.slug), post, name);
}
