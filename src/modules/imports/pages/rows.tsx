// Rows of a load as a grid: what would change field by field; faulty cells are boxes to put right on the spot.
import type { PageView } from '../../../kernel/page.ts';
import { Badge, GuardFields, type Option, Pager, type Tone } from '../../../ui/index.ts';
import { showWords } from '../fields.ts';
import { fixRows } from '../import.commands.ts';
import type { Import, ImportRow, RowPage, Verdict } from '../import.queries.ts';
import { importText as text } from '../import.text.ts';
import { kindOf } from '../kinds.ts';
import type { FieldValue, ListField } from '../list-kind.ts';
import { textsOf } from '../reading.ts';
import { acceptMark, answerOf, isAccepted } from '../staff-extras/index.ts';

const tones: Readonly<Record<Verdict, Tone>> = {
  new: 'done',
  changed: 'going',
  same: 'draft',
  suspicious: 'waiting',
  fault: 'trouble',
  skipped: 'draft',
};

interface Grid {
  readonly view: PageView;
  readonly record: Import;
  readonly page: RowPage;
  readonly query: Record<string, string>;
}

const nameKeys = ['fullName', 'surname', 'given', 'patronymic', 'shortName', 'regionCode'];

/** Whose row it is, then what faults ask for (a wide list would hide it), then the rest in the order of the file. */
function shownFields({ record, page }: Grid): ListField[] {
  const { fields } = kindOf(record.kind);
  const asked = page.rows.flatMap(({ faults, edits }) => [
    ...faults.map(({ field }) => field),
    ...Object.keys(edits),
  ]);
  const names = record.mapping.filter((key) => nameKeys.includes(key));
  const keys = [...new Set([...names, ...asked, ...record.mapping])];
  return keys.flatMap((key) => fields.find((field) => field.key === key) ?? []);
}

export function RowGrid(grid: Grid) {
  const { view, record, page } = grid;
  const fields = shownFields(grid);
  const numbered = numbering();
  const isOpen = record.state === 'ready' && !view.closure;
  const needsAnswer =
    isOpen && page.rows.some(({ verdict }) => verdict === 'fault' || verdict === 'suspicious');
  return (
    <form method="post" action={view.self} data-controller="submit-once">
      <GuardFields guard={{ idempotencyKey: view.formKey }} />
      <input type="hidden" name="_command" value={fixRows.name} />
      {needsAnswer ? <FixBar /> : null}
      <div class="card o-list-card">
        <section class="o-table-scroll" tabindex={0} aria-label="Строки списка">
          <table class="table o-table o-grid" data-controller="table-keys">
            <caption class="visually-hidden">Строки списка</caption>
            <thead>
              <tr>
                <th scope="col" class="o-num">
                  Строка
                </th>
                <th scope="col">Что будет</th>
                {fields.map((field) => (
                  <th scope="col">{field.title}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <GridRow row={row} fields={fields} record={record} numbered={numbered} isOpen={isOpen} />
              ))}
            </tbody>
          </table>
        </section>
      </div>
      {needsAnswer ? <FixBar /> : null}
      <Pager path={view.url(`/imports/${record.id}`)} query={grid.query} cursors={page} />
    </form>
  );
}

const FixBar = () => (
  <div class="o-buttons o-fix-bar">
    <button type="submit" class="btn btn-primary btn-sm">
      {fixRows.ru}
    </button>
    <span class="o-hint">Исправьте отмеченное прямо здесь: файл на Вашем компьютере не изменится.</span>
  </div>
);

/** Numbers the boxes of the form: fixes[0], fixes[1]… */
function numbering(): { next: () => number } {
  let last = -1;
  return {
    next: () => {
      last += 1;
      return last;
    },
  };
}

interface RowProps {
  readonly row: ImportRow;
  readonly fields: readonly ListField[];
  readonly record: Import;
  readonly numbered: { next: () => number };
  readonly isOpen: boolean;
}

function GridRow({ row, fields, record, numbered, isOpen }: RowProps) {
  const texts = textsOf(record.mapping, row.cells, row.edits);
  const isFault = row.verdict === 'fault';
  const whole = row.faults.filter(({ field }) => field === '');
  return (
    <tr
      id={`line-${row.line}`}
      class={isFault ? 'o-row-trouble' : row.verdict === 'suspicious' ? 'o-row-waiting' : undefined}
    >
      <td class="o-num" data-title="Строка">
        {row.line}
      </td>
      <td class="o-wrap o-verdict" data-title="Что будет">
        <Badge tone={tones[row.verdict]} text={text.verdicts[row.verdict]} />
        {whole.map((fault) => (
          <p class="o-error">{fault.text}</p>
        ))}
        {row.notes.map((note) => (
          <p class="o-hint">{note}</p>
        ))}
        {isOpen && (row.verdict === 'suspicious' || whole.length > 0 || row.choice) ? (
          <Choice row={row} index={numbered.next()} />
        ) : null}
      </td>
      {fields.map((field) => {
        const fault = row.faults.find((each) => each.field === field.key);
        const typed = texts.get(field.key) ?? '';
        return (
          <td class={(field.width ?? 0) >= 36 ? 'o-wrap o-cell-wide' : 'o-wrap'} data-title={field.title}>
            {isOpen && (fault || (isFault && whole.length > 0)) ? (
              <FixBox row={row} field={field} typed={typed} fault={fault?.text} index={numbered.next()} />
            ) : (
              <CellWords row={row} field={field} typed={typed} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function CellWords({ row, field, typed }: { row: ImportRow; field: ListField; typed: string }) {
  const show = (value: FieldValue) => (field.show ?? showWords)(value);
  const pair = row.difference[field.key];
  if (pair)
    return (
      <>
        {pair[0] === null || pair[0] === '' ? null : <del class="o-was">{show(pair[0])}</del>}{' '}
        <ins class="o-now">{show(pair[1])}</ins>
      </>
    );
  const value = row.values[field.key];
  const words = field.isTakenApart || value === undefined || value === null ? '' : show(value);
  return <>{words || typed}</>;
}

interface BoxProps {
  readonly row: ImportRow;
  readonly field: ListField;
  readonly typed: string;
  readonly fault: string | undefined;
  readonly index: number;
}

/** The number of the line and the field travel hidden beside what is typed. */
function Place({ line, field, index }: { line: number; field: string; index: number }) {
  return (
    <>
      <input type="hidden" name={`fixes[${index}].line`} value={String(line)} />
      <input type="hidden" name={`fixes[${index}].field`} value={field} />
    </>
  );
}

function FixBox({ row, field, typed, fault, index }: BoxProps) {
  const id = `fix-${row.line}-${field.key}`;
  return (
    <div class={fault ? 'o-fix o-field-bad' : 'o-fix'}>
      <Place line={row.line} field={field.key} index={index} />
      <input
        type="text"
        class="form-control form-control-sm"
        id={id}
        name={`fixes[${index}].text`}
        value={typed}
        aria-label={`Строка ${row.line}, ${field.title}`}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
      />
      {fault ? (
        <p class="o-error" id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
    </div>
  );
}

function Choice({ row, index }: { row: ImportRow; index: number }) {
  const known: Option[] = row.candidates.map(({ id, label, hint }) => ({
    value: id,
    label: `Это та же: ${label}${hint ? ` (${hint})` : ''}`,
  }));
  const canBeNew = row.verdict === 'suspicious' || row.choice === 'new';
  const options = [
    { value: '', label: 'Решите, что с ней' },
    ...known,
    ...(canBeNew && known.length > 0 ? [{ value: 'new', label: 'Это новая запись' }] : []),
    ...(isAccepted(row.choice) || (known.length === 0 && row.faults.length > 0)
      ? [{ value: `${answerOf(row.choice) ?? ''}${acceptMark}`, label: text.acceptOne }]
      : []),
    { value: 'skip', label: 'Пропустить строку' },
  ];
  return (
    <div class="o-fix">
      <Place line={row.line} field="_choice" index={index} />
      <select
        class="form-select form-select-sm"
        name={`fixes[${index}].text`}
        aria-label={`Строка ${row.line}: что с ней сделать`}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === (row.choice ?? '')}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
