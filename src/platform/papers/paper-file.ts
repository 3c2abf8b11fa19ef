// A paper given out as a file: PDF opens in the browser, DOCX is saved to work with.
import type { FileAnswer } from '../../kernel/page.ts';
import { fileName } from '../files/index.ts';
import type { Paper } from './model.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';

export const paperKinds = ['pdf', 'docx'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** The file is called as the paper is, unless another name is given (without its ending). */
export async function paperFile(paper: Paper, kind: PaperKind, name = paper.title): Promise<FileAnswer> {
  const called = fileName(`${name}.${kind}`, kind);
  return kind === 'pdf'
    ? { name: called, type: 'application/pdf', body: await renderPdf(paper), inline: true }
    : {
        name: called,
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        body: await renderDocx(paper),
      };
}
