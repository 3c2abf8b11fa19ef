// The table of the forecast: a row by what is asked, a column a period; every number opens its people.
import type { PageView } from '../../../kernel/page.ts';
import { withQuery } from '../../../ui/index.ts';
import { isAttestation } from '../forecast.attestation.ts';
import type { Forecast, ForecastRow } from '../forecast.queries.ts';
import type { ForecastFilter } from '../forecast.schema.ts';
import { peopleOf, periodText, rowText } from '../forecast.sheets.ts';
import { forecastText as text } from '../forecast.text.ts';

export function ForecastTable({
  view,
  filter,
  found,
}: {
  view: PageView;
  filter: ForecastFilter;
  found: Forecast;
}) {
  const title = isAttestation(filter) ? text.attestation.title : text.title;
  const asked = Object.fromEntries(view.query);
  const cell = (row: ForecastRow, period: string) => {
    const count = row.people.get(period) ?? 0;
    if (count === 0) return '';
    const href = withQuery(view.url('/development/forecast/people'), asked, { row: row.key, period });
    return <a href={href}>{String(count)}</a>;
  };
  const line = (row: ForecastRow, name: string) => (
    <tr>
      <th scope="row">{name}</th>
      {found.periods.map((period) => (
        <td class="o-num" data-title={periodText(period)}>
          {cell(row, period)}
        </td>
      ))}
      <td class="o-num" data-title={text.total}>
        {String(peopleOf(row))}
      </td>
    </tr>
  );
  return (
    <section class="o-table-scroll" tabindex={0} aria-label={title}>
      <table class="table o-table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.by[filter.by]}</th>
            {found.periods.map((period) => (
              <th scope="col" class="o-num">
                {periodText(period)}
              </th>
            ))}
            <th scope="col" class="o-num">
              {text.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row) => line(row, rowText(filter.by, row)))}
          {line(found.total, text.total)}
        </tbody>
      </table>
    </section>
  );
}
