// Files of acts, kept for the regulations that stand below and have no store of their own.
import type { ActFileKeeping } from '../regulations/index.ts';
import { removeFile, storeFile } from './file.keeping.ts';
import { actSubject, filesOf } from './file.queries.ts';

const SCAN_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];

/** The composition root lends it to the regulations. */
export const actFileKeeping: ActFileKeeping = {
  store: (ctx, upload, actId) =>
    storeFile(ctx, upload, { kind: actSubject, id: actId }, 'signed-copy', { types: SCAN_TYPES }),
  remove: (ctx, actId, fileId) => removeFile(ctx, { kind: actSubject, id: actId }, fileId),
  of: async (ctx, actId) => (await filesOf(ctx, { kind: actSubject, id: actId })).at(-1) ?? null,
};
