// An answer given as a sheet: the same rows whenever it is asked for.
import { download } from '../../kernel/page.ts';
import { sheetAnswer } from '../../platform/sheets/index.ts';
import { answerRows, oneAnswer } from './answer.queries.ts';
import { answerText as text } from './answer.text.ts';
import { seesStaff } from './qualification.policy.ts';
import { staffColumns } from './staff.words.ts';

export const answerSheet = download({
  path: '/qualification/answers/:id/rows.xlsx',
  ru: `${text.one}: XLSX`,
  ability: seesStaff,
  load: async (ctx, { id = '' }, query) => {
    const answer = await oneAnswer(ctx, id);
    if (!answer) return null;
    const rows = (await answerRows(ctx, id)).map(({ words }) => words);
    return sheetAnswer(query.get('format'), answer.title, staffColumns, rows);
  },
});
