// A small table filled in by hand: rows named `plan[0].title`; without scripts spare rows and a button add more.

import { Icon } from '../icon.tsx';
import { uiText } from '../ui.text.ts';
import { ControlOf } from './control.tsx';
import type { FieldProps } from './field.tsx';
import { fieldId } from './field-types.ts';

/** Posted by the «Добавить строку» button when scripts are off; the page answers with one more row. */
export const addRowName = '_add';

export function EditableTable(props: FieldProps) {
  const columns = props.columns ?? [];
  const rows = Array.isArray(props.value) ? (props.value as Record<string, unknown>[]) : [];
  const spare = props.readOnly ? 0 : (props.spareRows ?? (rows.length === 0 ? 3 : 0));
  const all = [...rows, ...Array.from({ length: spare }, () => ({}) as Record<string, unknown>)];
  return (
    <div data-controller="rows" data-rows-name-value={props.name}>
      <div class="o-edit-scroll">
        <table class="o-edit">
          <thead>
            <tr>
              <th scope="col">{uiText.rowNumber}</th>
              {columns.map((column) => (
                <th scope="col" class={column.width ? `o-w-${column.width}` : undefined}>
                  {column.label}
                  {column.hint ? <span class="o-hint">{column.hint}</span> : null}
                </th>
              ))}
              {props.readOnly ? null : (
                <th scope="col" class="o-js">
                  <span class="visually-hidden">{uiText.removeRow}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody data-rows-target="body">
            {all.map((row, index) => (
              <EditRow table={props} row={row} index={index} />
            ))}
          </tbody>
        </table>
      </div>
      {props.readOnly ? null : (
        <button
          type="submit"
          class="btn btn-sm"
          name={addRowName}
          value={props.name}
          formnovalidate
          data-action="rows#add"
        >
          <Icon name="plus" />
          {uiText.addRow}
        </button>
      )}
    </div>
  );
}

function EditRow({ table, row, index }: { table: FieldProps; row: Record<string, unknown>; index: number }) {
  return (
    <tr>
      <th scope="row">{String(index + 1)}</th>
      {table.columns?.map((column) => {
        const name = `${table.name}[${index}].${column.name}`;
        const error = table.errors?.[name];
        const describedBy = error ? `${fieldId(name)}-error` : undefined;
        return (
          <td data-title={column.label}>
            <ControlOf
              {...column}
              name={name}
              value={row[column.name]}
              error={error}
              describedBy={describedBy}
              ariaLabel={`${column.label}, ${uiText.rowNumber} ${index + 1}`}
              readOnly={table.readOnly}
            />
            {error ? (
              <p class="o-error" id={describedBy}>
                {error}
              </p>
            ) : null}
          </td>
        );
      })}
      {table.readOnly ? null : (
        <td class="o-js">
          <button
            type="button"
            class="btn btn-icon btn-ghost-primary"
            aria-label={uiText.removeRow}
            data-action="rows#remove"
          >
            <Icon name="x" />
          </button>
        </td>
      )}
    </tr>
  );
}
