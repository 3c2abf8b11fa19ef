// Contents nobody refers to: their command was refused or killed after the content had been written.
import type { FileStore } from './store-shape.ts';

/** Longer than any command can run, so that nothing being kept right now is taken away. Wall time: the disk's own. */
const ORPHAN_AFTER_MS = 86_400_000;

/** Removes what is older than a day and not among the known keys; returns how many. */
export async function removeOrphans(
  store: FileStore,
  prefix: string,
  known: ReadonlySet<string>,
): Promise<number> {
  let removed = 0;
  for await (const object of store.list(prefix)) {
    if (known.has(object.key) || Date.now() - object.changedAt.getTime() < ORPHAN_AFTER_MS) continue;
    await store.remove(object.key);
    removed += 1;
  }
  return removed;
}
