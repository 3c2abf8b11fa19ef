// Who may take a file of a material: those who see the work any of them, readers those of the edition in the fund.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { FileVisibility } from '../../documents/index.ts';
import { materialLifecycle } from './material.lifecycle.ts';
import { seesWork } from './material.policy.ts';
import { material } from './material.queries.ts';

const sees = async (ctx: ReadCtx, id: string, _purpose: string, fileId: string): Promise<boolean> => {
  const found = await material(ctx, id);
  return found !== null && (seesWork(ctx, found) || found.shown.fileIds.includes(fileId));
};

/** Handed to the files by the composition root. */
export const materialFiles: Readonly<Record<string, FileVisibility>> = { [materialLifecycle.name]: sees };
