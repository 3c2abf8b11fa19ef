// The control cabinet of the head of the authority: looks only; strategy is changed where it lives, on the plan's own page.
import { type PageView, page } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { LinkButton, PlainTable, PrintButton, Section } from '../../../ui/index.ts';
import { ClauseSign, clauseOf, type JudgedCharge } from '../../centre/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { norms } from '../../regulations/index.ts';
import { controlsService } from '../authority.policy.ts';
import { controlText as text } from '../authority.text.ts';
import { type Control, controlOf } from './control.queries.ts';

interface Shown {
  readonly control: Control;
  readonly clause: Awaited<ReturnType<typeof clauseOf>>;
}

export const controlPage = page<Shown>({
  path: '/authority/control',
  ru: text.title,
  ability: controlsService,
  load: async (ctx) => ({
    control: await controlOf(ctx),
    clause: await clauseOf(ctx, norms.serviceControl.slug),
  }),
  view: (view, { control, clause }) => ({
    title: `${text.title}, ${schoolYearText(view.schoolYear)}`,
    lead: (
      <>
        {text.lead} <ClauseSign view={view} clause={clause} />
      </>
    ),
    actions: <PrintButton />,
    wide: true,
    body: (
      <>
        <PlanBlock view={view} control={control} />
        <Overdue view={view} control={control} />
        <Decisions view={view} control={control} />
        <Reports view={view} control={control} />
      </>
    ),
  }),
});

interface BlockProps {
  readonly view: PageView;
  readonly control: Control;
}

function PlanBlock({ view, control: { plan, figures } }: BlockProps) {
  return (
    <Section
      title={text.plan}
      actions={
        plan ? (
          <>
            <LinkButton text={plan.title} icon="calendar" href={view.url(plan.path)} />
            <LinkButton text={text.openStrategy} look="quiet" href={view.url(`${plan.path}/about`)} />
          </>
        ) : null
      }
    >
      {figures ? figures.body(view) : <p class="o-none">{text.noPlan}</p>}
      <p class="o-hint">{text.strategyLead}</p>
    </Section>
  );
}

function Overdue({ view, control }: BlockProps) {
  return (
    <Section title={`${text.overdue}: ${control.overdue.length}`} id="overdue">
      <Charges view={view} caption={text.overdue} rows={control.overdue} empty={text.overdueNone} />
    </Section>
  );
}

interface ChargesProps {
  readonly view: PageView;
  readonly caption: string;
  readonly rows: readonly JudgedCharge[];
  readonly empty: string;
}

function Charges({ view, caption, rows, empty }: ChargesProps) {
  return (
    <PlainTable
      caption={caption}
      rows={rows.slice(0, 100)}
      rowKey={(row) => `${row.source}-${row.subjectId}-${row.personId}`}
      rowHref={(row) => view.url(row.path)}
      empty={empty}
      columns={[
        { key: 'what', title: text.what, wrap: true, cell: (row) => row.text },
        { key: 'kind', title: text.kind, cell: (row) => row.kind },
        { key: 'who', title: text.who, cell: (row) => row.name },
        { key: 'due', title: text.due, cell: (row) => formatDateShort(row.due) },
        { key: 'reason', title: text.reason, wrap: true, cell: (row) => row.reason },
      ]}
    />
  );
}

function Decisions({ view, control }: BlockProps) {
  return (
    <Section title={`${text.decisions}: ${control.decisions.length}`} id="decisions">
      <Charges view={view} caption={text.decisions} rows={control.decisions} empty={text.decisionsNone} />
    </Section>
  );
}

function Reports({ view, control }: BlockProps) {
  return (
    <Section title={`${text.reports}: ${control.reports.length}`} id="reports">
      <PlainTable
        caption={text.reports}
        rows={[...control.reports]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/documents/${row.id}`)}
        empty={text.reportsNone}
        columns={[
          { key: 'what', title: text.what, wrap: true, cell: (row) => row.title },
          {
            key: 'state',
            title: text.state,
            cell: (row) => (row.number && row.date ? text.registered(row.number, row.date) : text.draft),
          },
        ]}
      />
    </Section>
  );
}
