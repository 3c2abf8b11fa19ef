// What a booking may be for: records of rooms above (a plan's line, a council's session), lent by the composition root.
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface Occasion {
  readonly id: string;
  readonly title: string;
  /** Within the territory. */
  readonly path: string;
}

export interface OccasionSource {
  readonly kind: string;
  /** «пункт плана», «заседание». */
  readonly label: string;
  readonly search: (ctx: ReadCtx, words: string, limit: number) => Promise<readonly Occasion[]>;
  readonly one: (ctx: ReadCtx, id: string) => Promise<Occasion | null>;
}

let sources: readonly OccasionSource[] = [];

/** Called once by the composition root. */
export function useOccasions(given: readonly OccasionSource[]): void {
  sources = given;
}

export interface FoundOccasion extends Occasion {
  readonly kind: string;
  readonly label: string;
}

export const occasionRef = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

export async function occasionsByWords(ctx: ReadCtx, words: string, limit: number): Promise<FoundOccasion[]> {
  const found: FoundOccasion[] = [];
  for (const { kind, label, search } of sources)
    for (const each of await search(ctx, words.trim(), limit)) found.push({ kind, label, ...each });
  return found;
}

const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е').trim();

/** By kind and id as a form sends it or, without scripts, by words that name one record only. */
export async function occasionOf(ctx: ReadCtx, ref: string): Promise<FoundOccasion | 'unknown' | 'vague'> {
  const source = sources.find(({ kind }) => ref.startsWith(`${kind}:`));
  if (source) {
    const one = await source.one(ctx, ref.slice(source.kind.length + 1));
    return one ? { kind: source.kind, label: source.label, ...one } : 'unknown';
  }
  const found = await occasionsByWords(ctx, ref, 5);
  const exact = found.filter(({ title }) => plain(title) === plain(ref));
  const [first, second] = exact.length > 0 ? exact : found;
  if (!first) return 'unknown';
  return second ? 'vague' : first;
}
