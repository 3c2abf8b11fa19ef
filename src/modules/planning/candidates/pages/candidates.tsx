// What may be taken into a draft, by where it comes from; marked and taken together.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { EmptyState, Field, FormPage, type Option, PlainTable, Section } from '../../../../ui/index.ts';
import { usualResponsible } from '../../line/line.people.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { takeCandidates } from '../candidate.commands.ts';
import { type Candidate, type CandidateKind, candidatesFor } from '../candidate.queries.ts';
import { candidateText as text } from '../candidate.text.ts';

interface Shown {
  readonly plan: Plan;
  readonly candidates: readonly Candidate[];
  readonly people: readonly Option[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null | ReturnType<typeof refuse>> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  if (plan.state !== 'draft') return refuse('plan-frozen', planText.refusals.frozen);
  return { plan, candidates: await candidatesFor(ctx, plan), people: await usualResponsible(ctx) };
}

interface GroupProps {
  readonly view: PageView;
  readonly kind: CandidateKind;
  readonly rows: readonly Candidate[];
  readonly marked: ReadonlySet<string>;
}

function Group({ view, kind, rows, marked }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={`${text.groups[kind]}: ${rows.length}`}>
      <PlainTable
        caption={text.groups[kind]}
        rows={[...rows]}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'take',
            title: text.columns.take,
            cell: ({ key, line }) => (
              <input
                type="checkbox"
                class="form-check-input"
                name="keys[]"
                value={key}
                checked={marked.has(key)}
                aria-label={`${text.columns.take}: ${line.title}`}
              />
            ),
          },
          { key: 'title', title: text.columns.title, wrap: true, cell: ({ line }) => line.title },
          { key: 'term', title: text.columns.term, wrap: true, cell: ({ line }) => line.term },
          {
            key: 'source',
            title: text.columns.source,
            wrap: true,
            cell: ({ path, line }) => <a href={view.url(path)}>{line.source_words}</a>,
          },
        ]}
      />
    </Section>
  );
}

export const candidatesPage = page<Shown>({
  path: '/planning/plans/:id/candidates',
  onlyForm: true,
  ru: text.title,
  ability: keepsPlan,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(takeCandidates, {
      next: (output) => planPath(output.planId),
      done: (output) => text.done(output.count),
    }),
  ],
  view: (view, { plan, candidates, people }) => {
    const errors = view.form?.refusal.fields;
    const marked = new Set(((view.form?.values.keys as string[] | undefined) ?? []).map(String));
    return {
      title: text.title,
      crumbs: [
        [planText.list, '/planning'],
        [planText.one, planPath(plan.id)],
      ],
      lead: text.lead,
      wide: true,
      body:
        candidates.length === 0 ? (
          <EmptyState title={text.empty} text={text.emptyText} icon="check" />
        ) : (
          <FormPage
            action={view.self}
            submit={text.submit}
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: takeCandidates.name, planId: plan.id }}
            errors={errors}
            cancel={{ text: 'К плану', href: view.url(planPath(plan.id)) }}
          >
            {(['decision', 'need', 'line'] as const).map((kind) => (
              <Group
                view={view}
                kind={kind}
                rows={candidates.filter((each) => each.kind === kind)}
                marked={marked}
              />
            ))}
            <Field
              name="responsibleId"
              label={text.responsible}
              widget="select"
              required
              options={[...people]}
              value={view.form?.values.responsibleId ?? view.actor.personId}
              error={errors?.responsibleId}
            />
          </FormPage>
        ),
    };
  },
});
