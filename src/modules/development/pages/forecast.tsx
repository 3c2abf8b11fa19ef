// The forecast of training: conditions, chart, table by period; every number opens its people, seats to order at the end.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page } from '../../../kernel/page.ts';
import { drawBars } from '../../../platform/charts/index.ts';
import {
  EmptyState,
  LinkButton,
  Pager,
  PrintButton,
  Section,
  Stat,
  StatRow,
  withQuery,
} from '../../../ui/index.ts';
import { cursorsAt, skipOf } from '../../people/index.ts';
import { seesDevelopment } from '../development.policy.ts';
import { type Forecast, type ForecastRow, forecast } from '../forecast.queries.ts';
import { type ForecastFilter, forecastFilterOf } from '../forecast.schema.ts';
import { periodText, rowText } from '../forecast.sheets.ts';
import { forecastText as text } from '../forecast.text.ts';
import { growthText } from '../growth.text.ts';
import { type YearProgress, yearProgress } from '../growth.years.ts';
import { ForecastForm } from './forecast-form.tsx';
import { DevelopmentTabs } from './tabs.tsx';

interface Shown {
  readonly filter: ForecastFilter;
  readonly found: Forecast;
  readonly picture: string | null;
  readonly skip: number;
  readonly progress: YearProgress;
}

const sum = (values: Iterable<number>) => [...values].reduce((all, each) => all + each, 0);

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const filter = forecastFilterOf(query);
  const skip = skipOf(query);
  const found = await forecast(ctx, filter, 'kept ready', skip);
  const values = (row: 'people' | 'placed') =>
    found.periods.map((period) => found.total[row].get(period) ?? 0);
  const placed = values('placed');
  const picture =
    found.rows.length === 0
      ? null
      : await drawBars({
          title: text.title,
          periods: found.periods.map(periodText),
          series: [
            {
              name: text.series.waiting,
              values: values('people').map((each, index) => each - (placed[index] ?? 0)),
            },
            { name: text.series.placed, values: placed },
          ],
        });
  return { filter, found, picture, skip, progress: await yearProgress(ctx) };
}

export const forecastPage = page<Shown>({
  path: '/development/forecast',
  ru: text.title,
  ability: seesDevelopment,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, { filter, found, picture, skip, progress }) => ({
    title: text.title,
    lead: text.lead,
    wide: true,
    actions: (
      <>
        <LinkButton
          text="Скачать XLSX"
          href={view.url(`/development/forecast.xlsx?${view.query}`)}
          icon="download"
          download
        />
        <PrintButton />
      </>
    ),
    body: (
      <>
        <DevelopmentTabs view={view} current="forecast" />
        <ForecastForm view={view} filter={filter} />
        <p class="o-hint">{found.basis ? text.rule(found.years, found.basis) : text.ownRule(found.years)}</p>
        {picture ? (
          <>
            <Seats filter={filter} found={found} />
            <Section title={text.people}>
              <img
                class="o-chart"
                alt={`${text.title}: ${found.periods.map((each) => `${periodText(each)} — ${found.total.people.get(each) ?? 0}`).join('; ')}`}
                src={`data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`}
              />
              <Table view={view} filter={filter} found={found} />
              <Pager
                path={view.url('/development/forecast')}
                query={Object.fromEntries(view.query)}
                cursors={cursorsAt(skip, found.hasMore)}
              />
              <p class="o-hint">{text.howCounted}</p>
            </Section>
          </>
        ) : (
          <EmptyState {...text.empty} />
        )}
        <Between progress={progress} />
      </>
    ),
  }),
});

/** Development between courses: how many have what the year asks for. */
function Between({ progress }: { progress: YearProgress }) {
  const { words, norm, staff, reached, some, hours } = progress;
  return (
    <Section title={`${growthText.progress}, ${words}`}>
      <StatRow>
        <Stat value={staff} label="педагогических работников" />
        {norm === null ? (
          <Stat value={reached + some} label="с часами в этом году" note={growthText.noNorm} />
        ) : (
          <>
            <Stat value={reached} label="набрали норму" note={`${norm} ч в год`} tone="done" />
            <Stat value={some} label="набрали часть" tone="waiting" />
          </>
        )}
        <Stat value={Math.round(hours)} label="часов всего" />
      </StatRow>
    </Section>
  );
}

function Seats({ filter, found }: { filter: ForecastFilter; found: Forecast }) {
  const year = found.periods[1]?.slice(0, 4) ?? '';
  const soon = found.periods.filter((each) => each === '0' || each.startsWith(year));
  const due = sum(soon.map((each) => found.total.people.get(each) ?? 0));
  const placed = sum(soon.map((each) => found.total.placed.get(each) ?? 0));
  const seats = due - placed;
  return (
    <StatRow>
      <Stat value={due} label={`пора до конца ${year} г.`} />
      <Stat value={placed} label={text.placed} tone="done" />
      <Stat value={seats} label={text.columns.seats.toLowerCase()} tone={seats > 0 ? 'waiting' : 'done'} />
      <Stat
        value={Math.ceil(seats / filter.group)}
        label={`${text.columns.groups.toLowerCase()} по ${filter.group}`}
      />
      <Stat
        value={seats * filter.hours}
        label={text.columns.hours.toLowerCase()}
        note={`по ${filter.hours} ч`}
      />
    </StatRow>
  );
}

function Table({ view, filter, found }: { view: PageView; filter: ForecastFilter; found: Forecast }) {
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
        {String(sum(row.people.values()))}
      </td>
    </tr>
  );
  return (
    <section class="o-table-scroll" tabindex={0} aria-label={text.title}>
      <table class="table o-table">
        <caption class="visually-hidden">{text.title}</caption>
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
