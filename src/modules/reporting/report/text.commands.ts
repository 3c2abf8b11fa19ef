// The words of a report: a section at a time, by several people; what another wrote meanwhile is shown, what was typed stays.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { reportText as text } from '../report.text.ts';
import { reportSubject } from './report.commands.ts';
import { reportPolicy } from './report.policy.ts';
import { normOfKind, type Report, report, type SectionText, textsOf } from './report.queries.ts';

/** Everybody who writes waits for one another and for the approval on the report's row. */
const hold = (ctx: WriteCtx, id: string) =>
  ctx.db
    .selectFrom('reporting.reports')
    .select('state')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** The text that stood is kept as an edition when another person goes on. */
async function keepEdition(ctx: WriteCtx, reportId: string, section: string): Promise<void> {
  await ctx.db
    .insertInto('reporting.editions')
    .columns(['territory_id', 'report_id', 'section', 'version', 'text', 'person_id', 'written_at'])
    .expression((eb) =>
      eb
        .selectFrom('reporting.texts')
        .select(['territory_id', 'report_id', 'section', 'version', 'text', 'person_id', 'written_at'])
        .where('territory_id', '=', ctx.territory.id)
        .where('report_id', '=', reportId)
        .where('section', '=', section)
        .where('person_id', '<>', ctx.actor.personId ?? ''),
    )
    .execute();
}

async function write(ctx: WriteCtx, reportId: string, section: string, words: string, version: number) {
  const row = {
    ...{ text: words, version, person_id: ctx.actor.personId ?? '', written_at: ctx.now },
  };
  await ctx.db
    .insertInto('reporting.texts')
    .values({ territory_id: ctx.territory.id, report_id: reportId, section, ...row })
    .onConflict((conflict) => conflict.columns(['territory_id', 'report_id', 'section']).doUpdateSet(row))
    .execute();
}

const meanwhile = (theirs: SectionText, norm: string) =>
  refuse('stale-write', text.refusals.theirs(theirs.person), {
    ...{ kind: 'conflict', norm, fields: { text: text.refusals.theirs(theirs.person) } },
    details: { text: theirs.text, by: theirs.person, version: theirs.version },
  });

/** Anybody of the service writes a section of a draft; a text changed meanwhile by another is refused with that text. */
export const writeSection = command({
  name: 'reporting.section.write',
  ru: 'Сохранить текст',
  norm: 'year-analysis',
  input: z.object({
    id: z.uuid(),
    section: z.string().max(60),
    version: z.coerce.number().int().min(0),
    text: z
      .string()
      .max(60_000, 'Не больше 60 000 знаков: разделите текст на разделы')
      .default('')
      .meta({ label: text.sectionText, widget: 'textarea' }),
  }),
  load: (ctx, input) => report(ctx, input.id),
  ability: reportPolicy.rules.write,
  run: async (ctx, input, found: Report) => {
    const norm = normOfKind(found.kind).slug;
    const section = found.sections.find(({ key }) => key === input.section);
    if (!section) return refuse('no-such-section', text.refusals.noSection, { kind: 'not-found', norm });
    const held = await hold(ctx, found.id);
    if (held?.state !== 'draft') return refuse('report-frozen', text.refusals.frozen, { norm });
    const standing = (await textsOf(ctx, found.id)).get(input.section);
    if ((standing?.version ?? 0) !== input.version && standing) return meanwhile(standing, norm);
    if (standing?.text === input.text) return { id: found.id, version: standing.version };
    await keepEdition(ctx, found.id, input.section);
    const version = (standing?.version ?? 0) + 1;
    await write(ctx, found.id, input.section, input.text, version);
    await recordFact(ctx, {
      ...{ name: 'service-report.written', subject: reportSubject(found.id), norm },
      data: { section: section.title },
    });
    return { id: found.id, version };
  },
});
