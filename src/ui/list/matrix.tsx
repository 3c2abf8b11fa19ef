// A grid of states: colour plus sign plus text, never colour alone.
import type { Content, Link, Tone } from '../types.ts';
import { uiText } from '../ui.text.ts';

export interface MatrixCell {
  tone: Tone;
  /** Short text in the cell: a number, «нет», «8 из 12». */
  text: string;
  /** The same in full words, for the hint and for those who hear it. */
  title?: string | undefined;
  href?: string | undefined;
}

export interface MatrixProps {
  caption: string;
  /** Head of the first column. */
  corner: string;
  columns: (Partial<Link> & { text: string })[];
  rows: { head: Content; href?: string | undefined; cells: (MatrixCell | undefined)[] }[];
  /** What each tone means here. */
  legend?: Partial<Record<Tone, string>> | undefined;
  /** Short heads of rows, many columns. */
  compact?: boolean | undefined;
}

export const toneSigns: Record<Tone, string> = {
  draft: '○',
  waiting: '◔',
  going: '◑',
  done: '●',
  trouble: '▲',
};

export function Matrix({ caption, corner, columns, rows, legend, compact }: MatrixProps) {
  return (
    <figure class={compact ? 'o-matrix o-compact' : 'o-matrix'}>
      <section class="o-table-scroll" tabindex={0} aria-label={`${caption}. ${uiText.tableScroll}`}>
        <table>
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map((column) => (
                <th scope="col">{column.href ? <a href={column.href}>{column.text}</a> : column.text}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">{row.href ? <a href={row.href}>{row.head}</a> : row.head}</th>
                {columns.map((_, index) => (
                  <Cell cell={row.cells[index]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {legend ? <Legend legend={legend} /> : null}
    </figure>
  );
}

function Cell({ cell }: { cell: MatrixCell | undefined }) {
  if (!cell) return <td class="o-cell-none">—</td>;
  const body = (
    <>
      <span aria-hidden="true">{toneSigns[cell.tone]}</span> {cell.text}
      {cell.title ? <span class="visually-hidden">. {cell.title}</span> : null}
    </>
  );
  return (
    <td class={`o-cell o-tone-${cell.tone}`} title={cell.title}>
      {cell.href ? <a href={cell.href}>{body}</a> : body}
    </td>
  );
}

function Legend({ legend }: { legend: Partial<Record<Tone, string>> }) {
  return (
    <figcaption class="o-legend">
      <span>{uiText.legend}:</span>
      {Object.entries(legend).map(([tone, text]) => (
        <span class={`o-cell o-tone-${tone}`}>
          <span aria-hidden="true">{toneSigns[tone as Tone]}</span> {text}
        </span>
      ))}
    </figcaption>
  );
}
