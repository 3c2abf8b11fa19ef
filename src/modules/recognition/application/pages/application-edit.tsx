// Filling in an application by steps, saved as it is typed; remarks of the secretary stand beside their fields.

import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import {
  Field,
  type FieldDescriptor,
  Fields,
  FormPage,
  fieldsOf,
  type Option,
  Steps,
} from '../../../../ui/index.ts';
import { peopleWithRole, personNames, staffOf } from '../../../people/index.ts';
import { norms, parametersOf, type RegulationVersion, versionById } from '../../../regulations/index.ts';
import { applicationPages as words } from '../../pages/pages.text.ts';
import { innovationStatuses, type RegisteredStatus } from '../../site/site.queries.ts';
import { saveApplication } from '../application.commands.ts';
import { planOf, remarksOf, visibleApplication } from '../application.queries.ts';
import { missingParts, type ReadyPart } from '../application.readiness.ts';
import {
  type Application,
  applicationContentSchema,
  type PlanLine,
  type Remark,
  stepContents,
} from '../application.schema.ts';
import { applicationSteps, isStep, type StepKey, stepAfter } from './application-steps.ts';

interface Shown {
  readonly application: Application;
  readonly plan: readonly PlanLine[];
  readonly remarks: readonly Remark[];
  readonly version: RegulationVersion;
  readonly missing: readonly ReadyPart[];
  readonly step: StepKey;
  readonly choices: Record<string, Option[]>;
  /** Terms of an innovation site by the register; asked on the step of conditions. */
  readonly innovation: readonly RegisteredStatus[];
}

const descriptors = new Map(fieldsOf(applicationContentSchema).map((field) => [field.name, field]));
const stepFields: Partial<Record<StepKey, readonly string[]>> = stepContents;

/** Staff of the organisation and methodists of the service, for the step of people. */
async function peopleChoices(ctx: ReadCtx, application: Application): Promise<Record<string, Option[]>> {
  const staff = await staffOf(ctx, application.institutionId, ctx.today);
  const methodists = await peopleWithRole(ctx, ['methodist']);
  const names = await personNames(
    ctx,
    [...staff, ...methodists].map((each) => each.personId),
  );
  const own = staff.map((each) => ({
    value: each.personId,
    label: `${names.get(each.personId) ?? ''}, ${each.title}`,
  }));
  const ids = [...new Set(methodists.map((each) => each.personId))];
  return {
    headPersonId: own,
    signerPersonId: own,
    coHeadPersonId: ids.map((id) => ({ value: id, label: names.get(id) ?? '' })),
    headChairsCouncil: [
      { value: 'true', label: words.chairsCouncil },
      { value: 'false', label: words.elected },
    ],
  };
}

export function StepsOf({
  view,
  shown,
}: {
  view: PageView;
  shown: Pick<Shown, 'application' | 'missing' | 'step' | 'remarks'>;
}) {
  const open = shown.remarks.filter((remark) => !remark.resolvedAt);
  const base = `/recognition/applications/${shown.application.id}/edit`;
  const steps = applicationSteps.map((step) => {
    const lacks = step.parts.filter((part) => shown.missing.includes(part));
    const marked = open.some((remark) => (step.remarks as readonly string[]).includes(remark.field));
    const state = step.key === shown.step ? 'now' : marked ? 'trouble' : lacks.length > 0 ? 'next' : 'done';
    const note = marked ? words.hasRemarks : lacks.length > 0 ? words.notFilled : undefined;
    return { text: step.title, href: view.url(`${base}/${step.key}`), state, note } as const;
  });
  return (
    <Steps
      steps={[
        ...steps,
        {
          text: words.review,
          href: view.url(`${base}/review`),
          state: shown.step === 'review' ? 'now' : 'next',
        },
      ]}
    />
  );
}

export async function loadForEditing(ctx: ReadCtx, id: string, step: string): Promise<Shown | null> {
  const application = await visibleApplication(ctx, id);
  if (!application || !isStep(step) || refusalOf(ctx, saveApplication, application)) return null;
  const version = await versionById(ctx, application.regulationVersionId);
  const plan = await planOf(ctx, id);
  return {
    application,
    plan,
    version,
    remarks: await remarksOf(ctx, id),
    missing: missingParts(application, plan, version),
    step,
    choices: step === 'people' ? await peopleChoices(ctx, application) : {},
    innovation: step === 'conditions' ? await innovationStatuses(ctx, application.institutionId) : [],
  };
}

export const crumbsOf = (application: Pick<Application, 'id' | 'institutionShortName'>) =>
  [
    [words.campaign, '/recognition'],
    [application.institutionShortName, `/recognition/applications/${application.id}`],
  ] as const;

function fieldsFor(shown: Shown): FieldDescriptor[] {
  const { tasks } = parametersOf(shown.version, norms.siteTasks);
  return (stepFields[shown.step] ?? []).flatMap((name) => {
    const field = descriptors.get(name);
    if (!field) return [];
    const { group: _group, ...plain } = field;
    if (shown.choices[name])
      return [{ ...plain, widget: 'select', options: shown.choices[name] } as FieldDescriptor];
    if (name !== 'plan') return [plain as FieldDescriptor];
    const columns = field.columns?.map((column) =>
      column.name === 'task'
        ? { ...column, options: tasks.map((task) => ({ value: task.key, label: task.text })) }
        : column,
    );
    return [{ ...plain, columns } as FieldDescriptor];
  });
}

/** Conditions come from the regulation the campaign pinned: each with an answer and words of proof. */
function Conditions({ shown, values }: { shown: Shown; values: Application['eligibility'] }) {
  const { criteria } = parametersOf(shown.version, norms.siteEligibility);
  return (
    <>
      {criteria.map((criterion, index) => {
        const given = values.find((each) => each.key === criterion.key);
        return (
          <section class="o-group">
            <h2>{criterion.text}</h2>
            {criterion.key === 'innovation-experience' ? (
              <p class="o-hint">{words.byRegister(shown.innovation)}</p>
            ) : null}
            <input type="hidden" name={`eligibility[${index}].key`} value={criterion.key} />
            <Field
              name={`eligibility[${index}].answer`}
              label={words.meets}
              widget="radio"
              value={given?.answer ?? ''}
              options={[
                { value: 'yes', label: words.yes },
                { value: 'no', label: words.no },
              ]}
            />
            <Field
              name={`eligibility[${index}].text`}
              label={words.proof}
              hint={words.proofHint}
              widget="textarea"
              maxLength={2000}
              value={given?.text ?? ''}
            />
          </section>
        );
      })}
    </>
  );
}

export const applicationEditPage = page<Shown>({
  path: '/recognition/applications/:id/edit/:step',
  onlyForm: true,
  ru: words.editTitle,
  ability: signedIn,
  load: async (ctx, { id = '', step = '' }) =>
    step === 'review' || step === 'files' ? null : loadForEditing(ctx, id, step),
  posts: [
    post(saveApplication, {
      next: (output, params) => `/recognition/applications/${output.id}/edit/${stepAfter(params.step ?? '')}`,
      done: words.saved,
    }),
  ],
  view: (view, shown) => {
    const { application } = shown;
    const errors = { ...view.form?.refusal.fields };
    const values = (view.form?.values ?? {
      ...application,
      headChairsCouncil: String(application.headChairsCouncil),
      plan: shown.plan,
    }) as Record<string, unknown>;
    const open = shown.remarks.filter((remark) => !remark.resolvedAt);
    const remarkOn = (field: string) =>
      open
        .filter((remark) => remark.field === field)
        .map((remark) => remark.text)
        .join(' ');
    const remarks = Object.fromEntries(
      [...(stepFields[shown.step] ?? [])]
        .map((name) => [name, remarkOn(name === 'headPersonId' ? 'people' : name)])
        .filter(([, text]) => text),
    );
    return {
      title: applicationSteps.find((step) => step.key === shown.step)?.title ?? words.editTitle,
      crumbs: crumbsOf(application),
      lead: words.stepLead[shown.step],
      body: (
        <>
          <StepsOf view={view} shown={shown} />
          <FormPage
            action={view.self}
            submit={words.saveAndNext}
            guard={{ idempotencyKey: view.formKey, version: application.version }}
            hidden={{ _command: saveApplication.name, id: application.id, step: shown.step }}
            errors={errors}
            cancel={{ text: words.leave, href: view.url(`/recognition/applications/${application.id}`) }}
            autosave={{ href: view.self, key: `application-${application.id}-${shown.step}` }}
          >
            {remarkOn('eligibility') && shown.step === 'conditions' ? (
              <p class="o-remark">{remarkOn('eligibility')}</p>
            ) : null}
            {shown.step === 'conditions' ? (
              <Conditions shown={shown} values={(values.eligibility as Application['eligibility']) ?? []} />
            ) : (
              <Fields fields={fieldsFor(shown)} values={values} errors={errors} remarks={remarks} />
            )}
          </FormPage>
        </>
      ),
    };
  },
});
