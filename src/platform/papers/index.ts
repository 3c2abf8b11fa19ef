// Front door of the papers: one model, three renderings, a fingerprint.
export { hashOf } from './hash.ts';
export {
  type ActRequisites,
  type Align,
  type ApprovalPart,
  type Block,
  type Cell,
  type Column,
  type ListItem,
  PAPER_MODEL_VERSION,
  type Paper,
  type PaperFoot,
  type Row,
  type Run,
  type Signer,
  type Text,
  type Votes,
} from './model.ts';
export { type PaperKind, paperFile, paperKinds } from './paper-file.ts';
export { renderDocx } from './render-docx.ts';
export { renderHtml } from './render-html.tsx';
export { renderPdf } from './render-pdf.ts';
