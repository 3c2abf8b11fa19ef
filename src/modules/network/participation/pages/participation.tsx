// «Участие в делах центра»: the report by territory and by person; a service names its own people here.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { download, type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { notFound, type Refusal } from '../../../../kernel/refusal.ts';
import { countOf, formatDateShort, formatPercent } from '../../../../platform/language/index.ts';
import { sheetAnswer } from '../../../../platform/sheets/index.ts';
import {
  ActionButton,
  ClauseChip,
  EmptyState,
  Fields,
  FilterBar,
  FormPage,
  fieldsOf,
  ListBar,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { chipFor, currentVersion, type NormChip } from '../../../regulations/index.ts';
import { networkPolicy } from '../../network.policy.ts';
import { type OwnNetwork, ownNetwork } from '../../network.queries.ts';
import { networkText } from '../../network.text.ts';
import { NetworkTabs } from '../../pages/network-tabs.tsx';
import { type PublishedLine, publicationsIn, publishedLines } from '../../plan/publication.queries.ts';
import { nameParticipant, removeParticipant } from '../participation.commands.ts';
import {
  byPerson,
  byTerritory,
  ownKeys,
  type Participation,
  participationIn,
  type Summed,
} from '../participation.queries.ts';
import { participationText as text } from '../participation.text.ts';

const path = '/network/participation';

interface Shown {
  readonly own: OwnNetwork;
  readonly rows: readonly Participation[];
  readonly lines: readonly PublishedLine[];
  readonly keys: ReadonlyMap<string, string>;
  readonly chip: NormChip;
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown | Refusal> {
  const own = await ownNetwork(ctx);
  if (!own) return notFound(networkText.alone);
  const member = own.network.members.find(({ slug }) => slug === query.get('territory'));
  const part = query.get('part');
  const all = await participationIn(ctx, own.network.id, own.seesAll, ctx.schoolYear);
  const [publication] = await publicationsIn(ctx, own.network.id);
  const norm = 'network-participation';
  return {
    own,
    rows: all
      .filter(({ territoryId }) => own.seesAll || territoryId === ctx.territory.id)
      .filter(({ territoryId }) => !member || territoryId === member.id)
      .filter((row) => !part || row.part === part),
    lines: publication
      ? (await publishedLines(ctx, publication.id)).filter(({ change }) => change !== 'cancelled')
      : [],
    keys: await ownKeys(ctx),
    chip: chipFor(await currentVersion(ctx, norm), norm),
  };
}

const share = (row: Summed, lines: number) => (lines === 0 ? '' : formatPercent(row.lines, lines));

function Territories({ shown }: { shown: Shown }) {
  return (
    <Section title={text.byTerritory}>
      <PlainTable
        caption={text.byTerritory}
        rows={byTerritory(shown.rows, shown.own.network.members)}
        rowKey={(row) => row.key}
        columns={[
          { key: 'name', title: text.fields.territory, cell: (row) => row.name },
          { key: 'lines', title: text.fields.lines, numeric: true, cell: (row) => row.lines },
          {
            key: 'share',
            title: text.fields.share,
            numeric: true,
            cell: (row) => share(row, shown.lines.length),
          },
          { key: 'people', title: text.fields.people, numeric: true, cell: (row) => row.people },
          { key: 'times', title: text.fields.times, numeric: true, cell: (row) => row.times },
          { key: 'speakers', title: text.fields.speakers, numeric: true, cell: (row) => row.speakers },
          {
            key: 'last',
            title: text.fields.last,
            cell: (row) => (row.last ? formatDateShort(row.last) : ''),
          },
        ]}
      />
    </Section>
  );
}

function People({ shown }: { shown: Shown }) {
  const names = new Map(shown.own.network.members.map(({ id, name }) => [id, name]));
  return (
    <Section title={text.byPerson}>
      <PlainTable
        caption={text.byPerson}
        rows={byPerson(shown.rows)}
        rowKey={(row) => row.key}
        empty={text.none}
        columns={[
          { key: 'name', title: text.fields.person, cell: (row) => row.name },
          {
            key: 'territory',
            title: text.fields.territory,
            cell: (row) => names.get(row.territoryId) ?? '',
          },
          { key: 'lines', title: text.fields.lines, numeric: true, cell: (row) => row.lines },
          { key: 'times', title: text.fields.times, numeric: true, cell: (row) => row.times },
          { key: 'speakers', title: text.fields.speakers, numeric: true, cell: (row) => row.speakers },
          {
            key: 'last',
            title: text.fields.last,
            cell: (row) => (row.last ? formatDateShort(row.last) : ''),
          },
        ]}
      />
    </Section>
  );
}

function NameForm({ view, lines }: { view: PageView; lines: readonly PublishedLine[] }) {
  const back = view.form?.command === nameParticipant.name ? view.form : null;
  const fields = fieldsOf(nameParticipant.input);
  return (
    <Section title={text.name}>
      <FormPage
        action={view.self}
        submit={nameParticipant.ru}
        guard={{ idempotencyKey: `${view.formKey}-name` }}
        hidden={{ _command: nameParticipant.name }}
        errors={back?.refusal.fields}
        fields={fields}
      >
        <Fields
          fields={fields}
          options={{
            lineId: lines.map((line) => ({ value: line.lineId, label: `${line.title}, ${line.term}` })),
          }}
          values={back?.values ?? { part: 'participant' }}
          errors={back?.refusal.fields}
        />
      </FormPage>
    </Section>
  );
}

function OwnRows({ view, shown }: { view: PageView; shown: Shown }) {
  const mine = shown.rows.filter(({ territoryId }) => territoryId === view.territory.id);
  const mayRemove = !refusalOf(view, removeParticipant, undefined as never);
  return (
    <Section title={text.own}>
      <PlainTable
        caption={text.own}
        rows={mine}
        rowKey={(row) => `${row.lineId} ${row.personId} ${row.heldOn}`}
        empty={text.none}
        columns={[
          { key: 'on', title: text.fields.heldOn, cell: (row) => formatDateShort(row.heldOn) },
          { key: 'line', title: text.fields.line, wrap: true, cell: (row) => row.lineTitle },
          { key: 'who', title: text.fields.person, cell: (row) => row.name },
          { key: 'part', title: text.fields.part, cell: (row) => text.parts[row.part] },
          ...(mayRemove
            ? [
                {
                  key: 'remove',
                  title: text.remove,
                  cell: (row: Participation) => {
                    const id = shown.keys.get(`${row.lineId} ${row.personId} ${row.heldOn}`);
                    return id ? (
                      <ActionButton
                        text={text.remove}
                        small
                        look="quiet"
                        action={view.self}
                        guard={{ idempotencyKey: `${view.formKey}-${id}` }}
                        hidden={{ _command: removeParticipant.name, id }}
                      />
                    ) : null;
                  },
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

export const participationPage = page<Shown>({
  path,
  ru: text.title,
  ability: networkPolicy.rules.view,
  load: (ctx, _params, query) => load(ctx, query),
  posts: [
    post(nameParticipant, { next: () => path, done: text.named }),
    post(removeParticipant, { next: () => path, done: text.removed }),
  ],
  view: (view, shown) => {
    const { own, chip, rows, lines } = shown;
    const names = !refusalOf(view, nameParticipant, undefined as never) && lines.length > 0;
    return {
      title: text.title,
      crumbs: [[networkText.title, '/network']],
      lead: (
        <>
          {own.seesAll ? text.lead : text.memberLead}{' '}
          <ClauseChip
            number={chip.label}
            href={chip.path ? view.url(chip.path) : undefined}
            summary={chip.summary ?? undefined}
          />
        </>
      ),
      wide: true,
      body: (
        <>
          <NetworkTabs view={view} current="participation" isCentre={own.seesAll} />
          <FilterBar
            path={view.url(path)}
            query={Object.fromEntries(view.query)}
            filters={[
              {
                name: 'part',
                label: text.fields.part,
                kind: 'select',
                options: Object.entries(text.parts).map(([value, label]) => ({ value, label })),
              },
              ...(own.seesAll
                ? [
                    {
                      name: 'territory',
                      label: text.fields.territory,
                      kind: 'select' as const,
                      options: own.network.members.map(({ slug, name }) => ({ value: slug, label: name })),
                    },
                  ]
                : []),
            ]}
          />
          <ListBar
            count={countOf(rows.length, ...text.forms)}
            files={{ xlsx: view.url(`${path}.xlsx?${view.query}`) }}
          />
          {rows.length === 0 ? <EmptyState title={text.none} text={text.noneText} icon="users" /> : null}
          {own.seesAll ? (
            <>
              <Territories shown={shown} />
              <People shown={shown} />
            </>
          ) : null}
          {names ? <NameForm view={view} lines={lines} /> : null}
          {own.seesAll && rows.every(({ territoryId }) => territoryId !== view.territory.id) ? null : (
            <OwnRows view={view} shown={shown} />
          )}
        </>
      ),
    };
  },
});

export const participationSheet = download({
  path: `${path}.xlsx`,
  ru: `${text.title} в XLSX`,
  ability: networkPolicy.rules.view,
  load: async (ctx, _params, query) => {
    const shown = await load(ctx, query);
    if ('refusal' in shown) return shown;
    const names = new Map(shown.own.network.members.map(({ id, name }) => [id, name]));
    return sheetAnswer<Participation>(
      query.get('format'),
      text.title,
      [
        { title: text.fields.territory, value: (row) => names.get(row.territoryId) ?? '', width: 26 },
        { title: text.fields.person, value: (row) => row.name, width: 24 },
        { title: text.fields.line, value: (row) => row.lineTitle, width: 50 },
        { title: text.fields.part, value: (row) => text.parts[row.part], width: 18 },
        { title: text.fields.heldOn, value: (row) => row.heldOn, type: 'date', width: 12 },
      ],
      shown.rows,
    );
  },
});
