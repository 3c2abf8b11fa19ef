// The table of the timeline: a row says in words what its mark shows, so the drawing itself is hidden from those who listen.
import { addDays, type CivilDate } from '../../../../kernel/clock.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { countOf, formatDayMonth } from '../../../../platform/language/index.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { type Line, troubles } from '../../line/line.queries.ts';
import { StandingBadge } from '../../plan/pages/plan-parts.tsx';
import { planText } from '../../plan/plan.text.ts';
import { timelineText as text } from '../report.text.ts';
import { dayIn, pieceIn, type Shape, shapeOf, type TimeColumn } from '../timeline.ts';

export interface TimeGroup {
  readonly title: string;
  readonly lines: readonly Line[];
}

const done = ['done', 'reported'];
/** Late ones, those done and those still to be done look unlike each other in ink as well as in colour. */
const lookOf = (line: Line): string =>
  troubles.includes(line.standing) ? 'trouble' : done.includes(line.standing) ? 'done' : 'going';

function Mark({ shape, at, width, look }: { shape: Shape; at: number; width: number; look: string }) {
  const ink = `o-time-${look}`;
  if (shape === 'bar')
    return <rect class={`o-time-bar ${ink}`} x={`${at}%`} width={`${width}%`} y="50%" height="10" />;
  return (
    <svg x={`${at}%`} y="50%" overflow="visible" aria-hidden="true">
      {shape === 'point' ? (
        <circle class={ink} cx="0" cy="0" r="5" />
      ) : (
        <path class={ink} d="M-1 10V-10h12L8-5l3 5H1v10z" />
      )}
    </svg>
  );
}

interface CellProps {
  readonly line: Line;
  readonly column: TimeColumn;
  readonly today: CivilDate | null;
}

function Cell({ line, column, today }: CellProps) {
  const shape = shapeOf(line);
  const now = today === null ? null : dayIn(column, today);
  const { startsOn, endsOn } = line;
  const last = endsOn ? addDays(endsOn, -1) : null;
  const day = shape === 'flag' ? last : shape === 'point' ? startsOn : null;
  const at = day ? dayIn(column, day) : null;
  const piece = shape === 'bar' && startsOn && endsOn ? pieceIn(column, startsOn, endsOn) : null;
  if (now === null && at === null && piece === null) return <td />;
  return (
    <td>
      <svg class="o-time-ink" aria-hidden="true">
        {now === null ? null : <line class="o-time-now" x1={`${now}%`} x2={`${now}%`} y1="0" y2="100%" />}
        {piece ? <Mark shape="bar" {...piece} look={lookOf(line)} /> : null}
        {at === null ? null : <Mark shape={shape} at={at} width={0} look={lookOf(line)} />}
      </svg>
    </td>
  );
}

interface TableProps {
  readonly view: PageView;
  readonly caption: string;
  readonly columns: readonly TimeColumn[];
  readonly groups: readonly TimeGroup[];
  /** Null when no column is of today. */
  readonly today: CivilDate | null;
}

function Row({ view, line, columns, today }: Omit<TableProps, 'groups' | 'caption'> & { line: Line }) {
  const shape = shapeOf(line);
  const isWhole = shape === 'whole' || shape === 'none';
  const times = line.times === null ? '' : text.facts(line.facts, line.times);
  return (
    <tr class={troubles.includes(line.standing) ? 'o-row-trouble' : undefined}>
      <th scope="row">
        <a href={view.url(linePath(line.id))}>{line.title}</a>
        <span class="o-time-words">
          <StandingBadge standing={line.standing} /> {line.term}, {line.responsible}
        </span>
      </th>
      {isWhole ? (
        <td class="o-time-whole" colspan={columns.length}>
          <span>
            {shape === 'none' ? text.unknown(line.term) : [line.term, times].filter(Boolean).join(': ')}
          </span>
        </td>
      ) : (
        columns.map((column) => <Cell line={line} column={column} today={today} />)
      )}
    </tr>
  );
}

const legend: readonly (readonly [Shape, string, string])[] = [
  ['bar', 'going', text.legend.bar],
  ['point', 'going', text.legend.point],
  ['flag', 'going', text.legend.flag],
  ['bar', 'done', text.legend.done],
  ['bar', 'trouble', text.legend.trouble],
];

function Legend({ today }: { today: CivilDate | null }) {
  return (
    <figcaption class="o-time-legend">
      {legend.map(([shape, look, words]) => (
        <span>
          <svg class="o-time-sign" aria-hidden="true">
            <Mark shape={shape} at={shape === 'bar' ? 10 : 40} width={80} look={look} />
          </svg>
          {words}
        </span>
      ))}
      {today ? (
        <span>
          <svg class="o-time-sign" aria-hidden="true">
            <line class="o-time-now" x1="50%" x2="50%" y1="0" y2="100%" />
          </svg>
          {text.legend.today(formatDayMonth(today))}
        </span>
      ) : null}
    </figcaption>
  );
}

export function TimelineTable({ view, caption, columns, groups, today }: TableProps) {
  return (
    <figure class="o-time">
      <Legend today={today} />
      <section class="o-table-scroll" tabindex={0} aria-label={caption}>
        <table>
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.line}</th>
              {columns.map((column) => {
                const isNow = today !== null && dayIn(column, today) !== null;
                return (
                  <th scope="col" class={isNow ? 'o-time-today' : undefined}>
                    {column.head}
                    {isNow ? <span class="visually-hidden"> ({text.today})</span> : null}
                  </th>
                );
              })}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody>
              <tr class="o-time-group">
                <th scope="rowgroup" colspan={columns.length + 1}>
                  {group.title} <span class="o-hint">{countOf(group.lines.length, ...planText.lines)}</span>
                </th>
              </tr>
              {group.lines.map((line) => (
                <Row view={view} line={line} columns={columns} today={today} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </figure>
  );
}
