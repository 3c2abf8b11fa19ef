// «Аттестация»: applications by what is due first, with filters and a sheet.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, shownList } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { Badge, type Column, type Filter, LinkButton, ListPage, Term, type Tone } from '../../../ui/index.ts';
import { institutionFilter } from '../../institutions/index.ts';
import { type ApplicationState, applicationLifecycle } from '../application.lifecycle.ts';
import { type ApplicationPage, applicationFilterOf, applicationList } from '../application.queries.ts';
import { type Application, dueOf } from '../application.schema.ts';
import { applicationText as text } from '../application.text.ts';
import { conformityText } from '../conformity.text.ts';
import { helpText } from '../help.text.ts';
import { sightOf } from '../qualification.policy.ts';
import { categoryNames, categoryOptions } from '../qualification.text.ts';
import { nextStep } from './application-steps.ts';

const tones: Readonly<Record<ApplicationState, Tone>> = {
  filed: 'waiting',
  examined: 'going',
  granted: 'done',
  refused: 'trouble',
  withdrawn: 'draft',
};

export const StateBadge = ({ state }: { state: ApplicationState }) => (
  <Badge tone={tones[state]} text={applicationLifecycle.states[state]} />
);

const columns = (view: ReadCtx): Column<Application>[] => [
  { key: 'name', title: 'Работник', cell: (row) => row.name, fixed: true },
  { key: 'position', title: 'Должность', cell: (row) => row.position, wrap: true },
  { key: 'place', title: 'Организация', cell: (row) => row.place, wrap: true },
  { key: 'kind', title: 'На что', cell: (row) => categoryNames[row.kind], wrap: true },
  { key: 'state', title: 'Состояние', cell: (row) => <StateBadge state={row.state} /> },
  { key: 'next', title: 'Следующий шаг', cell: nextStep, wrap: true },
  {
    key: 'due',
    title: 'Срок',
    cell: (row) => {
      const due = dueOf(row);
      return due ? <Term at={due} now={view.now} zone={view.territory.zone} prefix="" /> : '';
    },
    wrap: true,
  },
];

interface Shown {
  readonly found: ApplicationPage;
  /** Whoever sees only the own has nothing to choose from. */
  readonly institution: Filter[];
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const sight = sightOf(ctx);
  const only = sight.kind === 'institutions' ? sight.ids : undefined;
  const institution = sight.kind === 'self' ? [] : [await institutionFilter(ctx, query, only)];
  return { found: await applicationList(ctx, applicationFilterOf(query)), institution };
}

const stateOptions = [
  { value: 'open', label: 'В работе' },
  ...Object.entries(applicationLifecycle.states).map(([value, label]) => ({ value, label })),
];
const termOptions = [
  { value: 'late', label: 'Просрочено' },
  { value: 'week', label: 'До конца недели вперёд' },
  { value: 'month', label: 'За месяц вперёд' },
];

const names = ['institutionId', 'state', 'kind', 'term'] as const;

export const applicationsPage = page<Shown>({
  path: '/qualification/applications',
  ru: text.title,
  ability: signedIn,
  load: (ctx, _params, query) => load(ctx, query),
  shows: (_shown, address) => shownList(address),
  view: (view, { found, institution }) => ({
    title: text.title,
    lead: text.lead,
    wide: true,
    actions: (
      <>
        <LinkButton text={text.calendar} href={view.url('/qualification/calendar')} icon="calendar" />
        <LinkButton
          text={conformityText.title}
          href={view.url('/qualification/conformity')}
          icon="checklist"
        />
        <LinkButton text={helpText.title} href={view.url('/qualification/help')} icon="message" />
        <LinkButton text="Порядок аттестации" href={view.url('/qualification/rules')} icon="scale" />
      </>
    ),
    body: (
      <ListPage
        caption={text.title}
        path={view.url('/qualification/applications')}
        query={Object.fromEntries(
          [...view.query].filter(([name]) => (names as readonly string[]).includes(name)),
        )}
        filters={[
          ...institution,
          { name: 'state', label: 'Состояние', kind: 'select', options: stateOptions },
          {
            name: 'kind',
            label: 'На что',
            kind: 'select',
            options: categoryOptions.filter(({ value }) => value !== 'conformity'),
          },
          { name: 'term', label: 'Срок', kind: 'select', options: termOptions, any: 'Любой' },
        ]}
        columns={columns(view)}
        rows={[...found.rows]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/qualification/applications/${row.id}`)}
        count={{ total: found.total, forms: text.forms }}
        exportHref={view.url(`/qualification/applications.xlsx?${view.query}`)}
        pager={{ after: found.after }}
        empty={
          names.some((name) => view.query.get(name))
            ? { title: text.empty.title, text: text.empty.filtered }
            : { title: text.empty.title, text: text.empty.text }
        }
      />
    ),
  }),
});
