// Front door of files: what an upload may be, where its content lives, how it is served.
export { fileName, plainStem } from './file-name.ts';
export {
  documentTypes,
  type InspectedFile,
  inspectUpload,
  MAX_FILE_BYTES,
  SIGNATURE_TYPE,
} from './inspect.ts';
export { removeOrphans } from './orphans.ts';
export { openScratch, type Scratch, type ScratchPart } from './scratch.ts';
export { fileHeaders } from './serve.ts';
export { fileStore, openFileStore, useFileStore } from './store.ts';
export { type FileStore, fileKey } from './store-shape.ts';
export { optionalUploadSchema, type Upload, uploadOf, uploadSchema } from './upload.ts';
export { type ZipEntry, zipStream } from './zip-stream.ts';
