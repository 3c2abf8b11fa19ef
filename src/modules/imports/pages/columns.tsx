// Columns of the file and what they were taken for: shown folded while right, open while something is missing.
import type { PageView } from '../../../kernel/page.ts';
import { missingOf } from '../../../platform/sheets/index.ts';
import { ChoicePanel } from '../../../ui/index.ts';
import { mapColumns } from '../import.commands.ts';
import type { Import } from '../import.queries.ts';
import { importText as text } from '../import.text.ts';
import { kindOf } from '../kinds.ts';

/** First values of every column, so that a column is known by what stands in it. */
export type Samples = readonly (readonly string[])[];

export function Columns({ view, record, samples }: { view: PageView; record: Import; samples: Samples }) {
  const kind = kindOf(record.kind);
  const missing = missingOf(kind, record.mapping);
  const fault = view.form?.command === mapColumns.name ? view.form.refusal.text : '';
  const unused = record.headings.filter((heading, column) => heading && !record.mapping[column]);
  const left = unused.length > 0 ? `; не загружаются: ${unused.join(', ')}` : '';
  return (
    <ChoicePanel
      title={text.fields.mapping}
      summary={`узнано ${record.mapping.filter(Boolean).length} из ${record.headings.length}${left}`}
      open={missing.length > 0 || fault !== ''}
      fault={fault || (missing.length > 0 ? text.refusals.missing(missing.join(', ')) : '')}
      action={view.self}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: mapColumns.name }}
      submit={record.state === 'ready' ? 'Проверить с этими столбцами' : null}
      asked={record.headings.map((heading, column) => ({
        id: `column-${column}`,
        label: heading || `Столбец ${column + 1}`,
        hint: (samples[column] ?? []).join(' · ') || 'пусто',
        hidden: { [`columns[${column}].column`]: String(column) },
        name: `columns[${column}].field`,
        value: record.mapping[column] ?? '',
        options: kind.fields.map((field) => ({ value: field.key, label: field.title })),
        blank: 'Не загружать',
      }))}
    />
  );
}
