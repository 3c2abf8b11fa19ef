// Search over every room: each applies its own visibility; the palette and the page show the same hits.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Module, SearchHit } from '../../kernel/module.ts';
import { todayText } from '../frame.text.ts';

/** Shortest text worth asking the rooms about. */
const shortest = 2;

export async function searchEverywhere(
  ctx: ReadCtx,
  modules: readonly Module[],
  text: string,
): Promise<SearchHit[]> {
  const asked = text.trim().slice(0, 100);
  const hits: SearchHit[] = [];
  for (const module of modules) {
    for (const entry of (await module.menu?.(ctx)) ?? []) {
      if (entry.label.toLocaleLowerCase('ru').includes(asked.toLocaleLowerCase('ru'))) {
        hits.push({ title: entry.label, hint: '', path: entry.path, kind: todayText.sections });
      }
    }
  }
  if (asked.length < shortest) return hits;
  for (const module of modules) hits.push(...((await module.search?.(ctx, asked)) ?? []));
  return hits;
}
