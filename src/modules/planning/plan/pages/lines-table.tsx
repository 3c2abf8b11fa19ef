// The table of a plan: in a draft cells to be edited like a sheet, later the same lines with how each of them stands.
import type { CivilDate } from '../../../../kernel/clock.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { countOf, formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, type Option } from '../../../../ui/index.ts';
import { agreementText } from '../../agreement/agreement.text.ts';
import { type CellField, shownCell } from '../../line/line.cells.ts';
import { isLeft } from '../../line/line.people.ts';
import { type Line, troubles } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { sectionsOf } from '../../papers/plan.paper.ts';
import type { Plan } from '../plan.queries.ts';
import { planText as text } from '../plan.text.ts';
import type { ConcernChoices } from './plan-filters.tsx';
import { StandingBadge } from './plan-parts.tsx';

export interface LinesShown {
  readonly plan: Plan;
  readonly title: string;
  /** All of the plan, numbered as printed; the filter chooses among them. */
  readonly all: readonly Line[];
  readonly shown: readonly Line[];
  readonly people: readonly Option[];
  readonly concerned: ConcernChoices;
  readonly isDraft: boolean;
  /** Lines that meet another on their day and were not looked at. */
  readonly clashing: ReadonlySet<string>;
  /** The day from which a responsible person works here no more. */
  readonly left: ReadonlyMap<string, CivilDate>;
}

interface GridColumn {
  readonly field: CellField;
  readonly title: string;
  readonly wide?: boolean;
}

const column = (field: CellField, wide = false): GridColumn => ({
  field,
  title: lineText.fields[field],
  wide,
});
const draftColumns: readonly GridColumn[] = [
  column('title', true),
  column('form'),
  column('term'),
  column('audience'),
  column('responsible'),
  column('result'),
  column('task'),
];
const furtherColumns: readonly GridColumn[] = [
  column('place'),
  column('subjects'),
  column('programme'),
  column('costPlanned'),
  column('funding'),
  column('times'),
  column('responsibleWords'),
];
const liveColumns: readonly GridColumn[] = [
  column('title', true),
  column('term'),
  column('responsible'),
  column('result', true),
];

/** «3 из 4» where the term counts facts. */
const progress = (line: Line) => (line.times === null ? '' : ` ${line.facts} из ${line.times}`);

interface RowProps {
  readonly line: Line;
  readonly number: number;
  readonly view: PageView;
  readonly shown: LinesShown;
}

/** Four hundred rows are drawn at once: what is the same in each of them stands in the head of the table. */
function draftRow({ line, number, view, shown }: RowProps, columns: readonly GridColumn[]) {
  return (
    <tr data-line={line.id}>
      <td class="o-num">
        <a href={view.url(`/planning/lines/${line.id}`)}>{number}</a>
        {marksOf(line, shown)}
      </td>
      {columns.map(({ field, title }) => (
        <td
          data-title={field === 'title' ? undefined : title}
          class={field === 'term' && isDoubtful(line) ? 'o-cell-doubt' : undefined}
        >
          {shownCell(line, field, shown.plan.catalogue)}
        </td>
      ))}
    </tr>
  );
}

const isDoubtful = (line: Line) => line.termKind === 'unknown' && line.startsOn === null;

/** What is wrong with a line besides its cells: it meets another on its day, or its person has left. */
function marksOf(line: Line, shown: LinesShown) {
  const left = shown.left.get(line.responsibleId);
  const hasLeft = left !== undefined && isLeft(line, left);
  const clash = shown.clashing.has(line.id) ? <Badge tone="waiting" text={agreementText.mark} /> : null;
  if (!hasLeft) return clash;
  return [
    clash,
    <Badge tone="trouble" text={lineText.left(formatDateShort(left))} title={lineText.leftTitle} />,
  ];
}

function liveRow({ line, number, view, shown }: RowProps) {
  return (
    <tr class={troubles.includes(line.standing) ? 'o-row-trouble' : undefined}>
      <td class="o-num">{number}</td>
      <td>
        <a href={view.url(`/planning/lines/${line.id}`)}>{line.title}</a>
        {line.isAdded ? <span class="o-hint"> добавлен изменением</span> : null} {marksOf(line, shown)}
      </td>
      <td>
        {line.term}
        {isDoubtful(line) ? <span class="o-hint o-not-understood"> {lineText.termUnknown}</span> : null}
      </td>
      <td>{line.responsible}</td>
      <td>{line.outcome || line.result}</td>
      <td>
        <StandingBadge standing={line.standing} />
        {progress(line)}
      </td>
    </tr>
  );
}

export function PlanTable({ view, shown }: { view: PageView; shown: LinesShown }) {
  const { plan, isDraft } = shown;
  const numbers = new Map(shown.all.map((line, index) => [line.id, index + 1]));
  const isAll = view.query.get('columns') === 'all';
  const columns = isDraft ? [...draftColumns, ...(isAll ? furtherColumns : [])] : liveColumns;
  const isFiltered = shown.shown.length !== shown.all.length;
  const sections = sectionsOf(plan, shown.shown).filter(
    (section) => section.lines.length > 0 || (isDraft && !isFiltered),
  );
  const width = columns.length + (isDraft ? 1 : 2);
  return (
    <div class="card o-list-card">
      <section class="o-table-scroll" tabindex={0} aria-label={shown.title}>
        <table
          class={isDraft ? 'table o-table o-plan o-plan-draft' : 'table o-table o-plan'}
          data-plan-grid-target={isDraft ? 'table' : undefined}
        >
          <caption class="visually-hidden">{shown.title}</caption>
          <thead>
            <tr>
              <th scope="col" class="o-num">
                №
              </th>
              {columns.map(({ field, title, wide }) => (
                <th
                  scope="col"
                  data-field={isDraft ? field : undefined}
                  class={wide ? 'o-plan-wide' : undefined}
                >
                  {title}
                </th>
              ))}
              {isDraft ? null : <th scope="col">{lineText.fields.standing}</th>}
            </tr>
          </thead>
          {sections.map((section, index) => (
            <tbody data-direction={section.key}>
              <tr class="o-plan-section">
                <th scope="rowgroup" colspan={width}>
                  {index + 1}. {section.title}{' '}
                  <span class="o-hint">{countOf(section.lines.length, ...text.lines)}</span>
                </th>
              </tr>
              {section.lines.map((line) => {
                const row = { line, number: numbers.get(line.id) ?? 0, view, shown };
                return isDraft ? draftRow(row, columns) : liveRow(row);
              })}
            </tbody>
          ))}
        </table>
      </section>
    </div>
  );
}
