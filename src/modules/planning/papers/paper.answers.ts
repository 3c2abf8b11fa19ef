// A paper given out as a file: PDF opens in the browser, DOCX is saved.
import type { FileAnswer } from '../../../kernel/page.ts';
import { fileName } from '../../../platform/files/index.ts';
import { type Paper, renderDocx, renderPdf } from '../../../platform/papers/index.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const pdfAnswer = async (paper: Paper | null): Promise<FileAnswer | null> =>
  paper && {
    name: fileName(`${paper.title}.pdf`, 'pdf'),
    type: 'application/pdf',
    body: await renderPdf(paper),
    inline: true,
  };

export const docxAnswer = async (paper: Paper | null): Promise<FileAnswer | null> =>
  paper && { name: fileName(`${paper.title}.docx`, 'docx'), type: DOCX, body: await renderDocx(paper) };
