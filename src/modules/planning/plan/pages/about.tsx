// The plan as a document: where it stands, what it lacks, its introduction, the approved paper, its history.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { countOf, formatDate } from '../../../../platform/language/index.ts';
import {
  Facts,
  Fields,
  FormPage,
  fieldsOf,
  HistoryList,
  LinkButton,
  PlainTable,
  ProcedureLine,
  type ProcedureStep,
  Section,
} from '../../../../ui/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../../people/index.ts';
import { chipFor, clauseFor, termsOf } from '../../../regulations/index.ts';
import { collisionsOf } from '../../agreement/agreement.queries.ts';
import { agreementText } from '../../agreement/agreement.text.ts';
import { cyclogramSentences } from '../../cyclogram/cyclogram.text.ts';
import { approvePlan, returnPlan, submitPlan } from '../plan.approval.ts';
import { beginPlan, closePlan, introducePlan, linesOfPlan, planPath, planSubject } from '../plan.commands.ts';
import { type PlanState, planLifecycle } from '../plan.lifecycle.ts';
import { type Lacking, lackingOf } from '../plan.missing.ts';
import { type Plan, visiblePlan } from '../plan.queries.ts';
import { approverWords, planSentences, planText as text } from '../plan.text.ts';
import { seesDrafts } from '../plan.visibility.ts';
import { strategyText } from '../strategy.text.ts';
import { setCourse } from '../strategy.ts';
import { PlanActions, PlanTabs, planHead, planTitle } from './plan-parts.tsx';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly lines: number;
  readonly lacking: readonly Lacking[];
  readonly approver: string | null;
  /** Coincidences nobody has looked at. */
  readonly collisions: number;
  readonly history: readonly HistoryLine[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const lines = await linesOfPlan(ctx, plan);
  const names = await personNames(ctx, plan.approvedById ? [plan.approvedById] : []);
  return {
    plan,
    title: planTitle(await termsOf(ctx), plan),
    lines: lines.length,
    lacking: plan.state === 'draft' ? lackingOf(plan.catalogue, lines) : [],
    collisions: (await collisionsOf(ctx, plan, lines)).filter(({ accepted }) => !accepted).length,
    approver: plan.approvedById ? (names.get(plan.approvedById) ?? null) : null,
    history: await historyOf(ctx, planSubject(plan.id), { ...planSentences, ...cyclogramSentences }),
  };
}

const order: readonly PlanState[] = ['draft', 'on-approval', 'approved', 'executing', 'closed'];

function stepsOf(shown: Shown): ProcedureStep[] {
  const { plan } = shown;
  const now = order.indexOf(plan.state);
  const isLast = plan.state === 'closed';
  return order.map((state, index) => ({
    text: planLifecycle.states[state],
    state: index < now || isLast ? 'done' : index === now ? 'now' : 'next',
    ...(state === 'approved' && plan.approvedOn ? { at: plan.approvedOn } : {}),
    ...(state === 'on-approval' ? { ballAt: approverWords[plan.approver] } : {}),
  }));
}

function MissingSection({ view, shown }: { view: PageView; shown: Shown }) {
  if (shown.plan.state !== 'draft') return null;
  if (shown.lines === 0) return null;
  return (
    <Section title={text.missingTitle} id="missing">
      {shown.lacking.length === 0 ? (
        <p>{text.missingNone}</p>
      ) : (
        <PlainTable
          caption={text.missingTitle}
          rows={shown.lacking.slice(0, 200)}
          rowKey={({ line }) => line.id}
          rowHref={({ line }) => view.url(`/planning/lines/${line.id}/edit`)}
          columns={[
            { key: 'title', title: 'Пункт', cell: ({ line }) => line.title, wrap: true },
            { key: 'responsible', title: 'Ответственный', cell: ({ line }) => line.responsible },
            { key: 'what', title: 'Не хватает', cell: ({ what }) => what.join(', '), wrap: true },
          ]}
        />
      )}
    </Section>
  );
}

/** Who is asked to be in two places, before the plan is approved. */
function Coincidences({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan, collisions } = shown;
  if (collisions === 0 || plan.state === 'closed') return null;
  return (
    <Section title={agreementText.title}>
      <p>
        {agreementText.beforeApproval(countOf(collisions, ...agreementText.count))}{' '}
        <a href={view.url(`${planPath(plan.id)}/agreement`)}>Посмотреть совпадения</a>
      </p>
    </Section>
  );
}

function Introduction({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan } = shown;
  if (plan.state === 'draft' && !refusalOf(view, introducePlan, plan)) {
    const fields = fieldsOf(introducePlan.input).filter((field) => !['id', 'version'].includes(field.name));
    const back = view.form?.command === introducePlan.name ? view.form : null;
    return (
      <FormPage
        action={view.self}
        submit={introducePlan.ru}
        guard={{ idempotencyKey: `${view.formKey}-intro`, version: plan.version }}
        hidden={{ _command: introducePlan.name, id: plan.id }}
        errors={back?.refusal.fields}
        autosave={{ href: view.self, key: `plan-intro-${plan.id}` }}
      >
        <Fields fields={fields} values={back?.values ?? { ...plan }} errors={back?.refusal.fields} />
      </FormPage>
    );
  }
  return (
    <Section title="Введение">
      <Facts
        facts={[
          { label: text.analysis, value: plan.analysis, wide: true },
          { label: text.goal, value: plan.goal, wide: true },
          { label: text.tasks, value: plan.tasks, wide: true },
        ]}
      />
    </Section>
  );
}

/** The goal and the tasks as the head of the authority sets them, until the plan is approved. */
function Course({ view, plan }: { view: PageView; plan: Shown['plan'] }) {
  const isOpen = plan.state === 'draft' || plan.state === 'on-approval';
  if (!isOpen || refusalOf(view, setCourse, plan)) return null;
  const back = view.form?.command === setCourse.name ? view.form : null;
  return (
    <Section title={strategyText.own} id="course">
      <FormPage
        action={view.self}
        submit={setCourse.ru}
        guard={{ idempotencyKey: `${view.formKey}-course`, version: plan.version }}
        hidden={{ _command: setCourse.name, id: plan.id }}
        errors={back?.refusal.fields}
      >
        <Fields
          fields={fieldsOf(setCourse.input).filter(({ name }) => name === 'goal' || name === 'tasks')}
          values={back?.values ?? { ...plan }}
          errors={back?.refusal.fields}
        />
      </FormPage>
    </Section>
  );
}

function Approval({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan } = shown;
  const { version } = plan.catalogue;
  const chip = chipFor(version, 'annual-plan');
  const clause = version ? clauseFor(version, 'annual-plan') : null;
  return (
    <Section title="Утверждение">
      <Facts
        facts={[
          { label: 'Кто утверждает', value: approverWords[plan.approver] },
          {
            label: 'Основание',
            value: chip.path && clause ? <a href={view.url(chip.path)}>{chip.label}</a> : chip.label,
          },
          {
            label: 'Утверждён',
            value: plan.approvedOn
              ? [formatDate(plan.approvedOn), shown.approver].filter(Boolean).join(', ')
              : 'ещё нет',
          },
          {
            label: text.document,
            value:
              plan.documentId && seesDrafts(view) ? (
                <a href={view.url(`/documents/${plan.documentId}`)}>Открыть утверждённую редакцию</a>
              ) : plan.documentId ? (
                'хранится в реестре документов'
              ) : (
                'появится при утверждении'
              ),
          },
        ]}
      />
      <div class="o-buttons">
        <LinkButton text="PDF" href={view.url(`${planPath(plan.id)}/plan.pdf`)} icon="file-text" download />
        <LinkButton text="DOCX" href={view.url(`${planPath(plan.id)}/plan.docx`)} icon="download" download />
        <LinkButton text="XLSX" href={view.url(`${planPath(plan.id)}/plan.xlsx`)} icon="download" download />
      </div>
    </Section>
  );
}

const again = (output: { id: string }) => `${planPath(output.id)}/about`;

export const planAboutPage = page<Shown>({
  path: '/planning/plans/:id/about',
  ru: text.about,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(introducePlan, { next: again, done: text.introSaved }),
    post(setCourse, { next: again, done: strategyText.done }),
    post(submitPlan, { next: again, done: text.submitted }),
    post(returnPlan, { next: again, done: text.returned }),
    post(approvePlan, { next: again, done: (output) => text.approved(output.number) }),
    post(beginPlan, { next: again, done: text.begun }),
    post(closePlan, { next: again, done: text.closed }),
  ],
  view: (view, shown) => ({
    ...planHead(shown),
    lead: countOf(shown.lines, ...text.lines),
    actions: <PlanActions view={view} plan={shown.plan} lines={shown.lines} />,
    body: (
      <>
        <PlanTabs view={view} plan={shown.plan} current="about" />
        <ProcedureLine label="Путь плана" steps={stepsOf(shown)} now={view.now} zone={view.territory.zone} />
        <MissingSection view={view} shown={shown} />
        <Coincidences view={view} shown={shown} />
        <Approval view={view} shown={shown} />
        <Introduction view={view} shown={shown} />
        <Course view={view} plan={shown.plan} />
        <Section title="История">
          <HistoryList
            zone={view.territory.zone}
            entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </Section>
      </>
    ),
  }),
});
