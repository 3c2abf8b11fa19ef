// Signed copies of acts: the files of the house are kept by documents, a floor above, so the composition root lends the keeping.
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Upload } from '../../platform/files/index.ts';

export interface ActFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly uploadedAt: Date;
  /** Within the territory. */
  readonly path: string;
}

export interface ActFileKeeping {
  readonly store: (ctx: WriteCtx, upload: Upload, actId: string) => Promise<{ id: string } | Refusal>;
  readonly remove: (ctx: WriteCtx, actId: string, fileId: string) => Promise<{ id: string } | Refusal>;
  /** The signed copy kept now; null without one. */
  readonly of: (ctx: ReadCtx, actId: string) => Promise<ActFile | null>;
}

let lent: ActFileKeeping | null = null;

/** Called by the composition root. */
export function useActFiles(keeping: ActFileKeeping): void {
  lent = keeping;
}

export function actFiles(): ActFileKeeping {
  if (!lent) throw new Error('Nobody keeps files of acts: see useActFiles');
  return lent;
}
