// The list of versions: which is in force, which were, the one being prepared; two of them are compared.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate, formatNumber } from '../../../../platform/language/index.ts';
import { Badge, EmptyState, ListPage, type Tone } from '../../../../ui/index.ts';
import { seesStructure } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { Act, CentreTabs } from '../../pages/parts.tsx';
import { setAgreement } from '../structure.approval.ts';
import { draftStructure } from '../structure.commands.ts';
import { type StructureState, structureLifecycle } from '../structure.lifecycle.ts';
import {
  type Agreement,
  agreementOf,
  type ListedVersion,
  type StructureVersion,
  structureVersions,
} from '../structure.queries.ts';
import { structureText as text } from '../structure.text.ts';

const tones: Record<StructureState, Tone> = {
  editing: 'draft',
  proposed: 'waiting',
  approved: 'done',
  withdrawn: 'draft',
};

/** The state in a word; of approved ones the day tells which is in force and which was. */
export function VersionBadge({ version, today }: { version: StructureVersion; today: string }) {
  const { state, startsOn, endsOn } = version;
  if (state !== 'approved') return <Badge tone={tones[state]} text={structureLifecycle.states[state]} />;
  if (startsOn && startsOn > today) return <Badge tone="waiting" text="вступит в силу" />;
  const isFormer = endsOn !== null && endsOn <= today;
  return <Badge tone={isFormer ? 'draft' : 'done'} text={isFormer ? 'прежняя' : 'действует'} />;
}

const term = ({ startsOn, endsOn }: StructureVersion) =>
  startsOn ? `с ${formatDate(startsOn)}${endsOn ? ` до ${formatDate(endsOn)}` : ''}` : '';

interface Shown {
  readonly versions: ListedVersion[];
  readonly agreement: Agreement;
}

export const versionsPage = page<Shown>({
  path: '/centre/versions',
  ru: text.versions,
  ability: seesStructure,
  load: async (ctx) => ({ versions: await structureVersions(ctx), agreement: await agreementOf(ctx) }),
  posts: [
    post(setAgreement, { next: () => '/centre/versions', done: 'Записано, с кем согласуется структура' }),
    post(draftStructure, {
      next: (output) => `/centre/versions/${output.id}`,
      done: 'Проект редакции создан',
    }),
  ],
  view: (view, { versions, agreement }) => {
    const inWork = versions.some((each) => ['editing', 'proposed'].includes(each.state));
    const add =
      inWork || refusalOf(view, draftStructure, undefined) ? null : (
        <Act view={view} command={draftStructure} hidden={{}} look="primary" icon="plus" />
      );
    return {
      title: text.versions,
      crumbs: [[centreText.title, '/centre']],
      lead: text.versionsLead,
      actions: (
        <>
          {add}
          {refusalOf(view, setAgreement, undefined) ? null : (
            <Act
              view={view}
              command={setAgreement}
              hidden={{}}
              values={{ agreedWith: agreement.agreedWith }}
              icon="settings"
            />
          )}
        </>
      ),
      wide: true,
      body: (
        <>
          <CentreTabs view={view} current="versions" />
          {versions.length === 0 ? (
            <EmptyState title={text.none} text={text.noneText} action={add} />
          ) : (
            <ListPage
              caption={text.versions}
              path={view.url('/centre/versions')}
              query={Object.fromEntries(view.query)}
              rows={versions}
              rowKey={(row) => row.id}
              rowHref={(row) => view.url(`/centre/versions/${row.id}`)}
              count={{ total: versions.length, forms: text.count }}
              columns={[
                { key: 'number', title: text.fields.number, cell: (row) => text.version(row.number) },
                {
                  key: 'state',
                  title: text.fields.state,
                  cell: (row) => <VersionBadge version={row} today={view.today} />,
                },
                { key: 'term', title: 'Когда', cell: term, wrap: true },
                {
                  key: 'act',
                  title: 'Чем утверждена',
                  wrap: true,
                  cell: (row) =>
                    row.actDate ? `${row.actIssuer}, № ${row.actNumber} от ${formatDate(row.actDate)}` : '',
                },
                { key: 'units', title: 'Отделов', cell: (row) => String(row.units), numeric: true },
                {
                  key: 'rates',
                  title: text.fields.rates,
                  cell: (row) => formatNumber(row.rates),
                  numeric: true,
                },
                {
                  key: 'compare',
                  title: 'Сравнить',
                  cell: (row) => {
                    const former = versions.find(
                      (each) => each.number < row.number && each.state !== 'withdrawn',
                    );
                    return former ? (
                      <a href={view.url(`/centre/compare?from=${former.id}&to=${row.id}`)}>
                        с редакцией № {former.number}
                      </a>
                    ) : (
                      ''
                    );
                  },
                },
              ]}
            />
          )}
        </>
      ),
    };
  },
});
