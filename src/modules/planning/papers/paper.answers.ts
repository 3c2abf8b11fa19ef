// A paper of planning given out, or nothing where there is none to see.
import type { FileAnswer } from '../../../kernel/page.ts';
import { type Paper, paperFile } from '../../../platform/papers/index.ts';

export const pdfAnswer = async (paper: Paper | null): Promise<FileAnswer | null> =>
  paper && paperFile(paper, 'pdf');

export const docxAnswer = async (paper: Paper | null): Promise<FileAnswer | null> =>
  paper && paperFile(paper, 'docx');
