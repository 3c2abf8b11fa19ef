// Corrections of a plan: those that wait for a decision first; the difference to what was approved, on the screen and on paper.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { countOf, formatDateShort } from '../../../../platform/language/index.ts';
import { ActionButton, EmptyState, Field, LinkButton, PlainTable, Section } from '../../../../ui/index.ts';
import { personNames } from '../../../people/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { sources } from '../../line/line.text.ts';
import { PlanTabs, planHead, planTitle } from '../../plan/pages/plan-parts.tsx';
import { planPath } from '../../plan/plan.commands.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { approveCorrection, rejectCorrection } from '../correction.deciding.ts';
import { proposesCorrection } from '../correction.policy.ts';
import { type Correction, correctionsOf } from '../correction.queries.ts';
import { correctionText as text } from '../correction.text.ts';
import { CorrectionBadge, CorrectionWords } from './correction-parts.tsx';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly rows: readonly Correction[];
  readonly names: ReadonlyMap<string, string>;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const rows = await correctionsOf(ctx, { planId: id });
  const people = rows.flatMap((row) => [row.proposedById, row.decidedById]).filter((each) => each !== null);
  return {
    plan,
    title: planTitle(await termsOf(ctx), plan),
    rows,
    names: await personNames(ctx, [...new Set(people)]),
  };
}

function Decide({ view, row, plan }: { view: PageView; row: Correction; plan: Plan }) {
  if (row.state !== 'proposed' || refusalOf(view, approveCorrection, { ...row, plan })) return null;
  const guard = (name: string) => ({
    idempotencyKey: `${view.formKey}-${name}-${row.id}`,
    version: row.version,
  });
  const back =
    view.form?.command === rejectCorrection.name && view.form.values.id === row.id ? view.form : null;
  return (
    <div class="o-buttons">
      <ActionButton
        text="Утвердить"
        look="primary"
        small
        action={view.self}
        guard={guard('approve')}
        hidden={{ _command: approveCorrection.name, id: row.id }}
      />
      <ActionButton
        text="Отклонить"
        small
        action={view.self}
        guard={guard('reject')}
        hidden={{ _command: rejectCorrection.name, id: row.id }}
        open={back !== null}
      >
        <Field
          name="words"
          label="Почему отклонено"
          widget="textarea"
          required
          value={back?.values.words}
          error={back?.refusal.fields.words}
        />
      </ActionButton>
    </div>
  );
}

const again = (output: { planId: string }) => `${planPath(output.planId)}/corrections`;

export const correctionsPage = page<Shown>({
  path: '/planning/plans/:id/corrections',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(approveCorrection, { next: again, done: text.approved }),
    post(rejectCorrection, { next: again, done: text.rejected }),
  ],
  view: (view, shown) => {
    const { plan, rows, names } = shown;
    const nameOf = (id: string | null) => (id ? (names.get(id) ?? '') : '');
    const mayAdd =
      ['approved', 'executing'].includes(plan.state) && !proposesCorrection.check(view, undefined);
    const waiting = rows.filter((row) => row.state === 'proposed');
    const columns = [
      {
        key: 'title',
        title: 'Пункт',
        wrap: true,
        cell: (row: Correction) =>
          row.lineId ? <a href={view.url(linePath(row.lineId))}>{row.title}</a> : row.title,
      },
      {
        key: 'what',
        title: text.fields.kind,
        wrap: true,
        cell: (row: Correction) => <CorrectionWords row={row} />,
      },
      { key: 'reason', title: text.fields.reason, wrap: true, cell: (row: Correction) => row.reason },
      {
        key: 'source',
        title: text.fields.source,
        wrap: true,
        cell: (row: Correction) => [sources[row.source], row.sourceDocument].filter(Boolean).join(': '),
      },
      {
        key: 'proposed',
        title: text.fields.proposed,
        wrap: true,
        cell: (row: Correction) => `${formatDateShort(row.proposedOn)} ${nameOf(row.proposedById)}`,
      },
      {
        key: 'decided',
        title: text.fields.decided,
        wrap: true,
        cell: (row: Correction) =>
          row.state === 'proposed' ? (
            <Decide view={view} row={row} plan={plan} />
          ) : (
            <>
              <CorrectionBadge state={row.state} /> {row.decidedOn ? formatDateShort(row.decidedOn) : ''}{' '}
              {nameOf(row.decidedById)} {row.decisionWords}
            </>
          ),
      },
    ];
    return {
      ...planHead(shown),
      lead: countOf(rows.length, ...text.count),
      actions: mayAdd ? (
        <LinkButton
          text="Предложить новый пункт"
          href={view.url(`${planPath(plan.id)}/corrections/new`)}
          icon="plus"
        />
      ) : null,
      body: (
        <>
          <PlanTabs view={view} plan={plan} current="corrections" />
          {rows.length === 0 ? (
            <EmptyState title={text.none} text={text.noneText} />
          ) : (
            <>
              {waiting.length > 0 ? (
                <Section title="Ждут решения">
                  <PlainTable
                    caption="Ждут решения"
                    rows={waiting}
                    rowKey={(row) => row.id}
                    columns={columns}
                  />
                </Section>
              ) : null}
              <Section
                title={text.difference}
                actions={
                  <>
                    <LinkButton
                      text="PDF"
                      small
                      icon="file-text"
                      download
                      href={view.url(`${planPath(plan.id)}/corrections.pdf`)}
                    />
                    <LinkButton
                      text="DOCX"
                      small
                      icon="download"
                      download
                      href={view.url(`${planPath(plan.id)}/corrections.docx`)}
                    />
                    <LinkButton
                      text="XLSX"
                      small
                      icon="download"
                      download
                      href={view.url(`${planPath(plan.id)}/corrections.xlsx`)}
                    />
                  </>
                }
              >
                <PlainTable
                  caption={text.difference}
                  rows={rows.filter((row) => row.state !== 'proposed')}
                  rowKey={(row) => row.id}
                  empty="Утверждённых изменений ещё нет."
                  columns={columns}
                />
              </Section>
            </>
          )}
        </>
      ),
    };
  },
});
