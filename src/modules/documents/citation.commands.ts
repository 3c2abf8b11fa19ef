// Citing the catalogue of legal grounds in a draft, and freezing the words with its number (REG-05).
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { actById, actIn, actName, lacksRequisites } from '../regulations/index.ts';
import { citationsOf } from './citation.queries.ts';
import { documentPolicy } from './document.policy.ts';
import { oneDocument } from './document.queries.ts';
import type { DocumentRecord } from './document.schema.ts';
import { documentText } from './document.text.ts';

const NORM = 'legal-basis';

/**
 * Whoever words the draft adds a ground to it; the paper says «На основании …» by itself. Refuses an order or a law whose
 * number or date is blank (REG-04); a superseded act is cited with a warning, never forbidden.
 */
export const citeCommand = command({
  name: 'documents.cite',
  ru: 'Добавить основание',
  norm: NORM,
  input: z.object({
    documentId: z.uuid(),
    actId: z
      .uuid('Выберите акт из списка')
      .meta({ label: 'Акт из каталога', widget: 'picker', source: 'regulations.pick-act' }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.edit,
  run: async (ctx, { actId }, document): Promise<Refusal | { id: string }> => {
    if (document.state !== 'draft') return refuse('not-a-draft', documentText.notDraft, { norm: NORM });
    const act = await actById(ctx, actId);
    if (!act || lacksRequisites(act)) {
      const text = act ? documentText.blankAct : documentText.noAct;
      return refuse(act ? 'blank-requisites' : 'no-act', text, {
        kind: 'invalid',
        norm: act ? 'blank-requisites' : NORM,
        fields: { actId: text },
      });
    }
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('documents.citations')
      .values({
        territory_id: ctx.territory.id,
        document_id: document.id,
        act_id: act.id,
        position: sql<number>`(select coalesce(max(position), 0) + 1 from documents.citations
          where territory_id = ${ctx.territory.id} and document_id = ${document.id})`,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) {
      return refuse('cited-already', documentText.citedAlready, {
        kind: 'invalid',
        fields: { actId: documentText.citedAlready },
      });
    }
    return changed(ctx, document, 'document.cited', { act: actName(act) });
  },
});

/** Takes a ground away from a draft; the act stays in the catalogue. */
export const dropCitationCommand = command({
  name: 'documents.drop-citation',
  ru: 'Убрать основание',
  norm: NORM,
  input: z.object({ documentId: z.uuid(), actId: z.uuid() }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.edit,
  run: async (ctx, { actId }, document): Promise<Refusal | { id: string }> => {
    if (document.state !== 'draft') return refuse('not-a-draft', documentText.notDraft, { norm: NORM });
    const act = await actById(ctx, actId);
    await ctx.db
      .deleteFrom('documents.citations')
      .where('territory_id', '=', ctx.territory.id)
      .where('document_id', '=', document.id)
      .where('act_id', '=', actId)
      .execute();
    return changed(ctx, document, 'document.citation-dropped', { act: act ? actName(act) : '' });
  },
});

/** The paper has changed with it: whoever registers must have seen the change. */
async function changed(
  ctx: WriteCtx,
  document: DocumentRecord,
  fact: string,
  data: Record<string, unknown>,
): Promise<{ id: string }> {
  await ctx.db
    .updateTable('documents.documents')
    .set({ version: sql`version + 1` })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', document.id)
    .execute();
  await recordFact(ctx, {
    name: fact,
    subject: { kind: 'documents.document', id: document.id },
    norm: NORM,
    data: { documentId: document.id, ...data },
  });
  return { id: document.id };
}

/** At registration: the words each act is cited with stay, whatever becomes of the act's own record. */
export async function freezeCitations(ctx: WriteCtx, documentId: string): Promise<void> {
  for (const { act } of await citationsOf(ctx, documentId)) {
    await ctx.db
      .updateTable('documents.citations')
      .set({ cited_as: actIn(act, 'nominative') })
      .where('territory_id', '=', ctx.territory.id)
      .where('document_id', '=', documentId)
      .where('act_id', '=', act.id)
      .execute();
  }
}
