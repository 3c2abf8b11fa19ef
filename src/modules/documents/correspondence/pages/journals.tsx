// The two journals of correspondence on the screen: filters by period, correspondent and file; paper and sheet beside.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, shownList } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, type Column, type Filter, LinkButton, ListPage } from '../../../../ui/index.ts';
import { isStaff } from '../../document.policy.ts';
import { documentText as words } from '../../document.text.ts';
import { type OfficeFile, officeFiles } from '../../office.queries.ts';
import { correspondenceText as text } from '../correspondence.text.ts';
import { registerIncoming } from '../incoming.commands.ts';
import {
  filterFrom,
  type JournalLine,
  type JournalSide,
  journalCount,
  journalScreen,
} from '../journal.rows.ts';

const { fields } = text;

const columnsOf = (side: JournalSide): Column<JournalLine>[] => [
  { key: 'number', title: fields.number, cell: (line) => line.number, fixed: true },
  {
    key: 'date',
    title: side === 'incoming' ? fields.receivedOn : fields.sentOn,
    cell: (line) => formatDateShort(line.date),
  },
  {
    key: 'correspondent',
    title: side === 'incoming' ? fields.from : fields.to,
    cell: (line) => (
      <>
        {line.correspondent}
        {line.theirs ? <div class="text-secondary">{line.theirs}</div> : null}
      </>
    ),
    wrap: true,
  },
  { key: 'title', title: fields.title, cell: (line) => line.title, wrap: true },
  {
    key: 'office',
    title: fields.office,
    cell: (line) => (
      <>
        <span class="text-nowrap">{line.officeIndex}</span>
        <div class="text-secondary">{line.storageTerm}</div>
      </>
    ),
    wrap: true,
  },
  {
    key: 'person',
    title: side === 'incoming' ? fields.executor : fields.signer,
    cell: (line) => line.person,
  },
  {
    key: 'mark',
    title: fields.mark,
    cell: (line) => (line.isLate ? <Badge tone="trouble" text={line.mark} /> : line.mark),
    wrap: true,
  },
];

const filtersOf = (side: JournalSide, files: readonly OfficeFile[]): Filter[] => [
  { name: 'correspondent', label: fields.correspondent, kind: 'search' },
  { name: 'since', label: fields.since, kind: 'date' },
  { name: 'till', label: fields.till, kind: 'date' },
  {
    name: 'office',
    label: fields.office,
    kind: 'select',
    options: files.map(({ index, title }) => ({ value: index, label: `${index} ${title}` })),
  },
  ...(side === 'incoming'
    ? [
        {
          name: 'state',
          label: fields.state,
          kind: 'select' as const,
          options: Object.entries(text.states).map(([value, label]) => ({ value, label })),
        },
      ]
    : []),
];

const load = async (ctx: ReadCtx, side: JournalSide, query: URLSearchParams) => {
  const filter = filterFrom(query);
  return {
    ...(await journalScreen(ctx, side, filter)),
    total: await journalCount(ctx, side, filter),
    files: await officeFiles(ctx),
  };
};

function Actions({ view, side }: { view: PageView; side: JournalSide }) {
  const file = (kind: string) => view.url(`/documents/journals/${side}.${kind}?${view.query}`);
  const other = side === 'incoming' ? 'outgoing' : 'incoming';
  return (
    <>
      {side === 'incoming' && !refusalOf(view, registerIncoming, undefined) ? (
        <LinkButton
          text={registerIncoming.ru}
          href={view.url('/documents/incoming/new')}
          look="primary"
          icon="plus"
        />
      ) : null}
      <LinkButton text={text[`${other}Short`]} href={view.url(`/documents/${other}`)} icon="mail" />
      <LinkButton text={words.pdf} href={file('pdf')} icon="file-type-pdf" download />
      <LinkButton text={words.docx} href={file('docx')} icon="file-type-docx" download />
    </>
  );
}

const journal = (side: JournalSide) =>
  page({
    path: `/documents/${side}`,
    ru: text[side],
    ability: isStaff,
    load: (ctx, _params, query) => load(ctx, side, query),
    shows: (_shown, address) => shownList(address),
    view: (view, { rows, after, total, files }) => {
      const filters = filtersOf(side, files);
      return {
        title: text[side],
        crumbs: [[words.registerTitle, '/documents']],
        lead: text[`${side}Lead`],
        wide: true,
        actions: <Actions view={view} side={side} />,
        body: (
          <ListPage
            caption={text[side]}
            path={view.url(`/documents/${side}`)}
            query={Object.fromEntries(view.query)}
            filters={filters}
            columns={columnsOf(side)}
            rows={rows}
            rowKey={(line) => line.id}
            rowHref={(line) => view.url(line.path)}
            rowTone={(line) => (line.isLate ? 'trouble' : undefined)}
            count={{ total, forms: text.count }}
            pager={{ after }}
            exportHref={view.url(`/documents/journals/${side}.xlsx?${view.query}`)}
            empty={
              filters.some(({ name }) => view.query.get(name))
                ? { title: text.empty.filtered, text: text.empty.filteredText }
                : { title: text.empty[side], text: text.empty[`${side}Text`], icon: 'mail' }
            }
          />
        ),
      };
    },
  });

export const incomingPage = journal('incoming');
export const outgoingPage = journal('outgoing');
