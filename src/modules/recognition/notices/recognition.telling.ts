// What every teller of recognition shares: its shape, words of a fact, one letter per fact and person.
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { type NoticeParts, notify } from '../../notices/index.ts';

export type Told = (ctx: WriteCtx, fact: PublishedFact) => Promise<void>;

export const word = (fact: PublishedFact, key: string): string => String(fact.data[key] ?? '');

/** The same fact tells the same person once, whoever repeats it. */
export const tell = (
  ctx: WriteCtx,
  fact: PublishedFact,
  parts: Omit<NoticeParts, 'name' | 'key'>,
): Promise<void> => notify(ctx, { ...parts, name: fact.name, key: `${fact.name}:${fact.id}` });
