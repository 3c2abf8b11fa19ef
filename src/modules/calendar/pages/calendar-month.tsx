// A month of the calendar as it is asked and drawn: the days as a grid, the deeds as a list.
import { addDays, addMonths, type CivilDate, daysBetween } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import { formatDateRange, formatDateShort, weekdayShort } from '../../../platform/language/index.ts';
import { Badge, PlainTable, Section, type Tone } from '../../../ui/index.ts';
import { chipFor, currentVersion, type NormChip } from '../../regulations/index.ts';
import { workingCalendar } from '../../territories/index.ts';
import { type Entry, type EntryKind, type NetworkDays, networkDays } from '../calendar.queries.ts';
import { calendarText as text } from '../calendar.text.ts';

export interface Shown extends NetworkDays {
  readonly first: CivilDate;
  readonly isWorking: (date: CivilDate) => boolean;
  readonly chip: NormChip;
}

const tones: Readonly<Record<EntryKind, Tone>> = {
  plan: 'going',
  'body-plan': 'done',
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

/** What the month holds for the reader, by the conditions of the address. */
export async function monthOf(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
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

export const isLong = (entry: Entry) => daysBetween(entry.startsOn, entry.endsOn) > longest;
const lastDay = (entry: Entry) => addDays(entry.endsOn, -1);
export const whenOf = (entry: Entry): string =>
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

export function hrefOf(view: PageView, shown: Shown, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(view.query);
  query.set('month', shown.first.slice(0, 7));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return `${view.url('/calendar')}?${query}`;
}

export function Grid({ view, shown }: { view: PageView; shown: Shown }) {
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

export function List({ view, title, entries }: { view: PageView; title: string; entries: readonly Entry[] }) {
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
