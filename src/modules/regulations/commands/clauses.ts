// Clauses of the version being prepared: written one by one, pasted as text, tied to norms, taken away.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { clauseKey } from '../clause.schema.ts';
import { splitText } from '../clause.split.ts';
import { allNorms } from '../norms/index.ts';
import { normName } from '../norms/names.text.ts';
import { mayDraft } from '../regulation.policy.ts';
import { clauseKeyTaken } from '../regulation.text.ts';
import type { Clause, RegulationVersion } from '../version.ts';
import { changeDraft, type Drafting, draftingOf } from './drafting.ts';
import { slugInput, subjectOf } from './regulations.ts';
import { insertClauses } from './rows.ts';

/** The version of the draft the person saw; empty when there was none. */
export const seenInput = z.coerce
  .number()
  .int()
  .nullish()
  .transform((value) => value || null)
  .meta({ widget: 'hidden' });

const normOptions = allNorms.map((norm) => ({ value: norm.slug, label: normName(norm.slug), hint: norm.ru }));

/** A clerk adds a clause or corrects one; refuses a key that another clause has. */
export const writeClause = command({
  name: 'regulations.clause.write',
  ru: 'Сохранить пункт',
  norm: 'regulation-register',
  input: z.object({
    slug: slugInput,
    version: seenInput,
    /** The key of the clause being corrected; empty for a new one. */
    was: z.string().max(40).nullish().meta({ widget: 'hidden' }),
    key: clauseKey.meta({
      label: 'Номер',
      hint: '5.2; строка перечня — 1.4/1; абзац без номера — 5.7/p2',
      width: 'short',
    }),
    printed: z
      .string()
      .trim()
      .max(40)
      .default('')
      .meta({ label: 'Как напечатано', hint: 'например «5.2.» или «–»', width: 'short' }),
    heading: z.boolean().meta({ label: 'Это заголовок раздела' }),
    text: z
      .string()
      .trim()
      .min(1, 'Напишите текст пункта.')
      .max(4000)
      .meta({ label: 'Текст', widget: 'textarea' }),
    after: z
      .string()
      .max(40)
      .nullish()
      .meta({ label: 'Поставить после пункта', hint: 'пусто — в конец', width: 'short' }),
    norms: z
      .array(z.enum(allNorms.map((norm) => norm.slug) as [string, ...string[]]))
      .max(20)
      .default([])
      .meta({ label: 'Что в системе следит за пунктом', options: normOptions, widget: 'checkboxes' }),
  }),
  load: (ctx, input) => draftingOf(ctx, input.slug),
  ability: mayDraft,
  run: async (ctx, input, drafting: Drafting): Promise<{ slug: string; key: string } | Refusal> => {
    const { slug, version, was, after, ...fields } = input;
    const draft = await changeDraft(ctx, drafting, version, async (open) => {
      const others = open.clauses.filter((clause) => clause.key !== was);
      if (others.some((clause) => clause.key === fields.key)) return clauseKeyTaken(fields.key);
      const old = open.clauses.find((clause) => clause.key === was);
      const clause: Clause = { ...fields, rows: old?.rows ?? [] };
      await replaceClauses(ctx, open, placed(open.clauses, clause, was ?? null, after ?? null));
      return {};
    });
    if (isRefusal(draft)) return draft;
    await recordFact(ctx, {
      name: was ? 'regulation.clause-corrected' : 'regulation.clause-added',
      subject: subjectOf(drafting.regulation),
      norm: 'regulation-register',
      data: { key: fields.key, norms: fields.norms },
    });
    return { slug, key: fields.key };
  },
});

/** The list with the clause in its place: where it stood, after the named one, or at the end. */
export function placed(
  clauses: readonly Clause[],
  clause: Clause,
  was: string | null,
  after: string | null,
): Clause[] {
  if (was !== null && after === null) return clauses.map((each) => (each.key === was ? clause : each));
  const rest = clauses.filter((each) => each.key !== was);
  const index =
    after === null ? rest.length : rest.findIndex((each) => each.key === after) + 1 || rest.length;
  return rest.toSpliced(index, 0, clause);
}

export async function replaceClauses(
  ctx: WriteCtx,
  draft: RegulationVersion,
  clauses: readonly Clause[],
): Promise<void> {
  await ctx.db
    .deleteFrom('regulations.clauses')
    .where('territory_id', '=', ctx.territory.id)
    .where('version_id', '=', draft.id)
    .execute();
  await insertClauses(ctx, draft.id, clauses, 0);
}

/** A clerk takes a clause out of the version being prepared; published versions keep it. */
export const removeClause = command({
  name: 'regulations.clause.remove',
  ru: 'Убрать пункт',
  norm: 'regulation-amendments',
  input: z.object({ slug: slugInput, version: seenInput, key: z.string().max(40) }),
  load: (ctx, input) => draftingOf(ctx, input.slug),
  ability: mayDraft,
  run: async (ctx, { slug, version, key }, drafting: Drafting): Promise<{ slug: string } | Refusal> => {
    const draft = await changeDraft(ctx, drafting, version, async (open) => {
      await replaceClauses(
        ctx,
        open,
        open.clauses.filter((clause) => clause.key !== key),
      );
      return {};
    });
    if (isRefusal(draft)) return draft;
    await recordFact(ctx, {
      name: 'regulation.clause-removed',
      subject: subjectOf(drafting.regulation),
      norm: 'regulation-amendments',
      data: { key },
    });
    return { slug };
  },
});

/** A clerk pastes a text: it is split at printed numbers and bullets and put after what is there. */
export const pasteClauses = command({
  name: 'regulations.clauses.paste',
  ru: 'Разобрать текст',
  norm: 'regulation-register',
  input: z.object({
    slug: slugInput,
    version: seenInput,
    text: z
      .string()
      .trim()
      .min(10, 'Вставьте текст документа.')
      .max(200_000, 'Текст длиннее 200 000 знаков: вставьте по частям.')
      .meta({ label: 'Текст', hint: 'Номера и тире сохраняются как напечатаны', widget: 'textarea' }),
  }),
  load: (ctx, input) => draftingOf(ctx, input.slug),
  ability: mayDraft,
  run: async (
    ctx,
    { slug, version, text },
    drafting: Drafting,
  ): Promise<{ slug: string; added: number } | Refusal> => {
    const split = splitText(text);
    if (split.length === 0) {
      return refuse('nothing-to-split', 'В тексте не нашлось ни одной строки.', {
        kind: 'invalid',
        fields: { text: 'Вставьте текст с номерами пунктов.' },
      });
    }
    const draft = await changeDraft(ctx, drafting, version, async (open) => {
      const clash = split.find((clause) => open.clauses.some((each) => each.key === clause.key));
      if (clash) return clauseKeyTaken(clash.key);
      await replaceClauses(ctx, open, [...open.clauses, ...split]);
      return {};
    });
    if (isRefusal(draft)) return draft;
    await recordFact(ctx, {
      name: 'regulation.text-pasted',
      subject: subjectOf(drafting.regulation),
      norm: 'regulation-register',
      data: { clauses: split.length },
    });
    return { slug, added: split.length };
  },
});
