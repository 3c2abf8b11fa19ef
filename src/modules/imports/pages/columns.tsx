// Columns of the file and what they were taken for: shown folded while right, open while something is missing.
import type { PageView } from '../../../kernel/page.ts';
import { GuardFields } from '../../../ui/index.ts';
import { mapColumns } from '../import.commands.ts';
import type { Import } from '../import.queries.ts';
import { importText as text } from '../import.text.ts';
import { kindOf } from '../kinds.ts';
import { missingOf } from '../mapping.ts';

/** First values of every column, so that a column is known by what stands in it. */
export type Samples = readonly (readonly string[])[];

export function Columns({ view, record, samples }: { view: PageView; record: Import; samples: Samples }) {
  const kind = kindOf(record.kind);
  const missing = missingOf(kind, record.mapping);
  const fault = view.form?.command === mapColumns.name ? view.form.refusal.text : '';
  const unused = record.headings.filter((heading, column) => heading && !record.mapping[column]);
  return (
    <details class="card o-section o-columns" open={missing.length > 0 || fault !== ''}>
      <summary>
        <h2>{text.fields.mapping}</h2>
        <span class="o-hint">
          узнано {record.mapping.filter(Boolean).length} из {record.headings.length}
          {unused.length > 0 ? `; не загружаются: ${unused.join(', ')}` : ''}
        </span>
      </summary>
      {missing.length > 0 || fault ? (
        <p class="o-error" role="alert">
          {fault || text.refusals.missing(missing.join(', '))}
        </p>
      ) : null}
      <form method="post" action={view.self} data-controller="submit-once">
        <GuardFields guard={{ idempotencyKey: view.formKey }} />
        <input type="hidden" name="_command" value={mapColumns.name} />
        <ul class="o-column-list">
          {record.headings.map((heading, column) => (
            <li>
              <label for={`column-${column}`}>
                <strong>{heading || `Столбец ${column + 1}`}</strong>
                <span class="o-hint">{(samples[column] ?? []).join(' · ') || 'пусто'}</span>
              </label>
              <input type="hidden" name={`columns[${column}].column`} value={String(column)} />
              <select
                id={`column-${column}`}
                class="form-select form-select-sm"
                name={`columns[${column}].field`}
                disabled={record.state !== 'ready'}
              >
                <option value="">Не загружать</option>
                {kind.fields.map((field) => (
                  <option value={field.key} selected={record.mapping[column] === field.key}>
                    {field.title}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
        {record.state === 'ready' ? (
          <div class="o-buttons">
            <button type="submit" class="btn btn-sm">
              Проверить с этими столбцами
            </button>
          </div>
        ) : null}
      </form>
    </details>
  );
}
