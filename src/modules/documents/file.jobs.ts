// Nightly: halves of a killed upload and contents whose row was never committed leave the store.
import { dailyJob } from '../../kernel/jobs.ts';
import { fileKey, fileStore, removeOrphans } from '../../platform/files/index.ts';

export const sweepFiles = dailyJob({
  name: 'documents.sweep-files',
  hour: 3,
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('documents.files')
      .select('id')
      .where('territory_id', '=', ctx.territory.id)
      .execute();
    const known = new Set(rows.map((row) => fileKey(ctx.territory.id, row.id)));
    await fileStore().sweep();
    await removeOrphans(fileStore(), `${ctx.territory.id}/`, known);
  },
});
