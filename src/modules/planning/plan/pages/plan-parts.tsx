// Parts that pages of a plan share: the head with its state and actions, the tabs of views, badges.
import { canAdvance } from '../../../../kernel/lifecycle.ts';
import type { PageContent, PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { countOf } from '../../../../platform/language/index.ts';
import { ActionButton, Badge, Field, MoreMenu, type Tab, Tabs, type Tone } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import type { Terms } from '../../../regulations/index.ts';
import { type Standing, standingTones } from '../../line/line.standing.ts';
import { standings } from '../../line/line.text.ts';
import { approvePlan, returnPlan, submitPlan } from '../plan.approval.ts';
import { beginPlan, closePlan } from '../plan.commands.ts';
import { type PlanState, planLifecycle } from '../plan.lifecycle.ts';
import type { Plan } from '../plan.queries.ts';
import { planText as text } from '../plan.text.ts';

const planTones: Readonly<Record<PlanState, Tone>> = {
  draft: 'draft',
  'on-approval': 'waiting',
  approved: 'done',
  executing: 'going',
  closed: 'done',
};

export const PlanBadge = ({ state }: { state: PlanState }) => (
  <Badge tone={planTones[state]} text={planLifecycle.states[state]} />
);

export const StandingBadge = ({ standing }: { standing: Standing }) => (
  <Badge tone={standingTones[standing]} text={standings[standing]} />
);

export const planTitle = (terms: Terms, plan: Pick<Plan, 'schoolYear' | 'body'>): string =>
  plan.body
    ? text.ofBody(plan.body.name, schoolYearText(plan.schoolYear))
    : text.named(terms.short('centre'), schoolYearText(plan.schoolYear));

export type PlanTab =
  | 'lines'
  | 'cyclogram'
  | 'periods'
  | 'year'
  | 'month'
  | 'timeline'
  | 'people'
  | 'report'
  | 'corrections'
  | 'agreement'
  | 'about';

const tabs: readonly (readonly [PlanTab, string, string])[] = [
  ['lines', 'Таблица', ''],
  ['year', 'Год', '/year'],
  ['month', 'Месяц', '/month'],
  ['timeline', 'Лента', '/timeline'],
  ['cyclogram', 'Циклограмма', '/cyclogram'],
  ['periods', 'Периоды', '/periods'],
  ['people', 'По людям', '/people'],
  ['report', 'Исполнение', '/report'],
  ['corrections', 'Изменения', '/corrections'],
  ['agreement', 'Согласование', '/agreement'],
  ['about', 'Введение и утверждение', '/about'],
];

/** What was asked of the table stays asked on the timeline and back. */
const filtered: readonly PlanTab[] = ['lines', 'timeline'];
const kept = [
  ...['q', 'direction', 'task', 'programme', 'person'],
  ...['standing', 'body', 'institution', 'due'],
];

function keptQuery(view: PageView, tab: PlanTab): string {
  if (!filtered.includes(tab)) return '';
  const query = new URLSearchParams([...view.query].filter(([name, value]) => kept.includes(name) && value));
  return query.size > 0 ? `?${query}` : '';
}

export function PlanTabs({ view, plan, current }: { view: PageView; plan: Plan; current: PlanTab }) {
  const shown: Tab[] = tabs.map(([key, label, path]) => ({
    text: label,
    href: view.url(`/planning/plans/${plan.id}${path}${keptQuery(view, key)}`),
    current: key === current,
  }));
  return <Tabs label="Виды плана" tabs={shown} />;
}

const errorsOf = (view: PageView, command: string) =>
  view.form?.command === command ? view.form.refusal.fields : {};
const isOpen = (view: PageView, command: string) => view.form?.command === command;

/** The next step of the plan for those who may take it; posted to the page of the introduction. */
export function PlanActions({ view, plan, lines }: { view: PageView; plan: Plan; lines: number }) {
  const action = view.url(`/planning/plans/${plan.id}/about`);
  const hidden = (name: string) => ({ _command: name, id: plan.id });
  const guard = (name: string) => ({ idempotencyKey: `${view.formKey}-${name}`, version: plan.version });
  const may = (
    step: keyof typeof planLifecycle.transitions,
    command: typeof submitPlan | typeof approvePlan | typeof returnPlan | typeof beginPlan | typeof closePlan,
  ) => canAdvance(planLifecycle, plan.state, step) && !refusalOf(view, command, plan);
  return (
    <>
      {may('submit', submitPlan) && lines > 0 ? (
        <ActionButton
          text={submitPlan.ru}
          look="primary"
          action={action}
          guard={guard('submit')}
          hidden={hidden(submitPlan.name)}
          confirm={text.submitConfirm}
        />
      ) : null}
      {may('approve', approvePlan) ? (
        <ActionButton
          text={approvePlan.ru}
          look="primary"
          action={action}
          guard={guard('approve')}
          hidden={hidden(approvePlan.name)}
          confirm={text.approveConfirm(countOf(lines, ...text.lines))}
        />
      ) : null}
      {may('return', returnPlan) ? (
        <ActionButton
          text={returnPlan.ru}
          action={action}
          guard={guard('return')}
          hidden={hidden(returnPlan.name)}
          open={isOpen(view, returnPlan.name)}
        >
          <Field
            name="reason"
            label={text.returnReason}
            widget="textarea"
            required
            error={errorsOf(view, returnPlan.name).reason}
          />
        </ActionButton>
      ) : null}
      {may('begin', beginPlan) ? (
        <ActionButton
          text={beginPlan.ru}
          action={action}
          guard={guard('begin')}
          hidden={hidden(beginPlan.name)}
        />
      ) : null}
      {may('close', closePlan) ? (
        <MoreMenu>
          <ActionButton
            text={closePlan.ru}
            action={action}
            guard={guard('close')}
            hidden={hidden(closePlan.name)}
            confirm={text.closeConfirm}
          />
        </MoreMenu>
      ) : null}
    </>
  );
}

/** What every view of a plan says at its top. */
export function planHead(shown: {
  readonly plan: Plan;
  readonly title: string;
}): Pick<PageContent, 'title' | 'crumbs' | 'badge' | 'wide'> {
  return {
    title: shown.title,
    crumbs: shown.plan.body
      ? [
          ['Советы и объединения', '/councils'],
          [shown.plan.body.shortName, `/councils/bodies/${shown.plan.body.id}`],
        ]
      : [[text.list, '/planning']],
    badge: <PlanBadge state={shown.plan.state} />,
    wide: true,
  };
}
