// Legal grounds put into a draft's paper: «На основании …» in the preamble of an order, a line of their own elsewhere.
import { lowerFirst } from '../../platform/language/index.ts';
import type { Block, Paper } from '../../platform/papers/index.ts';
import { type ActLine, actIn, isDeclinable } from '../regulations/index.ts';

const textOf = (block: Block | undefined): string =>
  block?.kind === 'paragraph' && typeof block.text === 'string' ? block.text : '';

/** The preamble is the paragraph that «ПРИКАЗЫВАЮ:» ends. */
const preambleAt = (blocks: readonly Block[]): number =>
  blocks.findIndex(
    (_, index) => textOf(blocks[index]) !== '' && /^ПРИКАЗЫВАЮ/i.test(textOf(blocks[index + 1])),
  );

/** Joins the acts to what the preamble says already, so that no ground is introduced twice. */
function preambleWith(text: string, acts: readonly ActLine[]): string {
  const list = (grammatical: 'genitive' | 'instrumental') =>
    acts.map((act) => actIn(act, grammatical)).join(', ');
  const accordance = /^в соответствии с[о]? /i.exec(text);
  if (accordance) return `В соответствии с ${list('instrumental')}, ${text.slice(accordance[0].length)}`;
  const ground = /^на основании /i.exec(text);
  return `На основании ${list('genitive')}, ${ground ? text.slice(ground[0].length) : lowerFirst(text)}`;
}

const listed = (acts: readonly ActLine[]): Block => ({
  kind: 'paragraph',
  text: `Правовые основания: ${acts.map((act) => actIn(act, 'nominative')).join('; ')}.`,
  indent: true,
  align: 'justify',
});

/** Before the signatures, else before the first attachment, else at the end. */
function placeOf(blocks: readonly Block[]): number {
  const signatures = blocks.findIndex((block) => block.kind === 'signatures');
  if (signatures >= 0) return signatures;
  const attachment = blocks.findIndex((block) => block.kind === 'attachment');
  return attachment >= 0 ? attachment : blocks.length;
}

/** The draft's paper as it will be registered; the stored one stays as the template drew it. */
export function withCitations(paper: Paper, acts: readonly ActLine[]): Paper {
  if (acts.length === 0) return paper;
  const blocks = [...paper.blocks];
  const preamble = preambleAt(blocks);
  const inSentence = preamble < 0 ? [] : acts.filter(isDeclinable);
  const block = blocks[preamble];
  if (block?.kind === 'paragraph' && inSentence.length > 0)
    blocks[preamble] = { ...block, text: preambleWith(textOf(block), inSentence) };
  const others = acts.filter((act) => !inSentence.includes(act));
  if (others.length > 0) blocks.splice(placeOf(blocks), 0, listed(others));
  return { ...paper, blocks };
}
