// Lines of others' plans beside ours: whose each is, what coincides, and taking one into the draft.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { ActionButton, Badge, Field, LinkButton, ListPage, type Option } from '../../../../ui/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { usualResponsible } from '../../line/line.people.ts';
import { lineText } from '../../line/line.text.ts';
import { PlanTabs, planHead, planTitle } from '../../plan/pages/plan-parts.tsx';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { takeOutsideLine } from '../agreement.commands.ts';
import {
  clashingIds,
  collisionsOf,
  type OutsideLine,
  outsideLinesOf,
  sourceOf,
} from '../agreement.queries.ts';
import { agreementText as text } from '../agreement.text.ts';
import { agreementPath, outsidePath } from './agreement.tsx';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly all: readonly OutsideLine[];
  readonly clashing: ReadonlySet<string>;
  readonly people: readonly Option[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const all = await outsideLinesOf(ctx, id);
  return {
    plan,
    title: planTitle(await termsOf(ctx), plan),
    all,
    clashing: clashingIds(await collisionsOf(ctx, plan, undefined, all)),
    people: await usualResponsible(ctx),
  };
}

function Take({ view, shown, line }: { view: PageView; shown: Shown; line: OutsideLine }) {
  if (line.takenLineId) return <a href={view.url(linePath(line.takenLineId))}>взят</a>;
  if (shown.plan.state !== 'draft' || refusalOf(view, takeOutsideLine, { line, plan: shown.plan }))
    return null;
  const back = view.form?.values.id === line.id ? view.form : null;
  return (
    <ActionButton
      text={text.take}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${line.id}` }}
      hidden={{ _command: takeOutsideLine.name, id: line.id }}
      open={back !== null}
    >
      <Field
        name="responsibleId"
        label={text.fields.responsible}
        widget="select"
        required
        options={[...shown.people]}
        value={back?.values.responsibleId}
        error={back?.refusal.fields.responsibleId}
      />
    </ActionButton>
  );
}

const says = (line: OutsideLine, words: string): boolean =>
  [line.title, line.audience, line.place, line.term, line.responsibleWords, line.sourceWords]
    .join(' ')
    .toLocaleLowerCase('ru')
    .includes(words.toLocaleLowerCase('ru'));

export const outsidePage = page<Shown>({
  path: '/planning/plans/:id/outside',
  ru: text.outside,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [post(takeOutsideLine, { next: (output) => outsidePath(output.planId), done: text.takenDone })],
  view: (view, shown) => {
    const { plan, all, clashing } = shown;
    const query = Object.fromEntries(view.query);
    const [q, source] = [view.query.get('q')?.trim() ?? '', view.query.get('source') ?? ''];
    const rows = all.filter(
      (line) => (q === '' || says(line, q)) && (source === '' || line.sourceWords === source),
    );
    const mayLoad = !keepsPlan.check(view, undefined) && plan.state !== 'closed';
    const add = mayLoad ? (
      <LinkButton
        text={text.load}
        href={view.url(`${planPath(plan.id)}/readings/new?source=authority`)}
        icon="upload"
      />
    ) : null;
    return {
      ...planHead(shown),
      lead: text.outsideLead,
      actions: (
        <>
          <LinkButton text={text.title} href={view.url(agreementPath(plan.id))} />
          {add}
        </>
      ),
      body: (
        <>
          <PlanTabs view={view} plan={plan} current="agreement" />
          <ListPage
            caption={text.outside}
            path={view.url(outsidePath(plan.id))}
            query={query}
            filters={[
              { name: 'q', label: 'Найти', kind: 'search' },
              {
                name: 'source',
                label: text.fields.source,
                kind: 'select',
                options: [...new Set(all.map((line) => line.sourceWords))].map((value) => ({
                  value,
                  label: value,
                })),
              },
            ]}
            rows={rows.slice(0, 500)}
            rowKey={(line) => line.id}
            count={{ total: rows.length, forms: text.points }}
            empty={{ title: text.noOutside, text: text.noOutsideText, action: add }}
            columns={[
              {
                key: 'title',
                title: lineText.fields.title,
                wrap: true,
                cell: (line) => (
                  <>
                    {line.title}{' '}
                    {clashing.has(line.id) ? (
                      <Badge tone="waiting" text={text.mark} title={text.markTitle} />
                    ) : null}
                  </>
                ),
              },
              { key: 'term', title: lineText.fields.term, wrap: true, cell: (line) => line.term },
              { key: 'audience', title: lineText.fields.audience, wrap: true, cell: (line) => line.audience },
              { key: 'place', title: lineText.fields.place, wrap: true, cell: (line) => line.place },
              { key: 'source', title: text.fields.source, wrap: true, cell: sourceOf },
              {
                key: 'taken',
                title: text.fields.taken,
                cell: (line) => <Take view={view} shown={shown} line={line} />,
              },
            ]}
          />
        </>
      ),
    };
  },
});
