// The formation step by step: started from last year, each step confirmed and saved; nothing of it is in force before the order.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { complaintOfSeats } from '../../councils/index.ts';
import { currentVersion, norms } from '../../regulations/index.ts';
import { gather } from './formation.gathering.ts';
import { formationLifecycle } from './formation.lifecycle.ts';
import { formationPolicy } from './formation.policy.ts';
import { formation } from './formation.queries.ts';
import type { Formation, FormationDraft, Step } from './formation.schema.ts';
import { formationText as text } from './formation.text.ts';

export const formationNorm = norms.yearlyFormation.slug;
const norm = formationNorm;
export const formationSubject = (id: string) => ({ kind: formationLifecycle.name, id });
export const keyedFormation = { id: z.uuid(), version: z.coerce.number().int() };
export const loadFormation = (ctx: ReadCtx, input: { id: string }) => formation(ctx, input.id);

/** A methodist or the head carries last year over into a draft; refuses a second formation of a year. */
export const startFormation = command({
  name: 'planning.formation.start',
  ru: text.start,
  norm,
  input: z.object({
    schoolYear: z.coerce.number().int().min(2000).max(2100).meta({ label: text.year, widget: 'select' }),
  }),
  ability: formationPolicy.rules.prepare,
  run: async (ctx, { schoolYear }) => {
    const id = newId(ctx.now);
    const draft = await gather(ctx, schoolYear);
    const version = await currentVersion(ctx, norms.yearlyFormation);
    await ctx.db
      .insertInto('planning.formations')
      .values({
        ...{ territory_id: ctx.territory.id, id, school_year: schoolYear, state: formationLifecycle.initial },
        ...{ draft: JSON.stringify(draft), regulation_version_id: version?.id ?? null, saved_on: ctx.today },
      })
      .execute();
    await recordFact(ctx, {
      name: 'formation.started',
      subject: formationSubject(id),
      norm,
      data: { schoolYear, bodies: draft.bodies.length, lines: draft.lines.length },
    });
    return { id };
  },
});

/** Keeps the draft under the version the person saw. */
async function save(
  ctx: WriteCtx,
  record: Formation,
  version: number,
  { step, draft }: { step: Step; draft: FormationDraft },
): Promise<Refusal | { id: string; version: number }> {
  if (record.state !== 'draft') return refuse('formation-frozen', text.refusals.frozen, { norm });
  const columns = { draft: JSON.stringify(draft), saved_on: ctx.today };
  const stale = await changeRow(ctx, 'planning.formations', { id: record.id, version }, columns);
  if (stale) return stale;
  await recordFact(ctx, {
    name: 'formation.saved',
    subject: formationSubject(record.id),
    norm,
    data: { step },
  });
  return { id: record.id, version: version + 1 };
}

const kept = { load: loadFormation, norm, ability: formationPolicy.rules.prepare };

/** Which bodies go on, which are closed, and what each of them is about in the new year. */
export const confirmBodies = command({
  ...kept,
  name: 'planning.formation.bodies',
  ru: text.confirmBodies,
  input: z.object({
    ...keyedFormation,
    bodies: z
      .array(
        z.object({
          bodyId: z.uuid(),
          fate: z.enum(['keep', 'close']),
          subject: z.string().trim().max(200).default(''),
        }),
      )
      .max(500)
      .default([]),
  }),
  run: (ctx, input, record: Formation) => {
    const said = new Map(input.bodies.map((each) => [each.bodyId, each]));
    const bodies = record.draft.bodies.map((body) => ({ ...body, ...said.get(body.bodyId) }));
    return save(ctx, record, input.version, {
      step: 'bodies',
      draft: { ...record.draft, bodies, bodiesConfirmed: true },
    });
  },
});

/** Who sits in one body in the new year: those who stay with their office, and new people. */
export const confirmMembers = command({
  ...kept,
  name: 'planning.formation.members',
  ru: text.confirmMembers,
  input: z.object({
    ...keyedFormation,
    bodyId: z.uuid(),
    seats: z
      .array(
        z.object({
          personId: z
            .uuid('Выберите человека из списка')
            .nullable()
            .default(null)
            .meta({ label: 'Кто', widget: 'picker' }),
          role: z
            .enum(['out', 'chair', 'deputy-chair', 'secretary', 'member'])
            .default('member')
            .meta({ label: 'В качестве', widget: 'select' }),
          organisation: z.string().trim().max(300).default('').meta({ label: 'Организация (для внешних)' }),
        }),
      )
      .max(300)
      .default([])
      .meta({ label: 'Состав', widget: 'table' }),
  }),
  run: (ctx, input, record: Formation) => {
    const body = record.draft.bodies.find((each) => each.bodyId === input.bodyId);
    if (!body) return Promise.resolve(refuse('no-such-body', text.refusals.unknownBody, { norm }));
    const seats = input.seats.flatMap(({ personId, role, organisation }) =>
      personId && role !== 'out' ? [{ personId, role, organisation }] : [],
    );
    const complaint = complaintOfSeats(seats);
    if (complaint) return Promise.resolve(complaint);
    const seated = new Set(seats.map((each) => each.personId));
    const members = [
      ...seats.map((each) => ({
        ...each,
        left: body.members.find((old) => old.personId === each.personId)?.left ?? '',
        stays: true,
      })),
      ...body.members.filter((old) => !seated.has(old.personId)).map((old) => ({ ...old, stays: false })),
    ];
    const bodies = record.draft.bodies.map((each) =>
      each.bodyId === body.bodyId ? { ...each, members, confirmed: true } : each,
    );
    return save(ctx, record, input.version, { step: 'members', draft: { ...record.draft, bodies } });
  },
});

export const confirmDirections = command({
  ...kept,
  name: 'planning.formation.directions',
  ru: text.confirmDirections,
  input: z.object({
    ...keyedFormation,
    sites: z
      .array(z.object({ siteId: z.uuid(), direction: z.string().trim().max(300).default('') }))
      .max(500)
      .default([]),
  }),
  run: (ctx, input, record: Formation) => {
    const said = new Map(input.sites.map((each) => [each.siteId, each.direction]));
    const sites = record.draft.sites.map((site) => ({
      ...site,
      direction: said.get(site.siteId) ?? site.direction,
    }));
    return save(ctx, record, input.version, {
      step: 'directions',
      draft: { ...record.draft, sites, directionsConfirmed: true },
    });
  },
});

/** Lines of last year that come again: those marked go into the new year's draft when the order is registered. */
export const confirmLines = command({
  ...kept,
  name: 'planning.formation.lines',
  ru: text.confirmLines,
  input: z.object({ ...keyedFormation, keep: z.array(z.uuid()).max(5000).default([]) }),
  run: (ctx, input, record: Formation) => {
    const keep = new Set(input.keep);
    const lines = record.draft.lines.map((line) => ({ ...line, keep: keep.has(line.lineId) }));
    return save(ctx, record, input.version, {
      step: 'lines',
      draft: { ...record.draft, lines, linesConfirmed: true },
    });
  },
});

export const confirmMechanisms = command({
  ...kept,
  name: 'planning.formation.mechanisms',
  ru: text.confirmMechanisms,
  input: z.object({
    ...keyedFormation,
    mechanisms: z
      .array(z.object({ key: z.string().max(60), words: z.string().trim().max(2000).default('') }))
      .max(50)
      .default([]),
  }),
  run: (ctx, input, record: Formation) => {
    const said = new Map(input.mechanisms.map((each) => [each.key, each.words]));
    const mechanisms = record.draft.mechanisms.map((each) => ({
      ...each,
      words: said.get(each.key) ?? each.words,
    }));
    return save(ctx, record, input.version, {
      step: 'mechanisms',
      draft: { ...record.draft, mechanisms, mechanismsConfirmed: true },
    });
  },
});
