// Turns the blocks of a paper into pieces: here live the conventions of ГОСТ Р 7.0.97-2025.
import { bindSpaces, breakLongWords, cleanText } from './clean-text.ts';
import { composeBars } from './compose-bars.ts';
import { composeTable, type TableSetting } from './compose-table.ts';
import {
  type ActRequisites,
  type ApprovalPart,
  type Block,
  type ListItem,
  PAPER_MODEL_VERSION,
  type Paper,
  type Run,
  type Signer,
  type Text,
  type Votes,
} from './model.ts';
import { PAPER_TEXT as T } from './paper.text.ts';
import type { ColumnCell, ColumnsPiece, Foot, Piece, Sheet, TextPiece } from './pieces.ts';

const NBSP = '\u00A0';
const BLANK_DATE = '_'.repeat(12);
const BLANK_NUMBER = '_'.repeat(6);
const BLANK_SHORT = '_'.repeat(4);
/** The standard gives the corner up to 8 cm. */
const CORNER = { mm: 80 };

export function composeSheet(paper: Paper): Sheet {
  if (paper.model !== PAPER_MODEL_VERSION) throw new Error(`Paper of an unknown model ${paper.model}`);
  const landscape = paper.page.orientation === 'landscape';
  const leftMargin = paper.page.binding === 'long' ? 30 : 20;
  const fontSize = paper.page.fontSize ?? 13;
  const setting = { toRuns, fontSize, widthMm: (landscape ? 297 : 210) - leftMargin - 10 };
  const pieces = paper.blocks.flatMap((block, index) =>
    spacedFromNext(block, composeBlock(block, setting), paper.blocks[index + 1]),
  );
  return {
    title: cleanText(paper.title),
    landscape,
    leftMargin,
    fontSize,
    draft: paper.draft ? T.draft : null,
    pieces,
    foot: composeFoot(paper),
  };
}

export function toRuns(text: Text): Run[] {
  const runs = typeof text === 'string' ? [{ text }] : text;
  return runs
    .map((run) => ({ ...run, text: breakLongWords(bindSpaces(cleanText(run.text))) }))
    .filter((run) => run.text);
}

function line(text: Text, more: Partial<Omit<TextPiece, 'is' | 'runs'>> = {}): TextPiece {
  return {
    is: 'text',
    runs: toRuns(text),
    align: 'left',
    role: 'body',
    indent: false,
    size: 'normal',
    before: 0,
    after: 0,
    keep: false,
    ...more,
  };
}

/** Each line somebody typed becomes a paragraph of its own. */
function paragraphs(text: Text, more: Partial<Omit<TextPiece, 'is' | 'runs'>>): TextPiece[] {
  const lines: Run[][] = [[]];
  for (const run of toRuns(text)) {
    const [first = '', ...others] = run.text.split('\n');
    lines.at(-1)?.push({ ...run, text: first });
    for (const other of others) lines.push([{ ...run, text: other }]);
  }
  return lines.map((runs) => line(runs, more));
}

const bold = (text: string): Run[] => [{ text, bold: true }];

function composeBlock(block: Block, setting: TableSetting): Piece[] {
  switch (block.kind) {
    case 'letterhead':
      return [
        ...block.lines.map((text) => line(bold(text), { align: 'center', keep: true })),
        ...(block.details ?? []).map((text) => line(text, { align: 'center', size: 'small', keep: true })),
      ];
    case 'document-kind':
      return [
        line(bold(block.text), { align: 'center', role: 'title', before: 1, keep: true }),
        ...(block.subtitle ? [line(block.subtitle, { align: 'center', keep: true })] : []),
      ];
    case 'requisites':
      return [composeRequisites(block)];
    case 'addressee':
      return [corner(block.lines.map((text) => line(text)))];
    case 'approval':
      return [corner(composeApproval(block.part))];
    case 'approvals':
      return [
        {
          is: 'columns',
          layout: 'side',
          before: 0.7,
          keep: false,
          cells: block.parts.map((part) => ({ width: 1, texts: composeApproval(part) })),
        },
      ];
    case 'subject':
      return [
        line(bold(block.text), {
          role: 'subject',
          align: block.align ?? 'left',
          before: 1,
          after: 0.6,
          keep: true,
        }),
      ];
    case 'heading':
      return [
        line(bold(block.text), {
          role: 'heading',
          align: block.level === 2 ? 'left' : 'center',
          before: block.level === 2 ? 0.5 : 1,
          after: 0.3,
          keep: true,
        }),
      ];
    case 'paragraph':
      return paragraphs(block.text, {
        align: block.align ?? 'justify',
        indent: block.indent ?? (block.align ?? 'justify') === 'justify',
        keep: block.keepWithNext ?? false,
      });
    case 'list':
      return composeList(block.items, block.style, '', block.start ?? 1);
    case 'facts':
    case 'table':
      return composeTable(block, setting);
    case 'bars':
      return composeBars(block);
    case 'hearing':
      return composeHearing(block);
    case 'votes':
      return composeVotes(block.votes, block.outcome);
    case 'signatures':
      return composeSignatures(block.signers, block.stamp ?? false);
    case 'acquaintance':
      return composeAcquaintance(block);
    case 'attachment':
      return composeAttachment(block);
    case 'note':
      return [line(block.text, { size: 'small', align: 'justify', before: 0.5 })];
    case 'page-break':
      return [{ is: 'break' }];
    case 'spacer':
      return [{ is: 'gap', lines: block.lines ?? 1 }];
  }
}

function composeRequisites(block: Extract<Block, { kind: 'requisites' }>): ColumnsPiece {
  const place = block.place === undefined ? '' : (block.place ?? BLANK_DATE);
  const cells: ColumnCell[] = [
    { width: 1, texts: [line(block.date ?? BLANK_DATE)] },
    { width: 1, texts: [line(place, { align: 'center' })] },
    { width: 1, texts: [line(`${T.numberSign}${NBSP}${block.number ?? BLANK_NUMBER}`, { align: 'right' })] },
  ];
  return { is: 'columns', layout: 'row', before: 1, keep: true, cells };
}

function corner(texts: TextPiece[]): ColumnsPiece {
  return { is: 'columns', layout: 'corner', before: 0, keep: true, cells: [{ width: CORNER, texts }] };
}

/** «от 31.12.2013 № 880», with places to fill in where the act has no date or number yet. */
function writeRequisites(act: ActRequisites): string {
  const date = `${T.from}${NBSP}${act.date ?? BLANK_DATE}`;
  return act.number === undefined ? date : `${date} ${T.numberSign}${NBSP}${act.number ?? BLANK_NUMBER}`;
}

/** Whoever signs puts a date; a document that approves is cited: «приказ от 01.09.2016 № 510». */
function approvalRequisites(requisites: NonNullable<ApprovalPart['requisites']>, isSigned: boolean): string {
  if (isSigned && requisites.number === undefined && !requisites.prefix) return requisites.date ?? BLANK_DATE;
  return [requisites.prefix, writeRequisites(requisites)].filter(Boolean).join(' ');
}

function composeApproval(part: ApprovalPart): TextPiece[] {
  const requisites = part.requisites;
  const signature = part.signature;
  return [
    line(bold(part.heading)),
    ...part.lines.map((text) => line(text)),
    ...(signature?.post ? [line(signature.post)] : []),
    ...(signature ? [line(`${'_'.repeat(10)} ${signature.name ?? BLANK_DATE}`, { before: 0.5 })] : []),
    ...(requisites ? [line(approvalRequisites(requisites, signature !== undefined))] : []),
  ];
}

// Numbers are text, not Word's automatic list: an imported act keeps its gaps (5.7, then 5.10).
function composeList(
  items: readonly ListItem[],
  style: 'numbered' | 'bulleted',
  prefix: string,
  start = 1,
): TextPiece[] {
  return items.flatMap((item, index) => {
    const label = item.label ?? (style === 'numbered' ? `${prefix}${start + index}.` : '–');
    const own = line([{ text: `${label}${NBSP}` }, ...toRuns(item.text)], { align: 'justify', indent: true });
    return [own, ...composeList(item.items ?? [], style, style === 'numbered' ? label : '')];
  });
}

function composeHearing(block: Extract<Block, { kind: 'hearing' }>): Piece[] {
  const body = { align: 'justify', indent: true } as const;
  const section = (label: string, texts: readonly TextPiece[], before: number): TextPiece[] =>
    texts.length === 0 ? [] : [line(bold(label), { before, keep: true }), ...texts];
  const heard = block.heard.flatMap((text) => paragraphs(text, body));
  const spoke = block.spoke.flatMap((text) => paragraphs(text, body));
  return [
    ...section(`${block.number}. ${T.heard}`, heard, 1),
    ...section(T.spoke, spoke, 0.5),
    ...section(T.decided, composeList(block.decided, 'numbered', `${block.number}.`), 0.5),
    ...(block.votes ? composeVotes(block.votes) : []),
  ];
}

function composeVotes(votes: Votes, outcome?: string): TextPiece[] {
  const one = (label: string, count: number | null) => `${label}${NBSP}–${NBSP}${count ?? BLANK_SHORT}`;
  const counts = [
    one(T.votesFor, votes.for),
    one(T.votesAgainst, votes.against),
    one(T.votesAbstained, votes.abstained),
  ].join(', ');
  return [
    line(`${T.votes} ${counts}.`, { indent: true, align: 'justify' }),
    ...(outcome ? [line(`${T.outcome} ${outcome}`, { indent: true, align: 'justify' })] : []),
  ];
}

function signatureRow(post: string, name: string | null, date: string | null | undefined, before: number) {
  const cells: ColumnCell[] = [
    { width: date === undefined ? 10 : 9.3, texts: [line(post)] },
    { width: date === undefined ? 4.5 : 4, texts: [], line: true },
    { width: 5.5, texts: [line(name ?? '', { align: 'left' })], line: name === null },
  ];
  if (date !== undefined) cells.push({ width: 5.2, texts: date ? [line(date)] : [], line: date === null });
  return { is: 'columns', layout: 'row', before, keep: false, cells } satisfies ColumnsPiece;
}

function composeSignatures(signers: readonly Signer[], stamp: boolean): Piece[] {
  const rows: Piece[] = signers.map((signer, index) => ({
    ...signatureRow(signer.post, signer.name, signer.date, index === 0 ? 2 : 1),
    keep: stamp || index < signers.length - 1,
  }));
  return stamp ? [...rows, line(T.stamp, { before: 1 })] : rows;
}

function composeAcquaintance(block: Extract<Block, { kind: 'acquaintance' }>): Piece[] {
  const blanks = Array.from({ length: block.blankLines ?? 0 }, () => ({ name: null, post: '', date: null }));
  const rows = [...block.people, ...blanks].map((person) =>
    signatureRow(person.post ?? '', person.name, person.date ?? null, 0.7),
  );
  return [line(block.text, { before: 1.5, keep: true }), ...rows];
}

function composeAttachment(block: Extract<Block, { kind: 'attachment' }>): Piece[] {
  const number = block.number === null ? '' : ` ${T.numberSign}${NBSP}${block.number}`;
  const texts = [line(`${T.attachment}${number}`), line(block.to), line(writeRequisites(block.act))];
  return [...(block.pageBreak === false ? [] : [{ is: 'break' } as const]), corner(texts)];
}

/** What has no air of its own below gets some where plain text or the addressee follows. */
function spacedFromNext(block: Block, pieces: Piece[], next: Block | undefined): Piece[] {
  const kept = keepLastWithSignatures(pieces, next);
  const airless =
    (block.kind === 'letterhead' && next?.kind === 'addressee') ||
    (block.kind === 'requisites' && next?.kind === 'paragraph') ||
    (block.kind === 'document-kind' && next?.kind === 'paragraph');
  return airless ? [...kept, { is: 'gap', lines: 0.6 }] : kept;
}

// A signature alone on a page signs nothing: the line before it goes along.
function keepLastWithSignatures(pieces: Piece[], next: Block | undefined): Piece[] {
  const last = pieces.at(-1);
  if (next?.kind !== 'signatures' || last?.is !== 'text') return pieces;
  return [...pieces.slice(0, -1), { ...last, keep: true }];
}

function composeFoot({ foot }: Paper): Foot | null {
  if (!foot) return null;
  const lines = [
    foot.fileIndex ? `${T.file} ${foot.fileIndex}` : null,
    foot.storageTerm ? `${T.storageTerm} ${foot.storageTerm}` : null,
    foot.note ?? null,
  ];
  return {
    lines: lines.filter((text) => text !== null).map((text) => breakLongWords(cleanText(text))),
    qr: foot.qr
      ? { text: cleanText(foot.qr.text), caption: foot.qr.caption ? cleanText(foot.qr.caption) : null }
      : null,
  };
}
