// The list of what is handed over as the case shows it: a block a group, handed and accepted at once or row by row.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { Badge, EmptyState, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { Act } from '../../centre/index.ts';
import type { ClosingCase } from '../case/case.queries.ts';
import { type Group, groups, groupWords, closingText as text } from '../closing.text.ts';
import { acceptGroup, handGroup } from '../list/handing.commands.ts';
import { addRow, gatherList } from '../list/list.commands.ts';
import type { HandedRow } from '../list/list.queries.ts';

interface Props {
  readonly view: PageView;
  readonly found: ClosingCase;
  readonly rows: readonly HandedRow[];
}

/** A longer group opens by its own address. */
const shownAtOnce = 12;

export function ListSection({ view, found, rows }: Props) {
  const hidden = { id: found.id };
  const keeps = found.state === 'preparing' && !refusalOf(view, gatherList, found);
  const gather = keeps ? (
    <Act
      view={view}
      command={gatherList}
      text={rows.length > 0 ? text.gatherAgain : text.gather}
      look={rows.length > 0 ? 'plain' : 'primary'}
      hidden={hidden}
    />
  ) : null;
  return (
    <>
      <Section
        title={text.list}
        id="list"
        actions={
          <>
            {rows.length > 0 ? gather : null}
            {keeps ? <Act view={view} command={addRow} look="quiet" icon="plus" hidden={hidden} /> : null}
          </>
        }
      >
        {rows.length > 0 ? (
          <p class="o-hint">{text.listLead}</p>
        ) : (
          <EmptyState
            title={text.listEmpty}
            text={text.listEmptyText}
            icon="clipboard-check"
            action={gather}
          />
        )}
      </Section>
      {groups.map((group) => (
        <GroupSection
          view={view}
          found={found}
          group={group}
          rows={rows.filter(({ kind }) => kind === group)}
          keeps={keeps}
        />
      ))}
    </>
  );
}

function GroupSection({ view, found, rows, group, keeps }: Props & { group: Group; keeps: boolean }) {
  if (rows.length === 0) return null;
  const accepted = rows.filter(({ acceptedOn }) => acceptedOn).length;
  const handed = rows.filter(({ handedOn }) => handedOn).length;
  const hidden = { id: found.id, group };
  const whole = view.query.get('group') === group;
  return (
    <Section
      title={`${groupWords[group]}: ${text.acceptedOf(accepted, rows.length)}`}
      id={group}
      actions={
        keeps && accepted < rows.length ? (
          <>
            <Act
              view={view}
              command={handGroup}
              small
              hidden={hidden}
              values={{
                receiver: rows.find(({ receiver }) => receiver)?.receiver ?? found.successor,
                handedOn: view.today,
              }}
            />
            {handed > accepted ? (
              <Act
                view={view}
                command={acceptGroup}
                small
                look="primary"
                hidden={hidden}
                values={{ acceptedOn: view.today }}
              />
            ) : null}
          </>
        ) : null
      }
    >
      <RowsTable view={view} found={found} rows={whole ? rows : rows.slice(0, shownAtOnce)} group={group} />
      {whole || rows.length <= shownAtOnce ? null : (
        <LinkButton
          text={text.showAll(rows.length)}
          look="quiet"
          href={view.url(`/closing/${found.id}?group=${group}#${group}`)}
        />
      )}
    </Section>
  );
}

function RowsTable({ view, found, rows, group }: Props & { group: Group }) {
  return (
    <PlainTable
      caption={groupWords[group]}
      rows={[...rows]}
      rowKey={(row) => row.id}
      rowHref={(row) => view.url(`/closing/${found.id}/rows/${row.id}`)}
      columns={[
        { key: 'what', title: text.thing, wrap: true, cell: (row) => row.title },
        { key: 'detail', title: text.detail, wrap: true, cell: (row) => row.detail },
        { key: 'giver', title: text.giver, cell: (row) => row.giver },
        { key: 'receiver', title: text.receiver, wrap: true, cell: (row) => row.receiver },
        {
          key: 'handed',
          title: text.handedOn,
          cell: (row) => (row.handedOn ? formatDateShort(row.handedOn) : ''),
        },
        {
          key: 'accepted',
          title: text.acceptedOn,
          cell: (row) => (row.acceptedOn ? <Badge tone="done" text={formatDateShort(row.acceptedOn)} /> : ''),
        },
      ]}
    />
  );
}
