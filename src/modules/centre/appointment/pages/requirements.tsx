// Requirement sets of the territory: what holds today by clause, what held before, a form for the next edition.
import { page, post } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import {
  EmptyState,
  Facts,
  Fields,
  FormPage,
  fieldsOf,
  LinkButton,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { keepsStructure } from '../../centre.policy.ts';
import { centreText } from '../../centre.text.ts';
import { CentreTabs } from '../../pages/parts.tsx';
import { appointmentText as text } from '../appointment.text.ts';
import { requirementWords } from '../requirement.check.ts';
import { setRequirements } from '../requirement.commands.ts';
import { type RequirementSet, requirementSets } from '../requirement.queries.ts';
import { type RequirementItem, setRequirementsSchema } from '../requirement.schema.ts';

const isOn = (set: RequirementSet, today: string) =>
  set.startsOn <= today && (set.endsOn === null || set.endsOn > today);

export const requirementsPage = page<RequirementSet[]>({
  path: '/centre/requirements',
  ru: text.requirements,
  ability: keepsStructure,
  load: requirementSets,
  view: (view, sets) => {
    const keys = [...new Set(sets.map((set) => set.key))];
    const add = (
      <LinkButton
        text={setRequirements.ru}
        href={view.url('/centre/requirements/new')}
        look="primary"
        icon="plus"
      />
    );
    return {
      title: text.requirements,
      crumbs: [[centreText.title, '/centre']],
      lead: text.requirementsLead,
      actions: add,
      wide: true,
      body: (
        <>
          <CentreTabs view={view} current="requirements" />
          {keys.length === 0 ? (
            <EmptyState
              title="Требования не введены"
              text="Введите набор для руководителя и наборы для методистов: пункты положения или «настройка службы»."
              action={add}
            />
          ) : null}
          {keys.map((key) => {
            const all = sets.filter((set) => set.key === key);
            const shown = all.find((set) => isOn(set, view.today)) ?? all[0];
            return shown ? (
              <Section
                title={shown.name}
                actions={
                  <LinkButton
                    text="Новая редакция"
                    href={view.url(`/centre/requirements/new?key=${key}`)}
                    small
                  />
                }
              >
                <Facts
                  facts={[
                    { label: text.fields.basis, value: shown.basis, wide: true },
                    { label: text.fields.appointedBy, value: shown.appointedBy },
                    { label: text.fields.startsOn, value: formatDate(shown.startsOn) },
                  ]}
                />
                <PlainTable<RequirementItem>
                  caption={shown.name}
                  rows={[...shown.items]}
                  rowKey={(row) => row.kind}
                  columns={[
                    { key: 'kind', title: text.fields.kind, cell: requirementWords, wrap: true },
                    { key: 'clause', title: text.fields.clause, cell: (row) => row.clause, wrap: true },
                  ]}
                />
                {all.length > 1 ? (
                  <p class="o-hint">
                    Редакции: {all.map((set) => `с ${formatDate(set.startsOn)} (${set.basis})`).join('; ')}
                  </p>
                ) : null}
              </Section>
            ) : null;
          })}
        </>
      ),
    };
  },
});

export const newRequirementsPage = page<RequirementSet[]>({
  path: '/centre/requirements/new',
  ru: 'Новый набор требований',
  ability: keepsStructure,
  load: requirementSets,
  posts: [
    post(setRequirements, {
      next: () => '/centre/requirements',
      done: (output) => `Введён набор: ${output.name}`,
    }),
  ],
  view: (view, sets) => {
    const former = sets.find((set) => set.key === view.query.get('key'));
    const errors = view.form?.refusal.fields;
    const fields = fieldsOf(setRequirementsSchema);
    return {
      title: former ? `Новая редакция: ${former.name}` : 'Новый набор требований',
      crumbs: [
        [centreText.title, '/centre'],
        [text.requirements, '/centre/requirements'],
      ],
      lead: 'Прежняя редакция набора закончится накануне первого дня новой.',
      body: (
        <FormPage
          action={view.self}
          submit={setRequirements.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: setRequirements.name }}
          fields={fields}
          errors={errors}
          cancel={{ text: 'Не вводить', href: view.url('/centre/requirements') }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { ...former, startsOn: view.today }}
            errors={errors}
          />
        </FormPage>
      ),
    };
  },
});
