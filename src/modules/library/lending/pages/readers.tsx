// A reader's card: everything taken and brought back; one's own, and for the keepers anybody's and an institution's.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { isId } from '../../../../kernel/ids.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, LinkButton, PlainTable, Section } from '../../../../ui/index.ts';
import { institution } from '../../../institutions/index.ts';
import { ownInstitutions, person } from '../../../people/index.ts';
import { fundText as text } from '../../fund/fund.text.ts';
import { isKeeper, usesFund } from '../../library.policy.ts';
import { FundTabs } from '../../material/pages/signs.tsx';
import { type FundRequest, type Loan, loansOfReader, requestsList } from '../loan.queries.ts';
import { cancelRequest } from '../request.commands.ts';
import { LoanActions, loanState } from './loan-actions.tsx';
import { requestColumns } from './requests.tsx';

export interface Reader {
  readonly kind: 'person' | 'institution';
  readonly id: string;
  readonly name: string;
  readonly loans: readonly Loan[];
}

/** A reader's card for who may see it: the keepers, the reader, the institution's own people. */
export async function readerCard(ctx: ReadCtx, kind: Reader['kind'], id: string): Promise<Reader | null> {
  if (!isId(id)) return null;
  const own = kind === 'person' ? ctx.actor.personId === id : ownInstitutions(ctx).includes(id);
  if (!own && !isKeeper(ctx)) return null;
  const name =
    kind === 'person' ? (await person(ctx, id))?.fullName : (await institution(ctx, id))?.shortName;
  return name ? { kind, id, name, loans: await loansOfReader(ctx, { kind, id }) } : null;
}

const folder = { person: 'people', institution: 'institutions' } as const;
export const readerPathOf = ({ kind, id }: Pick<Reader, 'kind' | 'id'>) =>
  `/library/readers/${folder[kind]}/${id}`;

function LoansTable({ view, reader }: { view: PageView; reader: Reader }) {
  return (
    <PlainTable
      caption={text.card}
      rows={[...reader.loans]}
      rowKey={(row) => row.id}
      rowHref={(row) => view.url(`/library/items/${row.itemId}`)}
      empty={text.noLoans}
      columns={[
        { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true },
        { key: 'number', title: text.fields.number, cell: (row) => row.number },
        { key: 'given', title: text.fields.givenOn, cell: (row) => formatDateShort(row.givenOn) },
        {
          ...{ key: 'due', title: text.fields.dueOn },
          cell: (row) =>
            !row.endedOn && row.dueOn < view.today ? (
              <Badge tone="trouble" text={`просрочено с ${formatDateShort(row.dueOn)}`} />
            ) : (
              formatDateShort(row.dueOn)
            ),
        },
        { key: 'ended', title: text.fields.endedOn, cell: loanState, wrap: true },
        ...(isKeeper(view)
          ? [
              {
                ...{ key: 'act', title: 'Действие', wrap: true },
                cell: (row: Loan) => (
                  <LoanActions view={view} loan={row} action={view.url(`/library/items/${row.itemId}`)} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

const printLink = (view: PageView, reader: Reader) => (
  <LinkButton text={text.card} href={view.url(`${readerPathOf(reader)}/card.pdf`)} icon="printer" download />
);

export const readerPages = (['person', 'institution'] as const).map((kind) =>
  page<Reader>({
    path: `/library/readers/${folder[kind]}/:id`,
    ru: kind === 'person' ? text.card : `${text.card}: организация`,
    ability: usesFund,
    load: (ctx, { id = '' }) => readerCard(ctx, kind, id),
    shows: ({ id }) => (kind === 'person' ? { kind: 'people.person', id } : null),
    view: (view, reader) => ({
      title: reader.name,
      crumbs: [[text.journal, '/library/loans']],
      lead: text.card,
      actions: printLink(view, reader),
      wide: true,
      body: (
        <Section title={text.card}>
          <LoansTable view={view} reader={reader} />
        </Section>
      ),
    }),
  }),
);

interface Mine {
  readonly reader: Reader;
  readonly requests: readonly FundRequest[];
}

export const minePage = page<Mine>({
  path: '/library/mine',
  ru: text.mine,
  ability: usesFund,
  load: async (ctx) => {
    const me = ctx.actor.personId ?? '';
    const reader = await readerCard(ctx, 'person', me);
    return reader && { reader, requests: await requestsList(ctx, { personId: me }) };
  },
  posts: [post(cancelRequest, { next: () => '/library/mine', done: text.done.cancelled })],
  view: (view, { reader, requests }) => ({
    title: text.mine,
    lead: text.mineLead,
    actions: printLink(view, reader),
    wide: true,
    body: (
      <>
        <FundTabs view={view} current="mine" />
        <Section title={text.card}>
          <LoansTable view={view} reader={reader} />
        </Section>
        <Section title={text.requests}>
          <PlainTable
            caption={text.requests}
            rows={[...requests]}
            rowKey={(row) => row.id}
            empty={`${text.empty.requests}. ${text.empty.requestsText}`}
            columns={requestColumns(view).filter(({ key }) => key !== 'reader')}
          />
        </Section>
      </>
    ),
  }),
});
