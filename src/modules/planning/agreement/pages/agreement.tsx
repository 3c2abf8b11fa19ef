// Coincidences of the plan: who is asked to be in two places, what to do, and which were left with a reason.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  countOf,
  EmptyState,
  Field,
  LinkButton,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { personNames } from '../../../people/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { PlanTabs, planHead, planTitle } from '../../plan/pages/plan-parts.tsx';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { acceptCollision } from '../agreement.commands.ts';
import { collisionsOf, type KnownCollision } from '../agreement.queries.ts';
import { agreementText as text } from '../agreement.text.ts';
import { lastDayOf, type Party } from '../collision.finding.ts';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly collisions: readonly KnownCollision[];
  readonly names: ReadonlyMap<string, string>;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const collisions = await collisionsOf(ctx, plan);
  const who = collisions.flatMap(({ accepted }) => accepted?.acceptedById ?? []);
  return {
    plan,
    title: planTitle(await termsOf(ctx), plan),
    collisions,
    names: await personNames(ctx, [...new Set(who)]),
  };
}

export const agreementPath = (planId: string): string => `${planPath(planId)}/agreement`;
export const outsidePath = (planId: string): string => `${planPath(planId)}/outside`;

function PartyCell({ view, party }: { view: PageView; party: Party }) {
  return (
    <>
      {party.source === null ? <a href={view.url(linePath(party.id))}>{party.title}</a> : party.title}
      <p class="o-hint">
        {[party.source, party.term, party.audience, party.place, party.responsible]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

const daysOf = (collision: KnownCollision): string => {
  const last = lastDayOf(collision);
  return last === collision.day
    ? formatDateShort(collision.day)
    : `${formatDateShort(collision.day)} – ${formatDateShort(last)}`;
};

const keyOf = ({ one, other, day }: KnownCollision): string => `${one.id}-${other.id}-${day}`;

function Accept({ view, plan, collision }: { view: PageView; plan: Plan; collision: KnownCollision }) {
  if (refusalOf(view, acceptCollision, plan)) return null;
  const { one, other, day } = collision;
  const back = view.form?.values.oneId === one.id && view.form.values.otherId === other.id ? view.form : null;
  return (
    <ActionButton
      text={text.accept}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${keyOf(collision)}` }}
      hidden={{ _command: acceptCollision.name, planId: plan.id, oneId: one.id, otherId: other.id, day }}
      open={back !== null}
    >
      <Field
        name="reason"
        label={text.fields.reason}
        widget="textarea"
        required
        value={back?.values.reason}
        error={back?.refusal.fields.reason}
      />
    </ActionButton>
  );
}

function Collisions({
  view,
  shown,
  rows,
  title,
}: {
  view: PageView;
  shown: Shown;
  rows: readonly KnownCollision[];
  title: string;
}) {
  if (rows.length === 0) return null;
  return (
    <Section title={`${title}: ${rows.length}`}>
      <PlainTable
        caption={title}
        rows={[...rows]}
        rowKey={keyOf}
        columns={[
          { key: 'day', title: text.fields.day, cell: daysOf },
          {
            key: 'one',
            title: text.fields.one,
            wrap: true,
            cell: (row) => <PartyCell view={view} party={row.one} />,
          },
          {
            key: 'other',
            title: text.fields.other,
            wrap: true,
            cell: (row) => <PartyCell view={view} party={row.other} />,
          },
          {
            key: 'by',
            title: text.fields.by,
            wrap: true,
            cell: (row) => row.by.map((each) => text.by[each]).join(', '),
          },
          {
            key: 'what',
            title: text.fields.reason,
            wrap: true,
            cell: (row) =>
              row.accepted ? (
                <>
                  {row.accepted.reason}
                  <p class="o-hint">
                    {formatDateShort(row.accepted.acceptedOn)}{' '}
                    {row.accepted.acceptedById ? shown.names.get(row.accepted.acceptedById) : ''}
                  </p>
                </>
              ) : (
                <Accept view={view} plan={shown.plan} collision={row} />
              ),
          },
        ]}
      />
    </Section>
  );
}

export const agreementPage = page<Shown>({
  path: '/planning/plans/:id/agreement',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [post(acceptCollision, { next: (output) => agreementPath(output.planId), done: text.acceptedDone })],
  view: (view, shown) => {
    const { plan, collisions } = shown;
    const open = collisions.filter(({ accepted }) => !accepted);
    return {
      ...planHead(shown),
      lead: text.lead,
      actions: (
        <>
          <LinkButton text={text.outside} href={view.url(outsidePath(plan.id))} icon="files" />
          {keepsPlan.check(view, undefined) || plan.state === 'closed' ? null : (
            <LinkButton
              text={text.load}
              href={view.url(`${planPath(plan.id)}/readings/new?source=authority`)}
              icon="upload"
            />
          )}
        </>
      ),
      body: (
        <>
          <PlanTabs view={view} plan={plan} current="agreement" />
          {collisions.length === 0 ? (
            <EmptyState title={text.none} text={text.noneText} icon="check" />
          ) : null}
          {open.length > 0 ? (
            <p role="status">{text.beforeApproval(countOf(open.length, text.count))}</p>
          ) : null}
          <Collisions view={view} shown={shown} rows={open} title={text.unresolved} />
          <Collisions
            view={view}
            shown={shown}
            rows={collisions.filter(({ accepted }) => accepted)}
            title={text.accepted}
          />
        </>
      ),
    };
  },
});
