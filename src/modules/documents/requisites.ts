// Number, date, signer and own wording put into the paper: the only changes documents make to what a template drew.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ApprovalPart, Block, Paper } from '../../platform/papers/index.ts';
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
  const { number, date } = given;
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

/** Parts of the approval block (REG-06) that stand out of order by date: each earlier than the part before it. */
export function approvalDisorder(paper: Paper): { earlier: ApprovalPart; later: ApprovalPart }[] {
  const parts = paper.blocks.flatMap((block) =>
    block.kind === 'approvals' ? block.parts : block.kind === 'approval' ? [block.part] : [],
  );
  const dated = parts.filter((part) => part.requisites?.date);
  return dated.flatMap((part, index) => {
    const before = dated[index - 1];
    return before && (part.requisites?.date ?? '') < (before.requisites?.date ?? '')
      ? [{ earlier: part, later: before }]
      : [];
  });
}
