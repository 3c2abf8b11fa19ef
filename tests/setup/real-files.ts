// Real files nobody here made, in the folder beside the project; absent outside the workshop, and tests of them are skipped there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/main/project-root.ts';

export const realFile = (name: string): string | null => {
  const folder = process.env.OPORA_REAL_DATA ?? join(projectRoot, '..', 'shared', 'data');
  const path = join(folder, name);
  return existsSync(path) ? path : null;
};
