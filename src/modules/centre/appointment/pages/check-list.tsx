// Requirements against the record, line by line: sign and words, never colour alone.
import { Badge, PlainTable, type Tone } from '../../../../ui/index.ts';
import { type Outcome, outcomes, appointmentText as text } from '../appointment.text.ts';
import type { CheckLine } from '../requirement.schema.ts';

const tones: Record<Outcome, Tone> = { met: 'done', unmet: 'trouble', unknown: 'waiting' };

export function CheckList({ lines }: { lines: readonly CheckLine[] }) {
  return (
    <PlainTable<CheckLine>
      caption={text.check}
      rows={[...lines]}
      rowKey={(row) => row.text}
      empty={text.noSet}
      columns={[
        { key: 'text', title: text.fields.kind, cell: (row) => row.text, wrap: true },
        {
          key: 'outcome',
          title: 'Итог',
          cell: (row) => <Badge tone={tones[row.outcome]} text={outcomes[row.outcome]} />,
        },
        { key: 'record', title: 'Что записано', cell: (row) => row.record, wrap: true },
        { key: 'clause', title: text.fields.clause, cell: (row) => row.clause, wrap: true },
      ]}
    />
  );
}
