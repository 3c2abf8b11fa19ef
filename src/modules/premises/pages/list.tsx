// The inventory: what there is, who answers, when it was checked; what nobody answers for is one press away.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../../kernel/list.ts';
import { download, type PageView, page } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { Badge, type Column, type Filter, LinkButton, ListPage, PrintButton } from '../../../ui/index.ts';
import { addAsset } from '../asset/asset.commands.ts';
import { type Asset, type AssetPage, assetsPage } from '../asset/asset.queries.ts';
import { assetFilter } from '../asset/asset.schema.ts';
import { seesPremises } from '../premises.policy.ts';
import { assetKindOptions, assetKinds, checkOutcomes, premisesText as text } from '../premises.text.ts';
import { PremisesTabs } from './tabs.tsx';

const stateOptions = (['nobody', 'unchecked', 'faulty', 'written-off', 'all'] as const).map((value) => ({
  value,
  label: text.states[value],
}));

const filters: Filter[] = [
  { name: 'q', label: 'Название, номер или место', kind: 'search' },
  { name: 'kind', label: text.fields.kind, kind: 'select', options: assetKindOptions },
  { name: 'state', label: text.fields.state, kind: 'select', options: stateOptions, any: text.states.used },
];

export const checkTone = { present: 'done', damaged: 'trouble', missing: 'trouble' } as const;

function CheckedCell({ row }: { row: Asset }) {
  if (!row.checkedOn || !row.checkOutcome) return <span class="o-none">не было</span>;
  return (
    <>
      {formatDateShort(row.checkedOn)}{' '}
      {row.checkOutcome === 'present' ? null : (
        <Badge tone={checkTone[row.checkOutcome]} text={checkOutcomes[row.checkOutcome]} />
      )}
    </>
  );
}

const columns = (view: PageView): Column<Asset>[] => [
  { key: 'name', title: text.fields.name, cell: (row) => row.name, wrap: true, fixed: true },
  { key: 'kind', title: text.fields.kind, cell: (row) => assetKinds[row.kind] },
  { key: 'number', title: text.fields.inventoryNumber, cell: (row) => row.inventoryNumber },
  { key: 'place', title: text.fields.place, cell: (row) => row.place, wrap: true },
  {
    key: 'responsible',
    title: text.fields.responsible,
    cell: (row) =>
      row.responsibleId ? (
        <a href={view.url(`/people/${row.responsibleId}`)}>{row.responsible}</a>
      ) : (
        <span class="o-none">{row.endsOn ? '' : 'нет'}</span>
      ),
  },
  { key: 'checked', title: text.fields.checked, cell: (row) => <CheckedCell row={row} /> },
];

const writtenOff: Column<Asset> = {
  key: 'off',
  title: text.fields.writeOffReason,
  cell: (row) => row.writtenOffReason,
  wrap: true,
};

const load = (ctx: ReadCtx, query: URLSearchParams, limit = 50) =>
  assetsPage(ctx, assetFilter.parse({ ...Object.fromEntries(query), limit }));

export const premisesListPage = page<AssetPage>({
  path: '/premises',
  ru: text.title,
  ability: seesPremises,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, found) => {
    const filtered = filters.some(({ name }) => view.query.get(name));
    const add = refusalOf(view, addAsset, undefined) ? null : (
      <LinkButton text={text.newTitle} href={view.url('/premises/new')} look="primary" icon="plus" />
    );
    const shown = ['written-off', 'all'].includes(view.query.get('state') ?? '')
      ? [...columns(view), writtenOff]
      : columns(view);
    return {
      title: text.title,
      lead: text.lead,
      actions: (
        <>
          {add}
          <PrintButton />
        </>
      ),
      wide: true,
      body: (
        <>
          <PremisesTabs view={view} current="list" />
          <ListPage
            caption={text.title}
            path={view.url('/premises')}
            query={Object.fromEntries(view.query)}
            filters={filters}
            columns={shown}
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/premises/${row.id}`)}
            count={{ total: found.total, forms: text.count }}
            exportHref={view.url(`/premises.xlsx?${view.query}`)}
            pager={{ after: found.after }}
            empty={
              filtered
                ? { title: text.empty.filtered, text: text.empty.filteredText }
                : { title: text.empty.title, text: text.empty.text, action: add }
            }
          />
        </>
      ),
    };
  },
});

const sheetColumns: readonly SheetColumn<Asset>[] = [
  { title: text.fields.name, value: (row) => row.name, width: 44 },
  { title: text.fields.kind, value: (row) => assetKinds[row.kind], width: 22 },
  { title: text.fields.inventoryNumber, value: (row) => row.inventoryNumber, width: 16 },
  { title: text.fields.place, value: (row) => row.place, width: 30 },
  { title: text.fields.seats, value: (row) => row.seats, width: 8 },
  { title: text.fields.cost, value: (row) => row.cost, width: 14 },
  { title: text.fields.startsOn, value: (row) => row.startsOn, type: 'date', width: 12 },
  { title: text.fields.responsible, value: (row) => row.responsible, width: 20 },
  { title: text.fields.checked, value: (row) => row.checkedOn, type: 'date', width: 14 },
  {
    title: text.fields.outcome,
    value: (row) => (row.checkOutcome ? checkOutcomes[row.checkOutcome] : ''),
    width: 16,
  },
  { title: text.fields.writeOffReason, value: (row) => row.writtenOffReason, width: 36 },
  { title: text.fields.writeOffAct, value: (row) => row.writtenOffAct, width: 30 },
];

export const premisesSheet = download({
  path: '/premises.xlsx',
  ru: `${text.title} в XLSX`,
  ability: seesPremises,
  load: async (ctx, _params, query) => {
    const asked = new URLSearchParams(query);
    const rows = everyRow((after) => {
      asked.set('after', after);
      return load(ctx, asked, PORTION);
    });
    return sheetAnswer(query.get('format'), text.title, sheetColumns, rows);
  },
});
