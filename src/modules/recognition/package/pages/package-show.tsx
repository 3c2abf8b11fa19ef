import { download, type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { renderPdf } from '../../../../platform/papers/index.ts';
import {
  ActionButton,
  HistoryList,
  LinkButton,
  PlainTable,
  ProcedureLine,
  type ProcedureStep,
  Section,
} from '../../../../ui/index.ts';
import { listOrder } from '../../papers/list-order.ts';
import { terminationOrder } from '../../papers/termination-order.ts';
import { packageWords as words } from '../../site/pages/site-pages.text.ts';
import { clauseOf, guardOf, orderText, PackageBadge } from '../../site/pages/site-parts.tsx';
import {
  draftOrder,
  proposeCoHead,
  receivePackage,
  transferPackage,
  visiblePackage,
} from '../package.commands.ts';
import { decideAsProposed, decidePapers } from '../package.decisions.ts';
import { packageKinds } from '../package.text.ts';
import { load, type ShownPackage } from './package.load.ts';
import { PaperDecisions } from './package-decisions.tsx';

const stateOrder = ['prepared', 'transferred', 'received', 'ordered'] as const;

function stepsOf(view: PageView, shown: ShownPackage): ProcedureStep[] {
  const { pack, chips, orderUntil } = shown;
  const reached = stateOrder.indexOf(pack.state);
  const state = (index: number): ProcedureStep['state'] =>
    index <= reached ? 'done' : index === reached + 1 ? 'now' : 'next';
  const late = pack.state !== 'ordered' && orderUntil !== null && view.today > orderUntil;
  const last = state(3);
  return [
    { text: words.prepared, state: state(0), at: pack.preparedAt, clause: clauseOf(view, chips.proposals) },
    {
      text: 'Передача',
      state: state(1),
      at: pack.transferredAt ?? undefined,
      ballAt: 'секретаря экспертного совета',
    },
    { text: 'Приём по акту', state: state(2), at: pack.receivedAt ?? undefined, ballAt: 'органа управления' },
    {
      text: words.order,
      state: last !== 'done' && late ? 'late' : last,
      at: (shown.order?.state === 'registered' ? shown.order.date : orderUntil) ?? undefined,
      note: shown.order ? orderText(shown.order) : undefined,
      ballAt: 'органа управления',
      clause: clauseOf(view, chips.order),
    },
  ];
}

function Actions({ view, shown }: { view: PageView; shown: ShownPackage }) {
  const { pack, order } = shown;
  const may = (command: Pick<typeof transferPackage, 'ability' | 'name'>) => !refusalOf(view, command, pack);
  const hidden = (name: string) => ({ _command: name, id: pack.id });
  return (
    <>
      {pack.state === 'prepared' && may(transferPackage) ? (
        <ActionButton
          text={transferPackage.ru}
          look="primary"
          action={view.self}
          guard={guardOf(view, 'transfer', pack.version)}
          hidden={hidden(transferPackage.name)}
          confirm={words.transferConfirm}
        />
      ) : null}
      {pack.state === 'transferred' && may(receivePackage) ? (
        <ActionButton
          text={receivePackage.ru}
          look="primary"
          action={view.self}
          guard={guardOf(view, 'receive', pack.version)}
          hidden={hidden(receivePackage.name)}
        />
      ) : null}
      {pack.state === 'received' && may(draftOrder) ? (
        <ActionButton
          text={order ? words.redraw : draftOrder.ru}
          look={order ? 'plain' : 'primary'}
          action={view.self}
          guard={guardOf(view, 'order', pack.version)}
          hidden={hidden(draftOrder.name)}
        />
      ) : null}
      {order ? (
        <LinkButton text={words.openOrder} look="primary" icon="file-text" href={view.url(order.path)} />
      ) : (
        <LinkButton
          text={words.orderPreview}
          icon="file-type-pdf"
          download
          href={view.url(`/recognition/packages/${pack.id}/order-preview.pdf`)}
        />
      )}
    </>
  );
}

function ActList({ view, shown }: { view: PageView; shown: ShownPackage }) {
  return (
    <Section title={words.act}>
      <PlainTable
        caption={words.act}
        rows={[...shown.pack.list]}
        rowKey={(each) => each.hash ?? each.title}
        empty={words.actNone}
        columns={[
          {
            key: 'title',
            title: words.document,
            wrap: true,
            cell: (each) =>
              each.documentId ? (
                <a href={view.url(`/documents/${each.documentId}`)}>{each.title}</a>
              ) : (
                each.title
              ),
          },
          { key: 'hash', title: words.hash, wrap: true, cell: (each) => <code>{each.hash ?? '—'}</code> },
        ]}
      />
    </Section>
  );
}

function Papers({ view, shown }: { view: PageView; shown: ShownPackage }) {
  return (
    <Section
      title={words.documents}
      actions={
        <LinkButton
          text={words.session}
          small
          href={view.url(`/councils/sessions/${shown.pack.sessionId}`)}
        />
      }
    >
      <PlainTable
        caption={words.documents}
        rows={shown.documents}
        rowKey={(document) => document.id}
        rowHref={(document) => view.url(document.path)}
        columns={[
          { key: 'title', title: words.document, cell: (document) => document.title, wrap: true },
          { key: 'number', title: 'Номер и дата', cell: (document) => orderText(document) },
        ]}
      />
    </Section>
  );
}

export const packagePage = page<ShownPackage>({
  path: '/recognition/packages/:id',
  ru: 'Пакет предложений',
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(transferPackage, {
      next: (output) => `/recognition/packages/${output.id}`,
      done: words.transferred,
    }),
    post(receivePackage, { next: (output) => `/recognition/packages/${output.id}`, done: words.received }),
    post(draftOrder, {
      next: (_output, params) => `/recognition/packages/${params.id}`,
      done: words.orderDrafted,
    }),
    post(decidePapers, {
      next: (output) => `/recognition/packages/${output.id}`,
      done: (output) => words.saved(output.decided),
    }),
    post(decideAsProposed, {
      next: (output) => `/recognition/packages/${output.id}`,
      done: (output) => words.asProposedDone(output.decided),
    }),
    post(proposeCoHead, { next: (output) => `/recognition/packages/${output.id}`, done: words.coHeadDone }),
  ],
  view: (view, shown) => ({
    title: packageKinds[shown.pack.kind],
    crumbs: [
      ['Отбор', '/recognition'],
      [words.listTitle, '/recognition/packages'],
    ],
    badge: <PackageBadge state={shown.pack.state} />,
    lead: words.orderLead,
    actions: <Actions view={view} shown={shown} />,
    wide: true,
    body: (
      <>
        <ProcedureLine
          label="Путь предложений"
          steps={stepsOf(view, shown)}
          now={view.now}
          zone={view.territory.zone}
        />
        <PaperDecisions view={view} shown={shown} />
        <ActList view={view} shown={shown} />
        <Papers view={view} shown={shown} />
        <Section title={words.history}>
          <HistoryList
            zone={view.territory.zone}
            entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </Section>
      </>
    ),
  }),
});

/** The order as it would be drawn now: seen before the package is received, changes nothing. */
export const orderPreview = download({
  path: '/recognition/packages/:id/order-preview.pdf',
  ru: words.orderPreview,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const pack = await visiblePackage(ctx, { id });
    if (!pack) return null;
    const drawn =
      pack.kind === 'recognition' ? await listOrder(ctx, pack) : await terminationOrder(ctx, pack);
    const body = await renderPdf({ ...drawn.paper, draft: true });
    return { name: 'Проект приказа.pdf', type: 'application/pdf', body, inline: true };
  },
});
