// Forms of the catalogue: a new course, a course put right, a provider.
import type { AnyCommand } from '../../../kernel/command.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { type FieldDescriptor, Fields, FormPage, type Option } from '../../../ui/index.ts';
import { partnerOptions } from '../../partners/index.ts';
import { addCourse, addProvider, editCourse, editProvider } from '../course.commands.ts';
import { type Course, course, type Provider, provider } from '../course.queries.ts';
import { courseText as text } from '../course.text.ts';
import { keepsCourses } from '../development.policy.ts';
import { providerOptions } from './choice.ts';
import { courseFields, providerFields } from './course-fields.ts';

interface FormParts {
  readonly view: PageView;
  readonly command: Pick<AnyCommand, 'name' | 'ru'>;
  readonly fields: FieldDescriptor[];
  readonly options?: Record<string, Option[]>;
  readonly values?: Record<string, unknown>;
  readonly hidden?: Record<string, string>;
  readonly cancel: string;
}

function CatalogueForm({ view, command, fields, options, values, hidden, cancel }: FormParts) {
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: command.name, ...hidden }}
      errors={view.form?.refusal.fields}
      fields={fields}
      cancel={{ text: 'Не сохранять', href: view.url(cancel) }}
    >
      <Fields
        fields={fields}
        values={view.form?.values ?? values}
        errors={view.form?.refusal.fields}
        {...(options ? { options } : {})}
      />
    </FormPage>
  );
}

const crumbs: [string, string][] = [[text.title, '/development/courses']];
const providerCrumbs: [string, string][] = [...crumbs, [text.providers, '/development/providers']];
const toProviders = () => '/development/providers';

export const courseNewPage = page<Option[]>({
  path: '/development/courses/new',
  ru: text.newCourse,
  ability: keepsCourses,
  load: providerOptions,
  posts: [post(addCourse, { next: (output) => `/development/courses/${output.id}`, done: 'Курс внесён' })],
  view: (view, providerId) => ({
    title: text.newCourse,
    crumbs,
    lead: 'Обязательны организация обучения, название, вид, форма, часы и сроки — датами или словами.',
    body: (
      <CatalogueForm
        view={view}
        command={addCourse}
        fields={courseFields}
        options={{ providerId }}
        cancel="/development/courses"
      />
    ),
  }),
});

/** Lists go into their boxes as people type them. */
const valuesOf = (found: Course): Record<string, unknown> => ({
  ...found,
  positions: found.positions.join('; '),
  subjects: found.subjects.join('; '),
});

export const courseEditPage = page<{ found: Course; providers: Option[] }>({
  path: '/development/courses/:id/edit',
  ru: 'Исправить курс',
  ability: keepsCourses,
  load: async (ctx, { id = '' }) => {
    const found = await course(ctx, id);
    return found && { found, providers: await providerOptions(ctx) };
  },
  posts: [post(editCourse, { next: (output) => `/development/courses/${output.id}`, done: 'Курс сохранён' })],
  view: (view, { found, providers }) => ({
    title: found.title,
    crumbs,
    body: (
      <CatalogueForm
        view={view}
        command={editCourse}
        fields={courseFields}
        options={{ providerId: providers }}
        values={valuesOf(found)}
        hidden={{ id: found.id, version: String(found.version) }}
        cancel={`/development/courses/${found.id}`}
      />
    ),
  }),
});

export const providerNewPage = page<Option[]>({
  path: '/development/providers/new',
  ru: text.newProvider,
  ability: keepsCourses,
  load: (ctx) => partnerOptions(ctx),
  posts: [post(addProvider, { next: toProviders, done: 'Организация обучения внесена' })],
  view: (view, partnerId) => ({
    title: text.newProvider,
    crumbs: providerCrumbs,
    body: (
      <CatalogueForm
        view={view}
        command={addProvider}
        fields={providerFields}
        options={{ partnerId }}
        values={{ partnerId: view.query.get('partnerId') }}
        cancel="/development/providers"
      />
    ),
  }),
});

export const providerEditPage = page<{ found: Provider; partners: Option[] }>({
  path: '/development/providers/:id',
  onlyForm: true,
  ru: text.provider,
  ability: keepsCourses,
  load: async (ctx, { id = '' }) => {
    const found = await provider(ctx, id);
    return found && { found, partners: await partnerOptions(ctx, found.partnerId) };
  },
  posts: [post(editProvider, { next: toProviders, done: 'Сведения сохранены' })],
  view: (view, { found, partners }) => ({
    title: found.shortName,
    crumbs: providerCrumbs,
    lead: found.name,
    body: (
      <CatalogueForm
        view={view}
        command={editProvider}
        fields={providerFields}
        options={{ partnerId: partners }}
        values={{ ...found }}
        hidden={{ id: found.id, version: String(found.version) }}
        cancel="/development/providers"
      />
    ),
  }),
});
