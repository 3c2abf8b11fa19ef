// Charges as a table: what, by when, when done, the verdict and the reason; the same for the head and for oneself.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, type Column, PlainTable, type Tone } from '../../../../ui/index.ts';
import { Act } from '../../pages/parts.tsx';
import type { JudgedCharge } from '../charges.ts';
import { controlText as text, type Verdict, verdicts } from '../control.text.ts';
import { explainCharge } from '../explain.commands.ts';

const tones: Record<Verdict, Tone> = {
  'on-time': 'done',
  late: 'waiting',
  'not-done': 'trouble',
  ahead: 'draft',
};

const isBroken = (each: JudgedCharge) => each.verdict === 'late' || each.verdict === 'not-done';

export function ChargeTable(props: { view: PageView; rows: readonly JudgedCharge[]; withPerson: boolean }) {
  const { view, rows, withPerson } = props;
  const person: Column<JudgedCharge> = { key: 'name', title: text.fields.person, cell: (row) => row.name };
  return (
    <PlainTable<JudgedCharge>
      caption={text.title}
      rows={[...rows]}
      rowKey={(row) => `${row.subjectId}-${row.personId}`}
      rowHref={(row) => view.url(row.path)}
      empty={text.empty}
      columns={[
        { key: 'text', title: text.fields.text, cell: (row) => row.text, wrap: true },
        ...(withPerson ? [person] : []),
        { key: 'kind', title: text.fields.kind, cell: (row) => row.kind, wrap: true },
        { key: 'due', title: text.fields.due, cell: (row) => formatDateShort(row.due) },
        {
          key: 'done',
          title: text.fields.done,
          cell: (row) => (row.doneOn ? formatDateShort(row.doneOn) : '—'),
        },
        {
          key: 'verdict',
          title: text.fields.verdict,
          cell: (row) => <Badge tone={tones[row.verdict]} text={verdicts[row.verdict]} />,
        },
        {
          key: 'reason',
          title: text.fields.reason,
          wrap: true,
          cell: (row) =>
            isBroken(row) ? (
              <>
                <p>{row.reason || text.noReason}</p>
                {refusalOf(view, explainCharge, row) ? null : (
                  <Act
                    view={view}
                    command={explainCharge}
                    hidden={{ source: row.source, subjectId: row.subjectId, personId: row.personId }}
                    values={{ reason: row.reason }}
                    small
                  />
                )}
              </>
            ) : (
              ''
            ),
        },
      ]}
    />
  );
}
