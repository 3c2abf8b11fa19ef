// Every hour: who has not answered is reminded the day before, on the day, two hours before; the term's passing is told.
import { addDays, timeIn } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { speakersOf } from '../addressee/addressee.queries.ts';
import { answersOf, isSilent } from '../answer/answer.queries.ts';
import { dayIn, momentWords, namesWords, stepOf, termOf, untilWords } from '../moment.ts';
import { answerPath, collectionPath, collectionSubject } from './collection.commands.ts';
import { type Collection, collectionsAwaited } from './collection.queries.ts';
import { collectionText as text } from './collection.text.ts';

const norm = 'data-collection';

type Speakers = Awaited<ReturnType<typeof speakersOf>>;

async function remind(ctx: WriteCtx, collection: Collection, dueAt: Date, speakers: Speakers): Promise<void> {
  const step = stepOf(ctx, dueAt);
  if (!step) return;
  for (const answer of (await answersOf(ctx, collection.id)).filter(isSilent))
    await notify(ctx, {
      to: (speakers.get(answer.institutionId) ?? []).map((each) => each.personId),
      name: 'collection.reminder',
      text: text.told.reminder(collection.title, untilWords(ctx, dueAt)),
      path: answerPath(answer.id),
      norm,
      due: dayIn(ctx, dueAt),
      urgent: step === 'soon',
      key: `collection.reminder:${answer.id}:${step}`,
    });
}

async function escalate(
  ctx: WriteCtx,
  collection: Collection,
  dueAt: Date,
  speakers: Speakers,
): Promise<void> {
  const silent = (await answersOf(ctx, collection.id)).filter(isSilent);
  await ctx.db
    .updateTable('collections.collections')
    .set({ escalated_at: ctx.now })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', collection.id)
    .execute();
  if (silent.length === 0) return;
  await recordFact(ctx, {
    name: 'collection.overdue',
    subject: collectionSubject(collection.id),
    norm,
    data: { count: silent.length },
  });
  for (const answer of silent)
    await notify(ctx, {
      to: (speakers.get(answer.institutionId) ?? []).map((each) => each.personId),
      name: 'collection.passed',
      text: text.told.passed(collection.title, momentWords(ctx, dueAt)),
      path: answerPath(answer.id),
      norm,
      urgent: true,
      key: `collection.passed:${answer.id}`,
    });
  const heads = await peopleWithRole(ctx, 'centre-head', { kind: 'territory' });
  await notify(ctx, {
    to: [collection.authorId, ...heads.map((each) => each.personId)],
    name: 'collection.overdue',
    text: text.told.overdue(collection.title, namesWords(silent.map((answer) => answer.institution))),
    path: collectionPath(collection.id),
    norm,
    urgent: true,
    key: `collection.overdue:${collection.id}`,
  });
}

export async function collectionRound(ctx: WriteCtx): Promise<void> {
  const awaited = await collectionsAwaited(ctx, termOf(ctx, addDays(ctx.today, 2), '00:00'));
  if (awaited.length === 0) return;
  const speakers = await speakersOf(ctx);
  const isDay = timeIn(ctx.now, ctx.territory.zone) >= '08:00';
  for (const collection of awaited) {
    if (!collection.dueAt) continue;
    if (collection.dueAt <= ctx.now) await escalate(ctx, collection, collection.dueAt, speakers);
    else if (isDay) await remind(ctx, collection, collection.dueAt, speakers);
  }
}
