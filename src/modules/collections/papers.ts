import { type Block, PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';

export const paperOf = (
  name: string,
  title: string,
  blocks: readonly Block[],
  orientation: 'portrait' | 'landscape' = 'portrait',
): Paper => ({
  model: PAPER_MODEL_VERSION,
  template: { name: `collections-${name}`, version: 1 },
  title,
  language: 'ru',
  page: { orientation, binding: 'normal', fontSize: 12 },
  blocks,
});
