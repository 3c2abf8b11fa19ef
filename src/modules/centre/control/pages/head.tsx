// The head's page: control, staff, needs in training and attestation, directions nobody holds; each number leads on.
import { type PageView, page } from '../../../../kernel/page.ts';
import { formatDateShort, formatNumber } from '../../../../platform/language/index.ts';
import { Badge, type Clause, PlainTable, Section, Stat, StatRow } from '../../../../ui/index.ts';
import type { OwnWorker } from '../../../development/index.ts';
import { overseesStaff } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { CentreTabs, ClauseSign, clauseOf } from '../../pages/parts.tsx';
import { type PersonSummary, summariesOf } from '../charges.ts';
import { controlText as text } from '../control.text.ts';
import { type HeadPage, headPage } from '../head.queries.ts';
import { reportPath } from './responsibility.tsx';

interface Shown {
  readonly found: HeadPage;
  readonly clause: Clause & { path: string | null };
}

export const headOfCentrePage = page<Shown>({
  path: '/centre/head',
  ru: text.head,
  ability: overseesStaff,
  load: async (ctx) => ({ found: await headPage(ctx), clause: await clauseOf(ctx, 'head-functions') }),
  view: (view, { found, clause }) => ({
    title: text.head,
    crumbs: [[centreText.title, '/centre']],
    lead: (
      <>
        {text.headLead} <ClauseSign view={view} clause={clause} />
      </>
    ),
    wide: true,
    body: (
      <>
        <CentreTabs view={view} current="head" />
        <Figures view={view} found={found} />
        {found.parts.map((part) => (
          <Section title={part.title}>{part.body(view)}</Section>
        ))}
        <Control view={view} found={found} />
        <Training view={view} found={found} />
        <Staff view={view} found={found} />
        <Directions view={view} found={found} />
      </>
    ),
  }),
});

interface PartProps {
  readonly view: PageView;
  readonly found: HeadPage;
}

const mismatches = ({ table }: HeadPage) =>
  (table?.seats ?? []).flatMap((seat) =>
    seat.occupants.flatMap((who) =>
      who.checks.filter((check) => check.outcome === 'unmet').map((check) => ({ seat, who, check })),
    ),
  );

function Figures({ view, found }: PartProps) {
  const { filter, charges, table, workers, holes } = found;
  const broken = charges.filter((each) => each.verdict === 'not-done').length;
  const due = workers.filter((each) => each.isDue).length;
  const wrong = mismatches(found).length;
  return (
    <StatRow>
      <Stat
        value={broken}
        label="не сделано в срок"
        note="за учебный год"
        tone={broken > 0 ? 'trouble' : 'done'}
        href={view.url(reportPath({ ...filter, verdict: 'not-done' }))}
      />
      <Stat
        value={table?.vacant ?? 0}
        label="ставок свободно"
        note={table ? `из ${formatNumber(table.rates)}` : 'структура не утверждена'}
        tone={table && table.vacant > 0 ? 'waiting' : undefined}
        href={view.url('/centre')}
      />
      <Stat
        value={wrong}
        label="несоответствий требованиям"
        tone={wrong > 0 ? 'waiting' : 'done'}
        href={view.url('/centre')}
      />
      <Stat
        value={due}
        label="пора на курсы"
        note={`из ${workers.length} работников службы`}
        tone={due > 0 ? 'waiting' : 'done'}
        href={view.url('/development/own-staff')}
      />
      <Stat
        value={holes.length}
        label="направлений без ответственного"
        tone={holes.length > 0 ? 'waiting' : 'done'}
        href={view.url('/centre/who?holes=yes')}
      />
    </StatRow>
  );
}

function Control({ view, found }: PartProps) {
  const { filter } = found;
  const rows = summariesOf(found.charges).filter((each) => each.counts['not-done'] + each.counts.late > 0);
  const link = (row: PersonSummary, verdict: 'not-done' | 'late') =>
    row.counts[verdict] === 0 ? (
      '0'
    ) : (
      <a href={view.url(reportPath({ ...filter, personId: row.personId, verdict }))}>{row.counts[verdict]}</a>
    );
  return (
    <Section title="Контроль: нарушенные сроки по людям">
      <PlainTable<PersonSummary>
        caption="Нарушенные сроки"
        rows={rows}
        rowKey={(row) => row.personId}
        rowHref={(row) => view.url(reportPath({ ...filter, personId: row.personId }))}
        empty="Нарушенных сроков в этом учебном году нет."
        columns={[
          { key: 'name', title: text.fields.person, cell: (row) => row.name },
          { key: 'not-done', title: 'Не сделано', numeric: true, cell: (row) => link(row, 'not-done') },
          { key: 'late', title: 'С опозданием', numeric: true, cell: (row) => link(row, 'late') },
        ]}
      />
      <p class="o-hint">
        Сроки берутся из плана, экспертных листов, отчётов площадок и протоколов советов.{' '}
        <a href={view.url('/centre/responsibility')}>Весь отчёт</a>
      </p>
    </Section>
  );
}

const nameOf = ({ surname, given, patronymic }: OwnWorker) =>
  [surname, given, patronymic].filter(Boolean).join(' ');

function Training({ view, found }: PartProps) {
  const ending = Map.groupBy(found.ending, (each) => each.personId);
  const rows = found.workers.filter((each) => each.isDue || ending.has(each.personId));
  return (
    <Section title="Кадры: кому из службы пора учиться и аттестоваться">
      <PlainTable<OwnWorker>
        caption="Потребности работников службы"
        rows={[...rows]}
        rowKey={(row) => row.personId}
        rowHref={(row) => view.url(`/development/people/${row.personId}`)}
        empty="Все работники службы обучены в срок, категории в ближайший год не истекают."
        columns={[
          { key: 'name', title: 'Работник', cell: nameOf },
          { key: 'position', title: 'Должность', cell: (row) => row.position, wrap: true },
          {
            key: 'need',
            title: 'Обучение',
            cell: (row) =>
              row.isDue ? (
                <Badge tone="waiting" text="пора на курсы" />
              ) : (
                <Badge tone="done" text="в норме" />
              ),
          },
          {
            key: 'last',
            title: 'Последнее обучение',
            cell: (row) => (row.endedOn ? formatDateShort(row.endedOn) : 'не записано'),
          },
          { key: 'now', title: 'Сейчас', cell: (row) => row.going ?? 'не учится', wrap: true },
          {
            key: 'category',
            title: 'Аттестация',
            wrap: true,
            cell: (row) =>
              (ending.get(row.personId) ?? [])
                .map((each) => `${each.words} до ${formatDateShort(each.on)}`)
                .join('; ') || '—',
          },
        ]}
      />
      <p>
        <a href={view.url('/development/own-staff')}>Отчёт о повышении квалификации работников службы</a>
      </p>
    </Section>
  );
}

function Staff({ view, found }: PartProps) {
  const rows = mismatches(found);
  const vacant = (found.table?.seats ?? []).filter((seat) => seat.vacant > 0);
  return (
    <Section title="Кадры: вакансии, несоответствия, ознакомление">
      <PlainTable
        caption="Вакансии"
        rows={vacant}
        rowKey={(row) => row.seatId}
        rowHref={(row) => view.url(`/centre/seats/${row.seatId}`)}
        empty="Свободных ставок нет."
        columns={[
          { key: 'title', title: 'Свободная должность', cell: (row) => row.title, wrap: true },
          { key: 'unit', title: 'Отдел', cell: (row) => row.unit, wrap: true },
          { key: 'vacant', title: 'Ставок', cell: (row) => formatNumber(row.vacant), numeric: true },
        ]}
      />
      {rows.length > 0 ? (
        <PlainTable
          caption="Несоответствия"
          rows={rows}
          rowKey={(row) => `${row.who.appointmentId}-${row.check.kind}`}
          rowHref={(row) => view.url(`/centre/seats/${row.seat.seatId}`)}
          columns={[
            {
              key: 'who',
              title: 'Несоответствие',
              cell: (row) => `${row.who.name}: ${row.check.text}`,
              wrap: true,
            },
            { key: 'record', title: 'Что записано', cell: (row) => row.check.record, wrap: true },
            { key: 'clause', title: 'Пункт', cell: (row) => row.check.clause, wrap: true },
          ]}
        />
      ) : null}
      {found.awaited.length > 0 ? (
        <PlainTable
          caption="Не ознакомлены с должностной инструкцией"
          rows={[...found.awaited]}
          rowKey={(row) => `${row.descriptionId}-${row.personId}`}
          rowHref={(row) => view.url(`/centre/job-descriptions/${row.descriptionId}`)}
          columns={[
            { key: 'name', title: 'Не ознакомлен с инструкцией', cell: (row) => row.name, wrap: true },
            { key: 'title', title: 'Должность', cell: (row) => row.title, wrap: true },
          ]}
        />
      ) : null}
    </Section>
  );
}

function Directions({ view, found }: PartProps) {
  return (
    <Section title="Направления без ответственного">
      <PlainTable
        caption="Направления без ответственного"
        rows={[...found.holes]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/centre/portfolios/${row.id}`)}
        empty="Каждое направление кому-то поручено."
        columns={[{ key: 'name', title: 'Направление', cell: (row) => row.name, wrap: true }]}
      />
    </Section>
  );
}
