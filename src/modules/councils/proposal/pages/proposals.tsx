// The register of proposals and petitions: whose, to whom, when sent, what was answered; filters, export, print.
import { everyRow, PORTION } from '../../../../kernel/list.ts';
import { download, type PageView, page } from '../../../../kernel/page.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../../platform/sheets/index.ts';
import { Badge, type Column, type Filter, ListPage, type Tone } from '../../../../ui/index.ts';
import { seesCouncils } from '../../body.policy.ts';
import { proposalPath } from '../proposal.commands.ts';
import { type ProposalState, proposalLifecycle } from '../proposal.lifecycle.ts';
import { type Proposal, proposalFilter, proposalPage } from '../proposal.queries.ts';
import { proposalKinds, proposalText as text } from '../proposal.text.ts';

export const proposalTones: Readonly<Record<ProposalState, Tone>> = {
  draft: 'draft',
  sent: 'waiting',
  granted: 'done',
  declined: 'trouble',
};

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const filters: Filter[] = [
  { name: 'q', label: text.fields.text, kind: 'search' },
  { name: 'kind', label: text.fields.kind, kind: 'select', options: options(proposalKinds) },
  { name: 'state', label: text.fields.state, kind: 'select', options: options(proposalLifecycle.states) },
];

const columns: Column<Proposal>[] = [
  { key: 'text', title: text.fields.text, cell: (row) => row.text, wrap: true, fixed: true },
  { key: 'kind', title: text.fields.kind, cell: (row) => proposalKinds[row.kind], wrap: true },
  { key: 'body', title: text.fields.body, cell: (row) => row.bodyName },
  { key: 'addressee', title: text.fields.addressee, cell: (row) => row.addressee, wrap: true },
  { key: 'sent', title: text.fields.sent, cell: (row) => (row.sentOn ? formatDateShort(row.sentOn) : '—') },
  {
    key: 'state',
    title: text.fields.state,
    cell: (row) => <Badge tone={proposalTones[row.state]} text={proposalLifecycle.states[row.state]} />,
  },
  { key: 'response', title: text.fields.response, cell: (row) => row.response || '—', wrap: true },
];

export const proposalsPage = page({
  path: '/councils/proposals',
  ru: text.title,
  ability: seesCouncils,
  load: (ctx, _params, query) =>
    proposalPage(ctx, proposalFilter.parse({ ...Object.fromEntries(query), limit: 50 })),
  view: (view: PageView, found) => {
    const isFiltered = filters.some(({ name }) => view.query.get(name));
    return {
      title: text.title,
      crumbs: [['Советы и объединения', '/councils']],
      lead: text.lead,
      wide: true,
      body: (
        <ListPage
          caption={text.title}
          path={view.url('/councils/proposals')}
          query={Object.fromEntries(view.query)}
          filters={filters}
          columns={columns}
          rows={[...found.rows]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(proposalPath(row.id))}
          count={{ total: found.total, forms: text.count }}
          exportHref={view.url(`/councils/proposals.xlsx?${view.query}`)}
          pager={{ after: found.after }}
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

const sheetColumns: readonly SheetColumn<Proposal>[] = [
  { title: text.fields.kind, value: (row) => proposalKinds[row.kind], width: 26 },
  { title: text.fields.body, value: (row) => row.bodyName, width: 24 },
  { title: text.fields.text, value: (row) => row.text, width: 70 },
  { title: text.fields.addressee, value: (row) => row.addressee, width: 40 },
  { title: text.fields.sent, value: (row) => row.sentOn, type: 'date', width: 12 },
  { title: text.fields.state, value: (row) => proposalLifecycle.states[row.state], width: 16 },
  { title: text.fields.responded, value: (row) => row.respondedOn, type: 'date', width: 12 },
  { title: text.fields.response, value: (row) => row.response, width: 60 },
];

export const proposalSheet = download({
  path: '/councils/proposals.xlsx',
  ru: `${text.title}: XLSX`,
  ability: seesCouncils,
  load: async (ctx, _params, query) => {
    const filter = proposalFilter.parse(Object.fromEntries(query));
    const rows = everyRow((after) => proposalPage(ctx, { ...filter, limit: PORTION, after }));
    return sheetAnswer(query.get('format'), text.title, sheetColumns, rows);
  },
});
