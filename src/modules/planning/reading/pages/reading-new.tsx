// The form that takes a file with a plan: dropped on the page or chosen; says what was read before for this plan.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { Badge, Fields, FormPage, fieldsOf, PlainTable, Section } from '../../../../ui/index.ts';
import { sources } from '../../line/line.text.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { readPlan } from '../reading.commands.ts';
import { type Reading, readingsOf } from '../reading.queries.ts';
import { readingStates, readingText as text } from '../reading.text.ts';

interface Shown {
  readonly plan: Plan;
  readonly readings: readonly Reading[];
}

export const readingPath = (id: string): string => `/planning/readings/${id}`;

export const readingTones = { ready: 'waiting', applied: 'done', undone: 'draft', dropped: 'draft' } as const;

async function load(ctx: ReadCtx, id: string): Promise<Shown | null | ReturnType<typeof refuse>> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  if (plan.state === 'closed') return refuse('plan-closed', text.refusals.closed);
  return { plan, readings: await readingsOf(ctx, id) };
}

export const readingNewPage = page<Shown>({
  path: '/planning/plans/:id/readings/new',
  ru: text.read,
  ability: keepsPlan,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [post(readPlan, { next: (output) => readingPath(output.id), done: text.done.read })],
  view: (view, { plan, readings }) => {
    const fields = fieldsOf(readPlan.input).filter((field) => field.name !== 'planId');
    const whose = plan.state === 'draft' ? (view.query.get('source') ?? 'own') : 'authority';
    return {
      title: text.read,
      crumbs: [
        [planText.list, '/planning'],
        [planText.one, planPath(plan.id)],
      ],
      lead: text.readLead,
      body: (
        <>
          <div class="o-drop" data-controller="file-drop">
            <FormPage
              action={view.self}
              submit={text.submit}
              multipart
              guard={{ idempotencyKey: view.formKey }}
              hidden={{ _command: readPlan.name, planId: plan.id }}
              errors={view.form?.refusal.fields}
              fields={fields}
              cancel={{ text: 'К плану', href: view.url(planPath(plan.id)) }}
            >
              <Fields
                fields={fields}
                values={view.form?.values ?? { source: whose }}
                errors={view.form?.refusal.fields}
              />
            </FormPage>
          </div>
          {readings.length > 0 ? (
            <Section title={text.title}>
              <PlainTable
                caption={text.title}
                rows={[...readings]}
                rowKey={(reading) => reading.id}
                rowHref={(reading) => view.url(readingPath(reading.id))}
                columns={[
                  { key: 'file', title: text.fields.file, cell: (reading) => reading.fileName, wrap: true },
                  {
                    key: 'source',
                    title: text.fields.source,
                    cell: (reading) => reading.sourceWords || sources[reading.source],
                    wrap: true,
                  },
                  {
                    key: 'when',
                    title: 'Когда',
                    cell: (reading) => formatDate(reading.readAt.toISOString().slice(0, 10)),
                  },
                  {
                    key: 'state',
                    title: 'Состояние',
                    cell: (reading) => (
                      <Badge tone={readingTones[reading.state]} text={readingStates[reading.state]} />
                    ),
                  },
                  {
                    key: 'lines',
                    title: 'Взято пунктов',
                    cell: (reading) => String(reading.lines),
                    numeric: true,
                  },
                ]}
              />
            </Section>
          ) : null}
        </>
      ),
    };
  },
});
