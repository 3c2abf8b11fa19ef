// Number, date, signer and own wording put into the paper: the only changes documents make to what a template drew.
import type { CivilDate } from '../../kernel/clock.ts';
import { formatDate, monthGenitive } from '../../platform/language/index.ts';
import type { Block, Paper } from '../../platform/papers/index.ts';
import type { EditableText, SignerSnapshot } from './document.schema.ts';

export interface Requisites {
  readonly number: string;
  readonly date: CivilDate;
  readonly fileIndex: string | null;
  readonly storageTerm: string | null;
}

const isBlank = (act: { date: string | null; number?: string | null }) => act.date === null && !act.number;

/** The issued paper: no «Проект», its own number and date wherever the draft left a place for them. */
export function withRequisites(paper: Paper, given: Requisites): Paper {
  const { draft: _mark, foot, ...rest } = paper;
  const { number } = given;
  const date = formatDate(given.date);
  const blocks = paper.blocks.map((block): Block => {
    if (block.kind === 'requisites') return { ...block, number, date };
    if (block.kind === 'attachment' && isBlank(block.act)) return { ...block, act: { number, date } };
    return block;
  });
  return { ...rest, blocks, foot: withFile(foot, given) };
}

/** The foot with the index of the file (дело) and the storage term. */
export function withFile(
  foot: Paper['foot'],
  file: { fileIndex: string | null; storageTerm: string | null },
): NonNullable<Paper['foot']> {
  return {
    ...foot,
    ...(file.fileIndex ? { fileIndex: file.fileIndex } : {}),
    ...(file.storageTerm ? { storageTerm: file.storageTerm } : {}),
  };
}

/** The first signature under the paper becomes this person's. */
export function withSigner(paper: Paper, signer: SignerSnapshot): Paper {
  let done = false;
  const blocks = paper.blocks.map((block): Block => {
    if (done || block.kind !== 'signatures') return block;
    done = true;
    const [first, ...others] = block.signers;
    return { ...block, signers: [{ ...first, post: signer.post, name: signer.name }, ...others] };
  });
  return { ...paper, blocks };
}

/** The wording people gave to the editable paragraphs, put over the template's own. */
export function withTexts(
  paper: Paper,
  editable: readonly EditableText[],
  texts: Readonly<Record<string, string>>,
): Paper {
  const byBlock = new Map(editable.map((each) => [each.block, texts[each.key]]));
  const blocks = paper.blocks.map((block, index): Block => {
    const text = byBlock.get(index);
    return text !== undefined && (block.kind === 'paragraph' || block.kind === 'subject')
      ? { ...block, text }
      : block;
  });
  return { ...paper, blocks };
}

/** The text of an editable paragraph as it stands now. */
export function textAt(paper: Paper, place: EditableText): string {
  const block = paper.blocks[place.block];
  if (block?.kind !== 'paragraph' && block?.kind !== 'subject') return '';
  return typeof block.text === 'string' ? block.text : block.text.map((run) => run.text).join('');
}

export interface DatedPart {
  readonly heading: string;
  readonly date: CivilDate;
}

/** Parts of the approval block (REG-06) that stand out of order by date: each earlier than the part before it. */
export function approvalDisorder(paper: Paper): { earlier: DatedPart; later: DatedPart }[] {
  const parts = paper.blocks.flatMap((block) =>
    block.kind === 'approvals' ? block.parts : block.kind === 'approval' ? [block.part] : [],
  );
  const dated = parts.flatMap((part): DatedPart[] => {
    const date = part.requisites?.date ? dayWritten(part.requisites.date) : null;
    return date ? [{ heading: part.heading, date }] : [];
  });
  return dated.flatMap((part, index) => {
    const before = dated[index - 1];
    return before && part.date < before.date ? [{ earlier: part, later: before }] : [];
  });
}

/** Papers carry days as they are printed: «30.08.2016», «30 августа 2016 г.»; null when it is no such day. */
function dayWritten(text: string): CivilDate | null {
  const short = /^(\d{2})\.(\d{2})\.(\d{4})/.exec(text);
  if (short) return `${short[3]}-${short[2]}-${short[1]}`;
  const long = /^«?(\d{1,2})»?\s+(\p{L}+)\s+(\d{4})/u.exec(text);
  const month = months.indexOf(long?.[2]?.toLowerCase() ?? '') + 1;
  if (!long || month === 0) return null;
  return `${long[3]}-${String(month).padStart(2, '0')}-${long[1]?.padStart(2, '0')}`;
}

const months = Array.from({ length: 12 }, (_, index) => monthGenitive(index + 1));
