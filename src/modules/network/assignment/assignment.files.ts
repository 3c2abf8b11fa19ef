// Who opens files of the network inside the own territory: the evidence of an answer is seen by the service and the authority.
import { hasRole } from '../../../kernel/ctx.ts';
import type { FileVisibility } from '../../documents/index.ts';
import { answerLifecycle } from './assignment.lifecycle.ts';

export const networkFiles: Readonly<Record<string, FileVisibility>> = {
  [answerLifecycle.name]: async (ctx) =>
    hasRole(ctx, ['centre-head', 'methodist', 'specialist', 'authority-head', 'territory-admin']),
};
