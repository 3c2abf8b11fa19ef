// What the head's page counts: broken terms by person, staff, training and attestation needs of the service's own people.
import { addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type OwnWorker, ownStaffTraining } from '../../development/index.ts';
import { categoriesOf, categoryNames } from '../../qualification/index.ts';
import { type Awaited, awaitedOn } from '../job/job.queries.ts';
import { holesOn, type Portfolio } from '../portfolio/portfolio.queries.ts';
import { type StaffTable, staffTableOn } from '../structure/structure.queries.ts';
import { chargesIn, type JudgedCharge } from './charges.ts';
import { type ReportFilter, reportFilterOf } from './control.schema.ts';
import { type HeadSection, headParts } from './head.parts.ts';

export interface EndingCategory {
  readonly personId: string;
  readonly words: string;
  readonly on: CivilDate;
}

export interface HeadPage {
  readonly filter: ReportFilter;
  readonly charges: readonly JudgedCharge[];
  readonly table: StaffTable | null;
  readonly workers: readonly OwnWorker[];
  readonly ending: readonly EndingCategory[];
  readonly holes: readonly Portfolio[];
  readonly awaited: readonly Awaited[];
  readonly parts: readonly HeadSection[];
}

/** A category is spoken of so many months before its last day. */
const aheadMonths = 12;

async function endingCategories(ctx: ReadCtx, personIds: readonly string[]): Promise<EndingCategory[]> {
  const held = await categoriesOf(ctx, personIds, ctx.today);
  const limit = addMonths(ctx.today, aheadMonths);
  return [...held.values()].flat().flatMap((each) =>
    each.inForce && each.validUntil !== null && each.validUntil <= limit
      ? [
          {
            personId: each.personId,
            words: `${categoryNames[each.kind]} (${each.position})`,
            on: each.validUntil,
          },
        ]
      : [],
  );
}

export async function headPage(ctx: ReadCtx): Promise<HeadPage> {
  const filter = reportFilterOf(ctx.today, new URLSearchParams());
  const workers = await ownStaffTraining(ctx);
  const parts: HeadSection[] = [];
  for (const part of headParts()) {
    const section = await part.section(ctx);
    if (section) parts.push(section);
  }
  return {
    filter,
    charges: await chargesIn(ctx, filter),
    table: await staffTableOn(ctx, ctx.today),
    workers,
    ending: await endingCategories(
      ctx,
      workers.map((each) => each.personId),
    ),
    holes: await holesOn(ctx, ctx.today),
    awaited: await awaitedOn(ctx, ctx.today),
    parts,
  };
}
