// The chart of a report's table: bars by rows, the same parts as on paper; the table above says it in numbers.
import { mostBars, type Table } from '../figures/figure.ts';

const tones = ['first', 'second', 'third', 'fourth'] as const;

export function TableBars({ table }: { table: Table }) {
  const rows = table.rows.map(({ title, cells }) => ({
    title,
    parts: table.chart.map((index) => cells[index]?.value ?? 0),
  }));
  const longest = Math.max(0, ...rows.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  if (rows.length < 2 || rows.length > mostBars || longest === 0) return null;
  return (
    <figure class="o-bars" aria-label={`${table.title}: диаграмма, числа стоят в таблице`} role="img">
      {table.chart.length > 1 ? (
        <figcaption>
          {table.chart.map((column, index) => (
            <span class={`o-bars-${tones[index] ?? 'fourth'}`}>{table.columns[column]}</span>
          ))}
        </figcaption>
      ) : null}
      {rows.map(({ title, parts }) => (
        <div class="o-bar">
          <span>{title}</span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            {parts.map((part, index) => (
              <rect
                class={`o-bars-${tones[index] ?? 'fourth'}`}
                x={String((parts.slice(0, index).reduce((sum, each) => sum + each, 0) / longest) * 100)}
                width={String((part / longest) * 100)}
                height="6"
              />
            ))}
          </svg>
        </div>
      ))}
    </figure>
  );
}
