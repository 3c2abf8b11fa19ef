// «Кто за что отвечает»: open to everybody who signs in, with work contacts; the head sees the holes.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import {
  Badge,
  type Clause,
  EmptyState,
  FilterBar,
  ListBar,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { Act, CentreTabs, ClauseSign, clausesOfDirections } from '../../pages/parts.tsx';
import { addPortfolio, takeCatalogue } from '../portfolio.commands.ts';
import { type Directory, directoryOn, type Holder, type Portfolio } from '../portfolio.queries.ts';
import { type PortfolioKind, portfolioKinds, portfolioText as text } from '../portfolio.text.ts';

interface Shown {
  readonly directory: Directory;
  readonly clauseOf: (key: string) => Clause & { path: string | null };
}

const reach = (each: Holder) =>
  [each.phone, each.email, each.room && `каб. ${each.room}`, each.hours].filter(Boolean).join(', ');

export const whoPage = page<Shown>({
  path: '/centre/who',
  ru: text.title,
  ability: signedIn,
  load: async (ctx) => ({
    directory: await directoryOn(ctx, ctx.today),
    clauseOf: await clausesOfDirections(ctx),
  }),
  posts: [
    post(takeCatalogue, { next: () => '/centre/who', done: 'Каталог направлений взят' }),
    post(addPortfolio, {
      next: (output) => `/centre/portfolios/${output.id}`,
      done: 'Направление добавлено',
    }),
  ],
  view: (view, { directory, clauseOf }) => {
    const holesOnly = view.query.get('holes') === 'yes';
    const q = (view.query.get('q') ?? '').toLocaleLowerCase('ru');
    const holdersOf = (each: Portfolio) => directory.byPortfolio.get(each.id) ?? [];
    const shown = directory.portfolios.filter((each) => {
      const words = [each.name, ...holdersOf(each).map((one) => one.name)].join(' ').toLocaleLowerCase('ru');
      return (!holesOnly || holdersOf(each).length === 0) && words.includes(q);
    });
    // Where no regulation in force names directions, every line would say the same.
    const isOwnSetting = directory.portfolios.every((each) => clauseOf(each.clause).path === null);
    const keeps = !refusalOf(view, addPortfolio, undefined);
    return {
      title: text.title,
      lead: text.lead,
      wide: true,
      actions: keeps ? (
        <>
          {directory.portfolios.length === 0 ? (
            <Act view={view} command={takeCatalogue} hidden={{}} look="primary" />
          ) : null}
          <Act view={view} command={addPortfolio} hidden={{}} values={{ kind: 'direction' }} icon="plus" />
        </>
      ) : null,
      body: (
        <>
          <CentreTabs view={view} current="who" />
          <FilterBar
            path={view.url('/centre/who')}
            query={Object.fromEntries(view.query)}
            filters={[
              { name: 'q', label: 'Направление или фамилия', kind: 'search' },
              {
                name: 'holes',
                label: 'Никому не поручено',
                kind: 'select',
                options: [{ value: 'yes', label: 'только они' }],
              },
            ]}
          />
          <ListBar files={{ xlsx: view.url('/centre/who.xlsx') }} />
          {shown.length === 0 ? (
            <EmptyState
              title={directory.portfolios.length === 0 ? text.empty : 'Ни одно направление не подошло'}
              text={
                directory.portfolios.length === 0 && keeps
                  ? text.emptyText
                  : 'Измените отбор или позвоните в службу.'
              }
            />
          ) : null}
          {(Object.keys(portfolioKinds) as PortfolioKind[]).map((kind) => {
            const rows = shown.filter((each) => each.kind === kind);
            return rows.length === 0 ? null : (
              <Section title={portfolioKinds[kind]}>
                <PlainTable<Portfolio>
                  caption={portfolioKinds[kind]}
                  rows={rows}
                  rowKey={(row) => row.id}
                  rowHref={(row) => view.url(`/centre/portfolios/${row.id}`)}
                  columns={[
                    { key: 'name', title: text.one, cell: (row) => row.name, wrap: true },
                    {
                      key: 'who',
                      title: 'Кто отвечает',
                      wrap: true,
                      cell: (row) =>
                        holdersOf(row).length === 0 ? (
                          <Badge tone="waiting" text={text.nobody} />
                        ) : (
                          holdersOf(row).map((each) => (
                            <div>
                              {each.name}
                              <br />
                              <small class="o-hint">{directory.titles.get(each.personId)}</small>
                            </div>
                          ))
                        ),
                    },
                    {
                      key: 'reach',
                      title: text.fields.contacts,
                      wrap: true,
                      cell: (row) => holdersOf(row).map((each) => <div>{reach(each)}</div>),
                    },
                    {
                      key: 'clause',
                      title: 'Пункт',
                      hidden: isOwnSetting,
                      cell: (row) => <ClauseSign view={view} clause={clauseOf(row.clause)} />,
                    },
                  ]}
                />
              </Section>
            );
          })}
        </>
      ),
    };
  },
});
