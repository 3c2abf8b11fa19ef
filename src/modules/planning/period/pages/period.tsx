// One plan of a period: its lines, the corrections it makes with who proposed them and why, and the one signature that issues it.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { countOf, formatDate, formatDateShort, upperFirst } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Facts,
  Field,
  HistoryList,
  ListBar,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../../people/index.ts';
import type { Correction } from '../../correction/correction.queries.ts';
import { correctionKinds, correctionText } from '../../correction/correction.text.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { lineText } from '../../line/line.text.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { planText } from '../../plan/plan.text.ts';
import { seesDrafts } from '../../plan/plan.visibility.ts';
import {
  dropPeriod,
  issuePeriod,
  periodPath,
  periodSubject,
  returnPeriod,
  submitPeriod,
} from '../period.commands.ts';
import type { PeriodContent } from '../period.content.ts';
import { type PeriodOfPlan, periodDraft, periodWithPlan } from '../period.queries.ts';
import { periodName } from '../period.terms.ts';
import { periodSentences, periodText as text } from '../period.text.ts';
import { PeriodBadge } from './period-parts.tsx';

interface Shown {
  readonly period: PeriodOfPlan;
  readonly content: PeriodContent;
  readonly others: readonly Correction[];
  readonly waiting: number;
  readonly author: string;
  readonly history: readonly HistoryLine[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const period = await periodWithPlan(ctx, id);
  if (!period) return null;
  const draft = period.content ? null : await periodDraft(ctx, period.plan, period);
  const content = period.content ?? draft?.content ?? { rows: [], gone: [], changes: [] };
  const names = await personNames(ctx, period.begunById ? [period.begunById] : []);
  return {
    ...{ period, content, others: draft?.others ?? [], waiting: draft?.waiting.length ?? 0 },
    author: (period.begunById && names.get(period.begunById)) || '',
    history: await historyOf(ctx, periodSubject(id), periodSentences),
  };
}

function Actions({ view, shown }: { view: PageView; shown: Shown }) {
  const { period, waiting } = shown;
  if (period.state === 'issued') return null;
  const mayIssue = !refusalOf(view, issuePeriod, period);
  const common = (name: string) => ({
    action: view.self,
    guard: { idempotencyKey: `${view.formKey}-${name}`, version: period.version },
    hidden: { _command: name, id: period.id },
  });
  const back = view.form?.command === returnPeriod.name ? view.form : null;
  return (
    <>
      {mayIssue ? (
        <ActionButton
          {...common(issuePeriod.name)}
          text={text.issue}
          look="primary"
          confirm={text.issueConfirm(waiting > 0 ? countOf(waiting, ...text.count) : null)}
        />
      ) : null}
      {period.state === 'draft' && !mayIssue && !refusalOf(view, submitPeriod, period) ? (
        <ActionButton {...common(submitPeriod.name)} text={text.submit} look="primary" />
      ) : null}
      {period.state === 'on-approval' && mayIssue ? (
        <ActionButton {...common(returnPeriod.name)} text={text.return} open={back !== null}>
          <Field
            name="reason"
            label={text.returnReason}
            widget="textarea"
            required
            error={back?.refusal.fields.reason}
          />
        </ActionButton>
      ) : null}
      {period.state === 'draft' && !refusalOf(view, dropPeriod, period) ? (
        <ActionButton {...common(dropPeriod.name)} text={text.drop} look="quiet" />
      ) : null}
    </>
  );
}

function Lines({ view, content }: { view: PageView; content: PeriodContent }) {
  return (
    <Section title={text.lines}>
      <PlainTable
        caption={text.lines}
        rows={[...content.rows]}
        rowKey={(row) => `${row.lineId} ${row.title} ${row.term}`}
        empty={text.noLines}
        columns={[
          {
            key: 'title',
            title: lineText.fields.title,
            wrap: true,
            cell: (row) =>
              row.lineId ? <a href={view.url(linePath(row.lineId))}>{row.title}</a> : row.title,
          },
          { key: 'term', title: lineText.fields.term, cell: (row) => row.term, wrap: true },
          { key: 'who', title: lineText.fields.responsible, cell: (row) => row.responsible, wrap: true },
          { key: 'audience', title: lineText.fields.audience, cell: (row) => row.audience, wrap: true },
          {
            key: 'mark',
            title: text.columns.mark,
            wrap: true,
            cell: (row) => (row.mark ? <b>{row.mark}</b> : ''),
          },
        ]}
      />
    </Section>
  );
}

function Changes({ content }: { content: PeriodContent }) {
  return (
    <Section title={text.changes}>
      <PlainTable
        caption={text.changes}
        rows={[...content.changes]}
        rowKey={(row) => row.correctionId}
        empty={text.noChanges}
        columns={[
          { key: 'title', title: 'Пункт', cell: (row) => row.title, wrap: true },
          {
            key: 'what',
            title: correctionText.fields.kind,
            wrap: true,
            cell: (row) => (
              <>
                {correctionKinds[row.kind]}: {row.was ? <del class="o-was">{row.was}</del> : null}{' '}
                <ins class="o-now">{row.now}</ins>
              </>
            ),
          },
          {
            key: 'why',
            title: correctionText.fields.reason,
            wrap: true,
            cell: (row) => [row.reason, row.ground].filter(Boolean).join('; '),
          },
          {
            key: 'author',
            title: text.columns.author,
            wrap: true,
            cell: (row) => `${row.author}, ${formatDateShort(row.proposedOn)}`,
          },
          {
            key: 'decided',
            title: text.columns.decided,
            cell: (row) => (row.decidedOn ? formatDateShort(row.decidedOn) : text.waiting),
          },
        ]}
      />
      {content.gone.length > 0 ? (
        <PlainTable
          caption={text.gone}
          rows={[...content.gone]}
          rowKey={(row) => `${row.title} ${row.term}`}
          columns={[
            { key: 'title', title: text.gone, cell: (row) => row.title, wrap: true },
            { key: 'term', title: correctionText.was, cell: (row) => row.term, wrap: true },
            { key: 'mark', title: correctionText.now, cell: (row) => row.mark, wrap: true },
          ]}
        />
      ) : null}
    </Section>
  );
}

function Others({ others }: { others: readonly Correction[] }) {
  if (others.length === 0) return null;
  return (
    <Section title={text.others}>
      <p class="o-hint">{text.othersHint}</p>
      <ul>
        {others.map((row) => (
          <li>
            {row.title}: {correctionKinds[row.kind]}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const again = (output: { id: string }) => periodPath(output.id);

export const periodPage = page<Shown>({
  path: '/planning/periods/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(submitPeriod, { next: again, done: text.submitted }),
    post(returnPeriod, { next: again, done: text.returned }),
    post(issuePeriod, { next: again, done: (output) => text.issued(output.number) }),
    post(dropPeriod, { next: (output) => `${planPath(output.planId)}/periods`, done: text.dropped }),
  ],
  view: (view, shown) => {
    const { period, content } = shown;
    const path = view.url(periodPath(period.id));
    return {
      title: upperFirst(text.named(periodName(period))),
      crumbs: [
        [planText.list, '/planning'],
        [planText.one, planPath(period.planId)],
        [text.title, `${planPath(period.planId)}/periods`],
      ],
      badge: <PeriodBadge state={period.state} />,
      wide: true,
      actions: <Actions view={view} shown={shown} />,
      body: (
        <>
          <ListBar
            count={countOf(content.rows.length, ...planText.lines)}
            files={{ docx: `${path}/plan.docx`, pdf: `${path}/plan.pdf` }}
          />
          <Facts
            facts={[
              { label: text.madeBy, value: `${shown.author}, ${formatDate(period.begunOn)}` },
              { label: 'Выпущен', value: period.issuedOn ? formatDate(period.issuedOn) : 'ещё нет' },
              ...(period.documentId && seesDrafts(view)
                ? [
                    {
                      label: text.document,
                      value: <a href={view.url(`/documents/${period.documentId}`)}>Открыть</a>,
                    },
                  ]
                : []),
            ]}
          />
          <Changes content={content} />
          <Others others={shown.others} />
          <Lines view={view} content={content} />
          <Section title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={shown.history.map((each) => ({ at: each.at, text: `${each.who}: ${each.text}` }))}
            />
          </Section>
        </>
      ),
    };
  },
});
