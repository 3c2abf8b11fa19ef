// The nomenclature of main documents: every place with its clause, its document and its state; whoever keeps it fills the places.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { Badge, ClauseChip, EmptyState, LinkButton, PlainTable, PrintButton } from '../../../ui/index.ts';
import { Act } from '../../centre/index.ts';
import { clausePath, type RegulationVersion } from '../../regulations/index.ts';
import { seesNomenclature } from '../nomenclature.policy.ts';
import { slotStates, nomenclatureText as text } from '../nomenclature.text.ts';
import { placeDocument, vacateSlot } from '../slots/slot.commands.ts';
import { type Slot, slotsOf, slotsOfRegulation } from '../slots/slot.queries.ts';
import { slotTones, Ways } from './parts.tsx';

interface Shown {
  readonly slots: readonly Slot[];
  readonly version: RegulationVersion | null;
}

async function load(ctx: ReadCtx): Promise<Shown> {
  const { version } = await slotsOfRegulation(ctx);
  return { slots: await slotsOf(ctx), version };
}

const back = () => '/nomenclature';

export const slotsPage = page<Shown>({
  path: '/nomenclature',
  ru: text.slotsTitle,
  ability: seesNomenclature,
  load,
  posts: [
    post(placeDocument, { next: back, done: text.placedDone }),
    post(vacateSlot, { next: back, done: text.vacatedDone }),
  ],
  view: (view, shown) => ({
    title: text.slotsTitle,
    lead: text.slotsLead,
    actions: <PrintButton />,
    wide: true,
    body: (
      <>
        <Ways view={view} current="slots" />
        {shown.slots.length === 0 ? (
          <EmptyState title={text.slotsNone} text={text.slotsNoneText} icon="file-text" />
        ) : (
          <Slots view={view} shown={shown} />
        )}
      </>
    ),
  }),
});

function Slots({ view, shown }: { view: PageView; shown: Shown }) {
  const keeps = refusalOf(view, placeDocument, undefined) === null;
  return (
    <PlainTable
      caption={text.slotsTitle}
      rows={[...shown.slots]}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'title',
          title: text.slot,
          wrap: true,
          cell: (row) => (
            <span id={row.key}>
              {row.title} <Clause view={view} version={shown.version} clause={row.clause} />
            </span>
          ),
        },
        {
          key: 'state',
          title: text.state,
          cell: (row) => <Badge tone={slotTones[row.state]} text={slotStates[row.state]} />,
        },
        { key: 'placed', title: text.placed, wrap: true, cell: (row) => <Placed view={view} slot={row} /> },
        {
          key: 'since',
          title: text.since,
          cell: (row) => (row.since ? formatDateShort(row.since) : ''),
        },
        {
          key: 'review',
          title: text.review,
          cell: (row) => (row.reviewOn ? formatDateShort(row.reviewOn) : ''),
        },
        ...(keeps
          ? [
              {
                key: 'act',
                title: 'Действие',
                wrap: true,
                cell: (row: Slot) => <SlotActions view={view} slot={row} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Placed({ view, slot }: { view: PageView; slot: Slot }) {
  const { document } = slot;
  return (
    <>
      {document ? <a href={view.url(document.path)}>{document.title}</a> : null}
      {document?.words ? <small class="o-hint"> {document.words}</small> : null}
      {slot.why ? <small class="o-hint"> {slot.why}</small> : null}
    </>
  );
}

function SlotActions({ view, slot }: { view: PageView; slot: Slot }) {
  if (slot.source === 'annual-plan')
    return <LinkButton text={text.open} href={view.url(slot.document?.path ?? '/planning')} look="quiet" />;
  return (
    <div class="o-buttons">
      <Act
        view={view}
        command={placeDocument}
        text={slot.placementId ? text.replace : text.place}
        small
        look={slot.placementId ? 'quiet' : 'plain'}
        hidden={{ slot: slot.key }}
        values={{ reviewOn: slot.reviewOn ?? '' }}
        known={{ regulationId: { source: `/api/v1${view.url('/regulations/pick')}` } }}
      />
      {slot.placementId ? (
        <Act view={view} command={vacateSlot} small look="quiet" hidden={{ slot: slot.key }} />
      ) : null}
    </div>
  );
}

interface ClauseProps {
  readonly view: PageView;
  readonly version: RegulationVersion | null;
  readonly clause: string | null;
}

/** The sign of the very clause that names a place or a paper. */
export function Clause({ view, version, clause }: ClauseProps) {
  const found = clause ? version?.clauses.find(({ key }) => key === clause) : undefined;
  if (!version || !found) return null;
  return (
    <ClauseChip
      number={`п. ${found.key.replace('/', ' тире ')}`}
      act={version.citation.genitive}
      summary={found.text}
      href={view.url(clausePath(version, found.key))}
    />
  );
}
