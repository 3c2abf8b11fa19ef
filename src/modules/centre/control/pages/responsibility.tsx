// The report of personal responsibility: by person, every number opens its own things; and one's own terms.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { type Column, EmptyState, FilterBar, ListBar, ListPage, Section } from '../../../../ui/index.ts';
import { overseesStaff } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { CentreTabs } from '../../pages/parts.tsx';
import { chargesIn, type JudgedCharge, type PersonSummary, summariesOf } from '../charges.ts';
import { fits, type ReportFilter, reportFilterOf } from '../control.schema.ts';
import { controlText as text, type Verdict, verdicts } from '../control.text.ts';
import { explainCharge } from '../explain.commands.ts';
import { ChargeTable } from './charge-table.tsx';

interface Shown {
  readonly filter: ReportFilter;
  readonly all: readonly JudgedCharge[];
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const filter = reportFilterOf(ctx.today, query);
  return { filter, all: await chargesIn(ctx, filter) };
}

/** The report's address with a narrower question. */
export const reportPath = (filter: Partial<ReportFilter>, path = '/centre/responsibility'): string => {
  const asked = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  return `${path}?${asked}`;
};

const verdictKeys = Object.keys(verdicts) as Verdict[];

export const responsibilityPage = page<Shown>({
  path: '/centre/responsibility',
  ru: text.title,
  ability: overseesStaff,
  load: (ctx, _params, query) => load(ctx, query),
  posts: [post(explainCharge, { next: () => '/centre/responsibility', done: 'Причина записана' })],
  view: (view, { filter, all }) => {
    const rows = all.filter(fits(filter));
    const summaries = summariesOf(rows);
    const kinds = [...new Map(all.map((each) => [each.source, each.kind]))];
    const people = [...new Map(all.map((each) => [each.personId, each.name]))];
    const narrowed = filter.personId !== '' || filter.verdict !== '';
    const cell = (row: PersonSummary, verdict: Verdict | '') => {
      const count = verdict ? row.counts[verdict] : row.total;
      const href = view.url(reportPath({ ...filter, personId: row.personId, verdict }));
      return count > 0 ? <a href={href}>{count}</a> : '0';
    };
    const numbers = verdictKeys.map(
      (key): Column<PersonSummary> => ({
        key,
        title: verdicts[key],
        numeric: true,
        cell: (row) => cell(row, key),
      }),
    );
    return {
      title: text.title,
      crumbs: [[centreText.title, '/centre']],
      lead: text.lead,
      wide: true,
      body: (
        <>
          <CentreTabs view={view} current="responsibility" />
          <ListPage<PersonSummary>
            caption={text.title}
            path={view.url('/centre/responsibility')}
            query={{ ...Object.fromEntries(view.query), from: filter.from, to: filter.to }}
            filters={[
              { name: 'from', label: text.fields.from, kind: 'date' },
              { name: 'to', label: text.fields.to, kind: 'date' },
              {
                name: 'personId',
                label: text.fields.person,
                kind: 'select',
                options: people.map(([value, label]) => ({ value, label })),
              },
              {
                name: 'kind',
                label: text.fields.kind,
                kind: 'select',
                options: kinds.map(([value, label]) => ({ value, label })),
              },
              {
                name: 'verdict',
                label: text.fields.verdict,
                kind: 'select',
                options: verdictKeys.map((value) => ({ value, label: verdicts[value] })),
              },
            ]}
            rows={summaries}
            rowKey={(row) => row.personId}
            count={{ total: summaries.length, forms: text.people }}
            exportHref={view.url(reportPath(filter, '/centre/responsibility.xlsx'))}
            columns={[
              {
                key: 'name',
                title: text.fields.person,
                cell: (row) => <a href={view.url(`/people/${row.personId}`)}>{row.name}</a>,
              },
              { key: 'total', title: text.fields.total, numeric: true, cell: (row) => cell(row, '') },
              ...numbers,
            ]}
            empty={{ title: text.empty, text: text.emptyText }}
          />
          {narrowed ? (
            <Section title={filter.verdict ? `Дела: ${verdicts[filter.verdict]}` : 'Дела'}>
              <ChargeTable view={view} rows={rows} withPerson={!filter.personId} />
            </Section>
          ) : null}
        </>
      ),
    };
  },
});

export const myTermsPage = page<Shown>({
  path: '/centre/my-terms',
  ru: text.mine,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const { filter, all } = await load(ctx, query);
    return { filter, all: all.filter((each) => each.personId === ctx.actor.personId) };
  },
  posts: [post(explainCharge, { next: () => '/centre/my-terms', done: 'Причина записана' })],
  view: (view, { filter, all }) => ({
    title: text.mine,
    lead: text.mineLead,
    wide: true,
    body: (
      <>
        <CentreTabs view={view} current="mine" />
        <FilterBar
          path={view.url('/centre/my-terms')}
          query={{ ...Object.fromEntries(view.query), from: filter.from, to: filter.to }}
          filters={[
            { name: 'from', label: text.fields.from, kind: 'date' },
            { name: 'to', label: text.fields.to, kind: 'date' },
          ]}
        />
        <ListBar />
        {all.length === 0 ? (
          <EmptyState title={text.empty} text={text.emptyText} />
        ) : (
          <Section title={text.mine}>
            <ChargeTable view={view} rows={all} withPerson={false} />
          </Section>
        )}
      </>
    ),
  }),
});
