// «Кто за что отвечает» as a sheet: a line a direction and holder.
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { directoryOn, type Holder, type Portfolio } from './portfolio.queries.ts';
import { portfolioKinds, portfolioText as text } from './portfolio.text.ts';

interface Row {
  readonly portfolio: Portfolio;
  readonly holder: Holder | null;
  readonly title: string;
}

const columns: readonly SheetColumn<Row>[] = [
  { title: text.fields.kind, value: (row) => portfolioKinds[row.portfolio.kind], width: 26 },
  { title: text.one, value: (row) => row.portfolio.name, width: 60 },
  { title: 'Кто отвечает', value: (row) => row.holder?.name ?? text.nobody, width: 34 },
  { title: 'Должность', value: (row) => row.title, width: 34 },
  { title: text.fields.phone, value: (row) => row.holder?.phone ?? '', width: 20 },
  { title: text.fields.email, value: (row) => row.holder?.email ?? '', width: 28 },
  { title: text.fields.room, value: (row) => row.holder?.room ?? '', width: 10 },
  { title: text.fields.hours, value: (row) => row.holder?.hours ?? '', width: 26 },
];

export const whoSheet = download({
  path: '/centre/who.xlsx',
  ru: `${text.title}: XLSX`,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const { portfolios, byPortfolio, titles } = await directoryOn(ctx, ctx.today);
    const rows = portfolios.flatMap((portfolio): Row[] => {
      const held = byPortfolio.get(portfolio.id) ?? [];
      if (held.length === 0) return [{ portfolio, holder: null, title: '' }];
      return held.map((holder) => ({ portfolio, holder, title: titles.get(holder.personId) ?? '' }));
    });
    return sheetAnswer(query.get('format'), text.title, columns, rows);
  },
});
