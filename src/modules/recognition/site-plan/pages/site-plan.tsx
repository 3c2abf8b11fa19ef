// The plan of a site: the head edits with autosave, the co-head agrees or returns, the order and who has read it.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  Facts,
  Field,
  type FieldDescriptor,
  FormPage,
  fieldsOf,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { acquaintancesOf, oneDocument, schoolYearText } from '../../../documents/index.ts';
import { personNames } from '../../../people/index.ts';
import { currentVersion, type Listed, norms, parametersOf } from '../../../regulations/index.ts';
import { siteWords as words } from '../../site/pages/site-pages.text.ts';
import { guardOf, orderText, PlanBadge, returned } from '../../site/pages/site-parts.tsx';
import { Activity } from '../../site/pages/site-show.tsx';
import { seesInside } from '../../site/site.policy.ts';
import { type SiteSection, sectionsOfSite } from '../../site/site.sections.ts';
import { fulfilmentNames } from '../../site-report/site-report.text.ts';
import { answerRemark, makeRemark, withdrawRemark } from '../remark.commands.ts';
import { type Remark, remarksOf } from '../remark.queries.ts';
import { remarkText, summaryText } from '../remark.text.ts';
import { type Clash, clashesOf } from '../site-plan.clashes.ts';
import {
  agreeSitePlan,
  draftPlanOrder,
  maySeePlan,
  returnSitePlan,
  saveSitePlan,
} from '../site-plan.commands.ts';
import { planOfSite, type SitePlan } from '../site-plan.queries.ts';
import { sumUpPlan } from '../summary.commands.ts';
import { type PlanSummary, summaryOf } from '../summary.figures.ts';
import { Remarks } from './site-plan-remarks.tsx';
import { Summary } from './site-plan-summary.tsx';

interface Shown {
  readonly plan: SitePlan;
  readonly tasks: readonly Pick<Listed, 'key' | 'text'>[];
  /** Days that something else takes as well; an approved plan is not argued about. */
  readonly clashes: readonly Clash[];
  /** Those asked to get acquainted who have not answered; null when nobody was asked. */
  readonly unread: { readonly names: string[]; readonly asked: number } | null;
  /** What rooms above know of this plan. */
  readonly sections: readonly SiteSection[];
  /** null: talk about the draft is for the site's own people and the service. */
  readonly remarks: { readonly all: readonly Remark[]; readonly names: ReadonlyMap<string, string> } | null;
  readonly summary: PlanSummary | null;
  readonly note: { readonly id: string; readonly isDraft: boolean } | null;
}

async function talkOf(ctx: ReadCtx, plan: SitePlan): Promise<Pick<Shown, 'remarks' | 'summary' | 'note'>> {
  if (!seesInside(ctx, plan)) return { remarks: null, summary: null, note: null };
  const all = await remarksOf(ctx, plan.id);
  const names = await personNames(
    ctx,
    all.map((each) => each.madeById),
  );
  const note = plan.summaryDocumentId ? await oneDocument(ctx, plan.summaryDocumentId) : null;
  return {
    remarks: { all, names },
    summary: plan.state === 'approved' ? await summaryOf(ctx, plan) : null,
    note: note ? { id: note.id, isDraft: note.state === 'draft' } : null,
  };
}

async function unreadOf(ctx: ReadCtx, plan: SitePlan): Promise<Shown['unread']> {
  if (plan.state !== 'approved' || !plan.orderDocumentId) return null;
  const asked = await acquaintancesOf(ctx, plan.orderDocumentId);
  if (asked.length === 0) return null;
  const names = await personNames(
    ctx,
    asked.filter((each) => each.acknowledgedAt === null).map((each) => each.personId),
  );
  return { names: [...names.values()], asked: asked.length };
}

async function load(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<Shown | null> {
  const year = Number(query.get('year'));
  const plan = await planOfSite(ctx, id, Number.isInteger(year) && year > 0 ? year : undefined);
  if (!plan || !maySeePlan(ctx, plan)) return null;
  const { tasks } = parametersOf(await currentVersion(ctx, norms.siteTasks), norms.siteTasks);
  return {
    plan,
    tasks,
    clashes: plan.state === 'approved' ? [] : await clashesOf(ctx, plan),
    unread: await unreadOf(ctx, plan),
    sections: await sectionsOfSite(ctx, { siteId: plan.siteId, planId: plan.id }),
    ...(await talkOf(ctx, plan)),
  };
}

function linesField(tasks: Shown['tasks']): FieldDescriptor {
  const field = fieldsOf(saveSitePlan.input).find((each) => each.name === 'lines') as FieldDescriptor;
  const options = tasks.map((task) => ({ value: task.key, label: task.text }));
  const columns = field.columns?.map((column) => (column.name === 'task' ? { ...column, options } : column));
  return { ...field, columns };
}

function Editor({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan } = shown;
  const back = returned(view, saveSitePlan);
  return (
    <FormPage
      action={view.self}
      submit={saveSitePlan.ru}
      guard={guardOf(view, 'save', plan.version)}
      hidden={{ _command: saveSitePlan.name, id: plan.id }}
      errors={back?.errors}
      autosave={{ href: view.self, key: `site-plan-${plan.id}` }}
    >
      <Field
        {...linesField(shown.tasks)}
        value={back?.values.lines ?? plan.lines}
        errors={back?.errors}
        error={back?.errors.lines}
      />
    </FormPage>
  );
}

function Lines({ shown }: { shown: Shown }) {
  const task = new Map(shown.tasks.map((each) => [each.key, each.text]));
  const approved = shown.plan.state === 'approved';
  return (
    <PlainTable
      caption={words.plan}
      rows={[...shown.plan.lines]}
      rowKey={(line) => String(line.position)}
      empty={words.activityNone}
      columns={[
        { key: 'n', title: '№', cell: (line) => String(line.position), numeric: true },
        { key: 'title', title: 'Мероприятие', cell: (line) => line.title, wrap: true },
        { key: 'form', title: 'Форма', cell: (line) => line.form, wrap: true },
        { key: 'term', title: 'Срок', cell: (line) => line.term },
        { key: 'responsible', title: 'Ответственный', cell: (line) => line.responsible, wrap: true },
        { key: 'result', title: 'Результат', cell: (line) => line.result, wrap: true },
        { key: 'task', title: words.task, cell: (line) => task.get(line.task) ?? '', wrap: true },
        ...(approved
          ? [
              {
                key: 'fulfilment',
                title: 'Выполнение',
                wrap: true,
                cell: (line: SitePlan['lines'][number]) =>
                  [fulfilmentNames[line.fulfilment], line.outcome].filter(Boolean).join(': '),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The same day twice: the head moves the event or leaves it, knowing. */
function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  if (clashes.length === 0) return null;
  return (
    <Section title={words.clashes}>
      <p class="o-hint">{words.clashesLead}</p>
      <PlainTable
        caption={words.clashes}
        rows={[...clashes]}
        rowKey={(each) => `${each.day} ${each.title} ${each.other}`}
        columns={[
          { key: 'day', title: 'День', cell: (each) => formatDate(each.day) },
          { key: 'title', title: 'В этом плане', cell: (each) => each.title, wrap: true },
          { key: 'other', title: 'В тот же день', cell: (each) => each.other, wrap: true },
        ]}
      />
    </Section>
  );
}

/** The order on the plan and who of those asked has not read it yet. */
function Order({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan, unread } = shown;
  if (!plan.orderDocumentId) return null;
  return (
    <Section title={words.planOrder}>
      <Facts
        facts={[
          {
            label: words.order,
            value: (
              <a href={view.url(`/documents/${plan.orderDocumentId}`)}>
                {orderText({ number: plan.orderNumber, date: plan.orderDate })}
              </a>
            ),
          },
          ...(unread
            ? [
                {
                  label: words.unread,
                  value:
                    unread.names.length === 0
                      ? words.allRead
                      : `${words.unreadCount(unread.names.length, unread.asked)}: ${unread.names.join(', ')}`,
                  wide: unread.names.length > 0,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function Actions({ view, plan }: { view: PageView; plan: SitePlan }) {
  const hidden = (name: string) => ({ _command: name, id: plan.id });
  const back = returned(view, returnSitePlan);
  return (
    <>
      {plan.state === 'draft' && !refusalOf(view, agreeSitePlan, plan) ? (
        <ActionButton
          text={agreeSitePlan.ru}
          look="primary"
          action={view.self}
          guard={guardOf(view, 'agree', plan.version)}
          hidden={hidden(agreeSitePlan.name)}
        />
      ) : null}
      {plan.state === 'agreed' && !refusalOf(view, draftPlanOrder, undefined) ? (
        <ActionButton
          text="Подготовить приказ"
          look="primary"
          action={view.self}
          guard={guardOf(view, 'order')}
          hidden={{ _command: draftPlanOrder.name, 'planIds[]': plan.id }}
        />
      ) : null}
      {plan.state !== 'approved' && !refusalOf(view, returnSitePlan, plan) ? (
        <ActionButton
          text={returnSitePlan.ru}
          action={view.self}
          guard={guardOf(view, 'return', plan.version)}
          hidden={hidden(returnSitePlan.name)}
          open={back !== null}
        >
          <Field
            name="reason"
            label="Что изменить в плане"
            widget="textarea"
            required
            value={back?.values.reason}
            error={back?.errors.reason}
          />
        </ActionButton>
      ) : null}
    </>
  );
}

export const sitePlanPage = page<Shown>({
  path: '/recognition/sites/:id/plan',
  ru: words.plan,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => load(ctx, id, query),
  posts: [
    post(saveSitePlan, {
      next: (output) => `/recognition/sites/${output.siteId}/plan`,
      done: words.planSaved,
    }),
    post(agreeSitePlan, {
      next: (output) => `/recognition/sites/${output.siteId}/plan`,
      done: words.planAgreed,
    }),
    post(returnSitePlan, {
      next: (output) => `/recognition/sites/${output.siteId}/plan`,
      done: words.planReturned,
    }),
    ...[
      post(makeRemark, {
        next: (output) => `/recognition/sites/${output.siteId}/plan`,
        done: remarkText.made,
      }),
      post(answerRemark, {
        next: (output) => `/recognition/sites/${output.siteId}/plan`,
        done: remarkText.answered,
      }),
      post(withdrawRemark, {
        next: (output) => `/recognition/sites/${output.siteId}/plan`,
        done: remarkText.withdrawn,
      }),
    ],
    post(sumUpPlan, { next: (output) => `/documents/${output.documentId}`, done: summaryText.drawn }),
    post(draftPlanOrder, { next: (output) => `/documents/${output.documentId}`, done: words.plansDrawn }),
  ],
  view: (view, shown) => {
    const { plan } = shown;
    const edits = plan.state === 'draft' && !refusalOf(view, saveSitePlan, plan);
    return {
      title: `${words.plan} на ${schoolYearText(plan.schoolYear)} учебный год`,
      crumbs: [
        ['Реестр статусов', '/recognition/sites'],
        [`${plan.institutionShortName}: ${plan.theme}`, `/recognition/sites/${plan.siteId}`],
      ],
      badge: <PlanBadge state={plan.state} />,
      lead: words.planLead,
      actions: <Actions view={view} plan={plan} />,
      wide: true,
      body: (
        <>
          <Clashes clashes={shown.clashes} />
          {shown.remarks ? (
            <Remarks view={view} plan={plan} remarks={shown.remarks.all} names={shown.remarks.names} />
          ) : null}
          <Order view={view} shown={shown} />
          {edits ? (
            <Editor view={view} shown={shown} />
          ) : (
            <Section title={words.plan}>
              <Lines shown={shown} />
            </Section>
          )}
          {shown.summary ? (
            <Summary view={view} plan={plan} summary={shown.summary} note={shown.note} />
          ) : null}
          {shown.sections.map((section) => (
            <Section title={section.title}>{section.body(view)}</Section>
          ))}
          <Activity plan={plan} tasks={shown.tasks} />
        </>
      ),
    };
  },
});
