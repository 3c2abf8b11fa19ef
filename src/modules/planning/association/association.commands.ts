// The plan of a body is started by its head, its office or a methodist: empty, from last year, from the annual plan's lines about it.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type BodyRecord, bodyPolicy, membersOn, visibleBody } from '../../councils/index.ts';
import { currentVersion, norms } from '../../regulations/index.ts';
import { type Line, planLinesOf } from '../line/line.queries.ts';
import { columnsOfLine, insertLines } from '../line/line.writing.ts';
import { linesOfPlan, planSubject } from '../plan/plan.commands.ts';
import { copiedLine } from '../plan/plan.copying.ts';
import { planLifecycle } from '../plan/plan.lifecycle.ts';
import { planOfBody } from '../plan/plan.queries.ts';
import { planText } from '../plan/plan.text.ts';
import { associationText as text } from './association.text.ts';

const norm = norms.bodyPlan.slug;

/** Lines of the service's plan of the year that are linked with the body, each once. */
async function servedLines(ctx: WriteCtx, body: BodyRecord, schoolYear: number): Promise<Line[]> {
  const linked = await planLinesOf(ctx, { kind: 'councils.body', id: body.id });
  const own = linked.filter(
    (line) => line.schoolYear === schoolYear && line.bodyId === null && line.state !== 'cancelled',
  );
  return [...new Map(own.map((line) => [line.id, line])).values()];
}

/** The lines that stand for lines of the annual plan keep the link to them. */
async function linkToAnnual(ctx: WriteCtx, ids: readonly string[], annual: readonly Line[]): Promise<void> {
  if (annual.length === 0) return;
  await ctx.db
    .insertInto('planning.links')
    .values(
      annual.map((line, index) => ({
        ...{ territory_id: ctx.territory.id, line_id: ids[index] ?? '', subject_kind: 'planning.line' },
        ...{ subject_id: line.id, title: line.title, path: `/planning/lines/${line.id}` },
      })),
    )
    .execute();
}

export const startBodyPlan = command({
  name: 'planning.body-plan.start',
  ru: text.start,
  norm,
  input: z.object({
    bodyId: z.uuid(),
    schoolYear: z.coerce.number().int().min(2000).max(2100).meta({ label: planText.year, widget: 'select' }),
    copy: z.boolean().default(false).meta({ label: text.copy, hint: text.copyHint }),
    annual: z.boolean().default(false).meta({ label: text.annual, hint: text.annualHint }),
  }),
  load: (ctx, input) => visibleBody(ctx, input.bodyId),
  ability: bodyPolicy.rules.plan,
  run: async (ctx, input, body: BodyRecord) => {
    const { schoolYear } = input;
    const id = newId(ctx.now);
    const last = input.copy ? await planOfBody(ctx, body.id, schoolYear - 1) : null;
    const version = await currentVersion(ctx, norms.annualPlan);
    await ctx.db
      .insertInto('planning.plans')
      .values({
        ...{ territory_id: ctx.territory.id, id, school_year: schoolYear, body_id: body.id },
        ...{ regulation_version_id: version?.id ?? null, state: planLifecycle.initial },
        ...{ goal: last?.goal ?? '', tasks: last?.tasks ?? '' },
      })
      .execute();
    const head = (await membersOn(ctx, body.id, ctx.today)).find((each) => each.role === 'chair');
    const annual = input.annual ? await servedLines(ctx, body, schoolYear) : [];
    const ids = await insertLines(
      ctx,
      id,
      annual.map((line) => ({
        ...columnsOfLine(line),
        responsible_id: head?.personId ?? line.responsibleId,
      })),
    );
    await linkToAnnual(ctx, ids, annual);
    const copied = last ? (await linesOfPlan(ctx, last)).filter((line) => line.state !== 'cancelled') : [];
    await insertLines(
      ctx,
      id,
      copied.map((line) => copiedLine(line, schoolYear)),
    );
    await recordFact(ctx, {
      name: 'plan.started',
      subject: planSubject(id),
      norm,
      data: { schoolYear, bodyId: body.id, copied: copied.length + annual.length },
    });
    return { id };
  },
});
