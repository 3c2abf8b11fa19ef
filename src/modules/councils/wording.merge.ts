// Two people wrote over the same text: what each changed is put together, paragraph by paragraph.

/** For each line of `from`, the line of `to` it stands for; -1 where it is gone (longest common subsequence). */
function matched(from: readonly string[], to: readonly string[]): number[] {
  const width = to.length + 1;
  const longest = new Uint32Array((from.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1)
    for (let j = to.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: number[] = [];
  for (let i = 0, j = 0; i < from.length; i += 1) {
    while (j < to.length && from[i] !== to[j] && at(i, j) === at(i, j + 1)) j += 1;
    if (j < to.length && from[i] === to[j]) {
      found.push(j);
      j += 1;
    } else found.push(-1);
  }
  return found;
}

/**
 * The text with the changes of both since `base`; null where both changed the same paragraph differently, or added
 * different ones at the same place.
 */
export function mergeWordings(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const [b, m, t] = [base, mine, theirs].map((text) => (text === '' ? [] : text.split('\n')));
  if (!b || !m || !t) return null;
  const [inMine, inTheirs] = [matched(b, m), matched(b, t)];
  const made: string[] = [];
  let [bi, mi, ti] = [0, 0, 0];
  for (let stop = 0; stop <= b.length; stop += 1) {
    const isEnd = stop === b.length;
    const [mj, tj] = isEnd ? [m.length, t.length] : [inMine[stop] ?? -1, inTheirs[stop] ?? -1];
    if (mj < 0 || tj < 0) continue;
    const parts = [b.slice(bi, stop), m.slice(mi, mj), t.slice(ti, tj)].map((lines) => lines.join('\n'));
    const [was, own, other] = [parts[0] ?? '', parts[1] ?? '', parts[2] ?? ''];
    const isOwnChanged = own !== was || mj - mi !== stop - bi;
    const isOtherChanged = other !== was || tj - ti !== stop - bi;
    if (isOwnChanged && isOtherChanged && own !== other) return null;
    made.push(...(isOwnChanged ? m.slice(mi, mj) : t.slice(ti, tj)));
    if (!isEnd) made.push(b[stop] ?? '');
    [bi, mi, ti] = [stop + 1, mj + 1, tj + 1];
  }
  return made.join('\n');
}
