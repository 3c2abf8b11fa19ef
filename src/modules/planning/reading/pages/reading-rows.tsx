// Rows of the file as a table: how each was understood, what is to be put right in boxes on the spot.
import { addDays } from '../../../../kernel/clock.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, GuardFields, type Tone } from '../../../../ui/index.ts';
import { lineText } from '../../line/line.text.ts';
import { fixPlanRows } from '../reading.commands.ts';
import type { PlanField } from '../reading.fields.ts';
import type { JudgedRow } from '../reading.judging.ts';
import type { ReadingOfPlan } from '../reading.queries.ts';
import { readingText as text, type Verdict, verdicts } from '../reading.text.ts';

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  understood: 'done',
  'term-unknown': 'waiting',
  'no-person': 'trouble',
  fault: 'trouble',
  same: 'draft',
  skipped: 'draft',
  aside: 'draft',
};

interface Grid {
  readonly view: PageView;
  readonly reading: ReadingOfPlan;
  readonly rows: readonly JudgedRow[];
  /** The row opened for correcting though nothing is wrong with it. */
  readonly opened: number;
  readonly again: (line: number) => string;
}

const shownFields = ({ reading, rows }: Grid): PlanField[] => {
  const first: PlanField[] = ['title', 'term', 'responsible', 'audience'];
  const more = (['form', 'place', 'result', 'subjects'] as const).filter((field) =>
    reading.mapping.includes(field),
  );
  const asked = rows.flatMap(({ faults }) => Object.keys(faults) as PlanField[]);
  return [...new Set([...first, ...more, ...asked])];
};

function counter(): () => number {
  let last = -1;
  return () => {
    last += 1;
    return last;
  };
}

export function ReadingGrid(grid: Grid) {
  const fields = shownFields(grid);
  const next = counter();
  const { view, reading, rows } = grid;
  const isOpen = reading.state === 'ready' && !view.closure;
  return (
    <form method="post" action={view.self} data-controller="submit-once">
      <GuardFields guard={{ idempotencyKey: `${view.formKey}-fix` }} />
      <input type="hidden" name="_command" value={fixPlanRows.name} />
      <input type="hidden" name="id" value={reading.id} />
      {isOpen && rows.some((row) => needsBoxes(row, grid)) ? <FixBar /> : null}
      <div class="card o-list-card">
        <section class="o-table-scroll" tabindex={0} aria-label="Строки файла">
          <table class="table o-table o-grid o-reading-grid">
            <caption class="visually-hidden">Строки файла</caption>
            <thead>
              <tr>
                <th scope="col" class="o-num">
                  Строка
                </th>
                <th scope="col">Понято так</th>
                {fields.map((field) => (
                  <th scope="col">{lineText.fields[field]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row row={row} fields={fields} grid={grid} next={next} />
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </form>
  );
}

const FixBar = () => (
  <div class="o-buttons o-fix-bar">
    <button type="submit" class="btn btn-primary btn-sm">
      {text.fix}
    </button>
    <span class="o-hint">{text.fixHint}</span>
  </div>
);

const needsBoxes = (row: JudgedRow, { reading, opened }: Grid): boolean =>
  reading.state === 'ready' &&
  (row.line === opened ||
    row.verdict === 'term-unknown' ||
    row.verdict === 'no-person' ||
    row.verdict === 'fault');

const boxesOf = (row: JudgedRow, opened: number, fields: readonly PlanField[]): readonly PlanField[] => {
  if (row.line === opened) return fields;
  if (row.verdict === 'term-unknown') return ['term'];
  return Object.keys(row.faults) as PlanField[];
};

interface RowProps {
  readonly row: JudgedRow;
  readonly fields: readonly PlanField[];
  readonly grid: Grid;
  readonly next: () => number;
}

function Row({ row, fields, grid, next }: RowProps) {
  const isEdited = needsBoxes(row, grid);
  const boxes = isEdited ? boxesOf(row, grid.opened, fields) : [];
  const tone = verdictTones[row.verdict];
  return (
    <tr
      id={`line-${row.line}`}
      class={tone === 'trouble' ? 'o-row-trouble' : tone === 'waiting' ? 'o-row-waiting' : undefined}
    >
      <td class="o-num" data-title="Строка">
        {row.line}
      </td>
      <td class="o-wrap o-verdict" data-title="Понято так">
        <Badge tone={tone} text={verdicts[row.verdict]} />
        {row.notes.map((note) => (
          <p class="o-hint">{note}</p>
        ))}
        {row.section ? <p class="o-hint">{row.section}</p> : null}
        {isEdited || row.verdict === 'skipped' || (row.verdict === 'aside' && row.texts.title) ? (
          <Take row={row} index={next()} isOpen={grid.reading.state === 'ready'} />
        ) : grid.reading.state === 'ready' && row.verdict !== 'aside' ? (
          <a class="o-hint" href={grid.again(row.line)}>
            Исправить
          </a>
        ) : null}
      </td>
      {fields.map((field) => (
        <td class="o-wrap" data-title={lineText.fields[field]}>
          {boxes.includes(field) ? (
            <Box row={row} field={field} index={next()} />
          ) : (
            <Words row={row} field={field} />
          )}
        </td>
      ))}
    </tr>
  );
}

/** «15 октября» with the day it was understood as. */
function Words({ row, field }: { row: JudgedRow; field: PlanField }) {
  const words = field === 'term' ? (row.found?.term ?? row.texts.term) : row.texts[field];
  const { starts_on: from = null, ends_on: after = null } = row.found ?? {};
  if (field !== 'term' || !from || !after) return <>{words ?? ''}</>;
  const last = addDays(after, -1);
  return (
    <>
      {words}
      <p class="o-hint">
        {from === last ? formatDateShort(from) : `${formatDateShort(from)} – ${formatDateShort(last)}`}
      </p>
    </>
  );
}

function Place({ line, field, index }: { line: number; field: string; index: number }) {
  return (
    <>
      <input type="hidden" name={`fixes[${index}].line`} value={String(line)} />
      <input type="hidden" name={`fixes[${index}].field`} value={field} />
    </>
  );
}

function Box({ row, field, index }: { row: JudgedRow; field: PlanField; index: number }) {
  const id = `fix-${row.line}-${field}`;
  const fault =
    row.faults[field] ?? (field === 'term' && row.verdict === 'term-unknown' ? lineText.hints.term : null);
  return (
    <div class={row.faults[field] ? 'o-fix o-field-bad' : 'o-fix'}>
      <Place line={row.line} field={field} index={index} />
      <input
        type="text"
        class="form-control form-control-sm"
        id={id}
        name={`fixes[${index}].text`}
        value={row.texts[field] ?? ''}
        aria-label={`Строка ${row.line}, ${lineText.fields[field]}`}
        aria-invalid={row.faults[field] ? 'true' : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
      />
      {fault ? (
        <p class={row.faults[field] ? 'o-error' : 'o-hint'} id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
    </div>
  );
}

function Take({ row, index, isOpen }: { row: JudgedRow; index: number; isOpen: boolean }) {
  if (!isOpen) return null;
  const isLeft = row.verdict === 'skipped' || row.verdict === 'aside';
  return (
    <div class="o-fix">
      <Place line={row.line} field="_take" index={index} />
      <select
        class="form-select form-select-sm"
        name={`fixes[${index}].text`}
        aria-label={`Строка ${row.line}: ${text.take.toLocaleLowerCase('ru')}`}
      >
        <option value={row.verdict === 'aside' ? '' : 'no'} selected={isLeft}>
          {text.takeNo}
        </option>
        <option value={row.verdict === 'aside' ? 'yes' : ''} selected={!isLeft}>
          {text.takeYes}
        </option>
      </select>
    </div>
  );
}
