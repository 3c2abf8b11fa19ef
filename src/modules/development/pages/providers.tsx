// Providers of training: who teaches, under which licence, whom to ask.
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { EmptyState, LinkButton, PlainTable } from '../../../ui/index.ts';
import { type Provider, providersList } from '../course.queries.ts';
import { providerKinds, courseText as text } from '../course.text.ts';
import { keepsCourses } from '../development.policy.ts';

export const providersPage = page<(Provider & { courses: number })[]>({
  path: '/development/providers',
  ru: text.providers,
  ability: signedIn,
  load: providersList,
  view: (view, rows) => {
    const keeps = !keepsCourses.check(view, undefined);
    const add = keeps ? (
      <LinkButton
        text={text.newProvider}
        href={view.url('/development/providers/new')}
        look="primary"
        icon="plus"
      />
    ) : null;
    return {
      title: text.providers,
      crumbs: [[text.title, '/development/courses']],
      lead: 'Институты, вузы и центры, с которыми согласуются курсы, квоты и направления.',
      actions: add,
      wide: true,
      body:
        rows.length === 0 ? (
          <EmptyState title="Организаций обучения пока нет" text={text.empty.text} action={add} />
        ) : (
          <div class="card">
            <PlainTable
              caption={text.providers}
              rows={rows}
              rowKey={(row) => row.id}
              {...(keeps ? { rowHref: (row: Provider) => view.url(`/development/providers/${row.id}`) } : {})}
              columns={[
                { key: 'name', title: text.fields.shortName, cell: (row) => row.shortName, wrap: true },
                {
                  key: 'kind',
                  title: text.fields.providerKind,
                  cell: (row) => providerKinds[row.kind],
                  wrap: true,
                },
                {
                  key: 'partner',
                  title: text.fields.partnerId,
                  cell: (row) =>
                    row.partnerId ? (
                      <a href={view.url(`/partners/${row.partnerId}`)}>карточка партнёра</a>
                    ) : (
                      ''
                    ),
                },
                { key: 'licence', title: text.fields.licence, cell: (row) => row.licence, wrap: true },
                { key: 'contact', title: text.fields.contact, cell: (row) => row.contact, wrap: true },
                {
                  key: 'courses',
                  title: 'Курсов',
                  numeric: true,
                  cell: (row) => (
                    <a href={view.url(`/development/courses?providerId=${row.id}`)}>{String(row.courses)}</a>
                  ),
                },
              ]}
            />
          </div>
        ),
    };
  },
});
