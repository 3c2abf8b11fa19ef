// The service's papers of a school year: what the regulation names, what there is of it, by which day.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { Badge, EmptyState, PlainTable, PrintButton } from '../../../ui/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { currentVersion, norms, type RegulationVersion } from '../../regulations/index.ts';
import { seesNomenclature } from '../nomenclature.policy.ts';
import { itemStates, nomenclatureText as text } from '../nomenclature.text.ts';
import { type YearItem, yearItems } from '../year/year.queries.ts';
import { itemTones, Ways } from './parts.tsx';
import { Clause } from './slots.tsx';

interface Shown {
  readonly year: number;
  readonly items: readonly YearItem[];
  readonly version: RegulationVersion | null;
}

const load = async (ctx: ReadCtx): Promise<Shown> => ({
  year: ctx.schoolYear,
  items: await yearItems(ctx, ctx.schoolYear),
  version: await currentVersion(ctx, norms.yearPapers),
});

export const yearPage = page<Shown>({
  path: '/nomenclature/year',
  ru: text.tabs.year,
  ability: seesNomenclature,
  load,
  view: (view, { year, items, version }) => ({
    title: text.yearTitle(schoolYearText(year)),
    crumbs: [[text.slotsTitle, '/nomenclature']],
    lead: text.yearLead,
    actions: <PrintButton />,
    wide: true,
    body: (
      <>
        <Ways view={view} current="year" />
        {items.length === 0 ? (
          <EmptyState title={text.yearNone} text={text.yearNoneText} icon="file-text" />
        ) : (
          <PlainTable
            caption={text.yearTitle(schoolYearText(year))}
            rows={[...items]}
            rowKey={(row) => row.key}
            columns={[
              {
                key: 'title',
                title: text.item,
                wrap: true,
                cell: (row) => (
                  <>
                    {row.title} <Clause view={view} version={version} clause={row.clause} />
                  </>
                ),
              },
              {
                key: 'state',
                title: text.state,
                cell: (row) => <Badge tone={itemTones[row.state]} text={itemStates[row.state]} />,
              },
              {
                key: 'fact',
                title: text.fact,
                wrap: true,
                cell: (row) => (row.path ? <a href={view.url(row.path)}>{row.fact}</a> : row.fact),
              },
              { key: 'due', title: text.due, cell: (row) => formatDateShort(row.dueOn) },
            ]}
          />
        )}
      </>
    ),
  }),
});
