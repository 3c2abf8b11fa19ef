// The XLSX form of one answer, filled with what is known: for those who see the answer.
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { fileName } from '../../../platform/files/index.ts';
import { helpFor, rowsOf, visibleAnswer } from './answer.queries.ts';
import { answerText as text } from './answer.text.ts';
import { writeFormFile } from './form-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const formDownload = download({
  path: '/collections/answers/:id/form.xlsx',
  ru: text.form,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const record = await visibleAnswer(ctx, id);
    if (!record) return null;
    const rows = await rowsOf(ctx, id);
    return {
      name: fileName(`Форма. ${record.collection.title}.xlsx`, 'xlsx'),
      type: XLSX,
      body: await writeFormFile(record, rows, await helpFor(ctx, record)),
    };
  },
});
