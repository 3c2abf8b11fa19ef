// Loads of lists, the latest first: whose file, what came of it.
import { page } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  Badge,
  type Column,
  type Filter,
  LinkButton,
  ListPage,
  type Query,
  type Tone,
} from '../../../ui/index.ts';
import type { ImportState } from '../import.lifecycle.ts';
import { loadsLists } from '../import.policy.ts';
import { type Import, type ImportPage, importFilter, importsList } from '../import.queries.ts';
import { importText as text } from '../import.text.ts';
import { kindOf, kinds } from '../kinds.ts';

export const stateTones: Readonly<Record<ImportState, Tone>> = {
  reading: 'going',
  unread: 'trouble',
  ready: 'waiting',
  applying: 'going',
  applied: 'done',
  undone: 'draft',
  dropped: 'draft',
};

const filters: Filter[] = [
  {
    name: 'kind',
    label: text.fields.kind,
    kind: 'select',
    options: Object.values(kinds).map(({ key, ru }) => ({ value: key, label: ru })),
  },
  {
    name: 'state',
    label: 'Состояние',
    kind: 'select',
    options: Object.entries(text.states).map(([value, label]) => ({ value, label })),
  },
];

const changes = ({ counts }: Import) =>
  (['new', 'changed', 'suspicious', 'fault'] as const)
    .flatMap((verdict) =>
      counts[verdict] ? [`${text.stats[verdict].toLowerCase()}: ${counts[verdict]}`] : [],
    )
    .join(', ') || text.verdicts.same;

const columns: Column<Import>[] = [
  { key: 'file', title: text.fields.file, cell: (row) => row.fileName, wrap: true, fixed: true },
  { key: 'kind', title: text.fields.kind, cell: (row) => kindOf(row.kind).ru },
  {
    key: 'institution',
    title: text.fields.institutionId,
    cell: (row) => row.institutionName ?? '',
    wrap: true,
  },
  { key: 'rows', title: 'Строки', cell: changes, wrap: true },
  {
    key: 'state',
    title: 'Состояние',
    cell: (row) => <Badge tone={stateTones[row.state]} text={text.states[row.state]} />,
  },
  { key: 'who', title: 'Кто', cell: (row) => row.operator ?? '' },
  { key: 'when', title: 'Когда', cell: (row) => formatDate(row.startedAt.toISOString().slice(0, 10)) },
];

export const importsPage = page<ImportPage>({
  path: '/imports',
  ru: text.title,
  ability: loadsLists,
  load: (ctx, _params, query) => {
    const asked = importFilter.safeParse(Object.fromEntries([...query].filter(([, value]) => value !== '')));
    return importsList(ctx, asked.success ? asked.data : {});
  },
  view: (view, { rows, after }) => {
    const add = (
      <LinkButton text="Загрузить список" href={view.url('/imports/new')} look="primary" icon="upload" />
    );
    return {
      title: text.title,
      lead: text.lead,
      actions: add,
      wide: true,
      body: (
        <ListPage
          caption={text.title}
          path={view.url('/imports')}
          query={Object.fromEntries(view.query) as Query}
          filters={filters}
          columns={columns}
          rows={[...rows]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/imports/${row.id}`)}
          pager={{ after }}
          empty={{ title: text.empty.title, text: text.empty.text, icon: 'upload', action: add }}
        />
      ),
    };
  },
});
