// Forms of a material: a new one, the next edition of a draft, sending to reviewers.
import { addDays } from '../../../../kernel/clock.ts';
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { Fields, FormPage } from '../../../../ui/index.ts';
import { keepsFund, usesFund } from '../../library.policy.ts';
import { makeMaterial, refuseFrozen, saveMaterial } from '../material.commands.ts';
import { type Material, material } from '../material.queries.ts';
import { makeSchema, saveSchema, submitSchema } from '../material.schema.ts';
import { materialText as text } from '../material.text.ts';
import { submitMaterial } from '../review.commands.ts';
import { materialReviewRule } from '../review.queries.ts';
import { fieldsFor } from './fields.ts';
import { wholeName } from './signs.tsx';

const back = (output: { id: string }) => `/library/materials/${output.id}`;

export const newMaterialPage = page<null | Record<string, never>>({
  path: '/library/materials/new',
  ru: makeMaterial.ru,
  ability: keepsFund,
  load: async () => ({}),
  posts: [post(makeMaterial, { next: back, done: text.done.created })],
  view: (view) => {
    const me = { value: view.actor.personId ?? '', label: view.actor.name };
    const fields = fieldsFor(view, makeSchema, [me]);
    const usual = { authors: [{ personId: me.value }], carrier: 'electronic', year: view.today.slice(0, 4) };
    return {
      title: makeMaterial.ru,
      crumbs: [[text.title, '/library']],
      lead: 'Сведения, авторы и файл. Дальше — рецензия и утверждение.',
      body: (
        <FormPage
          action={view.self}
          submit={makeMaterial.ru}
          multipart
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: makeMaterial.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не вносить', href: view.url('/library') }}
        >
          <Fields fields={fields} values={view.form?.values ?? usual} errors={view.form?.refusal.fields} />
        </FormPage>
      ),
    };
  },
});

export const editMaterialPage = page<Material>({
  path: '/library/materials/:id/edit',
  ru: saveMaterial.ru,
  ability: usesFund,
  load: async (ctx, { id = '' }) => {
    const found = await material(ctx, id);
    return found && (refusalOf(ctx, saveMaterial, found) ?? refuseFrozen(found) ?? found);
  },
  posts: [post(saveMaterial, { next: back, done: text.done.saved })],
  view: (view, found) => {
    const { authors, subjects, ...shown } = found.shown;
    const chosen = authors.map((each) => ({ value: each.personId, label: wholeName(each) }));
    const fields = fieldsFor(view, saveSchema, chosen);
    const values = { ...shown, authors, subjects: subjects.join(', '), change: '' };
    return {
      title: 'Изменить сведения',
      crumbs: [
        [text.title, '/library'],
        [shown.title, `/library/materials/${found.id}`],
      ],
      lead: `Сохранится редакция ${found.edition + 1}; прежние останутся.`,
      body: (
        <FormPage
          action={view.self}
          submit={saveMaterial.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: saveMaterial.name, version: String(found.version) }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не менять', href: view.url(`/library/materials/${found.id}`) }}
        >
          <Fields fields={fields} values={view.form?.values ?? values} errors={view.form?.refusal.fields} />
        </FormPage>
      ),
    };
  },
});

export const submitMaterialPage = page<{ found: Material; due: string }>({
  path: '/library/materials/:id/submit',
  onlyForm: true,
  ru: submitMaterial.ru,
  ability: usesFund,
  load: async (ctx, { id = '' }) => {
    const found = await material(ctx, id);
    if (!found) return null;
    const complaint = refusalOf(ctx, submitMaterial, found) ?? refuseFrozen(found);
    if (complaint) return complaint;
    return { found, due: addDays(ctx.today, (await materialReviewRule(ctx)).days) };
  },
  posts: [post(submitMaterial, { next: back, done: text.done.submitted })],
  view: (view, { found, due }) => {
    const fields = fieldsFor(view, submitSchema);
    return {
      title: submitMaterial.ru,
      crumbs: [
        [text.title, '/library'],
        [found.shown.title, `/library/materials/${found.id}`],
      ],
      lead: `Редакция ${found.edition} будет закрыта для правки, пока рецензенты не ответят.`,
      body: (
        <FormPage
          action={view.self}
          submit={submitMaterial.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: submitMaterial.name, version: String(found.version) }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не отправлять', href: view.url(`/library/materials/${found.id}`) }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { dueOn: due }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});
