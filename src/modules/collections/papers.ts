// Papers of this room as files: PDF to look at, DOCX to work with.
import type { FileAnswer } from '../../kernel/page.ts';
import { fileName } from '../../platform/files/index.ts';
import {
  type Block,
  PAPER_MODEL_VERSION,
  type Paper,
  renderDocx,
  renderPdf,
} from '../../platform/papers/index.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export type PaperKind = 'pdf' | 'docx';

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

export async function paperFile(paper: Paper, kind: PaperKind): Promise<FileAnswer> {
  const name = fileName(`${paper.title}.${kind}`, kind);
  return kind === 'pdf'
    ? { name, type: 'application/pdf', body: await renderPdf(paper), inline: true }
    : { name, type: DOCX, body: await renderDocx(paper) };
}
