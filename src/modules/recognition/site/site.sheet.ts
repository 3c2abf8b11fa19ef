// The register of sites as a sheet: what the list shows with the same filters.
import { everyRow, PORTION } from '../../../kernel/list.ts';
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { termsOf } from '../../regulations/index.ts';
import type { SiteCard } from './site.queries.ts';
import { type SiteFilter, siteFilter, sitesPage } from './site.register.ts';
import { siteStateText } from './site.text.ts';

const columns: readonly SheetColumn<SiteCard>[] = [
  { title: 'Организация', value: (row) => row.institutionShortName, width: 40 },
  { title: 'Направление', value: (row) => row.direction, width: 40 },
  { title: 'Тема', value: (row) => row.theme, width: 60 },
  { title: 'Состояние', value: (row) => siteStateText(row), width: 34 },
  { title: 'Руководитель', value: (row) => row.headName, width: 22 },
  { title: 'Соруководитель', value: (row) => row.coHeadName, width: 22 },
  { title: 'Статус с', value: (row) => row.startsOn, type: 'date', width: 12 },
  { title: 'Приказ №', value: (row) => row.orderNumber, width: 12 },
  { title: 'Дата приказа', value: (row) => row.orderDate, type: 'date', width: 12 },
];

/** What an address asks for; what is not understood is left out. */
export function siteFilterOf(query: URLSearchParams): SiteFilter {
  const asked = Object.fromEntries([...query].filter(([name, value]) => value !== '' && name !== 'limit'));
  const read = siteFilter.safeParse(asked);
  return read.success ? read.data : siteFilter.parse({});
}

export const sitesSheet = download({
  path: '/recognition/sites.xlsx',
  ru: 'Реестр площадок в XLSX',
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const terms = await termsOf(ctx);
    const filter = { ...siteFilterOf(query), before: undefined, limit: PORTION };
    return sheetAnswer(
      query.get('format'),
      `${upperFirst(terms.plural('site'))} ${terms.short('centre')}`,
      columns,
      everyRow((after) => sitesPage(ctx, { ...filter, after: after || undefined })),
    );
  },
});
