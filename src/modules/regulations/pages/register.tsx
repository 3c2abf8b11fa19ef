// The register of regulations: state, requisites, version; what is in force first.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { everyone } from '../../../kernel/policy.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { LinkButton, ListPage } from '../../../ui/index.ts';
import { draftRegulation } from '../commands/regulations.ts';
import { normName } from '../norms/names.text.ts';
import { type RegisterRow, register } from '../queries/regulations.ts';
import { normConflicts } from '../queries/versions.ts';
import { requisitesOf } from '../regulation.text.ts';
import { CommandForm, registerCrumb, StateBadge, Warnings } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.register;

interface Shown {
  readonly rows: readonly RegisterRow[];
  readonly conflicts: Awaited<ReturnType<typeof normConflicts>>;
}

const versionWords = (row: RegisterRow): string =>
  row.inForceNumber === null
    ? text.notInForce
    : `№ ${row.inForceNumber}${row.inForceSince ? ` ${text.since} ${formatDateShort(row.inForceSince)}` : ''}`;

export const registerPage = page<Shown>({
  path: '/regulations',
  ru: text.title,
  ability: everyone,
  load: async (ctx) => ({
    rows: await register(ctx),
    conflicts: ctx.actor.kind === 'visitor' ? [] : await normConflicts(ctx),
  }),
  view: (view, { rows, conflicts }) => ({
    title: text.title,
    lead: text.lead,
    actions: (
      <>
        <LinkButton text={words.acts.title} href={view.url('/regulations/acts')} icon="books" />
        {refusalOf(view, draftRegulation, undefined) ? null : (
          <LinkButton text={text.start} href={view.url('/regulations/new')} icon="plus" look="primary" />
        )}
      </>
    ),
    body: (
      <>
        <Warnings
          texts={conflicts.map(
            ({ norm, wins, passedOver }) =>
              `«${normName(norm)}» установлено в нескольких документах. Действует «${wins.title}» как более новый; не применяется: ${passedOver.map((each) => `«${each.title}»`).join(', ')}.`,
          )}
        />
        <ListPage
          caption={text.caption}
          path={view.url('/regulations')}
          query={{}}
          rows={[...rows]}
          rowKey={(row) => row.slug}
          rowHref={(row) => view.url(`/regulations/${row.slug}`)}
          count={{ total: rows.length, forms: ['документ', 'документа', 'документов'] }}
          empty={{ title: text.empty, text: text.emptyText, icon: 'book' }}
          columns={[
            { key: 'title', title: text.columns.title, wrap: true, cell: (row) => row.title },
            { key: 'state', title: text.columns.state, cell: (row) => <StateBadge state={row.state} /> },
            {
              key: 'act',
              title: text.columns.act,
              wrap: true,
              cell: (row) => (row.act ? requisitesOf(row.act) : text.noAct),
            },
            { key: 'version', title: text.columns.version, cell: versionWords },
            {
              key: 'clauses',
              title: text.columns.clauses,
              numeric: true,
              cell: (row) => String(row.clauses),
            },
          ]}
        />
      </>
    ),
  }),
});

export const newRegulationPage = page<object>({
  path: '/regulations/new',
  ru: text.start,
  ability: draftRegulation.ability,
  load: async () => ({}),
  posts: [
    post(draftRegulation, {
      next: (output) => `/regulations/${output.slug}/draft`,
      done: 'Проект начат: добавьте акты и пункты.',
    }),
  ],
  view: (view) => ({
    title: text.start,
    crumbs: [registerCrumb],
    lead: 'Название, затем акты и гриф, пункты, сроки и публикация. Проект можно оставить и продолжить позже.',
    body: <CommandForm view={view} command={draftRegulation} cancel={view.url('/regulations')} />,
  }),
});
