// The register of applications as a sheet: what the list shows, every row the actor may see.
import { dateIn } from '../../../kernel/clock.ts';
import { everyRow, PORTION, portionOf } from '../../../kernel/list.ts';
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { type ApplicationRow, applicationFilter, applicationsPage } from './application.queries.ts';
import { kindNames } from './application.text.ts';

const columns = (zone: string): readonly SheetColumn<ApplicationRow>[] => [
  { title: '№', value: (row) => row.number, width: 8 },
  { title: 'Организация', value: (row) => row.institutionShortName, width: 40 },
  { title: 'Тема', value: (row) => row.theme, width: 60 },
  { title: 'Вид', value: (row) => kindNames[row.kind as keyof typeof kindNames], width: 20 },
  {
    title: 'Подана',
    value: (row) => (row.submittedAt ? dateIn(row.submittedAt, zone) : null),
    type: 'date',
    width: 12,
  },
  { title: 'Состояние', value: (row) => applicationLifecycle.states[row.state], width: 24 },
];

/** Reads the filtered list page by page, so that memory does not grow with it. */
export const applicationsSheet = download({
  path: '/recognition/applications.xlsx',
  ru: 'Реестр заявок в XLSX',
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const asked = Object.fromEntries([...query].filter(([name, value]) => value !== '' && name !== 'after'));
    const filter = applicationFilter.safeParse(asked);
    const terms = await termsOf(ctx);
    const whole = { ...(filter.success ? filter.data : applicationFilter.parse({})), limit: PORTION };
    return sheetAnswer(
      query.get('format'),
      `${upperFirst(terms.plural('application'))} ${terms.short('centre')}`,
      columns(ctx.territory.zone),
      everyRow(async (after) => portionOf(await applicationsPage(ctx, { ...whole, after }))),
    );
  },
});
