// The form of a line of a draft, new or known; and the box for rows copied in Excel. Both work without scripts.

import { addDays } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import {
  ActionButton,
  type FieldDescriptor,
  Fields,
  FormPage,
  fieldsOf,
  type Option,
} from '../../../../ui/index.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsSomePlan, planPolicy } from '../../plan/plan.policy.ts';
import { type Catalogue, type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { pasteLines, removeLines } from '../grid.commands.ts';
import { peopleNamesFor } from '../line.choices.ts';
import { addLine, type LineOfPlan, lineWithPlan, saveLine } from '../line.commands.ts';
import { usualResponsible } from '../line.people.ts';
import type { Line } from '../line.queries.ts';
import { lineSchema } from '../line.schema.ts';
import { lineText as text } from '../line.text.ts';

interface Choices {
  readonly fields: FieldDescriptor[];
  readonly options: Record<string, Option[]>;
}

const listed = (rows: Catalogue['directions']): Option[] =>
  rows.map(({ key, text: label }) => ({ value: key, label }));

export async function lineChoices(ctx: ReadCtx, plan: Plan, line: Line | null): Promise<Choices> {
  const usual = await usualResponsible(ctx);
  const named = await peopleNamesFor(ctx, line ? [line.responsibleId, ...line.coWorkerIds] : []);
  const people = [...new Map([...usual, ...named].map((each) => [each.value, each])).values()];
  const source = `/api/v1/${ctx.territory.slug}/people/pick`;
  return {
    fields: fieldsOf(lineSchema).map((field) =>
      field.name === 'responsibleId' ? { ...field, source } : field,
    ),
    options: {
      direction: listed(plan.catalogue.directions),
      task: listed(plan.catalogue.tasks),
      responsibleId: people,
      coWorkers: people,
    },
  };
}

export const valuesOfLine = (line: Line): Record<string, unknown> => ({
  ...line,
  lastDay: line.endsOn ? addDays(line.endsOn, -1) : null,
  coWorkers: line.coWorkerIds,
  // Days the words give themselves are not written into the form: they follow the words.
  ...(line.termKind === 'unknown' || line.termKind === 'period' ? {} : { startsOn: null, lastDay: null }),
});

const cancelTo = (view: PageView, planId: string) => ({ text: 'К плану', href: view.url(planPath(planId)) });

interface NewLine {
  readonly plan: Plan;
  readonly choices: Choices;
}

export const lineNewPage = page<NewLine>({
  path: '/planning/plans/:id/lines/new',
  ru: text.add,
  ability: keepsSomePlan,
  load: async (ctx, { id = '' }) => {
    const plan = await visiblePlan(ctx, id);
    if (!plan) return null;
    const complaint = planPolicy.rules.keep.check(ctx, plan);
    if (complaint) return complaint;
    if (plan.state !== 'draft') return refuse('plan-frozen', planText.refusals.frozen);
    return { plan, choices: await lineChoices(ctx, plan, null) };
  },
  posts: [post(addLine, { next: (output) => planPath(output.planId), done: text.added })],
  view: (view, { plan, choices }) => ({
    title: text.add,
    crumbs: [
      [planText.list, '/planning'],
      [planText.one, planPath(plan.id)],
    ],
    lead: 'Достаточно содержания, срока и ответственного; остальное можно внести до утверждения.',
    body: (
      <FormPage
        action={view.self}
        submit={addLine.ru}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: addLine.name, planId: plan.id }}
        errors={view.form?.refusal.fields}
        fields={choices.fields}
        cancel={cancelTo(view, plan.id)}
      >
        <Fields
          {...choices}
          values={view.form?.values ?? { direction: view.query.get('direction'), source: 'own' }}
          errors={view.form?.refusal.fields}
        />
      </FormPage>
    ),
  }),
});

interface KnownLine extends LineOfPlan {
  readonly choices: Choices;
}

export const lineEditPage = page<KnownLine>({
  path: '/planning/lines/:id/edit',
  ru: text.edit,
  ability: keepsSomePlan,
  load: async (ctx, { id = '' }) => {
    const found = await lineWithPlan(ctx, id);
    if (!found) return null;
    const complaint = planPolicy.rules.keep.check(ctx, found.plan);
    if (complaint) return complaint;
    if (found.plan.state !== 'draft') return refuse('plan-frozen', planText.refusals.frozen);
    return { ...found, choices: await lineChoices(ctx, found.plan, found.line) };
  },
  posts: [
    post(saveLine, { next: (output) => planPath(output.planId), done: text.saved }),
    post(removeLines, { next: (output) => planPath(output.planId), done: text.removed }),
  ],
  view: (view, { line, plan, choices }) => ({
    title: text.edit,
    crumbs: [
      [planText.list, '/planning'],
      [planText.one, planPath(plan.id)],
      [line.title, `/planning/lines/${line.id}`],
    ],
    actions: (
      <ActionButton
        text={text.remove}
        look="danger"
        action={view.self}
        guard={{ idempotencyKey: `${view.formKey}-remove` }}
        hidden={{ _command: removeLines.name, planId: plan.id, 'ids[]': line.id }}
        confirm={text.removeConfirm}
      />
    ),
    body: (
      <FormPage
        action={view.self}
        submit={saveLine.ru}
        guard={{ idempotencyKey: view.formKey, version: line.version }}
        hidden={{ _command: saveLine.name, id: line.id }}
        errors={view.form?.refusal.fields}
        fields={choices.fields}
        cancel={cancelTo(view, plan.id)}
      >
        <Fields
          {...choices}
          values={view.form?.values ?? valuesOfLine(line)}
          errors={view.form?.refusal.fields}
        />
      </FormPage>
    ),
  }),
});

export const linePastePage = page<Plan>({
  path: '/planning/plans/:id/paste',
  onlyForm: true,
  ru: text.paste,
  ability: keepsSomePlan,
  load: async (ctx, { id = '' }) => {
    const plan = await visiblePlan(ctx, id);
    if (!plan) return null;
    const complaint = planPolicy.rules.keep.check(ctx, plan);
    if (complaint) return complaint;
    return plan.state === 'draft' ? plan : refuse('plan-frozen', planText.refusals.frozen);
  },
  posts: [
    post(pasteLines, {
      next: (output) => planPath(output.planId),
      done: (output) => text.pasted(String(output.count)),
    }),
  ],
  view: (view, plan) => {
    const fields = fieldsOf(pasteLines.input).filter((field) => field.name !== 'planId');
    return {
      title: text.paste,
      crumbs: [
        [planText.list, '/planning'],
        [planText.one, planPath(plan.id)],
      ],
      lead: text.pasteLead,
      body: (
        <FormPage
          action={view.self}
          submit={pasteLines.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: pasteLines.name, planId: plan.id }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={cancelTo(view, plan.id)}
        >
          <Fields
            fields={fields}
            values={view.form?.values}
            errors={view.form?.refusal.fields}
            options={{ direction: listed(plan.catalogue.directions) }}
          />
        </FormPage>
      ),
    };
  },
});
