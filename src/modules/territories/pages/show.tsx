// The territory's page: the service's card, the network it belongs to, the production calendar of two years.
import { addDays } from '../../../kernel/clock.ts';
import { hasRole } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDayMonth } from '../../../platform/language/index.ts';
import { Badge, Facts, Flash, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { type CalendarYear, calendarYear } from '../calendar.queries.ts';
import { type Network, networkOf, type TerritoryCard, territoryCard } from '../territory.queries.ts';
import { territoryText as text, zoneName } from '../territory.text.ts';

interface Shown {
  readonly card: TerritoryCard;
  readonly network: Network | null;
  readonly years: readonly CalendarYear[];
}

export const territoryPage = page<Shown>({
  path: '/territory',
  ru: text.title,
  ability: signedIn,
  load: async (ctx) => {
    const thisYear = Number(ctx.today.slice(0, 4));
    return {
      card: await territoryCard(ctx.db, ctx.territory.id),
      network: await networkOf(ctx.db, ctx.territory.id, ctx.today),
      years: [await calendarYear(ctx, thisYear), await calendarYear(ctx, thisYear + 1)],
    };
  },
  view: (view, { card, network, years }) => ({
    title: card.service.shortName ? `${card.service.shortName} · ${card.name}` : card.name,
    lead: text.lead,
    actions: hasRole(view, 'territory-admin') ? (
      <LinkButton text={text.edit} href={view.url('/territory/edit')} icon="pencil" />
    ) : null,
    body: (
      <>
        <Section title={text.service}>
          <ServiceFacts card={card} />
        </Section>
        <Section title={text.territory}>
          <Facts
            facts={[
              { label: 'Территория', value: `${card.name}, ${text.kinds[card.kind] ?? card.kind}` },
              { label: 'Регион', value: card.region },
              { label: 'Центр', value: card.settlement },
              { label: 'Часовой пояс', value: zoneName(card.zone) },
            ]}
          />
        </Section>
        <Section title={text.network}>
          {network ? <NetworkMembers network={network} /> : <p>{text.alone}</p>}
        </Section>
        <Section
          title={text.calendar}
          actions={
            hasRole(view, 'territory-admin') ? (
              <LinkButton text={text.regionalEdit} href={view.url('/territory/regional-days')} small />
            ) : null
          }
        >
          <RegionalWarning years={years} />
          <CalendarTable years={years} />
        </Section>
      </>
    ),
  }),
});

function ServiceFacts({ card }: { card: TerritoryCard }) {
  const keys = Object.keys(text.fields) as (keyof typeof text.fields)[];
  return (
    <Facts
      facts={keys.map((key) => ({
        label: text.fields[key],
        value: card.service[key],
        wide: key === 'fullName',
      }))}
    />
  );
}

function NetworkMembers({ network }: { network: Network }) {
  return (
    <>
      <p>
        {network.name} ({network.shortName})
      </p>
      <ul>
        {network.members.map((member) => (
          <li>
            {member.name}
            {member.id === network.hostTerritoryId ? ` — ${text.host}` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Days that follow one another stand as a range: «1–9 января». */
function daysIn(year: CalendarYear, kind: string): string {
  const runs: [first: string, last: string][] = [];
  for (const { date } of year.days.filter((day) => day.kind === kind)) {
    const run = runs.at(-1);
    if (run && addDays(run[1], 1) === date) run[1] = date;
    else runs.push([date, date]);
  }
  return runs.map(runWords).join(', ') || text.none;
}

const runWords = ([first, last]: [string, string]): string => {
  if (first === last) return formatDayMonth(first);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${sameMonth ? Number(first.slice(8)) : formatDayMonth(first)}–${formatDayMonth(last)}`;
};

function RegionalWarning({ years }: { years: readonly CalendarYear[] }) {
  const empty = years.filter((year) => year.regional === null).map((year) => String(year.year));
  return empty.length > 0 ? <Flash kind="warning" text={text.regionalWarning(empty.join(', '))} /> : null;
}

function RegionalCell({ year }: { year: CalendarYear }) {
  if (!year.regional) return <Badge tone="waiting" text={text.regionalEmpty} />;
  if (year.regional.days.length === 0) return <>{text.regionalNone}</>;
  return <>{year.regional.days.map(({ date, title }) => `${formatDayMonth(date)} — ${title}`).join('; ')}</>;
}

function CalendarTable({ years }: { years: readonly CalendarYear[] }) {
  return (
    <PlainTable
      caption={text.calendar}
      rows={[...years]}
      rowKey={(year) => String(year.year)}
      columns={[
        { key: 'year', title: text.year, cell: (year) => String(year.year) },
        {
          key: 'state',
          title: text.state,
          wrap: true,
          cell: (year) => (
            <>
              <Badge
                tone={year.approved ? 'done' : 'waiting'}
                text={year.approved ? text.approved : text.notApproved}
              />{' '}
              {year.approved ? year.source : text.statutory}
            </>
          ),
        },
        { key: 'off', title: text.daysOff, wrap: true, cell: (year) => daysIn(year, 'day-off') },
        { key: 'working', title: text.workingDays, wrap: true, cell: (year) => daysIn(year, 'working') },
        { key: 'regional', title: text.regional, wrap: true, cell: (year) => <RegionalCell year={year} /> },
        { key: 'short', title: text.shortDays, wrap: true, cell: (year) => daysIn(year, 'short') },
      ]}
    />
  );
}
