// The demonstration as tests see it: the same loader that `npm start` runs, on a given database.
import { createPool } from '../../src/platform/db/pools.ts';

/** Fills a migrated database with the demonstration. */
export async function loadDemonstrationInto(appUrl: string, ownerUrl: string): Promise<void> {
  // Asked for only when needed: the whole house stands behind it.
  const { loadDemonstration } = await import('../../src/main/demo.ts');
  const app = createPool(appUrl, 4, 'opora-demo');
  const owner = createPool(ownerUrl, 2, 'opora-demo');
  try {
    await loadDemonstration({ app, owner });
  } finally {
    await Promise.all([app.end(), owner.end()]);
  }
}
