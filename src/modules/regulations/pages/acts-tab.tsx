// The tab of acts on a regulation's card: its acts, what it rests on and what rests on it, the structure's two steps.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, Facts, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { addAct, removeAct } from '../commands/acts.ts';
import type { approveStructure } from '../commands/regulations.ts';
import { actName } from '../queries/acts.ts';
import type { RegulationAct } from '../queries/regulations.ts';
import { noOrderForStructure, regulationText } from '../regulation.text.ts';
import { ActState, ActTable, actHref } from './acts-table.tsx';
import type { Card } from './card.queries.ts';
import { words } from './words.text.ts';

const text = words.acts;

interface ActsTabProps {
  view: PageView;
  card: Card;
  approve: typeof approveStructure | null;
}

export function ActsTab({ view, card, approve }: ActsTabProps) {
  const addPath = view.url(`/regulations/${card.record.slug}/acts/new`);
  const may = refusalOf(view, addAct, card.record) === null;
  return (
    <>
      <Section
        title={words.card.tabs.acts}
        actions={may ? <LinkButton text={text.add} href={addPath} icon="plus" /> : null}
      >
        <PlainTable
          caption={words.card.tabs.acts}
          rows={[...card.acts]}
          rowKey={(act) => `${act.id}${act.role}`}
          rowHref={actHref(view)}
          empty={text.none}
          columns={[
            { key: 'act', title: text.columns.act, wrap: true, cell: actName },
            { key: 'role', title: 'Роль', wrap: true, cell: (act) => regulationText.actRoles[act.role] },
            { key: 'issuer', title: text.columns.issuer, wrap: true, cell: (act) => act.issuer },
            { key: 'state', title: text.columns.state, wrap: true, cell: (act) => <ActState act={act} /> },
            ...(may && card.record.state === 'draft'
              ? [
                  {
                    key: 'remove',
                    title: removeAct.ru,
                    cell: (act: RegulationAct) => <RemoveAct view={view} act={act} />,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Kin view={view} card={card} />
      {card.structure ? <StructurePart view={view} card={card} approve={approve} /> : null}
    </>
  );
}

function RemoveAct({ view, act }: { view: PageView; act: RegulationAct }) {
  return (
    <ActionButton
      text="Убрать"
      action={view.self}
      small
      look="quiet"
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: removeAct.name, actId: act.id, role: act.role }}
    />
  );
}

function Kin({ view, card }: { view: PageView; card: Card }) {
  if (card.kin.bases.length + card.kin.derived.length === 0) return null;
  return (
    <>
      <Section title={text.bases}>
        <ActTable view={view} caption={text.bases} acts={card.kin.bases} />
      </Section>
      <Section title={text.derived}>
        <ActTable view={view} caption={text.derived} acts={card.kin.derived} />
      </Section>
    </>
  );
}

/** The two steps of REG-03: founding act, then the order on the structure, which alone lets it be approved. */
function StructurePart({ view, card, approve }: ActsTabProps) {
  const { structure } = card;
  if (!structure) return null;
  const founding = card.acts.filter((act) => act.role === 'founding');
  const complete = structure.act !== null && structure.act.number !== null && structure.act.dated !== null;
  return (
    <Section
      title={words.card.structure}
      actions={
        approve && structure.state === 'draft' ? (
          <ActionButton
            text={approve.ru}
            action={view.url(`/regulations/${card.record.slug}`)}
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: approve.name }}
            disabled={complete ? undefined : { reason: noOrderForStructure().text }}
          />
        ) : null
      }
    >
      <Facts
        facts={[
          {
            label: words.card.chain,
            value: [...founding, ...(structure.act ? [structure.act] : [])].map(actName).join(' → '),
            wide: true,
          },
          {
            label: words.card.structure,
            value: structure.state === 'approved' ? words.card.structureApproved : words.card.structureDraft,
          },
        ]}
      />
    </Section>
  );
}
