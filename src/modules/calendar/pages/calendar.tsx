// «Календарь»: a month of bodies, sites, the own plan and plans of the network, as a grid or a list; filtered and printed.
import { addDays, addMonths, type CivilDate, daysBetween } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, type PageView, page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import {
  countOf,
  formatDateRange,
  formatDateShort,
  monthName,
  upperFirst,
  weekdayShort,
} from '../../../platform/language/index.ts';
import { sheetAnswer } from '../../../platform/sheets/index.ts';
import {
  Badge,
  ClauseChip,
  EmptyState,
  FilterBar,
  LinkButton,
  ListBar,
  PlainTable,
  Section,
  Tabs,
  type Tone,
} from '../../../ui/index.ts';
import { chipFor, currentVersion, type NormChip } from '../../regulations/index.ts';
import { workingCalendar } from '../../territories/index.ts';
import { type Entry, type EntryKind, type NetworkDays, networkDays } from '../calendar.queries.ts';
import { calendarText as text } from '../calendar.text.ts';

interface Shown extends NetworkDays {
  readonly first: CivilDate;
  readonly isWorking: (date: CivilDate) => boolean;
  readonly chip: NormChip;
}

const tones: Readonly<Record<EntryKind, Tone>> = {
  plan: 'going',
  body: 'done',
  site: 'waiting',
  centre: 'trouble',
  member: 'draft',
};
/** A cell holds this many; the rest is one press away. */
const inCell = 4;
/** Longer than a fortnight is no day of a month. */
const longest = 14;
const listed = 500;

function firstOf(query: URLSearchParams, today: CivilDate): CivilDate {
  const wanted = query.get('month') ?? '';
  return `${/^20\d{2}-(0[1-9]|1[0-2])$/.test(wanted) ? wanted : today.slice(0, 7)}-01`;
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const first = firstOf(query, ctx.today);
  const asked = { kind: query.get('kind'), territory: query.get('territory'), q: query.get('q') };
  const filter = {
    kind: asked.kind || undefined,
    territory: asked.territory || undefined,
    q: asked.q?.slice(0, 100) || undefined,
  };
  const norm = 'network-calendar';
  return {
    ...(await networkDays(ctx, [first, addMonths(first, 1)], filter)),
    first,
    isWorking: await workingCalendar(ctx),
    chip: chipFor(await currentVersion(ctx, norm), norm),
  };
}

const isLong = (entry: Entry) => daysBetween(entry.startsOn, entry.endsOn) > longest;
const lastDay = (entry: Entry) => addDays(entry.endsOn, -1);
const whenOf = (entry: Entry): string =>
  entry.startsOn === lastDay(entry)
    ? [formatDateShort(entry.startsOn), entry.time].filter(Boolean).join(', ')
    : formatDateRange(entry.startsOn, lastDay(entry));

function Words({ view, entry }: { view: PageView; entry: Entry }) {
  const words = `${entry.time ? `${entry.time} ` : ''}${entry.title}`;
  const title = `${entry.whose}: ${entry.title}`;
  if (entry.isCancelled) return <s title={title}>{words}</s>;
  return entry.path ? (
    <a href={view.url(entry.path)} title={title}>
      {words}
    </a>
  ) : (
    <span title={title}>{words}</span>
  );
}

const weekdayOf = (date: CivilDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

function DayCell({ view, shown, date }: { view: PageView; shown: Shown; date: CivilDate }) {
  const here = shown.entries.filter(
    (entry) => entry.startsOn <= date && entry.endsOn > date && !isLong(entry),
  );
  const names = ['o-day', shown.isWorking(date) ? '' : 'o-day-off', date === view.today ? 'o-day-today' : ''];
  return (
    <div class={names.filter(Boolean).join(' ')}>
      <span class="o-day-number">
        {Number(date.slice(8))} <span class="o-day-weekday">{weekdayShort(date)}</span>
      </span>
      {here.length > 0 ? (
        <ul>
          {here.slice(0, inCell).map((entry) => (
            <li class={`o-edge-${tones[entry.kind]}`}>
              <Words view={view} entry={entry} />
            </li>
          ))}
          {here.length > inCell ? (
            <li>
              <a href={hrefOf(view, shown, { view: 'list' })}>{text.more(here.length - inCell)}</a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

function hrefOf(view: PageView, shown: Shown, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(view.query);
  query.set('month', shown.first.slice(0, 7));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return `${view.url('/calendar')}?${query}`;
}

function Grid({ view, shown }: { view: PageView; shown: Shown }) {
  const days = Array.from({ length: daysBetween(shown.first, addMonths(shown.first, 1)) }, (_, index) =>
    addDays(shown.first, index),
  );
  const blanks = weekdayOf(shown.first);
  return (
    <div class="o-months">
      {days.slice(7 - blanks, 14 - blanks).map((date) => (
        <div class="o-weekdays">{weekdayShort(date)}</div>
      ))}
      {Array.from({ length: blanks }, () => (
        <div class="o-day o-day-empty" />
      ))}
      {days.map((date) => (
        <DayCell view={view} shown={shown} date={date} />
      ))}
    </div>
  );
}

function List({ view, title, entries }: { view: PageView; title: string; entries: readonly Entry[] }) {
  return (
    <Section title={title}>
      <PlainTable
        caption={title}
        rows={entries.slice(0, listed)}
        rowKey={(entry) => `${entry.kind} ${entry.key}`}
        columns={[
          { key: 'when', title: text.fields.when, cell: whenOf },
          {
            key: 'title',
            title: text.fields.title,
            wrap: true,
            cell: (entry) => <Words view={view} entry={entry} />,
          },
          {
            key: 'kind',
            title: text.fields.kind,
            cell: (entry) => <Badge tone={tones[entry.kind]} text={text.kinds[entry.kind]} />,
          },
          { key: 'whose', title: text.fields.whose, wrap: true, cell: (entry) => entry.whose },
          { key: 'place', title: text.fields.place, wrap: true, cell: (entry) => entry.place },
        ]}
      />
      {entries.length > listed ? <p class="o-hint">{text.cut}</p> : null}
    </Section>
  );
}

function Filters({ view, shown }: { view: PageView; shown: Shown }) {
  const kinds = Object.entries(text.kinds).filter(
    ([kind]) => shown.own !== null || !['centre', 'member'].includes(kind),
  );
  return (
    <FilterBar
      path={view.url('/calendar')}
      query={Object.fromEntries(view.query)}
      filters={[
        { name: 'q', label: text.fields.q, kind: 'search' },
        {
          name: 'kind',
          label: text.fields.kind,
          kind: 'select',
          options: kinds.map(([value, label]) => ({ value, label })),
        },
        ...(shown.own
          ? [
              {
                name: 'territory',
                label: text.fields.territory,
                kind: 'select' as const,
                options: shown.own.network.members.map(({ slug, name }) => ({ value: slug, label: name })),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The centre hears how many services have not opened their plans; who reads as a member is not told. */
function NotOpened({ shown }: { shown: Shown }) {
  if (!shown.own?.seesAll) return null;
  const open = new Set(shown.opened.map(({ territoryId }) => territoryId));
  const closed = shown.own.network.members.filter(
    ({ id }) => id !== shown.own?.network.hostTerritoryId && !open.has(id),
  );
  return closed.length > 0 ? (
    <p class="o-hint">
      {text.closed(countOf(closed.length, ...text.closedForms))} {closed.map(({ name }) => name).join(', ')}
    </p>
  ) : null;
}

export const calendarPage = page<Shown>({
  path: '/calendar',
  ru: text.title,
  ability: signedIn,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, shown) => {
    const { first, entries, chip } = shown;
    const isList = view.query.get('view') === 'list';
    const month = (months: number) => hrefOf(view, shown, { month: addMonths(first, months).slice(0, 7) });
    const long = entries.filter(isLong);
    return {
      title: `${text.title}: ${monthName(Number(first.slice(5, 7)))} ${first.slice(0, 4)}`,
      lead: (
        <>
          {text.lead}{' '}
          <ClauseChip
            number={chip.label}
            href={chip.path ? view.url(chip.path) : undefined}
            summary={chip.summary ?? undefined}
          />
        </>
      ),
      actions: <LinkButton text={text.phone} href={view.url('/calendar/phone')} icon="calendar-event" />,
      wide: true,
      body: (
        <>
          <Filters view={view} shown={shown} />
          <Tabs
            label={text.views}
            tabs={[
              { text: text.month, href: hrefOf(view, shown, { view: 'month' }), current: !isList },
              { text: text.list, href: hrefOf(view, shown, { view: 'list' }), current: isList },
            ]}
          />
          <ListBar
            heading={`${upperFirst(monthName(Number(first.slice(5, 7))))} ${first.slice(0, 4)}, ${countOf(entries.length, ...text.forms)}`}
            tools={
              <>
                <LinkButton text={text.earlier} href={month(-1)} icon="chevron-left" />
                <LinkButton text={text.later} href={month(1)} icon="chevron-right" />
              </>
            }
            files={{
              xlsx: `${view.url('/calendar.xlsx')}?${new URLSearchParams({ ...Object.fromEntries(view.query), month: first.slice(0, 7) })}`,
            }}
          />
          <NotOpened shown={shown} />
          {entries.length === 0 ? (
            <EmptyState title={text.none} text={text.noneHint} icon="calendar" />
          ) : isList ? (
            <List view={view} title={text.list} entries={entries} />
          ) : (
            <>
              <Grid view={view} shown={shown} />
              {long.length > 0 ? <List view={view} title={text.long} entries={long} /> : null}
            </>
          )}
        </>
      ),
    };
  },
});

export const calendarSheet = download({
  path: '/calendar.xlsx',
  ru: `${text.title} в XLSX`,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const shown = await load(ctx, query);
    return sheetAnswer<Entry>(
      query.get('format'),
      `${text.title} ${shown.first.slice(0, 7)}`,
      [
        { title: text.fields.when, value: whenOf, width: 26 },
        { title: text.fields.title, value: (row) => row.title, width: 50 },
        { title: text.fields.kind, value: (row) => text.kinds[row.kind], width: 22 },
        { title: text.fields.whose, value: (row) => row.whose, width: 30 },
        { title: text.fields.term, value: (row) => row.term, width: 22 },
        { title: text.fields.place, value: (row) => row.place, width: 30 },
      ],
      shown.entries,
    );
  },
});
