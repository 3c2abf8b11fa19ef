// What the council's decision on an application rests on: its expert sheets by number, date and total (000 §5.6).
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import type { Ground } from '../../councils/index.ts';
import { type SheetReference, sheetReferences } from '../../review/index.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationsByIds } from './application.queries.ts';

/** «экспертный лист № 12-1 от 14.07.2026 — 78,5 из 100»: the application's number and the expert's place. */
export function sheetWords(number: number | null, sheet: SheetReference): string {
  const revision = sheet.revision > 1 ? `, редакция ${sheet.revision}` : '';
  const total = sheet.total === null ? '' : ` — ${formatNumber(sheet.total)} из ${formatNumber(sheet.max)}`;
  return `экспертный лист № ${number ?? '—'}-${sheet.place} от ${formatDateShort(sheet.submittedOn)}${revision}${total}`;
}

function averageOf(sheets: readonly SheetReference[]): Ground[] {
  const totals = sheets.flatMap((sheet) => sheet.total ?? []);
  if (totals.length < 2 || totals.length < sheets.length) return [];
  const average = totals.reduce((sum, each) => sum + each, 0) / totals.length;
  return [{ title: `средний балл ${formatNumber(Math.round(average * 100) / 100)}`, path: null }];
}

/** For councils: the sheets of many applications in two statements. */
export async function applicationGrounds(
  ctx: ReadCtx,
  ids: readonly string[],
): Promise<Map<string, Ground[]>> {
  const sheets = await sheetReferences(ctx, applicationLifecycle.name, ids);
  const applications = await applicationsByIds(ctx, ids);
  return new Map(
    applications.map(({ id, number }) => {
      const own = sheets.get(id) ?? [];
      const papers = own.map((sheet) => ({
        title: sheetWords(number, sheet),
        path: `/review/cards/${sheet.reviewId}`,
      }));
      return [id, [...papers, ...averageOf(own)]];
    }),
  );
}
