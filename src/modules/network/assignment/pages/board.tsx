// «Поручения территориям»: the centre's board of who took, did and is late; a member's own list of charges.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { download, type PageView, page } from '../../../../kernel/page.ts';
import { notFound, type Refusal } from '../../../../kernel/refusal.ts';
import { countOf, formatDateShort } from '../../../../platform/language/index.ts';
import { sheetAnswer } from '../../../../platform/sheets/index.ts';
import {
  Badge,
  ClauseChip,
  EmptyState,
  FilterBar,
  LinkButton,
  ListBar,
  Matrix,
  type MatrixCell,
  PlainTable,
  Section,
  type Tone,
} from '../../../../ui/index.ts';
import { chipFor, currentVersion, type NormChip } from '../../../regulations/index.ts';
import { networkPolicy } from '../../network.policy.ts';
import { type OwnNetwork, ownNetwork } from '../../network.queries.ts';
import { networkText } from '../../network.text.ts';
import { NetworkTabs } from '../../pages/network-tabs.tsx';
import { chargePath } from '../assignment.look.ts';
import { assignmentPolicy } from '../assignment.policy.ts';
import { type Charge, chargesIn, type Standing } from '../assignment.queries.ts';
import { assignmentText as text } from '../assignment.text.ts';

export const chargeTones: Readonly<Record<Standing, Tone>> = {
  open: 'draft',
  taken: 'going',
  done: 'done',
  late: 'waiting',
  overdue: 'trouble',
  withdrawn: 'draft',
};

interface Shown {
  readonly own: OwnNetwork;
  readonly charges: readonly Charge[];
  readonly chip: NormChip;
}

const standings = ['open', 'taken', 'done', 'late', 'overdue', 'withdrawn'] as const;

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown | Refusal> {
  const own = await ownNetwork(ctx);
  if (!own) return notFound(networkText.alone);
  const wanted = standings.find((each) => each === query.get('standing'));
  const member = own.network.members.find(({ slug }) => slug === query.get('territory'));
  const all = await chargesIn(ctx, own.network.id, own.seesAll);
  const mine = own.seesAll ? all : all.filter((each) => each.memberId === ctx.territory.id);
  const norm = 'network-assignments';
  return {
    own,
    charges: mine
      .filter((each) => !wanted || each.standing === wanted)
      .filter((each) => !member || each.memberId === member.id),
    chip: chipFor(await currentVersion(ctx, norm), norm),
  };
}

const cellOf = (view: PageView, charge: Charge): MatrixCell => ({
  tone: chargeTones[charge.standing],
  text: charge.answer?.doneOn ? formatDateShort(charge.answer.doneOn) : text.states[charge.standing],
  title: `${text.states[charge.standing]}${charge.answer?.lateReason ? `: ${charge.answer.lateReason}` : ''}`,
  href: view.url(chargePath(charge.id)),
});

function Board({ view, shown }: { view: PageView; shown: Shown }) {
  const { members } = shown.own.network;
  const assignments = [...Map.groupBy(shown.charges, (charge) => charge.id).values()];
  const { done, going, waiting, draft, trouble } = {
    done: text.states.done,
    going: text.states.taken,
    waiting: text.states.late,
    draft: text.states.open,
    trouble: text.states.overdue,
  };
  return (
    <Section title={text.board}>
      <Matrix
        caption={text.board}
        corner={text.corner}
        columns={members.map(({ name }) => ({ text: name }))}
        rows={assignments.map((charges) => ({
          head: `${charges[0]?.title ?? ''}, до ${formatDateShort(charges[0]?.dueOn ?? '')}`,
          href: view.url(chargePath(charges[0]?.id ?? '')),
          cells: members.map(({ id }) => {
            const charge = charges.find((each) => each.memberId === id);
            return charge ? cellOf(view, charge) : undefined;
          }),
        }))}
        legend={{ done, going, waiting, draft, trouble }}
      />
    </Section>
  );
}

function OwnCharges({ view, charges }: { view: PageView; charges: readonly Charge[] }) {
  return (
    <PlainTable
      caption={text.title}
      rows={[...charges]}
      rowKey={(charge) => charge.id}
      rowHref={(charge) => view.url(chargePath(charge.id))}
      columns={[
        { key: 'title', title: text.fields.title, wrap: true, cell: (charge) => charge.title },
        { key: 'due', title: text.fields.dueOn, cell: (charge) => formatDateShort(charge.dueOn) },
        {
          key: 'state',
          title: text.fields.state,
          cell: ({ standing }) => <Badge tone={chargeTones[standing]} text={text.states[standing]} />,
        },
        {
          key: 'executor',
          title: text.fields.executor,
          cell: (charge) => charge.answer?.executor ?? text.waits,
        },
      ]}
    />
  );
}

export const boardPage = page<Shown>({
  path: '/network/assignments',
  ru: text.title,
  ability: networkPolicy.rules.view,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, shown) => {
    const { own, charges, chip } = shown;
    const isHost = own.network.hostTerritoryId === view.territory.id;
    const gives = isHost && !assignmentPolicy.rules.give.check(view, { executorId: null });
    const give = gives ? (
      <LinkButton text={text.give} href={view.url('/network/assignments/new')} look="primary" icon="plus" />
    ) : null;
    const query = Object.fromEntries(view.query);
    const late = charges.filter((each) => each.standing === 'overdue').length;
    return {
      title: text.title,
      crumbs: [[networkText.title, '/network']],
      badge: late > 0 ? <Badge tone="trouble" text={`${text.states.overdue}: ${late}`} /> : null,
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
      actions: give,
      wide: true,
      body: (
        <>
          <NetworkTabs view={view} current="assignments" isCentre={own.seesAll} />
          <FilterBar
            path={view.url('/network/assignments')}
            query={query}
            filters={[
              {
                name: 'standing',
                label: text.fields.state,
                kind: 'select',
                options: standings.map((value) => ({ value, label: text.states[value] })),
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
            count={countOf(new Set(charges.map(({ id }) => id)).size, ...text.forms)}
            files={{ xlsx: view.url(`/network/assignments.xlsx?${view.query}`) }}
          />
          {charges.length === 0 ? (
            <EmptyState
              title={text.none}
              text={isHost ? text.noneHost : text.noneMember}
              icon="clipboard-check"
              action={give}
            />
          ) : own.seesAll ? (
            <Board view={view} shown={shown} />
          ) : (
            <OwnCharges view={view} charges={charges} />
          )}
        </>
      ),
    };
  },
});

export const boardSheet = download({
  path: '/network/assignments.xlsx',
  ru: `${text.title} в XLSX`,
  ability: networkPolicy.rules.view,
  load: async (ctx, _params, query) => {
    const shown = await load(ctx, query);
    if ('refusal' in shown) return shown;
    const names = new Map(shown.own.network.members.map(({ id, name }) => [id, name]));
    const { fields } = text;
    return sheetAnswer<Charge>(
      query.get('format'),
      text.title,
      [
        { title: fields.title, value: (row) => row.title, width: 44 },
        { title: fields.territory, value: (row) => names.get(row.memberId) ?? '', width: 26 },
        { title: fields.dueOn, value: (row) => row.dueOn, type: 'date', width: 12 },
        { title: fields.state, value: (row) => text.states[row.standing], width: 24 },
        { title: fields.executor, value: (row) => row.answer?.executor ?? '', width: 22 },
        { title: fields.takenOn, value: (row) => row.answer?.takenOn ?? null, type: 'date', width: 12 },
        { title: fields.doneOn, value: (row) => row.answer?.doneOn ?? null, type: 'date', width: 12 },
        { title: fields.outcome, value: (row) => row.answer?.outcome ?? '', width: 40 },
        {
          title: fields.evidence,
          value: (row) => row.answer?.evidence || row.answer?.fileName || '',
          width: 34,
        },
        { title: fields.lateReason, value: (row) => row.answer?.lateReason ?? '', width: 34 },
      ],
      shown.charges,
    );
  },
});
