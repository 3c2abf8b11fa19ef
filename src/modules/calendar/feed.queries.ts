// Addresses of calendars: one's own list, and what an address brings to whoever holds it.
import { createHash } from 'node:crypto';
import { addDays, type CivilDate, momentIn } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { sessionsBetween } from '../councils/index.ts';
import { peopleWithRole, postsOn, roleKinds } from '../people/index.ts';
import { type DayLine, linesBetween } from '../planning/index.ts';
import type { IcsEvent } from './ics.ts';

export type FeedScope = 'person' | 'body' | 'territory';

export interface Feed {
  readonly id: string;
  readonly scope: FeedScope;
  readonly bodyId: string | null;
  readonly title: string;
  readonly ownerId: string;
  readonly openedAt: Date;
  readonly revokedAt: Date | null;
}

export const secretShape = /^[A-Za-z0-9_-]{43}$/;
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const feedRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('calendar.feeds')
    .select(['id', 'scope', 'body_id as bodyId', 'title', 'owner_id as ownerId'])
    .select(['opened_at as openedAt', 'revoked_at as revokedAt'])
    .where('territory_id', '=', ctx.territory.id);

export async function feedsOf(ctx: ReadCtx, ownerId: string): Promise<Feed[]> {
  const rows = await feedRows(ctx)
    .where('owner_id', '=', ownerId)
    .orderBy('opened_at', 'desc')
    .limit(100)
    .execute();
  return rows as Feed[];
}

export async function oneFeed(ctx: ReadCtx, id: string): Promise<Feed | null> {
  return ((await feedRows(ctx).where('id', '=', id).executeTakeFirst()) as Feed | undefined) ?? null;
}

/** The address of a secret that was not taken back; the comparison is by hash, so it gives nothing away by its time. */
export async function feedBySecret(ctx: ReadCtx, secret: string): Promise<Feed | null> {
  if (!secretShape.test(secret)) return null;
  const row = await feedRows(ctx)
    .where('secret_hash', '=', hashOfSecret(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return (row as Feed | undefined) ?? null;
}

/** Who left the service takes no calendar along: a post or a role of today is asked every time. */
export async function isStillHere(ctx: ReadCtx, personId: string): Promise<boolean> {
  if ((await postsOn(ctx, personId, ctx.today)).length > 0) return true;
  const kinds = roleKinds.map(({ kind }) => kind);
  return (await peopleWithRole(ctx, kinds)).some((holder) => holder.personId === personId);
}

const sinceDays = 62;
const aheadDays = 400;
const hour = 3_600_000;

const lineEvent = (line: DayLine): IcsEvent => ({
  uid: `line-${line.id}@opora`,
  title: line.title,
  place: line.place,
  words: [line.form, line.term && `Срок: ${line.term}`].filter(Boolean).join('\n'),
  // A term of months is one line on its last day, not a bar over the whole calendar.
  from: line.termKind === 'until' || span(line) > 14 ? addDays(line.endsOn, -1) : line.startsOn,
  until: line.endsOn,
  isCancelled: line.state === 'cancelled',
});

const span = (line: DayLine): number => (Date.parse(line.endsOn) - Date.parse(line.startsOn)) / 86_400_000;

/** What the address brings: deeds and days of approved plans and of sessions. */
export async function eventsOf(ctx: ReadCtx, feed: Feed): Promise<IcsEvent[]> {
  const days: readonly [CivilDate, CivilDate] = [
    addDays(ctx.today, -sinceDays),
    addDays(ctx.today, aheadDays),
  ];
  const whose = {
    ...(feed.bodyId ? { bodyId: feed.bodyId } : {}),
    ...(feed.scope === 'person' ? { personId: feed.ownerId } : {}),
  };
  const lines = await linesBetween(ctx, days, whose);
  const sessions = await sessionsBetween(ctx, days, whose);
  return [
    ...lines.map(lineEvent),
    ...sessions.map((session): IcsEvent => {
      const from = momentIn(session.on, session.time, ctx.territory.zone);
      return {
        ...{ uid: `session-${session.id}@opora`, title: `Заседание: ${session.body}`, place: session.place },
        ...{ words: '', from, until: new Date(from.getTime() + hour), isCancelled: session.isCancelled },
      };
    }),
  ];
}
