// «Решения и их исполнение»: every task of every body the reader sees, by term; filters, export, print.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page } from '../../../../kernel/page.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, type Column, type Filter, ListPage } from '../../../../ui/index.ts';
import { seesCouncils } from '../../body.policy.ts';
import { standingTones } from '../task.charges.tsx';
import { taskPath } from '../task.commands.ts';
import { standings } from '../task.lifecycle.ts';
import { type ListedTask, type TaskPage, taskChoices, taskFilter, taskPage } from '../task.queries.ts';
import { taskText as text } from '../task.text.ts';

interface Shown {
  readonly found: TaskPage;
  readonly choices: Awaited<ReturnType<typeof taskChoices>>;
}

const load = async (ctx: ReadCtx, query: URLSearchParams): Promise<Shown> => ({
  found: await taskPage(ctx, taskFilter.parse({ ...Object.fromEntries(query), limit: 50 })),
  choices: await taskChoices(ctx),
});

const filtersOf = ({ choices }: Shown): Filter[] => [
  { name: 'q', label: text.fields.text, kind: 'search' },
  { name: 'standing', label: text.fields.standing, kind: 'select', options: options(standings) },
  { name: 'body', label: text.fields.body, kind: 'select', options: choices.bodies },
  { name: 'owner', label: text.fields.owner, kind: 'select', options: choices.owners },
  { name: 'from', label: text.fields.from, kind: 'date' },
  { name: 'to', label: text.fields.to, kind: 'date' },
];

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const columns = (view: PageView): Column<ListedTask>[] => [
  { key: 'text', title: text.fields.text, cell: (row) => row.text, wrap: true, fixed: true },
  { key: 'owner', title: text.fields.owner, cell: (row) => row.owner },
  { key: 'due', title: text.fields.due, cell: (row) => formatDateShort(row.dueOn) },
  {
    key: 'standing',
    title: text.fields.standing,
    cell: (row) => (
      <span class="text-nowrap">
        <Badge tone={standingTones[row.standing]} text={standings[row.standing]} />
      </span>
    ),
  },
  {
    key: 'protocol',
    title: text.fields.protocol,
    wrap: true,
    cell: (row) => (
      <a href={view.url(`/councils/sessions/${row.sessionId}`)}>
        {row.bodyName}
        {row.sessionNumber ? `, № ${row.sessionNumber}` : ''} от {formatDateShort(row.heldOn)}
      </a>
    ),
  },
];

export const decisionsPage = page<Shown>({
  path: '/councils/decisions',
  ru: text.title,
  ability: seesCouncils,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, shown) => {
    const filters = filtersOf(shown);
    const isFiltered = filters.some(({ name }) => view.query.get(name));
    return {
      title: text.title,
      crumbs: [['Советы и объединения', '/councils']],
      lead: text.lead,
      wide: true,
      body: (
        <ListPage
          caption={text.title}
          path={view.url('/councils/decisions')}
          query={Object.fromEntries(view.query)}
          filters={filters}
          columns={columns(view)}
          rows={[...shown.found.rows]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(taskPath(row.id))}
          count={{ total: shown.found.total, forms: text.count }}
          exportHref={view.url(`/councils/decisions.xlsx?${view.query}`)}
          pager={{ after: shown.found.after }}
          empty={
            isFiltered
              ? { title: text.empty.filtered, text: text.empty.filteredText }
              : { title: text.empty.title, text: text.empty.text }
          }
        />
      ),
    };
  },
});
