// Assignments: what the service has given, or what is asked of this person and institution.
import { type PageView, page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { ListPage } from '../../../../ui/index.ts';
import { untilWords } from '../../moment.ts';
import { authorFilter, authorIn, roomList } from '../../pages-parts.tsx';
import { assignmentPath, taskPath } from '../assignment.commands.ts';
import { type Assignment, assignmentsList, isSilent, ownTasks, type Task } from '../assignment.queries.ts';
import { assignmentText as text } from '../assignment.text.ts';
import { TaskBadges } from './parts.tsx';

const path = '/collections/assignments';

interface Shown {
  readonly all: readonly Assignment[];
  readonly own: readonly Task[];
}

const filterOf = (query: URLSearchParams) => ({
  author: authorIn(query),
  state: query.get('state') === 'open' ? ('open' as const) : ('all' as const),
});

export const assignmentsPage = page<Shown>({
  path,
  ru: text.title,
  ability: signedIn,
  load: async (ctx, _params, query) => ({
    all: await assignmentsList(ctx, filterOf(query)),
    own: await ownTasks(ctx),
  }),
  view: (view, { all, own }) =>
    roomList({
      ...{ view, path, text, current: 'assignments' },
      asked: <Given view={view} rows={all} />,
      own: <Own view={view} rows={own} />,
      ownCount: own.length,
    }),
});

function Given({ view, rows }: { view: PageView; rows: readonly Assignment[] }) {
  return (
    <ListPage<Assignment>
      caption={text.title}
      path={view.url(path)}
      query={Object.fromEntries(view.query)}
      filters={[
        authorFilter,
        {
          name: 'state',
          label: text.fields.state,
          kind: 'select',
          options: [{ value: 'open', label: 'не закрыты' }],
        },
      ]}
      rows={[...rows]}
      rowKey={(row) => row.id}
      rowHref={(row) => view.url(assignmentPath(row.id))}
      rowTone={(row) => (row.tasks.some((task) => isSilent(task) && task.late) ? 'trouble' : undefined)}
      count={{ total: rows.length, forms: text.count }}
      columns={[
        { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true },
        { key: 'due', title: text.fields.due, cell: (row) => untilWords(view, row.dueAt) },
        { key: 'author', title: text.fields.author, cell: (row) => row.author },
        { key: 'all', title: 'Адресатов', cell: (row) => String(row.tasks.length), numeric: true },
        {
          key: 'silent',
          title: text.fields.silent,
          cell: (row) => String(row.tasks.filter(isSilent).length),
          numeric: true,
        },
        {
          key: 'late',
          title: text.fields.late,
          cell: (row) => String(row.tasks.filter((task) => task.late).length),
          numeric: true,
        },
      ]}
      empty={{ title: text.empty, text: text.emptyText }}
    />
  );
}

function Own({ view, rows }: { view: PageView; rows: readonly Task[] }) {
  return (
    <ListPage<Task>
      caption={text.ownLead}
      path={view.url(path)}
      query={{}}
      rows={[...rows]}
      rowKey={(row) => row.id}
      rowHref={(row) => view.url(taskPath(row.id))}
      rowTone={(row) => (isSilent(row) && row.late ? 'trouble' : undefined)}
      count={{ total: rows.length, forms: text.count }}
      columns={[
        { key: 'title', title: 'Поручено мне', cell: (row) => row.title, wrap: true },
        { key: 'due', title: text.fields.due, cell: (row) => untilWords(view, row.dueAt) },
        { key: 'author', title: text.fields.author, cell: (row) => row.author },
        { key: 'addressee', title: text.fields.addressee, cell: (row) => row.addressee, wrap: true },
        { key: 'state', title: text.fields.state, cell: (row) => <TaskBadges task={row} /> },
      ]}
    />
  );
}
