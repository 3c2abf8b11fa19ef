// Several listeners of one fact within the room: each is called in turn, in the transaction of the fact.
import type { PublishedFact, WriteCtx } from '../../kernel/ctx.ts';

type Subscriber = (ctx: WriteCtx, fact: PublishedFact) => Promise<void>;
type Subscribers = Readonly<Record<string, Subscriber>>;

/** Puts tables of listeners together; those named earlier are called first. */
export function together(...tables: readonly Subscribers[]): Record<string, Subscriber> {
  const all: Record<string, Subscriber> = {};
  for (const [fact, next] of tables.flatMap((table) => Object.entries(table))) {
    const before = all[fact];
    all[fact] = before
      ? async (ctx, published) => {
          await before(ctx, published);
          await next(ctx, published);
        }
      : next;
  }
  return all;
}
