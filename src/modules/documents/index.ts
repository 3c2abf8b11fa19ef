// Front door of documents: modules hand over what they drew, ask for a number, keep files, and look at what is kept.
export { actFileKeeping } from './act-files.ts';
export { draftCancellingCommand as draftCancelling } from './cancel.commands.ts';
export { documentsOnOldLaw } from './citation.queries.ts';
export { loadCorrespondenceDemo } from './correspondence/demo.ts';
export { type EffectsOfCancelling, useCancellationEffects } from './document.cancellation.ts';
export { askAcquaintance } from './document.commands.ts';
export {
  changeAudience,
  discardDraft,
  draftDocument,
  linkSubjects,
  openToInstitutions,
  replaceDraft,
} from './document.drafts.ts';
export { type Integrity, verifyDocument } from './document.integrity.ts';
export { type SubjectBarrier, useSubjectBarriers } from './document.policy.ts';
export { acquaintancesOf, documentsOf, oneDocument } from './document.queries.ts';
export { type Registered, type RegistrationParts, registerDocument } from './document.registration.ts';
export {
  type Audience,
  type DocumentKind,
  type DocumentRecord,
  type DocumentSummary,
  type DraftParts,
  documentPath,
  type EditableText,
  type SignerSnapshot,
  type SubjectLink,
} from './document.schema.ts';
export { headSigner } from './document.signer.ts';
export { callDocument } from './document.text.ts';
export { type ArchivedFile, archivedFiles } from './file.archive.ts';
export { type FileSubject, removeFile, type StoreOptions, storeFile } from './file.keeping.ts';
export {
  type FileEntry,
  type FileVisibility,
  filesOf,
  filesOfMany,
  openFile,
  useFileVisibility,
} from './file.queries.ts';
export { documentsModule } from './module.ts';
export { type Naming, namingOf } from './named.ts';
export {
  drawOrder,
  inAccordance,
  institutionIssuer,
  schoolYearText,
} from './order.paper.ts';
export { FilesTable } from './pages/files-table.tsx';
export { lastRegistered, recentOrders } from './register.queries.ts';
export { askReviewCommand as askReview, giveReviewCommand as giveReview } from './review.commands.ts';
export { reviewsOf } from './review.queries.ts';
