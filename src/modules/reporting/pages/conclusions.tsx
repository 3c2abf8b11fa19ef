// Conclusions of the analysis on its page: written with a direction and a term, taken into the next plan once approved.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { countOf } from '../../../platform/language/index.ts';
import {
  ActionButton,
  type Column,
  Fields,
  fieldsOf,
  type Option,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { addConclusion, removeConclusion, takeConclusions } from '../conclusion/conclusion.commands.ts';
import type { Conclusion } from '../conclusion/conclusion.queries.ts';
import { reportText } from '../report.text.ts';
import type { ShownReport } from './shown.ts';

const text = reportText.conclusions;
type Listed = ShownReport['catalogue']['directions'];

const optionsOf = (listed: Listed): Option[] => listed.map(({ key, text: label }) => ({ value: key, label }));
const wordsOf = (listed: Listed, key: string) => listed.find((each) => each.key === key)?.text ?? key;

function AddConclusion({ view, shown }: { view: PageView; shown: ShownReport }) {
  const back = view.form?.command === addConclusion.name ? view.form : null;
  return (
    <ActionButton
      text={addConclusion.ru}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-conclusion` }}
      hidden={{ _command: addConclusion.name, id: shown.found.id }}
      open={back !== null}
    >
      <Fields
        fields={fieldsOf(addConclusion.input).filter(({ name }) => name !== 'id')}
        options={{
          direction: optionsOf(shown.catalogue.directions),
          task: optionsOf(shown.catalogue.tasks),
        }}
        values={back?.values}
        errors={back?.refusal.fields}
      />
    </ActionButton>
  );
}

function TakeConclusions({ view, shown }: { view: PageView; shown: ShownReport }) {
  const waiting = shown.conclusions.filter(({ planLineId }) => planLineId === null).length;
  if (waiting === 0 || refusalOf(view, takeConclusions, shown.found)) return null;
  return (
    <ActionButton
      text={text.take}
      look="primary"
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-take` }}
      hidden={{ _command: takeConclusions.name, id: shown.found.id }}
      confirm={text.takeConfirm(countOf(waiting, ...text.count))}
    />
  );
}

export function Conclusions({ view, shown }: { view: PageView; shown: ShownReport }) {
  const { found } = shown;
  const isOpen = found.state !== 'approved' && !refusalOf(view, addConclusion, found);
  const columns: Column<Conclusion>[] = [
    { key: 'text', title: text.text, cell: (row) => row.text, wrap: true },
    {
      key: 'direction',
      title: text.direction,
      wrap: true,
      cell: (row) => wordsOf(shown.catalogue.directions, row.direction),
    },
    { key: 'term', title: text.term, cell: (row) => row.term || 'в течение года' },
    {
      key: 'act',
      title: 'Действие',
      cell: (row) =>
        row.planLineId ? (
          <a href={view.url(`/planning/lines/${row.planLineId}`)}>{text.taken}</a>
        ) : isOpen ? (
          <ActionButton
            text={text.remove}
            small
            look="quiet"
            action={view.self}
            guard={{ idempotencyKey: `${view.formKey}-${row.id}` }}
            hidden={{ _command: removeConclusion.name, id: found.id, conclusionId: row.id }}
          />
        ) : (
          ''
        ),
    },
  ];
  return (
    <Section
      title={text.title}
      id="next-year"
      actions={
        isOpen ? (
          <AddConclusion view={view} shown={shown} />
        ) : found.state === 'approved' ? (
          <TakeConclusions view={view} shown={shown} />
        ) : undefined
      }
    >
      <p class="o-hint">{text.lead}</p>
      <PlainTable
        caption={text.title}
        rows={[...shown.conclusions]}
        rowKey={(row) => row.id}
        empty={text.empty}
        columns={columns}
      />
    </Section>
  );
}
