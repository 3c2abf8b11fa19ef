// Requests of readers: what to look out, what waits for whom, what was declined and why.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  type Column,
  Fields,
  LinkButton,
  ListPage,
  type Tone,
} from '../../../../ui/index.ts';
import { fundText as text } from '../../fund/fund.text.ts';
import { isKeeper, keepsFund } from '../../library.policy.ts';
import { fieldsFor } from '../../material/pages/fields.ts';
import { FundTabs } from '../../material/pages/signs.tsx';
import { type FundRequest, requestsList } from '../loan.queries.ts';
import { declineSchema } from '../loan.schema.ts';
import { cancelRequest, declineRequest, makeReady } from '../request.commands.ts';
import type { RequestState } from '../request.lifecycle.ts';

const tones: Readonly<Record<RequestState, Tone>> = {
  ...{ asked: 'waiting', ready: 'going', given: 'done', declined: 'trouble', cancelled: 'draft' },
};

export const requestColumns = (view: PageView): Column<FundRequest>[] => [
  {
    ...{ key: 'title', title: text.fields.title, wrap: true, fixed: true },
    cell: (row) => <a href={view.url(`/library/items/${row.itemId}`)}>{row.title}</a>,
  },
  { key: 'reader', title: text.fields.person, cell: (row) => row.reader, wrap: true },
  { key: 'asked', title: text.fields.askedOn, cell: (row) => formatDateShort(row.askedOn) },
  { key: 'note', title: text.fields.note, cell: (row) => row.note || row.reason, wrap: true },
  {
    key: 'state',
    title: text.fields.state,
    cell: (row) => <Badge tone={tones[row.state]} text={text.requestStates[row.state]} />,
  },
  {
    key: 'until',
    title: text.fields.readyUntil,
    cell: (row) => (row.readyUntil && row.state === 'ready' ? formatDateShort(row.readyUntil) : ''),
  },
  { key: 'act', title: 'Действие', cell: (row) => <RequestActions view={view} row={row} />, wrap: true },
];

function RequestActions({ view, row }: { view: PageView; row: FundRequest }) {
  if (row.state !== 'asked' && row.state !== 'ready') return null;
  const hidden = (command: { name: string }) => ({
    ...{ _command: command.name, id: row.id, version: String(row.version) },
  });
  const guard = (command: { name: string }) => ({
    idempotencyKey: `${view.formKey}-${command.name}-${row.id}`,
  });
  if (row.personId === view.actor.personId)
    return (
      <ActionButton
        text={cancelRequest.ru}
        small
        action={view.self}
        guard={guard(cancelRequest)}
        hidden={hidden(cancelRequest)}
      />
    );
  if (!isKeeper(view)) return null;
  const form =
    view.form?.command === declineRequest.name && view.form.values.id === row.id ? view.form : null;
  return (
    <div class="o-buttons">
      {row.state === 'asked' ? (
        <ActionButton
          text={makeReady.ru}
          small
          look="primary"
          action={view.self}
          guard={guard(makeReady)}
          hidden={hidden(makeReady)}
        />
      ) : null}
      <LinkButton
        text="Выдать"
        href={view.url(`/library/items/${row.itemId}?request=${row.id}`)}
        small
        look={row.state === 'ready' ? 'primary' : 'plain'}
      />
      <ActionButton
        text={declineRequest.ru}
        small
        look="quiet"
        action={view.self}
        guard={guard(declineRequest)}
        hidden={hidden(declineRequest)}
        open={form !== null}
      >
        <Fields
          fields={fieldsFor(view, declineSchema)}
          values={form?.values ?? {}}
          errors={form?.refusal.fields}
        />
      </ActionButton>
    </div>
  );
}

const here = () => '/library/requests';

export const requestsPage = page<FundRequest[]>({
  path: '/library/requests',
  ru: text.requests,
  ability: keepsFund,
  load: (ctx) => requestsList(ctx),
  posts: [
    post(makeReady, { next: here, done: text.done.ready }),
    post(declineRequest, { next: here, done: text.done.declined }),
    post(cancelRequest, { next: here, done: text.done.cancelled }),
  ],
  view: (view, rows) => ({
    title: text.requests,
    lead: text.requestsLead,
    wide: true,
    body: (
      <>
        <FundTabs view={view} current="requests" />
        <ListPage
          caption={text.requests}
          path={view.url('/library/requests')}
          query={Object.fromEntries(view.query)}
          columns={requestColumns(view)}
          rows={rows}
          rowKey={(row) => row.id}
          count={{ total: rows.length, forms: text.requestCount }}
          empty={{ title: text.empty.requests, text: text.empty.requestsText }}
        />
      </>
    ),
  }),
});
