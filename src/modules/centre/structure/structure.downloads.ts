// The structure taken away: the staff table as a sheet, a version as PDF and DOCX.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Download, download, type FileAnswer } from '../../../kernel/page.ts';
import { type PaperKind, paperFile } from '../../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { seesStructure } from '../centre.policy.ts';
import { centreText } from '../centre.text.ts';
import { staffPaper } from './structure.paper.ts';
import { type StaffedSeat, staffTable, staffTableOn, structureVersion } from './structure.queries.ts';
import { dayAsked } from './structure.schema.ts';
import { structureText as text } from './structure.text.ts';

const columns: readonly SheetColumn<StaffedSeat>[] = [
  { title: text.fields.unitId, value: (row) => row.unit, width: 36 },
  { title: text.fields.position, value: (row) => row.title, width: 44 },
  { title: text.fields.rates, value: (row) => row.rates, width: 10 },
  { title: 'Занято', value: (row) => row.filled, width: 10 },
  { title: 'Свободно', value: (row) => row.vacant, width: 10 },
  { title: 'Кто занимает', value: (row) => row.occupants.map((each) => each.name).join('; '), width: 44 },
];

export const structureSheet = download({
  path: '/centre/structure.xlsx',
  ru: `${centreText.title}: XLSX`,
  ability: seesStructure,
  load: async (ctx, _params, query) => {
    const table = await staffTableOn(ctx, dayAsked(ctx, query));
    return sheetAnswer(query.get('format'), centreText.title, columns, table?.seats ?? []);
  },
});

async function printed(
  ctx: ReadCtx,
  id: string,
  query: URLSearchParams,
  kind: PaperKind,
): Promise<FileAnswer | null> {
  const version = await structureVersion(ctx, id);
  if (!version) return null;
  const paper = await staffPaper(ctx, await staffTable(ctx, version, dayAsked(ctx, query)));
  return paperFile(paper, kind, `Структура и штаты, ${text.version(version.number).toLowerCase()}`);
}

const paperDownload = (kind: PaperKind): Download =>
  download({
    path: `/centre/versions/:id/${kind}`,
    ru: `Структура и штаты: ${kind.toUpperCase()}`,
    ability: seesStructure,
    load: (ctx, { id = '' }, query) => printed(ctx, id, query, kind),
  });

export const structureDownloads = [structureSheet, paperDownload('pdf'), paperDownload('docx')];
