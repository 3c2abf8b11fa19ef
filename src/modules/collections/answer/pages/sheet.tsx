// The table of an answer: a sheet to fill in while it is open, the same table to read when it is confirmed.
import type { PageView } from '../../../../kernel/page.ts';
import { numberOf } from '../../collection/form.ts';
import { Checks, ColumnHead } from '../../collection/pages/form.tsx';
import { answerText as text } from '../answer.text.ts';
import { type CellFault, sayCell } from '../cells.ts';
import type { ShownAnswer } from './shown.ts';

interface Parts {
  readonly view: PageView;
  readonly shown: ShownAnswer;
}

type Column = ShownAnswer['record']['collection']['form']['columns'][number];

const isTyped = (column: Column) => column.kind !== 'sum' && column.kind !== 'file';

/** Words offered while a cell is edited. */
function Choices({ shown }: { shown: ShownAnswer }) {
  const { columns } = shown.record.collection.form;
  const wordsOf = (column: Column): readonly string[] => {
    if (column.kind === 'choice') return column.choices;
    if (column.kind === 'yes-no') return ['да', 'нет'];
    return column.kind === 'person' ? [...shown.help.staff.values()] : [];
  };
  return (
    <>
      {columns
        .map((column) => [column, wordsOf(column)] as const)
        .filter(([, words]) => words.length > 0)
        .map(([column, words]) => (
          <datalist id={`answer-${column.key}`}>
            {words.slice(0, 500).map((word) => (
              <option value={word} />
            ))}
          </datalist>
        ))}
    </>
  );
}

function Cell({ column, row, fault, shown }: CellParts) {
  const value = sayCell(column, row.cells[column.key] ?? '', shown.help);
  const isCounted = column.kind === 'sum';
  const isKnown = column.source !== null && value !== '' && !fault;
  return (
    <td
      data-title={column.title}
      data-value={fault ? value : undefined}
      data-counted={isCounted ? column.key : undefined}
      class={fault ? 'o-cell-bad' : isKnown ? 'o-cell-known' : undefined}
      title={fault?.text}
    >
      {value}
      {fault ? <span class="o-error o-cell-note">{fault.text}</span> : null}
    </td>
  );
}

interface CellParts {
  readonly column: Column;
  readonly row: ShownAnswer['rows'][number];
  readonly fault: CellFault | undefined;
  readonly shown: ShownAnswer;
}

export function AnswerSheet({ view, shown }: Parts) {
  const { form } = shown.record.collection;
  const isFixed = form.rows === 'fixed';
  const faults = new Map(shown.faults.map((fault) => [`${fault.row} ${fault.key}`, fault]));
  const api = `/api/v1/${view.territory.slug}/collections`;
  return (
    <div
      data-controller={shown.mayFill ? 'answer-grid' : undefined}
      data-answer-grid-api-value={shown.mayFill ? api : undefined}
      data-answer-grid-record-value={shown.mayFill ? shown.record.answer.id : undefined}
    >
      {shown.mayFill ? (
        <p class="o-hint o-plan-status" data-answer-grid-target="status" aria-live="polite">
          <span class="o-js">{text.keys}</span>
        </p>
      ) : null}
      {shown.mayFill ? <Choices shown={shown} /> : null}
      <div class="card o-list-card">
        <section class="o-table-scroll" tabindex={0} aria-label={shown.record.collection.title}>
          <table
            class={shown.mayFill ? 'table o-table o-plan o-plan-draft' : 'table o-table o-plan'}
            data-answer-grid-target={shown.mayFill ? 'table' : undefined}
            data-rows={form.rows}
          >
            <caption class="visually-hidden">{shown.record.collection.title}</caption>
            <thead>
              <tr>
                <th scope="col" class="o-num">
                  №
                </th>
                {isFixed ? <th scope="col">{text.fields.row}</th> : null}
                {form.columns.map((column) => (
                  <th scope="col" data-field={shown.mayFill && isTyped(column) ? column.key : undefined}>
                    <ColumnHead column={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.rows.map((row, index) => (
                <tr data-line={row.id}>
                  <td class="o-num" data-title="№">
                    {index + 1}
                  </td>
                  {isFixed ? <td data-title={text.fields.row}>{row.title}</td> : null}
                  {form.columns.map((column) => (
                    <Cell
                      column={column}
                      row={row}
                      fault={faults.get(`${row.id} ${column.key}`)}
                      shown={shown}
                    />
                  ))}
                </tr>
              ))}
              {shown.rows.length === 0 && !shown.mayFill ? (
                <tr>
                  <td colspan={form.columns.length + 1}>Строк нет.</td>
                </tr>
              ) : null}
            </tbody>
          </table>
        </section>
      </div>
      <Checks form={form} />
      {form.columns.some((column) => column.source) ? (
        <p class="o-hint">
          Курсивом — из реестра Опоры (столбцы{' '}
          {form.columns
            .filter((column) => column.source)
            .map((column) => numberOf(column.key))
            .join(', ')}
          ): проверьте и поправьте, если изменилось.
        </p>
      ) : null}
    </div>
  );
}
