// The block of the plan's summary: what is done, moved, cancelled, what has grown, and the note about it.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatNumber, upperFirst } from '../../../../platform/language/index.ts';
import { ActionButton, LinkButton, PlainTable, Section, Stat, StatRow } from '../../../../ui/index.ts';
import { documentPath } from '../../../documents/index.ts';
import { guardOf } from '../../site/pages/site-parts.tsx';
import { fulfilmentNames } from '../../site-report/site-report.text.ts';
import { summaryText as text } from '../remark.text.ts';
import type { SitePlan } from '../site-plan.queries.ts';
import { sumUpPlan } from '../summary.commands.ts';
import type { PlanSummary } from '../summary.figures.ts';

interface SummaryProps {
  readonly view: PageView;
  readonly plan: SitePlan;
  readonly summary: PlanSummary;
  /** State of the note, when there is one the reader may open. */
  readonly note: { readonly id: string; readonly isDraft: boolean } | null;
}

export function Summary({ view, plan, summary, note }: SummaryProps) {
  const draws = (!note || note.isDraft) && !refusalOf(view, sumUpPlan, plan);
  const figures = (['done', 'moved', 'cancelled', 'planned'] as const).map((key) => ({
    key,
    count: summary.counts[key],
  }));
  return (
    <Section
      title={text.title}
      id="summary"
      actions={
        <>
          {note ? (
            <LinkButton text={text.open} icon="file-text" href={view.url(documentPath(note.id))} />
          ) : null}
          {draws ? (
            <ActionButton
              text={sumUpPlan.ru}
              look={note ? 'quiet' : 'primary'}
              action={view.self}
              guard={guardOf(view, 'sum-up')}
              hidden={{ _command: sumUpPlan.name, id: plan.id }}
            />
          ) : null}
        </>
      }
    >
      <p class="o-hint">{text.lead}</p>
      <StatRow>
        {figures.map(({ key, count }) => (
          <Stat
            value={count}
            label={fulfilmentNames[key]}
            note={`из ${formatNumber(summary.total)}`}
            tone={key === 'done' ? 'done' : undefined}
          />
        ))}
      </StatRow>
      <PlainTable
        caption={text.indicators}
        rows={indicatorsOf(summary)}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', title: text.indicator, cell: (row) => row.name, wrap: true },
          { key: 'start', title: text.atStart, cell: (row) => row.atStart },
          { key: 'now', title: text.now, cell: (row) => row.now, wrap: true },
        ]}
      />
    </Section>
  );
}

const indicatorsOf = (summary: PlanSummary) => [
  ...(summary.growth ?? []).map((figure) => ({
    name: figure.label,
    atStart: `${figure.atStart} из ${figure.ofStart}`,
    now: `${figure.now} из ${figure.ofNow}`,
  })),
  { name: text.hours, atStart: '', now: formatNumber(summary.hours) },
  { name: text.publications, atStart: '', now: formatNumber(summary.publications) },
  ...summary.reports.map((each) => ({ name: upperFirst(each.title), atStart: '', now: each.words })),
];
