// The periods of a plan's year: which half-years, quarters and months have their plan, which wait, which may be composed.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDateShort, upperFirst } from '../../../../platform/language/index.ts';
import { ActionButton, EmptyState, PlainTable, Section } from '../../../../ui/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { PlanTabs, planHead, planTitle } from '../../plan/pages/plan-parts.tsx';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { periodPath, startPeriod } from '../period.commands.ts';
import { type PeriodPlan, periodPlansOf } from '../period.queries.ts';
import { type Period, periodKindKeys, periodName, periodsOfYear } from '../period.terms.ts';
import { periodKinds, periodText as text } from '../period.text.ts';
import { PeriodBadge } from './period-parts.tsx';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly made: readonly PeriodPlan[];
  readonly mayStart: boolean;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const isApproved = plan.state === 'approved' || plan.state === 'executing';
  return {
    ...{ plan, title: planTitle(await termsOf(ctx), plan) },
    made: await periodPlansOf(ctx, id),
    mayStart: isApproved && !keepsPlan.check(ctx, undefined),
  };
}

function StartButton({ view, plan, period }: { view: PageView; plan: Plan; period: Period }) {
  return (
    <ActionButton
      text={text.start}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${period.kind}-${period.startsOn}` }}
      hidden={{
        ...{ _command: startPeriod.name, planId: plan.id, kind: period.kind, startsOn: period.startsOn },
      }}
    />
  );
}

export const periodsPage = page<Shown>({
  path: '/planning/plans/:id/periods',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [post(startPeriod, { next: (output) => periodPath(output.id), done: text.started })],
  view: (view, shown) => {
    const { plan } = shown;
    const madeOf = (period: Period) =>
      shown.made.find((each) => each.kind === period.kind && each.startsOn === period.startsOn);
    const isDraft = plan.state === 'draft' || plan.state === 'on-approval';
    return {
      ...planHead(shown),
      lead: text.lead,
      body: (
        <>
          <PlanTabs view={view} plan={plan} current="periods" />
          {isDraft ? (
            <EmptyState title={text.title} text={text.notApproved} />
          ) : (
            periodKindKeys.map((kind) => (
              <Section title={periodKinds[kind]}>
                <PlainTable
                  caption={periodKinds[kind]}
                  rows={periodsOfYear(plan.schoolYear, kind)}
                  rowKey={(period) => `${period.kind} ${period.startsOn}`}
                  columns={[
                    {
                      key: 'period',
                      title: text.one,
                      cell: (period) => {
                        const made = madeOf(period);
                        const name = upperFirst(periodName(period));
                        return made ? <a href={view.url(periodPath(made.id))}>{name}</a> : name;
                      },
                    },
                    {
                      key: 'state',
                      title: 'Состояние',
                      cell: (period) => {
                        const made = madeOf(period);
                        if (made) return <PeriodBadge state={made.state} />;
                        return shown.mayStart ? (
                          <StartButton view={view} plan={plan} period={period} />
                        ) : (
                          'нет'
                        );
                      },
                    },
                    {
                      key: 'issued',
                      title: 'Выпущен',
                      cell: (period) => {
                        const on = madeOf(period)?.issuedOn;
                        return on ? formatDateShort(on) : '';
                      },
                    },
                  ]}
                />
              </Section>
            ))
          )}
        </>
      ),
    };
  },
});
