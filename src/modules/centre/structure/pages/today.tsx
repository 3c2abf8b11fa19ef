// The structure on a day: units, seats, who occupies them, what is vacant, how many teachers the service serves.
import { type PageView, page } from '../../../../kernel/page.ts';
import { countOf, formatDate, formatNumber, plural } from '../../../../platform/language/index.ts';
import {
  Badge,
  EmptyState,
  FilterBar,
  LinkButton,
  ListBar,
  PlainTable,
  Section,
  Stat,
  StatRow,
} from '../../../../ui/index.ts';
import { type Unplaced, unplacedOn } from '../../appointment/appointment.queries.ts';
import { seesStructure } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { CentreTabs } from '../../pages/parts.tsx';
import { type StaffedSeat, type StaffTable, staffTableOn } from '../structure.queries.ts';
import { dayAsked } from '../structure.schema.ts';
import { structureText as text } from '../structure.text.ts';

interface Shown {
  readonly on: string;
  readonly table: StaffTable | null;
  readonly unplaced: readonly Unplaced[];
}

export const structurePage = page<Shown>({
  path: '/centre',
  ru: centreText.title,
  ability: seesStructure,
  load: async (ctx, _params, query) => {
    const on = dayAsked(ctx, query);
    return { on, table: await staffTableOn(ctx, on), unplaced: await unplacedOn(ctx, on) };
  },
  view: (view, { on, table, unplaced }) => ({
    title: centreText.title,
    lead: centreText.lead,
    wide: true,
    body: (
      <>
        <CentreTabs view={view} current="structure" />
        <FilterBar
          path={view.url('/centre')}
          query={{ ...Object.fromEntries(view.query), on }}
          filters={[{ name: 'on', label: text.fields.on, kind: 'date' }]}
        />
        {table ? (
          <TableParts view={view} table={table} />
        ) : (
          <EmptyState
            title={text.none}
            text={text.noneText}
            action={<LinkButton text={text.versions} href={view.url('/centre/versions')} look="primary" />}
          />
        )}
        {table && unplaced.length > 0 ? (
          <Section title="Работают, но не отмечены в структуре">
            <PlainTable
              caption="Работают, но не отмечены в структуре"
              rows={[...unplaced]}
              rowKey={(row) => row.postId}
              rowHref={(row) => view.url(`/people/${row.personId}`)}
              columns={[
                { key: 'name', title: 'Кто', cell: (row) => row.name },
                { key: 'title', title: 'Должность', cell: (row) => row.title, wrap: true },
                { key: 'since', title: 'С какого дня', cell: (row) => formatDate(row.startsOn) },
              ]}
            />
            <p class="o-hint">На {formatDate(on)} Откройте должность и отметьте, кто её занимает.</p>
          </Section>
        ) : null}
      </>
    ),
  }),
});

/** «1 на 82»: how many teachers one rate of the service serves. */
const ratio = ({ rates, teachers }: StaffTable) =>
  rates === 0 ? '—' : `1 на ${formatNumber(teachers / rates, 1)}`;

function TableParts({ view, table }: { view: PageView; table: StaffTable }) {
  const { version } = table;
  const suffix = `?on=${table.on}`;
  return (
    <>
      <StatRow>
        <Stat
          value={table.units.length}
          label={plural(table.units.length, ...text.unitCount)}
          note={countOf(table.seats.length, ...text.seatCount)}
        />
        <Stat
          value={table.rates}
          label="ставок утверждено"
          href={view.url(`/centre/versions/${version.id}`)}
        />
        <Stat
          value={table.vacant}
          label={text.vacancies.toLowerCase()}
          tone={table.vacant > 0 ? 'waiting' : 'done'}
        />
        <Stat
          value={ratio(table)}
          label="ставка на педагогов"
          note={`${formatNumber(table.rates)} ставок, ${formatNumber(table.teachers)} педагогов`}
        />
      </StatRow>
      <ListBar
        count={
          <>
            <a href={view.url(`/centre/versions/${version.id}`)}>{text.version(version.number)}</a>:{' '}
            {version.actIssuer}, № {version.actNumber} от {formatDate(version.actDate ?? table.on)}
          </>
        }
        files={{
          xlsx: view.url(`/centre/structure.xlsx${suffix}`),
          docx: view.url(`/centre/versions/${version.id}/docx${suffix}`),
          pdf: view.url(`/centre/versions/${version.id}/pdf${suffix}`),
        }}
      />
      {table.units.map((unit) => (
        <Section title={unit.name}>
          {unit.tasks ? <p class="o-hint">{unit.tasks}</p> : null}
          <SeatTable
            view={view}
            seats={table.seats.filter((seat) => seat.unitId === unit.id)}
            name={unit.name}
          />
        </Section>
      ))}
    </>
  );
}

const problemsOf = (seat: StaffedSeat) =>
  seat.occupants.flatMap((each) => each.checks.filter((check) => check.outcome === 'unmet'));

function SeatTable({ view, seats, name }: { view: PageView; seats: readonly StaffedSeat[]; name: string }) {
  return (
    <PlainTable
      caption={name}
      rows={[...seats]}
      rowKey={(row) => row.seatId}
      rowHref={(row) => view.url(`/centre/seats/${row.seatId}`)}
      empty="Должностей в отделе нет."
      columns={[
        { key: 'title', title: text.fields.position, cell: (row) => row.title, wrap: true },
        { key: 'rates', title: text.fields.rates, cell: (row) => formatNumber(row.rates), numeric: true },
        {
          key: 'who',
          title: 'Кто занимает',
          wrap: true,
          cell: (row) =>
            row.occupants.length === 0 ? (
              <span class="o-none">вакансия</span>
            ) : (
              row.occupants.map((each, index) => (
                <>
                  {index > 0 ? '; ' : ''}
                  <a href={view.url(`/people/${each.personId}`)}>{each.name}</a>
                  {each.rate === 1 ? '' : ` (${formatNumber(each.rate)})`}
                </>
              ))
            ),
        },
        {
          key: 'vacant',
          title: 'Свободно',
          numeric: true,
          cell: (row) => (row.vacant > 0 ? formatNumber(row.vacant) : ''),
        },
        {
          key: 'state',
          title: 'Требования',
          cell: (row) => {
            const problems = problemsOf(row);
            if (problems.length > 0)
              return (
                <Badge
                  tone="trouble"
                  text="не соответствует"
                  title={problems.map((each) => each.text).join('; ')}
                />
              );
            if (row.filled > row.rates)
              return (
                <Badge
                  tone="trouble"
                  text="сверх штата"
                  title={`занято ${formatNumber(row.filled)} из ${formatNumber(row.rates)}`}
                />
              );
            if (row.vacant > 0 && row.occupants.length === 0) return <Badge tone="waiting" text="вакансия" />;
            const silent = row.occupants.some((each) =>
              each.checks.some((check) => check.outcome === 'unknown'),
            );
            if (silent) return <Badge tone="waiting" text="нет сведений" />;
            return row.requirementKey ? (
              <Badge tone="done" text="соответствует" />
            ) : (
              <Badge tone="draft" text="не заданы" />
            );
          },
        },
      ]}
    />
  );
}
