// Cases of reorganisation and closing: the list, and the form that begins one.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { EmptyState, LinkButton, PlainTable } from '../../../ui/index.ts';
import { ClauseSign, clauseOf } from '../../centre/index.ts';
import { norms } from '../../regulations/index.ts';
import { openCase } from '../case/case.commands.ts';
import { type ClosingCase, closingCases } from '../case/case.queries.ts';
import { preparesClosing, seesClosing } from '../closing.policy.ts';
import { closingText as text } from '../closing.text.ts';
import { caseChoices } from './choices.ts';
import { CaseBadge, CaseForm, orderWords } from './parts.tsx';

interface Listed {
  readonly rows: readonly ClosingCase[];
  readonly clause: Awaited<ReturnType<typeof clauseOf>>;
}

export const casesPage = page<Listed>({
  path: '/closing',
  ru: text.title,
  ability: seesClosing,
  load: async (ctx) => ({
    rows: await closingCases(ctx),
    clause: await clauseOf(ctx, norms.serviceClosing.slug),
  }),
  view: (view, { rows, clause }) => {
    const open =
      refusalOf(view, openCase, undefined) || rows.some(({ state }) => state === 'preparing') ? null : (
        <LinkButton text={text.open} look="primary" href={view.url('/closing/new')} />
      );
    return {
      title: text.title,
      lead: (
        <>
          {text.lead} <ClauseSign view={view} clause={clause} />
        </>
      ),
      actions: rows.length > 0 ? open : null,
      body:
        rows.length === 0 ? (
          <EmptyState title={text.empty} text={text.emptyText} icon="books" action={open} />
        ) : (
          <PlainTable
            caption={text.title}
            rows={[...rows]}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/closing/${row.id}`)}
            columns={[
              { key: 'kind', title: text.kind, wrap: true, cell: (row) => row.kindWords },
              { key: 'order', title: text.order, wrap: true, cell: orderWords },
              { key: 'on', title: text.closesOn, cell: (row) => formatDateShort(row.closesOn) },
              { key: 'state', title: text.state, cell: (row) => <CaseBadge found={row} /> },
            ]}
          />
        ),
    };
  },
});

export const newCasePage = page<Awaited<ReturnType<typeof caseChoices>>>({
  path: '/closing/new',
  ru: text.newTitle,
  ability: preparesClosing,
  load: (ctx) => caseChoices(ctx),
  posts: [post(openCase, { next: ({ id }) => `/closing/${id}`, done: text.opened })],
  view: (view, known) => ({
    title: text.newTitle,
    crumbs: [[text.title, '/closing']],
    lead: text.newLead,
    body: <CaseForm view={view} command={openCase} known={known} values={{}} cancel="/closing" />,
  }),
});
