// Drafting a regulation from nothing, describing it, its approval block and structure, and its repeal.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, staleWrite } from '../../../kernel/lifecycle.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { structureOf } from '../queries/acts.ts';
import { type RegulationRecord, regulationBySlug } from '../queries/regulations.ts';
import { forgetHeads } from '../queries/versions.ts';
import { regulationLifecycle } from '../regulation.lifecycle.ts';
import { mayDraft, mayPublish } from '../regulation.policy.ts';
import { kindForms, noOrderForStructure } from '../regulation.text.ts';
import { insertDraftVersion } from './rows.ts';

export const subjectOf = (record: { id: string }) => ({ kind: regulationLifecycle.name, id: record.id });

export const slugInput = z.string().max(60).meta({ widget: 'none' });

const description = {
  kind: z
    .enum(['Положение', 'Порядок', 'Правила', 'Регламент'])
    .meta({ label: 'Вид документа', ask: 'Выберите вид документа.' }),
  title: z
    .string()
    .trim()
    .min(5, 'Напишите название полностью, как на титуле.')
    .max(500)
    .meta({ label: 'Название', hint: 'Полностью: «Положение о …»', widget: 'textarea' }),
};

/** A clerk begins a regulation: a draft with an empty first version; refuses nothing but a bad title. */
export const draftRegulation = command({
  name: 'regulations.regulation.draft',
  ru: 'Начать документ',
  norm: 'regulation-register',
  input: z.object(description),
  ability: mayDraft,
  run: async (ctx, input): Promise<{ id: string; slug: string }> => {
    const id = newId(ctx.now);
    const slug = await freeSlug(ctx, input.kind);
    const genitive = kindForms[input.kind] ?? input.kind;
    await ctx.db
      .insertInto('regulations.regulations')
      .values({
        territory_id: ctx.territory.id,
        id,
        slug,
        kind: input.kind,
        kind_genitive: genitive,
        title: input.title,
      })
      .execute();
    await insertDraftVersion(ctx, {
      regulationId: id,
      number: 1,
      reason: 'Первая редакция',
      parentId: null,
      title: input.title,
      citation: { genitive, approvedBy: null },
      calendar: {},
      parameters: {},
      terms: {},
      clauses: [],
    });
    await recordFact(ctx, {
      name: 'regulation.drafted',
      subject: subjectOf({ id }),
      norm: 'regulation-register',
      data: { title: input.title, slug },
    });
    forgetHeads(ctx);
    return { id, slug };
  },
});

const latin: Record<string, string> = {
  Положение: 'polozhenie',
  Порядок: 'poryadok',
  Правила: 'pravila',
  Регламент: 'reglament',
};

/** 'polozhenie-2026', then 'polozhenie-2026-2': short enough to be said over the telephone. */
async function freeSlug(ctx: WriteCtx, kind: string): Promise<string> {
  const base = `${latin[kind] ?? 'dokument'}-${ctx.today.slice(0, 4)}`;
  const taken = await ctx.db
    .selectFrom('regulations.regulations')
    .select('slug')
    .where('territory_id', '=', ctx.territory.id)
    .where('slug', '>=', base)
    .where('slug', '<', `${base}~`)
    .execute();
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.some((row) => row.slug === slug)) return slug;
  }
}

/** Corrects kind and title of a draft; a regulation in force is changed by a new version only. */
export const describeRegulation = command({
  name: 'regulations.regulation.describe',
  ru: 'Сохранить название',
  norm: 'regulation-register',
  input: z.object({
    slug: slugInput,
    version: z.coerce.number().int().meta({ widget: 'hidden' }),
    ...description,
  }),
  load: (ctx, input) => regulationBySlug(ctx, input.slug),
  ability: mayDraft,
  run: async (ctx, input, record: RegulationRecord): Promise<{ slug: string } | Refusal> => {
    const kindGenitive = kindForms[input.kind] ?? input.kind;
    const changed = await ctx.db
      .updateTable('regulations.regulations')
      .set({ kind: input.kind, kind_genitive: kindGenitive, title: input.title, version: input.version + 1 })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', record.id)
      .where('state', '=', 'draft')
      .where('version', '=', input.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return staleWrite({ title: record.title, state: record.state });
    await recordFact(ctx, {
      name: 'regulation.described',
      subject: subjectOf(record),
      norm: 'regulation-register',
      data: { before: record.title, after: input.title },
    });
    return { slug: record.slug };
  },
});

const blockFields = (label: string) => ({
  body: z
    .string()
    .trim()
    .max(300)
    .default('')
    .meta({ label: 'Кто', hint: 'орган или организация', group: label }),
  post: z.string().trim().max(200).default('').meta({ label: 'Должность', group: label }),
  document: z
    .string()
    .trim()
    .max(100)
    .default('')
    .meta({ label: 'Документ', hint: 'протокол, приказ', group: label }),
  number: z.string().trim().max(60).default('').meta({ label: 'Номер', width: 'short', group: label }),
  dated: z.iso
    .date('Дата: день, месяц, год.')
    .nullish()
    .meta({ label: 'Дата', width: 'short', group: label }),
});

/** A clerk writes the three parts of the approval block; dates out of order are warned about, not refused (REG-06). */
export const writeApproval = command({
  name: 'regulations.approval.write',
  ru: 'Сохранить гриф утверждения',
  norm: 'approval-block',
  input: z.object({
    slug: slugInput,
    accepted: z.object(blockFields('Принято')).meta({ label: 'Принято' }),
    approved: z.object(blockFields('Утверждено')).meta({ label: 'Утверждено' }),
    order: z.object(blockFields('Приказ')).meta({ label: 'Приказ' }),
  }),
  load: (ctx, input) => regulationBySlug(ctx, input.slug),
  ability: mayDraft,
  run: async (ctx, input, record: RegulationRecord) => {
    for (const kind of ['accepted', 'approved', 'order'] as const) {
      const { dated = null, ...block } = input[kind];
      const row = { ...block, dated };
      const empty = dated === null && Object.values(block).every((value) => value === '');
      const key = { territory_id: ctx.territory.id, regulation_id: record.id, kind };
      if (empty) {
        await ctx.db
          .deleteFrom('regulations.approval_blocks')
          .where('territory_id', '=', key.territory_id)
          .where('regulation_id', '=', key.regulation_id)
          .where('kind', '=', kind)
          .execute();
      } else {
        await ctx.db
          .insertInto('regulations.approval_blocks')
          .values({ ...key, ...row })
          .onConflict((conflict) =>
            conflict.columns(['territory_id', 'regulation_id', 'kind']).doUpdateSet(row),
          )
          .execute();
      }
    }
    await recordFact(ctx, {
      name: 'regulation.approval-written',
      subject: subjectOf(record),
      norm: 'approval-block',
      data: {
        accepted: input.accepted.dated ?? null,
        approved: input.approved.dated ?? null,
        order: input.order.dated ?? null,
      },
    });
    return { slug: record.slug };
  },
});

/** The head marks the structure as approved; refused without an act that has its number and date (REG-03). */
export const approveStructure = command({
  name: 'regulations.structure.approve',
  ru: 'Отметить структуру утверждённой',
  norm: 'founding-acts',
  input: z.object({ slug: slugInput }),
  load: (ctx, input) => regulationBySlug(ctx, input.slug),
  ability: mayPublish,
  run: async (ctx, _input, record: RegulationRecord): Promise<{ slug: string } | Refusal> => {
    const structure = await structureOf(ctx, record.id);
    if (!structure?.act || structure.act.number === null || structure.act.dated === null)
      return noOrderForStructure();
    await ctx.db
      .updateTable('regulations.structures')
      .set({ state: 'approved', version: structure.version + 1 })
      .where('territory_id', '=', ctx.territory.id)
      .where('regulation_id', '=', record.id)
      .execute();
    await recordFact(ctx, {
      name: 'regulation.structure-approved',
      subject: subjectOf(record),
      norm: 'founding-acts',
      data: { number: structure.act.number, dated: structure.act.dated },
    });
    return { slug: record.slug };
  },
});

/** The head marks a regulation as no longer in force, with the reason; records keep the versions they began under. */
export const repealRegulation = command({
  name: 'regulations.regulation.repeal',
  ru: 'Признать утратившим силу',
  norm: 'regulation-amendments',
  input: z.object({
    slug: slugInput,
    reason: z
      .string()
      .trim()
      .min(5, 'Назовите причину и акт.')
      .max(500)
      .meta({ label: 'Причина', hint: 'и акт, если он есть' }),
  }),
  load: (ctx, input) => regulationBySlug(ctx, input.slug),
  ability: mayPublish,
  run: async (ctx, input, record: RegulationRecord): Promise<{ slug: string } | Refusal> => {
    const moved = await advance(ctx, regulationLifecycle, record, 'repeal', {
      data: { reason: input.reason },
    });
    if ('refusal' in moved) return moved;
    forgetHeads(ctx);
    return { slug: record.slug };
  },
});
