// What putting the cyclogram's dates into a draft would change, before it is done.
import { page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { countOf } from '../../../../platform/language/index.ts';
import { ActionButton, EmptyState, LinkButton, PlainTable, Section } from '../../../../ui/index.ts';
import { lineText } from '../../line/line.text.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { cyclogramDifferences } from '../cyclogram.applying.ts';
import { cyclogramPath, generateLines } from '../cyclogram.commands.ts';
import type { Differences } from '../cyclogram.lines.ts';
import { cyclogramText as text } from '../cyclogram.text.ts';
import { cyclogramCrumbs } from './cyclogram-parts.tsx';

interface Shown {
  readonly plan: Plan;
  readonly differences: Differences;
}

interface Row {
  readonly key: string;
  readonly title: string;
  readonly was: string;
  readonly now: string;
  readonly note: string;
}

function groupsOf({ add, change, remove, byHand }: Differences): [string, Row[]][] {
  return [
    [
      text.groups.add,
      add.map(({ ruleId, ruleKey, columns, note }) => ({
        ...{ key: `${ruleId} ${ruleKey}`, title: columns.title, was: '', now: columns.term, note },
      })),
    ],
    [
      text.groups.change,
      change.map(({ line, given }) => ({
        ...{
          key: line.id,
          title: given.columns.title,
          was: line.term,
          now: given.columns.term,
          note: given.note,
        },
      })),
    ],
    [
      text.groups.remove,
      remove.map((line) => ({ key: line.id, title: line.title, was: line.term, now: '', note: '' })),
    ],
    [
      text.groups.byHand,
      byHand.map((line) => ({ key: line.id, title: line.title, was: '', now: line.term, note: '' })),
    ],
  ];
}

export const cyclogramGeneratePage = page<Shown>({
  path: '/planning/plans/:id/cyclogram/generate',
  onlyForm: true,
  ru: text.generatePage,
  ability: keepsPlan,
  load: async (ctx, { id = '' }) => {
    const plan = await visiblePlan(ctx, id);
    if (!plan) return null;
    if (plan.state !== 'draft') return refuse('plan-frozen', text.frozen);
    return { plan, differences: await cyclogramDifferences(ctx, plan) };
  },
  posts: [
    post(generateLines, {
      next: (output) => planPath(output.planId),
      done: (output) => text.applied(output.added, output.changed, output.removed),
    }),
  ],
  view: (view, { plan, differences }) => {
    const { add, change, remove, same } = differences;
    const isSame = add.length + change.length + remove.length === 0;
    const back = <LinkButton text="К циклограмме" href={view.url(cyclogramPath(plan.id))} />;
    return {
      title: text.generatePage,
      crumbs: cyclogramCrumbs(plan),
      lead: text.generateLead,
      wide: true,
      actions: isSame ? (
        back
      ) : (
        <>
          {back}
          <ActionButton
            text={text.apply}
            look="primary"
            action={view.self}
            guard={{ idempotencyKey: `${view.formKey}-generate` }}
            hidden={{ _command: generateLines.name, planId: plan.id }}
          />
        </>
      ),
      body: (
        <>
          {isSame ? (
            <EmptyState title={text.same} text={`Совпадает: ${countOf(same, ...planText.lines)}.`} />
          ) : null}
          {groupsOf(differences)
            .filter(([, rows]) => rows.length > 0)
            .map(([title, rows]) => (
              <Section title={`${title}: ${countOf(rows.length, ...planText.lines)}`}>
                <PlainTable
                  caption={title}
                  rows={rows}
                  rowKey={(row) => row.key}
                  columns={[
                    { key: 'title', title: lineText.fields.title, cell: (row) => row.title, wrap: true },
                    {
                      key: 'term',
                      title: lineText.fields.term,
                      wrap: true,
                      cell: (row) => (
                        <>
                          {row.was && row.was !== row.now ? <del class="o-was">{row.was}</del> : null}{' '}
                          {row.now}
                          {row.note ? <span class="o-hint"> {row.note}</span> : null}
                        </>
                      ),
                    },
                  ]}
                />
              </Section>
            ))}
        </>
      ),
    };
  },
});
