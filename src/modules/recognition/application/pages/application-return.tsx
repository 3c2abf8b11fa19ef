// Returning an application: remarks on its parts and the day to correct it by.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { Field, FormPage } from '../../../../ui/index.ts';
import { cardPages as words } from '../../pages/pages.text.ts';
import { visibleApplication } from '../application.queries.ts';
import { returnApplication } from '../application.reception.ts';
import { type Application, remarkFields } from '../application.schema.ts';
import { partNames } from '../application.text.ts';
import { crumbsOf } from './application-edit.tsx';

const parts = remarkFields.map((value) => ({ value, label: partNames[value] }));

export const applicationReturnPage = page<Application>({
  path: '/recognition/applications/:id/return',
  onlyForm: true,
  ru: words.returnTitle,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const application = await visibleApplication(ctx, id);
    return application && (refusalOf(ctx, returnApplication, application) ?? application);
  },
  posts: [
    post(returnApplication, {
      next: (output) => `/recognition/applications/${output.id}`,
      done: words.returned,
    }),
  ],
  view: (view, application) => {
    const errors = { ...view.form?.refusal.fields };
    return {
      title: words.returnTitle,
      crumbs: crumbsOf(application),
      lead: words.returnLead,
      body: (
        <FormPage
          action={view.self}
          submit={returnApplication.ru}
          guard={{ idempotencyKey: view.formKey, version: application.version }}
          hidden={{ _command: returnApplication.name, id: application.id }}
          errors={errors}
          cancel={{ text: 'К заявке', href: view.url(`/recognition/applications/${application.id}`) }}
        >
          <Field
            name="remarks"
            label={words.remarks}
            widget="table"
            required
            error={errors.remarks}
            errors={errors}
            value={view.form?.values.remarks}
            columns={[
              { name: 'field', label: words.part, widget: 'select', options: parts },
              { name: 'text', label: words.what, widget: 'textarea' },
            ]}
          />
          <Field
            name="correctUntil"
            label={words.correctUntil}
            hint={words.correctUntilHint}
            widget="date"
            error={errors.correctUntil}
            value={view.form?.values.correctUntil}
          />
        </FormPage>
      ),
    };
  },
});
