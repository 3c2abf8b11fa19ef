// The administrator's form of the service card.
import { page, post } from '../../../kernel/page.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { describeService } from '../territory.commands.ts';
import { territoryPolicy } from '../territory.policy.ts';
import { type TerritoryCard, territoryCard } from '../territory.queries.ts';
import { territoryText as text } from '../territory.text.ts';

const required = new Set(['fullName', 'shortName', 'legalForm', 'parent']);

const fields: FieldDescriptor[] = Object.entries(text.fields).map(([name, label]) => ({
  name,
  label,
  widget: name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text',
  required: required.has(name),
  hint: text.hints[name],
}));

export const territoryEditPage = page<TerritoryCard>({
  path: '/territory/edit',
  ru: text.editTitle,
  ability: territoryPolicy.rules.describe,
  load: (ctx) => territoryCard(ctx.db, ctx.territory.id),
  posts: [post(describeService, { next: () => '/territory', done: text.saved })],
  view: (view, card) => ({
    title: text.editTitle,
    crumbs: [[text.title, '/territory']],
    lead: text.lead,
    body: (
      <FormPage
        action={view.self}
        submit={describeService.ru}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: describeService.name }}
        errors={view.form?.refusal.fields}
        cancel={{ text: 'Не менять', href: view.url('/territory') }}
      >
        <Fields
          fields={fields}
          values={view.form?.values ?? { ...card.service }}
          errors={view.form?.refusal.fields}
        />
      </FormPage>
    ),
  }),
});
