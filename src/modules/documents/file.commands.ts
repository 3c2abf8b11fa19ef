// Attaching to a document what exists on paper: the signed scan, and the file of an electronic signature (decision 6.17).
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { uploadSchema } from '../../platform/files/index.ts';
import { documentPolicy } from './document.policy.ts';
import { oneDocument } from './document.queries.ts';
import { removeFile, storeFile } from './file.keeping.ts';

const SCAN_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];

/** The clerk or the author; the paper original stays the legal one, its scan and signature are kept beside it. */
export const attachScanCommand = command({
  name: 'documents.attach-scan',
  ru: 'Приложить',
  norm: null,
  input: z.object({
    documentId: z.uuid(),
    purpose: z
      .enum(['signed-scan', 'signature'])
      .default('signed-scan')
      .meta({
        label: 'Что это',
        options: { 'signed-scan': 'Скан подписанного экземпляра', signature: 'Файл электронной подписи' },
      }),
    file: uploadSchema.meta({
      label: 'Файл',
      widget: 'file',
      accept: '.pdf,.jpg,.jpeg,.png,.sig,.p7s',
      maxMegabytes: 25,
    }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.attach,
  run: (ctx, input, document) =>
    storeFile(ctx, input.file, { kind: 'documents.document', id: document.id }, input.purpose, {
      ...(input.purpose === 'signature' ? { signature: true } : { types: SCAN_TYPES }),
    }),
});

/** Takes away a scan attached by mistake; the fact keeps its name and hash stays in the row. */
export const removeScanCommand = command({
  name: 'documents.remove-scan',
  ru: 'Убрать файл',
  norm: null,
  input: z.object({ documentId: z.uuid(), fileId: z.uuid() }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.attach,
  run: (ctx, input, document) =>
    removeFile(ctx, { kind: 'documents.document', id: document.id }, input.fileId),
});
