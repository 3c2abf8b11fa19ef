// «Календарь»: a month of bodies, sites, the own plan and plans of the network, as a grid or a list; filtered and printed.
import { addMonths } from '../../../kernel/clock.ts';
import { type PageView, page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';

import { countOf, monthName, upperFirst } from '../../../platform/language/index.ts';
import { ClauseChip, EmptyState, FilterBar, LinkButton, ListBar, Tabs } from '../../../ui/index.ts';

import { calendarText as text } from '../calendar.text.ts';
import { Grid, hrefOf, isLong, List, monthOf, type Shown } from './calendar-month.tsx';

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
  load: (ctx, _params, query) => monthOf(ctx, query),
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
