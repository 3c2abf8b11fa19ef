// The forecast of training or of attestation: conditions, chart, table by period; every number opens its people, seats to order at the end.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import { drawBars } from '../../../platform/charts/index.ts';
import {
  EmptyState,
  LinkButton,
  Pager,
  PrintButton,
  Section,
  Stat,
  StatRow,
  Tabs,
  withQuery,
} from '../../../ui/index.ts';
import { cursorsAt, skipOf } from '../../people/index.ts';
import { seesDevelopment } from '../development.policy.ts';
import { isAttestation, unknownPeriod } from '../forecast.attestation.ts';
import { type Forecast, forecast } from '../forecast.queries.ts';
import { type ForecastFilter, forecastFilterOf } from '../forecast.schema.ts';
import { periodText } from '../forecast.sheets.ts';
import { forecastText as text } from '../forecast.text.ts';
import { growthText } from '../growth.text.ts';
import { type YearProgress, yearProgress } from '../growth.years.ts';
import { ForecastForm } from './forecast-form.tsx';
import { Grounds } from './forecast-grounds.tsx';
import { ForecastTable } from './forecast-table.tsx';
import { DevelopmentTabs } from './tabs.tsx';

interface Shown {
  readonly filter: ForecastFilter;
  readonly found: Forecast;
  readonly picture: string | null;
  readonly skip: number;
  /** Development between courses, beside the forecast of training. */
  readonly progress: YearProgress | null;
}

const sum = (values: Iterable<number>) => [...values].reduce((all, each) => all + each, 0);

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const filter = forecastFilterOf(query);
  const skip = skipOf(query);
  const found = await forecast(ctx, filter, 'kept ready', skip);
  const words = wordsOf(filter);
  const periods = found.periods.filter((each) => each !== unknownPeriod);
  const values = (row: 'people' | 'placed') => periods.map((period) => found.total[row].get(period) ?? 0);
  const placed = values('placed');
  const picture =
    found.rows.length === 0
      ? null
      : await drawBars({
          title: words.title,
          periods: periods.map(periodText),
          series: [
            {
              name: words.series.waiting,
              values: values('people').map((each, index) => each - (placed[index] ?? 0)),
            },
            { name: words.series.placed, values: placed },
          ],
        });
  const progress = isAttestation(filter) ? null : await yearProgress(ctx);
  return { filter, found, picture, skip, progress };
}

const wordsOf = (filter: ForecastFilter) => (isAttestation(filter) ? text.attestation : text);

const ruleWords = (filter: ForecastFilter, { years, basis }: Forecast): string => {
  if (isAttestation(filter)) return text.attestation.rule(years, basis);
  return basis ? text.rule(years, basis) : text.ownRule(years);
};

export const forecastPage = page<Shown>({
  path: '/development/forecast',
  ru: text.title,
  ability: seesDevelopment,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, { filter, found, picture, skip, progress }) => ({
    title: wordsOf(filter).title,
    lead: wordsOf(filter).lead,
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
        <Tabs
          label={text.title}
          tabs={Object.entries(text.about).map(([about, label]) => ({
            text: label,
            href: withQuery(view.url('/development/forecast'), { by: filter.by, step: filter.step, about }),
            current: about === filter.about,
          }))}
        />
        <ForecastForm view={view} filter={filter} />
        <p class="o-hint">{ruleWords(filter, found)}</p>
        {picture ? (
          <>
            {isAttestation(filter) ? (
              <Grounds view={view} filter={filter} found={found} />
            ) : (
              <Seats filter={filter} found={found} />
            )}
            <Section title={wordsOf(filter).people}>
              <img
                class="o-chart"
                alt={`${wordsOf(filter).title}: ${found.periods.map((each) => `${periodText(each)} — ${found.total.people.get(each) ?? 0}`).join('; ')}`}
                src={`data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`}
              />
              <ForecastTable view={view} filter={filter} found={found} />
              <Pager
                path={view.url('/development/forecast')}
                query={Object.fromEntries(view.query)}
                cursors={cursorsAt(skip, found.hasMore)}
              />
              <p class="o-hint">{wordsOf(filter).howCounted}</p>
            </Section>
          </>
        ) : (
          <EmptyState
            {...(isAttestation(filter) && filter.ground
              ? text.attestation.emptyGround
              : wordsOf(filter).empty)}
          />
        )}
        {progress ? <Between progress={progress} /> : null}
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
