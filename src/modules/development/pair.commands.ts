// Mentor pairs: made by an institution, begun by an order, meetings and feedback by the two, an outcome at the end; papers.
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { draftDocument } from '../documents/index.ts';
import { type Post, postsOn } from '../people/index.ts';
import { developmentNorms } from './development.norms.ts';
import { pairPapers, mentoringText as text } from './mentoring.text.ts';
import { pairLifecycle } from './pair.lifecycle.ts';
import { type PairRights, pairPolicy } from './pair.policy.ts';
import { type Pair, pair, pairFeedbacks, pairMeetings } from './pair.queries.ts';
import {
  finishSchema,
  meetingSchema,
  pairFeedbackSchema,
  pairSchema,
  pairSeen,
  paperSchema,
  stopSchema,
} from './pair.schema.ts';
import { pairPaper } from './papers/mentoring-papers.ts';

const norm = developmentNorms.youngSpecialists.slug;
export const pairSubject = (id: string) => ({ kind: pairLifecycle.name, id });

const invalid = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

/** The mentee's post decides the institution; the mentor must work there in the same days. */
async function postsOfPair(
  ctx: ReadCtx,
  input: { mentorId: string; menteeId: string; startsOn: CivilDate },
): Promise<{ mentor: Post; mentee: Post } | null> {
  const mentee = (await postsOn(ctx, input.menteeId, input.startsOn)).find((post) => post.institutionId);
  const mentor = (await postsOn(ctx, input.mentorId, input.startsOn)).find(
    (post) => post.institutionId === mentee?.institutionId,
  );
  return mentee && mentor ? { mentor, mentee } : null;
}

const rightsOfNew = async (
  ctx: ReadCtx,
  input: { mentorId: string; menteeId: string; startsOn: CivilDate },
): Promise<PairRights> => {
  const mentee = (await postsOn(ctx, input.menteeId, input.startsOn)).find((post) => post.institutionId);
  return { ...input, institutionId: mentee?.institutionId ?? null };
};

const daysOf = (post: Post) => `[${post.startsOn},${post.endsOn ?? ''})`;

/** Who keeps the institution makes a pair; the database refuses oneself, an overlap and days outside the posts. */
export const makePair = command({
  name: 'development.pair.make',
  ru: 'Создать пару',
  norm,
  input: pairSchema,
  load: rightsOfNew,
  ability: pairPolicy.rules.keep,
  run: async (ctx, input) => {
    if (input.mentorId === input.menteeId)
      return invalid('mentors-himself', 'mentorId', text.refusals.himself);
    const posts = await postsOfPair(ctx, input);
    if (!posts?.mentee.institutionId) return invalid('no-common-post', 'mentorId', text.faults.post);
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('development.mentor_pairs')
      .values({
        territory_id: ctx.territory.id,
        id,
        institution_id: posts.mentee.institutionId,
        mentor_id: input.mentorId,
        mentor_post_id: posts.mentor.id,
        mentor_post_during: daysOf(posts.mentor),
        mentee_id: input.menteeId,
        mentee_post_id: posts.mentee.id,
        mentee_post_during: daysOf(posts.mentee),
        goal: input.goal,
        programme: JSON.stringify(input.programme.filter((line) => line.what !== '')),
        starts_on: input.startsOn,
        ends_on: addDays(input.endsOn, 1),
        state: pairLifecycle.initial,
      })
      .execute();
    await recordFact(ctx, {
      name: 'pair.made',
      subject: pairSubject(id),
      norm,
      data: { startsOn: input.startsOn, endsOn: input.endsOn },
    });
    return { id };
  },
});

const load = (ctx: ReadCtx, input: { id: string }) => pair(ctx, input.id);
const loadOf = (ctx: ReadCtx, input: { pairId: string }) => pair(ctx, input.pairId);

/** The order is signed: the pair works. */
export const beginPair = command({
  name: 'development.pair.begin',
  ru: 'Начать работу пары',
  norm,
  input: pairSeen,
  load,
  ability: pairPolicy.rules.keep,
  run: (ctx, input, found: Pair) =>
    advance(ctx, pairLifecycle, { ...found, version: input.version }, 'begin'),
});

/** The outcome in words and by mark; the pair ends today when its term goes on. */
export const finishPair = command({
  name: 'development.pair.finish',
  ru: 'Подвести итог',
  norm,
  input: finishSchema,
  load,
  ability: pairPolicy.rules.keep,
  run: (ctx, input, found: Pair) =>
    advance(ctx, pairLifecycle, { ...found, version: input.version }, 'finish', {
      set: { outcome: input.outcome, outcome_text: input.outcomeText, ...endToday(ctx, found) },
      data: { outcome: input.outcome },
    }),
});

/** The pair stops before its term, with the reason. */
export const stopPair = command({
  name: 'development.pair.stop',
  ru: 'Прекратить пару',
  norm,
  input: stopSchema,
  load,
  ability: pairPolicy.rules.keep,
  run: (ctx, input, found: Pair) =>
    advance(ctx, pairLifecycle, { ...found, version: input.version }, 'stop', {
      set: { outcome_text: input.outcomeText, ...endToday(ctx, found) },
      data: { reason: input.outcomeText },
    }),
});

/** A pair that ends before its term frees the mentee from tomorrow; one that has not begun keeps one day. */
function endToday(ctx: ReadCtx, found: Pair): { ends_on?: CivilDate } {
  if (found.lastDay <= ctx.today) return {};
  const last = [found.startsOn, ctx.today].toSorted().at(-1) ?? ctx.today;
  return { ends_on: addDays(last, 1) };
}

/** The two of the pair, or who keeps it, write down a meeting inside the pair's days. */
export const addMeeting = command({
  name: 'development.pair.meet',
  ru: 'Записать встречу',
  norm,
  input: meetingSchema,
  load: loadOf,
  ability: pairPolicy.rules.meet,
  run: async (ctx, input, found: Pair) => {
    if (input.heldOn > ctx.today) return invalid('date-in-future', 'heldOn', text.faults.future);
    if (input.heldOn < found.startsOn || input.heldOn > found.lastDay)
      return invalid('outside-the-pair', 'heldOn', text.faults.outside);
    if (found.state !== 'active') return refuse('pair-does-not-work', text.refusals.meetings, { norm });
    const id = newId(ctx.now);
    const { heldOn, topic } = input;
    await ctx.db
      .insertInto('development.pair_meetings')
      .values({
        territory_id: ctx.territory.id,
        id,
        pair_id: found.id,
        held_on: heldOn,
        topic,
        text: input.text,
      })
      .execute();
    await recordFact(ctx, {
      name: 'pair.met',
      subject: pairSubject(found.id),
      norm,
      data: { heldOn, topic },
    });
    return { id: found.id };
  },
});

/** Mentor and mentee each say once how it goes. */
export const sayOfPair = command({
  name: 'development.pair.feedback',
  ru: 'Оставить отзыв о паре',
  norm,
  input: pairFeedbackSchema,
  load: loadOf,
  ability: pairPolicy.rules.feedback,
  run: async (ctx, input, found: Pair) => {
    const side = ctx.actor.personId === found.mentorId ? 'mentor' : 'mentee';
    const given = await pairFeedbacks(ctx, found.id);
    if (given.some((each) => each.side === side))
      return refuse('feedback-given', text.refusals.feedbackTwice, { norm });
    await ctx.db
      .insertInto('development.pair_feedbacks')
      .values({
        ...{ territory_id: ctx.territory.id, pair_id: found.id, side },
        ...{ mark: input.mark, text: input.text, given_on: ctx.today },
      })
      .execute();
    await recordFact(ctx, {
      name: 'pair.told',
      subject: pairSubject(found.id),
      norm,
      data: { side, mark: input.mark },
    });
    return { id: found.id };
  },
});

/** One of the four papers as a draft of documents: it gets its number there. */
export const draftPairPaper = command({
  name: 'development.pair.paper',
  ru: 'Составить документ',
  norm,
  input: paperSchema,
  load: loadOf,
  ability: pairPolicy.rules.keep,
  run: async (ctx: WriteCtx, input, found: Pair) => {
    const parts = {
      meetings: await pairMeetings(ctx, found.id),
      feedbacks: await pairFeedbacks(ctx, found.id),
    };
    const { id: documentId } = await draftDocument(ctx, await pairPaper(ctx, found, input.paper, parts));
    return { id: found.id, documentId, title: pairPapers[input.paper] };
  },
});

export const pairCommands = [
  makePair,
  beginPair,
  finishPair,
  stopPair,
  addMeeting,
  sayOfPair,
  draftPairPaper,
];

type Data = Readonly<Record<string, unknown>>;
export const pairSentences: Readonly<Record<string, (data: Data) => string>> = {
  'pair.made': () => 'пара предложена',
  'pair.begun': () => 'пара начала работу',
  'pair.finished': () => 'подведён итог',
  'pair.stopped': (data) => `пара прекращена: ${data.reason}`,
  'pair.met': (data) => `встреча: ${data.topic}`,
  'pair.told': (data) => (data.side === 'mentor' ? 'наставник оставил отзыв' : 'педагог оставил отзыв'),
};
