// What people do with documents: register, word the preamble, name the signer, ask for and confirm acquaintance.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { allOf, rule, signedIn } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { actingPost, upperFirst } from '../../platform/language/index.ts';
import type { Paper } from '../../platform/papers/index.ts';
import { nameIn, person } from '../people/index.ts';
import { documentPolicy } from './document.policy.ts';
import { oneDocument } from './document.queries.ts';
import { register } from './document.registration.ts';
import type { DocumentRecord } from './document.schema.ts';
import { documentText } from './document.text.ts';
import { withSigner, withTexts } from './requisites.ts';

const byId = { documentId: z.uuid() };

/** The clerk or the office of the body; freezes the paper under its number and date. */
export const registerCommand = command({
  name: 'documents.register',
  ru: 'Зарегистрировать',
  norm: 'order-register',
  input: z.object({
    ...byId,
    number: z.string().trim().min(1).max(40).optional().meta({
      label: 'Номер',
      hint: 'Предложен следующий по порядку. Оставьте пустым — номер будет присвоен сам.',
    }),
    date: z.iso.date().optional().meta({ label: 'Дата', hint: 'Не позже сегодняшней.' }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.register,
  run: (ctx, input, document) => register(ctx, document, input),
});

/** Words the editable paragraphs of a draft; the text is put over the template's own and outlives a redraw. */
export const changeTextCommand = command({
  name: 'documents.change-text',
  ru: 'Сохранить текст',
  norm: null,
  input: z.object({
    ...byId,
    key: z.string().max(60),
    text: z.string().trim().min(1).max(4_000).meta({ label: 'Текст', widget: 'textarea' }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.edit,
  run: async (ctx, input, document) => {
    if (!document.editable.some((place) => place.key === input.key)) {
      return refuse('no-such-text', documentText.noSuchText);
    }
    const edited = { ...document.edited, [input.key]: input.text };
    const paper = withTexts(document.paper, document.editable, edited);
    return changeDraft(ctx, document, { paper, edited: JSON.stringify(edited) }, 'document.text-changed', {
      key: input.key,
    });
  },
});

/** Names who signs: a head, or the one acting for the head («И. о.») — the paper's first signature follows. */
export const changeSignerCommand = command({
  name: 'documents.change-signer',
  ru: 'Изменить подпись',
  norm: 'order-register',
  input: z.object({
    ...byId,
    personId: z.uuid().meta({ label: 'Кто подписывает', widget: 'picker', source: 'people.pick' }),
    post: z.string().trim().min(2).max(300).meta({
      label: 'Должность',
      hint: 'В именительном падеже: «директор департамента». «И. о.» и падеж подставятся сами.',
    }),
    acting: z.boolean().default(false).meta({ label: 'Исполняет обязанности («И. о.»)' }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.edit,
  run: async (ctx, input, document) => {
    const found = await person(ctx, input.personId);
    if (!found)
      return refuse('no-signer', documentText.noSigner, {
        kind: 'invalid',
        fields: { personId: documentText.noSigner },
      });
    const post = upperFirst(input.acting ? actingPost(input.post) : input.post);
    const name = nameIn(found, 'initials-surname', 'nominative');
    const paper = withSigner(document.paper, { personId: found.id, post, name, acting: input.acting });
    const columns = {
      signed_by_person_id: found.id,
      signer_post: post,
      signer_name: name,
      signer_acting: input.acting,
    };
    return changeDraft(ctx, document, { paper, ...columns }, 'document.signer-changed', {
      post,
      acting: input.acting,
    });
  },
});

async function changeDraft(
  ctx: WriteCtx,
  document: DocumentRecord,
  changes: { paper: Paper } & Record<string, unknown>,
  fact: string,
  data: Record<string, unknown>,
): Promise<Refusal | { id: string }> {
  if (document.state !== 'draft') return refuse('not-a-draft', documentText.notDraft);
  const columns = { ...changes, paper: JSON.stringify(changes.paper) };
  const stale = await changeRow(ctx, 'documents.documents', document, columns);
  if (stale) return stale;
  await recordFact(ctx, { name: fact, subject: { kind: 'documents.document', id: document.id }, data });
  return { id: document.id };
}

/** Asks people to get acquainted with an issued document; whoever was asked already stays as he was. */
export async function askAcquaintance(
  ctx: WriteCtx,
  documentId: string,
  personIds: readonly string[],
): Promise<void> {
  const people = [...new Set(personIds)];
  if (people.length === 0) return;
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('documents.acquaintances')
    .values(
      people.map((personId) => ({
        territory_id: ctx.territory.id,
        document_id: documentId,
        person_id: personId,
        asked_at: ctx.now,
        asked_by_person_id: ctx.actor.personId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  await recordFact(ctx, {
    name: 'document.acquaintance-asked',
    subject: { kind: 'documents.document', id: documentId },
    data: { documentId, people: Number(numInsertedOrUpdatedRows ?? 0) },
  });
}

export const askAcquaintanceCommand = command({
  name: 'documents.ask-acquaintance',
  ru: 'Просить ознакомиться',
  norm: null,
  input: z.object({
    ...byId,
    personId: z.uuid().meta({ label: 'Кого ознакомить', widget: 'picker', source: 'people.pick' }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.ask,
  run: async (ctx, input, document) => {
    if (document.state !== 'registered') return refuse('not-registered', documentText.notRegisteredYet);
    if (!(await person(ctx, input.personId)))
      return refuse('no-person', documentText.noSigner, { kind: 'invalid' });
    await askAcquaintance(ctx, document.id, [input.personId]);
    return { id: document.id };
  },
});

const isPerson = rule<DocumentRecord>(
  'acquainted-person',
  { text: documentText.notAddressee },
  (ctx) => ctx.actor.personId !== null,
);

/** Whoever was asked, for himself only, with a remark if there is one; a second press changes nothing. */
export const acknowledgeCommand = command({
  name: 'documents.acknowledge',
  ru: 'Ознакомлен',
  norm: null,
  input: z.object({
    ...byId,
    remark: z
      .string()
      .trim()
      .max(1000)
      .default('')
      .meta({ label: documentText.remark, hint: documentText.remarkHint, widget: 'textarea' }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: allOf<DocumentRecord>(signedIn, isPerson),
  run: async (ctx, input, document) => {
    if (document.state === 'draft') return refuse('not-registered', documentText.notRegisteredYet);
    const asked = ctx.db
      .updateTable('documents.acquaintances')
      .set({ acknowledged_at: ctx.now, remark: input.remark })
      .where('territory_id', '=', ctx.territory.id)
      .where('document_id', '=', document.id)
      .where('person_id', '=', ctx.actor.personId)
      .where('acknowledged_at', 'is', null);
    const { numUpdatedRows } = await asked.executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return notAsked(ctx, document.id);
    await recordFact(ctx, {
      name: 'document.acknowledged',
      subject: { kind: 'documents.document', id: document.id },
      data: { documentId: document.id, remark: input.remark },
    });
    return { id: document.id };
  },
});

async function notAsked(ctx: WriteCtx, documentId: string): Promise<Refusal> {
  const row = await ctx.db
    .selectFrom('documents.acquaintances')
    .select('person_id')
    .where('territory_id', '=', ctx.territory.id)
    .where('document_id', '=', documentId)
    .where('person_id', '=', ctx.actor.personId)
    .executeTakeFirst();
  return row
    ? refuse('already-acknowledged', documentText.alreadyAcknowledged)
    : refuse('not-asked', documentText.notAddressee, { kind: 'forbidden' });
}
