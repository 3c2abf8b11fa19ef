// What decisions rest on: the owner of a subject names the papers considered, the decision keeps them as they stood.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { mayView } from './body.policy.ts';
import type { AgendaItem, Ground } from './sheet.ts';

/** Answers for many subjects of one kind at once; a subject without papers may be absent. */
export type GroundsOf = (
  ctx: ReadCtx,
  subjectIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly Ground[]>>;

const owners = new Map<string, GroundsOf>();

/** Called by the composition root: the modules that own the subjects stand above this one. */
export function useGrounds(given: Readonly<Record<string, GroundsOf>>): void {
  owners.clear();
  for (const [kind, groundsOf] of Object.entries(given)) owners.set(kind, groundsOf);
}

/** Papers behind each question, by the question's id: one call a kind of subject, however many questions. */
export async function groundsFor(
  ctx: ReadCtx,
  items: readonly Pick<AgendaItem, 'id' | 'subjectKind' | 'subjectId'>[],
): Promise<ReadonlyMap<string, readonly Ground[]>> {
  const found = new Map<string, readonly Ground[]>();
  for (const [kind, own] of Map.groupBy(items, (item) => item.subjectKind)) {
    const groundsOf = owners.get(kind ?? '');
    if (!groundsOf) continue;
    const bySubject = await groundsOf(
      ctx,
      own.flatMap((item) => item.subjectId ?? []),
    );
    for (const item of own) found.set(item.id, bySubject.get(item.subjectId ?? '') ?? []);
  }
  return found;
}

/** Papers of one question for the actor: of its decision, else as they stand now; nothing for the recused. */
export async function groundsOfItem(ctx: ReadCtx, item: AgendaItem): Promise<readonly Ground[]> {
  if (!mayView(ctx, item)) return [];
  return item.decision?.grounds ?? (await groundsFor(ctx, [item])).get(item.id) ?? [];
}

/** «экспертный лист № 12-1 от 14.07.2026 — 78,5 из 100; средний балл 79,8» */
export const groundsWords = (grounds: readonly Ground[]): string =>
  grounds.map((each) => each.title).join('; ');
