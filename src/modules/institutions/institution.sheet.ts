// The register of institutions as a sheet: the filtered list, every row, read page by page.
import { everyRow, PORTION } from '../../kernel/list.ts';
import { download } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { type Institution, institutionsList, listFilter } from './institution.queries.ts';
import {
  institutionKinds,
  programmeKinds,
  settlementKinds,
  institutionText as text,
} from './institution.text.ts';

const columns: readonly SheetColumn<Institution>[] = [
  { title: text.fields.shortName, value: (row) => row.shortName, width: 36 },
  { title: text.fields.fullName, value: (row) => row.fullName, width: 70 },
  { title: text.fields.kind, value: (row) => institutionKinds[row.kind], width: 28 },
  { title: text.fields.inn, value: (row) => row.inn, width: 14 },
  { title: text.fields.ogrn, value: (row) => row.ogrn, width: 16 },
  { title: text.fields.kpp, value: (row) => row.kpp, width: 12 },
  { title: text.fields.oktmo, value: (row) => row.oktmo, width: 14 },
  { title: text.fields.regionCode, value: (row) => row.regionCode, width: 14 },
  { title: text.fields.areaCode, value: (row) => row.areaCode, width: 12 },
  { title: text.fields.municipalityCode, value: (row) => row.municipalityCode, width: 12 },
  {
    title: text.fields.settlement,
    value: (row) => row.settlement && settlementKinds[row.settlement],
    width: 12,
  },
  {
    title: text.fields.programmes,
    value: (row) => row.programmes.map((each) => programmeKinds[each]).join('; '),
    width: 40,
  },
  { title: text.fields.founder, value: (row) => row.founder, width: 36 },
  { title: text.fields.site, value: (row) => row.site, width: 28 },
  { title: text.fields.phone, value: (row) => row.phone, width: 20 },
  { title: text.fields.email, value: (row) => row.email, width: 28 },
  { title: text.fields.address, value: (row) => row.address, width: 60 },
  { title: 'Состояние', value: (row) => text.states[row.state], width: 20 },
];

export const institutionsSheet = download({
  path: '/institutions.xlsx',
  ru: `${text.title}: XLSX`,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const filter = listFilter.safeParse(Object.fromEntries([...query].filter(([, value]) => value !== '')));
    const asked = { ...(filter.success ? filter.data : {}), before: '', limit: PORTION };
    const rows = everyRow((after) => institutionsList(ctx, { ...asked, after }));
    return sheetAnswer(query.get('format'), text.title, columns, rows);
  },
});
