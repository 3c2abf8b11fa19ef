// What pages of this room share: the tabs, and a button that opens the fields of its command.
import type { Child } from 'hono/jsx';
import type { Command } from '../../kernel/command.ts';
import type { PageContent, PageView } from '../../kernel/page.ts';
import {
  ActionButton,
  EmptyState,
  Field,
  type FieldDescriptor,
  type Filter,
  fieldsOf,
  LinkButton,
  type Option,
  Tabs,
} from '../../ui/index.ts';
import { givesWork, seesAll } from './collections.policy.ts';

type Tab = 'collections' | 'assignments' | 'groups';

export function RoomTabs({ view, current }: { view: PageView; current: Tab }) {
  const tabs: readonly (readonly [Tab, string, string])[] = [
    ['collections', 'Сборы', '/collections'],
    ['assignments', 'Поручения', '/collections/assignments'],
    ...(seesAll(view) ? [['groups', 'Группы организаций', '/collections/groups'] as const] : []),
  ];
  return (
    <Tabs
      label="Сборы и поручения"
      tabs={tabs.map(([key, text, path]) => ({ text, href: view.url(path), current: key === current }))}
    />
  );
}

/** Whose work is listed: the reader's own, or of all authors. */
export const authorFilter: Filter = {
  name: 'author',
  label: 'Автор',
  kind: 'select',
  options: [{ value: 'mine', label: 'Я' }],
};

export const authorIn = (query: URLSearchParams): 'mine' | 'all' =>
  query.get('author') === 'mine' ? 'mine' : 'all';

interface RoomListProps {
  readonly view: PageView;
  readonly current: Tab;
  readonly path: string;
  readonly text: {
    title: string;
    lead: string;
    ownLead: string;
    add: string;
    empty: string;
    emptyOwn: string;
  };
  /** What the service has asked for; drawn for those who see all. */
  readonly asked: Child;
  /** What is asked of the reader, and how much of it. */
  readonly own: Child;
  readonly ownCount: number;
}

/** A list of this room: for the service what it has asked for, for everybody what is asked of them. */
export function roomList({ view, current, path, text, asked, own, ownCount }: RoomListProps): PageContent {
  const gives = !givesWork.check(view, undefined);
  const all = seesAll(view);
  return {
    title: text.title,
    lead: gives ? text.lead : text.ownLead,
    actions: gives ? (
      <LinkButton text={text.add} href={view.url(`${path}/new`)} look="primary" icon="plus" />
    ) : null,
    wide: true,
    body: (
      <>
        <RoomTabs view={view} current={current} />
        {all ? asked : null}
        {ownCount > 0 ? own : all ? null : <EmptyState title={text.empty} text={text.emptyOwn} />}
      </>
    ),
  };
}

interface PanelProps {
  readonly view: PageView;
  // biome-ignore lint/suspicious/noExplicitAny: a panel draws the fields of any command.
  readonly command: Command<any, any, any>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly version?: number;
  readonly text?: string;
  readonly look?: 'primary' | 'plain' | 'danger';
  readonly small?: boolean;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, readonly Option[]>>;
  readonly skip?: readonly string[];
  readonly confirm?: string;
}

/** A refused act comes back open, with what was typed. */
export function Panel(props: PanelProps) {
  const { view, command, hidden, version, options = {}, values = {}, skip = [] } = props;
  const isMine =
    view.form?.command === command.name && (hidden.id === undefined || view.form.values.id === hidden.id);
  const back = isMine ? view.form : null;
  const fields: FieldDescriptor[] = fieldsOf(command.input)
    .filter((field) => !['id', 'version', ...Object.keys(hidden), ...skip].includes(field.name))
    .map((field) => ({
      ...field,
      ...(options[field.name] ? { options: [...(options[field.name] ?? [])] } : {}),
    }));
  return (
    <ActionButton
      text={props.text ?? command.ru}
      look={props.look}
      small={props.small}
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}-${hidden.id ?? ''}`, version }}
      hidden={{ _command: command.name, ...hidden }}
      open={back !== null}
      confirm={props.confirm}
      multipart={fields.some((field) => field.widget === 'file')}
    >
      {fields.length > 0
        ? fields.map((field) => (
            <Field
              {...field}
              value={back ? back.values[field.name] : values[field.name]}
              error={back?.refusal.fields[field.name]}
            />
          ))
        : null}
    </ActionButton>
  );
}
