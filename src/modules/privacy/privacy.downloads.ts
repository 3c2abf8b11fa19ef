// The own copy: everything kept of a person, for programs (JSON), as a table (XLSX) and as a paper to read (PDF).
import type { ReadCtx } from '../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../kernel/list.ts';
import { download } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { paperFile } from '../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { placedPerson } from '../people/index.ts';
import { ownCopyPaper } from './own-copy.paper.ts';
import { keepsPrivacy, privacyPolicy } from './privacy.policy.ts';
import { type KeptRows, keptOf } from './privacy.queries.ts';
import { privacyText as text } from './privacy.text.ts';
import { type LoggedView, viewFilter, viewKinds, viewsPage } from './views.queries.ts';

interface Copy {
  readonly name: string;
  readonly kept: readonly KeptRows[];
}

async function copyOf(ctx: ReadCtx, id: string): Promise<Copy | Refusal | null> {
  const placed = await placedPerson(ctx, id);
  if (!placed) return null;
  return (
    privacyPolicy.rules.see.check(ctx, placed) ?? {
      name: placed.person.fullName,
      kept: await keptOf(ctx, id),
    }
  );
}

const copyJson = download({
  path: '/privacy/people/:id/copy.json',
  ru: 'Копия сведений о человеке: JSON',
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const copy = await copyOf(ctx, id);
    if (!copy || isRefusal(copy)) return copy;
    const content = { person: copy.name, made: ctx.now.toISOString(), kept: copy.kept };
    return {
      name: `${copy.name}.json`,
      type: 'application/json; charset=utf-8',
      body: new TextEncoder().encode(JSON.stringify(content, null, 2)),
    };
  },
});

interface Cell {
  readonly title: string;
  readonly row: number;
  readonly field: string;
  readonly value: string;
}

const columns: readonly SheetColumn<Cell>[] = [
  { title: 'Раздел', value: (cell) => cell.title, width: 34 },
  { title: 'Запись', value: (cell) => cell.row, width: 8 },
  { title: 'Поле', value: (cell) => cell.field, width: 24 },
  { title: 'Значение', value: (cell) => cell.value, width: 60 },
];

const cellsOf = (kept: readonly KeptRows[]): Cell[] =>
  kept.flatMap(({ title, rows }) =>
    rows.flatMap((row, index) =>
      Object.entries(row).flatMap(([field, value]): Cell[] =>
        value === null || value === ''
          ? []
          : [
              {
                title,
                row: index + 1,
                field,
                value: typeof value === 'object' ? JSON.stringify(value) : String(value),
              },
            ],
      ),
    ),
  );

const copySheet = download({
  path: '/privacy/people/:id/copy.xlsx',
  ru: 'Копия сведений о человеке: XLSX',
  ability: signedIn,
  load: async (ctx, { id = '' }, query) => {
    const copy = await copyOf(ctx, id);
    if (!copy || isRefusal(copy)) return copy;
    return sheetAnswer(query.get('format'), copy.name, columns, cellsOf(copy.kept));
  },
});

const copyPdf = download({
  path: '/privacy/people/:id/copy.pdf',
  ru: 'Копия сведений о человеке: PDF',
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const copy = await copyOf(ctx, id);
    if (!copy || isRefusal(copy)) return copy;
    return paperFile(await ownCopyPaper(ctx, copy.name, copy.kept), 'pdf');
  },
});

const logColumns: readonly SheetColumn<LoggedView>[] = [
  { title: text.log.at, value: (row) => row.at.toISOString(), width: 26 },
  { title: text.log.who, value: (row) => row.who, width: 34 },
  { title: text.log.kind, value: (row) => viewKinds[row.kind], width: 12 },
  { title: text.log.what, value: (row) => row.what, width: 60 },
];

const logSheet = download({
  path: '/privacy/views.xlsx',
  ru: `${text.log.title}: XLSX`,
  ability: keepsPrivacy,
  load: async (ctx, _params, query) => {
    const filter = viewFilter.parse(Object.fromEntries(query));
    return sheetAnswer(
      query.get('format'),
      text.log.title,
      logColumns,
      everyRow((after) => viewsPage(ctx, { ...filter, after, limit: PORTION })),
    );
  },
});

export const privacyDownloads = [copyJson, copySheet, copyPdf, logSheet];
