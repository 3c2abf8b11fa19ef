// A collection is drafted, its table changed while nobody has seen it, sent with a term, reminded of, closed.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import type { ReachedInstitution } from '../../institutions/index.ts';
import { notify } from '../../notices/index.ts';
import { addresseeChoice, chosenInstitutions, speakersOf } from '../addressee/addressee.queries.ts';
import { answersOf, isSilent } from '../answer/answer.queries.ts';
import { withSums } from '../answer/cells.ts';
import { givesWork } from '../collections.policy.ts';
import { termOf, untilWords } from '../moment.ts';
import { collectionLifecycle } from './collection.lifecycle.ts';
import { collectionPolicy } from './collection.policy.ts';
import { type Collection, oneCollection } from './collection.queries.ts';
import { formSchema, sendSchema, startSchema } from './collection.schema.ts';
import { collectionText as text } from './collection.text.ts';
import { emptyForm, readForm, type TableForm } from './form.ts';
import { prefillOf } from './prefill.ts';

const norm = 'data-collection';
export const collectionSubject = (id: string) => ({ kind: collectionLifecycle.name, id });
export const collectionPath = (id: string) => `/collections/tables/${id}`;
export const answerPath = (id: string) => `/collections/answers/${id}`;

const load = (ctx: ReadCtx, input: { id: string }) => oneCollection(ctx, input.id);
const keyed = { id: z.uuid(), version: z.coerce.number().int() };

export const startCollection = command({
  name: 'collections.collection.start',
  ru: 'Начать сбор',
  norm,
  input: startSchema,
  ability: givesWork,
  run: async (ctx, input) => {
    const former = input.copyOf ? await oneCollection(ctx, input.copyOf) : null;
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('collections.collections')
      .values({
        ...{ territory_id: ctx.territory.id, id, title: input.title, purpose: input.purpose },
        ...{ basis: input.basis, author_id: ctx.actor.personId ?? '', copied_from_id: former?.id ?? null },
        ...{ table_form: JSON.stringify(former?.form ?? emptyForm), line_id: input.lineId || null },
        ...{ state: collectionLifecycle.initial, created_at: ctx.now },
      })
      .execute();
    await recordFact(ctx, {
      name: 'collection.started',
      subject: collectionSubject(id),
      norm,
      data: { title: input.title, copyOf: former?.title ?? '' },
    });
    return { id };
  },
});

/** The table as the author typed it; after sending it stays as it was sent. */
export const saveForm = command({
  name: 'collections.collection.save',
  ru: 'Сохранить таблицу',
  norm,
  input: formSchema,
  load,
  ability: collectionPolicy.rules.keep,
  run: async (ctx, input, collection: Collection) => {
    if (collection.state !== 'draft') return refuse('already-sent', text.refusals.sent, { norm });
    const form = readForm(input);
    if (isRefusal(form)) return form;
    const { title, purpose, basis } = input;
    const columns = { title, purpose, basis, table_form: JSON.stringify(form) };
    const stale = await changeRow(ctx, 'collections.collections', input, columns);
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'collection.changed',
      subject: collectionSubject(input.id),
      norm,
      data: { columns: form.columns.length },
    });
    return { id: input.id };
  },
});

const fault = (field: string, name: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

const rowTitles = (form: TableForm): readonly string[] =>
  form.rows === 'fixed' ? form.titles : form.rows === 'one' ? [''] : [];

/** Answers with their first rows, as many institutions as there are, in a few statements. */
async function askAll(
  ctx: WriteCtx,
  collection: Collection,
  institutions: readonly ReachedInstitution[],
): Promise<Map<string, string>> {
  const own = { territory_id: ctx.territory.id };
  const answers = institutions.map((each) => ({ id: newId(ctx.now), institution: each }));
  await ctx.db
    .insertInto('collections.answers')
    .values(
      answers.map(({ id, institution }) => ({
        ...{ ...own, id, collection_id: collection.id, institution_id: institution.id, state: 'asked' },
      })),
    )
    .execute();
  const prefill = await prefillOf(ctx, collection.form, collection.copiedFromId);
  const rows = answers.flatMap(({ id, institution }) =>
    rowTitles(collection.form).map((title, index) => ({
      ...{ ...own, id: newId(ctx.now), answer_id: id, position: index + 1, title },
      cells: JSON.stringify(withSums(collection.form, prefill(institution, title))),
    })),
  );
  for (let from = 0; from < rows.length; from += 2000)
    await ctx.db
      .insertInto('collections.answer_rows')
      .values(rows.slice(from, from + 2000))
      .execute();
  return new Map(answers.map(({ id, institution }) => [institution.id, id]));
}

export const sendCollection = command({
  name: 'collections.collection.send',
  ru: 'Отправить',
  norm,
  input: sendSchema,
  load,
  ability: collectionPolicy.rules.keep,
  run: async (ctx, input, collection: Collection) => {
    if (collection.form.columns.length === 0) return refuse('no-columns', text.refusals.noColumns, { norm });
    const dueAt = termOf(ctx, input.dueOn, input.dueTime);
    if (dueAt <= ctx.now) return fault('dueTime', 'term-passed', text.faults.past);
    const institutions = chosenInstitutions(await addresseeChoice(ctx), input);
    if (institutions.length === 0) return fault('sets', 'nobody-chosen', text.faults.nobody);
    const moved = await advance(ctx, collectionLifecycle, { ...collection, version: input.version }, 'send', {
      set: { due_at: dueAt, sent_at: ctx.now },
      data: { institutions: institutions.length, until: untilWords(ctx, dueAt) },
    });
    if (isRefusal(moved)) return moved;
    const answers = await askAll(ctx, collection, institutions);
    const speakers = await speakersOf(ctx);
    for (const { id } of institutions)
      await notify(ctx, {
        to: (speakers.get(id) ?? []).map((each) => each.personId),
        name: 'collection.sent',
        text: text.told.sent(collection.title, untilWords(ctx, dueAt)),
        path: answerPath(answers.get(id) ?? ''),
        norm,
        urgent: dueAt.getTime() - ctx.now.getTime() < 86_400_000,
        key: `collection.sent:${answers.get(id)}`,
      });
    return { id: collection.id, institutions: institutions.length };
  },
});

/** One press reminds everybody who has not answered; twice on one day it is told once. */
export const remindCollection = command({
  name: 'collections.collection.remind',
  ru: 'Напомнить неответившим',
  norm,
  input: z.object({ id: z.uuid() }),
  load,
  ability: collectionPolicy.rules.keep,
  run: async (ctx, input, collection: Collection) => {
    const { dueAt } = collection;
    if (collection.state !== 'sent' || !dueAt) return refuse('not-sent', text.refusals.notSent, { norm });
    const silent = (await answersOf(ctx, input.id)).filter(isSilent);
    const speakers = await speakersOf(ctx);
    for (const answer of silent)
      await notify(ctx, {
        to: (speakers.get(answer.institutionId) ?? []).map((each) => each.personId),
        name: 'collection.reminder',
        text: text.told.reminder(collection.title, untilWords(ctx, dueAt)),
        path: answerPath(answer.id),
        norm,
        urgent: true,
        key: `collection.asked:${answer.id}:${ctx.today}`,
      });
    await recordFact(ctx, {
      name: 'collection.reminded',
      subject: collectionSubject(input.id),
      norm,
      data: { count: silent.length },
    });
    return { id: input.id, reminded: silent.length };
  },
});

export const closeCollection = command({
  name: 'collections.collection.close',
  ru: 'Завершить сбор',
  norm,
  input: z.object(keyed),
  load,
  ability: collectionPolicy.rules.keep,
  run: async (ctx, input, collection: Collection) => {
    const silent = (await answersOf(ctx, input.id)).filter(isSilent).length;
    const moved = await advance(
      ctx,
      collectionLifecycle,
      { ...collection, version: input.version },
      'close',
      { set: { closed_at: ctx.now }, data: { silent } },
    );
    return isRefusal(moved) ? moved : { id: input.id };
  },
});
