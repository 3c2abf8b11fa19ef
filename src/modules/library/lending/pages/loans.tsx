// The journal of loans for the keepers: what is out, what is late, everything there ever was.
import { page, post } from '../../../../kernel/page.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, type Column, LinkButton, ListPage } from '../../../../ui/index.ts';
import { fundText as text } from '../../fund/fund.text.ts';
import { keepsFund } from '../../library.policy.ts';
import { FundTabs } from '../../material/pages/signs.tsx';
import { loseCopy, prolong, takeBack } from '../loan.commands.ts';
import { type Loan, type LoanPage, loanFilterOf, loansList } from '../loan.queries.ts';
import { LoanActions, loanState } from './loan-actions.tsx';

export const readerPath = (row: Pick<Loan, 'personId' | 'institutionId'>) =>
  row.personId
    ? `/library/readers/people/${row.personId}`
    : `/library/readers/institutions/${row.institutionId}`;

const here = () => '/library/loans';

export const loansPage = page<LoanPage>({
  path: '/library/loans',
  ru: text.journal,
  ability: keepsFund,
  load: (ctx, _params, query) => loansList(ctx, loanFilterOf(query)),
  posts: [
    post(takeBack, { next: here, done: text.done.returned }),
    post(prolong, { next: here, done: text.done.prolonged }),
    post(loseCopy, { next: here, done: text.done.lost }),
  ],
  view: (view, found) => {
    const columns: Column<Loan>[] = [
      {
        ...{ key: 'title', title: text.fields.title, wrap: true, fixed: true },
        cell: (row) => <a href={view.url(`/library/items/${row.itemId}`)}>{row.title}</a>,
      },
      { key: 'number', title: text.fields.number, cell: (row) => row.number },
      {
        ...{ key: 'borrower', title: text.fields.borrower, wrap: true },
        cell: (row) => <a href={view.url(readerPath(row))}>{row.borrower}</a>,
      },
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
      {
        ...{ key: 'act', title: 'Действие', wrap: true },
        cell: (row) => <LoanActions view={view} loan={row} action={view.url('/library/loans')} />,
      },
    ];
    return {
      title: text.journal,
      lead: text.journalLead,
      actions: (
        <LinkButton
          text={text.journal}
          href={view.url(`/library/loans.pdf?${view.query}`)}
          icon="printer"
          download
        />
      ),
      wide: true,
      body: (
        <>
          <FundTabs view={view} current="loans" />
          <ListPage
            caption={text.journal}
            path={view.url('/library/loans')}
            query={Object.fromEntries(view.query)}
            filters={[
              { name: 'q', label: 'Издание, номер, читатель', kind: 'search' },
              {
                ...{ name: 'show', label: 'Показать', kind: 'select', any: 'На руках' },
                options: [
                  { value: 'overdue', label: 'Просроченные' },
                  { value: 'all', label: 'Все выдачи' },
                ],
              },
              { name: 'from', label: 'Выдано с', kind: 'date' },
              { name: 'to', label: 'по', kind: 'date' },
            ]}
            columns={columns}
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            count={{ total: found.total, forms: text.loanCount }}
            exportHref={view.url(`/library/loans.xlsx?${view.query}`)}
            pager={{ after: found.after }}
            empty={{ title: text.noLoans, text: 'Выдают с карточки издания: кнопка «Выдать» у экземпляра.' }}
          />
        </>
      ),
    };
  },
});
