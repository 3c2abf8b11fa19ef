// What the card of a partner shows: everything of one reading.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type FileEntry, filesOf } from '../../documents/index.ts';
import { personNames } from '../../people/index.ts';
import { agreementSubject } from '../agreement.commands.ts';
import { seesPartnerReport } from '../partner.policy.ts';
import { type Agreement, agreementsOf, type Partner, partner } from '../partner.queries.ts';
import { type PartnerSection, partnerParts } from '../partner-parts.ts';
import { worksPage } from '../work.queries.ts';

export interface PartnerCard {
  readonly found: Partner;
  readonly responsible: string;
  readonly agreements: readonly Agreement[];
  /** Files of agreements by the agreement's id; only for those who may open them. */
  readonly files: ReadonlyMap<string, readonly FileEntry[]>;
  readonly works: number;
  readonly sections: readonly PartnerSection[];
}

export async function load(ctx: ReadCtx, id: string): Promise<PartnerCard | null> {
  const found = await partner(ctx, id);
  if (!found) return null;
  const agreements = await agreementsOf(ctx, id);
  const files = new Map<string, readonly FileEntry[]>();
  if (!seesPartnerReport.check(ctx, undefined))
    for (const each of agreements) files.set(each.id, await filesOf(ctx, agreementSubject(each.id)));
  const sections: PartnerSection[] = [];
  for (const part of partnerParts()) {
    const section = part.section ? await part.section(ctx, id) : null;
    if (section) sections.push(section);
  }
  const { responsibleId } = found;
  const names = await personNames(ctx, responsibleId ? [responsibleId] : []);
  return {
    ...{ found, agreements, files, sections, responsible: names.get(responsibleId ?? '') ?? '' },
    works: (await worksPage(ctx, { partnerId: id, limit: 1 })).total,
  };
}
